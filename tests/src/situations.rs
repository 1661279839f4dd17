//! Scoring of hearing against labelled situations. The rules are those of the script that comes
//! with the evaluation data, so that both print the same figures.

use crate::score::{Figures, percent};
use careteam::catalog::{Catalog, CatalogError};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A labelled situation in a parent's words.
#[derive(Debug, Deserialize)]
pub struct Situation {
    /// What the parent says.
    pub text: String,
    /// Labels of the needs that it speaks of.
    pub needs: Vec<String>,
    /// Whether it tells of danger.
    pub crisis: bool,
}

/// `tests/eval/situations-labels.json`: what the labels stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// Need ids that answer each label.
    pub accept: BTreeMap<String, BTreeSet<String>>,
    /// Need ids that are neither right nor wrong where no label asks for them.
    pub aside: BTreeSet<String>,
}

/// Figures over labelled situations.
pub fn situations(
    catalog: &Catalog<'_>,
    rows: &[Situation],
    labels: &Labels,
) -> Result<Figures, CatalogError> {
    let reader = catalog.reader("en")?;
    let (mut wanted, mut found, mut counted, mut right) = (0, 0, 0, 0);
    let (mut crises, mut crises_found, mut calm, mut false_crises) = (0, 0, 0, 0);
    for row in rows {
        let heard = catalog.recognize(reader, &row.text, None)?;
        let got: BTreeSet<String> = heard.needs.into_iter().map(|n| n.need).collect();
        let sets: Vec<&BTreeSet<String>> = row
            .needs
            .iter()
            .filter_map(|l| labels.accept.get(l))
            .collect();
        let accepted = |need: &&String| sets.iter().any(|set| set.contains(*need));
        wanted += row.needs.len();
        found += sets.iter().filter(|set| !set.is_disjoint(&got)).count();
        right += got.iter().filter(accepted).count();
        let counts = |need: &&String| accepted(need) || !labels.aside.contains(*need);
        counted += got.iter().filter(counts).count();
        let crisis = usize::from(heard.crisis.is_some());
        if row.crisis {
            crises += 1;
            crises_found += crisis;
        } else {
            calm += 1;
            false_crises += crisis;
        }
    }
    Ok(Figures::from(
        [
            ("needs_found_%", percent(found, wanted)),
            ("answered_needs_right_%", percent(right, counted)),
            ("crisis_found_%", percent(crises_found, crises)),
            ("false_crisis_%", percent(false_crises, calm)),
        ]
        .map(|(name, figure)| (name.to_owned(), figure)),
    ))
}

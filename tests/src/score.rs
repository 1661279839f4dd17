//! Scoring of `identify` against labelled titles and occupations. The rules are those of the
//! scripts that come with the evaluation data, so that both print the same figures.

use careteam::catalog::{Catalog, CatalogError, Clinician};
use careteam::identify::{Identification, Outcome};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Families that stand for "no member of a care team".
const OUTSIDE: [&str; 2] = ["not-a-role", "not-a-credential"];

/// Figures by name: percentages to one decimal, and counts.
pub type Figures = BTreeMap<String, f64>;

/// A labelled title.
#[derive(Debug, Deserialize)]
pub struct Title {
    /// Number of the row.
    pub id: String,
    /// What stands on the card.
    pub text: String,
    /// State, if one is known.
    pub state: Option<String>,
    /// Families that are right, best first.
    pub gold: Vec<String>,
    /// Letters that stand in the text.
    pub credentials: Vec<String>,
    /// Whether it shows a licensed clinician.
    pub licensed_clinician: String,
    /// Other answers that are also right.
    pub licensed_also_ok: Vec<String>,
}

/// A labelled occupation.
#[derive(Debug, Deserialize)]
pub struct Occupation {
    /// Number of the row.
    pub id: String,
    /// Title.
    pub text: String,
    /// Families that are right.
    pub gold: Vec<String>,
}

/// A figure in percent, rounded as the scripts round.
pub(crate) fn percent(part: usize, of: usize) -> f64 {
    if of == 0 {
        return 0.0;
    }
    (1000.0 * part as f64 / of as f64).round() / 10.0
}

fn outside(family: &str) -> bool {
    OUTSIDE.contains(&family)
}

fn families(answer: &Identification) -> Vec<&str> {
    answer
        .candidates
        .iter()
        .map(|c| c.family.as_str())
        .collect()
}

fn refused(answer: &Identification) -> bool {
    answer.verdict == Outcome::NotACareRole
        || answer.candidates.first().is_none_or(|c| outside(&c.family))
}

fn label(clinician: Clinician) -> &'static str {
    match clinician {
        Clinician::Yes => "yes",
        Clinician::No => "no",
        Clinician::InTraining => "in-training",
        Clinician::CannotTell => "cannot-tell-from-this",
    }
}

fn letters(text: &str) -> String {
    text.chars()
        .flat_map(char::to_uppercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Figures over labelled titles. Rows that miss are handed to `miss`.
pub fn titles(
    catalog: &Catalog<'_>,
    rows: &[Title],
    mut miss: impl FnMut(&Title, &Identification),
) -> Result<Figures, CatalogError> {
    let reader = catalog.reader("en")?;
    let (mut roles, mut first, mut top3, mut wrongly) = (0, 0, 0, 0);
    let (mut negatives, mut negatives_right) = (0, 0);
    let (mut clinician_right, mut false_yes, mut unlicensed_yes) = (0, 0, 0);
    let (mut wanted, mut found, mut no_question) = (0, 0, 0);
    for row in rows {
        let answer = catalog.identify(reader, &row.text, row.state.as_deref())?;
        let families = families(&answer);
        let gold = |family: &&str| row.gold.iter().any(|g| g == family);
        let right = families.first().is_some_and(gold);
        let clinician = label(answer.clinician);
        let fits = |status: &str| {
            row.licensed_clinician == status || row.licensed_also_ok.iter().any(|s| s == status)
        };
        let mut missed = !fits(clinician);
        if row.gold.first().is_some_and(|g| outside(g)) {
            negatives += 1;
            let hit = refused(&answer) || right;
            negatives_right += usize::from(hit);
            missed |= !hit;
        } else {
            roles += 1;
            first += usize::from(right);
            top3 += usize::from(families.iter().take(3).any(gold));
            wrongly += usize::from(refused(&answer) && !row.gold.iter().any(|g| outside(g)));
            no_question +=
                usize::from(answer.clinician == Clinician::CannotTell && answer.ask.is_empty());
            missed |= !right;
        }
        clinician_right += usize::from(fits(clinician));
        if answer.clinician == Clinician::Yes && !fits("yes") {
            false_yes += 1;
            unlicensed_yes += usize::from(row.licensed_clinician == "no");
        }
        let got: Vec<String> = answer
            .credentials
            .iter()
            .map(|c| letters(&c.letters))
            .collect();
        wanted += row.credentials.len();
        found += row
            .credentials
            .iter()
            .filter(|c| got.contains(&letters(c)))
            .count();
        if missed {
            miss(row, &answer);
        }
    }
    Ok(Figures::from(
        [
            ("family_first_%", percent(first, roles)),
            ("family_top3_%", percent(top3, roles)),
            ("wrongly_refused_%", percent(wrongly, roles)),
            ("negatives_refused_%", percent(negatives_right, negatives)),
            ("clinician_right_%", percent(clinician_right, rows.len())),
            ("falsely_licensed_%", percent(false_yes, rows.len())),
            ("unlicensed_called_licensed", unlicensed_yes as f64),
            ("credentials_found_%", percent(found, wanted)),
            ("vague_without_a_question", no_question as f64),
        ]
        .map(|(name, figure)| (name.to_owned(), figure)),
    ))
}

/// Figures over other occupations, which must be refused, and care occupations, which must not.
pub fn occupations(
    catalog: &Catalog<'_>,
    other: &[Occupation],
    care: &[Occupation],
) -> Result<Figures, CatalogError> {
    let reader = catalog.reader("en")?;
    let (mut other_refused, mut licensed, mut care_refused, mut care_right) = (0, 0, 0, 0);
    for row in other {
        let answer = catalog.identify(reader, &row.text, None)?;
        other_refused += usize::from(refused(&answer));
        licensed += usize::from(answer.clinician == Clinician::Yes);
    }
    for row in care {
        let answer = catalog.identify(reader, &row.text, None)?;
        let right = families(&answer)
            .first()
            .is_some_and(|f| row.gold.iter().any(|g| g == f));
        care_refused += usize::from(refused(&answer));
        care_right += usize::from(!refused(&answer) && right);
    }
    Ok(Figures::from(
        [
            ("other_refused_%", percent(other_refused, other.len())),
            ("other_called_licensed", licensed as f64),
            ("care_wrongly_refused_%", percent(care_refused, care.len())),
            ("care_family_right_%", percent(care_right, care.len())),
        ]
        .map(|(name, figure)| (name.to_owned(), figure)),
    ))
}

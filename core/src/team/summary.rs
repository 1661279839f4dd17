//! One sentence about the team that a parent can say aloud.

use super::{CapabilityCoverage, State};
use crate::catalog::{Catalog, CatalogError, Reader};

/// Most things that the sentence names.
const MOST_NAMED: usize = 3;

/// The sentence: the worst of what is required, by name.
pub(super) fn sentence(
    catalog: &Catalog<'_>,
    reader: Reader,
    rows: &[CapabilityCoverage],
) -> Result<String, CatalogError> {
    let mut required = rows.iter().filter(|r| r.required).peekable();
    if required.peek().is_none() {
        return catalog.phrase(reader, "team_sum_no_needs", &[]);
    }
    let worst = required.clone().map(|r| r.state).max();
    let key = match worst {
        Some(State::Nobody) => "team_sum_nobody",
        Some(State::Ask) => "team_sum_ask",
        Some(State::UnderSupervision) => "team_sum_supervised",
        _ => return catalog.phrase(reader, "team_sum_covered", &[]),
    };
    let named: Vec<String> = required
        .filter(|r| Some(r.state) == worst)
        .map(|r| lower_first(&r.label))
        .collect();
    let list = list(catalog, reader, &named)?;
    catalog.phrase(reader, key, &[("list", &list)])
}

/// "a, b and c", or "a, b, c and 4 more".
fn list(catalog: &Catalog<'_>, reader: Reader, names: &[String]) -> Result<String, CatalogError> {
    let shown = names.get(..names.len().min(MOST_NAMED)).unwrap_or(names);
    let more = names.len() - shown.len();
    if more > 0 {
        let count = more.to_string();
        let values = [("list", shown.join(", ")), ("count", count)];
        let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
        return catalog.phrase(reader, "list_more", &values);
    }
    match shown.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let list = rest.join(", ");
            catalog.phrase(reader, "list_and", &[("list", &list), ("last", last)])
        }
        _ => Ok(shown.join(", ")),
    }
}

/// A name inside a sentence: "Full assessment" is "full assessment", "IEP" stays.
fn lower_first(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

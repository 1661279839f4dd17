//! What a half-typed text may be on the way to.

use super::Suggestion;
use super::decide::Decision;
use super::tokens::Text;
use crate::catalog::{Catalog, CatalogError, Reader};
use careteam_content::text::compact;

/// How many suggestions are shown.
const MOST: usize = 5;
/// Letters are suggested from this many characters on.
const SHORTEST_LETTERS: usize = 2;
/// A finished candidate this strong needs no suggestions.
const CERTAIN: i32 = 40;

/// Roles whose letters or names begin like the text: those of the state and of the whole country.
pub(super) fn suggest(
    catalog: &Catalog<'_>,
    reader: Reader,
    text: &Text<'_>,
    decision: &Decision<'_>,
    place: Option<u16>,
) -> Result<Vec<Suggestion>, CatalogError> {
    let mut out = Vec::new();
    let certain = decision.choices.first().is_some_and(|c| c.worth >= CERTAIN);
    if !text.open_ended || certain {
        return Ok(out);
    }
    if let [only] = text.chunks.as_slice() {
        let typed = compact(only.raw);
        if typed.len() >= SHORTEST_LETTERS {
            for letters in catalog.letters_from(&typed) {
                let letters = letters?;
                if let Some(role) = letters.role {
                    push(
                        catalog,
                        reader,
                        place,
                        role,
                        Some(letters.letters),
                        &mut out,
                    )?;
                }
            }
        }
    }
    for hit in &decision.titles.names {
        if let Some(role) = catalog.title_role(hit.name) {
            push(catalog, reader, place, role, None, &mut out)?;
        }
    }
    Ok(out)
}

fn push(
    catalog: &Catalog<'_>,
    reader: Reader,
    place: Option<u16>,
    role: u16,
    letters: Option<&str>,
    out: &mut Vec<Suggestion>,
) -> Result<(), CatalogError> {
    let head = catalog.role_head(role)?;
    let holds = catalog.jurisdiction(head.jurisdiction)?;
    let near = place.is_none()
        || place == Some(head.jurisdiction)
        || catalog.is_national(head.jurisdiction)?;
    if near && out.len() < MOST && out.iter().all(|s| s.role != head.id) {
        out.push(Suggestion {
            role: head.id.to_owned(),
            title: catalog.text(reader, head.title)?.to_owned(),
            letters: letters.map(str::to_owned),
            place: catalog.text(reader, holds.name)?.to_owned(),
        });
    }
    Ok(())
}

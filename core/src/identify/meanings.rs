//! What letters mean: in a state, elsewhere, and when they only shorten a title.

use super::letters::Found;
use super::tokens::Text;
use crate::catalog::{Catalog, CatalogError, Kind, License, Reader};
use careteam_content::record::LettersRecord;
use careteam_content::text::{compact, fold};

/// The meaning of letters, their other meanings, and whether the meaning is that of the state.
pub(super) type Meanings<'c> = (LettersRecord<'c>, Vec<LettersRecord<'c>>, bool);

/// Looks letters up and picks their meaning for a state.
pub(super) fn meanings<'c>(
    catalog: &'c Catalog<'_>,
    key: &str,
    written: &str,
    place: Option<u16>,
) -> Result<Option<Meanings<'c>>, CatalogError> {
    let mut all: Vec<LettersRecord<'c>> = catalog.letters(key).collect::<Result<_, _>>()?;
    if all.is_empty() {
        return Ok(None);
    }
    let here = |m: &LettersRecord<'_>| place.is_some_and(|p| m.jurisdictions.contains(&p));
    if all.len() > 1 {
        // "LPCC" and "LPC-C" are not the same where the catalog holds both.
        let plain = |letters: &str| fold(letters).replace(['.', ' '], "");
        let as_written = plain(written);
        let other_hyphen =
            |m: &LettersRecord<'_>| compact(m.letters) == key && plain(m.letters) != as_written;
        let same: Vec<Option<u16>> = all
            .iter()
            .filter(|m| !other_hyphen(m) && (here(m) || m.jurisdictions.is_empty()))
            .map(|m| m.family)
            .collect();
        // The state's own meaning, else the one of most states; one that says which license
        // before one that does not; the role that stands for its family; one with a card.
        let mut ranked = Vec::with_capacity(all.len());
        for meaning in all {
            let standing = match meaning.family {
                Some(family) => catalog.family_head(family)?.standing,
                None => None,
            };
            let stands = meaning.role.is_some() && meaning.role == standing;
            let rank = (
                !same.is_empty() && other_hyphen(&meaning) && !same.contains(&meaning.family),
                !here(&meaning),
                !meaning.jurisdictions.is_empty(),
                meaning.kind != Kind::License,
                !stands,
                meaning.role.is_none(),
            );
            ranked.push((rank, meaning));
        }
        ranked.sort_by_key(|(rank, _)| *rank);
        all = ranked.into_iter().map(|(_, meaning)| meaning).collect();
    }
    let mut meaning = all.remove(0);
    let of_this_state = here(&meaning);
    // Letters of other states alone make nobody licensed here, unless they say "licensed".
    let elsewhere = place.is_some() && !of_this_state && !meaning.jurisdictions.is_empty();
    if elsewhere && meaning.license == License::Clinical {
        let says = catalog.text(Reader::first(), meaning.meaning)?;
        if !fold(says).contains("licens") {
            meaning.license = License::Unknown;
        }
    }
    if place.is_some() {
        all.clear();
    }
    all.retain(|m| m.license != meaning.license || m.family != meaning.family);
    Ok(Some((meaning, all, of_this_state)))
}

/// Whether letters in brackets only shorten the title in front of them ("personal agent (PA)")
/// and that title is not what the letters mean elsewhere.
pub(super) fn own_abbreviation(
    catalog: &Catalog<'_>,
    text: &Text<'_>,
    hit: &Found<'_>,
) -> Result<bool, CatalogError> {
    let (Some(chunk), Some(meaning)) = (text.chunks.get(hit.chunk), &hit.meaning) else {
        return Ok(false);
    };
    if !chunk.bracketed {
        return Ok(false);
    }
    let letters: Vec<char> = compact(&hit.written).chars().collect();
    let before: Vec<&str> = text
        .words
        .iter()
        .take(chunk.first)
        .map(|w| w.folded.as_str())
        .collect();
    let shortened = before
        .get(before.len().saturating_sub(letters.len())..)
        .unwrap_or(&[]);
    let initials = shortened.iter().filter_map(|w| w.chars().next());
    if shortened.len() != letters.len() || !initials.eq(letters.iter().copied()) {
        return Ok(false);
    }
    let meaning = fold(catalog.text(Reader::first(), meaning.meaning)?);
    // Half of the words must be those of the meaning for it to be the same thing.
    let shared = shortened
        .iter()
        .filter(|w| meaning.contains(w.trim_end_matches('s')))
        .count();
    Ok(shared * 2 <= shortened.len())
}

//! Finding post-nominal letters and what they mean in a state.

use super::tokens::{Chunk, Text};
use crate::catalog::{Catalog, CatalogError, License, Reader};
use careteam_content::index::Match;
use careteam_content::record::LettersRecord;
use careteam_content::text::{compact, fold};

/// Longest letters that are looked up, in characters.
const LONGEST: usize = 16;
/// Letters of this many characters or more count in small letters too.
const CLEAR_IN_SMALL: usize = 3;

/// Letters that the catalog does not hold have at most this many characters.
const MOST_UNKNOWN: usize = 6;

/// Letters found in a text.
#[derive(Debug)]
pub(super) struct Found<'c> {
    /// As they stand in the text.
    pub written: String,
    /// Place of the chunk.
    pub chunk: usize,
    /// How many chunks they take.
    pub chunks: usize,
    /// What they mean: in the state if one is given and has a meaning of its own, else as most
    /// states read them. Empty for letters that the catalog does not hold.
    pub meaning: Option<LettersRecord<'c>>,
    /// Other meanings, when no state is given to tell them apart.
    pub others: Vec<LettersRecord<'c>>,
    /// Whether the meaning is that of the state which was given.
    pub of_this_state: bool,
    /// What stands behind a hyphen.
    pub suffix: Suffix,
    /// Whether two neighboring letters had to be swapped to find them.
    pub swapped: bool,
}

/// What stands behind a hyphen after letters that the catalog holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    /// Nothing, or the mark of a supervisor: the license holds.
    Plain,
    /// The mark of somebody who still trains toward the license.
    InTraining,
    /// Something else, so that nobody is called licensed because of it.
    Unknown,
}

impl Suffix {
    fn of(catalog: &Catalog<'_>, suffix: &str) -> Self {
        let lexicon = catalog.lexicon();
        let words: Vec<Match> = lexicon.exact(&fold(suffix)).into_iter().collect();
        let mut hits = Vec::new();
        lexicon.phrases_at(&[&words], 0, &mut hits);
        let is = |id| {
            let concept = lexicon.concept(id);
            hits.iter().any(|h| Some(h.concept) == concept)
        };
        if is("suffix-supervisor") {
            Suffix::Plain
        } else if is("suffix-in-training") {
            Suffix::InTraining
        } else {
            Suffix::Unknown
        }
    }
}

impl Found<'_> {
    /// The license that the letters show.
    pub fn license(&self) -> License {
        match (self.suffix, self.meaning.as_ref().map(|m| m.license)) {
            (Suffix::Plain, Some(license)) => license,
            (Suffix::InTraining, Some(License::Clinical | License::Training)) => License::Training,
            _ => License::Unknown,
        }
    }
}

/// All letters of a text, in its order.
pub(super) fn find<'c>(
    catalog: &'c Catalog<'_>,
    text: &Text<'_>,
    place: Option<u16>,
) -> Result<Vec<Found<'c>>, CatalogError> {
    let mut found: Vec<Found<'c>> = Vec::new();
    let mut at = 0;
    while let Some(chunk) = text.chunks.get(at) {
        let hit = match joined(catalog, text, at, place)? {
            Some(hit) => Some(hit),
            None => single(catalog, text, at, chunk, place)?,
        };
        at += hit.as_ref().map_or(1, |h| h.chunks);
        found.extend(hit);
    }
    for hit in &mut found {
        if own_abbreviation(catalog, text, hit)? {
            hit.meaning = None;
            hit.others.clear();
        }
    }
    unknown_letters(catalog, text, &mut found);
    Ok(found)
}

/// Whether letters in brackets only shorten the title in front of them ("personal agent (PA)")
/// and that title is not what the letters mean elsewhere.
fn own_abbreviation(
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

/// Letters that take two chunks: "CADC II", "QMHA R".
fn joined<'c>(
    catalog: &'c Catalog<'_>,
    text: &Text<'_>,
    at: usize,
    place: Option<u16>,
) -> Result<Option<Found<'c>>, CatalogError> {
    let (Some(one), Some(two)) = (text.chunks.get(at), text.chunks.get(at + 1)) else {
        return Ok(None);
    };
    let short = two.raw.chars().count() <= 3 && two.capitals();
    if !short || one.segment != two.segment || !one.like_letters() {
        return Ok(None);
    }
    let key = compact(one.raw) + &compact(two.raw);
    let written = format!("{} {}", trim(one.raw), trim(two.raw));
    meanings(catalog, &key, place, |meaning, others, of_this_state| {
        Found {
            written,
            chunk: at,
            chunks: 2,
            meaning: Some(meaning),
            others,
            of_this_state,
            suffix: Suffix::Plain,
            swapped: false,
        }
    })
}

fn single<'c>(
    catalog: &'c Catalog<'_>,
    text: &Text<'_>,
    at: usize,
    chunk: &Chunk<'_>,
    place: Option<u16>,
) -> Result<Option<Found<'c>>, CatalogError> {
    let key = compact(chunk.raw);
    if key.is_empty() || key.chars().count() > LONGEST {
        return Ok(None);
    }
    let found = |written: &str, swapped: bool| {
        let written = written.to_owned();
        move |meaning, others, of_this_state| Found {
            written,
            chunk: at,
            chunks: 1,
            meaning: Some(meaning),
            others,
            of_this_state,
            suffix: Suffix::Plain,
            swapped,
        }
    };
    let written = trim(chunk.raw);
    let whole = meanings(catalog, &key, place, found(written, false))?;
    if let Some(hit) = whole {
        let word = hit.meaning.as_ref().is_some_and(|m| m.word);
        return Ok(credible(text, at, chunk, &key, word).then_some(hit));
    }
    if !chunk.like_letters() {
        return Ok(None);
    }
    // Several people: "QMHPs".
    if let Some(one) = key.strip_suffix('s').filter(|_| written.ends_with('s')) {
        let written = written.strip_suffix('s').unwrap_or(written);
        let hit = meanings(catalog, one, place, found(written, false))?;
        if hit.is_some() {
            return Ok(hit);
        }
    }
    // A suffix that the catalog does not know ("LMHC-QS") leaves what stands before it.
    if let Some((stem, suffix)) = written.rsplit_once(['-', '/']) {
        let hit = meanings(catalog, &compact(stem), place, found(written, false))?;
        if let Some(mut hit) = hit.filter(|h| h.meaning.as_ref().is_some_and(|m| !m.word)) {
            hit.suffix = Suffix::of(catalog, suffix);
            return Ok(Some(hit));
        }
    }
    if chunk.capitals() && key.len() >= 4 && key.is_ascii() {
        for swap in 1..key.len() {
            let mut letters: Vec<char> = key.chars().collect();
            letters.swap(swap - 1, swap);
            let swapped: String = letters.into_iter().collect();
            let hit = meanings(catalog, &swapped, place, found(written, true))?;
            if hit
                .as_ref()
                .is_some_and(|h| h.meaning.as_ref().is_some_and(|m| !m.word))
            {
                return Ok(hit);
            }
        }
    }
    Ok(None)
}

/// Whether letters count as letters in this place, since some are also words or names.
fn credible(text: &Text<'_>, at: usize, chunk: &Chunk<'_>, key: &str, word: bool) -> bool {
    let alone = text.chunks.len() == 1;
    if !word {
        return key.chars().count() >= CLEAR_IN_SMALL || chunk.like_letters() || alone;
    }
    if !chunk.like_letters() {
        // "psychologist phd, ms": nothing in the text is written large, and it stands by itself.
        return text.small && text.row(chunk.segment) && chunk.segment > 0;
    }
    let after_letters = at > 0
        && text.chunks.get(at - 1).is_some_and(|before| {
            before.segment == chunk.segment && before.like_letters() && !text.shouted
        });
    let after_name = at > 0 && !text.shouted && text.chunks.iter().take(at).all(Chunk::capitalized);
    alone || text.row(chunk.segment) || after_letters || after_name || (at == 0 && !text.shouted)
}

/// Looks letters up and picks their meaning for a state.
fn meanings<'c>(
    catalog: &'c Catalog<'_>,
    key: &str,
    place: Option<u16>,
    make: impl FnOnce(LettersRecord<'c>, Vec<LettersRecord<'c>>, bool) -> Found<'c>,
) -> Result<Option<Found<'c>>, CatalogError> {
    let mut all: Vec<LettersRecord<'c>> = catalog.letters(key).collect::<Result<_, _>>()?;
    if all.is_empty() {
        return Ok(None);
    }
    let here = |m: &LettersRecord<'_>| place.is_some_and(|p| m.jurisdictions.contains(&p));
    // The state's own meaning, else the one of most states, else that of the role which stands
    // for its family; one with a card before one without.
    if all.len() > 1 {
        let mut ranked = Vec::with_capacity(all.len());
        for meaning in all {
            let standing = match meaning.family {
                Some(family) => catalog.family_head(family)?.standing,
                None => None,
            };
            let stands = meaning.role.is_some() && meaning.role == standing;
            let rank = (
                !here(&meaning),
                !meaning.jurisdictions.is_empty(),
                !stands,
                meaning.role.is_none(),
            );
            ranked.push((rank, meaning));
        }
        ranked.sort_by_key(|(rank, _)| *rank);
        all = ranked.into_iter().map(|(_, meaning)| meaning).collect();
    }
    let meaning = all.remove(0);
    let of_this_state = here(&meaning);
    if place.is_some() {
        all.clear();
    }
    all.retain(|m| m.license != meaning.license || m.family != meaning.family);
    Ok(Some(make(meaning, all, of_this_state)))
}

/// Letters in the place of a credential that the catalog does not hold. They are shown as letters
/// to ask about.
fn unknown_letters(catalog: &Catalog<'_>, text: &Text<'_>, found: &mut Vec<Found<'_>>) {
    for (at, chunk) in text.chunks.iter().enumerate() {
        let taken = found
            .iter()
            .any(|f| (f.chunk..f.chunk + f.chunks).contains(&at));
        let letters = trim(chunk.raw);
        let count = letters.chars().filter(|c| c.is_alphabetic()).count();
        let short = (2..=MOST_UNKNOWN).contains(&count);
        if taken || !short || !text.row(chunk.segment) {
            continue;
        }
        let after_known = found.iter().any(|f| f.chunk < at && f.meaning.is_some());
        let beside_others = chunk.segment > 0 || text.chunks.len() > 1;
        let in_place = if text.shouted {
            chunk.bracketed || after_known || text.all_rows()
        } else if text.small {
            after_known
        } else {
            beside_others && chunk.like_letters()
        };
        // A word that titles are made of is no credential.
        if in_place && catalog.lexicon().exact(&fold(letters)).is_none() {
            found.push(Found {
                written: letters.to_owned(),
                chunk: at,
                chunks: 1,
                meaning: None,
                others: Vec::new(),
                of_this_state: false,
                suffix: Suffix::Plain,
                swapped: false,
            });
        }
    }
    found.sort_by_key(|f| f.chunk);
}

/// Letters without the signs around them; a final full stop stays where there are others.
fn trim(raw: &str) -> &str {
    let raw = raw.trim_matches(|c: char| !(c.is_alphanumeric() || c == '.'));
    let dots = raw.matches('.').count();
    if dots == 1 || raw.ends_with("..") {
        raw.trim_end_matches('.')
    } else {
        raw
    }
}

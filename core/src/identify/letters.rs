//! Finding post-nominal letters and what they mean in a state.

use super::meanings::{meanings, own_abbreviation};
use super::tokens::{Chunk, Text};
use crate::catalog::{Catalog, CatalogError, License};
use careteam_content::index::Match;
use careteam_content::record::LettersRecord;
use careteam_content::text::{compact, fold};

/// Longest letters that are looked up, in characters.
const LONGEST: usize = 16;
/// Letters in small print, without hyphens, have at most this many characters.
const LONGEST_PLAIN: usize = 8;
/// Letters of this many characters or more count in small letters too.
const CLEAR_IN_SMALL: usize = 3;

/// Letters are written apart in at most this many pieces.
const MOST_JOINED: usize = 5;
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
    /// Whether a chunk is part of the letters.
    pub fn covers(&self, chunk: usize) -> bool {
        (self.chunk..self.chunk + self.chunks).contains(&chunk)
    }

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

/// Letters that take several chunks: "CADC II", "QMHA R", "M. A.", "Psy. D.", "L C S W".
fn joined<'c>(
    catalog: &'c Catalog<'_>,
    text: &Text<'_>,
    at: usize,
    place: Option<u16>,
) -> Result<Option<Found<'c>>, CatalogError> {
    for count in (2..=MOST_JOINED).rev() {
        let Some(chunks) = text.chunks.get(at..at + count) else {
            continue;
        };
        if !joinable(text, chunks, text.chunks.get(at + count)) {
            continue;
        }
        let key: String = chunks.iter().map(|c| compact(c.raw)).collect();
        let written: Vec<&str> = chunks.iter().map(|c| trim(c.raw)).collect();
        let written = written.join(" ");
        let hit = meanings(catalog, &key, &written, place)?;
        if let Some((meaning, others, of_this_state)) = hit {
            return Ok(Some(Found {
                written,
                chunk: at,
                chunks: count,
                meaning: Some(meaning),
                others,
                of_this_state,
                suffix: Suffix::Plain,
                swapped: false,
            }));
        }
    }
    Ok(None)
}

/// Whether chunks that stand side by side may be one set of letters, given what follows them.
fn joinable(text: &Text<'_>, chunks: &[Chunk<'_>], next: Option<&Chunk<'_>>) -> bool {
    let [one, rest @ ..] = chunks else {
        return false;
    };
    let short =
        |c: &Chunk<'_>| c.raw.chars().count() <= 4 && !c.raw.starts_with(char::is_lowercase);
    if rest.iter().any(|c| c.segment != one.segment || !short(c)) {
        return false;
    }
    // A mark or a level after letters.
    if let [two] = rest
        && one.like_letters()
        && two.raw.chars().count() <= 3
        && (two.capitals() || two.raw.chars().all(|c| c.is_ascii_digit()))
    {
        return true;
    }
    // Letters written apart: with full stops, or one by one. Initials have a name behind them.
    let dotted = chunks.iter().all(|c| c.raw.ends_with('.'));
    let single = chunks.iter().all(|c| c.raw.len() == 1) && chunks.len() > 2;
    let named = next.is_some_and(|n| n.segment == one.segment && !n.like_letters());
    short(one) && (dotted || single) && !named && !text.small
}

fn single<'c>(
    catalog: &'c Catalog<'_>,
    text: &Text<'_>,
    at: usize,
    chunk: &Chunk<'_>,
    place: Option<u16>,
) -> Result<Option<Found<'c>>, CatalogError> {
    // Most words of a title are too long for letters; that is seen without looking them up.
    let plain =
        chunk.raw.len() > LONGEST_PLAIN && chunk.raw.bytes().all(|b| b.is_ascii_alphabetic());
    if plain && !chunk.like_letters() {
        return Ok(None);
    }
    let key = compact(chunk.raw);
    if key.is_empty() || key.chars().count() > LONGEST {
        return Ok(None);
    }
    let look =
        |key: &str, written: &str, swapped: bool| -> Result<Option<Found<'c>>, CatalogError> {
            let hit = meanings(catalog, key, written, place)?;
            Ok(hit.map(|(meaning, others, of_this_state)| Found {
                written: written.to_owned(),
                chunk: at,
                chunks: 1,
                meaning: Some(meaning),
                others,
                of_this_state,
                suffix: Suffix::Plain,
                swapped,
            }))
        };
    let written = trim(chunk.raw);
    if let Some(hit) = look(&key, written, false)? {
        let word = hit.meaning.as_ref().is_some_and(|m| m.word);
        return Ok(credible(catalog, text, at, chunk, &key, word).then_some(hit));
    }
    if !chunk.like_letters() {
        return Ok(None);
    }
    // Several people: "QMHPs".
    if let Some(one) = key.strip_suffix('s').filter(|_| written.ends_with('s')) {
        let hit = look(one, written.strip_suffix('s').unwrap_or(written), false)?;
        if hit.is_some() {
            return Ok(hit);
        }
    }
    // A suffix that the catalog does not know ("LMHC-QS") leaves what stands before it.
    if let Some((stem, suffix)) = written.rsplit_once(['-', '/'])
        && let Some(mut hit) = look(&compact(stem), written, false)?
    {
        hit.suffix = Suffix::of(catalog, suffix);
        let word = hit.meaning.as_ref().is_some_and(|m| m.word);
        let credible = hit.suffix != Suffix::Unknown && text.row(chunk.segment);
        if !word || credible {
            return Ok(Some(hit));
        }
    }
    if chunk.capitals() && key.len() >= 4 && key.is_ascii() {
        for swap in 1..key.len() {
            let mut letters: Vec<char> = key.chars().collect();
            letters.swap(swap - 1, swap);
            let swapped: String = letters.into_iter().collect();
            let hit = look(&swapped, written, true)?;
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
fn credible(
    catalog: &Catalog<'_>,
    text: &Text<'_>,
    at: usize,
    chunk: &Chunk<'_>,
    key: &str,
    word: bool,
) -> bool {
    let alone = text.chunks.len() == 1;
    if !word {
        return key.chars().count() >= CLEAR_IN_SMALL || chunk.like_letters() || alone;
    }
    if !chunk.like_letters() {
        // "psychologist phd, ms": nothing in the text is written large, and it stands by itself.
        let in_place = chunk.segment > 0 || text.all_rows();
        return text.small && text.row(chunk.segment) && in_place;
    }
    // "PMHNP, PA", "LMFT MA", "PMHNP or PA".
    let beside = |back: usize| {
        let before = at.checked_sub(back).and_then(|n| text.chunks.get(n));
        before.filter(|b| b.segment == chunk.segment && !text.shouted)
    };
    let after_letters = beside(1).is_some_and(Chunk::like_letters)
        || (beside(1).is_some_and(|b| b.raw.chars().count() <= 3)
            && beside(2).is_some_and(Chunk::like_letters));
    let after_name = at > 0 && !text.shouted && text.chunks.iter().take(at).all(Chunk::capitalized);
    alone
        || text.row(chunk.segment)
        || after_letters
        || after_name
        || (at == 0 && !text.shouted)
        || (text.shouted && ends_name(catalog, text, at, chunk))
}

/// Whether a chunk ends a segment that is otherwise somebody's name, or holds letters alone: "HOLT, MARIBEL ANNE MA".
fn ends_name(catalog: &Catalog<'_>, text: &Text<'_>, at: usize, chunk: &Chunk<'_>) -> bool {
    let of = |c: &&Chunk<'_>| c.segment == chunk.segment;
    let letters = |c: &Chunk<'_>| catalog.letters(&compact(c.raw)).next().is_some();
    let mut before = text.chunks.iter().take(at).filter(of);
    let mut after = text.chunks.iter().skip(at + 1).filter(of);
    let name = before.all(|c| {
        let mut words = text.words.iter().skip(c.first).take(c.count);
        letters(c)
            || words.all(|w| w.folded.len() <= 2 || catalog.lexicon().exact(&w.folded).is_none())
    });
    name && after.all(letters)
}

/// Letters in the place of a credential that the catalog does not hold. They are shown as letters
/// to ask about.
fn unknown_letters(catalog: &Catalog<'_>, text: &Text<'_>, found: &mut Vec<Found<'_>>) {
    for (at, chunk) in text.chunks.iter().enumerate() {
        let taken = found.iter().any(|f| f.covers(at));
        let letters = trim(chunk.raw);
        let count = letters.chars().filter(|c| c.is_alphabetic()).count();
        let short = (2..=MOST_UNKNOWN).contains(&count);
        let first = at == 0
            || text
                .chunks
                .get(at - 1)
                .is_some_and(|b| b.segment != chunk.segment);
        let row = text.row(chunk.segment);
        // "LMHC, NCC, DCC Clinical Hypnosis": the last letters of a row stand before other words.
        let ends_row = first
            && chunk.capitals()
            && !text.shouted
            && found
                .iter()
                .any(|f| f.chunk + f.chunks == at && f.meaning.is_some());
        if taken || !short || !(row || ends_row) {
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

//! Matching the words of a title against the lexicon and the names of roles.

use super::fit::{Marks, Present, TitleHit, fit, fit_spread, segment_of};
use super::letters::Found;
use super::tokens::Text;
use crate::catalog::Catalog;
use careteam_content::index::{Hit, Match, Matcher, Pattern, PhraseHit};

/// What a pattern loses whose last phrase is only the end of a longer one that the lexicon knows.
const INNER: i32 = 16;
/// What each further segment with a title loses: the first title is the main one.
const LATER_SEGMENT: i32 = 10;
/// A segment with a hit of this score holds a title of its own.
const TITLED: i32 = 20;
/// How many words of a text are matched.
const MOST_WORDS: usize = 64;
/// How many names of roles are kept.
const MOST_NAMES: usize = 8;

/// What the words of a text show.
#[derive(Debug)]
pub(super) struct Titles {
    pub hits: Vec<TitleHit>,
    pub names: Vec<Hit>,
    /// Concepts that were found.
    pub concepts: Vec<PhraseHit>,
}

/// Matches the words that are not letters.
pub(super) fn find(
    catalog: &Catalog<'_>,
    text: &Text<'_>,
    letters: &[Found<'_>],
    place: Option<u16>,
) -> Titles {
    let strangers = strangers(catalog, text, letters);
    let concepts = concepts(catalog, text, letters, &strangers);
    let marks = Marks {
        after_head: catalog.lexicon().concept("after-head"),
        neutral: catalog.lexicon().concept("neutral"),
    };
    let mut numbers: Vec<u16> = concepts
        .iter()
        .flat_map(|c| catalog.lexicon().patterns_of(c.concept))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut anchors: Vec<usize> = concepts
        .iter()
        .filter_map(|c| segment_of(c, text))
        .collect();
    anchors.dedup();
    let present = Present::new(&concepts);
    let patterns: Vec<Pattern<'_>> = numbers
        .into_iter()
        .filter_map(|number| catalog.lexicon().pattern(number))
        .filter(|pattern| present.allows(pattern, place))
        .collect();
    let mut hits: Vec<TitleHit> = patterns
        .iter()
        .filter_map(|pattern| fit(pattern, &concepts, &anchors, text, &marks))
        .collect();
    let segment = |hit: &TitleHit| text.words.get(hit.from).map_or(0, |w| w.segment);
    if anchors.len() > 1 {
        let titled: Vec<usize> = hits
            .iter()
            .filter(|h| h.score >= TITLED)
            .map(segment)
            .collect();
        let spread = patterns
            .iter()
            .filter(|p| p.elements().count() > 1)
            .filter_map(|p| fit_spread(p, &concepts, &titled, text, &marks));
        let spread: Vec<TitleHit> = spread.collect();
        hits.extend(spread);
    }
    for hit in hits.iter_mut().filter(|h| h.inner) {
        // "Disaster recovery specialist" is no recovery specialist.
        let outside = hit.families.first().is_some_and(|family| {
            let family = catalog.family_head(*family);
            family.is_ok_and(|family| family.outside)
        });
        hit.score -= if outside { 0 } else { INNER };
    }
    let mut segments: Vec<usize> = hits.iter().map(segment).collect();
    segments.sort_unstable();
    segments.dedup();
    for hit in &mut hits {
        let of = segment(hit);
        let earlier = segments.iter().filter(|s| **s < of).count().min(3);
        hit.score -= LATER_SEGMENT * earlier as i32;
    }
    hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.from.cmp(&b.from)));
    let names = names(catalog, text, letters, &strangers);
    Titles {
        hits,
        names,
        concepts,
    }
}

/// The concepts of a text.
fn concepts(
    catalog: &Catalog<'_>,
    text: &Text<'_>,
    letters: &[Found<'_>],
    strangers: &[usize],
) -> Vec<PhraseHit> {
    let lexicon = catalog.lexicon();
    let mut matcher = Matcher::default();
    let mut matches: Vec<Vec<Match>> = Vec::new();
    let last = text.words.len().saturating_sub(1);
    for (n, word) in text.words.iter().take(MOST_WORDS).enumerate() {
        let half_typed = n == last && text.open_ended;
        let tolerant = !lettered(letters, word.chunk) && !strangers.contains(&word.segment);
        let found = if tolerant {
            lexicon
                .find(&word.folded, half_typed, &mut matcher)
                .to_vec()
        } else {
            lexicon.exact(&word.folded).into_iter().collect()
        };
        matches.push(found);
    }
    let mut out = Vec::new();
    let mut start = 0;
    // Phrases do not reach across segments.
    while start < matches.len() {
        let segment = text.words.get(start).map(|w| w.segment);
        let end = text
            .words
            .iter()
            .take(matches.len())
            .skip(start)
            .position(|w| Some(w.segment) != segment)
            .map_or(matches.len(), |p| start + p);
        let part: Vec<&[Match]> = matches
            .get(start..end)
            .unwrap_or(&[])
            .iter()
            .map(Vec::as_slice)
            .collect();
        for at in 0..part.len() {
            let before = out.len();
            lexicon.phrases_at(&part, at, &mut out);
            out.iter_mut()
                .skip(before)
                .for_each(|hit: &mut PhraseHit| hit.start += start);
        }
        start = end;
    }
    out
}

/// Which segments are likely somebody's name, so that their words must not be taken for misspelled
/// title words: they stand in front of letters, are written large, and hold no word of titles.
fn strangers(catalog: &Catalog<'_>, text: &Text<'_>, letters: &[Found<'_>]) -> Vec<usize> {
    let last = letters
        .iter()
        .filter(|f| f.meaning.is_some())
        .map(|f| f.chunk)
        .max();
    let mut out: Vec<usize> = Vec::new();
    for chunk in text.chunks.iter().take(last.unwrap_or(0)) {
        if !out.contains(&chunk.segment) && chunk.capitalized() {
            out.push(chunk.segment);
        }
    }
    out.retain(|segment| {
        let words = text.words.iter().filter(|w| w.segment == *segment);
        words
            .filter(|w| w.folded.len() > 2)
            .all(|w| lettered(letters, w.chunk) || catalog.lexicon().exact(&w.folded).is_none())
    });
    out
}

/// Whether a chunk was read as letters.
fn lettered(letters: &[Found<'_>], chunk: usize) -> bool {
    letters.iter().any(|f| f.covers(chunk))
}

/// Names of roles that share words with the text.
fn names(
    catalog: &Catalog<'_>,
    text: &Text<'_>,
    letters: &[Found<'_>],
    strangers: &[usize],
) -> Vec<Hit> {
    let words: Vec<&str> = text
        .words
        .iter()
        .take(MOST_WORDS)
        .filter(|w| !lettered(letters, w.chunk) && !strangers.contains(&w.segment))
        .map(|w| w.folded.as_str())
        .collect();
    catalog
        .titles()
        .search_words(&words, text.open_ended, MOST_NAMES)
}

//! Whether and how well the words of a text fit a pattern.

use super::tokens::Text;
use crate::catalog::Clinician;
use careteam_content::index::{Pattern, PhraseHit};

/// What each word is worth that a pattern explains: the more it explains, the more it tells.
const WORD: i32 = 10;
/// A title that the lexicon knows as a whole beats one put together from the same words.
const WHOLE: i32 = 3;
/// A title ends with what somebody is.
const HEAD: i32 = 8;
/// A pattern that is spread over several segments loses this.
const SPREAD: i32 = 8;
/// A misspelled or half-typed phrase loses this.
const INEXACT: i32 = 6;

/// A pattern that the text fits.
#[derive(Debug)]
pub(super) struct TitleHit {
    pub families: Vec<u16>,
    pub clinician: Option<Clinician>,
    pub score: i32,
    /// First and last word that it rests on.
    pub from: usize,
    pub to: usize,
    /// Whether its last phrase is only the end of a longer one that the lexicon knows.
    pub inner: bool,
}

/// Concepts that are no part of a title but tell where one ends, or nothing at all.
pub(super) struct Marks {
    /// "of", "for", "at": what follows says where, not what.
    pub after_head: Option<u16>,
    /// "senior", "part time", "my": says nothing about the role.
    pub neutral: Option<u16>,
}

/// Which concepts a text holds, as one bit each.
pub(super) struct Present(Vec<u64>);

impl Present {
    /// The concepts of some phrases.
    pub fn new(concepts: &[PhraseHit]) -> Self {
        let mut bits: Vec<u64> = Vec::new();
        for hit in concepts {
            let place = usize::from(hit.concept / 64);
            if place >= bits.len() {
                bits.resize(place + 1, 0);
            }
            if let Some(word) = bits.get_mut(place) {
                *word |= 1 << (hit.concept % 64);
            }
        }
        Present(bits)
    }

    fn holds(&self, concept: u16) -> bool {
        let word = self.0.get(usize::from(concept / 64)).copied().unwrap_or(0);
        word & (1 << (concept % 64)) != 0
    }

    /// Whether a text may fit a pattern at all: most patterns lack something, and that is seen
    /// without looking at places.
    pub fn allows(&self, pattern: &Pattern<'_>, place: Option<u16>) -> bool {
        pattern.elements().all(|e| e.filled(|c| self.holds(c)))
            && !pattern.excluded(|c| self.holds(c))
            && pattern.counts_in(place)
    }
}

/// How well the best segment fits a pattern.
pub(super) fn fit(
    pattern: &Pattern<'_>,
    concepts: &[PhraseHit],
    segments: &[usize],
    text: &Text<'_>,
    marks: &Marks,
) -> Option<TitleHit> {
    let mut best: Option<TitleHit> = None;
    for segment in segments {
        let Some(used) = fill(pattern, concepts, Some(*segment), text) else {
            continue;
        };
        if pattern.alone && !stands_alone(&used, concepts, text) {
            continue;
        }
        let hit = rate(pattern, &used, concepts, text, marks);
        if best.as_ref().is_none_or(|b| hit.score > b.score) {
            best = Some(hit);
        }
    }
    best
}

/// How well a text fits a pattern over several segments: "Therapist, school based". Words of
/// segments that are titles of their own are not put together.
pub(super) fn fit_spread(
    pattern: &Pattern<'_>,
    concepts: &[PhraseHit],
    titled: &[usize],
    text: &Text<'_>,
    marks: &Marks,
) -> Option<TitleHit> {
    let used = fill(pattern, concepts, None, text)?;
    let of = |hit: &PhraseHit| segment_of(hit, text);
    let first = used.first().and_then(|hit| of(hit));
    if used.iter().all(|hit| of(hit) == first) {
        return None;
    }
    let mut titles: Vec<usize> = used.iter().filter_map(|hit| of(hit)).collect();
    titles.retain(|segment| titled.contains(segment));
    titles.dedup();
    if titles.len() > 1 || (pattern.alone && !stands_alone(&used, concepts, text)) {
        return None;
    }
    let mut hit = rate(pattern, &used, concepts, text, marks);
    hit.score -= SPREAD;
    Some(hit)
}

/// Phrases that fill the elements of a pattern, within one segment if one is given.
fn fill<'p>(
    pattern: &Pattern<'_>,
    concepts: &'p [PhraseHit],
    segment: Option<usize>,
    text: &Text<'_>,
) -> Option<Vec<&'p PhraseHit>> {
    let mut used: Vec<&PhraseHit> = Vec::with_capacity(4);
    for element in pattern.elements() {
        let hit = concepts
            .iter()
            .filter(|c| element.takes(c.concept))
            .filter(|c| segment.is_none() || segment_of(c, text) == segment)
            // One phrase cannot fill two elements.
            .filter(|c| used.iter().all(|u| apart(u, c)))
            .max_by_key(|c| (c.words, c.exact))?;
        used.push(hit);
    }
    Some(used)
}

/// The segment of a phrase.
pub(super) fn segment_of(hit: &PhraseHit, text: &Text<'_>) -> Option<usize> {
    text.words.get(hit.start).map(|w| w.segment)
}

/// Whether two phrases share no word.
fn apart(a: &PhraseHit, b: &PhraseHit) -> bool {
    a.start + a.words <= b.start || b.start + b.words <= a.start
}

fn rate(
    pattern: &Pattern<'_>,
    used: &[&PhraseHit],
    concepts: &[PhraseHit],
    text: &Text<'_>,
    marks: &Marks,
) -> TitleHit {
    let mut score = pattern.bonus;
    let mut to = 0;
    let mut from = usize::MAX;
    for hit in used {
        score += WORD * hit.words as i32;
        score -= if hit.exact { 0 } else { INEXACT };
        from = from.min(hit.start);
        to = to.max(hit.start + hit.words - 1);
    }
    if used.len() == 1 {
        score += WHOLE;
    }
    let last = used.iter().max_by_key(|hit| hit.start + hit.words);
    let inner = last.is_some_and(|l| concepts.iter().any(|c| c.exact && ends_inside(l, c)));
    if head(text, to, concepts, marks) {
        score += HEAD;
    }
    TitleHit {
        families: pattern.families().collect(),
        clinician: pattern.clinician,
        score,
        from,
        to,
        inner,
    }
}

/// Whether a phrase is the end of a longer one: "therapist" of "occupational therapist".
fn ends_inside(hit: &PhraseHit, longer: &PhraseHit) -> bool {
    longer.start < hit.start && longer.start + longer.words == hit.start + hit.words
}

/// Whether every word in front of a title, in its segment, is one that the lexicon knows.
fn stands_alone(used: &[&PhraseHit], concepts: &[PhraseHit], text: &Text<'_>) -> bool {
    let from = used.iter().map(|h| h.start).min().unwrap_or(0);
    let segment = text.words.get(from).map(|w| w.segment);
    text.words
        .iter()
        .enumerate()
        .take(from)
        .filter(|(_, w)| Some(w.segment) == segment)
        .all(|(n, word)| {
            let chunk = text.chunks.get(word.chunk);
            // "WISe", "ERMHS": a program, which says nothing about the title.
            let program = !text.shouted && chunk.is_some_and(|c| c.like_letters());
            level(&word.folded)
                || program
                || concepts
                    .iter()
                    .any(|c| (c.start..c.start + c.words).contains(&n))
        })
}

/// Whether a word ends the part of its segment that says what somebody is.
fn head(text: &Text<'_>, n: usize, concepts: &[PhraseHit], marks: &Marks) -> bool {
    let segment = text.words.get(n).map(|w| w.segment);
    let Some(next) = text.words.get(n + 1).filter(|w| Some(w.segment) == segment) else {
        return true;
    };
    let marked = |concept: Option<u16>| {
        concepts
            .iter()
            .any(|c| Some(c.concept) == concept && c.start == n + 1)
    };
    text.words.get(n).is_some_and(|w| w.before_slash)
        || level(&next.folded)
        || marked(marks.after_head)
        || marked(marks.neutral)
}

/// Whether a word is a level: "2", "II", "a" in "Therapist A".
fn level(word: &str) -> bool {
    word.len() <= 4
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
        || word.len() == 1
}

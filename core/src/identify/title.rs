//! Matching the words of a title against the lexicon and the names of roles.

use super::letters::Found;
use super::tokens::Text;
use crate::catalog::{Catalog, Clinician};
use careteam_content::index::{Hit, Match, Matcher, Pattern, PhraseHit};

/// What each word is worth that a pattern explains: the more it explains, the more it tells.
const WORD: i32 = 10;
/// A title that the lexicon knows as a whole beats one put together from the same words.
const WHOLE: i32 = 3;
/// A title ends with what somebody is.
const HEAD: i32 = 8;
/// What each further segment with a title loses: the first title is the main one.
const LATER_SEGMENT: i32 = 10;
/// A pattern that is spread over several segments loses this.
const SPREAD: i32 = 8;
/// A segment with a hit of this score holds a title of its own.
const TITLED: i32 = 20;
/// A misspelled or half-typed phrase loses this.
const INEXACT: i32 = 6;
/// How many words of a text are matched.
const MOST_WORDS: usize = 64;
/// How many names of roles are kept.
const MOST_NAMES: usize = 8;

/// A pattern that the text fits.
#[derive(Debug)]
pub(super) struct TitleHit {
    pub families: Vec<u16>,
    pub clinician: Option<Clinician>,
    pub score: i32,
    /// First and last word that it rests on.
    pub from: usize,
    pub to: usize,
}

/// What the words of a text show.
#[derive(Debug)]
pub(super) struct Titles {
    pub hits: Vec<TitleHit>,
    pub names: Vec<Hit>,
    /// Concepts that were found.
    pub concepts: Vec<PhraseHit>,
}

/// Concepts that are no part of a title but tell where one ends, or nothing at all.
struct Marks {
    /// "of", "for", "at": what follows says where, not what.
    after_head: Option<u16>,
    /// "senior", "part time", "my": says nothing about the role.
    neutral: Option<u16>,
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
    let patterns: Vec<Pattern<'_>> = numbers
        .into_iter()
        .filter_map(|number| catalog.lexicon().pattern(number))
        .filter(|pattern| possible(pattern, &concepts, place))
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
    letters
        .iter()
        .any(|f| (f.chunk..f.chunk + f.chunks).contains(&chunk))
}

/// Whether a text may fit a pattern at all: most patterns lack something, and that is seen without
/// looking at places.
fn possible(pattern: &Pattern<'_>, concepts: &[PhraseHit], place: Option<u16>) -> bool {
    pattern.counts_in(place)
        && !concepts.iter().any(|c| pattern.excludes(c.concept))
        && pattern
            .elements()
            .all(|e| concepts.iter().any(|c| e.takes(c.concept)))
}

/// How well the best segment fits a pattern.
fn fit(
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
fn fit_spread(
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
    let mut used: Vec<&PhraseHit> = Vec::new();
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
fn segment_of(hit: &PhraseHit, text: &Text<'_>) -> Option<usize> {
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
    if head(text, to, concepts, marks) {
        score += HEAD;
    }
    TitleHit {
        families: pattern.families().collect(),
        clinician: pattern.clinician,
        score,
        from,
        to,
    }
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
            level(&word.folded)
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

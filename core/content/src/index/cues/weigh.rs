//! What the cues of a text say.

use super::{Cues, FINE, RARITY_FINE};
use crate::index::Span;
use std::collections::HashMap;
use std::ops::Range;

/// A longer text is heard in parts of this many words, so that one sentence in a long letter
/// weighs as much as it does alone. The examples are at most about this long.
const PART: usize = 70;
/// Where the next part begins.
const STEP: usize = 35;
/// A text with this part of what the shorter examples hold has enough to go by.
const AMPLE: f32 = 0.8;
/// Most cues that are named as the words that led there.
const MOST_NAMED: usize = 3;

/// A cue in a text.
#[derive(Debug, Clone, Copy)]
struct Found {
    cue: usize,
    span: Span,
}

/// A text, with the cues that stand in it.
#[derive(Debug)]
pub struct Witness<'c> {
    cues: &'c Cues<'c>,
    /// Cues of each part of the text.
    parts: Vec<Vec<Found>>,
    /// The highest sum for each subject, and the number of the part that has it.
    sums: Vec<(f32, usize)>,
    /// Whether some part of it has nearly as much to go by as most examples.
    ample: bool,
}

impl<'c> Witness<'c> {
    /// Reads folded words; `sentences` gives the number of the sentence of each.
    pub fn new(cues: &'c Cues<'c>, words: &[String], sentences: &[u32]) -> Self {
        let places = Place::all(cues, words, sentences);
        let mut seen = vec![0; cues.words.len() + cues.pairs.len()];
        let mut witness = Witness {
            cues,
            parts: Vec::new(),
            sums: vec![(f32::MIN, 0); cues.offsets.len()],
            ample: false,
        };
        let mut from = 0;
        loop {
            let to = (from + PART).min(words.len());
            witness.part(&places, &mut seen, from..to);
            if to == words.len() {
                return witness;
            }
            from += STEP;
        }
    }

    /// `seen` holds for each cue the last part that has it, counted from one.
    fn part(&mut self, places: &[Place], seen: &mut [usize], range: Range<usize>) {
        let number = self.parts.len();
        let mut found = Vec::with_capacity(2 * PART);
        let mut add = |cue: Option<usize>, span: Span| {
            let last = cue.and_then(|c| seen.get_mut(c));
            if let (Some(cue), Some(last)) = (cue, last)
                && *last != number + 1
            {
                *last = number + 1;
                found.push(Found { cue, span });
            }
        };
        for (from, place) in range.clone().zip(places.get(range.clone()).unwrap_or(&[])) {
            let to = from + 1;
            add(place.word, Span { from, to });
            if to < range.end {
                add(place.pair, Span { from, to: to + 1 });
            }
        }
        let mut squares = 0.0f32;
        let mut sums = vec![0.0f32; self.sums.len()];
        for f in &found {
            let rarity = self.cues.rarity_of(f.cue);
            squares += rarity * rarity;
            for (subject, weight) in self.cues.weights_of(f.cue) {
                if let Some(sum) = sums.get_mut(subject) {
                    *sum += weight * rarity;
                }
            }
        }
        self.ample |= squares.sqrt() >= self.cues.least_length * AMPLE;
        let length = squares.sqrt().max(self.cues.least_length).max(1.0);
        let offsets = self.cues.offsets.iter();
        for ((best, sum), offset) in self.sums.iter_mut().zip(sums).zip(offsets) {
            let value = sum / length + f32::from(offset) / FINE;
            if value > best.0 {
                *best = (value, number);
            }
        }
        self.parts.push(found);
    }

    /// What the cues say of a subject; the lowest of all when there is none with this number.
    /// Above zero: the examples that sound like it mostly speak of the subject. The examples lie
    /// at -1 and below, or at 1 and above.
    pub fn value(&self, subject: usize) -> f32 {
        self.sums.get(subject).map_or(f32::MIN, |s| s.0)
    }

    /// Whether the text has nearly as much to go by as most examples. In a short one the cues that are
    /// missing say nothing against a subject.
    pub fn is_ample(&self) -> bool {
        self.ample
    }

    /// How much of the value comes from the text; the rest is how common the subject is.
    pub fn gained(&self, subject: usize) -> f32 {
        let offset = self.cues.offsets.get(subject).unwrap_or(0);
        self.value(subject) - f32::from(offset) / FINE
    }

    /// The words of the text that spoke for a subject most, in order of the text. This looks
    /// through the cues again: ask for it only where the value is enough.
    pub fn words(&self, subject: usize) -> Vec<Span> {
        let part = self.sums.get(subject).map_or(0, |s| s.1);
        let found = self.parts.get(part).map_or(&[][..], Vec::as_slice);
        let mut speaking: Vec<(f32, Found)> = found
            .iter()
            .filter_map(|f| {
                let mut weights = self.cues.weights_of(f.cue);
                let weight = weights.find(|w| w.0 == subject)?.1;
                (weight > 0.0).then(|| (weight * self.cues.rarity_of(f.cue), *f))
            })
            .collect();
        speaking.sort_by(|a, b| b.0.total_cmp(&a.0));
        speaking.truncate(MOST_NAMED);
        let mut words: Vec<Span> = speaking.iter().map(|(_, f)| f.span).collect();
        words.sort_unstable();
        words.dedup_by(|next, kept| {
            let joined = next.from <= kept.to;
            if joined {
                kept.to = kept.to.max(next.to);
            }
            joined
        });
        words
    }
}

impl Cues<'_> {
    fn rarity_of(&self, cue: usize) -> f32 {
        f32::from(self.rarity.get(cue).unwrap_or(0)) / RARITY_FINE
    }

    /// Subject and weight of a cue.
    fn weights_of(&self, cue: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let from = self.starts.get(cue).unwrap_or(0) as usize;
        let to = self.starts.get(cue + 1).unwrap_or(0) as usize;
        let subjects = self.subjects.as_ule_slice().get(from..to).unwrap_or(&[]);
        let weights = self.weights.as_ule_slice().get(from..to).unwrap_or(&[]);
        subjects
            .iter()
            .zip(weights)
            .map(|(subject, weight)| (usize::from(*subject), f32::from(*weight) / FINE))
    }
}

/// The cues that begin at one place of a text.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// That of the word.
    word: Option<usize>,
    /// That of the word and the next one in its sentence.
    pair: Option<usize>,
}

impl Place {
    fn all(cues: &Cues<'_>, words: &[String], sentences: &[u32]) -> Vec<Place> {
        // Most words of a text stand in it more than once.
        let mut once: HashMap<&str, Option<u16>> = HashMap::with_capacity(words.len());
        let mut number = |word| *once.entry(word).or_insert_with(|| cues.word(word));
        let known: Vec<Option<u16>> = words.iter().map(|w| number(w.as_str())).collect();
        let next = known.iter().skip(1).copied().chain([None]);
        let sentence = |n: usize| sentences.get(n);
        let places = known.iter().zip(next).enumerate();
        places
            .map(|(n, (word, next))| {
                let same = sentence(n) == sentence(n + 1);
                let both = word.zip(next).filter(|_| same);
                Place {
                    word: word.map(usize::from),
                    pair: both.and_then(|(a, b)| cues.pair(a, b)),
                }
            })
            .collect()
    }
}

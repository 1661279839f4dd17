//! What the cues of a text say.

use super::{Cues, FINE, RARITY_FINE};
use crate::index::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A longer text is heard in parts of this many words, so that one sentence in a long letter
/// weighs as much as it does alone. The examples are at most about this long.
const PART: usize = 70;
/// Where the next part begins.
const STEP: usize = 35;
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
}

impl<'c> Witness<'c> {
    /// Reads folded words; `sentences` gives the number of the sentence of each.
    pub fn new(cues: &'c Cues<'c>, words: &[String], sentences: &[u32]) -> Self {
        let known: Vec<Option<u16>> = words.iter().map(|w| cues.word(w)).collect();
        let mut witness = Witness {
            cues,
            parts: Vec::new(),
            sums: vec![(f32::MIN, 0); cues.offsets.len()],
        };
        let mut from = 0;
        loop {
            let to = (from + PART).min(words.len());
            witness.part(&known, sentences, from..to);
            if to == words.len() {
                return witness;
            }
            from += STEP;
        }
    }

    fn part(&mut self, known: &[Option<u16>], sentences: &[u32], range: Range<usize>) {
        let found = cues_of(self.cues, known, sentences, range);
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
        let length = squares.sqrt().max(self.cues.least_length).max(1.0);
        let number = self.parts.len();
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
        (from..to).filter_map(|n| {
            let subject = usize::from(self.subjects.get(n)?);
            Some((subject, f32::from(self.weights.get(n)?) / FINE))
        })
    }
}

/// The cues between two places of a text, each once, at its first place.
fn cues_of(
    cues: &Cues<'_>,
    known: &[Option<u16>],
    sentences: &[u32],
    range: Range<usize>,
) -> Vec<Found> {
    let mut found: BTreeMap<usize, Found> = BTreeMap::new();
    for from in range.clone() {
        let Some(Some(word)) = known.get(from).copied() else {
            continue;
        };
        let cue = usize::from(word);
        let to = from + 1;
        let span = Span { from, to };
        found.entry(cue).or_insert(Found { cue, span });
        let same = sentences.get(from) == sentences.get(from + 1);
        let next = (from + 1 < range.end && same).then(|| known.get(from + 1).copied());
        let pair = next.flatten().flatten().and_then(|n| cues.pair(word, n));
        if let Some(cue) = pair {
            let span = Span { from, to: to + 1 };
            found.entry(cue).or_insert(Found { cue, span });
        }
    }
    found.into_values().collect()
}

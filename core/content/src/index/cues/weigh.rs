//! What the cues of a text say.

use super::{Cues, FINE, RARITY_FINE};
use crate::index::Span;
use crate::sentences::Words;
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
    cue: u32,
    /// How many words it has.
    length: u32,
    from: usize,
}

impl Found {
    fn span(self) -> Span {
        let to = self.from + self.length as usize;
        Span {
            from: self.from,
            to,
        }
    }
}

/// A text, with the cues that stand in it.
#[derive(Debug)]
pub struct Witness<'c> {
    cues: &'c Cues<'c>,
    /// Cues of all parts of the text, one part after the other.
    found: Vec<Found>,
    /// Where in `found` the cues of each part stand.
    parts: Vec<Range<usize>>,
    /// The highest sum for each subject, and the number of the part that has it.
    sums: Vec<(f32, usize)>,
    /// Whether some part of it has nearly as much to go by as most examples.
    ample: bool,
}

impl<'c> Witness<'c> {
    /// Reads a text without the words of some spans, such as figures of speech.
    pub fn new(cues: &'c Cues<'c>, words: &Words<'_>, without: &[Span]) -> Self {
        let mut places = Place::all(cues, words);
        for span in without {
            // The word before makes a pair with the first one of the span.
            if let Some(before) = span.from.checked_sub(1).and_then(|n| places.get_mut(n)) {
                before.pair = None;
            }
            let masked = places.get_mut(span.from..span.to);
            masked
                .into_iter()
                .flatten()
                .for_each(|p| *p = Place::default());
        }
        let mut seen = vec![0; cues.words.len() + cues.pairs.len()];
        let mut witness = Witness {
            cues,
            found: Vec::with_capacity(2 * PART / STEP * words.len()),
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
    fn part(&mut self, places: &[Place], seen: &mut [u32], range: Range<usize>) {
        let number = self.parts.len();
        let start = self.found.len();
        let mut add = |cue: Option<u32>, from: usize, length: u32| {
            let last = cue.and_then(|c| seen.get_mut(c as usize));
            if let (Some(cue), Some(last)) = (cue, last)
                && *last != number as u32 + 1
            {
                *last = number as u32 + 1;
                self.found.push(Found { cue, length, from });
            }
        };
        for (from, place) in range.clone().zip(places.get(range.clone()).unwrap_or(&[])) {
            add(place.word, from, 1);
            if from + 1 < range.end {
                add(place.pair, from, 2);
            }
        }
        let found = start..self.found.len();
        let mut squares = 0.0f32;
        let mut sums = vec![0.0f32; self.sums.len()];
        for f in self.found.get(found.clone()).unwrap_or(&[]) {
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
        let found = self.parts.get(part).and_then(|p| self.found.get(p.clone()));
        let mut speaking: Vec<(f32, Found)> = found
            .into_iter()
            .flatten()
            .filter_map(|f| {
                let mut weights = self.cues.weights_of(f.cue);
                let weight = weights.find(|w| w.0 == subject)?.1;
                (weight > 0.0).then(|| (weight * self.cues.rarity_of(f.cue), *f))
            })
            .collect();
        speaking.sort_by(|a, b| b.0.total_cmp(&a.0));
        speaking.truncate(MOST_NAMED);
        let mut words: Vec<Span> = speaking.iter().map(|(_, f)| f.span()).collect();
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
    fn rarity_of(&self, cue: u32) -> f32 {
        f32::from(self.rarity.get(cue as usize).unwrap_or(0)) / RARITY_FINE
    }

    /// Subject and weight of a cue.
    fn weights_of(&self, cue: u32) -> impl Iterator<Item = (usize, f32)> + '_ {
        let cue = cue as usize;
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
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// That of the word.
    word: Option<u32>,
    /// That of the word and the next one in its sentence.
    pair: Option<u32>,
}

impl Place {
    fn all(cues: &Cues<'_>, words: &Words<'_>) -> Vec<Place> {
        let different: Vec<Option<u16>> = words.different().map(|w| cues.word(w)).collect();
        let of = |number: &usize| different.get(*number).copied().flatten();
        let sentences = words.sentences.iter();
        let next = words.numbers.iter().skip(1).map(Some).chain([None]);
        let behind = sentences.clone().skip(1).map(Some).chain([None]);
        let here = words.numbers.iter().zip(sentences);
        here.zip(next.zip(behind))
            .map(|((word, sentence), (next, its))| {
                let word = of(word);
                let next = next.filter(|_| its == Some(sentence)).and_then(of);
                Place {
                    word: word.map(u32::from),
                    pair: word.zip(next).and_then(|(a, b)| cues.pair(a, b)),
                }
            })
            .collect()
    }
}

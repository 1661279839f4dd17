//! Learning cues from examples.
//!
//! One linear support vector machine for each subject, with squared hinge loss, trained by dual
//! coordinate descent (Hsieh et al., 2008), which needs no step size and no random numbers that
//! would differ between machines.

use super::{Cues, FINE, RARITY_FINE};
use crate::index::hearing::stem;
use crate::records::Records;
use std::collections::{BTreeMap, BTreeSet};
use zerovec::ZeroVec;

/// A word must stand in this many examples to be a cue.
const WORD_FROM: usize = 3;
/// A pair of words must stand in this many.
const PAIR_FROM: usize = 6;
/// How dearly a mistake is paid. Chosen on examples that were left out of the learning.
const COST: f64 = 0.5;
/// Weights below this say too little to be kept. What is kept is learned once more without the others, so
/// that it takes over what they said.
const LEAST_WEIGHT: f64 = 0.35;
/// Most rounds over the examples; they nearly always settle earlier.
const ROUNDS: usize = 60;
/// The rounds end when no example wants to move by more than this.
const SETTLED: f64 = 0.01;
/// One example in this many is so short that its cues are not blown up to the length one.
const SHORT_ONE_IN: usize = 4;

/// A text with the subjects that it speaks of.
#[derive(Debug, Clone)]
pub struct Example {
    /// Folded words.
    pub words: Vec<String>,
    /// Number of the sentence of each.
    pub sentences: Vec<u32>,
    /// Numbers of the subjects.
    pub subjects: Vec<u8>,
}

/// One example: its cues with their values, which together have the length one or, when there is
/// little to go by, less.
struct Row {
    cues: Vec<(usize, f64)>,
    /// The square of that length.
    squares: f64,
}

impl Row {
    fn new(cues: Vec<(usize, f64)>) -> Self {
        let squares = cues.iter().map(|(_, v)| v * v).sum();
        Row { cues, squares }
    }

    /// The same example with only the cues that have a weight worth keeping.
    fn telling(&self, weights: &[f64]) -> Self {
        let tells = |cue: usize| weights.get(cue).is_some_and(|w| w.abs() >= LEAST_WEIGHT);
        let cues = self.cues.iter().filter(|(cue, _)| tells(*cue));
        Row::new(cues.copied().collect())
    }
}

/// Learns the cues for subjects numbered from zero.
pub fn learn(examples: &[Example], subjects: u8) -> Cues<'static> {
    let mut cues = vocabulary(examples);
    let sets: Vec<BTreeSet<usize>> = examples.iter().map(|e| cues_in(&cues, e)).collect();
    let count = cues.words.len() + cues.pairs.len();
    let mut seen = vec![0usize; count];
    for cue in sets.iter().flatten() {
        if let Some(n) = seen.get_mut(*cue) {
            *n += 1;
        }
    }
    let all = examples.len();
    let rarity: Vec<u8> = seen.iter().map(|n| rarity(all, *n)).collect();
    let value =
        |cue: usize| f64::from(rarity.get(cue).copied().unwrap_or(0)) / f64::from(RARITY_FINE);
    let lengths: Vec<f64> = sets
        .iter()
        .map(|set| {
            set.iter()
                .map(|c| value(*c) * value(*c))
                .sum::<f64>()
                .sqrt()
        })
        .collect();
    let mut sorted = lengths.clone();
    sorted.sort_by(f64::total_cmp);
    let shortest = sorted.get(sorted.len() / SHORT_ONE_IN);
    let least = shortest.map_or(1.0, |l| l.max(1.0));
    let rows: Vec<Row> = sets
        .iter()
        .zip(lengths)
        .map(|(set, length)| {
            let length = length.max(least);
            Row::new(set.iter().map(|c| (*c, value(*c) / length)).collect())
        })
        .collect();
    let mut by_cue: Vec<Vec<(u8, i8)>> = vec![Vec::new(); count];
    let mut offsets = Vec::new();
    for subject in 0..subjects {
        let speaks: Vec<bool> = examples
            .iter()
            .map(|e| e.subjects.contains(&subject))
            .collect();
        let (weights, _) = machine(&rows, &speaks, count);
        let fewer: Vec<Row> = rows.iter().map(|row| row.telling(&weights)).collect();
        let (weights, offset) = machine(&fewer, &speaks, count);
        offsets.push(whole(offset));
        for (list, weight) in by_cue.iter_mut().zip(weights.into_iter().map(whole)) {
            if weight != 0 {
                list.push((subject, weight));
            }
        }
    }
    let mut starts = vec![0u32];
    for list in &by_cue {
        starts.push(starts.last().copied().unwrap_or(0) + list.len() as u32);
    }
    let weights: Vec<(u8, i8)> = by_cue.into_iter().flatten().collect();
    cues.rarity = ZeroVec::alloc_from_slice(&rarity);
    cues.starts = ZeroVec::alloc_from_slice(&starts);
    cues.subjects = weights.iter().map(|w| w.0).collect();
    cues.weights = weights.iter().map(|w| w.1).collect();
    cues.offsets = ZeroVec::alloc_from_slice(&offsets);
    cues.least_length = least as f32;
    cues
}

/// Words and pairs that stand in enough examples. A word that only its pairs need is there too,
/// with a rarity of zero.
fn vocabulary(examples: &[Example]) -> Cues<'static> {
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for example in examples {
        let stems: Vec<&str> = example.words.iter().map(|w| stem(w)).collect();
        for word in stems.iter().collect::<BTreeSet<_>>() {
            *words.entry(word).or_default() += 1;
        }
        let side_by_side = stems.iter().zip(stems.iter().skip(1));
        let in_sentence = example
            .sentences
            .iter()
            .zip(example.sentences.iter().skip(1));
        let together: BTreeSet<(&str, &str)> = side_by_side
            .zip(in_sentence)
            .filter(|(_, (a, b))| a == b)
            .map(|((a, b), _)| (*a, *b))
            .collect();
        for pair in together {
            *pairs.entry(pair).or_default() += 1;
        }
    }
    words.retain(|_, n| *n >= WORD_FROM);
    pairs.retain(|_, n| *n >= PAIR_FROM);
    let numbers: BTreeMap<&str, u32> = words.keys().copied().zip(0u32..).collect();
    let mut keys: Vec<u32> = pairs
        .keys()
        .filter_map(|(a, b)| Some((numbers.get(a)? << 16) | numbers.get(b)?))
        .collect();
    keys.sort_unstable();
    Cues {
        words: words.keys().collect::<Records<'_>>(),
        pairs: ZeroVec::alloc_from_slice(&keys),
        ..Cues::default()
    }
}

fn cues_in(cues: &Cues<'_>, example: &Example) -> BTreeSet<usize> {
    let known: Vec<Option<u16>> = example.words.iter().map(|w| cues.word(w)).collect();
    let mut set: BTreeSet<usize> = known.iter().flatten().map(|n| usize::from(*n)).collect();
    let next = known.iter().zip(known.iter().skip(1));
    let sentences = example
        .sentences
        .iter()
        .zip(example.sentences.iter().skip(1));
    for ((a, b), (here, there)) in next.zip(sentences) {
        if let (Some(a), Some(b), true) = (a, b, here == there) {
            set.extend(cues.pair(*a, *b).map(|n| n as usize));
        }
    }
    set
}

/// How rare a cue is, in fine parts: one for a cue of every example, one more each time that it
/// is about 2.7 times rarer. Summed as a series, because a logarithm of the machine's own library
/// may differ in its last digit.
fn rarity(all: usize, seen: usize) -> u8 {
    let harmonic: f64 = (seen + 1..=all).map(|n| 1.0 / (n as f64 + 0.5)).sum();
    ((1.0 + harmonic) * f64::from(RARITY_FINE))
        .round()
        .clamp(0.0, 255.0) as u8
}

fn whole(weight: f64) -> i8 {
    (weight * f64::from(FINE)).round().clamp(-127.0, 127.0) as i8
}

/// Trains one machine: the weight of each cue, and the offset.
fn machine(rows: &[Row], speaks: &[bool], cues: usize) -> (Vec<f64>, f64) {
    let mut weights = vec![0.0; cues];
    let mut offset = 0.0;
    let mut pulls = vec![0.0f64; rows.len()];
    let soft = 1.0 / (2.0 * COST);
    for _ in 0..ROUNDS {
        let (mut highest, mut lowest) = (f64::MIN, f64::MAX);
        for ((row, speaks), pull) in rows.iter().zip(speaks).zip(&mut pulls) {
            let side = if *speaks { 1.0 } else { -1.0 };
            let sum: f64 = row
                .cues
                .iter()
                .map(|(c, v)| weights.get(*c).unwrap_or(&0.0) * v)
                .sum();
            let gradient = side * (sum + offset) - 1.0 + soft * *pull;
            let wanted = if *pull == 0.0 {
                gradient.min(0.0)
            } else {
                gradient
            };
            highest = highest.max(wanted);
            lowest = lowest.min(wanted);
            if wanted == 0.0 {
                continue;
            }
            // The offset counts as one more cue.
            let next = (*pull - gradient / (row.squares + 1.0 + soft)).max(0.0);
            let step = (next - *pull) * side;
            *pull = next;
            offset += step;
            for (cue, value) in &row.cues {
                if let Some(weight) = weights.get_mut(*cue) {
                    *weight += step * value;
                }
            }
        }
        if highest - lowest < SETTLED {
            break;
        }
    }
    (weights, offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::cues::Witness;
    use crate::sentences::Words;

    fn example(text: &str, subjects: &[u8]) -> Example {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        Example {
            sentences: vec![0; words.len()],
            words,
            subjects: subjects.to_vec(),
        }
    }

    #[test]
    fn what_the_examples_say_is_heard_in_new_words_around_it() {
        let examples = [
            example("he will not get on the bus", &[0]),
            example("the bus left without her again", &[0]),
            example("she missed the bus and cried", &[0]),
            example("he broke the door last night", &[1]),
            example("she kicked the door and screamed", &[1]),
            example("the door has a new hole", &[1]),
            example("we had soup and watched a film", &[]),
            example("her cousin came and we had cake", &[]),
        ];
        let cues = learn(&examples, 2);
        let values = |text: &str| {
            let words = Words::split(text);
            let witness = Witness::new(&cues, &words, &[]);
            (witness.value(0), witness.value(1), witness.words(0))
        };
        let (bus, door, spoke) = values("my boy hides from the bus every morning");
        assert!(bus > door && bus > -0.5, "{bus} {door}");
        assert!(
            spoke.iter().any(|w| (w.from..w.to).contains(&5)),
            "{spoke:?}"
        );
        let (bus, door, _) = values("nothing that is known stands here");
        assert!(bus < 0.0 && door < 0.0, "{bus} {door}");
    }

    #[test]
    fn the_same_examples_give_the_same_bytes() {
        let examples = [
            example("a b c a", &[0]),
            example("a b d", &[1]),
            example("b c", &[0]),
        ];
        let bytes = || postcard::to_allocvec(&learn(&examples, 2)).ok();
        assert!(bytes().is_some() && bytes() == bytes());
    }
}

//! A sorted list of folded words with exact, prefix and misspelling look-up.

use crate::records::Records;
use rapidfuzz::distance::osa;
use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

/// Words shorter than this are never taken for a misspelling: "aid" and "aide" are both words.
const SHORTEST_MISSPELLED: usize = 5;
/// Words at least this long may hide two slips of the finger.
const TWO_SLIPS_FROM: usize = 8;
/// A half-typed word needs this many characters before it is completed.
const SHORTEST_PREFIX: usize = 3;
/// How many completions or corrections of one word are kept.
const MOST_MATCHES: usize = 6;

/// Words in byte order, with what a tolerant look-up needs to pass over most of them unread.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Dictionary<'a> {
    #[serde(borrow)]
    words: Records<'a>,
    /// Word numbers ordered by first letter, then by length in characters.
    #[serde(borrow)]
    by_shape: ZeroVec<'a, u32>,
    /// Letter mask of each word in `by_shape`.
    #[serde(borrow)]
    masks: ZeroVec<'a, u32>,
    /// Where each length begins in `by_shape`, letter by letter; one more entry at the end.
    #[serde(borrow)]
    shape_starts: ZeroVec<'a, u32>,
}

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// Letter for letter.
    Exact,
    /// The text holds the beginning of the word.
    Prefix,
    /// The word has one slip of the finger.
    OneSlip,
    /// The word has two.
    TwoSlips,
}

/// A word that a piece of text may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Number of the word.
    pub word: u32,
    /// How it was found.
    pub kind: MatchKind,
}

/// Room for look-ups, kept between words so that they do not allocate each time.
#[derive(Debug, Default)]
pub struct Matcher {
    found: Vec<Match>,
}

impl<'a> Dictionary<'a> {
    /// Builds a dictionary from folded words in any order, doubles allowed.
    pub fn build<'w>(words: impl IntoIterator<Item = &'w str>) -> Dictionary<'static> {
        let mut sorted: Vec<&str> = words.into_iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        let word = |n: &u32| sorted.get(*n as usize).copied().unwrap_or("");
        let longest = sorted.iter().map(|w| w.chars().count()).max().unwrap_or(0);
        let shape = |n: &u32| letter(word(n)) * (longest + 1) + word(n).chars().count();
        let mut order: Vec<u32> = (0u32..).take(sorted.len()).collect();
        order.sort_by_key(shape);
        let mut starts = Vec::new();
        for (place, n) in (0u32..).zip(&order) {
            while starts.len() <= shape(n) {
                starts.push(place);
            }
        }
        // Every letter has all lengths, also those that no word has.
        starts.resize(LETTERS * (longest + 1) + 1, order.len() as u32);
        let masks: Vec<u32> = order.iter().map(|n| mask(word(n))).collect();
        Dictionary {
            words: sorted.iter().collect(),
            by_shape: ZeroVec::alloc_from_slice(&order),
            masks: ZeroVec::alloc_from_slice(&masks),
            shape_starts: ZeroVec::alloc_from_slice(&starts),
        }
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word with this number.
    pub fn word(&self, number: u32) -> Option<&str> {
        std::str::from_utf8(self.words.get(number as usize)?).ok()
    }

    /// The number of exactly this word.
    pub fn exact(&self, word: &str) -> Option<u32> {
        self.words.find(word.as_bytes()).map(|n| n as u32)
    }

    /// The number of this word, or of its singular.
    pub fn exact_or_singular(&self, word: &str) -> Option<u32> {
        self.exact(word).or_else(|| {
            let stem = word.strip_suffix('s').filter(|s| s.len() >= 3)?;
            self.exact(stem)
                .or_else(|| self.exact(stem.strip_suffix('e')?))
                .or_else(|| {
                    let y = format!("{}y", stem.strip_suffix("ie")?);
                    self.exact(&y)
                })
        })
    }

    /// Words that `text` may stand for, best kind only: the word itself, else its completions
    /// when `half_typed`, else words one slip away, else two.
    pub fn find<'m>(&self, text: &str, half_typed: bool, matcher: &'m mut Matcher) -> &'m [Match] {
        matcher.found.clear();
        if let Some(word) = self.exact_or_singular(text) {
            matcher.found.push(Match {
                word,
                kind: MatchKind::Exact,
            });
            return &matcher.found;
        }
        if half_typed {
            self.complete(text, &mut matcher.found);
        }
        if matcher.found.is_empty() {
            self.correct(text, &mut matcher.found);
        }
        &matcher.found
    }

    /// Numbers of the words that begin with `text`, at most `most`.
    pub fn completions(&self, text: &str, most: usize) -> std::ops::Range<u32> {
        if text.len() < SHORTEST_PREFIX {
            return 0..0;
        }
        let start = self.words.first_not_before(text.as_bytes());
        let more = (start..self.words.len())
            .take(most)
            .map_while(|n| self.words.get(n))
            .take_while(|word| word.starts_with(text.as_bytes()));
        start as u32..(start + more.count()) as u32
    }

    /// Numbers of the words of at least `shortest` letters that stand at the beginning of `text`.
    pub fn begun_by<'t>(
        &'t self,
        text: &'t str,
        shortest: usize,
    ) -> impl Iterator<Item = u32> + 't {
        // All of them share its first letters, so they stand side by side.
        let shared = text.char_indices().nth(shortest);
        let shared = text.get(..shared.map_or(text.len(), |(at, _)| at));
        let shared = shared.unwrap_or("").as_bytes();
        let first = match text.chars().nth(shortest.saturating_sub(1)) {
            Some(_) => self.words.first_not_before(shared),
            None => self.words.len(),
        };
        (first..self.words.len())
            .map_while(move |n| Some((n as u32, self.words.get(n)?)))
            .take_while(move |(_, word)| word.starts_with(shared))
            .filter(move |(_, word)| text.as_bytes().starts_with(word))
            .map(|(n, _)| n)
    }

    /// Adds the words that begin with `text`.
    fn complete(&self, text: &str, found: &mut Vec<Match>) {
        let completions = self.completions(text, MOST_MATCHES);
        found.extend(completions.map(|word| Match {
            word,
            kind: MatchKind::Prefix,
        }));
    }

    /// Adds the words that differ from `text` by a slip or two, nearest only.
    fn correct(&self, text: &str, found: &mut Vec<Match>) {
        let length = text.chars().count();
        // A number is not a misspelled word.
        if length < SHORTEST_MISSPELLED || text.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let slips = if length >= TWO_SLIPS_FROM { 2 } else { 1 };
        let wanted = mask(text);
        let first = text.chars().next();
        let compare = osa::BatchComparator::new(text.chars());
        let mut best = slips;
        // People seldom miss the first letter; a stranger's name often differs by it alone.
        let (from, to) = self.bucket(letter(text), length.saturating_sub(slips), length + slips);
        let places = self.by_shape.as_ule_slice().get(from..to);
        let masks = self.masks.as_ule_slice().get(from..to);
        let (Some(places), Some(masks)) = (places, masks) else {
            return;
        };
        for (place, mask) in places.iter().zip(masks) {
            let mask = u32::from_le_bytes(mask.0);
            if (wanted & !mask).count_ones() as usize > best
                || (mask & !wanted).count_ones() as usize > best
            {
                continue;
            }
            let number = u32::from_le_bytes(place.0);
            let Some(word) = self.word(number) else {
                continue;
            };
            // Letters outside a to z share a bucket.
            if word.chars().next() != first {
                continue;
            }
            let args = osa::Args::default().score_cutoff(best);
            let Some(distance) = compare.distance_with_args(word.chars(), &args) else {
                continue;
            };
            if distance < best {
                best = distance;
                found.clear();
            }
            if found.len() < MOST_MATCHES {
                found.push(Match {
                    word: number,
                    kind: if distance <= 1 {
                        MatchKind::OneSlip
                    } else {
                        MatchKind::TwoSlips
                    },
                });
            }
        }
    }

    /// Where the words with this first letter and these lengths stand in `by_shape`.
    fn bucket(&self, letter: usize, shortest: usize, longest: usize) -> (usize, usize) {
        let lengths = self.shape_starts.len().saturating_sub(1) / LETTERS;
        let at = |length: usize| {
            let place = letter * lengths + length.min(lengths);
            self.shape_starts.get(place).unwrap_or(0) as usize
        };
        (at(shortest), at(longest + 1))
    }
}

/// How many kinds of first letters there are: a to z, and all others.
const LETTERS: usize = 27;

/// The kind of a word's first letter.
fn letter(word: &str) -> usize {
    match word.bytes().next() {
        Some(b @ b'a'..=b'z') => usize::from(b - b'a'),
        _ => LETTERS - 1,
    }
}

/// One bit for each letter that occurs in the word; digits and other signs share the rest.
fn mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, c| {
        mask | match c {
            'a'..='z' => 1 << (c as u32 - 'a' as u32),
            '0'..='9' => 1 << 26,
            _ => 1 << (27 + (c as u32 % 5)),
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn found(words: &[&str], text: &str, half_typed: bool) -> Vec<String> {
        let dictionary = Dictionary::build(words.iter().copied());
        let mut matcher = Matcher::default();
        dictionary
            .find(text, half_typed, &mut matcher)
            .iter()
            .map(|m| dictionary.word(m.word).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn exact_beats_everything_and_plurals_are_the_same_word() {
        let words = ["nurse", "nursery", "therapist", "agency"];
        assert_eq!(found(&words, "nurse", true), ["nurse"]);
        assert_eq!(found(&words, "therapists", false), ["therapist"]);
        assert_eq!(found(&words, "agencies", false), ["agency"]);
    }

    #[test]
    fn half_typed_words_are_completed_and_slips_are_corrected() {
        let words = ["skills", "trainer", "trained", "therapist"];
        assert_eq!(found(&words, "train", true), ["trained", "trainer"]);
        assert_eq!(found(&words, "train", false), Vec::<String>::new());
        assert_eq!(found(&words, "skils", false), ["skills"]);
        assert_eq!(found(&words, "theraipst", false), ["therapist"]);
        assert_eq!(found(&words, "therpst", false), Vec::<String>::new());
    }

    #[test]
    fn words_that_a_text_begins_with_are_found() {
        let dictionary = Dictionary::build(["an", "anx", "anxi", "anxiety", "ans", "b"]);
        let begun = |text: &str| -> Vec<&str> {
            let found = dictionary.begun_by(text, 3);
            found.map(|n| dictionary.word(n).unwrap()).collect()
        };
        assert_eq!(begun("anxious"), ["anx", "anxi"]);
        assert_eq!(begun("anx"), ["anx"]);
        assert!(begun("an").is_empty() && begun("").is_empty() && begun("bus").is_empty());
    }

    #[test]
    fn short_words_and_numbers_are_left_alone() {
        assert!(found(&["aide", "2024"], "aids", false).is_empty());
        assert!(found(&["20245"], "20246", false).is_empty());
    }
}

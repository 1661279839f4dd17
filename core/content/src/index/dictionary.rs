//! A sorted list of folded words with exact, prefix and misspelling look-up.

use rapidfuzz::distance::osa;
use serde::{Deserialize, Serialize};
use zerovec::vecs::Index32;
use zerovec::{VarZeroVec, ZeroVec};

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
    words: VarZeroVec<'a, str, Index32>,
    /// Word numbers ordered by length in characters.
    #[serde(borrow)]
    by_length: ZeroVec<'a, u32>,
    /// Letter mask of each word in `by_length`.
    #[serde(borrow)]
    masks: ZeroVec<'a, u32>,
    /// Where each length begins in `by_length`.
    #[serde(borrow)]
    length_starts: ZeroVec<'a, u32>,
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
        let mut order: Vec<u32> = (0u32..).take(sorted.len()).collect();
        let length = |n: &u32| sorted.get(*n as usize).map_or(0, |w| w.chars().count());
        order.sort_by_key(length);
        let mut starts = Vec::new();
        for (place, n) in (0u32..).zip(&order) {
            while starts.len() <= length(n) {
                starts.push(place);
            }
        }
        starts.push(order.len() as u32);
        let masks: Vec<u32> = order
            .iter()
            .map(|n| sorted.get(*n as usize).map_or(0, |w| mask(w)))
            .collect();
        Dictionary {
            words: VarZeroVec::from(sorted.as_slice()),
            by_length: ZeroVec::alloc_from_slice(&order),
            masks: ZeroVec::alloc_from_slice(&masks),
            length_starts: ZeroVec::alloc_from_slice(&starts),
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
        self.words.get(number as usize)
    }

    /// The number of exactly this word.
    pub fn exact(&self, word: &str) -> Option<u32> {
        self.words.binary_search(word).ok().map(|n| n as u32)
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

    /// Adds the words that begin with `text`.
    fn complete(&self, text: &str, found: &mut Vec<Match>) {
        if text.len() < SHORTEST_PREFIX {
            return;
        }
        let start = self.words.binary_search(text).unwrap_or_else(|at| at);
        for (n, word) in self.words.iter().enumerate().skip(start).take(MOST_MATCHES) {
            if !word.starts_with(text) {
                break;
            }
            found.push(Match {
                word: n as u32,
                kind: MatchKind::Prefix,
            });
        }
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
        let from = self.bucket(length.saturating_sub(slips));
        let to = self.bucket(length + slips + 1);
        let places = self.by_length.as_ule_slice().get(from..to);
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
            let Some(word) = self.words.get(number as usize) else {
                continue;
            };
            // People seldom miss the first letter; a stranger's name often differs by it alone.
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

    /// Where words of this length begin in `by_length`.
    fn bucket(&self, length: usize) -> usize {
        let last = self.length_starts.len().saturating_sub(1);
        self.length_starts.get(length.min(last)).unwrap_or(0) as usize
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
    fn short_words_and_numbers_are_left_alone() {
        assert!(found(&["aide", "2024"], "aids", false).is_empty());
        assert!(found(&["20245"], "20246", false).is_empty());
    }
}

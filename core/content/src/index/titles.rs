//! An index of names that finds one from any of its words, in any order, misspelled or half
//! typed. It can be built from any list of names; the image carries one that is prebuilt.

use super::dictionary::{Dictionary, MatchKind, Matcher};
use crate::text;
use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

/// How many names that share the rarest word are looked at. Names are kept shortest first, so
/// that those left out are the long ones that the text covers least.
const MOST_CANDIDATES: usize = 256;

/// Names as lists of word numbers, with the names of each word.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct TitleIndex<'a> {
    #[serde(borrow)]
    dictionary: Dictionary<'a>,
    /// Where the names of each word begin in `postings`.
    #[serde(borrow)]
    posting_starts: ZeroVec<'a, u32>,
    /// Name numbers, fewest words first.
    #[serde(borrow)]
    postings: ZeroVec<'a, u32>,
    /// Where the words of each name begin in `name_words`.
    #[serde(borrow)]
    name_starts: ZeroVec<'a, u32>,
    /// Word numbers of the names.
    #[serde(borrow)]
    name_words: ZeroVec<'a, u32>,
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Number of the name, in the order in which the index was built.
    pub name: u32,
    /// 0 to 100: how much of the name the text covers, and how much of the text the name does.
    pub score: u8,
    /// How many of its words the text holds.
    pub words: u8,
    /// Whether every word was there letter for letter.
    pub exact: bool,
}

/// A word of the text with what it may stand for.
struct Wanted {
    words: [(u32, u8); 6],
    count: usize,
    names: usize,
}

impl<'a> TitleIndex<'a> {
    /// Builds an index of `names`. The number of a name is its place in the list.
    pub fn build<S: AsRef<str>>(names: &[S]) -> TitleIndex<'static> {
        let split: Vec<Vec<String>> = names
            .iter()
            .map(|n| text::words(&text::fold(n.as_ref())).collect())
            .collect();
        let dictionary = Dictionary::build(split.iter().flatten().map(String::as_str));
        let mut name_starts = vec![0u32];
        let mut name_words = Vec::new();
        let mut per_word: Vec<Vec<u32>> = vec![Vec::new(); dictionary.len()];
        let mut shortest_first: Vec<usize> = (0..split.len()).collect();
        shortest_first.sort_by_key(|n| split.get(*n).map_or(0, Vec::len));
        for words in &split {
            name_words.extend(words.iter().filter_map(|w| dictionary.exact(w)));
            name_starts.push(name_words.len() as u32);
        }
        for name in shortest_first {
            for word in split.get(name).into_iter().flatten() {
                let Some(names) = dictionary
                    .exact(word)
                    .and_then(|w| per_word.get_mut(w as usize))
                else {
                    continue;
                };
                if names.last() != Some(&(name as u32)) {
                    names.push(name as u32);
                }
            }
        }
        let mut posting_starts = vec![0u32];
        let mut postings = Vec::new();
        for names in &per_word {
            postings.extend_from_slice(names);
            posting_starts.push(postings.len() as u32);
        }
        TitleIndex {
            dictionary,
            posting_starts: ZeroVec::alloc_from_slice(&posting_starts),
            postings: ZeroVec::alloc_from_slice(&postings),
            name_starts: ZeroVec::alloc_from_slice(&name_starts),
            name_words: ZeroVec::alloc_from_slice(&name_words),
        }
    }

    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.name_starts.len().saturating_sub(1)
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The best `most` names for a text as it was typed.
    pub fn search(&self, text: &str, most: usize) -> Vec<Hit> {
        let folded = text::fold(text);
        let words: Vec<String> = text::words(&folded).take(24).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.search_words(&words, true, most)
    }

    /// The best `most` names for folded words; the last one may be half typed.
    pub fn search_words(&self, words: &[&str], half_typed: bool, most: usize) -> Vec<Hit> {
        let mut matcher = Matcher::default();
        let mut wanted: Vec<Wanted> = Vec::with_capacity(words.len());
        for (place, word) in words.iter().enumerate() {
            let last = place + 1 == words.len();
            wanted.push(self.want(word, half_typed && last, &mut matcher));
        }
        let Some(rarest) = wanted
            .iter()
            .filter(|w| w.count > 0)
            .min_by_key(|w| w.names)
        else {
            return Vec::new();
        };
        let mut names: Vec<u32> = Vec::new();
        for (word, _) in rarest.words.iter().take(rarest.count) {
            let of_word = self.names_of(*word).iter().take(MOST_CANDIDATES);
            names.extend(of_word.map(|name| u32::from_le_bytes(name.0)));
        }
        if rarest.count > 1 {
            names.sort_unstable();
            names.dedup();
        }
        let mut hits: Vec<Hit> = names
            .into_iter()
            .map(|name| self.score(name, &wanted))
            .collect();
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.name.cmp(&b.name)));
        hits.truncate(most);
        hits
    }

    /// What a word may stand for, and how many names that leaves.
    fn want(&self, word: &str, half_typed: bool, matcher: &mut Matcher) -> Wanted {
        let mut wanted = Wanted {
            words: [(0, 0); 6],
            count: 0,
            names: 0,
        };
        let found = self.dictionary.find(word, half_typed, matcher);
        for (slot, m) in wanted.words.iter_mut().zip(found) {
            let worth = match m.kind {
                MatchKind::Exact => 100,
                MatchKind::Prefix => 90,
                MatchKind::OneSlip => 85,
                MatchKind::TwoSlips => 70,
            };
            *slot = (m.word, worth);
            wanted.count += 1;
            wanted.names += self.names_of(m.word).len();
        }
        wanted
    }

    /// How well a name and the wanted words cover each other.
    fn score(&self, name: u32, wanted: &[Wanted]) -> Hit {
        let words = span(&self.name_starts, &self.name_words, name);
        let mut sum = 0u32;
        let mut matched = 0u32;
        let mut exact = true;
        for want in wanted {
            let worth = want
                .words
                .iter()
                .take(want.count)
                .filter(|(w, _)| words.iter().any(|x| u32::from_le_bytes(x.0) == *w))
                .map(|(_, worth)| *worth)
                .max();
            match worth {
                Some(worth) => {
                    sum += u32::from(worth);
                    matched += 1;
                    exact &= worth == 100;
                }
                None => exact = false,
            }
        }
        let both = (words.len() + wanted.len()).max(1) as u32;
        let score = if matched == 0 { 0 } else { 2 * sum / both };
        Hit {
            name,
            score: u8::try_from(score.min(100)).unwrap_or(100),
            words: u8::try_from(matched).unwrap_or(u8::MAX),
            exact: exact && matched as usize == words.len(),
        }
    }

    /// The names that hold a word.
    fn names_of(&self, word: u32) -> &[<u32 as zerovec::ule::AsULE>::ULE] {
        span(&self.posting_starts, &self.postings, word)
    }
}

/// The part of `values` that belongs to entry `n`.
fn span<'z>(
    starts: &ZeroVec<'_, u32>,
    values: &'z ZeroVec<'_, u32>,
    n: u32,
) -> &'z [<u32 as zerovec::ule::AsULE>::ULE] {
    let from = starts.get(n as usize).unwrap_or(0) as usize;
    let to = starts.get(n as usize + 1).unwrap_or(0) as usize;
    values.as_ule_slice().get(from..to).unwrap_or(&[])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = [
        "Skills Trainer",
        "Licensed Clinical Social Worker",
        "Social Worker",
        "Trainer of Horses",
        "Psychiatric Nurse Practitioner",
    ];

    fn first(text: &str) -> Option<&'static str> {
        let index = TitleIndex::build(&NAMES);
        let hit = *index.search(text, 3).first()?;
        NAMES.get(hit.name as usize).copied()
    }

    #[test]
    fn finds_a_name_misspelled_reordered_cut_or_with_noise() {
        assert_eq!(first("skils trainer"), Some("Skills Trainer"));
        assert_eq!(first("trainer, skills"), Some("Skills Trainer"));
        assert_eq!(
            first("psychiatric nur"),
            Some("Psychiatric Nurse Practitioner")
        );
        assert_eq!(first("the social worker on Tuesday"), Some("Social Worker"));
        assert_eq!(first("xyzzy"), None);
        assert_eq!(first(""), None);
    }

    #[test]
    fn the_exact_name_scores_full() {
        let index = TitleIndex::build(&NAMES);
        let hit = *index.search("social worker", 1).first().unwrap();
        assert_eq!((hit.name, hit.score, hit.exact), (2, 100, true));
    }
}

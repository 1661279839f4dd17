//! An index of names that finds one from any of its words, in any order, misspelled or half
//! typed. It can be built from any list of names; the image carries one that is prebuilt.
//!
//! Names are kept by their number of words, so that all names of a length score by the same rule
//! and a length that cannot beat what was found is passed over whole. Within a length, only the
//! names of the rarest words are looked at, as many of them as the hits found so far demand, and
//! of those only the ones whose mark says that they may hold enough of the other words.

use super::dictionary::{Dictionary, MatchKind, Matcher};
use crate::text;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use zerovec::ZeroVec;
use zerovec::ule::AsULE;

/// How many postings one search looks at. Only texts made of nothing but the commonest words of
/// a very long list come near it.
const MOST_POSTINGS: usize = 1024;
/// How many words of a text are searched for.
const MOST_WORDS: usize = 24;
/// What a half-typed word may be completed to.
const MOST_COMPLETIONS: usize = 256;
/// How many different words one word of a text may stand for.
const MOST_WAYS: usize = 6;
/// A word with more completions than this is not looked for by the marks of the names.
const MOST_MARKED: u32 = 16;

/// Hits that score less than this many hundredths of the best one are not looked for.
const FAR_BEHIND: u32 = 60;

/// A number as it stands in the image.
type Stored = <u32 as AsULE>::ULE;

/// Names as lists of word numbers, with the names of each word.
///
/// Inside, a name goes by its place in the order of length.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct TitleIndex<'a> {
    #[serde(borrow)]
    dictionary: Dictionary<'a>,
    /// Where the places of each word begin in `postings`.
    #[serde(borrow)]
    posting_starts: ZeroVec<'a, u32>,
    /// Places of names, ascending for each word.
    #[serde(borrow)]
    postings: ZeroVec<'a, u32>,
    /// Where the words of each name begin in `name_words`, by place.
    #[serde(borrow)]
    name_starts: ZeroVec<'a, u32>,
    /// Word numbers of the names.
    #[serde(borrow)]
    name_words: ZeroVec<'a, u32>,
    /// One bit for each word of a name, by place; different words may share one.
    #[serde(borrow)]
    marks: ZeroVec<'a, u64>,
    /// First place of each number of words; one more entry at the end.
    #[serde(borrow)]
    length_starts: ZeroVec<'a, u32>,
    /// Number of the name at each place.
    #[serde(borrow)]
    numbers: ZeroVec<'a, u32>,
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

impl<'a> TitleIndex<'a> {
    /// Builds an index of `names`. The number of a name is its place in the list.
    pub fn build<S: AsRef<str>>(names: &[S]) -> TitleIndex<'static> {
        let split: Vec<Vec<String>> = names
            .iter()
            .map(|n| distinct(&text::fold(n.as_ref())))
            .collect();
        let dictionary = Dictionary::build(split.iter().flatten().map(String::as_str));
        let mut by_length: Vec<(u32, &Vec<String>)> = (0u32..).zip(&split).collect();
        by_length.sort_by_key(|(_, words)| words.len());
        let mut numbers = Vec::with_capacity(split.len());
        let mut marks = Vec::with_capacity(split.len());
        let mut name_starts = vec![0u32];
        let mut name_words: Vec<u32> = Vec::new();
        let mut length_starts = Vec::new();
        let mut per_word: Vec<Vec<u32>> = vec![Vec::new(); dictionary.len()];
        for (place, (number, words)) in (0u32..).zip(by_length) {
            while length_starts.len() <= words.len() {
                length_starts.push(place);
            }
            numbers.push(number);
            let mut bits = 0;
            for word in words.iter().filter_map(|w| dictionary.exact(w)) {
                name_words.push(word);
                bits |= mark(word);
                if let Some(places) = per_word.get_mut(word as usize)
                    && places.last() != Some(&place)
                {
                    places.push(place);
                }
            }
            marks.push(bits);
            name_starts.push(name_words.len() as u32);
        }
        length_starts.push(numbers.len() as u32);
        let mut posting_starts = vec![0u32];
        let mut postings = Vec::new();
        for places in &per_word {
            postings.extend_from_slice(places);
            posting_starts.push(postings.len() as u32);
        }
        TitleIndex {
            dictionary,
            posting_starts: ZeroVec::alloc_from_slice(&posting_starts),
            postings: ZeroVec::alloc_from_slice(&postings),
            name_starts: ZeroVec::alloc_from_slice(&name_starts),
            name_words: ZeroVec::alloc_from_slice(&name_words),
            marks: ZeroVec::alloc_from_slice(&marks),
            length_starts: ZeroVec::alloc_from_slice(&length_starts),
            numbers: ZeroVec::alloc_from_slice(&numbers),
        }
    }

    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The best `most` names for a text as it was typed.
    pub fn search(&self, text: &str, most: usize) -> Vec<Hit> {
        let folded = text::fold(text);
        let words: Vec<String> = text::words(&folded).take(MOST_WORDS).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.search_words(&words, true, most)
    }

    /// The best `most` names for folded words; the last one may be half typed.
    pub fn search_words(&self, words: &[&str], half_typed: bool, most: usize) -> Vec<Hit> {
        let mut matcher = Matcher::default();
        let mut wanted: Vec<Wanted> = Vec::with_capacity(words.len());
        let mut unknown = 0;
        for (place, word) in words.iter().take(MOST_WORDS).enumerate() {
            let last = place + 1 == words.len();
            let want = self.want(word, half_typed && last, &mut matcher);
            if want.names == 0 {
                unknown += 1;
            } else if wanted.iter().all(|w| w.ways() != want.ways()) {
                // A word that is said twice counts once.
                wanted.push(want);
            }
        }
        // The rarest first: its names are the fewest.
        wanted.sort_by_key(|w| w.names);
        let mut search = Search {
            index: self,
            wanted: &wanted,
            typed: wanted.len() + unknown,
            most,
            hits: Vec::with_capacity(most.min(64)),
            left: MOST_POSTINGS,
        };
        search.run();
        let mut hits = search.hits;
        // The first ones found may be far behind those that were found later.
        let best = hits.iter().map(|h| u32::from(h.score)).max().unwrap_or(0);
        hits.retain(|h| u32::from(h.score) >= best * FAR_BEHIND / 100);
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.name.cmp(&b.name)));
        hits
    }

    /// What a word may stand for, and in how many names that occurs.
    fn want(&self, word: &str, half_typed: bool, matcher: &mut Matcher) -> Wanted {
        let mut wanted = Wanted::default();
        if half_typed && self.dictionary.exact_or_singular(word).is_none() {
            let completions = self.dictionary.completions(word, MOST_COMPLETIONS);
            if !completions.is_empty() {
                wanted.add(completions, 90, self);
                return wanted;
            }
        }
        for m in self.dictionary.find(word, false, matcher) {
            let worth = match m.kind {
                MatchKind::Exact => 100,
                MatchKind::Prefix => 90,
                MatchKind::OneSlip => 85,
                MatchKind::TwoSlips => 70,
            };
            wanted.add(m.word..m.word + 1, worth, self);
        }
        wanted
    }

    /// Where the places of a word stand in `postings`.
    fn posting_span(&self, word: u32) -> Range<usize> {
        let at = |n: usize| self.posting_starts.get(n).unwrap_or(0) as usize;
        at(word as usize)..at(word as usize + 1)
    }

    /// The places of a word among the names of one length.
    fn places(&self, word: u32, from: u32, to: u32) -> &[Stored] {
        let all = self.postings.as_ule_slice();
        let all = all.get(self.posting_span(word)).unwrap_or(&[]);
        let start = all.partition_point(|p| read(p) < from);
        let rest = all.get(start..).unwrap_or(&[]);
        let end = rest.partition_point(|p| read(p) < to);
        rest.get(..end).unwrap_or(&[])
    }

    /// The words of the name at a place.
    fn words_at(&self, place: u32) -> &[Stored] {
        let at = |n: usize| self.name_starts.get(n).unwrap_or(0) as usize;
        let span = at(place as usize)..at(place as usize + 1);
        self.name_words.as_ule_slice().get(span).unwrap_or(&[])
    }
}

/// Words that a word of the text may stand for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Way {
    /// First word number, and the one after the last.
    from: u32,
    to: u32,
    /// How sure it is, up to 100.
    worth: u32,
}

impl Way {
    /// The lowest of a name's words that it holds.
    fn lowest(&self, words: &[Stored]) -> Option<u32> {
        let size = self.to - self.from;
        let held = words
            .iter()
            .map(read)
            .filter(|word| word.wrapping_sub(self.from) < size);
        held.min()
    }
}

/// A word of the text with what it may stand for.
#[derive(Debug, Default)]
struct Wanted {
    list: [Way; MOST_WAYS],
    count: usize,
    /// In how many names its ways occur.
    names: usize,
    /// The surest of its ways.
    worth: u32,
    /// The marks of its words.
    mark: u64,
}

impl Wanted {
    fn ways(&self) -> &[Way] {
        self.list.get(..self.count).unwrap_or(&[])
    }

    fn add(&mut self, words: Range<u32>, worth: u32, index: &TitleIndex<'_>) {
        let Some(slot) = self.list.get_mut(self.count) else {
            return;
        };
        let last = words.end.saturating_sub(1);
        let postings = index.posting_span(words.start).start..index.posting_span(last).end;
        *slot = Way {
            from: words.start,
            to: words.end,
            worth,
        };
        self.count += 1;
        self.names += postings.len();
        self.worth = self.worth.max(worth);
        self.mark |= if words.end - words.start > MOST_MARKED {
            u64::MAX
        } else {
            words.fold(0, |bits, word| bits | mark(word))
        };
    }
}

/// One search under way.
struct Search<'s> {
    index: &'s TitleIndex<'s>,
    /// Words that occur in names, the rarest first.
    wanted: &'s [Wanted],
    /// How many different words the text has, with those that occur nowhere.
    typed: usize,
    most: usize,
    hits: Vec<Hit>,
    /// How many more postings may be looked at.
    left: usize,
}

impl Search<'_> {
    /// Goes through the lengths of names, from the one that may score best outward.
    fn run(&mut self) {
        let lengths = self.index.length_starts.len().saturating_sub(1);
        if self.wanted.is_empty() || self.most == 0 || lengths == 0 {
            return;
        }
        let mut worths: Vec<u32> = self.wanted.iter().map(|w| w.worth).collect();
        worths.sort_unstable_by(|a, b| b.cmp(a));
        // The most that names of a length can be worth: a name holds no more words than it has.
        let best = |length: usize| -> u32 { worths.iter().take(length).sum() };
        let bound = |length: usize| 2 * best(length) / (length + self.typed).max(1) as u32;
        let (mut below, mut above) = (worths.len().min(lengths), worths.len());
        let mut order = Vec::with_capacity(lengths);
        while below > 1 || above < lengths {
            let shorter = if below > 1 { bound(below - 1) } else { 0 };
            let longer = if above < lengths { bound(above) } else { 0 };
            if above < lengths && longer >= shorter {
                order.push(above);
                above += 1;
            } else {
                below -= 1;
                order.push(below);
            }
        }
        for length in order {
            let least = self.least(length);
            if best(length) < least {
                return;
            }
            self.names_of(length, least);
            if self.left == 0 {
                return;
            }
        }
    }

    /// The least that a name of a length must be worth to become a hit.
    fn least(&self, length: usize) -> u32 {
        let scores = || self.hits.iter().map(|h| u32::from(h.score));
        let near = scores().max().unwrap_or(0) * FAR_BEHIND / 100;
        let better = match scores().min() {
            Some(worst) if self.hits.len() >= self.most => worst + 1,
            _ => 1,
        };
        // The least sum that makes such a score.
        (near.max(better) * (length + self.typed) as u32).div_ceil(2)
    }

    /// Looks at the names of one length that may be worth enough.
    fn names_of(&mut self, length: usize, mut least: u32) {
        let at = |n: usize| self.index.length_starts.get(n).unwrap_or(0);
        let (from, to) = (at(length), at(length + 1));
        if from >= to {
            return;
        }
        // A name that holds none of the rarer words, but all the others, is not worth enough: it
        // suffices to look at the names of the rarer ones.
        let mut rest: u32 = self.wanted.iter().map(|w| w.worth).sum();
        for (n, want) in self.wanted.iter().enumerate() {
            if rest < least {
                return;
            }
            rest -= want.worth;
            // Names with an earlier word were looked at; what counts besides are the later ones.
            let later = self.wanted.get(n + 1..).unwrap_or(&[]);
            for (w, way) in want.ways().iter().enumerate() {
                for word in way.from..way.to {
                    let places = self.index.places(word, from, to);
                    let places = places.get(..self.left.min(places.len())).unwrap_or(&[]);
                    self.left -= places.len();
                    for place in places.iter().map(read) {
                        // How much of the later words may be missing.
                        let Some(mut spare) = (way.worth + rest).checked_sub(least) else {
                            break;
                        };
                        let mark = self.index.marks.get(place as usize).unwrap_or(u64::MAX);
                        let enough = later.iter().all(|other| {
                            mark & other.mark != 0
                                || match spare.checked_sub(other.worth) {
                                    Some(left) => {
                                        spare = left;
                                        true
                                    }
                                    None => false,
                                }
                        });
                        if enough && self.look_at(place, length, (n, w, word), least) {
                            least = self.least(length);
                        }
                    }
                }
            }
            if self.left == 0 {
                return;
            }
        }
    }

    /// Adds a name to the hits when it is worth enough, and says whether it was. `by` is the wanted word, way and word that
    /// led to it; a name that an earlier one leads to was looked at before.
    fn look_at(&mut self, place: u32, length: usize, by: (usize, usize, u32), least: u32) -> bool {
        let words = self.index.words_at(place);
        let (mut sum, mut matched, mut exact) = (0, 0, true);
        for (n, want) in self.wanted.iter().enumerate() {
            let mut ways = want.ways().iter().enumerate();
            let first = ways.find_map(|(w, way)| Some((w, way.lowest(words)?, way.worth)));
            let Some((w, word, worth)) = first else {
                exact = false;
                continue;
            };
            if (n, w, word) < by {
                return false;
            }
            sum += worth;
            matched += 1;
            exact &= worth == 100;
        }
        if sum < least {
            return false;
        }
        let score = 2 * sum / (length + self.typed).max(1) as u32;
        let hit = Hit {
            name: self.index.numbers.get(place as usize).unwrap_or(0),
            score: u8::try_from(score.min(100)).unwrap_or(100),
            words: matched,
            exact: exact && usize::from(matched) == length && self.typed == self.wanted.len(),
        };
        if self.hits.len() < self.most {
            self.hits.push(hit);
        } else if let Some(worst) = self.hits.iter_mut().min_by_key(|h| h.score) {
            *worst = hit;
        }
        true
    }
}

/// The words of a folded text, each once.
fn distinct(folded: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text::words(folded) {
        if !out.contains(&word) {
            out.push(word);
        }
    }
    out
}

/// The bit that stands for a word in the mark of a name.
fn mark(word: u32) -> u64 {
    1 << (word.wrapping_mul(0x9e37_79b1) >> 26)
}

fn read(stored: &Stored) -> u32 {
    u32::from_le_bytes(stored.0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
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
    fn a_word_that_stands_twice_counts_once() {
        let index = TitleIndex::build(&["Peer to Peer Mentor", "Peer Mentor"]);
        let hit = *index.search("peer-to-peer mentor", 1).first().unwrap();
        assert_eq!((hit.name, hit.score, hit.exact), (0, 100, true));
    }

    #[test]
    fn the_best_few_are_the_best_of_all() {
        // Names of one to five words out of few, so that many share words and many tie.
        let words = [
            "care", "case", "child", "family", "health", "manager", "nurse", "school",
        ];
        let names: Vec<String> = (0..3000usize)
            .map(|n| {
                let parts = (0..=n % 5).map(|k| words[(n / 5 + k * (1 + n % 3)) % words.len()]);
                parts.collect::<Vec<_>>().join(" ")
            })
            .collect();
        let index = TitleIndex::build(&names);
        for text in [
            "family case manager",
            "nurs",
            "helth school xyzzy",
            "care child care nurse",
        ] {
            let scores =
                |most| -> Vec<u8> { index.search(text, most).iter().map(|h| h.score).collect() };
            let all = scores(names.len());
            assert!(all.len() > 10, "{text}: {all:?}");
            assert_eq!(scores(10), all[..10], "{text}");
        }
    }

    #[test]
    fn the_exact_name_scores_full() {
        let index = TitleIndex::build(&NAMES);
        let hit = *index.search("social worker", 1).first().unwrap();
        assert_eq!((hit.name, hit.score, hit.exact), (2, 100, true));
    }
}

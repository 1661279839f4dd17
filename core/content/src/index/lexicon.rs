//! The words, concepts and patterns that titles are made of.
//!
//! A concept is a set of phrases that mean the same ("case manager", "case mgr", "gestor de
//! casos"). A pattern says which concepts together show which family. All of it is data.

use super::dictionary::{Dictionary, Match, MatchKind, Matcher};
use crate::image::Records;
use crate::record::PatternRecord;
use crate::text;
use serde::{Deserialize, Serialize};
use zerovec::{VarZeroVec, ZeroVec};

/// Words with their concepts, concepts with their patterns.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon<'a> {
    #[serde(borrow)]
    dictionary: Dictionary<'a>,
    /// The full word that each word stands for: itself, or what it abbreviates.
    #[serde(borrow)]
    full: ZeroVec<'a, u16>,
    /// Where the phrases that begin with each word start in `phrases`.
    #[serde(borrow)]
    phrase_starts: ZeroVec<'a, u32>,
    /// Phrases one after another: concept, number of words that follow, those words.
    #[serde(borrow)]
    phrases: ZeroVec<'a, u16>,
    /// Concept ids in the order of their numbers.
    #[serde(borrow)]
    concepts: Records<'a>,
    /// Where the patterns of each concept start in `concept_patterns`.
    #[serde(borrow)]
    concept_starts: ZeroVec<'a, u32>,
    /// Pattern numbers, each under the concepts of its first element.
    #[serde(borrow)]
    concept_patterns: ZeroVec<'a, u16>,
    /// Patterns.
    #[serde(borrow)]
    patterns: Records<'a>,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhraseHit {
    /// Its concept.
    pub concept: u16,
    /// Place of its first word.
    pub start: usize,
    /// How many words it has.
    pub words: usize,
    /// Whether every word was there letter for letter.
    pub exact: bool,
}

impl<'a> Lexicon<'a> {
    /// Words that a folded piece of text may stand for, abbreviations written out.
    pub fn find<'m>(&self, word: &str, half_typed: bool, matcher: &'m mut Matcher) -> &'m [Match] {
        self.dictionary.find(word, half_typed, matcher)
    }

    /// Exactly this word, or its singular.
    pub fn exact(&self, word: &str) -> Option<Match> {
        let word = self.dictionary.exact_or_singular(word)?;
        Some(Match {
            word,
            kind: MatchKind::Exact,
        })
    }

    /// The number of a concept.
    pub fn concept(&self, id: &str) -> Option<u16> {
        self.concepts
            .iter()
            .position(|c| c == id.as_bytes())
            .and_then(|n| u16::try_from(n).ok())
    }

    /// Adds the phrases that begin at place `start` of `words`, where each place holds what the
    /// word there may stand for.
    pub fn phrases_at(&self, words: &[&[Match]], start: usize, out: &mut Vec<PhraseHit>) {
        for first in words.get(start).copied().unwrap_or(&[]) {
            let Some(full) = self.full.get(first.word as usize) else {
                continue;
            };
            let from = self.phrase_starts.get(full as usize).unwrap_or(0) as usize;
            let to = self.phrase_starts.get(full as usize + 1).unwrap_or(0) as usize;
            let mut rest = self.phrases.as_ule_slice().get(from..to).unwrap_or(&[]);
            while let [concept, more, tail @ ..] = rest {
                let more = u16::from_le_bytes(more.0) as usize;
                let (phrase, next) = tail.split_at_checked(more).unwrap_or((tail, &[]));
                rest = next;
                let mut exact = first.kind == MatchKind::Exact;
                let all = phrase.iter().enumerate().all(|(n, wanted)| {
                    let wanted = u16::from_le_bytes(wanted.0);
                    words
                        .get(start + 1 + n)
                        .copied()
                        .unwrap_or(&[])
                        .iter()
                        .any(|m| {
                            let same = self.full.get(m.word as usize) == Some(wanted);
                            exact &= !same || m.kind == MatchKind::Exact;
                            same
                        })
                });
                if all {
                    out.push(PhraseHit {
                        concept: u16::from_le_bytes(concept.0),
                        start,
                        words: more + 1,
                        exact,
                    });
                }
            }
        }
    }

    /// Numbers of the patterns whose first element a concept may fill.
    pub fn patterns_of(&self, concept: u16) -> impl Iterator<Item = u16> + '_ {
        let from = self.concept_starts.get(concept as usize).unwrap_or(0) as usize;
        let to = self.concept_starts.get(concept as usize + 1).unwrap_or(0) as usize;
        self.concept_patterns
            .as_ule_slice()
            .get(from..to)
            .unwrap_or(&[])
            .iter()
            .map(|n| u16::from_le_bytes(n.0))
    }

    /// The pattern with this number.
    pub fn pattern(&self, number: u16) -> Option<PatternRecord> {
        postcard::from_bytes(self.patterns.get(number as usize)?).ok()
    }
}

/// Collects what a lexicon is made of.
#[derive(Debug, Default)]
pub struct LexiconBuilder {
    concepts: Vec<String>,
    phrases: Vec<(Vec<String>, u16)>,
    abbreviations: Vec<(String, String)>,
    patterns: Vec<PatternRecord>,
}

impl LexiconBuilder {
    /// Adds a concept with its phrases and returns its number.
    pub fn concept<'p>(&mut self, id: &str, phrases: impl IntoIterator<Item = &'p str>) -> u16 {
        let number = self.concepts.len() as u16;
        self.concepts.push(id.to_owned());
        for phrase in phrases {
            let words: Vec<String> = text::words(&text::fold(phrase)).collect();
            self.phrases.push((words, number));
        }
        number
    }

    /// Lets a short form stand for a word.
    pub fn abbreviation(&mut self, short: &str, full: &str) {
        self.abbreviations
            .push((text::fold(short), text::fold(full)));
    }

    /// Adds a pattern.
    pub fn pattern(&mut self, pattern: PatternRecord) {
        self.patterns.push(pattern);
    }

    /// The lexicon, or none when there are more words than a number of two bytes can name.
    pub fn build(self) -> Option<Lexicon<'static>> {
        let words = self.phrases.iter().flat_map(|(words, _)| words);
        let short = self.abbreviations.iter().flat_map(|(s, f)| [s, f]);
        let dictionary = Dictionary::build(words.chain(short).map(String::as_str));
        let number = |word: &str| {
            dictionary
                .exact_or_singular(word)
                .and_then(|n| u16::try_from(n).ok())
        };
        u16::try_from(dictionary.len()).ok()?;
        let mut full: Vec<u16> = (0..dictionary.len() as u16).collect();
        // A plural that stands in some phrase is the same word as its singular.
        for n in 0..dictionary.len() as u16 {
            let word = dictionary.word(u32::from(n)).unwrap_or("");
            let singular = word.strip_suffix('s').filter(|s| s.len() >= 3);
            if let (Some(single), Some(slot)) =
                (singular.and_then(number), full.get_mut(usize::from(n)))
            {
                *slot = single;
            }
        }
        for (short, long) in &self.abbreviations {
            let (short, long) = (number(short)?, number(long)?);
            let long = full.get(usize::from(long)).copied()?;
            *full.get_mut(usize::from(short))? = long;
        }
        let resolve = |word: &str| full.get(usize::from(number(word)?)).copied();
        let mut by_first: Vec<Vec<u16>> = vec![Vec::new(); dictionary.len()];
        for (words, concept) in &self.phrases {
            let numbers: Vec<u16> = words.iter().filter_map(|w| resolve(w)).collect();
            let Some((first, rest)) = numbers.split_first() else {
                continue;
            };
            let slot = by_first.get_mut(usize::from(*first))?;
            slot.push(*concept);
            slot.push(rest.len() as u16);
            slot.extend_from_slice(rest);
        }
        let (phrase_starts, phrases) = flatten(&by_first);
        let mut by_concept: Vec<Vec<u16>> = vec![Vec::new(); self.concepts.len()];
        for (n, pattern) in (0u16..).zip(&self.patterns) {
            for concept in pattern.all.first().into_iter().flatten() {
                by_concept.get_mut(usize::from(*concept))?.push(n);
            }
        }
        let (concept_starts, concept_patterns) = flatten(&by_concept);
        let ids: Vec<&[u8]> = self.concepts.iter().map(|c| c.as_bytes()).collect();
        let patterns: Vec<Vec<u8>> = self
            .patterns
            .iter()
            .filter_map(|p| postcard::to_allocvec(p).ok())
            .collect();
        let patterns: Vec<&[u8]> = patterns.iter().map(Vec::as_slice).collect();
        Some(Lexicon {
            dictionary,
            full: ZeroVec::alloc_from_slice(&full),
            phrase_starts: ZeroVec::alloc_from_slice(&phrase_starts),
            phrases: ZeroVec::alloc_from_slice(&phrases),
            concepts: VarZeroVec::from(ids.as_slice()),
            concept_starts: ZeroVec::alloc_from_slice(&concept_starts),
            concept_patterns: ZeroVec::alloc_from_slice(&concept_patterns),
            patterns: VarZeroVec::from(patterns.as_slice()),
        })
    }
}

/// Lists one after another, with where each begins.
fn flatten(lists: &[Vec<u16>]) -> (Vec<u32>, Vec<u16>) {
    let mut starts = vec![0u32];
    let mut values = Vec::new();
    for list in lists {
        values.extend_from_slice(list);
        starts.push(values.len() as u32);
    }
    (starts, values)
}

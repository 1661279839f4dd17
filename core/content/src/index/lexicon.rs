//! The words, concepts and patterns that titles are made of.
//!
//! A concept is a set of phrases that mean the same ("case manager", "case mgr", "gestor de
//! casos"). A pattern says which concepts together show which family. All of it is data.

use super::dictionary::{Dictionary, Match, MatchKind, Matcher};
use super::pattern::{Pattern, PatternDraft};
use crate::image::Records;
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zerovec::ZeroVec;
use zerovec::ule::RawBytesULE;

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
    /// Concept ids in byte order; a concept's number is its place.
    #[serde(borrow)]
    concepts: Records<'a>,
    /// Where the patterns of each concept start in `concept_patterns`.
    #[serde(borrow)]
    concept_starts: ZeroVec<'a, u32>,
    /// Pattern numbers, each under the concepts of its first element.
    #[serde(borrow)]
    concept_patterns: ZeroVec<'a, u16>,
    /// Where each pattern starts in `patterns`.
    #[serde(borrow)]
    pattern_starts: ZeroVec<'a, u32>,
    /// Patterns one after another.
    #[serde(borrow)]
    patterns: ZeroVec<'a, u16>,
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
        let found = self.concepts.find(id.as_bytes())?;
        u16::try_from(found).ok()
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

    /// Numbers of the patterns that are looked at when a concept occurs: those in which it may
    /// fill the element with the fewest alternatives.
    pub fn patterns_of(&self, concept: u16) -> impl Iterator<Item = u16> + '_ {
        span(&self.concept_starts, &self.concept_patterns, concept)
            .iter()
            .map(|n| u16::from_le_bytes(n.0))
    }

    /// The pattern with this number.
    pub fn pattern(&self, number: u16) -> Option<Pattern<'_>> {
        Pattern::read(span(&self.pattern_starts, &self.patterns, number))
    }
}

/// The part of `values` that belongs to entry `n`.
fn span<'z>(
    starts: &ZeroVec<'_, u32>,
    values: &'z ZeroVec<'_, u16>,
    n: u16,
) -> &'z [RawBytesULE<2>] {
    let n = usize::from(n);
    let from = starts.get(n).unwrap_or(0) as usize;
    let to = starts.get(n + 1).unwrap_or(0) as usize;
    values.as_ule_slice().get(from..to).unwrap_or(&[])
}

/// Collects what a lexicon is made of.
#[derive(Debug, Default)]
pub struct LexiconBuilder {
    concepts: BTreeMap<String, Vec<Vec<String>>>,
    abbreviations: Vec<(String, String)>,
    patterns: Vec<PatternDraft>,
}

impl LexiconBuilder {
    /// Adds a concept with its phrases.
    pub fn concept<'p>(&mut self, id: &str, phrases: impl IntoIterator<Item = &'p str>) {
        let phrases = phrases
            .into_iter()
            .map(|phrase| text::words(&text::fold(phrase)).collect());
        self.concepts
            .entry(id.to_owned())
            .or_default()
            .extend(phrases);
    }

    /// The number that each concept will have, once all of them are added.
    pub fn numbers(&self) -> BTreeMap<String, u16> {
        self.concepts.keys().cloned().zip(0u16..).collect()
    }

    /// Lets a short form stand for a word.
    pub fn abbreviation(&mut self, short: &str, full: &str) {
        self.abbreviations
            .push((text::fold(short), text::fold(full)));
    }

    /// Adds a pattern.
    pub fn pattern(&mut self, pattern: PatternDraft) {
        self.patterns.push(pattern);
    }

    /// The lexicon, or none when there are more words than a number of two bytes can name.
    pub fn build(self) -> Option<Lexicon<'static>> {
        let words = self.concepts.values().flatten().flatten();
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
        let phrases = (0u16..)
            .zip(self.concepts.values())
            .flat_map(|(concept, phrases)| phrases.iter().map(move |words| (words, concept)));
        for (words, concept) in phrases {
            let numbers: Vec<u16> = words.iter().filter_map(|w| resolve(w)).collect();
            let Some((first, rest)) = numbers.split_first() else {
                continue;
            };
            let slot = by_first.get_mut(usize::from(*first))?;
            slot.push(concept);
            slot.push(rest.len() as u16);
            slot.extend_from_slice(rest);
        }
        let (phrase_starts, phrases) = flatten(&by_first);
        let mut by_concept: Vec<Vec<u16>> = vec![Vec::new(); self.concepts.len()];
        let mut flat: Vec<Vec<u16>> = Vec::new();
        for (n, pattern) in (0u16..).zip(&self.patterns) {
            let rarest = pattern
                .all
                .iter()
                .min_by_key(|alternatives| alternatives.len());
            for concept in rarest.into_iter().flatten() {
                by_concept.get_mut(usize::from(*concept))?.push(n);
            }
            flat.push(pattern.flat());
        }
        let (concept_starts, concept_patterns) = flatten(&by_concept);
        let (pattern_starts, patterns) = flatten(&flat);
        Some(Lexicon {
            dictionary,
            full: ZeroVec::alloc_from_slice(&full),
            phrase_starts: ZeroVec::alloc_from_slice(&phrase_starts),
            phrases: ZeroVec::alloc_from_slice(&phrases),
            concepts: self.concepts.keys().collect(),
            concept_starts: ZeroVec::alloc_from_slice(&concept_starts),
            concept_patterns: ZeroVec::alloc_from_slice(&concept_patterns),
            pattern_starts: ZeroVec::alloc_from_slice(&pattern_starts),
            patterns: ZeroVec::alloc_from_slice(&patterns),
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

//! Reading the patterns of the data files.
//!
//! A pattern is words in a row. `a|b` lets either word stand there, `word*` any word with this
//! beginning, `{group}` any phrase of the group, `_` up to three words between, `__` up to
//! seven. ` & ` joins parts that stand in the same sentence in any order, ` && ` parts that stand
//! anywhere in the text; a part that begins with `!` must not stand there.

use super::packed;
use super::stem::stem;
use super::{ALONE, Dictionary, Hearing, Topic};
use crate::text;
use std::collections::{BTreeMap, HashMap};
use zerovec::ZeroVec;

/// Words that a short gap may hold.
const SHORT_GAP: u16 = 3;
/// Words that a long gap may hold.
const LONG_GAP: u16 = 7;

/// Why a pattern cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// There is no group of this name.
    #[error("group \"{0}\" is not known")]
    Group(String),
    /// Nothing stands there.
    #[error("pattern \"{0}\" has an empty part")]
    Empty(String),
    /// More than the image can number.
    #[error("there are more words or rules than the image can number")]
    TooMany,
}

/// One phrase: words, and whether only their beginning is given.
type Phrase = Vec<(String, bool)>;

/// The phrases that begin with one symbol, by their second one; those that have none come first, so that
/// the longest phrase at a place is found last and named first.
type Groups = BTreeMap<Option<u16>, Vec<u16>>;

struct Part {
    absent: bool,
    /// Whether it may stand in another sentence than the first part.
    anywhere: bool,
    atoms: Vec<(u16, u16)>,
}

struct Rule {
    topic: Topic,
    language: u16,
    subject: u16,
    enough: bool,
    parts: Vec<Part>,
}

impl Rule {
    /// Appends the numbers of the rule.
    fn write(&self, out: &mut Vec<u16>) -> Result<(), PatternError> {
        let head = packed::Head {
            subject: self.subject,
            language: self.language,
            parts: u16::try_from(self.parts.len()).map_err(|_| PatternError::TooMany)?,
            enough: self.enough,
        };
        out.push(head.write().ok_or(PatternError::TooMany)?);
        for part in &self.parts {
            packed::Part::write(part.absent, part.anywhere, &part.atoms, out);
        }
        Ok(())
    }
}

/// Collects groups and rules.
#[derive(Default)]
pub struct HearingBuilder {
    groups: HashMap<(u16, String), u16>,
    /// Language of the group or rule that is being read.
    language: u16,
    atoms: Vec<Vec<Phrase>>,
    known: HashMap<Vec<Phrase>, u16>,
    rules: Vec<Rule>,
}

impl HearingBuilder {
    /// Adds a group of a language. Its phrases may hold `a|b` and `word*`, and groups added before.
    pub fn group<'p>(
        &mut self,
        language: u16,
        name: &str,
        phrases: impl IntoIterator<Item = &'p str>,
    ) -> Result<(), PatternError> {
        self.language = language;
        let mut all = Vec::new();
        for phrase in phrases {
            let mut made: Vec<Phrase> = vec![Vec::new()];
            for piece in phrase.split_whitespace() {
                let next = self.piece(piece)?;
                made = product(&made, &next);
            }
            all.extend(made.into_iter().filter(|p| !p.is_empty()));
        }
        let number = self.atom(all)?;
        self.groups.insert((language, name.to_owned()), number);
        Ok(())
    }

    /// Adds a rule of a language; its groups are those of the same language.
    pub fn rule(
        &mut self,
        topic: Topic,
        subject: u16,
        enough: bool,
        language: u16,
        pattern: &str,
    ) -> Result<(), PatternError> {
        self.language = language;
        let mut parts = Vec::new();
        for (n, text) in pattern.split(" & ").enumerate() {
            for (m, text) in text.split(" && ").enumerate() {
                let text = text.trim();
                let (absent, text) = match text.strip_prefix('!') {
                    Some(rest) => (true, rest),
                    None => (false, text),
                };
                let atoms = self.part(text)?;
                if atoms.is_empty() || (n == 0 && m == 0 && absent) {
                    return Err(PatternError::Empty(pattern.to_owned()));
                }
                parts.push(Part {
                    absent,
                    anywhere: m > 0,
                    atoms,
                });
            }
        }
        self.rules.push(Rule {
            topic,
            language,
            subject,
            enough,
            parts,
        });
        Ok(())
    }

    /// Plain words in a row are one atom, everything else is one of its own.
    fn part(&mut self, text: &str) -> Result<Vec<(u16, u16)>, PatternError> {
        let mut atoms = Vec::new();
        let mut gap = 0;
        let mut row = Phrase::new();
        for piece in text.split_whitespace() {
            let plain = !piece.contains(['|', '{', '*', '_']);
            if plain {
                row.extend(self.piece(piece)?.into_iter().flatten());
                continue;
            }
            self.close(&mut row, &mut gap, &mut atoms)?;
            match piece {
                "_" => gap = SHORT_GAP,
                "__" => gap = LONG_GAP,
                _ => {
                    let phrases = self.piece(piece)?;
                    atoms.push((self.atom(phrases)?, gap));
                    gap = 0;
                }
            }
        }
        self.close(&mut row, &mut gap, &mut atoms)?;
        Ok(atoms)
    }

    fn close(
        &mut self,
        row: &mut Phrase,
        gap: &mut u16,
        atoms: &mut Vec<(u16, u16)>,
    ) -> Result<(), PatternError> {
        if !row.is_empty() {
            atoms.push((self.atom(vec![std::mem::take(row)])?, *gap));
            *gap = 0;
        }
        Ok(())
    }

    /// The phrases that one written piece stands for.
    fn piece(&self, piece: &str) -> Result<Vec<Phrase>, PatternError> {
        let mut out = Vec::new();
        for one in piece.split('|') {
            if one.starts_with('{') {
                let name = one.trim_matches(['{', '}']).to_owned();
                let group = self.groups.get(&(self.language, name.clone())).copied();
                let group = group.ok_or(PatternError::Group(name))?;
                out.extend(
                    self.atoms
                        .get(usize::from(group))
                        .into_iter()
                        .flatten()
                        .cloned(),
                );
                continue;
            }
            let beginning = one.ends_with('*');
            let mut phrase: Phrase = text::words(&text::fold(one)).map(|w| (w, false)).collect();
            if let Some(last) = phrase.last_mut() {
                last.1 = beginning;
            }
            if !phrase.is_empty() {
                out.push(phrase);
            }
        }
        Ok(out)
    }

    fn atom(&mut self, mut phrases: Vec<Phrase>) -> Result<u16, PatternError> {
        phrases.sort();
        phrases.dedup();
        if let Some(number) = self.known.get(&phrases) {
            return Ok(*number);
        }
        let number = u16::try_from(self.atoms.len()).map_err(|_| PatternError::TooMany)?;
        self.known.insert(phrases.clone(), number);
        self.atoms.push(phrases);
        Ok(number)
    }

    /// The words, phrases and rules.
    pub fn build(self) -> Result<Hearing<'static>, PatternError> {
        let words = || self.atoms.iter().flatten().flatten();
        let whole = words().filter(|w| !w.1).map(|w| stem(&w.0));
        let stems = Dictionary::build(whole);
        let begun = words().filter(|w| w.1).map(|w| w.0.as_str());
        let beginnings = Dictionary::build(begun);
        let symbol = |(word, beginning): &(String, bool)| -> Result<u16, PatternError> {
            let number = if *beginning {
                beginnings.exact(word).map(|n| n as usize + stems.len())
            } else {
                stems.exact(stem(word)).map(|n| n as usize)
            };
            number
                .and_then(|n| u16::try_from(n).ok())
                .ok_or(PatternError::TooMany)
        };
        let mut by_first: BTreeMap<u16, Groups> = BTreeMap::new();
        for (number, phrases) in (0u16..).zip(&self.atoms) {
            for phrase in phrases {
                let symbols: Vec<u16> = phrase.iter().map(symbol).collect::<Result<_, _>>()?;
                let Some((first, rest)) = symbols.split_first() else {
                    continue;
                };
                let (second, rest) = match rest.split_first() {
                    Some((second, rest)) => (Some(*second), rest),
                    None => (None, rest),
                };
                let groups = by_first.entry(*first).or_default();
                let group = groups.entry(second).or_default();
                group.extend([number, rest.len() as u16]);
                group.extend(rest);
            }
        }
        let mut starts = vec![0u32];
        let mut phrases = Vec::new();
        for first in 0..stems.len() + beginnings.len() {
            let first = u16::try_from(first).map_err(|_| PatternError::TooMany)?;
            for (second, group) in by_first.get(&first).into_iter().flatten() {
                let size = u16::try_from(group.len()).map_err(|_| PatternError::TooMany)?;
                phrases.extend([second.unwrap_or(ALONE), size]);
                phrases.extend(group);
            }
            starts.push(phrases.len() as u32);
        }
        let mut rules: Vec<u16> = Vec::new();
        let mut topic_starts = Vec::new();
        for topic in Topic::ALL {
            topic_starts.push(rules.len() as u32);
            for rule in self.rules.iter().filter(|r| r.topic == topic) {
                rule.write(&mut rules)?;
            }
        }
        topic_starts.push(rules.len() as u32);
        Ok(Hearing {
            phrase_starts: ZeroVec::alloc_from_slice(&starts),
            phrases: ZeroVec::alloc_from_slice(&phrases),
            atoms: self.atoms.len() as u16,
            topic_starts: ZeroVec::alloc_from_slice(&topic_starts),
            rules: ZeroVec::alloc_from_slice(&rules),
            stems,
            beginnings,
        })
    }
}

/// Every phrase of the one followed by every phrase of the other.
fn product(left: &[Phrase], right: &[Phrase]) -> Vec<Phrase> {
    left.iter()
        .flat_map(|l| {
            right
                .iter()
                .map(move |r| l.iter().chain(r).cloned().collect())
        })
        .collect()
}

//! Finding the rules of a [Hearing] in a text.

use super::stem::stem;
use super::{Hearing, Topic};
use crate::index::dictionary::{MatchKind, Matcher};
use std::collections::HashMap;
use zerovec::ule::RawBytesULE;

/// Shortest word that is taken for a misspelled one.
const SHORTEST_MISSPELLED: usize = 6;
/// Shortest beginning of a word in the data.
const SHORTEST_BEGINNING: usize = 3;
/// About how many hits there are for each word of a text: room to begin with.
const HITS_PER_WORD: usize = 8;

/// A row of words: from the first to the one before `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Place of the first word.
    pub from: usize,
    /// Place after the last.
    pub to: usize,
}

/// A rule that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// What it speaks of.
    pub topic: Topic,
    /// Number of the need, sign or crisis sign.
    pub subject: u16,
    /// Whether it is enough alone.
    pub enough: bool,
    /// Where its first part stands.
    pub span: Span,
}

/// No further hit.
const NONE: u32 = u32::MAX;

/// An atom that was found, and where in the list the next hit of the same atom stands. A long text
/// has thousands of them, so they are kept small.
#[derive(Debug, Clone, Copy)]
struct Hit {
    atom: u16,
    /// How many words it has.
    length: u16,
    from: u32,
    next: u32,
}

impl Hit {
    fn span(self) -> Span {
        let from = self.from as usize;
        let to = from + usize::from(self.length);
        Span { from, to }
    }
}

/// The hits of one atom.
#[derive(Debug, Clone, Copy)]
struct Hits {
    /// First of them in the list of all.
    first: u32,
    /// One bit for each sentence that holds one; sentences 64 apart share a bit.
    sentences: u64,
}

impl Hits {
    const NONE: Hits = Hits {
        first: NONE,
        sentences: 0,
    };
}

/// A text with the atoms that stand in it.
#[derive(Debug)]
pub struct Listener<'h> {
    hearing: &'h Hearing<'h>,
    sentences: Vec<u32>,
    /// In the order of the text from its end, so that each chain runs forward.
    hits: Vec<Hit>,
    by_atom: Vec<Hits>,
}

impl<'h> Listener<'h> {
    /// Reads folded words; `sentences` gives the number of the sentence of each.
    pub fn new(hearing: &'h Hearing<'h>, words: &[&str], sentences: Vec<u32>) -> Self {
        // Most words of a text stand in it more than once.
        let mut known: HashMap<&str, usize> = HashMap::with_capacity(words.len());
        let mut symbols: Vec<Vec<u16>> = Vec::new();
        let mut matcher = Matcher::default();
        let numbers: Vec<usize> = words
            .iter()
            .map(|word| {
                *known.entry(word).or_insert_with(|| {
                    symbols.push(hearing.symbols(word, &mut matcher));
                    symbols.len() - 1
                })
            })
            .collect();
        let symbols: Vec<&[u16]> = numbers
            .iter()
            .map(|n| symbols.get(*n).map_or(&[][..], Vec::as_slice))
            .collect();
        let mut hits = Vec::with_capacity(words.len() * HITS_PER_WORD);
        for from in (0..words.len()).rev() {
            hearing.phrases_at(&symbols, &sentences, from, &mut hits);
        }
        let mut listener = Listener {
            hearing,
            sentences,
            hits,
            by_atom: vec![Hits::NONE; usize::from(hearing.atoms)],
        };
        listener.chain();
        listener
    }

    /// Links the hits of each atom.
    fn chain(&mut self) {
        for (n, hit) in (0u32..).zip(&mut self.hits) {
            if let Some(slot) = self.by_atom.get_mut(usize::from(hit.atom)) {
                hit.next = std::mem::replace(&mut slot.first, n);
                let sentence = self.sentences.get(hit.from as usize).copied().unwrap_or(0);
                slot.sentences |= 1 << (sentence % 64);
            }
        }
    }

    /// Takes words out of the text: nothing that stands on one of them is heard any more.
    pub fn mask(&mut self, spans: &[Span]) {
        if spans.is_empty() {
            return;
        }
        let mut masked = vec![false; self.sentences.len()];
        for place in spans.iter().flat_map(|s| s.from..s.to) {
            if let Some(slot) = masked.get_mut(place) {
                *slot = true;
            }
        }
        self.hits.retain(|hit| {
            let span = hit.span();
            let words = masked.get(span.from..span.to);
            !words.is_some_and(|w| w.contains(&true))
        });
        self.by_atom.fill(Hits::NONE);
        self.chain();
    }

    /// All rules of a topic that the text holds, in order of the rules; of one language or of all.
    pub fn hear(&self, topic: Topic, language: Option<u16>) -> Vec<Heard> {
        let mut out = Vec::new();
        let mut rest = self.hearing.rules_of(topic);
        while let [spoken, subject, enough, parts, tail @ ..] = rest {
            let (parts, next) = split_parts(tail, number(parts));
            rest = next;
            if language.is_none_or(|l| l == number(spoken)) && self.may_stand(parts) {
                let first = Heard {
                    topic,
                    subject: number(subject),
                    enough: number(enough) == 1,
                    span: Span { from: 0, to: 0 },
                };
                self.places(parts, first, &mut out);
            }
        }
        out
    }

    /// Whether some sentence may hold every atom of every part that must occur.
    fn may_stand(&self, parts: &[RawBytesULE<2>]) -> bool {
        let mut rest = parts;
        let mut sentences = u64::MAX;
        while let [absent, count, tail @ ..] = rest {
            let (atoms, next) = split(tail, usize::from(number(count)) * 2);
            rest = next;
            let (absent, anywhere) = kind(absent);
            if absent {
                continue;
            }
            let mut here = u64::MAX;
            for atom in atoms.iter().step_by(2) {
                let hits = self.by_atom.get(usize::from(number(atom)));
                here &= hits.map_or(0, |h| h.sentences);
            }
            if !anywhere {
                sentences &= here;
            }
            if here == 0 || sentences == 0 {
                return false;
            }
        }
        true
    }

    /// Adds each place of the first part where the other parts agree.
    fn places(&self, parts: &[RawBytesULE<2>], first: Heard, out: &mut Vec<Heard>) {
        let [_, count, tail @ ..] = parts else {
            return;
        };
        let (atoms, others) = split(tail, usize::from(number(count)) * 2);
        for span in self.part(atoms) {
            let sentence = self.sentences.get(span.from).copied();
            let mut rest = others;
            let mut agree = true;
            while let [absent, count, tail @ ..] = rest {
                let (atoms, next) = split(tail, usize::from(number(count)) * 2);
                rest = next;
                let (absent, anywhere) = kind(absent);
                let stands = self.part(atoms).iter().any(|s| {
                    (anywhere || self.sentences.get(s.from).copied() == sentence)
                        && (s.to <= span.from || span.to <= s.from)
                });
                agree &= stands != absent;
            }
            if agree {
                out.push(Heard { span, ..first });
            }
        }
    }

    /// Every place where the atoms of a part stand in their order.
    fn part(&self, atoms: &[RawBytesULE<2>]) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (n, pair) in atoms.chunks(2).enumerate() {
            let [atom, gap] = pair else { break };
            if n == 0 {
                spans.extend(self.hits_of(number(atom)));
                continue;
            }
            let gap = usize::from(number(gap));
            spans.retain_mut(|span| {
                let sentence = self.sentences.get(span.from);
                let next = self.hits_of(number(atom)).find(|hit| {
                    hit.from >= span.to
                        && hit.from - span.to <= gap
                        && self.sentences.get(hit.from) == sentence
                });
                span.to = next.map_or(span.to, |hit| hit.to);
                next.is_some()
            });
        }
        spans
    }

    /// The places of an atom in the order of the text.
    fn hits_of(&self, atom: u16) -> impl Iterator<Item = Span> + '_ {
        let first = self
            .by_atom
            .get(usize::from(atom))
            .map_or(NONE, |h| h.first);
        std::iter::successors(self.hits.get(first as usize), |hit| {
            self.hits.get(hit.next as usize)
        })
        .map(|hit| hit.span())
    }
}

impl Hearing<'_> {
    /// The numbers of the rules of a topic.
    fn rules_of(&self, topic: Topic) -> &[RawBytesULE<2>] {
        let place = Topic::ALL.iter().position(|t| *t == topic).unwrap_or(0);
        let from = self.topic_starts.get(place).unwrap_or(0) as usize;
        let to = self.topic_starts.get(place + 1).unwrap_or(0) as usize;
        self.rules.as_ule_slice().get(from..to).unwrap_or(&[])
    }

    /// The symbols that a folded word may stand for.
    fn symbols(&self, word: &str, matcher: &mut Matcher) -> Vec<u16> {
        let mut out = Vec::new();
        let stemmed = stem(word);
        out.extend(self.stems.exact(stemmed));
        let stems = self.stems.len() as u32;
        let own = self.beginnings.begun_by(word, SHORTEST_BEGINNING);
        out.extend(own.map(|n| n + stems));
        if out.is_empty() && word.len() >= SHORTEST_MISSPELLED {
            let near = self.stems.find(stemmed, false, matcher);
            out.extend(
                near.iter()
                    .filter(|m| m.kind <= MatchKind::OneSlip)
                    .map(|m| m.word),
            );
        }
        out.into_iter()
            .filter_map(|n| u16::try_from(n).ok())
            .collect()
    }

    /// Adds the atoms whose phrases begin at a place and end in the same sentence.
    fn phrases_at(&self, symbols: &[&[u16]], sentences: &[u32], from: usize, hits: &mut Vec<Hit>) {
        let following = symbols.get(from + 1).copied().unwrap_or(&[]);
        for first in symbols.get(from).copied().into_iter().flatten() {
            let first = usize::from(*first);
            let start = self.phrase_starts.get(first).unwrap_or(0) as usize;
            let end = self.phrase_starts.get(first + 1).unwrap_or(0) as usize;
            let mut rest = self.phrases.as_ule_slice().get(start..end).unwrap_or(&[]);
            while let [atom, more, tail @ ..] = rest {
                let (phrase, next) = split(tail, usize::from(number(more)));
                rest = next;
                // Nearly all end here: their second word is another one.
                if let [second, ..] = phrase
                    && !following.contains(&number(second))
                {
                    continue;
                }
                let to = from + 1 + phrase.len();
                let same = || sentences.get(from) == sentences.get(to - 1);
                let all = phrase.iter().zip(from + 1..).all(|(wanted, place)| {
                    let here = symbols.get(place).copied();
                    here.is_some_and(|s| s.contains(&number(wanted)))
                });
                if all && same() {
                    hits.push(Hit {
                        atom: number(atom),
                        length: phrase.len() as u16 + 1,
                        from: from as u32,
                        next: NONE,
                    });
                }
            }
        }
    }
}

/// Whether a part must not occur, and whether it may stand in another sentence.
fn kind(raw: &RawBytesULE<2>) -> (bool, bool) {
    (number(raw) & 1 != 0, number(raw) & 2 != 0)
}

fn number(raw: &RawBytesULE<2>) -> u16 {
    u16::from_le_bytes(raw.0)
}

fn split<T>(list: &[T], at: usize) -> (&[T], &[T]) {
    list.split_at_checked(at).unwrap_or((list, &[]))
}

/// Splits the numbers of `count` parts from what follows them.
fn split_parts(list: &[RawBytesULE<2>], count: u16) -> (&[RawBytesULE<2>], &[RawBytesULE<2>]) {
    let mut length = 0;
    for _ in 0..count {
        let atoms = list.get(length + 1).map_or(0, number);
        length += 2 + usize::from(atoms) * 2;
    }
    split(list, length)
}

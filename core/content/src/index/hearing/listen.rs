//! Finding the rules of a [Hearing] in a text.

use super::packed::{Head, Part, number, split, split_parts};
use super::stem::stem;
use super::{ALONE, Hearing, Topic};
use crate::index::dictionary::{MatchKind, Matcher};
use crate::sentences::Words;
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
    /// One bit for each sentence that holds one; sentences 32 apart share a bit.
    sentences: u32,
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
    sentences: &'h [u32],
    /// In the order of the text from its end, so that each chain runs forward.
    hits: Vec<Hit>,
    by_atom: Vec<Hits>,
    /// Most words that a hit has.
    longest: u16,
}

impl<'h> Listener<'h> {
    /// Reads a text.
    pub fn new(hearing: &'h Hearing<'h>, words: &'h Words<'_>) -> Self {
        let mut matcher = Matcher::default();
        // The symbols of all different words one after another, and where those of each end.
        let mut all = Vec::new();
        let ends: Vec<usize> = words
            .different()
            .map(|word| {
                hearing.symbols(word, &mut matcher, &mut all);
                all.len()
            })
            .collect();
        let of = |number: &usize| {
            let from = number.checked_sub(1).and_then(|n| ends.get(n));
            let to = ends.get(*number).copied().unwrap_or(0);
            all.get(from.copied().unwrap_or(0)..to).unwrap_or(&[])
        };
        let symbols: Vec<&[u16]> = words.numbers.iter().map(of).collect();
        let mut hits = Vec::with_capacity(words.len() * HITS_PER_WORD);
        for from in (0..words.len()).rev() {
            hearing.phrases_at(&symbols, &words.sentences, from, &mut hits);
        }
        let mut listener = Listener {
            hearing,
            sentences: &words.sentences,
            hits,
            by_atom: vec![Hits::NONE; usize::from(hearing.atoms)],
            longest: 0,
        };
        listener.chain();
        listener
    }

    /// Links the hits of each atom.
    fn chain(&mut self) {
        for (n, hit) in (0u32..).zip(&mut self.hits) {
            if let Some(slot) = self.by_atom.get_mut(usize::from(hit.atom)) {
                hit.next = std::mem::replace(&mut slot.first, n);
                slot.sentences |= sentence_bit(self.sentences, *hit);
                self.longest = self.longest.max(hit.length);
            }
        }
    }

    /// Takes words out of the text: nothing that stands on one of them is heard any more.
    pub fn mask(&mut self, spans: &[Span]) {
        let mut gone = Vec::new();
        for mask in spans {
            // The hits stand in the order of the text from its end.
            let from = self.hits.partition_point(|h| h.from as usize >= mask.to);
            let hits = self.hits.get(from..).unwrap_or(&[]).iter();
            let reach = mask.from.saturating_sub(usize::from(self.longest));
            let near = hits.take_while(|h| h.from as usize >= reach);
            gone.extend(near.filter(|h| h.span().to > mask.from).map(|h| h.atom));
        }
        gone.sort_unstable();
        gone.dedup();
        let stands = |hit: Hit| {
            let span = hit.span();
            !spans.iter().any(|m| m.from < span.to && span.from < m.to)
        };
        for atom in gone {
            self.rechain(atom, stands);
        }
    }

    /// Links those hits of an atom that stand.
    fn rechain(&mut self, atom: u16, stands: impl Fn(Hit) -> bool) {
        let Some(slot) = self.by_atom.get_mut(usize::from(atom)) else {
            return;
        };
        let mut place = std::mem::replace(slot, Hits::NONE).first;
        let mut last = None;
        while let Some(hit) = self.hits.get(place as usize).copied() {
            if stands(hit) {
                slot.sentences |= sentence_bit(self.sentences, hit);
                match last.and_then(|l: u32| self.hits.get_mut(l as usize)) {
                    Some(before) => before.next = place,
                    None => slot.first = place,
                }
                last = Some(place);
            }
            place = hit.next;
        }
        if let Some(end) = last.and_then(|l| self.hits.get_mut(l as usize)) {
            end.next = NONE;
        }
    }

    /// All rules of a topic that the text holds, in order of the rules; of one language or of all.
    pub fn hear(&self, topic: Topic, language: Option<u16>) -> Vec<Heard> {
        let mut out = Vec::new();
        let mut rest = self.hearing.rules_of(topic);
        while let [head, tail @ ..] = rest {
            let head = Head::read(number(head));
            let (parts, next) = split_parts(tail, head.parts);
            rest = next;
            if language.is_none_or(|l| l == head.language) && self.may_stand(parts) {
                let first = Heard {
                    topic,
                    subject: head.subject,
                    enough: head.enough,
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
        let mut sentences = u32::MAX;
        while let Some(part) = Part::next(&mut rest) {
            if part.absent {
                continue;
            }
            let mut here = u32::MAX;
            for atom in part.atoms.iter().step_by(2) {
                let hits = self.by_atom.get(usize::from(number(atom)));
                here &= hits.map_or(0, |h| h.sentences);
            }
            if !part.anywhere {
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
        let mut others = parts;
        let Some(part) = Part::next(&mut others) else {
            return;
        };
        for span in self.part(part.atoms) {
            let sentence = self.sentences.get(span.from).copied();
            let mut rest = others;
            let mut agree = true;
            while let Some(part) = Part::next(&mut rest) {
                let stands = self.part(part.atoms).iter().any(|s| {
                    (part.anywhere || self.sentences.get(s.from).copied() == sentence)
                        && (s.to <= span.from || span.to <= s.from)
                });
                agree &= stands != part.absent;
            }
            if agree {
                out.push(Heard { span, ..first });
            }
        }
    }

    /// Every place where the atoms of a part stand in their order.
    fn part(&self, atoms: &[RawBytesULE<2>]) -> Vec<Span> {
        let Some((first, others)) = atoms.split_first() else {
            return Vec::new();
        };
        let mut spans: Vec<Span> = self.hits_of(number(first)).collect();
        for pair in others.chunks(2) {
            let [gap, atom] = pair else { break };
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

    /// Adds the symbols that a folded word may stand for.
    fn symbols(&self, word: &str, matcher: &mut Matcher, out: &mut Vec<u16>) {
        let before = out.len();
        let mut add = |n: u32| out.extend(u16::try_from(n).ok());
        let stemmed = stem(word);
        let stems = self.stems.len() as u32;
        self.stems.exact(stemmed).into_iter().for_each(&mut add);
        let own = self.beginnings.begun_by(word, SHORTEST_BEGINNING);
        own.for_each(|n| add(n + stems));
        if out.len() == before && word.len() >= SHORTEST_MISSPELLED {
            let near = self.stems.find(stemmed, false, matcher).iter();
            let near = near.filter(|m| m.kind <= MatchKind::OneSlip);
            out.extend(near.filter_map(|m| u16::try_from(m.word).ok()));
        }
    }

    /// Adds the atoms whose phrases begin at a place and end in the same sentence.
    fn phrases_at(&self, symbols: &[&[u16]], sentences: &[u32], from: usize, hits: &mut Vec<Hit>) {
        let following = match sentences.get(from) == sentences.get(from + 1) {
            true => symbols.get(from + 1).copied().unwrap_or(&[]),
            false => &[],
        };
        for first in symbols.get(from).copied().into_iter().flatten() {
            let first = usize::from(*first);
            let start = self.phrase_starts.get(first).unwrap_or(0) as usize;
            let end = self.phrase_starts.get(first + 1).unwrap_or(0) as usize;
            let mut groups = self.phrases.as_ule_slice().get(start..end).unwrap_or(&[]);
            while let [second, size, tail @ ..] = groups {
                let (phrases, next) = split(tail, usize::from(number(size)));
                groups = next;
                let second = number(second);
                let words = match second {
                    ALONE => 1,
                    // Nearly all groups are passed over here.
                    _ if !following.contains(&second) => continue,
                    _ => 2,
                };
                let mut rest = phrases;
                while let [atom, more, tail @ ..] = rest {
                    let (phrase, next) = split(tail, usize::from(number(more)));
                    rest = next;
                    let to = from + words + phrase.len();
                    let same = || sentences.get(from) == sentences.get(to - 1);
                    let all = phrase.iter().zip(from + words..).all(|(wanted, place)| {
                        let here = symbols.get(place).copied();
                        here.is_some_and(|s| s.contains(&number(wanted)))
                    });
                    if all && same() {
                        hits.push(Hit {
                            atom: number(atom),
                            length: (to - from) as u16,
                            from: from as u32,
                            next: NONE,
                        });
                    }
                }
            }
        }
    }
}

/// The bit of the sentence that a hit stands in.
fn sentence_bit(sentences: &[u32], hit: Hit) -> u32 {
    let sentence = sentences.get(hit.from as usize).copied().unwrap_or(0);
    1 << (sentence % 32)
}

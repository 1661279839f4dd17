//! Denials, times long past, play, news and work: what takes away something that was heard.

use careteam_content::index::{Span, Topic};
use careteam_content::sentences::Words;

/// Most words between a denial and what it denies.
const DENIAL_REACHES: usize = 5;

/// What takes evidence away. Each list is in the order of the text, so that a sentence finds its
/// own without reading the others.
pub(super) struct Context<'w> {
    words: &'w Words<'w>,
    negations: Vec<Span>,
    /// Its length in words.
    longest_negation: usize,
    breaks: Vec<Span>,
    denied_before: Vec<Span>,
    past: Vec<Span>,
    again: Vec<Span>,
    elsewhere: Vec<Span>,
}

impl<'w> Context<'w> {
    /// Collects it; `spans` finds the places of a topic.
    pub(super) fn hear(words: &'w Words<'w>, spans: impl Fn(Topic) -> Vec<Span>) -> Self {
        let sorted = |topic| {
            let mut list = spans(topic);
            list.sort_unstable();
            list
        };
        let mut negations = sorted(Topic::Negation);
        let not_negations = sorted(Topic::NotNegation);
        negations.retain(|n| !not_negations.iter().any(|not| touches(*not, *n)));
        Context {
            longest_negation: negations.iter().map(|n| n.to - n.from).max().unwrap_or(0),
            negations,
            breaks: sorted(Topic::Break),
            denied_before: sorted(Topic::DeniedBefore),
            past: sorted(Topic::Past),
            again: sorted(Topic::Again),
            elsewhere: sorted(Topic::Elsewhere),
            words,
        }
    }

    /// Whether a denial stands before the words, in the same clause and near enough.
    pub(super) fn denied(&self, span: Span) -> bool {
        let before = from_place(&self.negations, 0, span.from);
        let reach = self.longest_negation + DENIAL_REACHES;
        let mut near = before
            .iter()
            .rev()
            .take_while(|n| n.from + reach >= span.from);
        near.any(|n| {
            n.to <= span.from
                && span.from - n.to <= DENIAL_REACHES
                && self.sentence(n.from) == self.sentence(span.from)
                && !self.broken(n.to, span.from)
        })
    }

    /// Whether a pause or a joining word ends the reach of a denial between two places.
    fn broken(&self, from: usize, to: usize) -> bool {
        !from_place(&self.breaks, from, to).is_empty()
            || (from..=to).any(|n| self.words.after_pause.get(n) == Some(&true))
    }

    /// Whether the words are told of another time or of something that is not this child's life.
    pub(super) fn not_here_and_now(&self, span: Span) -> bool {
        let Some(here) = self.sentence(span.from) else {
            return false;
        };
        let of = |list: &[Span], sentence: u32| {
            let start = list.partition_point(|s| self.sentence(s.from) < Some(sentence));
            let mut rest = list.get(start..).unwrap_or(&[]).iter();
            let mut own = rest
                .by_ref()
                .take_while(|s| self.sentence(s.from) == Some(sentence));
            own.any(|s| !touches(*s, span))
        };
        let again = || of(&self.again, here) || of(&self.again, here + 1);
        of(&self.elsewhere, here)
            || of(&self.denied_before, here + 1)
            || of(&self.denied_before, here)
            || (of(&self.past, here) && !again())
    }

    fn sentence(&self, place: usize) -> Option<u32> {
        self.words.sentences.get(place).copied()
    }
}

/// Those of a sorted list that begin at a place or behind it, and before another.
fn from_place(list: &[Span], from: usize, before: usize) -> &[Span] {
    let start = list.partition_point(|s| s.from < from);
    let end = list.partition_point(|s| s.from < before);
    list.get(start..end).unwrap_or(&[])
}

fn touches(a: Span, b: Span) -> bool {
    a.from < b.to && b.from < a.to
}

//! Denials, times long past, play, news and work: what takes away something that was heard.

use careteam_content::index::{Span, Topic};
use careteam_content::sentences::Words;

/// Most words between a denial and what it denies.
const DENIAL_REACHES: usize = 5;

/// What takes evidence away.
pub(super) struct Context<'w> {
    words: &'w Words<'w>,
    negations: Vec<Span>,
    not_negations: Vec<Span>,
    breaks: Vec<Span>,
    denied_before: Vec<Span>,
    past: Vec<Span>,
    again: Vec<Span>,
    elsewhere: Vec<Span>,
}

impl<'w> Context<'w> {
    /// Collects it; `spans` finds the places of a topic.
    pub(super) fn hear(words: &'w Words<'w>, spans: impl Fn(Topic) -> Vec<Span>) -> Self {
        Context {
            not_negations: spans(Topic::NotNegation),
            negations: spans(Topic::Negation),
            breaks: spans(Topic::Break),
            denied_before: spans(Topic::DeniedBefore),
            past: spans(Topic::Past),
            again: spans(Topic::Again),
            elsewhere: spans(Topic::Elsewhere),
            words,
        }
    }

    /// Whether a denial stands before the words, in the same clause and near enough.
    pub(super) fn denied(&self, span: Span) -> bool {
        self.negations.iter().any(|n| {
            let real = !self.not_negations.iter().any(|not| touches(*not, *n));
            real && n.to <= span.from
                && span.from - n.to <= DENIAL_REACHES
                && self.sentence(n.from) == self.sentence(span.from)
                && !self.broken(n.to, span.from)
        })
    }

    /// Whether a pause or a joining word ends the reach of a denial between two places.
    fn broken(&self, from: usize, to: usize) -> bool {
        self.breaks.iter().any(|b| from <= b.from && b.from < to)
            || (from..=to).any(|n| self.words.after_pause.get(n) == Some(&true))
    }

    /// Whether the words are told of another time or of something that is not this child's life.
    pub(super) fn not_here_and_now(&self, span: Span) -> bool {
        let here = self.sentence(span.from);
        let next = here.map(|s| s + 1);
        let of = |list: &[Span], sentence: Option<u32>| {
            list.iter()
                .any(|s| self.sentence(s.from) == sentence && !touches(*s, span))
        };
        let again = of(&self.again, here) || of(&self.again, next);
        of(&self.elsewhere, here)
            || of(&self.denied_before, next)
            || of(&self.denied_before, here)
            || (of(&self.past, here) && !again)
    }

    fn sentence(&self, place: usize) -> Option<u32> {
        self.words.sentences.get(place).copied()
    }
}

fn touches(a: Span, b: Span) -> bool {
    a.from < b.to && b.from < a.to
}

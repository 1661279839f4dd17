//! Needs, signs and crises in a parent's own words.
//!
//! Two witnesses are heard: rules, which say what somebody thought of, and cues, which are learned
//! from examples. Either is enough for a need. A strong word or rule is enough alone; two hints are
//! enough together. One hint of a crisis is enough beside something urgent. Words in a figure of
//! speech count for nothing. A denial takes away what follows it. A crisis, and the needs that
//! the data marks, also lose what is told of a time long past, of play, news or somebody's work.

use super::context::Context;
use super::{CrisisScreen, CrisisSign, LONGEST_TEXT};
use crate::catalog::{Catalog, CatalogError, Reader, Urgency};
use careteam_content::index::{Cues, Heard, Listener, Span, Topic, Witness};
use careteam_content::record::NeedRecord;
use careteam_content::sentences::Words;
use serde::Serialize;

/// From here on the cues are enough for a need. Chosen, like the two below, on labelled texts that
/// nothing was learned from.
const NEED_FROM: f32 = -0.33;
/// A need that is common among the examples must be spoken of by the text itself, too.
const LEAST_GAINED: f32 = 0.3;
/// From here on the cues are enough for a crisis.
const CRISIS_FROM: f32 = -0.1;
/// The same in a short text, where cues that are missing say little.
const CRISIS_FROM_SHORT: f32 = -0.28;
/// Below this the cues of a text speak against a crisis that rules heard, when the text is no short
/// one: "he tried to kill himself" is little to go by and all that there is to know.
const CRISIS_UNLESS: f32 = -1.0;
/// What a need gains that rules heard as well, when the likeliest is to stand first.
const HEARD_BY_RULES: f32 = 1.0;
/// Most needs that are answered; beyond them the evidence is thin.
const MOST_NEEDS: usize = 7;

/// A need that the text speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeardNeed {
    /// Need id.
    pub need: String,
    /// Its name in the reader's language.
    pub label: String,
    /// How soon.
    pub urgency: Urgency,
    /// The words of the text that led there.
    pub words: Vec<String>,
}

/// A sign that the text speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeardSign {
    /// Sign id.
    pub sign: String,
    /// Its name in the reader's language.
    pub label: String,
    /// The words of the text that led there.
    pub words: Vec<String>,
}

/// A crisis that the text speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeardCrisis {
    /// The signs that were heard.
    pub signs: Vec<CrisisSign>,
    /// The words of the text that led there.
    pub words: Vec<String>,
    /// What to show before everything else.
    pub screen: CrisisScreen,
}

/// What a text speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Recognition {
    /// Present when the text holds a crisis sign: shown before everything else.
    pub crisis: Option<HeardCrisis>,
    /// Needs, likeliest first.
    pub needs: Vec<HeardNeed>,
    /// Signs, in the order of the text.
    pub signs: Vec<HeardSign>,
}

impl Catalog<'_> {
    /// Says which needs, signs and crises a text speaks of.
    ///
    /// `state` adds the lines of a state to the crisis screen. A text in which nothing is
    /// recognised gives an empty answer.
    ///
    /// Errors: `TextTooLong`, `UnknownState`, or `Damaged` for a damaged catalog.
    pub fn recognize(
        &self,
        reader: Reader,
        text: &str,
        state: Option<&str>,
    ) -> Result<Recognition, CatalogError> {
        if text.len() > LONGEST_TEXT {
            return Err(CatalogError::TextTooLong {
                length: text.len() as i64,
                limit: LONGEST_TEXT as i64,
            });
        }
        let words = Words::split(text);
        let cues = self.cues()?;
        let evidence = Evidence::gather(self, &words, &cues)?;
        let crisis = evidence.heard_crisis(self, reader, state)?;
        Ok(Recognition {
            needs: evidence.needs(self, reader)?,
            signs: evidence.signs(self, reader)?,
            crisis,
        })
    }
}

/// What was heard and stands.
struct Evidence<'w> {
    words: &'w Words<'w>,
    heard: Vec<Heard>,
    /// What the cues say: of each need by its number, and behind them of a crisis.
    witness: Witness<'w>,
    /// All needs in the order of their numbers; behind them the crisis has its own.
    needs: Vec<NeedRecord<'w>>,
    /// Crisis signs that stand, with the spans that led there.
    signs: Vec<(u16, Vec<Span>)>,
}

impl<'w> Evidence<'w> {
    fn gather(
        catalog: &'w Catalog<'_>,
        words: &'w Words<'w>,
        cues: &'w Cues<'w>,
    ) -> Result<Self, CatalogError> {
        let hearing = catalog.hearing()?;
        let mut listener = Listener::new(&hearing, words);
        let language = language(&listener);
        let spans = |topic: Topic, listener: &Listener<'_>| -> Vec<Span> {
            let heard = listener.hear(topic, language);
            heard.iter().map(|h| h.span).collect()
        };
        let figures = spans(Topic::Figure, &listener);
        listener.mask(&figures);
        let context = Context::hear(words, |topic| spans(topic, &listener));
        let topics = [Topic::Need, Topic::Sign, Topic::Crisis, Topic::Urgent];
        let mut heard: Vec<Heard> = topics
            .into_iter()
            .flat_map(|topic| listener.hear(topic, language))
            .collect();
        let needs: Vec<NeedRecord<'_>> = catalog.need_records().collect::<Result<_, _>>()?;
        heard.retain(|h| {
            let fades = match h.topic {
                Topic::Crisis | Topic::Urgent => true,
                Topic::Need => needs.get(usize::from(h.subject)).is_some_and(|n| n.fades),
                _ => false,
            };
            let gone = fades && context.not_here_and_now(h.span);
            !gone && !context.denied(h.span)
        });
        // In a longer text the other words show how a figure of speech is meant.
        let whole = Witness::new(cues, words, &[]);
        let witness = match whole.is_ample() {
            true => whole,
            false => Witness::new(cues, words, &figures),
        };
        let mut evidence = Evidence {
            words,
            heard,
            witness,
            needs,
            signs: Vec::new(),
        };
        evidence.signs = evidence.crisis_signs(catalog.crisis_sign_count());
        Ok(evidence)
    }

    /// The number of the crisis among what the cues speak of.
    fn crisis(&self) -> usize {
        self.needs.len()
    }

    /// What stands for one subject: whether it is enough, and the spans that led there.
    fn of(&self, topic: Topic, subject: u16) -> (i32, Vec<Span>) {
        let mut spans: Vec<Span> = Vec::new();
        let mut weight = 0;
        let all = self
            .heard
            .iter()
            .filter(|h| h.topic == topic && h.subject == subject);
        for h in all {
            // The same words count once, with the longest row that holds them.
            if let Some(known) = spans
                .iter_mut()
                .find(|s| s.from < h.span.to && h.span.from < s.to)
            {
                known.from = known.from.min(h.span.from);
                known.to = known.to.max(h.span.to);
                if h.enough {
                    weight = weight.max(2);
                }
                continue;
            }
            spans.push(h.span);
            weight += if h.enough { 2 } else { 1 };
        }
        spans.sort_unstable();
        (weight, spans)
    }

    fn written(&self, spans: &[Span]) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for span in spans {
            let text = self.words.written(span.from, span.to).to_owned();
            if !out.contains(&text) {
                out.push(text);
            }
        }
        out
    }

    /// Crisis signs that were heard. Two hints are enough, also when they are of two signs.
    fn crisis_signs(&self, count: u16) -> Vec<(u16, Vec<Span>)> {
        let against = self.witness.value(self.crisis()) < CRISIS_UNLESS;
        if against && self.witness.is_ample() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut hints = Vec::new();
        for n in 0..count {
            let (weight, spans) = self.of(Topic::Crisis, n);
            if weight >= 2 {
                found.push((n, spans));
            } else if weight == 1 {
                hints.push((n, spans));
            }
        }
        let apart = hints.iter().enumerate().any(|(n, (_, a))| {
            let mut others = hints.iter().skip(n + 1);
            others.any(|(_, b)| match (a.first(), b.first()) {
                (Some(a), Some(b)) => a.to <= b.from || b.to <= a.from,
                _ => false,
            })
        });
        if !found.is_empty() || apart || self.urgent(&hints) {
            found.append(&mut hints);
        }
        found
    }

    /// Whether something urgent stands beside a hint: other words than the hint itself.
    fn urgent(&self, hints: &[(u16, Vec<Span>)]) -> bool {
        let mut urgent = self.heard.iter().filter(|h| h.topic == Topic::Urgent);
        urgent.any(|u| {
            let mut spans = hints.iter().flat_map(|(_, spans)| spans);
            spans.any(|s| s.to <= u.span.from || u.span.to <= s.from)
        })
    }

    fn heard_crisis(
        &self,
        catalog: &Catalog<'_>,
        reader: Reader,
        state: Option<&str>,
    ) -> Result<Option<HeardCrisis>, CatalogError> {
        let found = &self.signs;
        let from = match self.witness.is_ample() {
            true => CRISIS_FROM,
            false => CRISIS_FROM_SHORT,
        };
        if found.is_empty() && self.witness.value(self.crisis()) < from {
            return Ok(None);
        }
        let mut signs = Vec::new();
        let mut spans = Vec::new();
        let by_cues = found.is_empty().then(|| self.witness.words(self.crisis()));
        spans.extend(by_cues.iter().flatten());
        for (n, of_sign) in found {
            signs.push(catalog.crisis_sign_view(reader, &catalog.crisis_sign(*n)?)?);
            spans.extend(of_sign);
        }
        spans.sort_unstable();
        Ok(Some(HeardCrisis {
            signs,
            words: self.written(&spans),
            screen: catalog.crisis(reader, state)?,
        }))
    }

    /// Needs, likeliest first.
    fn needs(&self, catalog: &Catalog<'_>, reader: Reader) -> Result<Vec<HeardNeed>, CatalogError> {
        let mut brought: Vec<(u16, Vec<Span>)> = Vec::new();
        for (n, spans) in &self.signs {
            for need in catalog.crisis_sign(*n)?.needs {
                brought.push((need, spans.clone()));
            }
        }
        let mut found = Vec::new();
        for (n, need) in (0u16..).zip(&self.needs) {
            let subject = usize::from(n);
            let gained = self.witness.gained(subject);
            let (mut weight, mut spans) = self.of(Topic::Need, n);
            for (_, more) in brought.iter().filter(|(number, _)| *number == n) {
                weight += 2;
                spans.extend(more);
            }
            spans.sort_unstable();
            if weight >= 2 {
                found.push((gained + HEARD_BY_RULES, spans, need));
            } else if self.witness.value(subject) >= NEED_FROM && gained >= LEAST_GAINED {
                found.push((gained, self.witness.words(subject), need));
            }
        }
        found.sort_by(|a, b| {
            let likelier = b.0.total_cmp(&a.0);
            likelier.then_with(|| (a.2.urgency, a.1.first()).cmp(&(b.2.urgency, b.1.first())))
        });
        let mut out = Vec::new();
        for (_, spans, need) in found.into_iter().take(MOST_NEEDS) {
            out.push(HeardNeed {
                need: need.id.to_owned(),
                label: catalog.text(reader, need.label)?.to_owned(),
                urgency: need.urgency,
                words: self.written(&spans),
            });
        }
        Ok(out)
    }

    fn signs(&self, catalog: &Catalog<'_>, reader: Reader) -> Result<Vec<HeardSign>, CatalogError> {
        let mut found = Vec::new();
        for (n, sign) in (0u16..).zip(catalog.sign_records()) {
            let sign = sign?;
            let (weight, spans) = self.of(Topic::Sign, n);
            if weight >= 2 {
                found.push((spans, sign));
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let mut out = Vec::new();
        for (spans, sign) in found {
            out.push(HeardSign {
                sign: sign.id.to_owned(),
                label: catalog.text(reader, sign.label)?.to_owned(),
                words: self.written(&spans),
            });
        }
        Ok(out)
    }
}

/// The language that a text is in; none when it may be of several, so that all are heard.
fn language(listener: &Listener<'_>) -> Option<u16> {
    let mut counts: Vec<(usize, u16)> = Vec::new();
    for heard in listener.hear(Topic::Language, None) {
        match counts.iter_mut().find(|(_, l)| *l == heard.subject) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, heard.subject)),
        }
    }
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let second = counts.get(1).map_or(0, |(count, _)| *count);
    let (first, language) = counts.first()?;
    (*first > 2 * second).then_some(*language)
}

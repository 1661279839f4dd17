//! Building the list.

use super::choose::{Choice, Chooser, Reason};
use super::history::{self, Past};
use super::{
    Checklist, ChecklistItem, ChecklistQuery, FIRST, ItemKind, LONGEST_QUESTION, MOST_ENTRIES,
    MOST_ON_PAGE, OwnQuestion, VisitKind, YoungQuestion,
};
use crate::catalog::{Catalog, CatalogError, Reader};
use crate::team::{MOST_PEOPLE, at_most};
use std::collections::BTreeSet;

impl Catalog<'_> {
    /// The questions for a visit.
    ///
    /// Errors: `UnknownVisit`, `UnknownState`, `UnknownNeed`, `UnknownCapability`, `UnknownSign`,
    /// `UnknownRole`, `UnknownQuestion` for a marked question, `BadDate`, `TooMany`,
    /// `TextTooLong` for a title or an own question, or `Damaged`.
    pub fn checklist(
        &self,
        reader: Reader,
        query: &ChecklistQuery,
    ) -> Result<Checklist, CatalogError> {
        limits(query)?;
        let state = query.state.as_deref();
        state.map(|s| self.state(s)).transpose()?;
        let chooser = Chooser::new(self, reader, query)?;
        let past = history::past(&query.history)?;
        let mut choices = Vec::new();
        for n in 0..self.question_count() {
            choices.push(chooser.choose(n)?);
        }
        for id in &query.starred {
            let own = query.own.iter().any(|o| o.id == *id)
                || query
                    .history
                    .iter()
                    .any(|h| h.question == *id && h.text.is_some());
            if !own && choices.iter().all(|c| c.question.id != id) {
                return Err(CatalogError::UnknownQuestion {
                    question: crate::catalog::clip(id),
                });
            }
        }
        let ranked = Ranking::new(query, &past, choices).ranked();
        let writer = Writer {
            catalog: self,
            reader,
            chooser: &chooser,
        };
        let mut items = Vec::new();
        let mut waiting = Vec::new();
        let mut more = Vec::new();
        for entry in ranked {
            let fits = entry.can_be_asked && items.len() < MOST_ON_PAGE;
            if fits {
                let first = items.len() < FIRST;
                items.push(writer.item(entry, first)?);
            } else if entry.kept() {
                waiting.push(writer.item(entry, false)?);
            } else if entry.can_be_asked {
                more.push(entry.id);
            }
        }
        let text_of = |p: &Past| -> Option<String> {
            let written = query.own.iter().find(|o| o.id == p.question);
            let own = p.text.clone().or_else(|| written.map(|o| o.text.clone()));
            own.or_else(|| writer.bank_text(&p.question))
        };
        Ok(Checklist {
            crisis: match chooser.crisis {
                true => Some(self.crisis(reader, state)?),
                false => None,
            },
            visit: VisitKind {
                id: chooser.visit.id.to_owned(),
                label: self.text(reader, chooser.visit.label)?.to_owned(),
            },
            young: self.young(reader, chooser.visit.id)?,
            working: history::working(self, reader, query, &past, text_of)?,
            items,
            waiting,
            more,
        })
    }

    fn young(&self, reader: Reader, visit: &str) -> Result<Vec<YoungQuestion>, CatalogError> {
        let mut out = Vec::new();
        for question in self.young_records() {
            let question = question?;
            if question.when.contains(&visit) {
                out.push(YoungQuestion {
                    id: question.id.to_owned(),
                    text: self.text(reader, question.text)?.to_owned(),
                });
            }
        }
        Ok(out)
    }
}

fn limits(query: &ChecklistQuery) -> Result<(), CatalogError> {
    at_most("people", query.people.len(), MOST_PEOPLE)?;
    for (what, count) in [
        ("needs", query.needs.len()),
        ("gaps", query.gaps.len()),
        ("signs", query.signs.len()),
        ("history", query.history.len()),
        ("observations", query.observations.len()),
        ("own", query.own.len()),
        ("starred", query.starred.len()),
        ("hidden", query.hidden.len()),
    ] {
        at_most(what, count, MOST_ENTRIES)?;
    }
    let own = query.own.iter().map(|o| o.text.len());
    let before = query.history.iter().filter_map(|h| h.text.as_ref());
    let longest = own.chain(before.map(String::len)).max().unwrap_or(0);
    if longest > LONGEST_QUESTION {
        return Err(CatalogError::TextTooLong {
            length: longest as i64,
            limit: LONGEST_QUESTION as i64,
        });
    }
    Ok(())
}

/// What a question loses for each earlier one on the page that has the same reasons.
const CROWDED: i32 = 9;

/// A question with what decides its place.
struct Entry<'c> {
    id: String,
    /// Text of an own question.
    own: Option<String>,
    choice: Option<Choice<'c>>,
    starred: bool,
    carried: bool,
    times: i32,
    can_be_asked: bool,
    /// 0 marked, 1 own, 2 carried, 3 chosen.
    class: u8,
    worth: i32,
    place: usize,
}

impl Entry<'_> {
    /// Whether the family would miss it if it were gone.
    fn kept(&self) -> bool {
        self.carried || self.starred || self.own.is_some()
    }
}

/// Puts questions in their order.
struct Ranking<'q, 'c> {
    query: &'q ChecklistQuery,
    past: &'q [Past],
    choices: Vec<Choice<'c>>,
    hidden: BTreeSet<&'q str>,
}

impl<'q, 'c> Ranking<'q, 'c> {
    fn new(query: &'q ChecklistQuery, past: &'q [Past], choices: Vec<Choice<'c>>) -> Self {
        Ranking {
            query,
            past,
            choices,
            hidden: query.hidden.iter().map(String::as_str).collect(),
        }
    }

    /// Marked, own, carried and chosen questions, each once.
    fn ranked(self) -> Vec<Entry<'c>> {
        let mut out = self.own();
        let query = self.query;
        let star = |id: &str| query.starred.iter().position(|s| s == id);
        for choice in self.choices {
            let id = choice.question.id;
            let past = self.past.iter().find(|p| p.question == id);
            let carried = past.is_some_and(|p| !p.answered);
            let answered = past.is_some_and(|p| p.answered);
            let starred = star(id);
            let wanted = starred.is_some()
                || !self.hidden.contains(id) && (carried || !answered && choice.worth > 0);
            let doubled = out.iter().any(|e| e.id == id);
            if !wanted || doubled {
                continue;
            }
            let times = past.map_or(0, |p| p.times);
            out.push(Entry {
                id: id.to_owned(),
                own: None,
                starred: starred.is_some(),
                carried,
                times,
                can_be_asked: choice.can_be_asked,
                class: match (starred, carried) {
                    (Some(_), _) => 0,
                    (None, true) => 2,
                    (None, false) => 3,
                },
                worth: choice.worth,
                place: starred.unwrap_or(usize::from(choice.number)),
                choice: Some(choice),
            });
        }
        out.sort_by(|a, b| {
            (a.class, b.times * i32::from(b.carried), b.worth, a.place).cmp(&(
                b.class,
                a.times * i32::from(a.carried),
                a.worth,
                b.place,
            ))
        });
        spread(out)
    }

    /// The family's own questions: those of now in their order, then those not answered before.
    fn own(&self) -> Vec<Entry<'c>> {
        let mut out: Vec<Entry<'c>> = Vec::new();
        let now = self.query.own.iter().cloned();
        let before = self.past.iter().filter_map(|p| {
            let text = p.text.clone()?;
            (!p.answered).then(|| OwnQuestion {
                id: p.question.clone(),
                text,
            })
        });
        for (place, question) in now.chain(before).enumerate() {
            let empty = question.text.trim().is_empty();
            let starred = self.query.starred.iter().position(|s| *s == question.id);
            let hidden = self.hidden.contains(question.id.as_str()) && starred.is_none();
            let in_bank = self.choices.iter().any(|c| c.question.id == question.id);
            if empty || hidden || in_bank || out.iter().any(|e| e.id == question.id) {
                continue;
            }
            let past = self.past.iter().find(|p| p.question == question.id);
            if past.is_some_and(|p| p.answered) && starred.is_none() {
                continue;
            }
            out.push(Entry {
                id: question.id,
                own: Some(question.text),
                choice: None,
                starred: starred.is_some(),
                carried: past.is_some_and(|p| !p.answered),
                times: past.map_or(0, |p| p.times),
                can_be_asked: true,
                class: u8::from(starred.is_none()),
                worth: 0,
                place: starred.unwrap_or(place),
            });
        }
        out
    }
}

/// Keeps one gap or need from filling the page: of the questions that were only chosen, each
/// further one for the same reasons counts a little less, so that every gap has its turn.
fn spread(ranked: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let (mut out, mut chosen): (Vec<_>, Vec<_>) = ranked.into_iter().partition(|e| e.class < 3);
    let mut used: Vec<(Reason, i32)> = Vec::new();
    // Who cannot be asked takes no room on the page.
    let mut placed = out.iter().filter(|e| e.can_be_asked).count();
    while placed < MOST_ON_PAGE {
        let worth = |e: &Entry<'_>| {
            let reasons = e.choice.iter().flat_map(|c| &c.reasons);
            let times = |r| used.iter().find(|u| u.0 == r).map_or(0, |u| u.1);
            e.worth - CROWDED * reasons.map(|r| times(*r)).min().unwrap_or(0)
        };
        // Equal ones keep their order: only a higher worth goes before an earlier entry.
        let mut best: Option<(usize, i32)> = None;
        for (n, entry) in chosen.iter().enumerate().filter(|(_, e)| e.can_be_asked) {
            let worth = worth(entry);
            if best.is_none_or(|(_, most)| worth > most) {
                best = Some((n, worth));
            }
        }
        let Some((n, _)) = best else { break };
        let entry = chosen.remove(n);
        for reason in entry.choice.iter().flat_map(|c| &c.reasons) {
            match used.iter_mut().find(|u| u.0 == *reason) {
                Some(known) => known.1 += 1,
                None => used.push((*reason, 1)),
            }
        }
        out.push(entry);
        placed += 1;
    }
    out.append(&mut chosen);
    out
}

/// Puts entries into the reader's words.
struct Writer<'w> {
    catalog: &'w Catalog<'w>,
    reader: Reader,
    chooser: &'w Chooser<'w>,
}

impl Writer<'_> {
    fn item(&self, entry: Entry<'_>, first: bool) -> Result<ChecklistItem, CatalogError> {
        let (catalog, reader) = (self.catalog, self.reader);
        let chosen_by = self.reasons(&entry)?;
        let text =
            |id| -> Result<String, CatalogError> { Ok(catalog.text(reader, id)?.to_owned()) };
        let mut item = ChecklistItem {
            id: entry.id,
            kind: ItemKind::Own,
            text: entry.own.unwrap_or_default(),
            why: String::new(),
            good_answer: String::new(),
            warning_sign: String::new(),
            first,
            starred: entry.starred,
            carried: entry.carried,
            times_asked: entry.times,
            chosen_by,
            ask_whom: Vec::new(),
            sources: Vec::new(),
        };
        if let Some(choice) = entry.choice {
            let question = choice.question;
            item.kind = ItemKind::Bank;
            item.text = text(question.text)?;
            item.why = text(question.why)?;
            item.good_answer = text(question.good_answer)?;
            item.warning_sign = text(question.warning_sign)?;
            for label in self.chooser.whom(&question) {
                item.ask_whom.push(text(label)?);
            }
            item.sources = catalog.cite(&question.sources)?;
        }
        Ok(item)
    }

    fn reasons(&self, entry: &Entry<'_>) -> Result<Vec<String>, CatalogError> {
        let (catalog, reader) = (self.catalog, self.reader);
        let mut out = Vec::new();
        if entry.own.is_some() {
            out.push(catalog.phrase(reader, "chosen_own", &[])?);
        }
        if entry.starred {
            out.push(catalog.phrase(reader, "chosen_star", &[])?);
        }
        if entry.carried {
            let count = entry.times.to_string();
            out.push(catalog.phrase(reader, "chosen_carried", &[("count", &count)])?);
        }
        for reason in entry.choice.iter().flat_map(|c| &c.reasons) {
            let (key, label) = match reason {
                Reason::Sign(label) => ("chosen_sign", *label),
                Reason::Gap(label) => ("chosen_gap", *label),
                Reason::Need(label) => ("chosen_need", *label),
                Reason::Visit(label) => ("chosen_visit", *label),
                Reason::Role(label) => ("chosen_role", *label),
                Reason::Any => {
                    out.push(catalog.phrase(reader, "chosen_any", &[])?);
                    continue;
                }
            };
            let what = catalog.text(reader, label)?;
            out.push(catalog.phrase(reader, key, &[("what", what)])?);
        }
        Ok(out)
    }

    fn bank_text(&self, id: &str) -> Option<String> {
        let number = self.catalog.question_number(id).ok()?;
        let (_, text) = self.catalog.question_text(number).ok()?;
        self.catalog.text(self.reader, text).ok().map(str::to_owned)
    }
}

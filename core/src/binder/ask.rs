//! What to ask at a visit: what the binder knows goes to the checklist of the catalog, and the list
//! comes back as entries for the visit.
//!
//! The rules of the list are those of `checklist`. Here it is only settled what of the binder counts:
//! who will be there, which needs and signs there are, what was asked before, and which of the
//! parent's own questions wait.
//!
//! What was asked and not answered comes back by itself, and so does what the parent wrote or
//! marked. A question of ours that was on a list and never asked has to earn its place anew: ten of
//! them would leave no room for what is needed today. It is still open, and `CarryOver` brings it
//! along where the parent wants it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::error::BinderError;
use super::model::{Item, ItemFields, Need, Person, Question, Sign, Visit};
use super::record::parse_id;
use super::search::fold;
use super::view::VisitView;
use super::{Binder, Change};
use crate::catalog::{Catalog, CatalogError, Reader};
use crate::checklist::{
    self, AskedBefore, Checklist, ChecklistQuery, FIRST_VISIT, MOST_ENTRIES, ONGOING, OwnQuestion,
};
use crate::explain::date::Day;
use crate::identify::LONGEST_TEXT;
use crate::team::{self, MOST_NEEDS, MOST_PEOPLE, State, TeamQuery};

/// So often a question that got no answer is counted; more says nothing new.
const COUNTED: usize = 3;
/// Signs older than this no longer choose what is asked; they would for ever.
const RECENT_DAYS: i32 = 90;
/// Visits of before that are looked through, latest first.
const VISITS: i32 = 100;

/// The questions for a visit.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FirstQuestions {
    /// The list as the catalog gives it, with why each question is asked.
    pub list: Checklist,
    /// Its questions that are not on the checklist of the visit yet, for a change that adds items.
    pub items: Vec<ItemFields>,
}

impl std::fmt::Debug for FirstQuestions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The list holds questions in the parent's own words.
        write!(f, "FirstQuestions({})", self.items.len())
    }
}

/// Why a screen that needs both the binder and the catalog cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The binder cannot be read.
    #[error(transparent)]
    Binder(#[from] BinderError),
    /// The catalog does not answer.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
}

impl FirstQuestions {
    /// The change that puts the questions on the list of a visit; none when there are none.
    pub fn change(self, visit_id: String) -> Option<Change> {
        (!self.items.is_empty()).then_some(Change::AddItems {
            visit_id,
            items: self.items,
        })
    }
}

impl Binder {
    /// The questions for a visit, from what the binder knows. `state` is the state whose rules
    /// count, or none for the child's. What the catalog does not know is passed over: a newer
    /// version may have written it.
    ///
    /// Errors: those of `visit`, or `Damaged` of the catalog.
    pub fn first_questions(
        &self,
        catalog: &Catalog<'_>,
        reader: Reader,
        visit_id: String,
        state: Option<&str>,
    ) -> Result<FirstQuestions, ReadError> {
        let view = self.visit(visit_id)?;
        let child_id = view.visit.child_id.clone();
        let team = self.team(child_id.clone())?;
        let known = Known {
            catalog,
            reader,
            state: known_state(catalog, &[state.unwrap_or_default(), &team.child.state]),
        };
        let past = Past::read(self, &view, known.questions()?)?;
        let needs = known.needs(&team.needs)?;
        let query = ChecklistQuery {
            visit: known.kind(&view, past.met)?,
            state: known.state.clone(),
            today: Some(view.visit.on.clone()).filter(|day| !day.is_empty()),
            people: known.people(view.people.iter()),
            gaps: known.gaps(&team.people, &needs)?,
            needs,
            signs: known.signs(&recent(&team.signs, &view.visit.on))?,
            history: past.entries(),
            own: past.own.iter().map(own).collect(),
            starred: past.starred(),
            ..ChecklistQuery::default()
        };
        let list = catalog.checklist(reader, &query)?;
        let items = past.items(&view, &list);
        Ok(FirstQuestions { list, items })
    }
}

/// Signs that were seen not long before a day; those without a day are taken as recent.
fn recent(signs: &[Sign], on: &str) -> Vec<Sign> {
    let fresh = |sign: &&Sign| match (Day::parse(on), Day::parse(&sign.seen_on)) {
        (Ok(on), Ok(seen)) => on.since(seen) <= RECENT_DAYS,
        _ => true,
    };
    signs.iter().filter(fresh).cloned().collect()
}

fn own(question: &Question) -> OwnQuestion {
    OwnQuestion {
        id: question.id.clone(),
        text: question.text.clone(),
    }
}

/// The first of some states that the catalog knows.
fn known_state(catalog: &Catalog<'_>, states: &[&str]) -> Option<String> {
    let known = |state: &&&str| !state.is_empty() && catalog.state(state).is_ok();
    states.iter().find(known).map(|state| (*state).to_owned())
}

/// What the catalog makes of what the family wrote.
struct Known<'c> {
    catalog: &'c Catalog<'c>,
    reader: Reader,
    state: Option<String>,
}

impl Known<'_> {
    /// The ids of all questions of the bank.
    fn questions(&self) -> Result<HashSet<String>, CatalogError> {
        let numbers = 0..self.catalog.question_count();
        numbers
            .map(|n| Ok(self.catalog.question(n)?.id.to_owned()))
            .collect()
    }

    /// The kind of the visit, else the first one or a later one with somebody who is there.
    fn kind(&self, view: &VisitView, met: bool) -> Result<String, CatalogError> {
        let kinds = self.catalog.visit_kinds(self.reader)?;
        let named = kinds.into_iter().find(|kind| kind.id == view.visit.kind);
        let usual = if met { ONGOING } else { FIRST_VISIT };
        Ok(named.map_or_else(|| usual.to_owned(), |kind| kind.id))
    }

    fn people<'p>(&self, people: impl Iterator<Item = &'p Person>) -> Vec<team::Person> {
        let known = |id: &String| self.catalog.role_number(id).is_ok();
        let people = people.take(MOST_PEOPLE).map(|person| team::Person {
            // Longer than any title: nobody can tell.
            title: Some(person.title.clone())
                .filter(|title| title.len() <= LONGEST_TEXT)
                .unwrap_or_default(),
            role: Some(person.role_id.clone()).filter(known),
            supervisor_named: !person.supervisor.trim().is_empty(),
            trained_in: Vec::new(),
        });
        people.collect()
    }

    /// What is needed still: picked from the list, or heard in the parent's words.
    fn needs(&self, needs: &[Need]) -> Result<Vec<String>, CatalogError> {
        let mut ids: Vec<String> = Vec::new();
        for need in needs.iter().filter(|need| !need.met) {
            if self.catalog.need_number(&need.need_id).is_ok() {
                ids.push(need.need_id.clone());
            } else {
                let heard = self.catalog.recognize(self.reader, &need.words, None)?;
                ids.extend(heard.needs.into_iter().map(|need| need.need));
            }
        }
        Ok(once(ids, MOST_NEEDS))
    }

    fn signs(&self, signs: &[Sign]) -> Result<Vec<String>, CatalogError> {
        let mut ids: Vec<String> = Vec::new();
        for sign in signs.iter().take(MOST_ENTRIES) {
            if self.catalog.sign_number(&sign.sign_id).is_ok() {
                ids.push(sign.sign_id.clone());
            } else {
                let heard = self.catalog.recognize(self.reader, &sign.words, None)?;
                ids.extend(heard.signs.into_iter().map(|sign| sign.sign));
            }
        }
        Ok(once(ids, MOST_ENTRIES))
    }

    /// What is required and nobody on the whole team may do.
    fn gaps(&self, people: &[Person], needs: &[String]) -> Result<Vec<String>, CatalogError> {
        if needs.is_empty() {
            return Ok(Vec::new());
        }
        let here = people.iter().filter(|person| !person.left);
        let query = TeamQuery {
            state: self.state.clone(),
            people: self.people(here),
            needs: needs.to_vec(),
        };
        let rows = self.catalog.team(self.reader, &query)?.capabilities;
        let gaps = rows
            .into_iter()
            .filter(|row| row.required && row.state == State::Nobody);
        Ok(gaps.map(|row| row.capability).collect())
    }
}

fn once(ids: Vec<String>, most: usize) -> Vec<String> {
    let mut seen = HashSet::new();
    let new = ids.into_iter().filter(|id| seen.insert(id.clone()));
    new.take(most).collect()
}

/// Whether an entry was brought up: ticked, answered, or with a note beside it.
fn was_asked(item: &Item) -> bool {
    item.asked || !item.answer.trim().is_empty() || !item.note.trim().is_empty()
}

/// What was asked before, and the own questions that wait.
struct Past {
    /// Open own questions for somebody who is there, or for anyone.
    own: Vec<Question>,
    /// By question, the latest entry first: the day of the visit and the entry.
    asked: BTreeMap<String, Vec<(String, Item)>>,
    /// The ids of the bank.
    bank: HashSet<String>,
    /// Whether there was a visit with somebody who is there now.
    met: bool,
}

impl Past {
    fn read(binder: &Binder, now: &VisitView, bank: HashSet<String>) -> Result<Self, BinderError> {
        let child = &now.visit.child_id;
        let here = |id: &String| id.is_empty() || now.visit.people.contains(id);
        let all = binder.questions(child.clone())?;
        let mut own: Vec<Question> = all.iter().filter(|q| !q.answered).cloned().collect();
        own.retain(|q| here(&q.person_id));
        own.truncate(MOST_ENTRIES);
        let by_words: HashMap<String, &Question> =
            all.iter().map(|q| (fold(q.text.trim()), q)).collect();
        let mut past = Past {
            own,
            asked: BTreeMap::new(),
            bank,
            met: false,
        };
        let before =
            |v: &Visit| v.id != now.visit.id && !v.on.is_empty() && (v.done || v.on < now.visit.on);
        let visits = binder.history(child.clone(), 0, VISITS)?.visits;
        for row in visits.into_iter().filter(|row| before(&row.visit)) {
            let same = row
                .visit
                .people
                .iter()
                .any(|id| now.visit.people.contains(id));
            let mut happened = row.visit.done;
            for item in binder.visit(row.visit.id)?.items {
                happened |= item.asked || !item.answer.trim().is_empty();
                let id = match (past.bank.contains(&item.question_id), &item.question_id) {
                    (true, _) if !was_asked(&item) && !item.star => continue,
                    (true, id) => id.clone(),
                    (false, own) => {
                        let words = fold(item.text.trim());
                        let linked = all.iter().find(|q| q.id == *own);
                        match linked.or(by_words.get(&words).copied()) {
                            // Answered elsewhere, or meant for somebody else.
                            Some(q) if q.answered || !here(&q.person_id) => continue,
                            Some(q) => q.id.clone(),
                            None if words.is_empty() || !here(&item.person_id) => continue,
                            None => words,
                        }
                    }
                };
                let entries = past.asked.entry(id).or_default();
                // Of those that were never asked the last is enough.
                if entries.is_empty() || (entries.len() < COUNTED && was_asked(&item)) {
                    entries.push((row.visit.on.clone(), item));
                }
            }
            past.met |= same && happened;
        }
        Ok(past)
    }

    fn entries(&self) -> Vec<AskedBefore> {
        let mut entries = Vec::new();
        for (id, asked) in &self.asked {
            for (date, item) in asked {
                let own = !self.bank.contains(id);
                let fits = item.text.len() <= checklist::LONGEST_QUESTION;
                entries.push(AskedBefore {
                    question: id.clone(),
                    date: date.clone(),
                    answered: !item.answer.trim().is_empty(),
                    text: Some(item.text.clone()).filter(|_| own && fits),
                });
            }
        }
        // The oldest have waited longest and are the least likely to matter.
        entries.sort_by(|a, b| b.date.cmp(&a.date));
        entries.truncate(MOST_ENTRIES);
        entries
    }

    /// What the parent marked and what is not answered.
    fn starred(&self) -> Vec<String> {
        let own = self.own.iter().filter(|q| q.star).map(|q| q.id.clone());
        let open = self.asked.iter().filter_map(|(id, asked)| {
            let (_, item) = asked.first()?;
            let listed = self.bank.contains(id) || parse_id(id).is_none();
            (listed && item.star && item.answer.trim().is_empty()).then(|| id.clone())
        });
        once(own.chain(open).collect(), MOST_ENTRIES)
    }

    /// The list as entries of the visit, without what stands there already.
    fn items(&self, view: &VisitView, list: &Checklist) -> Vec<ItemFields> {
        let there: HashSet<String> = view.items.iter().map(|i| fold(i.text.trim())).collect();
        let alone = match view.people.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        let new = list
            .items
            .iter()
            .filter(|item| !there.contains(&fold(item.text.trim())));
        let items = new.map(|item| {
            let own = self.own.iter().find(|q| q.id == item.id);
            let known = own.is_some() || self.bank.contains(&item.id);
            let before = self.asked.get(&item.id).and_then(|asked| asked.first());
            let whom = own.map(|q| q.person_id.clone());
            ItemFields {
                question_id: known.then(|| item.id.clone()),
                text: Some(item.text.clone()),
                star: Some(item.starred),
                carried_from: before
                    .filter(|_| item.carried)
                    .map(|(_, item)| item.id.clone()),
                person_id: whom.filter(|id| !id.is_empty()).or_else(|| alone.clone()),
                ..ItemFields::default()
            }
        });
        items.collect()
    }
}

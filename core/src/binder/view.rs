//! What a screen shows of the binder: one call a screen, everything in the order it is shown.
//!
//! A view holds the family's own data. What the catalog says about a role or a question is joined
//! by the caller over `role_id` and `question_id`.

use std::collections::HashSet;

use serde::Serialize;

use super::error::BinderError;
use super::model::{
    Child, Draft, Goal, Item, Mark, Need, Person, Question, SafetyPlan, Sign, Visit,
};
use super::plan::{same_question, text_of};
use super::reader::Reader;
use super::record::{Id, Key, Kind, ROOT, Record, parse_id};

/// A child with counts, for the list of children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ChildRow {
    /// The child.
    pub child: Child,
    /// How many people are on the team.
    pub people: i32,
    /// How many needs are noted.
    pub needs: i32,
    /// How many visits are noted.
    pub visits: i32,
}

/// The first screen of a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HomeView {
    /// The child.
    pub child: Child,
    /// The visit that comes next, today's included; absent when none is planned.
    pub next_visit: Option<VisitRow>,
    /// The latest visit that is over.
    pub last_visit: Option<VisitRow>,
    /// Questions that are still open from the latest visit that is over.
    pub open_items: Vec<Item>,
    /// The parent's own questions that are not answered yet, starred ones first.
    pub questions: Vec<Question>,
    /// Goals that are worked on, with how they stood.
    pub goals: Vec<GoalView>,
    /// Text that was typed and not yet made into a record.
    pub drafts: Vec<Draft>,
}

/// A visit in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitRow {
    /// The visit. Its people are those who still are in the binder.
    pub visit: Visit,
    /// How many questions are on its checklist.
    pub items: i32,
    /// How many of them have an answer.
    pub answered: i32,
}

/// A visit with everything on its screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitView {
    /// The visit.
    pub visit: Visit,
    /// The people who are or were there.
    pub people: Vec<Person>,
    /// The checklist in order.
    pub items: Vec<Item>,
}

/// Everyone and everything around a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TeamView {
    /// The child.
    pub child: Child,
    /// The people, those who left last.
    pub people: Vec<Person>,
    /// The needs, those that are met last.
    pub needs: Vec<Need>,
    /// The signs that were seen, latest first.
    pub signs: Vec<Sign>,
}

/// One person with the visits they were part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonView {
    /// The person.
    pub person: Person,
    /// Visits with this person, latest first.
    pub visits: Vec<Visit>,
    /// Own questions meant for this person that are not answered yet.
    pub questions: Vec<Question>,
    /// Goals this person works on.
    pub goals: Vec<Goal>,
}

/// A page of the visits of a child, latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HistoryView {
    /// The visits of this page.
    pub visits: Vec<VisitRow>,
    /// How many visits there are in all.
    pub total: i32,
}

/// A goal with how it stood over time, oldest mark first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GoalView {
    /// The goal.
    pub goal: Goal,
    /// How it stood.
    pub marks: Vec<Mark>,
}

/// Finds a record of one kind, or says what is missing.
fn one(reader: &Reader<'_>, kind: Kind, id: &str) -> Result<(Key, Record), BinderError> {
    let unknown = || BinderError::unknown(kind.name());
    let id = parse_id(id).ok_or_else(unknown)?;
    let key = reader
        .place(&id)?
        .filter(|key| key.kind == kind)
        .ok_or_else(unknown)?;
    Ok((key, reader.get(&key)?.ok_or_else(unknown)?))
}

fn all<T>(
    reader: &Reader<'_>,
    kind: Kind,
    parent: Id,
    from: fn(&Key, &Record) -> T,
) -> Result<Vec<T>, BinderError> {
    let records = reader.children(kind, parent)?;
    Ok(records
        .iter()
        .map(|(key, record)| from(key, record))
        .collect())
}

pub(crate) fn children(reader: &Reader<'_>) -> Result<Vec<ChildRow>, BinderError> {
    let mut rows = Vec::new();
    for (key, record) in reader.children(Kind::Child, ROOT)? {
        rows.push(ChildRow {
            child: Child::from_record(&key, &record),
            people: reader.count(Kind::Person, key.id)?,
            needs: reader.count(Kind::Need, key.id)?,
            visits: reader.count(Kind::Visit, key.id)?,
        });
    }
    rows.sort_by(|a, b| {
        let place = |row: &ChildRow| (row.child.position, row.child.id.clone());
        place(a).cmp(&place(b))
    });
    Ok(rows)
}

/// The visits of a child with their days, latest first; a visit without a day comes first.
fn visits_by_day(reader: &Reader<'_>, child: Id) -> Result<Vec<(Key, Visit)>, BinderError> {
    let here: HashSet<String> = reader
        .keys(Kind::Person, child)?
        .iter()
        .map(|key| super::record::id_text(&key.id))
        .collect();
    let mut visits = Vec::new();
    reader.each(Kind::Visit, Some(child), |key, record| {
        let mut visit = Visit::from_record(&key, &record);
        // Who was deleted is not shown, not even as an id.
        visit.people.retain(|id| here.contains(id));
        visits.push((key, visit));
        Ok(())
    })?;
    visits.sort_by(|(_, a), (_, b)| {
        let undated = |v: &Visit| v.on.is_empty();
        undated(b)
            .cmp(&undated(a))
            .then_with(|| (&b.on, &b.at, &b.id).cmp(&(&a.on, &a.at, &a.id)))
    });
    Ok(visits)
}

fn items(reader: &Reader<'_>, child: Id, visit: Id) -> Result<Vec<(Item, Record)>, BinderError> {
    let here = reader.keys(Kind::Person, child)?;
    let mut items: Vec<(Item, Record)> = reader
        .children(Kind::Item, visit)?
        .into_iter()
        .map(|(key, record)| (Item::from_record(&key, &record), record))
        .collect();
    for (item, _) in &mut items {
        forget_missing(&mut item.person_id, &here);
    }
    items.sort_by(|(a, _), (b, _)| (a.position, &a.id).cmp(&(b.position, &b.id)));
    Ok(items)
}

fn forget_missing(person_id: &mut String, here: &[Key]) {
    let present = parse_id(person_id).is_some_and(|id| here.iter().any(|key| key.id == id));
    if !present {
        person_id.clear();
    }
}

fn row(reader: &Reader<'_>, key: &Key, visit: Visit) -> Result<VisitRow, BinderError> {
    let (mut items, mut answered) = (0i32, 0i32);
    reader.each(Kind::Item, Some(key.id), |_, record| {
        items = items.saturating_add(1);
        if !text_of(&record, super::model::tag::ITEM_ANSWER)
            .trim()
            .is_empty()
        {
            answered = answered.saturating_add(1);
        }
        Ok(())
    })?;
    Ok(VisitRow {
        visit,
        items,
        answered,
    })
}

pub(crate) fn home(
    reader: &Reader<'_>,
    child_id: &str,
    today: &str,
) -> Result<HomeView, BinderError> {
    let (key, record) = one(reader, Kind::Child, child_id)?;
    let visits = visits_by_day(reader, key.id)?;
    let over = |v: &Visit| v.done || (!v.on.is_empty() && v.on.as_str() < today);
    // Latest first, so the next one is the last that is not over.
    let next = visits
        .iter()
        .rev()
        .find(|(_, v)| !over(v) && !v.on.is_empty());
    let last = visits.iter().find(|(_, v)| over(v));
    let to_row = |found: Option<&(Key, Visit)>| -> Result<Option<VisitRow>, BinderError> {
        found
            .map(|(key, v)| row(reader, key, v.clone()))
            .transpose()
    };
    let open_items = match last {
        Some((visit, _)) => open_items(reader, key.id, visit.id)?,
        None => Vec::new(),
    };
    Ok(HomeView {
        child: Child::from_record(&key, &record),
        next_visit: to_row(next)?,
        last_visit: to_row(last)?,
        open_items,
        questions: open_questions(reader, key.id)?,
        goals: goals(reader, key.id)?
            .into_iter()
            .filter(|g| !g.goal.reached && !g.goal.dropped)
            .collect(),
        drafts: all(reader, Kind::Draft, key.id, Draft::from_record)?,
    })
}

fn open_items(reader: &Reader<'_>, child: Id, visit: Id) -> Result<Vec<Item>, BinderError> {
    let mut seen = HashSet::new();
    let open = items(reader, child, visit)?
        .into_iter()
        .filter(|(item, record)| {
            item.answer.trim().is_empty() && seen.insert(same_question(record))
        });
    Ok(open.map(|(item, _)| item).collect())
}

fn open_questions(reader: &Reader<'_>, child: Id) -> Result<Vec<Question>, BinderError> {
    let here = reader.keys(Kind::Person, child)?;
    let mut questions = all(reader, Kind::Question, child, Question::from_record)?;
    questions.retain(|q| !q.answered);
    for question in &mut questions {
        forget_missing(&mut question.person_id, &here);
    }
    questions.sort_by_key(|q| !q.star);
    Ok(questions)
}

pub(crate) fn goals(reader: &Reader<'_>, child: Id) -> Result<Vec<GoalView>, BinderError> {
    let here = reader.keys(Kind::Person, child)?;
    let mut views = Vec::new();
    for (key, record) in reader.children(Kind::Goal, child)? {
        let mut goal = Goal::from_record(&key, &record);
        forget_missing(&mut goal.person_id, &here);
        let mut marks = all(reader, Kind::Mark, key.id, Mark::from_record)?;
        marks.sort_by(|a, b| (&a.on, &a.id).cmp(&(&b.on, &b.id)));
        views.push(GoalView { goal, marks });
    }
    Ok(views)
}

pub(crate) fn goals_of(reader: &Reader<'_>, child_id: &str) -> Result<Vec<GoalView>, BinderError> {
    let (key, _) = one(reader, Kind::Child, child_id)?;
    goals(reader, key.id)
}

pub(crate) fn team(reader: &Reader<'_>, child_id: &str) -> Result<TeamView, BinderError> {
    let (key, record) = one(reader, Kind::Child, child_id)?;
    let mut people = all(reader, Kind::Person, key.id, Person::from_record)?;
    people.sort_by_key(|p| p.left);
    let mut needs = all(reader, Kind::Need, key.id, Need::from_record)?;
    needs.sort_by_key(|n| n.met);
    let mut signs = all(reader, Kind::Sign, key.id, Sign::from_record)?;
    signs.sort_by(|a, b| (&b.seen_on, &b.id).cmp(&(&a.seen_on, &a.id)));
    Ok(TeamView {
        child: Child::from_record(&key, &record),
        people,
        needs,
        signs,
    })
}

pub(crate) fn person(reader: &Reader<'_>, person_id: &str) -> Result<PersonView, BinderError> {
    let (key, record) = one(reader, Kind::Person, person_id)?;
    let visits = visits_by_day(reader, key.parent)?
        .into_iter()
        .map(|(_, v)| v);
    let mine = |id: &String| id == person_id;
    Ok(PersonView {
        person: Person::from_record(&key, &record),
        visits: visits.filter(|v| v.people.iter().any(mine)).collect(),
        questions: open_questions(reader, key.parent)?
            .into_iter()
            .filter(|q| mine(&q.person_id))
            .collect(),
        goals: all(reader, Kind::Goal, key.parent, Goal::from_record)?
            .into_iter()
            .filter(|g| mine(&g.person_id))
            .collect(),
    })
}

pub(crate) fn visit(reader: &Reader<'_>, visit_id: &str) -> Result<VisitView, BinderError> {
    let (key, record) = one(reader, Kind::Visit, visit_id)?;
    let mut visit = Visit::from_record(&key, &record);
    let mut people = Vec::new();
    for id in &visit.people {
        let id = parse_id(id).unwrap_or(ROOT);
        let place = Key::new(Kind::Person, key.parent, id);
        if let Some(record) = reader.get(&place)? {
            people.push(Person::from_record(&place, &record));
        }
    }
    visit.people = people.iter().map(|p| p.id.clone()).collect();
    Ok(VisitView {
        visit,
        people,
        items: items(reader, key.parent, key.id)?
            .into_iter()
            .map(|(item, _)| item)
            .collect(),
    })
}

pub(crate) fn history(
    reader: &Reader<'_>,
    child_id: &str,
    skip: i32,
    limit: i32,
) -> Result<HistoryView, BinderError> {
    let (key, _) = one(reader, Kind::Child, child_id)?;
    let visits = visits_by_day(reader, key.id)?;
    let total = i32::try_from(visits.len()).unwrap_or(i32::MAX);
    let page = visits
        .into_iter()
        .skip(usize::try_from(skip).unwrap_or(0))
        .take(usize::try_from(limit).unwrap_or(0));
    let visits = page.map(|(key, v)| row(reader, &key, v));
    Ok(HistoryView {
        visits: visits.collect::<Result<_, _>>()?,
        total,
    })
}

pub(crate) fn safety_plan(
    reader: &Reader<'_>,
    child_id: &str,
) -> Result<Option<SafetyPlan>, BinderError> {
    let (key, _) = one(reader, Kind::Child, child_id)?;
    let plans = all(reader, Kind::SafetyPlan, key.id, SafetyPlan::from_record)?;
    Ok(plans.into_iter().next())
}

pub(crate) fn drafts(reader: &Reader<'_>, child_id: &str) -> Result<Vec<Draft>, BinderError> {
    let parent = match child_id {
        "" => ROOT,
        id => one(reader, Kind::Child, id)?.0.id,
    };
    all(reader, Kind::Draft, parent, Draft::from_record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_person_leaves_no_id_behind() {
        let here = [Key::new(Kind::Person, [1; 16], [2; 16])];
        let mut present = super::super::record::id_text(&[2; 16]);
        let mut missing = super::super::record::id_text(&[3; 16]);
        forget_missing(&mut present, &here);
        forget_missing(&mut missing, &here);
        assert!(!present.is_empty() && missing.is_empty());
    }
}

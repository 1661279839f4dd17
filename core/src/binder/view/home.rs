//! The first screens: the children, and what comes next for one of them.

use super::team::goals;
use super::visits::{open_items, row, visits_by_day};
use super::{ChildRow, HomeView, VisitRow, all, forget_missing, one};
use crate::binder::error::BinderError;
use crate::binder::model::{Child, Draft, Question, Visit};
use crate::binder::reader::Reader;
use crate::binder::record::{Id, Key, Kind, ROOT};

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

pub(super) fn open_questions(reader: &Reader<'_>, child: Id) -> Result<Vec<Question>, BinderError> {
    let mut questions = all_questions(reader, child)?;
    questions.retain(|q| !q.answered);
    Ok(questions)
}

pub(crate) fn questions(reader: &Reader<'_>, child_id: &str) -> Result<Vec<Question>, BinderError> {
    let (key, _) = one(reader, Kind::Child, child_id)?;
    all_questions(reader, key.id)
}

fn all_questions(reader: &Reader<'_>, child: Id) -> Result<Vec<Question>, BinderError> {
    let here = reader.keys(Kind::Person, child)?;
    let mut questions = all(reader, Kind::Question, child, Question::from_record)?;
    for question in &mut questions {
        forget_missing(&mut question.person_id, &here);
    }
    questions.sort_by_key(|q| !q.star);
    Ok(questions)
}

pub(crate) fn drafts(reader: &Reader<'_>, child_id: &str) -> Result<Vec<Draft>, BinderError> {
    let parent = match child_id {
        "" => ROOT,
        id => one(reader, Kind::Child, id)?.0.id,
    };
    all(reader, Kind::Draft, parent, Draft::from_record)
}

//! Visits and their checklists.

use std::collections::HashSet;

use super::{HistoryView, VisitRow, VisitView, forget_missing, one};
use crate::binder::error::BinderError;
use crate::binder::model::{Item, Person, Visit, tag};
use crate::binder::plan::{closed, same_question, text_of};
use crate::binder::reader::Reader;
use crate::binder::record::{Id, Key, Kind, ROOT, Record, id_text, parse_id};

/// The visits of a child with their days, latest first; a visit without a day comes first.
pub(super) fn visits_by_day(
    reader: &Reader<'_>,
    child: Id,
) -> Result<Vec<(Key, Visit)>, BinderError> {
    let here: HashSet<String> = reader
        .keys(Kind::Person, child)?
        .iter()
        .map(|key| id_text(&key.id))
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
    let own = reader.keys(Kind::Question, child)?;
    let mut items: Vec<(Item, Record)> = reader
        .children(Kind::Item, visit)?
        .into_iter()
        .map(|(key, record)| (Item::from_record(&key, &record), record))
        .collect();
    for (item, _) in &mut items {
        forget_missing(&mut item.person_id, &here);
        // An id of the catalog is no id of a record, and stays.
        if parse_id(&item.question_id).is_some() {
            forget_missing(&mut item.question_id, &own);
        }
    }
    items.sort_by(|(a, _), (b, _)| (a.position, &a.id).cmp(&(b.position, &b.id)));
    Ok(items)
}

pub(super) fn row(reader: &Reader<'_>, key: &Key, visit: Visit) -> Result<VisitRow, BinderError> {
    let (mut items, mut answered) = (0i32, 0i32);
    reader.each(Kind::Item, Some(key.id), |_, record| {
        items = items.saturating_add(1);
        if !text_of(&record, tag::ITEM_ANSWER).trim().is_empty() {
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

pub(super) fn open_items(
    reader: &Reader<'_>,
    child: Id,
    visit: Id,
) -> Result<Vec<Item>, BinderError> {
    let closed = closed(reader, child)?;
    let mut seen = HashSet::new();
    let open = items(reader, child, visit)?
        .into_iter()
        .filter(|(item, record)| {
            item.answer.trim().is_empty()
                && !closed.contains(&same_question(record))
                && seen.insert(same_question(record))
        });
    Ok(open.map(|(item, _)| item).collect())
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

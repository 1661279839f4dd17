//! What is done to the checklist of a visit.

use std::collections::HashSet;

use super::Plan;
use super::same::{closed, own_words, position, same_question, text_of};
use crate::binder::check::LIST_LIMIT;
use crate::binder::error::BinderError;
use crate::binder::model::{ItemFields, tag};
use crate::binder::record::{Id, Key, Kind, Record, Value, id_text, parse_id};
use crate::binder::schema::Writes;

impl Plan<'_> {
    /// An answer closes the parent's own question that the entry came from, or that has the same
    /// words; without its answer it is open again.
    pub(super) fn edit_item(&mut self, id: &str, writes: Writes) -> Result<(), BinderError> {
        let key = self.require(Kind::Item, id)?;
        let answer = writes.iter().find(|w| w.0 == tag::ITEM_ANSWER);
        let answered = match answer.map(|w| &w.1) {
            Some(Value::Text(answer)) => Some(!answer.trim().is_empty()),
            _ => None,
        };
        self.edit_key(key, writes)?;
        let Some(answered) = answered else {
            return Ok(());
        };
        let item = match self.writes.get(&key) {
            Some(Some(changed)) => changed.clone(),
            _ => return Ok(()),
        };
        let linked = parse_id(text_of(&item, tag::ITEM_QUESTION));
        let child = self.child_of(&key)?;
        for (key, question) in self.reader.children(Kind::Question, child)? {
            let words = own_words(&question);
            let words = !words.is_empty() && words == same_question(&item);
            if linked == Some(key.id) || (linked.is_none() && words) {
                let mut changed = question.clone();
                if changed.set(tag::QUESTION_ANSWERED, Value::Flag(answered), self.stamp) {
                    self.put(key, Some(question), Some(changed));
                }
            }
        }
        Ok(())
    }

    /// Refuses an own question of another child, or one that is not there.
    pub(super) fn check_question(&self, child: Id, writes: &Writes) -> Result<(), BinderError> {
        let id = writes.iter().find(|w| w.0 == tag::ITEM_QUESTION);
        match id.map(|w| &w.1) {
            // An id of the catalog is no id of a record.
            Some(Value::Text(id)) if parse_id(id).is_some() => {
                match self.require(Kind::Question, id)?.parent == child {
                    true => Ok(()),
                    false => Err(BinderError::unknown(Kind::Question.name())),
                }
            }
            _ => Ok(()),
        }
    }

    pub(super) fn add_items(
        &mut self,
        visit_id: &str,
        items: Vec<ItemFields>,
    ) -> Result<(), BinderError> {
        let visit = self.require(Kind::Visit, visit_id)?;
        if items.len() > LIST_LIMIT {
            return Err(BinderError::TooLong {
                field: "items".into(),
                limit: i32::try_from(LIST_LIMIT).unwrap_or(i32::MAX),
            });
        }
        let mut last = self
            .items(visit.id)?
            .last()
            .map_or(-1, |(_, record)| position(record));
        for mut item in items {
            let at = item.position.unwrap_or(last.saturating_add(1));
            item.position = Some(at);
            last = last.max(at);
            self.add(Kind::Item, visit.id, item.writes()?)?;
        }
        Ok(())
    }

    fn items(&self, visit: Id) -> Result<Vec<(Key, Record)>, BinderError> {
        let mut items = self.reader.children(Kind::Item, visit)?;
        items.sort_by_key(|(key, record)| (position(record), key.id));
        Ok(items)
    }

    pub(super) fn move_item(&mut self, id: &str, to: i32) -> Result<(), BinderError> {
        let key = self.require(Kind::Item, id)?;
        let mut items = self.items(key.parent)?;
        let Some(from) = items.iter().position(|(k, _)| *k == key) else {
            return Err(BinderError::damaged("record"));
        };
        let moved = items.remove(from);
        let to = usize::try_from(to.max(0)).unwrap_or(0).min(items.len());
        items.insert(to, moved);
        for (at, (key, record)) in (0i64..).zip(items) {
            let mut changed = record.clone();
            if changed.set(tag::ITEM_POSITION, Value::Int(at), self.stamp) {
                self.put(key, Some(record), Some(changed));
            }
        }
        Ok(())
    }

    pub(super) fn carry_over(&mut self, from: &str, to: &str) -> Result<(), BinderError> {
        let from = self.require(Kind::Visit, from)?;
        let to = self.require(Kind::Visit, to)?;
        if from.parent != to.parent {
            return Err(BinderError::invalid(
                "to_visit_id",
                "it is of another child",
            ));
        }
        let there = self.items(to.id)?;
        let mut seen: HashSet<String> = there.iter().map(|(_, r)| same_question(r)).collect();
        let mut last = there.last().map_or(-1, |(_, record)| position(record));
        let own = self.reader.keys(Kind::Question, to.parent)?;
        // What was answered elsewhere does not come back.
        seen.extend(closed(self.reader, to.parent)?);
        for (key, record) in self.items(from.id)? {
            let answered = !text_of(&record, tag::ITEM_ANSWER).trim().is_empty();
            if answered || !seen.insert(same_question(&record)) {
                continue;
            }
            last = last.saturating_add(1);
            let mut writes: Writes = [tag::ITEM_QUESTION, tag::ITEM_TEXT, tag::ITEM_STAR]
                .into_iter()
                .filter_map(|tag| Some((tag, record.get(tag)?.clone())))
                .collect();
            // The question may have been deleted; its words stay.
            let gone = parse_id(text_of(&record, tag::ITEM_QUESTION))
                .is_some_and(|id| own.iter().all(|key| key.id != id));
            writes.retain(|(tag, _)| !(gone && *tag == tag::ITEM_QUESTION));
            writes.push((tag::ITEM_POSITION, Value::Int(i64::from(last))));
            writes.push((tag::ITEM_CARRIED, Value::Text(id_text(&key.id))));
            self.add(Kind::Item, to.id, writes)?;
        }
        Ok(())
    }
}

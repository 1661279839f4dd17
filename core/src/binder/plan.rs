//! From a change to the records it writes. Everything is checked here, before anything is written.

use std::collections::{BTreeMap, HashSet};

use super::change::Change;
use super::check::LIST_LIMIT;
use super::error::BinderError;
use super::model::{DraftFields, ItemFields, tag};
use super::reader::Reader;
use super::record::{Id, Key, Kind, ROOT, Record, Stamp, Value, id_text, new_id, parse_id};
use super::schema::Writes;

/// Holds when a record was made. It is stamped like a field, so a record without any other field
/// still says when it came to be.
pub(crate) const MADE: u8 = 0;

/// What a change writes and what stood there before.
pub(crate) struct Plan<'a> {
    reader: &'a Reader<'a>,
    stamp: Stamp,
    now_ms: i64,
    pub writes: BTreeMap<Key, Option<Record>>,
    pub before: BTreeMap<Key, Option<Record>>,
    pub added: Vec<String>,
    /// The one record and the tags that an edit wrote: typing on is one step to take back.
    pub edited: Option<(Key, Vec<u8>)>,
    /// A draft is not a step that anyone would take back.
    pub is_draft: bool,
}

impl<'a> Plan<'a> {
    pub fn new(reader: &'a Reader<'a>, stamp: Stamp, now_ms: i64) -> Self {
        Self {
            reader,
            stamp,
            now_ms,
            writes: BTreeMap::new(),
            before: BTreeMap::new(),
            added: Vec::new(),
            edited: None,
            is_draft: false,
        }
    }

    pub fn change(&mut self, change: Change) -> Result<(), BinderError> {
        use Change as C;
        match change {
            C::AddChild { fields } => self.add(Kind::Child, ROOT, fields.writes()?),
            C::EditChild { id, fields } => self.edit(Kind::Child, &id, fields.writes()?),
            C::AddPerson { child_id, fields } => {
                self.add_to(Kind::Person, &child_id, fields.writes()?)
            }
            C::EditPerson { id, fields } => self.edit(Kind::Person, &id, fields.writes()?),
            C::AddNeed { child_id, fields } => self.add_to(Kind::Need, &child_id, fields.writes()?),
            C::EditNeed { id, fields } => self.edit(Kind::Need, &id, fields.writes()?),
            C::AddSign { child_id, fields } => self.add_to(Kind::Sign, &child_id, fields.writes()?),
            C::EditSign { id, fields } => self.edit(Kind::Sign, &id, fields.writes()?),
            C::AddVisit { child_id, fields } => {
                self.add_to(Kind::Visit, &child_id, fields.writes()?)
            }
            C::EditVisit { id, fields } => self.edit(Kind::Visit, &id, fields.writes()?),
            C::AddItems { visit_id, items } => self.add_items(&visit_id, items),
            C::EditItem { id, fields } => self.edit_item(&id, fields.writes()?),
            C::MoveItem { id, to } => self.move_item(&id, to),
            C::CarryOver {
                from_visit_id,
                to_visit_id,
            } => self.carry_over(&from_visit_id, &to_visit_id),
            C::AddQuestion { child_id, fields } => {
                self.add_to(Kind::Question, &child_id, fields.writes()?)
            }
            C::EditQuestion { id, fields } => self.edit(Kind::Question, &id, fields.writes()?),
            C::EditSafetyPlan { child_id, fields } => {
                let child = self.require(Kind::Child, &child_id)?;
                match self.reader.keys(Kind::SafetyPlan, child.id)?.first() {
                    Some(key) => self.edit_key(*key, fields.writes()?),
                    None => self.add(Kind::SafetyPlan, child.id, fields.writes()?),
                }
            }
            C::AddGoal { child_id, fields } => self.add_to(Kind::Goal, &child_id, fields.writes()?),
            C::EditGoal { id, fields } => self.edit(Kind::Goal, &id, fields.writes()?),
            C::AddMark { goal_id, fields } => self.add_to(Kind::Mark, &goal_id, fields.writes()?),
            C::EditMark { id, fields } => self.edit(Kind::Mark, &id, fields.writes()?),
            C::SaveDraft { child_id, fields } => self.save_draft(&child_id, fields),
            C::Remove { id } => self.remove(&id),
        }
    }

    /// The key of an existing record of this kind.
    fn require(&self, kind: Kind, id: &str) -> Result<Key, BinderError> {
        let place = match parse_id(id) {
            Some(id) => self.reader.place(&id)?,
            None => None,
        };
        place
            .filter(|key| key.kind == kind)
            .ok_or_else(|| BinderError::unknown(kind.name()))
    }

    fn add_to(&mut self, kind: Kind, parent: &str, writes: Writes) -> Result<(), BinderError> {
        let parent_kind = kind.parent().unwrap_or(Kind::Child);
        let parent = self.require(parent_kind, parent)?;
        self.add(kind, parent.id, writes)
    }

    fn add(&mut self, kind: Kind, parent: Id, writes: Writes) -> Result<(), BinderError> {
        // From the stamp, which never stands still or goes back: what is added later sorts later.
        let turn = u32::try_from(self.added.len()).unwrap_or(u32::MAX);
        let turn = self.stamp.count.saturating_add(turn);
        let key = Key::new(kind, parent, new_id(self.stamp.time, turn)?);
        self.check_people(&key, &writes)?;
        let mut record = Record::default();
        record.set(MADE, Value::Int(self.now_ms), self.stamp);
        for (tag, value) in writes {
            record.set(tag, value, self.stamp);
        }
        self.added.push(id_text(&key.id));
        self.put(key, None, Some(record));
        Ok(())
    }

    fn edit(&mut self, kind: Kind, id: &str, writes: Writes) -> Result<(), BinderError> {
        let key = self.require(kind, id)?;
        self.edit_key(key, writes)
    }

    fn edit_key(&mut self, key: Key, writes: Writes) -> Result<(), BinderError> {
        self.check_people(&key, &writes)?;
        let record = self.existing(&key)?;
        let mut changed = record.clone();
        let mut tags = Vec::new();
        for (tag, value) in writes {
            if changed.set(tag, value, self.stamp) {
                tags.push(tag);
            }
        }
        if !tags.is_empty() {
            self.edited = Some((key, tags));
            self.put(key, Some(record), Some(changed));
        }
        Ok(())
    }

    /// An answer closes the parent's own question that the entry came from, or that has the same
    /// words; without its answer it is open again.
    fn edit_item(&mut self, id: &str, writes: Writes) -> Result<(), BinderError> {
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

    fn existing(&self, key: &Key) -> Result<Record, BinderError> {
        self.reader
            .get(key)?
            .ok_or_else(|| BinderError::damaged("record"))
    }

    fn put(&mut self, key: Key, before: Option<Record>, after: Option<Record>) {
        self.before.entry(key).or_insert(before);
        self.writes.insert(key, after);
    }

    /// The child a record belongs to, over a visit or goal where there is one between.
    fn child_of(&self, key: &Key) -> Result<Id, BinderError> {
        if key.kind.parent() == Some(Kind::Child) {
            return Ok(key.parent);
        }
        let between = self.reader.place(&key.parent)?;
        Ok(between.map_or(ROOT, |key| key.parent))
    }

    /// Refuses a reference to someone who is not on the team of the same child.
    fn check_people(&self, key: &Key, writes: &Writes) -> Result<(), BinderError> {
        let tag = match key.kind {
            Kind::Visit => tag::VISIT_PEOPLE,
            Kind::Item => tag::ITEM_PERSON,
            Kind::Question => tag::QUESTION_PERSON,
            Kind::Goal => tag::GOAL_PERSON,
            _ => return Ok(()),
        };
        let none = Vec::new();
        let ids = match writes.iter().find(|w| w.0 == tag).map(|w| &w.1) {
            Some(Value::List(ids)) => ids.iter(),
            Some(Value::Text(id)) if !id.is_empty() => std::slice::from_ref(id).iter(),
            _ => none.iter(),
        };
        let child = self.child_of(key)?;
        if key.kind == Kind::Item {
            self.check_question(child, writes)?;
        }
        for id in ids {
            if self.require(Kind::Person, id)?.parent != child {
                return Err(BinderError::unknown(Kind::Person.name()));
            }
        }
        Ok(())
    }

    /// Refuses an own question of another child, or one that is not there.
    fn check_question(&self, child: Id, writes: &Writes) -> Result<(), BinderError> {
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

    fn add_items(&mut self, visit_id: &str, items: Vec<ItemFields>) -> Result<(), BinderError> {
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

    fn move_item(&mut self, id: &str, to: i32) -> Result<(), BinderError> {
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

    fn carry_over(&mut self, from: &str, to: &str) -> Result<(), BinderError> {
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

    fn save_draft(&mut self, child: &str, fields: DraftFields) -> Result<(), BinderError> {
        self.is_draft = true;
        let parent = match child {
            "" => ROOT,
            child => self.require(Kind::Child, child)?.id,
        };
        let place = fields.place.clone().unwrap_or_default();
        if place.is_empty() {
            return Err(BinderError::invalid("place", "it is empty"));
        }
        let empty = fields.text.as_deref().unwrap_or_default().is_empty();
        let writes = fields.writes()?;
        let drafts = self.reader.children(Kind::Draft, parent)?;
        let same = |record: &Record| text_of(record, tag::DRAFT_PLACE) == place;
        match drafts.into_iter().find(|(_, record)| same(record)) {
            Some((key, record)) if empty => self.put(key, Some(record), None),
            Some((key, _)) => self.edit_key(key, writes)?,
            None if empty => {}
            None => self.add(Kind::Draft, parent, writes)?,
        }
        Ok(())
    }

    fn remove(&mut self, id: &str) -> Result<(), BinderError> {
        let id = parse_id(id).ok_or_else(|| BinderError::unknown("record"))?;
        let root = self
            .reader
            .place(&id)?
            .filter(|key| key.kind != Kind::State)
            .ok_or_else(|| BinderError::unknown("record"))?;
        for key in self.with_descendants(root)? {
            let record = self.existing(&key)?;
            self.put(key, Some(record), None);
        }
        self.bury(&root);
        Ok(())
    }

    fn with_descendants(&self, root: Key) -> Result<Vec<Key>, BinderError> {
        let mut keys = vec![root];
        let mut next = 0;
        while let Some(key) = keys.get(next).copied() {
            next += 1;
            let below = Kind::ALL
                .into_iter()
                .filter(|k| k.parent() == Some(key.kind));
            for kind in below {
                keys.extend(self.reader.keys(kind, key.id)?);
            }
        }
        Ok(keys)
    }

    /// Notes that a record was deleted, for the other phone. What belonged to it goes with it
    /// there too; a draft never leaves this phone.
    pub fn bury(&mut self, key: &Key) {
        if key.kind == Kind::Draft {
            return;
        }
        let mut record = Record::default();
        record.set(MADE, Value::Int(key.kind as i64), self.stamp);
        let grave = Key::new(Kind::Gone, ROOT, key.id);
        self.put(grave, None, Some(record));
    }

    /// Writes a record as it was, as a new change of every field that differs from now.
    pub fn restore(&mut self, key: Key, was: Option<Record>) -> Result<(), BinderError> {
        let now = self.reader.get(&key)?;
        match (was, now) {
            (None, None) => {}
            (None, Some(_)) => {
                // A draft may have been typed under a child since it was added.
                for key in self.with_descendants(key)? {
                    let now = self.existing(&key)?;
                    self.put(key, Some(now), None);
                }
                if key.kind != Kind::Gone {
                    self.bury(&key);
                }
            }
            (Some(mut was), None) => {
                was.fields.iter_mut().for_each(|f| f.stamp = self.stamp);
                self.put(key, None, Some(was));
            }
            (Some(was), Some(now)) => {
                let mut back = now.clone();
                for field in &now.fields {
                    let old = was.get(field.tag).cloned();
                    let old = old.unwrap_or_else(|| field.value.empty_like());
                    back.set(field.tag, old, self.stamp);
                }
                self.put(key, Some(now), Some(back));
            }
        }
        Ok(())
    }
}

pub(crate) fn text_of(record: &Record, tag: u8) -> &str {
    match record.get(tag) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

pub(crate) fn position(record: &Record) -> i32 {
    match record.get(tag::ITEM_POSITION) {
        Some(Value::Int(at)) => i32::try_from(*at).unwrap_or(i32::MAX),
        _ => 0,
    }
}

/// What makes two checklist entries the same question: its id in the catalog, or else its words.
pub(crate) fn same_question(record: &Record) -> String {
    let id = text_of(record, tag::ITEM_QUESTION);
    if id.is_empty() || parse_id(id).is_some() {
        return super::search::fold(text_of(record, tag::ITEM_TEXT).trim());
    }
    format!("\u{1}{id}")
}

/// The words of an own question, as `same_question` gives those of an entry.
fn own_words(question: &Record) -> String {
    super::search::fold(text_of(question, tag::QUESTION_TEXT).trim())
}

/// The own questions of a child that are answered, as `same_question` gives them.
pub(crate) fn closed(reader: &Reader<'_>, child: Id) -> Result<HashSet<String>, BinderError> {
    let mut closed = HashSet::new();
    reader.each(Kind::Question, Some(child), |_, question| {
        if question.get(tag::QUESTION_ANSWERED) == Some(&Value::Flag(true)) {
            closed.insert(own_words(&question));
        }
        Ok(())
    })?;
    Ok(closed)
}

//! From a change to the records it writes. Everything is checked here, before anything is written.

mod items;
mod same;

pub(crate) use same::{closed, same_question, text_of};

use std::collections::BTreeMap;

use crate::binder::change::Change;
use crate::binder::error::BinderError;
use crate::binder::model::{DraftFields, tag};
use crate::binder::reader::Reader;
use crate::binder::record::{Id, Key, Kind, ROOT, Record, Stamp, Value, id_text, new_id, parse_id};
use crate::binder::schema::Writes;

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

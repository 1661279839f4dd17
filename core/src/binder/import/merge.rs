//! What is taken in, field by field, and what a preview shows of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{ImportPreview, ImportRow};
use crate::binder::error::BinderError;
use crate::binder::model::fields_of;
use crate::binder::reader::Reader;
use crate::binder::record::{Field, Id, Key, Kind, ROOT, Record, Stamp, Value, id_text};
use crate::binder::store::Batch;

/// Rows of a preview.
const ROWS: usize = 200;

/// What an import writes, and what it would show of that.
struct Merge<'a> {
    reader: &'a Reader<'a>,
    incoming: &'a BTreeMap<Key, Record>,
    batch: BTreeMap<Key, Option<Record>>,
    /// Records that are not here yet.
    added: HashMap<Id, Kind>,
    /// Records that the import leaves out or takes away: nothing can belong to them.
    absent: HashSet<Id>,
    newest: Stamp,
    preview: ImportPreview,
}

/// What is left of a merge once the store is no longer read.
pub(super) struct Merged {
    pub batch: Batch,
    pub newest: Stamp,
    pub preview: ImportPreview,
}

pub(super) fn merge(
    reader: &Reader<'_>,
    incoming: &BTreeMap<Key, Record>,
) -> Result<Merged, BinderError> {
    let mut merge = Merge {
        reader,
        incoming,
        batch: BTreeMap::new(),
        added: HashMap::new(),
        absent: HashSet::new(),
        newest: Stamp::default(),
        preview: ImportPreview::default(),
    };
    let (graves, living): (Vec<_>, Vec<_>) =
        incoming.iter().partition(|(key, _)| key.kind == Kind::Gone);
    // Graves first, then from parents to what belongs to them, which is the order of the keys.
    for (key, record) in graves {
        merge.newest = merge.newest.max(record.newest());
        merge.bury(key, record)?;
    }
    for (key, record) in living {
        merge.newest = merge.newest.max(record.newest());
        merge.take(key, record)?;
    }
    Ok(Merged {
        batch: merge.batch.into_iter().collect(),
        newest: merge.newest,
        preview: merge.preview,
    })
}

impl Merge<'_> {
    fn take(&mut self, key: &Key, record: &Record) -> Result<(), BinderError> {
        let here = self.reader.place(&key.id)?;
        if here.is_some_and(|here| here != *key) {
            return Err(BinderError::invalid("id", "it names another record here"));
        }
        let grave_key = Key::new(Kind::Gone, ROOT, key.id);
        let grave = self.reader.get(&grave_key)?;
        let graves = [grave.as_ref(), self.incoming.get(&grave_key)];
        let buried = graves
            .into_iter()
            .flatten()
            .any(|g| g.newest() >= record.newest());
        if buried || self.parent_is_absent(key)? {
            self.absent.insert(key.id);
            count(&mut self.preview.same);
            return Ok(());
        }
        let Some(known) = self.reader.get(key)? else {
            if grave.is_some() {
                // It was changed elsewhere after it was deleted here, and lives again.
                self.batch.insert(grave_key, None);
            }
            self.row("added", key, record);
            count(&mut self.preview.added);
            self.added.insert(key.id, key.kind);
            self.batch.insert(*key, Some(record.clone()));
            return Ok(());
        };
        let mut merged = known.clone();
        for field in &record.fields {
            merge_field(&mut merged, field);
        }
        if merged == known {
            count(&mut self.preview.same);
        } else {
            self.row("changed", key, &merged);
            count(&mut self.preview.changed);
            self.batch.insert(*key, Some(merged));
        }
        Ok(())
    }

    /// True when the record belongs to something that is deleted. A record that belongs to
    /// something that never was anywhere is an error of the file.
    fn parent_is_absent(&self, key: &Key) -> Result<bool, BinderError> {
        let Some(kind) = key.kind.parent().filter(|_| key.parent != ROOT) else {
            return Ok(false);
        };
        if self.absent.contains(&key.parent) {
            return Ok(true);
        }
        let here = self.reader.place(&key.parent)?.map(|here| here.kind);
        let offered = self.added.get(&key.parent).copied();
        if here.or(offered) == Some(kind) {
            return Ok(false);
        }
        let grave = Key::new(Kind::Gone, ROOT, key.parent);
        if self.incoming.contains_key(&grave) || self.reader.get(&grave)?.is_some() {
            return Ok(true);
        }
        Err(BinderError::unknown(kind.name()))
    }

    fn bury(&mut self, grave: &Key, record: &Record) -> Result<(), BinderError> {
        let known = self.reader.get(grave)?;
        if known.is_some_and(|known| known.newest() >= record.newest()) {
            return Ok(());
        }
        let here = self.reader.place(&grave.id)?;
        if let Some(here) = here {
            let newest = |r: Option<&Record>| r.map(Record::newest).unwrap_or_default();
            let living = newest(self.reader.get(&here)?.as_ref());
            if living.max(newest(self.incoming.get(&here))) > record.newest() {
                return Ok(());
            }
            for key in descendants(self.reader, here)? {
                let record = self.reader.get(&key)?.unwrap_or_default();
                self.row("removed", &key, &record);
                count(&mut self.preview.removed);
                self.absent.insert(key.id);
                self.batch.insert(key, None);
            }
        }
        self.batch.insert(*grave, Some(record.clone()));
        Ok(())
    }

    fn row(&mut self, what: &str, key: &Key, record: &Record) {
        if self.preview.rows.len() >= ROWS {
            return;
        }
        let mut texts = fields_of(key.kind)
            .iter()
            .filter_map(|(tag, _)| match record.get(*tag) {
                Some(Value::Text(text)) if !text.is_empty() => Some(text),
                _ => None,
            });
        let title = texts.next().map(|text| text.chars().take(80).collect());
        self.preview.rows.push(ImportRow {
            what: what.into(),
            kind: key.kind.name().into(),
            id: id_text(&key.id),
            title: title.unwrap_or_default(),
        });
    }
}

fn count(number: &mut i32) {
    *number = number.saturating_add(1);
}

/// The later stamp wins. Equal stamps are one and the same change.
fn merge_field(into: &mut Record, field: &Field) {
    match into.fields.binary_search_by_key(&field.tag, |f| f.tag) {
        Ok(at) => {
            if let Some(known) = into.fields.get_mut(at).filter(|f| f.stamp < field.stamp) {
                *known = field.clone();
            }
        }
        Err(at) => into.fields.insert(at, field.clone()),
    }
}

fn descendants(reader: &Reader<'_>, root: Key) -> Result<Vec<Key>, BinderError> {
    let mut keys = vec![root];
    let mut next = 0;
    while let Some(key) = keys.get(next).copied() {
        next += 1;
        for kind in Kind::ALL {
            if kind.parent() == Some(key.kind) {
                keys.extend(reader.keys(kind, key.id)?);
            }
        }
    }
    Ok(keys)
}

//! Taking records in from JSON: read and checked as a whole, shown as a preview, then merged field
//! by field. The later stamp wins, so an import never overrules what was changed since.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::apply::next_state;
use super::check;
use super::error::BinderError;
use super::export::{NAME, VERSION, field_tag, parse_stamp};
use super::model::{check_field, fields_of};
use super::plan::MADE;
use super::reader::Reader;
use super::record::{Field, Id, Key, Kind, ROOT, Record, Stamp, Value, id_text, parse_id};
use super::store::{Batch, State, Store, UndoSlot};

/// Bytes of JSON that are taken in: three times the largest binder that is promised.
pub(crate) const JSON_LIMIT: usize = 200 * 1024 * 1024;
/// Rows of a preview.
const ROWS: usize = 200;

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportPreview {
    /// Records that are not here yet.
    pub added: i32,
    /// Records of which at least one field would change.
    pub changed: i32,
    /// Records that were deleted elsewhere since, and would be deleted here.
    pub removed: i32,
    /// Records that stay as they are.
    pub same: i32,
    /// The first 200 records that would be added, changed or removed.
    pub rows: Vec<ImportRow>,
}

/// One record in the preview of an import.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportRow {
    /// "added", "changed" or "removed".
    pub what: String,
    /// The kind of record.
    pub kind: String,
    /// The record.
    pub id: String,
    /// Its first text, such as a name.
    pub title: String,
}

impl std::fmt::Debug for ImportRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImportRow({} {} {})", self.what, self.kind, self.id)
    }
}

#[derive(Deserialize)]
struct Document {
    format: String,
    version: i64,
    #[serde(default)]
    records: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    kind: String,
    id: String,
    parent: String,
    fields: BTreeMap<String, Plain>,
    #[serde(default)]
    stamps: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Plain {
    Flag(bool),
    Int(i64),
    Text(String),
    List(Vec<String>),
}

/// The head of the document alone, to tell a foreign file from a bent one.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: i64,
}

/// Reads and checks everything. Nothing of the text is repeated in an error.
fn parse(json: &str, fresh: Stamp) -> Result<BTreeMap<Key, Record>, BinderError> {
    if json.len() > JSON_LIMIT {
        return Err(BinderError::TooLong {
            field: "import".into(),
            limit: i32::try_from(JSON_LIMIT).unwrap_or(i32::MAX),
        });
    }
    // An editor on a computer may have put a mark in front.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let document: Document = serde_json::from_str(json).map_err(|error| {
        let head: Result<Head, _> = serde_json::from_str(json);
        match head {
            Ok(head) if head.format == NAME && head.version > VERSION => newer(head.version),
            Ok(head) if head.format == NAME => malformed(&error),
            _ if json
                .trim_start()
                .starts_with(&format!("{{\"format\":\"{NAME}\"")) =>
            {
                malformed(&error)
            }
            _ => BinderError::NotABinder,
        }
    })?;
    if document.format != NAME {
        return Err(BinderError::NotABinder);
    }
    if document.version > VERSION {
        return Err(newer(document.version));
    }
    let mut records = BTreeMap::new();
    let mut places: HashSet<Id> = HashSet::new();
    for (at, line) in document.records.into_iter().enumerate() {
        let (key, record) = read_line(at, line, fresh)?;
        let twice = key.kind != Kind::Gone && !places.insert(key.id);
        if twice || records.insert(key, record).is_some() {
            return Err(at_record(at, "id", "it stands there twice"));
        }
    }
    Ok(records)
}

fn newer(found: i64) -> BinderError {
    BinderError::NewerFormat {
        found: i32::try_from(found).unwrap_or(i32::MAX),
        known: i32::try_from(VERSION).unwrap_or(i32::MAX),
    }
}

fn malformed(error: &serde_json::Error) -> BinderError {
    let place = format!("line {} column {}", error.line(), error.column());
    BinderError::invalid(&place, "it is not in the form of a binder")
}

fn at_record(at: usize, member: &str, reason: &str) -> BinderError {
    BinderError::invalid(&format!("records[{at}].{member}"), reason)
}

fn read_line(at: usize, line: Line, fresh: Stamp) -> Result<(Key, Record), BinderError> {
    let kind = Kind::ALL.into_iter().find(|k| k.name() == line.kind);
    let kind = kind
        .filter(|kind| *kind != Kind::State)
        .ok_or_else(|| at_record(at, "kind", "it is not known"))?;
    let id = parse_id(&line.id).ok_or_else(|| at_record(at, "id", "it is not an id"))?;
    let parent = match line.parent.as_str() {
        "" => ROOT,
        text => parse_id(text).ok_or_else(|| at_record(at, "parent", "it is not an id"))?,
    };
    let wants_parent = kind.parent().is_some();
    // A draft may belong to no child yet.
    if wants_parent != (parent != ROOT) && !(kind == Kind::Draft && parent == ROOT) {
        return Err(at_record(at, "parent", "it does not fit the kind"));
    }
    let mut fields = Vec::new();
    for (name, plain) in line.fields {
        let tag = field_tag(kind, &name)
            .ok_or_else(|| at_record(at, "fields", "a field is not known"))?;
        let stamp = match line.stamps.get(&name) {
            Some(text) => parse_stamp(text).filter(|stamp| check::now(stamp.time).is_ok()),
            None => Some(fresh),
        };
        let stamp = stamp.ok_or_else(|| at_record(at, "stamps", "a stamp cannot be read"))?;
        let value = match plain {
            Plain::Flag(flag) => Value::Flag(flag),
            Plain::Int(int) => Value::Int(int),
            Plain::Text(text) => Value::Text(text),
            Plain::List(list) => Value::List(list),
        };
        check_value(at, kind, tag, &value)?;
        fields.push(Field { tag, stamp, value });
    }
    fields.sort_by_key(|field| field.tag);
    let mut record = Record { fields };
    if record.get(MADE).is_none() {
        if kind == Kind::Gone {
            return Err(at_record(at, "fields", "what it was is missing"));
        }
        record.set(MADE, Value::Int(fresh.time), fresh);
    }
    Ok((Key::new(kind, parent, id), record))
}

fn check_value(at: usize, kind: Kind, tag: u8, value: &Value) -> Result<(), BinderError> {
    let place = |field: &str| format!("records[{at}].fields.{field}");
    if tag == MADE {
        return match value {
            Value::Int(_) => Ok(()),
            _ => Err(BinderError::invalid(
                &place("made"),
                "it is of another type",
            )),
        };
    }
    check_field(kind, tag, value).map_err(|error| match error {
        BinderError::Invalid { field, reason } => BinderError::invalid(&place(&field), &reason),
        BinderError::TooLong { field, limit } => BinderError::TooLong {
            field: place(&field),
            limit,
        },
        other => other,
    })
}

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
struct Merged {
    batch: Batch,
    newest: Stamp,
    preview: ImportPreview,
}

fn merge(reader: &Reader<'_>, incoming: &BTreeMap<Key, Record>) -> Result<Merged, BinderError> {
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

pub(crate) fn preview(
    store: &mut Store,
    json: &str,
    now_ms: i64,
) -> Result<ImportPreview, BinderError> {
    Ok(plan(store, json, now_ms)?.0.preview)
}

/// Makes an import durable, as a whole. It is too much to be taken back with one undo.
pub(crate) fn import(
    store: &mut Store,
    json: &str,
    now_ms: i64,
) -> Result<ImportPreview, BinderError> {
    let (merge, mut state) = plan(store, json, now_ms)?;
    if !merge.batch.is_empty() {
        // Whatever is changed here from now on is later than what was taken in.
        state.clock = state.clock.max(merge.newest);
        store.commit(&merge.batch, UndoSlot::Clear, state)?;
    }
    Ok(merge.preview)
}

fn plan(store: &mut Store, json: &str, now_ms: i64) -> Result<(Merged, State), BinderError> {
    check::now(now_ms)?;
    let state = next_state(store, now_ms)?;
    let incoming = parse(json, state.clock)?;
    let merge = store.read(|reader| merge(reader, &incoming))?;
    Ok((merge, state))
}

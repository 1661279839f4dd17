//! All records as JSON: for salvage, for backups, and for a family that wants its data elsewhere.
//!
//! The form is described in docs/binder-json.md. It is canonical: equal records give equal text,
//! byte for byte. One record is one line, in the order of kind, parent and id, and its members and
//! fields are sorted by name.

use std::collections::BTreeMap;

use serde::Serialize;

use super::error::BinderError;
use super::model::fields_of;
use super::plan::MADE;
use super::record::{Key, Kind, ROOT, Record, Stamp, Value, id_text};
use super::store::Store;

pub(crate) const NAME: &str = "careteam-binder";
pub(crate) const VERSION: i64 = 1;
/// Records read at a time.
const CHUNK: usize = 1_000;

/// One line. The members stand in the order of their names.
#[derive(Serialize)]
struct Line<'a> {
    fields: BTreeMap<String, Plain<'a>>,
    id: String,
    kind: &'a str,
    parent: String,
    stamps: BTreeMap<String, String>,
}

/// A value without the name of its type.
#[derive(Serialize)]
#[serde(untagged)]
enum Plain<'a> {
    Text(&'a str),
    Int(i64),
    Flag(bool),
    List(&'a [String]),
}

/// Writes records one by one, so that the whole never stands in memory twice.
pub(crate) struct Writer {
    text: String,
    any: bool,
}

impl Writer {
    pub fn new() -> Self {
        Self {
            text: format!("{{\"format\":\"{NAME}\",\"version\":{VERSION},\"records\":["),
            any: false,
        }
    }

    pub fn record(&mut self, key: &Key, record: &Record) -> Result<(), BinderError> {
        self.text.push_str(if self.any { ",\n" } else { "\n" });
        self.any = true;
        let line = serde_json::to_string(&line(key, record));
        self.text
            .push_str(&line.map_err(|_| BinderError::damaged("record"))?);
        Ok(())
    }

    pub fn finish(mut self) -> String {
        self.text.push_str("\n]}\n");
        self.text
    }
}

/// These records, which are in the order of their keys.
pub(crate) fn to_json(records: &[(Key, Record)]) -> Result<String, BinderError> {
    let mut writer = Writer::new();
    for (key, record) in records {
        writer.record(key, record)?;
    }
    Ok(writer.finish())
}

/// Everything in a binder, as it stands at one moment.
pub(crate) fn export(store: &mut Store) -> Result<String, BinderError> {
    store.read(|reader| {
        let mut writer = Writer::new();
        let mut after = None;
        loop {
            let chunk = reader.after(after, CHUNK)?;
            let Some((last, _)) = chunk.last() else {
                return Ok(writer.finish());
            };
            after = Some(*last);
            for (key, record) in &chunk {
                writer.record(key, record)?;
            }
        }
    })
}

fn line<'a>(key: &Key, record: &'a Record) -> Line<'a> {
    let mut fields = BTreeMap::new();
    let mut stamps = BTreeMap::new();
    for field in &record.fields {
        let name = field_name(key.kind, field.tag);
        stamps.insert(name.clone(), stamp_text(&field.stamp));
        fields.insert(name, plain(&field.value));
    }
    Line {
        fields,
        id: id_text(&key.id),
        kind: key.kind.name(),
        parent: if key.parent == ROOT {
            String::new()
        } else {
            id_text(&key.parent)
        },
        stamps,
    }
}

/// The name of a field; one that this version does not know is named by its number.
pub(crate) fn field_name(kind: Kind, tag: u8) -> String {
    match (kind, tag) {
        (Kind::Gone, MADE) => return "was".into(),
        (_, MADE) => return "made".into(),
        _ => {}
    }
    let known = fields_of(kind).iter().find(|(t, _)| *t == tag);
    known.map_or_else(|| format!("field_{tag}"), |(_, name)| (*name).into())
}

/// The field that has this name.
pub(crate) fn field_tag(kind: Kind, name: &str) -> Option<u8> {
    let number = || name.strip_prefix("field_")?.parse::<u8>().ok();
    let known = fields_of(kind).iter().find(|(_, n)| *n == name);
    let tag = match name {
        "was" | "made" => MADE,
        _ => known.map(|(tag, _)| *tag).or_else(number)?,
    };
    // Only the one name that would be written: no two names for one field.
    (field_name(kind, tag) == name).then_some(tag)
}

fn plain(value: &Value) -> Plain<'_> {
    match value {
        Value::Text(text) => Plain::Text(text),
        Value::Int(int) => Plain::Int(*int),
        Value::Flag(flag) => Plain::Flag(*flag),
        Value::List(list) => Plain::List(list),
    }
}

/// Milliseconds, count and device, such as `1764000000000-0-00c0ffee00c0ffee`.
pub(crate) fn stamp_text(stamp: &Stamp) -> String {
    format!("{}-{}-{:016x}", stamp.time, stamp.count, stamp.device)
}

pub(crate) fn parse_stamp(text: &str) -> Option<Stamp> {
    let mut parts = text.splitn(3, '-');
    let stamp = Stamp {
        time: parts.next()?.parse().ok()?,
        count: parts.next()?.parse().ok()?,
        device: u64::from_str_radix(parts.next()?, 16).ok()?,
    };
    (stamp_text(&stamp) == text).then_some(stamp)
}

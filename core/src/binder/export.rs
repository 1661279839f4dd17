//! All records as JSON: for salvage, for backups, and for a family that wants its data elsewhere.
//!
//! The form is described in docs/binder-json.md. It is canonical: equal records give equal text,
//! byte for byte, with objects sorted by name and records by kind, parent and id.

use serde_json::{Map, Value as Json, json};

use super::error::BinderError;
use super::model::fields_of;
use super::plan::MADE;
use super::record::{Key, Kind, ROOT, Record, Stamp, Value, id_text};

pub(crate) const NAME: &str = "careteam-binder";
pub(crate) const VERSION: i64 = 1;

/// The records, which are in the order of their keys.
pub(crate) fn to_json(records: &[(Key, Record)]) -> Result<String, BinderError> {
    let records: Vec<Json> = records
        .iter()
        .map(|(key, record)| one(key, record))
        .collect();
    let whole = json!({"format": NAME, "version": VERSION, "records": records});
    let mut text =
        serde_json::to_string_pretty(&whole).map_err(|_| BinderError::damaged("record"))?;
    text.push('\n');
    Ok(text)
}

fn one(key: &Key, record: &Record) -> Json {
    let mut fields = Map::new();
    let mut stamps = Map::new();
    for field in &record.fields {
        let name = field_name(key.kind, field.tag);
        fields.insert(name.clone(), value(&field.value));
        stamps.insert(name, Json::String(stamp_text(&field.stamp)));
    }
    json!({
        "kind": key.kind.name(),
        "id": id_text(&key.id),
        "parent": if key.parent == ROOT { String::new() } else { id_text(&key.parent) },
        "fields": fields,
        "stamps": stamps,
    })
}

/// The name of a field; one that this version does not know is named by its number.
pub(crate) fn field_name(kind: Kind, tag: u8) -> String {
    if tag == MADE {
        return "made".into();
    }
    let known = fields_of(kind).iter().find(|(t, _)| *t == tag);
    known.map_or_else(|| format!("field_{tag}"), |(_, name)| (*name).into())
}

fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::Int(int) => json!(int),
        Value::Flag(flag) => json!(flag),
        Value::List(list) => json!(list),
    }
}

/// Milliseconds, count and device, such as `1764000000000-0-00c0ffee00c0ffee`.
pub(crate) fn stamp_text(stamp: &Stamp) -> String {
    format!("{}-{}-{:016x}", stamp.time, stamp.count, stamp.device)
}

//! From JSON to records. Everything is checked here, before anything is taken in.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use crate::binder::check;
use crate::binder::error::BinderError;
use crate::binder::export::{NAME, VERSION, field_tag, parse_stamp};
use crate::binder::model::check_field;
use crate::binder::plan::MADE;
use crate::binder::record::{Field, Id, Key, Kind, ROOT, Record, Stamp, Value, parse_id};

/// Bytes of JSON that are taken in: three times the largest binder that is promised.
pub(crate) const JSON_LIMIT: usize = 200 * 1024 * 1024;

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
pub(super) fn parse(json: &str, fresh: Stamp) -> Result<BTreeMap<Key, Record>, BinderError> {
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

//! What a call gave, as JSON, and how it differs from what a vector says.

use careteam_ffi::{BinderError, CatalogError};
use serde_json::{Map, Value, json};

/// What a step gave.
pub enum Outcome {
    Result(Value),
    Error(Value),
    /// A result that goes on to later steps and is not compared.
    Kept,
}

impl Outcome {
    pub fn write_to(self, step: &mut Value) {
        let step = step.as_object_mut().unwrap();
        step.remove("result");
        step.remove("error");
        match self {
            Self::Result(value) => step.insert("result".into(), value),
            Self::Error(value) => step.insert("error".into(), value),
            Self::Kept => None,
        };
    }

    pub fn difference_to(&self, step: &Value) -> Option<String> {
        let absent = &Value::Null;
        let error = step.get("error").unwrap_or(absent);
        match self {
            Self::Kept => None,
            Self::Result(got) if error.is_null() => {
                difference(got, step.get("result").unwrap_or(absent), "result")
            }
            Self::Error(got) if !error.is_null() => difference(got, error, "error"),
            Self::Result(_) => Some(format!("an answer instead of {error}")),
            Self::Error(got) => Some(format!("an error: {got}")),
        }
    }
}

/// The first place where two values differ.
fn difference(got: &Value, wanted: &Value, at: &str) -> Option<String> {
    match (got, wanted) {
        (Value::Object(a), Value::Object(b)) => {
            if !a.keys().eq(b.keys()) {
                let keys = |map: &Map<String, Value>| map.keys().cloned().collect::<Vec<_>>();
                return Some(format!("{at} has {:?}, wanted {:?}", keys(a), keys(b)));
            }
            a.iter()
                .find_map(|(key, value)| difference(value, &b[key], &format!("{at}.{key}")))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(n, (a, b))| difference(a, b, &format!("{at}[{n}]"))),
        _ if got == wanted => None,
        _ => Some(format!("{at} is {got}, wanted {wanted}")),
    }
}

/// An error as a foreign language sees it.
pub trait Described: std::fmt::Display {
    fn parts(&self) -> (&'static str, Value);

    fn described(&self) -> Value {
        let (case, fields) = self.parts();
        json!({ "case": case, "fields": fields, "text": self.to_string() })
    }
}

impl Described for CatalogError {
    fn parts(&self) -> (&'static str, Value) {
        match self {
            Self::Damaged { part } => ("Damaged", json!({ "part": part })),
            Self::UnknownLanguage { language } => {
                ("UnknownLanguage", json!({ "language": language }))
            }
            Self::UnknownState { state } => ("UnknownState", json!({ "state": state })),
            Self::Unknown { what, id } => ("Unknown", json!({ "what": what, "id": id })),
            Self::TextTooLong { length, limit } => {
                ("TextTooLong", json!({ "length": length, "limit": limit }))
            }
            Self::CompareCount { count } => ("CompareCount", json!({ "count": count })),
            Self::TooMany { what, count, limit } => (
                "TooMany",
                json!({ "what": what, "count": count, "limit": limit }),
            ),
            Self::BadDate { date } => ("BadDate", json!({ "date": date })),
            Self::Defect { place } => ("Defect", json!({ "place": place })),
        }
    }
}

impl Described for BinderError {
    fn parts(&self) -> (&'static str, Value) {
        let none = || json!({});
        match self {
            Self::Missing => ("Missing", none()),
            Self::AlreadyExists => ("AlreadyExists", none()),
            Self::NotABinder => ("NotABinder", none()),
            Self::BadKey { found } => ("BadKey", json!({ "found": found })),
            Self::WrongKey => ("WrongKey", none()),
            Self::Damaged { part } => ("Damaged", json!({ "part": part })),
            Self::NewerFormat { found, known } => {
                ("NewerFormat", json!({ "found": found, "known": known }))
            }
            Self::OlderFormat { found, known } => {
                ("OlderFormat", json!({ "found": found, "known": known }))
            }
            Self::NoSpace => ("NoSpace", none()),
            Self::ReadOnly => ("ReadOnly", none()),
            Self::InUse => ("InUse", none()),
            Self::Disk { kind } => ("Disk", json!({ "kind": kind })),
            Self::Unknown { what } => ("Unknown", json!({ "what": what })),
            Self::Invalid { field, reason } => {
                ("Invalid", json!({ "field": field, "reason": reason }))
            }
            Self::TooLong { field, limit } => {
                ("TooLong", json!({ "field": field, "limit": limit }))
            }
            Self::NothingToUndo => ("NothingToUndo", none()),
            Self::Shut => ("Shut", none()),
            Self::Catalog { error } => ("Catalog", json!({ "error": error.described() })),
            Self::Defect { place } => ("Defect", json!({ "place": place })),
        }
    }
}

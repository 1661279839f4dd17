//! What lives from one step to the next: objects by name, values by name, a folder, a log.

use crate::args::Args;
use crate::calls::{self, Answer};
use crate::outcome::Outcome;
use careteam_ffi::{Binder, CareTeam, LogLevel, LogSink, LogSinkError};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// Keeps the lines of the log.
#[derive(Default)]
pub struct Captured(Mutex<Vec<String>>);

impl LogSink for Captured {
    fn log(&self, level: LogLevel, target: String, text: String) -> Result<(), LogSinkError> {
        let level = format!("{level:?}").to_lowercase();
        self.0
            .lock()
            .unwrap()
            .push(format!("{level} {target} {text}"));
        Ok(())
    }
}

pub struct World {
    pub care_team: CareTeam,
    pub binders: BTreeMap<String, Binder>,
    pub log: Arc<Captured>,
    values: BTreeMap<String, String>,
    ids: usize,
    _folder: tempfile::TempDir,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_string_lossy().into_owned();
        Self {
            care_team: CareTeam::new().unwrap(),
            binders: BTreeMap::new(),
            log: Arc::default(),
            values: BTreeMap::from([("dir".into(), path)]),
            ids: 0,
            _folder: folder,
        }
    }

    pub fn step(&mut self, step: &Value) -> Outcome {
        let text = |key: &str| step.get(key).and_then(Value::as_str).map(str::to_owned);
        let call = text("call").unwrap();
        let on = text("on").unwrap_or_default();
        let mut args = Args::new(self.filled_in(&step["args"]));
        let answer = calls::call(self, &call, &on, &mut args);
        args.done();
        match answer {
            Answer::Error(error) => Outcome::Error(self.named(without_line(error))),
            Answer::Result(value) => {
                if let Some(name) = text("keep") {
                    self.values.insert(name, value.as_str().unwrap().to_owned());
                    return Outcome::Kept;
                }
                self.name_ids(&value);
                Outcome::Result(self.named(first_of(value, step["take"].as_u64())))
            }
        }
    }

    pub fn captured_log(&self) -> Value {
        json!(std::mem::take(&mut *self.log.0.lock().unwrap()))
    }

    /// Ids that a change added are called 1, 2, 3 and so on, in their order.
    fn name_ids(&mut self, value: &Value) {
        for id in value
            .get("added")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.ids += 1;
            let id = id.as_str().unwrap().to_owned();
            self.values.insert(self.ids.to_string(), id);
        }
    }

    /// The arguments, with values in the place of their names.
    fn filled_in(&self, args: &Value) -> Value {
        map_texts(args, &|text| {
            self.values
                .iter()
                .fold(text.to_owned(), |text, (name, value)| {
                    text.replace(&format!("<{name}>"), value)
                })
        })
    }

    /// A result, with names in the place of values.
    fn named(&self, value: Value) -> Value {
        map_texts(&value, &|text| {
            self.values
                .iter()
                .fold(without_device(text), |text, (name, value)| {
                    text.replace(value.as_str(), &format!("<{name}>"))
                })
        })
    }
}

/// Each stamp in JSON ends with sixteen digits that a binder drew for itself.
fn without_device(text: &str) -> String {
    let drawn = |part: &str| {
        let tail = part
            .rsplit_once('-')
            .filter(|(_, tail)| tail.len() == 16 && tail.bytes().all(|b| b.is_ascii_hexdigit()));
        tail.map(|(head, _)| format!("{head}-<device>"))
    };
    let parts: Vec<String> = text
        .split('"')
        .map(|part| drawn(part).unwrap_or_else(|| part.to_owned()))
        .collect();
    parts.join("\"")
}

/// Of a long list, how many entries it has and the first of them.
fn first_of(value: Value, take: Option<u64>) -> Value {
    let (Some(take), Some(list)) = (take, value.as_array()) else {
        return value;
    };
    let first: Vec<_> = list.iter().take(take.try_into().unwrap()).collect();
    json!({ "count": list.len(), "first": first })
}

/// The line of a defect changes with every edit.
fn without_line(mut error: Value) -> Value {
    if error["case"] == "Defect" {
        for at in ["/fields/place", "/text"] {
            let text = error.pointer_mut(at).unwrap();
            let kept = text
                .as_str()
                .unwrap()
                .rsplit_once(':')
                .unwrap()
                .0
                .to_owned();
            *text = Value::String(kept);
        }
    }
    error
}

fn map_texts(value: &Value, change: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(change(text)),
        Value::Array(list) => list.iter().map(|v| map_texts(v, change)).collect(),
        Value::Object(map) => {
            let entries = map.iter().map(|(k, v)| (k.clone(), map_texts(v, change)));
            Value::Object(entries.collect())
        }
        other => other.clone(),
    }
}

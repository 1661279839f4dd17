//! Arguments of a step, by name.

use careteam_ffi::Reader;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The arguments of one step; each must be taken, so that a misspelled one shows.
pub struct Args(serde_json::Map<String, Value>);

impl Args {
    pub fn new(args: Value) -> Self {
        Self(args.as_object().cloned().unwrap_or_default())
    }

    pub fn any<T: DeserializeOwned>(&mut self, name: &str) -> T {
        let value = self.0.remove(name).unwrap_or(Value::Null);
        serde_json::from_value(value).unwrap_or_else(|error| panic!("argument {name}: {error}"))
    }

    pub fn text(&mut self, name: &str) -> String {
        self.any(name)
    }

    /// Bytes are written as hexadecimal digits.
    pub fn bytes(&mut self, name: &str) -> Vec<u8> {
        let digits = self.text(name);
        let pairs = (0..digits.len()).step_by(2);
        pairs
            .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
            .collect()
    }

    pub fn reader(&mut self) -> Reader {
        let reader: Value = self.any("reader");
        let field = |name: &str| reader[name].as_str().map(str::to_owned);
        Reader {
            language: field("language").unwrap(),
            today: field("today").unwrap(),
            state: field("state"),
        }
    }

    pub fn done(self) {
        assert!(self.0.is_empty(), "not an argument: {:?}", self.0.keys());
    }
}

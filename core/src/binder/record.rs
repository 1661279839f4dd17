//! What the store holds: records made of stamped fields, whatever they mean.
//!
//! Every field carries the stamp of its last change. Two phones that changed different fields of
//! the same record can later keep both, with no change of the format.

use serde::{Deserialize, Serialize};

use super::error::BinderError;
use super::seal::fill_random;

/// Kind, parent and id.
pub(crate) const KEY_LEN: usize = 1 + 16 + 16;
pub(crate) type Id = [u8; 16];
/// The parent of a record that belongs to no other.
pub(crate) const ROOT: Id = [0; 16];

/// What a record is. The numbers are part of the format and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Housekeeping of the binder itself; its records are not stamped fields.
    State = 0,
    Child = 1,
    Person = 2,
    Need = 3,
    Sign = 4,
    Visit = 5,
    Item = 6,
    Question = 7,
    SafetyPlan = 8,
    Goal = 9,
    Mark = 10,
    Draft = 11,
    /// What remains of a deleted record: its id and when, so that another phone learns of it.
    Gone = 12,
}

impl Kind {
    pub const ALL: [Kind; 13] = [
        Kind::State,
        Kind::Child,
        Kind::Person,
        Kind::Need,
        Kind::Sign,
        Kind::Visit,
        Kind::Item,
        Kind::Question,
        Kind::SafetyPlan,
        Kind::Goal,
        Kind::Mark,
        Kind::Draft,
        Kind::Gone,
    ];

    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }

    /// The name that errors, search and export use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::State => "state",
            Kind::Child => "child",
            Kind::Person => "person",
            Kind::Need => "need",
            Kind::Sign => "sign",
            Kind::Visit => "visit",
            Kind::Item => "item",
            Kind::Question => "question",
            Kind::SafetyPlan => "safety_plan",
            Kind::Goal => "goal",
            Kind::Mark => "mark",
            Kind::Draft => "draft",
            Kind::Gone => "gone",
        }
    }

    /// The kind of record that this one belongs to.
    pub fn parent(self) -> Option<Kind> {
        match self {
            Kind::State | Kind::Child | Kind::Gone => None,
            Kind::Item => Some(Kind::Visit),
            Kind::Mark => Some(Kind::Goal),
            _ => Some(Kind::Child),
        }
    }
}

/// Where a record stands: sorted by kind, then parent, then id, so that one screen is one range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub kind: Kind,
    pub parent: Id,
    pub id: Id,
}

impl Key {
    pub fn new(kind: Kind, parent: Id, id: Id) -> Self {
        Self { kind, parent, id }
    }

    pub fn to_bytes(self) -> [u8; KEY_LEN] {
        let mut bytes = [0u8; KEY_LEN];
        let parts = std::iter::once(self.kind as u8)
            .chain(self.parent)
            .chain(self.id);
        for (to, from) in bytes.iter_mut().zip(parts) {
            *to = from;
        }
        bytes
    }

    pub fn from_bytes(bytes: &[u8; KEY_LEN]) -> Option<Self> {
        let (kind, rest) = bytes.split_first()?;
        let (parent, rest) = rest.split_first_chunk::<16>()?;
        let (id, _) = rest.split_first_chunk::<16>()?;
        Some(Self::new(Kind::from_byte(*kind)?, *parent, *id))
    }
}

/// When and where a field was last changed. Later wins; the device settles a tie.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// Milliseconds of the caller's clock, never smaller than in an earlier stamp.
    pub time: i64,
    /// Orders changes in the same millisecond, and while a clock stands behind the last stamp.
    pub count: u32,
    pub device: u64,
}

impl Stamp {
    /// The next stamp of this device: a phone whose clock was set back still moves forward.
    pub fn next(self, now_ms: i64, device: u64) -> Self {
        if now_ms > self.time {
            return Self {
                time: now_ms,
                count: 0,
                device,
            };
        }
        Self {
            time: self.time,
            count: self.count.saturating_add(1),
            device,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Value {
    Text(String),
    Int(i64),
    Flag(bool),
    List(Vec<String>),
}

impl Value {
    /// What stands for "never filled in".
    pub fn empty_like(&self) -> Self {
        match self {
            Value::Text(_) => Value::Text(String::new()),
            Value::Int(_) => Value::Int(0),
            Value::Flag(_) => Value::Flag(false),
            Value::List(_) => Value::List(Vec::new()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Field {
    /// Which field. A tag that this version does not know is kept as it is.
    pub tag: u8,
    pub stamp: Stamp,
    pub value: Value,
}

/// The fields of one record, in the order of their tags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub fields: Vec<Field>,
}

impl Record {
    pub fn get(&self, tag: u8) -> Option<&Value> {
        let at = self.fields.binary_search_by_key(&tag, |f| f.tag).ok()?;
        self.fields.get(at).map(|f| &f.value)
    }

    /// Sets a field and its stamp. A value that is already there keeps its old stamp, so that
    /// saving a form again does not overrule what another phone changed since.
    pub fn set(&mut self, tag: u8, value: Value, stamp: Stamp) -> bool {
        match self.fields.binary_search_by_key(&tag, |f| f.tag) {
            Ok(at) => match self.fields.get_mut(at) {
                Some(field) if field.value != value => {
                    field.value = value;
                    field.stamp = stamp;
                    true
                }
                _ => false,
            },
            Err(at) => {
                self.fields.insert(at, Field { tag, stamp, value });
                true
            }
        }
    }

    /// The newest stamp of any field.
    pub fn newest(&self) -> Stamp {
        self.fields
            .iter()
            .map(|f| f.stamp)
            .max()
            .unwrap_or_default()
    }

    pub fn encode(&self) -> Result<Vec<u8>, BinderError> {
        encode(self)
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, BinderError> {
        let record: Self = decode(bytes)?;
        // Look-up by tag relies on the order; a writer that broke it is not to be trusted.
        if !record.fields.is_sorted_by(|a, b| a.tag < b.tag) {
            return Err(BinderError::damaged("record"));
        }
        Ok(record)
    }
}

pub(crate) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, BinderError> {
    postcard::to_allocvec(value).map_err(|_| BinderError::damaged("record"))
}

/// Decodes exactly these bytes: anything left over is damage.
pub(crate) fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, BinderError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(BinderError::damaged("record")),
    }
}

/// A new id: it sorts by the time it was made, then by `turn`, and two phones never make the same.
pub(crate) fn new_id(time_ms: i64, turn: u32) -> Result<Id, BinderError> {
    let mut random = [0u8; 10];
    fill_random(&mut random)?;
    // The twelve bits after the time, which the standard leaves to a counter.
    let [_, _, high, low] = (turn & 0xfff).to_be_bytes();
    if let Some(counter) = random.first_chunk_mut::<2>() {
        *counter = [high, low];
    }
    let millis = u64::try_from(time_ms).unwrap_or(0);
    Ok(*uuid::Builder::from_unix_timestamp_millis(millis, &random)
        .into_uuid()
        .as_bytes())
}

pub(crate) fn id_text(id: &Id) -> String {
    uuid::Uuid::from_bytes(*id).hyphenated().to_string()
}

/// Reads an id in the one form that is written, so that equal ids are equal text.
pub(crate) fn parse_id(text: &str) -> Option<Id> {
    let id = *uuid::Uuid::try_parse(text).ok()?.as_bytes();
    (id != ROOT && id_text(&id) == text).then_some(id)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn stamps_move_forward_when_the_clock_does_not() {
        let first = Stamp::default().next(1_000, 1);
        let back = first.next(500, 1);
        let same = back.next(1_000, 1);
        assert!(first < back && back < same);
        assert_eq!(same.time, 1_000);
        assert_eq!(same.next(1_001, 1).count, 0);
    }

    #[test]
    fn ids_sort_by_time_and_turn() {
        let ids = [(5, 0), (5, 1), (5, 0xfff), (6, 0), ((1 << 48) - 1, 7)];
        let ids = ids.map(|(time, turn)| new_id(time, turn).unwrap());
        assert!(ids.is_sorted());
        let text = id_text(&ids[1]);
        assert_eq!(text.as_bytes().get(14), Some(&b'7'));
        assert_eq!(parse_id(&text), Some(ids[1]));
        assert_eq!(parse_id(&text.to_uppercase()), None);
    }

    #[test]
    fn a_key_survives_its_bytes() {
        for kind in Kind::ALL {
            let key = Key::new(kind, [3; 16], [9; 16]);
            assert_eq!(Key::from_bytes(&key.to_bytes()), Some(key));
        }
        assert_eq!(Kind::from_byte(13), None);
    }

    #[test]
    fn the_same_value_keeps_its_stamp() {
        let mut record = Record::default();
        let first = Stamp::default().next(1, 1);
        assert!(record.set(2, Value::Flag(true), first));
        assert!(!record.set(2, Value::Flag(true), first.next(9, 1)));
        assert_eq!(record.newest(), first);
        assert_eq!(Record::decode(&record.encode().unwrap()).unwrap(), record);
    }
}

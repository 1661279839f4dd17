//! Reading what can still be read from a damaged file, without changing it.
//!
//! Every sealed record begins with a mark, its length and its key. So records are found in the raw
//! bytes, with no help from the store, and each proves by its seal that it is whole.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::disk::MemoryDisk;
use super::error::BinderError;
use super::export::to_json;
use super::files;
use super::header::Header;
use super::migrate::decode_v0;
use super::plan::MADE;
use super::record::{Id, Key, Kind, ROOT, Record, Stamp, Value};
use super::seal::{MARK, Seal, split_envelope};
use super::store::Store;

/// The child under which visits and goals are put whose own record was lost.
const FOUND_CHILD: Id = [0xf0; 16];

/// What was saved from a binder.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Salvaged {
    /// The records in the documented JSON form, ready to be imported into a new binder.
    pub json: String,
    /// How many records were read.
    pub records: i32,
    /// True when the binder opened as it should: nothing is missing.
    pub whole: bool,
}

impl std::fmt::Debug for Salvaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Salvaged({} records, whole: {})",
            self.records, self.whole
        )
    }
}

pub(crate) fn salvage(path: &Path, key: Vec<u8>) -> Result<Salvaged, BinderError> {
    let seal = Seal::new(key)?;
    let bytes = files::read_whole(path)?;
    salvage_bytes(bytes, seal)
}

pub(crate) fn salvage_bytes(bytes: Vec<u8>, seal: Seal) -> Result<Salvaged, BinderError> {
    let disk = Arc::new(MemoryDisk::new(bytes));
    let header = Header::read(&*disk, &seal);
    if let Err(error @ (BinderError::NewerFormat { .. } | BinderError::WrongKey)) = header {
        // Two whole headers agree that this cannot be read.
        return Err(error);
    }
    let opened = Store::open_any(disk.clone(), seal.clone());
    let (records, whole) =
        match opened.and_then(|mut store| store.read(|r| r.after(None, usize::MAX))) {
            Ok(records) => (records, true),
            Err(_) => (scan(&disk.bytes(), &seal), false),
        };
    if records.is_empty() && !whole {
        return Err(header.err().unwrap_or(BinderError::damaged("store")));
    }
    let live = records.iter().filter(|(key, _)| key.kind != Kind::Gone);
    Ok(Salvaged {
        records: i32::try_from(live.count()).unwrap_or(i32::MAX),
        json: to_json(&records)?,
        whole,
    })
}

/// All records that open, the newest state of each.
///
/// Pages that the store freed still hold older states, and records that were deleted since. The
/// newest stamp decides, and a grave keeps what was deleted from coming back.
fn scan(bytes: &[u8], seal: &Seal) -> Vec<(Key, Record)> {
    let mut newest: BTreeMap<Key, Record> = BTreeMap::new();
    for (at, _) in bytes
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, w)| *w == MARK)
    {
        let stored = bytes.get(at..).unwrap_or_default();
        let Some((key, record)) = read_at(stored, seal) else {
            continue;
        };
        match newest.get(&key) {
            Some(known) if known.newest() >= record.newest() => {}
            _ => drop(newest.insert(key, record)),
        }
    }
    let graves: BTreeMap<Id, Stamp> = newest
        .iter()
        .filter(|(key, _)| key.kind == Kind::Gone)
        .map(|(key, grave)| (key.id, grave.newest()))
        .collect();
    let buried = |id: &Id, record: &Record| graves.get(id).is_some_and(|g| *g >= record.newest());
    let dead: Vec<Key> = newest
        .iter()
        .filter(|(key, record)| {
            key.kind != Kind::Gone && (buried(&key.id, record) || buried(&key.parent, record))
        })
        .map(|(key, _)| *key)
        .collect();
    for key in &dead {
        newest.remove(key);
    }
    // What belonged to something deleted at one remove: an item of a visit of a deleted child.
    let gone: Vec<Id> = dead.iter().map(|key| key.id).collect();
    newest.retain(|key, _| key.kind == Kind::Gone || !gone.contains(&key.parent));
    adopt(&mut newest);
    newest.into_iter().collect()
}

/// Gives a record whose parent was lost an empty one, so that what is left can be taken in.
fn adopt(found: &mut BTreeMap<Key, Record>) {
    // From what belongs furthest down, so that a visit made for an item gets a child as well.
    for kind in Kind::ALL.into_iter().rev() {
        let Some(parent_kind) = kind.parent() else {
            continue;
        };
        let here: HashSet<Id> = of_kind(found, parent_kind).map(|key| key.id).collect();
        let lost: HashSet<Id> = of_kind(found, kind)
            .map(|key| key.parent)
            .filter(|parent| *parent != ROOT && !here.contains(parent))
            .collect();
        for id in lost {
            let above = parent_kind.parent().map_or(ROOT, |_| FOUND_CHILD);
            let mut empty = Record::default();
            empty.set(MADE, Value::Int(0), Stamp::default());
            found.insert(Key::new(parent_kind, above, id), empty);
        }
    }
}

fn of_kind(found: &BTreeMap<Key, Record>, kind: Kind) -> impl Iterator<Item = &Key> {
    found.keys().filter(move |key| key.kind == kind)
}

fn read_at(stored: &[u8], seal: &Seal) -> Option<(Key, Record)> {
    let (key, _) = split_envelope(stored)?;
    let key = Key::from_bytes(&key)?;
    if key.kind == Kind::State {
        return None;
    }
    let plain = seal.open_record(&key, stored)?;
    let record = Record::decode(&plain).or_else(|_| decode_v0(&plain, Stamp::default()));
    Some((key, record.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lost_its_parent_gets_an_empty_one() {
        let item = Key::new(Kind::Item, [5; 16], [6; 16]);
        let mark = Key::new(Kind::Mark, [7; 16], [8; 16]);
        let mut found = BTreeMap::from([(item, Record::default()), (mark, Record::default())]);
        adopt(&mut found);
        let child = Key::new(Kind::Child, ROOT, FOUND_CHILD);
        let visit = Key::new(Kind::Visit, FOUND_CHILD, [5; 16]);
        let goal = Key::new(Kind::Goal, FOUND_CHILD, [7; 16]);
        let keys: Vec<Key> = found.keys().copied().collect();
        assert_eq!(keys, [child, visit, item, goal, mark]);
    }
}

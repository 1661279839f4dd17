//! Reading records from the store: by id, by parent, by kind. Every value is opened on the way.

use redb::ReadOnlyTable;

use super::error::BinderError;
use super::record::{Id, KEY_LEN, Key, Kind, ROOT, Record, Stamp};
use super::seal::Seal;
use super::store::UNDO_KEY;

/// One unchanging state of the store.
pub(crate) struct Reader<'a> {
    pub(super) records: ReadOnlyTable<&'static [u8; KEY_LEN], &'static [u8]>,
    pub(super) places: ReadOnlyTable<&'static Id, &'static [u8; KEY_LEN]>,
    pub(super) seal: &'a Seal,
    /// Set where records of format 0 are read: the stamp that their fields get.
    pub(super) older: Option<Stamp>,
}

impl Reader<'_> {
    /// Where the record with this id stands, if it exists.
    pub fn place(&self, id: &Id) -> Result<Option<Key>, BinderError> {
        let Some(bytes) = self.places.get(id)? else {
            return Ok(None);
        };
        let key = Key::from_bytes(bytes.value()).filter(|key| key.id == *id);
        key.map(Some).ok_or(BinderError::damaged("record"))
    }

    pub fn get(&self, key: &Key) -> Result<Option<Record>, BinderError> {
        match self.records.get(&key.to_bytes())? {
            Some(stored) => self.unseal(key, stored.value()).map(Some),
            None => Ok(None),
        }
    }

    /// The undo record as it was handed to the commit.
    pub fn undo(&self) -> Result<Option<Vec<u8>>, BinderError> {
        let Some(stored) = self.records.get(&UNDO_KEY.to_bytes())? else {
            return Ok(None);
        };
        let plain = self.seal.open_record(&UNDO_KEY, stored.value());
        let plain = plain.ok_or(BinderError::damaged("undo"))?;
        Ok(Some(plain.to_vec()))
    }

    fn unseal(&self, key: &Key, stored: &[u8]) -> Result<Record, BinderError> {
        let plain = self.seal.open_record(key, stored);
        let plain = plain.ok_or(BinderError::damaged("record"))?;
        match self.older {
            Some(stamp) => super::migrate::decode_v0(&plain, stamp),
            None => Record::decode(&plain),
        }
    }

    /// The records of one kind under one parent, oldest id first.
    pub fn children(&self, kind: Kind, parent: Id) -> Result<Vec<(Key, Record)>, BinderError> {
        let mut found = Vec::new();
        self.each(kind, Some(parent), |key, record| {
            found.push((key, record));
            Ok(())
        })?;
        Ok(found)
    }

    /// Calls back with every record of one kind, or of one parent only.
    pub fn each(
        &self,
        kind: Kind,
        parent: Option<Id>,
        mut call: impl FnMut(Key, Record) -> Result<(), BinderError>,
    ) -> Result<(), BinderError> {
        for entry in self.span(kind, parent)? {
            let (bytes, stored) = entry?;
            let key = Key::from_bytes(bytes.value()).ok_or(BinderError::damaged("record"))?;
            call(key, self.unseal(&key, stored.value())?)?;
        }
        Ok(())
    }

    /// The keys of one kind under one parent, without opening a record.
    pub fn keys(&self, kind: Kind, parent: Id) -> Result<Vec<Key>, BinderError> {
        let mut keys = Vec::new();
        for entry in self.span(kind, Some(parent))? {
            let (bytes, _) = entry?;
            keys.push(Key::from_bytes(bytes.value()).ok_or(BinderError::damaged("record"))?);
        }
        Ok(keys)
    }

    pub fn count(&self, kind: Kind, parent: Id) -> Result<i32, BinderError> {
        let count = self.span(kind, Some(parent))?.count();
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }

    /// Some records in the order of their keys, housekeeping left out, from after a key on.
    pub fn after(
        &self,
        after: Option<Key>,
        limit: usize,
    ) -> Result<Vec<(Key, Record)>, BinderError> {
        let first = after.unwrap_or(Key::new(Kind::State, [0xff; 16], [0xff; 16]));
        let first = first.to_bytes();
        let start = std::ops::Bound::Excluded(&first);
        let end = std::ops::Bound::Unbounded;
        let mut found = Vec::new();
        for entry in self
            .records
            .range::<&[u8; KEY_LEN]>((start, end))?
            .take(limit)
        {
            let (bytes, stored) = entry?;
            let key = Key::from_bytes(bytes.value()).ok_or(BinderError::damaged("record"))?;
            found.push((key, self.unseal(&key, stored.value())?));
        }
        Ok(found)
    }

    fn span(
        &self,
        kind: Kind,
        parent: Option<Id>,
    ) -> Result<redb::Range<'static, &'static [u8; KEY_LEN], &'static [u8]>, BinderError> {
        let first = Key::new(kind, parent.unwrap_or(ROOT), ROOT).to_bytes();
        let last = Key::new(kind, parent.unwrap_or([0xff; 16]), [0xff; 16]).to_bytes();
        Ok(self.records.range::<&[u8; KEY_LEN]>(&first..=&last)?)
    }
}

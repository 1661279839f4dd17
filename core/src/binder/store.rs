//! Sealed records in an embedded store: every read and every durable write goes through here.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use redb::{Database, ReadableDatabase, Table, TableDefinition};
use serde::{Deserialize, Serialize};

use super::disk::{Backend, Disk};
use super::error::BinderError;
use super::header::{FORMAT, HEADER_LEN, Header};
use super::reader::Reader;
use super::record::{Id, KEY_LEN, Key, Kind, ROOT, Record, Stamp, decode, encode, new_id};
use super::seal::{Seal, fill_random};

pub(crate) const RECORDS: TableDefinition<&[u8; KEY_LEN], &[u8]> = TableDefinition::new("records");
/// Where the record with an id stands.
pub(crate) const PLACES: TableDefinition<&Id, &[u8; KEY_LEN]> = TableDefinition::new("places");

/// Pages the store may keep in memory. A screen needs a few dozen; the rest is read when asked
/// for, which the operating system answers from its own cache.
const CACHE_BYTES: usize = 2 * 1024 * 1024;

pub(crate) const STATE_KEY: Key = Key {
    kind: Kind::State,
    parent: ROOT,
    id: ROOT,
};
pub(crate) const UNDO_KEY: Key = Key {
    kind: Kind::State,
    parent: ROOT,
    id: [1; 16],
};

/// What the binder remembers of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// How many changes there have been.
    pub change: u64,
    /// The newest stamp that was given.
    pub clock: Stamp,
    /// Which of several phones this is.
    pub device: u64,
}

/// Records to write (or, without a record, to take away), all or none.
pub(crate) type Batch = Vec<(Key, Option<Record>)>;

/// What a commit does with the last change that can be taken back.
pub(crate) enum UndoSlot {
    Keep,
    Clear,
    Set(Vec<u8>),
}

pub(crate) struct Store {
    disk: Arc<dyn Disk>,
    seal: Seal,
    header: Header,
    /// Absent after a failed write: the next call opens anew, and so learns what is on the disk.
    session: Option<Session>,
}

struct Session {
    db: Database,
    backend: Backend,
    released: bool,
    state: State,
}

impl Store {
    /// Writes a new, empty binder to an empty disk.
    pub fn create(disk: Arc<dyn Disk>, seal: Seal, now_ms: i64) -> Result<Self, BinderError> {
        if disk.len()? != 0 {
            return Err(BinderError::AlreadyExists);
        }
        let mut device = [0u8; 8];
        fill_random(&mut device)?;
        let state = State {
            change: 1,
            clock: Stamp::default(),
            device: u64::from_le_bytes(device),
        };
        let header = Header {
            format: FORMAT,
            binder: new_id(now_ms, 0)?,
        };
        Self::create_as(disk, seal, header, state)
    }

    /// Writes a binder that carries on another one, without its records.
    pub fn create_as(
        disk: Arc<dyn Disk>,
        seal: Seal,
        header: Header,
        state: State,
    ) -> Result<Self, BinderError> {
        header.write(&*disk, &seal)?;
        let backend = Backend::holding(disk.clone(), HEADER_LEN);
        backend.release()?;
        let db = guarded(|| Ok(builder().create_with_backend(backend.clone())?))?;
        let mut store = Self {
            disk,
            seal,
            header,
            session: Some(Session {
                db,
                backend,
                released: true,
                state,
            }),
        };
        store.commit(&Batch::new(), UndoSlot::Keep, state)?;
        Ok(store)
    }

    /// Opens what is there. Nothing is written until the first commit.
    pub fn open(disk: Arc<dyn Disk>, seal: Seal) -> Result<Self, BinderError> {
        let store = Self::open_any(disk, seal)?;
        if store.header.format < FORMAT {
            return Err(BinderError::OlderFormat {
                found: i32::try_from(store.header.format).unwrap_or_default(),
                known: i32::try_from(FORMAT).unwrap_or_default(),
            });
        }
        Ok(store)
    }

    /// Opens an older format too, to read it. Only migration does that.
    pub fn open_any(disk: Arc<dyn Disk>, seal: Seal) -> Result<Self, BinderError> {
        let header = Header::read(&*disk, &seal)?;
        let mut store = Self {
            disk,
            seal,
            header,
            session: None,
        };
        store.session()?;
        Ok(store)
    }

    fn session(&mut self) -> Result<&mut Session, BinderError> {
        if self.session.is_none() {
            let opened = guarded(|| open_session(&self.disk, &self.seal, &self.header))?;
            self.session = Some(opened);
        }
        self.session.as_mut().ok_or(BinderError::damaged("store"))
    }

    pub fn state(&mut self) -> Result<State, BinderError> {
        Ok(self.session()?.state)
    }

    pub fn seal(&self) -> Seal {
        self.seal.clone()
    }

    pub fn header(&self) -> Header {
        self.header
    }

    /// Reads from one unchanging state of the store.
    pub fn read<T>(
        &mut self,
        read: impl FnOnce(&Reader<'_>) -> Result<T, BinderError>,
    ) -> Result<T, BinderError> {
        self.session()?;
        let Some(session) = &self.session else {
            return Err(BinderError::damaged("store"));
        };
        let seal = &self.seal;
        let result = guarded(|| {
            let txn = session.db.begin_read()?;
            read(&Reader {
                records: txn.open_table(RECORDS)?,
                places: txn.open_table(PLACES)?,
                seal,
                older: (self.header.format < FORMAT).then_some(session.state.clock),
            })
        });
        if let Err(BinderError::Damaged { .. } | BinderError::Disk { .. }) = &result {
            self.forget();
        }
        result
    }

    /// Makes a batch durable. When this fails, the disk holds the state before it or, if only the
    /// disk's answer was lost, the state after it; the next call finds out which.
    pub fn commit(
        &mut self,
        batch: &Batch,
        undo: UndoSlot,
        state: State,
    ) -> Result<(), BinderError> {
        self.session()?;
        let Some(session) = &mut self.session else {
            return Err(BinderError::damaged("store"));
        };
        let seal = &self.seal;
        let result = guarded(|| {
            if !session.released {
                session.backend.release()?;
                session.released = true;
            }
            write(&session.db, seal, batch, &undo, &state)?;
            session.state = state;
            Ok(())
        });
        match &result {
            // The change is durable with or without its witness, so a failure here is none.
            Ok(()) => drop(self.header.testify(&*self.disk, &self.seal, state.change)),
            Err(_) => self.forget(),
        }
        result
    }

    /// Lets go of the open store without trusting it any further: like after a crash, the disk
    /// alone says what is there.
    fn forget(&mut self) {
        if let Some(session) = &self.session {
            session.backend.sever();
        }
        self.close();
    }

    /// Gives up a store whose file another one has replaced.
    pub fn retire(&mut self) {
        self.forget();
    }

    fn close(&mut self) {
        if let Some(session) = self.session.take() {
            // A store that met a bent page can panic once more while it closes.
            let _ = guarded(move || {
                drop(session);
                Ok(())
            });
        }
    }

    pub fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.close();
    }
}

/// Runs a call into the store and turns a panic into "damaged".
///
/// redb checks what it reads from a file with assertions in places, see
/// github.com/cberner/redb/issues/1303 and /1333. Version 4.6 returns an error for every case
/// that the corruption test of this crate finds; the guard stays until redb promises it.
pub(crate) fn guarded<T>(call: impl FnOnce() -> Result<T, BinderError>) -> Result<T, BinderError> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|_| Err(BinderError::damaged("store")))
}

pub(crate) fn builder() -> redb::Builder {
    let mut builder = redb::Builder::new();
    builder.set_cache_size(CACHE_BYTES);
    // Reads every page once. A bent page is then an error at opening, not a missing visit later.
    builder.set_check_integrity_on_open(true);
    builder
}

fn open_session(
    disk: &Arc<dyn Disk>,
    seal: &Seal,
    header: &Header,
) -> Result<Session, BinderError> {
    // An empty store behind a header would be made anew by the library; it can only be a cut file.
    if disk.len()? <= HEADER_LEN {
        return Err(BinderError::damaged("store"));
    }
    let backend = Backend::holding(disk.clone(), HEADER_LEN);
    let db = builder().create_with_backend(backend.clone())?;
    let state = read_state(&db, seal)?;
    if state.change < header.witnessed(&**disk, seal)? {
        return Err(BinderError::damaged("store"));
    }
    Ok(Session {
        db,
        backend,
        released: false,
        state,
    })
}

fn read_state(db: &Database, seal: &Seal) -> Result<State, BinderError> {
    let txn = db.begin_read()?;
    let records = txn.open_table(RECORDS)?;
    // The look-up table is made in the same commit; a store without it is not whole.
    txn.open_table(PLACES)?;
    let stored = records
        .get(&STATE_KEY.to_bytes())?
        .ok_or(BinderError::damaged("state"))?;
    let plain = seal
        .open_record(&STATE_KEY, stored.value())
        .ok_or(BinderError::damaged("state"))?;
    decode(&plain)
}

fn write(
    db: &Database,
    seal: &Seal,
    batch: &Batch,
    undo: &UndoSlot,
    state: &State,
) -> Result<(), BinderError> {
    // A transaction is durable when its commit returns, unless told otherwise.
    let txn = db.begin_write()?;
    {
        let mut records = txn.open_table(RECORDS)?;
        let mut places = txn.open_table(PLACES)?;
        for (key, record) in batch {
            write_one(&mut records, &mut places, seal, key, record.as_ref())?;
        }
        let undo_key = UNDO_KEY.to_bytes();
        match undo {
            UndoSlot::Keep => {}
            UndoSlot::Clear => drop(records.remove(&undo_key)?),
            UndoSlot::Set(plain) => {
                let sealed = seal.close_record(&UNDO_KEY, plain)?;
                records.insert(&undo_key, sealed.as_slice())?;
            }
        }
        let sealed = seal.close_record(&STATE_KEY, &encode(state)?)?;
        records.insert(&STATE_KEY.to_bytes(), sealed.as_slice())?;
    }
    txn.commit()?;
    Ok(())
}

fn write_one(
    records: &mut Table<'_, &'static [u8; KEY_LEN], &'static [u8]>,
    places: &mut Table<'_, &'static Id, &'static [u8; KEY_LEN]>,
    seal: &Seal,
    key: &Key,
    record: Option<&Record>,
) -> Result<(), BinderError> {
    let bytes = key.to_bytes();
    // What is gone is found by its key alone: its id must not lead anywhere.
    let has_place = key.kind != Kind::Gone;
    match record {
        Some(record) => {
            let sealed = seal.close_record(key, &record.encode()?)?;
            let new = records.insert(&bytes, sealed.as_slice())?.is_none();
            if has_place && new {
                places.insert(&key.id, &bytes)?;
            }
        }
        None => {
            records.remove(&bytes)?;
            if has_place {
                places.remove(&key.id)?;
            }
        }
    }
    Ok(())
}

//! The family's own data: children, people, visits, questions and answers, on disk and sealed.
//!
//! It is the only copy a family has. So there is one way to change it (`apply`, durable
//! when it returns), nothing is ever made anew where something stood before, and every failure is
//! a `BinderError` that says what to do next and holds none of the family's words.
//!
//! Where to look: `model` says what is kept and `change` what can be done to it; `plan` turns a
//! change into records, `apply` makes it durable, `view` reads a screen, `ask` brings the questions for
//! a visit from the catalog. Below them `store` seals records into an embedded database on a `disk`,
//! behind a `header` that tells a wrong key from a damaged file and a `note` on how the key is made;
//! `files`, `rewrite`, `migrate` and `salvage` look after the file itself.

mod apply;
mod ask;
mod change;
mod check;
mod disk;
mod error;
mod export;
mod files;
mod header;
mod import;
mod migrate;
#[macro_use]
mod schema;
mod model;
mod note;
mod plan;
mod reader;
mod record;
mod rewrite;
mod salvage;
mod seal;
mod search;
mod store;
mod table;
mod view;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use ask::{FirstQuestions, ReadError};
pub use change::{Applied, Change};
pub use disk::{Disk, MemoryDisk};
pub use error::BinderError;
pub use files::Deleted;
pub use import::{ImportPreview, ImportRow};
pub use migrate::Migrated;
pub use model::{
    Child, ChildFields, Draft, DraftFields, Goal, GoalFields, Item, ItemFields, Mark, MarkFields,
    Need, NeedFields, Person, PersonFields, Question, QuestionFields, SafetyPlan, SafetyPlanFields,
    Sign, SignFields, Visit, VisitFields,
};
pub use salvage::Salvaged;
pub use search::Found;
pub use view::{
    ChildRow, GoalView, HistoryView, HomeView, PersonView, TeamView, VisitRow, VisitView,
};

/// Bytes of JSON that `import_json` takes.
pub(crate) use import::JSON_LIMIT as IMPORT_LIMIT;

use files::Role;
use reader::Reader;
use seal::Seal;
use store::Store;

/// An open binder. It can be used from any thread; calls wait for each other.
pub struct Binder {
    inner: Mutex<Inner>,
}

struct Inner {
    /// Absent once everything was deleted.
    store: Option<Store>,
    path: Option<PathBuf>,
}

impl std::fmt::Debug for Binder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Binder")
    }
}

/// Making, opening and looking after the file.
impl Binder {
    /// Makes a new, empty binder. The key has 32 bytes; whoever holds it can read the binder, and
    /// without it nobody can.
    pub fn create(path: String, key: Vec<u8>, now_ms: i64) -> Result<Self, BinderError> {
        Self::create_with_note(path, key, String::new(), now_ms)
    }

    /// Makes a new, empty binder with a note on how its key is made: up to 200 bytes that anybody
    /// can read, such as the salt of a passphrase.
    pub fn create_with_note(
        path: String,
        key: Vec<u8>,
        key_note: String,
        now_ms: i64,
    ) -> Result<Self, BinderError> {
        check::now(now_ms)?;
        note::check(&key_note)?;
        let seal = Seal::new(key)?;
        let path = PathBuf::from(path);
        if path.exists() {
            return Err(BinderError::AlreadyExists);
        }
        // Complete before it gets its name: a crash leaves no half-made binder to be opened. Two
        // processes that create at the same time are kept apart by the lock on this file.
        let part = files::beside(&path, Role::Part);
        let disk = files::fresh(&part)?;
        let made = Store::create(disk, seal, now_ms).and_then(|store| {
            note::write(&**store.disk(), &key_note)?;
            store.disk().sync()?;
            files::rename(&part, &path)?;
            Ok(store)
        });
        if made.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        Ok(Self::from_parts(made?, Some(path)))
    }

    /// The note of a binder on how its key is made; empty where it has none. Needs no key, and the
    /// binder may be open.
    pub fn key_note(path: String) -> Result<String, BinderError> {
        note::read(&files::open_to_look(Path::new(&path))?)
    }

    /// Opens an existing binder. Whatever goes wrong, the file stays as it is, byte for byte; and
    /// nothing is written to it before the first change.
    pub fn open(path: String, key: Vec<u8>) -> Result<Self, BinderError> {
        let seal = Seal::new(key)?;
        let path = PathBuf::from(path);
        let store = Store::open(files::open_locked(&path)?, seal)?;
        files::tidy(&path);
        Ok(Self::from_parts(store, Some(path)))
    }

    /// Makes a new binder on storage other than a file, which must be empty.
    pub fn create_on(disk: Arc<dyn Disk>, key: Vec<u8>, now_ms: i64) -> Result<Self, BinderError> {
        check::now(now_ms)?;
        let store = Store::create(disk, Seal::new(key)?, now_ms)?;
        Ok(Self::from_parts(store, None))
    }

    /// Opens a binder on storage other than a file.
    pub fn open_on(disk: Arc<dyn Disk>, key: Vec<u8>) -> Result<Self, BinderError> {
        Ok(Self::from_parts(Store::open(disk, Seal::new(key)?)?, None))
    }

    /// Brings a binder of an older format to the present one, after a copy of it is kept.
    pub fn migrate(path: String, key: Vec<u8>) -> Result<Migrated, BinderError> {
        migrate::migrate(Path::new(&path), key)
    }

    /// Reads what can still be read from a file that does not open. The file is not changed.
    pub fn salvage(path: String, key: Vec<u8>) -> Result<Salvaged, BinderError> {
        salvage::salvage(Path::new(&path), key)
    }

    /// Deletes a binder that is not open, with all files beside it. Needs no key.
    pub fn delete_files(path: String) -> Result<Deleted, BinderError> {
        files::delete_all(Path::new(&path))
    }

    /// Deletes this binder with all files beside it. Every later call says that it is missing.
    pub fn delete_everything(&self) -> Result<Deleted, BinderError> {
        let mut inner = self.lock();
        let path = inner.path.clone().ok_or(BinderError::NotAFile)?;
        // Closed first, so that its own lock does not stand in the way.
        inner.store = None;
        files::delete_all(&path)
    }

    /// Writes the file anew without what was deleted and without the last change's undo. What a
    /// parent deleted is then gone from the file.
    pub fn compact(&self) -> Result<(), BinderError> {
        let (seal, key_note) =
            self.with_store(|store| Ok((store.seal(), note::read(&**store.disk())?)))?;
        self.write_anew(seal, &key_note)
    }

    /// Compacts and seals everything under another key. The note on the old key goes with it.
    pub fn change_key(&self, new_key: Vec<u8>) -> Result<(), BinderError> {
        self.change_key_with_note(new_key, String::new())
    }

    /// Compacts and seals everything under another key with a note on how that is made. Key and
    /// note change together, or neither does.
    pub fn change_key_with_note(
        &self,
        new_key: Vec<u8>,
        key_note: String,
    ) -> Result<(), BinderError> {
        note::check(&key_note)?;
        self.write_anew(Seal::new(new_key)?, &key_note)
    }

    fn write_anew(&self, seal: Seal, key_note: &str) -> Result<(), BinderError> {
        let mut inner = self.lock();
        let path = inner.path.clone().ok_or(BinderError::NotAFile)?;
        let store = inner.store.as_mut().ok_or(BinderError::Missing)?;
        let new = rewrite::rewrite(store, &path, seal, key_note)?;
        inner.store = Some(new);
        Ok(())
    }

    fn from_parts(store: Store, path: Option<PathBuf>) -> Self {
        let store = Some(store);
        Self {
            inner: Mutex::new(Inner { store, path }),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // A panic inside the store is caught there, and the store opened anew.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_store<T>(
        &self,
        call: impl FnOnce(&mut Store) -> Result<T, BinderError>,
    ) -> Result<T, BinderError> {
        call(self.lock().store.as_mut().ok_or(BinderError::Missing)?)
    }

    fn read<T>(
        &self,
        call: impl FnOnce(&Reader<'_>) -> Result<T, BinderError>,
    ) -> Result<T, BinderError> {
        self.with_store(|store| store.read(call))
    }
}

/// Changing.
impl Binder {
    /// Makes one change. When this returns without an error the change is on the disk and survives
    /// a loss of power. `now_ms` is the time in milliseconds since 1970.
    pub fn apply(&self, change: Change, now_ms: i64) -> Result<Applied, BinderError> {
        self.with_store(|store| apply::apply(store, change, now_ms))
    }

    /// Takes the last change back, once. A draft does not count as a change here.
    pub fn undo(&self, now_ms: i64) -> Result<Applied, BinderError> {
        self.with_store(|store| apply::undo(store, now_ms))
    }

    /// True when there is a change to take back.
    pub fn can_undo(&self) -> Result<bool, BinderError> {
        self.with_store(apply::can_undo)
    }
}

/// Taking everything out and in.
impl Binder {
    /// Everything as JSON in the documented, canonical form. It is not sealed.
    pub fn export_json(&self) -> Result<String, BinderError> {
        self.with_store(export::export)
    }

    /// Every record as a row of a table.
    pub(crate) fn tables(&self) -> Result<Vec<table::RecordTable>, BinderError> {
        self.read(table::tables)
    }

    /// What `import_json` would change. Nothing is changed yet.
    pub fn preview_import(&self, json: String, now_ms: i64) -> Result<ImportPreview, BinderError> {
        self.with_store(|store| import::preview(store, &json, now_ms))
    }

    /// Takes records in. Of a field that both have, the one changed later stays.
    pub fn import_json(&self, json: String, now_ms: i64) -> Result<ImportPreview, BinderError> {
        self.with_store(|store| import::import(store, &json, now_ms))
    }
}

/// Reading, one call a screen.
impl Binder {
    /// The children, in the order the family put them.
    pub fn children(&self) -> Result<Vec<ChildRow>, BinderError> {
        self.read(view::children)
    }

    /// The first screen of a child. `today` is a day such as `2026-11-24`.
    pub fn home(&self, child_id: String, today: String) -> Result<HomeView, BinderError> {
        check::date("today", &today)?;
        self.read(|reader| view::home(reader, &child_id, &today))
    }

    /// People, needs and signs of a child.
    pub fn team(&self, child_id: String) -> Result<TeamView, BinderError> {
        self.read(|reader| view::team(reader, &child_id))
    }

    /// One person.
    pub fn person(&self, person_id: String) -> Result<PersonView, BinderError> {
        self.read(|reader| view::person(reader, &person_id))
    }

    /// One visit with its checklist.
    pub fn visit(&self, visit_id: String) -> Result<VisitView, BinderError> {
        self.read(|reader| view::visit(reader, &visit_id))
    }

    /// A page of the visits of a child, latest first.
    pub fn history(
        &self,
        child_id: String,
        skip: i32,
        limit: i32,
    ) -> Result<HistoryView, BinderError> {
        self.read(|reader| view::history(reader, &child_id, skip, limit))
    }

    /// The goals of a child, also those that are reached or dropped.
    pub fn goals(&self, child_id: String) -> Result<Vec<GoalView>, BinderError> {
        self.read(|reader| view::goals_of(reader, &child_id))
    }

    /// The safety plan of a child, if there is one.
    pub fn safety_plan(&self, child_id: String) -> Result<Option<SafetyPlan>, BinderError> {
        self.read(|reader| view::safety_plan(reader, &child_id))
    }

    /// The parent's own questions of a child, also those that are answered.
    pub fn questions(&self, child_id: String) -> Result<Vec<Question>, BinderError> {
        self.read(|reader| view::questions(reader, &child_id))
    }

    /// Drafts of a child, or with an empty id those that belong to no child yet.
    pub fn drafts(&self, child_id: String) -> Result<Vec<Draft>, BinderError> {
        self.read(|reader| view::drafts(reader, &child_id))
    }

    /// Records of any kind that hold all words of the query, newest first.
    pub fn search(&self, query: String, limit: i32) -> Result<Vec<Found>, BinderError> {
        check::short("query", &query)?;
        self.read(|reader| search::search(reader, &query, limit))
    }
}

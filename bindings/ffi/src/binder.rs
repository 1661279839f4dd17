//! The family's binder as an app sees it.

use crate::binder_error::BinderError;
use crate::care_team::catalog_for;
use crate::guard::guarded;
use crate::reader::Reader;
use careteam::binder::{
    self, Applied, Change, ChildRow, Deleted, Draft, FirstQuestions, Found, GoalView, HistoryView,
    HomeView, ImportPreview, PersonView, Question, SafetyPlan, TeamView, VisitView,
};
use careteam::share::{self, CalendarOptions, CsvFile, SheetOptions, VisitSheet};
use std::sync::{PoisonError, RwLock};

/// What a family writes: children, people, needs, visits, questions and answers, in one sealed
/// file. It is the only copy that they have, so each change is on the disk when its call returns.
/// It can be used from any thread; calls wait for each other. Times are milliseconds since 1970,
/// and days are ISO dates: the library has no clock.
#[derive(Debug, uniffi::Object)]
pub struct Binder {
    /// Absent once the binder was shut.
    inner: RwLock<Option<binder::Binder>>,
}

impl Binder {
    fn opened(
        what: &str,
        open: impl FnOnce() -> Result<binder::Binder, binder::BinderError>,
    ) -> Result<Self, BinderError> {
        guarded(|| {
            let inner = open().map_err(BinderError::from).inspect_err(|error| {
                log::error!("binder not {what}: {error}");
            })?;
            log::info!("binder {what}");
            let inner = RwLock::new(Some(inner));
            Ok(Self { inner })
        })
    }

    fn with<T, E: Into<BinderError>>(
        &self,
        call: impl FnOnce(&binder::Binder) -> Result<T, E>,
    ) -> Result<T, BinderError> {
        guarded(|| {
            let inner = self.inner.read().unwrap_or_else(PoisonError::into_inner);
            call(inner.as_ref().ok_or(BinderError::Shut)?).map_err(Into::into)
        })
    }
}

/// Opening and looking after the file.
#[uniffi::export]
impl Binder {
    /// Makes a new, empty binder. The key has 32 bytes; whoever holds it can read the binder, and
    /// without it nobody can. The note says how the key is made, in up to 200 bytes that anybody
    /// can read, such as the salt of a passphrase; it may be empty.
    #[uniffi::constructor]
    pub fn create(
        path: String,
        key: Vec<u8>,
        key_note: String,
        now_ms: i64,
    ) -> Result<Self, BinderError> {
        Self::opened("made", || {
            binder::Binder::create_with_note(path, key, key_note, now_ms)
        })
    }

    /// Opens an existing binder. Whatever goes wrong, the file stays as it is, byte for byte.
    #[uniffi::constructor]
    pub fn open(path: String, key: Vec<u8>) -> Result<Self, BinderError> {
        Self::opened("opened", || binder::Binder::open(path, key))
    }

    /// Shuts the file, after the calls that are running, and lets others open it. Every later call
    /// says that it was shut. Doing it twice does no harm.
    pub fn shut(&self) -> Result<(), BinderError> {
        guarded(|| {
            let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
            if inner.take().is_some() {
                log::info!("binder shut");
            }
            Ok(())
        })
    }

    /// Writes the file anew without what was deleted and without the last change's undo. What a
    /// parent deleted is then gone from the file.
    pub fn compact(&self) -> Result<(), BinderError> {
        self.with(binder::Binder::compact)
    }

    /// Compacts and seals everything under another key with a note on how that is made. Key and
    /// note change together, or neither does.
    pub fn change_key(&self, new_key: Vec<u8>, key_note: String) -> Result<(), BinderError> {
        self.with(|inner| inner.change_key_with_note(new_key, key_note))
    }

    /// Deletes this binder with all files beside it. Every later call says that it is missing.
    pub fn delete_everything(&self) -> Result<Deleted, BinderError> {
        self.with(binder::Binder::delete_everything)
    }
}

/// Changing.
#[uniffi::export]
impl Binder {
    /// Makes one change. When this returns, the change is on the disk and survives a loss of
    /// power.
    pub fn apply(&self, change: Change, now_ms: i64) -> Result<Applied, BinderError> {
        self.with(|inner| inner.apply(change, now_ms))
    }

    /// Takes the last change back, once. A draft does not count as a change here.
    pub fn undo(&self, now_ms: i64) -> Result<Applied, BinderError> {
        self.with(|inner| inner.undo(now_ms))
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> Result<bool, BinderError> {
        self.with(binder::Binder::can_undo)
    }
}

/// Reading, one call a screen.
#[uniffi::export]
impl Binder {
    /// The children, in the order the family put them.
    pub fn children(&self) -> Result<Vec<ChildRow>, BinderError> {
        self.with(binder::Binder::children)
    }

    /// The first screen of a child on a day.
    pub fn home(&self, child_id: String, today: String) -> Result<HomeView, BinderError> {
        self.with(|inner| inner.home(child_id, today))
    }

    /// People, needs and signs of a child.
    pub fn team(&self, child_id: String) -> Result<TeamView, BinderError> {
        self.with(|inner| inner.team(child_id))
    }

    /// One person with the visits they were part of.
    pub fn person(&self, person_id: String) -> Result<PersonView, BinderError> {
        self.with(|inner| inner.person(person_id))
    }

    /// One visit with its people and its checklist.
    pub fn visit(&self, visit_id: String) -> Result<VisitView, BinderError> {
        self.with(|inner| inner.visit(visit_id))
    }

    /// A page of the visits of a child, latest first.
    pub fn history(
        &self,
        child_id: String,
        skip: i32,
        limit: i32,
    ) -> Result<HistoryView, BinderError> {
        self.with(|inner| inner.history(child_id, skip, limit))
    }

    /// The own questions of a child, also those that are answered.
    pub fn questions(&self, child_id: String) -> Result<Vec<Question>, BinderError> {
        self.with(|inner| inner.questions(child_id))
    }

    /// The questions for a visit, from what the binder knows and the catalog holds. The rules are
    /// those of the reader's state, or of the child's where the reader names none. Nothing is
    /// changed: a change that adds items puts them on the checklist of the visit.
    pub fn first_questions(
        &self,
        reader: Reader,
        visit_id: String,
    ) -> Result<FirstQuestions, BinderError> {
        self.with(|inner| -> Result<_, BinderError> {
            let (catalog, language) = catalog_for(&reader)?;
            let state = reader.state.as_deref();
            Ok(inner.first_questions(&catalog, language, visit_id, state)?)
        })
    }

    /// The goals of a child, also those that are reached or dropped.
    pub fn goals(&self, child_id: String) -> Result<Vec<GoalView>, BinderError> {
        self.with(|inner| inner.goals(child_id))
    }

    /// The safety plan of a child, if there is one.
    pub fn safety_plan(&self, child_id: String) -> Result<Option<SafetyPlan>, BinderError> {
        self.with(|inner| inner.safety_plan(child_id))
    }

    /// Drafts of a child, or with an empty id those that belong to no child yet.
    pub fn drafts(&self, child_id: String) -> Result<Vec<Draft>, BinderError> {
        self.with(|inner| inner.drafts(child_id))
    }

    /// Records of any kind that hold all words of the query, newest first.
    pub fn search(&self, query: String, limit: i32) -> Result<Vec<Found>, BinderError> {
        self.with(|inner| inner.search(query, limit))
    }
}

/// Taking out and in, and sharing.
#[uniffi::export]
impl Binder {
    /// Everything as JSON in the documented form. It is not sealed.
    pub fn export_json(&self) -> Result<String, BinderError> {
        self.with(binder::Binder::export_json)
    }

    /// What an import would change. Nothing is changed yet.
    pub fn preview_import(&self, json: String, now_ms: i64) -> Result<ImportPreview, BinderError> {
        self.with(|inner| inner.preview_import(json, now_ms))
    }

    /// Takes records in. Of a field that both have, the one changed later stays.
    pub fn import_json(&self, json: String, now_ms: i64) -> Result<ImportPreview, BinderError> {
        self.with(|inner| inner.import_json(json, now_ms))
    }

    /// Everything as tables for a spreadsheet, one for each kind of record. It is not sealed.
    pub fn csv_files(&self) -> Result<Vec<CsvFile>, BinderError> {
        self.with(share::csv_files)
    }

    /// Everything, sealed under a passphrase of at least ten characters, as a standard age file.
    /// It takes a second or more, on purpose: a passphrase must be slow to guess.
    pub fn backup(&self, passphrase: String) -> Result<Vec<u8>, BinderError> {
        self.with(|inner| share::backup(inner, passphrase))
    }

    /// The sheet of a visit to hand over, as text and as a page to print, with its labels in the
    /// reader's language.
    pub fn visit_sheet(
        &self,
        reader: Reader,
        visit_id: String,
        options: SheetOptions,
    ) -> Result<VisitSheet, BinderError> {
        self.with(|inner| -> Result<_, BinderError> {
            let (catalog, language) = catalog_for(&reader)?;
            Ok(share::visit_sheet(
                inner, &catalog, language, visit_id, options,
            )?)
        })
    }

    /// The visit as an iCalendar file.
    pub fn calendar_event(
        &self,
        visit_id: String,
        options: CalendarOptions,
        now_ms: i64,
    ) -> Result<String, BinderError> {
        self.with(|inner| share::calendar_event(inner, visit_id, options, now_ms))
    }
}

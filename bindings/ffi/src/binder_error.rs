//! What can go wrong with a binder, as an app sees it.

use crate::catalog_error::CatalogError;
use crate::guard::Defect;
use careteam::binder::{BinderError as Inner, ReadError};

/// Why a binder did not do what was asked. No case carries words of the family. The text of an
/// error is for developers; an app shows its own words, chosen by the case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum BinderError {
    /// There is no file at this path, or the binder was deleted. Opening never makes one.
    #[error("no binder at this path")]
    Missing,
    /// There is already a file at this path. Creating never replaces one.
    #[error("a file is already at this path")]
    AlreadyExists,
    /// The file was not written by this library.
    #[error("the file is not a binder")]
    NotABinder,
    /// A key must have exactly 32 bytes.
    #[error("a key must have 32 bytes, this one has {found}")]
    BadKey {
        /// How many bytes were given.
        found: i32,
    },
    /// The file is whole, and this key or passphrase does not open it.
    #[error("the key does not open this binder")]
    WrongKey,
    /// Part of the file cannot be trusted. It was left as it is; salvage what can be read.
    #[error("the binder is damaged: {part}")]
    Damaged {
        /// Which part: "header", "note", "store", "state", "record", "undo" or "backup".
        part: String,
    },
    /// A newer version of the library wrote the file: the app needs an update.
    #[error("the binder has format {found}, this library knows up to {known}")]
    NewerFormat {
        /// The format of the file.
        found: i32,
        /// The newest format that this library reads.
        known: i32,
    },
    /// An older version wrote the file. Migrate it; a copy is kept.
    #[error("the binder has the older format {found}, migrate it to {known}")]
    OlderFormat {
        /// The format of the file.
        found: i32,
        /// The format that migration writes.
        known: i32,
    },
    /// The disk is full. What was saved before is unharmed.
    #[error("no space left on the disk")]
    NoSpace,
    /// The file or its folder may not be written.
    #[error("the binder cannot be written")]
    ReadOnly,
    /// Another process, or another part of this one, has the binder open.
    #[error("the binder is already open elsewhere")]
    InUse,
    /// The disk failed in another way. What was saved before is unharmed.
    #[error("the disk reported: {kind}")]
    Disk {
        /// The kind of failure as the operating system names it.
        kind: String,
    },
    /// Nothing with this id exists, or it was deleted, or it is of another kind.
    #[error("there is no such {what}")]
    Unknown {
        /// What was looked for, such as "person" or "visit".
        what: String,
    },
    /// A value cannot be accepted.
    #[error("{field} is not acceptable: {reason}")]
    Invalid {
        /// The field.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A text or list is longer than a binder takes.
    #[error("{field} is longer than {limit}")]
    TooLong {
        /// The field.
        field: String,
        /// The most that is accepted: bytes of a text, entries of a list.
        limit: i32,
    },
    /// There is no last change to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// The binder was shut before this call.
    #[error("the binder was shut")]
    Shut,
    /// The catalog did not answer a call that needs both.
    #[error("{error}")]
    Catalog {
        /// What the catalog said.
        error: CatalogError,
    },
    /// The library itself failed. This is a defect: please report the place.
    #[error("the library failed at {place}")]
    Defect {
        /// File and line, without any content.
        place: String,
    },
}

impl From<Inner> for BinderError {
    fn from(error: Inner) -> Self {
        match error {
            // What the app offers: make a new one, open the one that is there, pick another file.
            Inner::Missing => Self::Missing,
            Inner::AlreadyExists => Self::AlreadyExists,
            Inner::NotABinder => Self::NotABinder,
            // A mistake of the app.
            Inner::BadKey { found } => Self::BadKey { found },
            // Ask again, or offer a backup.
            Inner::WrongKey => Self::WrongKey,
            // Offer to salvage, to update, to migrate.
            Inner::Damaged { part } => Self::Damaged { part },
            Inner::NewerFormat { found, known } => Self::NewerFormat { found, known },
            Inner::OlderFormat { found, known } => Self::OlderFormat { found, known },
            // Say what the family can do about the phone.
            Inner::NoSpace => Self::NoSpace,
            Inner::ReadOnly => Self::ReadOnly,
            Inner::InUse => Self::InUse,
            Inner::Disk { kind } => Self::Disk { kind },
            // The screen is out of date, or a field was filled in wrong.
            Inner::Unknown { what } => Self::Unknown { what },
            Inner::Invalid { field, reason } => Self::Invalid { field, reason },
            Inner::TooLong { field, limit } => Self::TooLong { field, limit },
            Inner::NothingToUndo => Self::NothingToUndo,
            // Every binder of this library is a file, so this cannot come from outside.
            Inner::NotAFile => Self::Defect {
                place: "a binder without a file".into(),
            },
        }
    }
}

impl From<CatalogError> for BinderError {
    fn from(error: CatalogError) -> Self {
        Self::Catalog { error }
    }
}

impl From<ReadError> for BinderError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Binder(error) => error.into(),
            ReadError::Catalog(error) => CatalogError::from(error).into(),
        }
    }
}

impl Defect for BinderError {
    fn defect(place: String) -> Self {
        Self::Defect { place }
    }
}

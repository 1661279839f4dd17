//! What can go wrong with a binder, in terms a caller can act on.

/// Why a binder did not do what was asked. No variant carries text of the family.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BinderError {
    /// There is no file at this path. Opening never makes one.
    #[error("no binder at this path")]
    Missing,
    /// There is already a file at this path. Creating never replaces one.
    #[error("a file is already at this path")]
    AlreadyExists,
    /// The file was not written by this program.
    #[error("the file is not a binder")]
    NotABinder,
    /// A key must have exactly 32 bytes.
    #[error("a key must have 32 bytes, this one has {found}")]
    BadKey {
        /// How many bytes were given.
        found: i32,
    },
    /// The file is whole, and this key does not open it.
    #[error("the key does not open this binder")]
    WrongKey,
    /// Part of the file cannot be trusted. It was left as it is; salvage what can be read.
    #[error("the binder is damaged: {part}")]
    Damaged {
        /// Which part: "header", "note", "store", "state", "record" or "undo".
        part: String,
    },
    /// A newer version of the program wrote the file.
    #[error("the binder has format {found}, this program knows up to {known}")]
    NewerFormat {
        /// The format of the file.
        found: i32,
        /// The newest format that this program reads.
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
    /// The disk failed in another way.
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
    /// This needs a binder that is a file with a path.
    #[error("this binder is not a file with a path")]
    NotAFile,
}

impl BinderError {
    pub(crate) fn damaged(part: &str) -> Self {
        Self::Damaged { part: part.into() }
    }

    pub(crate) fn unknown(what: &str) -> Self {
        Self::Unknown { what: what.into() }
    }

    pub(crate) fn invalid(field: &str, reason: &str) -> Self {
        Self::Invalid {
            field: field.into(),
            reason: reason.into(),
        }
    }
}

impl From<std::io::Error> for BinderError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound => Self::Missing,
            Kind::AlreadyExists => Self::AlreadyExists,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::NoSpace,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly,
            // The store reads what its own pages point at, so a short read is a cut file, and it
            // calls a file that does not begin as it should invalid.
            Kind::UnexpectedEof | Kind::InvalidData => Self::damaged("store"),
            // Only the kind: the text of an operating system error may hold a path.
            kind => Self::Disk {
                kind: kind.to_string(),
            },
        }
    }
}

impl From<redb::StorageError> for BinderError {
    fn from(error: redb::StorageError) -> Self {
        match error {
            redb::StorageError::Io(error) => error.into(),
            redb::StorageError::Corrupted(_) => Self::damaged("store"),
            redb::StorageError::ValueTooLarge(_) => Self::TooLong {
                field: "record".into(),
                limit: i32::MAX,
            },
            _ => Self::Disk {
                kind: "store".into(),
            },
        }
    }
}

impl From<redb::DatabaseError> for BinderError {
    fn from(error: redb::DatabaseError) -> Self {
        match error {
            redb::DatabaseError::Storage(error) => error.into(),
            redb::DatabaseError::DatabaseAlreadyOpen => Self::InUse,
            _ => Self::damaged("store"),
        }
    }
}

impl From<redb::TableError> for BinderError {
    fn from(error: redb::TableError) -> Self {
        match error {
            redb::TableError::Storage(error) => error.into(),
            // A binder has its two tables from its first commit on.
            _ => Self::damaged("store"),
        }
    }
}

impl From<redb::TransactionError> for BinderError {
    fn from(error: redb::TransactionError) -> Self {
        match error {
            redb::TransactionError::Storage(error) => error.into(),
            _ => Self::Disk {
                kind: "store".into(),
            },
        }
    }
}

impl From<redb::CommitError> for BinderError {
    fn from(error: redb::CommitError) -> Self {
        match error {
            redb::CommitError::Storage(error) => error.into(),
            _ => Self::Disk {
                kind: "store".into(),
            },
        }
    }
}

//! What is done with the file of a binder that is not open.

use crate::binder_error::BinderError;
use crate::guard::guarded;
use careteam::binder::{self, Deleted, Migrated, Salvaged};
use careteam::share;

/// The note of a binder on how its key is made; empty where it has none. Needs no key, and the
/// binder may be open.
#[uniffi::export]
pub fn binder_key_note(path: String) -> Result<String, BinderError> {
    guarded(|| Ok(binder::Binder::key_note(path)?))
}

/// Brings a binder of an older format to the present one, after a copy of it is kept.
#[uniffi::export]
pub fn migrate_binder(path: String, key: Vec<u8>) -> Result<Migrated, BinderError> {
    guarded(|| {
        let migrated = binder::Binder::migrate(path, key)?;
        log::info!("binder migrated from format {}", migrated.from);
        Ok(migrated)
    })
}

/// Reads what can still be read from a file that does not open. The file is not changed; the JSON
/// is taken in by a new binder.
#[uniffi::export]
pub fn salvage_binder(path: String, key: Vec<u8>) -> Result<Salvaged, BinderError> {
    guarded(|| {
        let salvaged = binder::Binder::salvage(path, key)?;
        log::warn!("binder salvaged: {} records", salvaged.records);
        Ok(salvaged)
    })
}

/// Deletes a binder that is not open, with all files beside it. Needs no key.
#[uniffi::export]
pub fn delete_binder(path: String) -> Result<Deleted, BinderError> {
    guarded(|| Ok(binder::Binder::delete_files(path)?))
}

/// Opens a backup and gives the JSON in it, to be previewed and taken in by a binder. It takes a
/// second or more, on purpose: a passphrase must be slow to guess.
#[uniffi::export]
pub fn open_backup(bytes: Vec<u8>, passphrase: String) -> Result<String, BinderError> {
    guarded(|| Ok(share::open_backup(bytes, passphrase)?))
}

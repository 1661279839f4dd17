//! Bringing a binder of an older format to the one of today.
//!
//! Format 0 had no stamps: a record was a list of tags and values. Nothing else differs.

use std::path::Path;

use super::error::BinderError;
use super::files::{self, Role};
use super::header::FORMAT;
use super::note;
use super::record::{Record, Stamp, Value, decode};
use super::rewrite::rewrite;
use super::seal::Seal;
use super::store::Store;

/// What a migration did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Migrated {
    /// The format that the binder had.
    pub from: i32,
    /// The format that it has now.
    pub to: i32,
    /// Where the copy of the binder as it was is kept.
    pub copy_path: String,
}

/// Reads a record of format 0 and gives its fields the newest stamp of that binder.
pub(crate) fn decode_v0(bytes: &[u8], stamp: Stamp) -> Result<Record, BinderError> {
    let fields: Vec<(u8, Value)> = decode(bytes)?;
    let mut record = Record::default();
    for (tag, value) in fields {
        record.set(tag, value, stamp);
    }
    Ok(record)
}

pub(crate) fn migrate(path: &Path, key: Vec<u8>) -> Result<Migrated, BinderError> {
    let seal = Seal::new(key)?;
    let disk = files::open_locked(path)?;
    let mut store = Store::open_any(disk, seal.clone())?;
    let from = store.header().format;
    let copy = files::beside(path, Role::Copy);
    if from < FORMAT {
        // The copy stands complete before anything is written, so that no step can lose both.
        files::copy(path, &copy)?;
        let key_note = note::read(&**store.disk())?;
        rewrite(&mut store, path, seal, &key_note)?;
    }
    Ok(Migrated {
        from: i32::try_from(from).unwrap_or_default(),
        to: i32::try_from(FORMAT).unwrap_or_default(),
        copy_path: copy.to_string_lossy().into_owned(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::binder::Binder;
    use crate::binder::disk::{Backend, Disk, MemoryDisk};
    use crate::binder::header::{HEADER_LEN, Header};
    use crate::binder::record::{Key, Kind, ROOT, encode, id_text};
    use crate::binder::store::{PLACES, RECORDS, STATE_KEY, State, builder};

    /// A binder as format 0 wrote it: one child with a name and a note. No app ever wrote one.
    /// `CARETEAM_WRITE_FIXTURE=1` keeps it for the tests of the apps.
    fn v0(seal: &Seal) -> Vec<u8> {
        let disk = Arc::new(MemoryDisk::default());
        let header = Header {
            format: 0,
            binder: [5; 16],
        };
        header.write(&*disk, seal).unwrap();
        let backend = Backend::holding(disk.clone(), HEADER_LEN);
        backend.release().unwrap();
        let db = builder().create_with_backend(backend).unwrap();
        let txn = db.begin_write().unwrap();
        {
            let mut records = txn.open_table(RECORDS).unwrap();
            let mut places = txn.open_table(PLACES).unwrap();
            let state = State {
                change: 3,
                clock: Stamp {
                    time: 1_000,
                    count: 0,
                    device: 9,
                },
                device: 9,
            };
            let sealed = seal
                .close_record(&STATE_KEY, &encode(&state).unwrap())
                .unwrap();
            records
                .insert(&STATE_KEY.to_bytes(), sealed.as_slice())
                .unwrap();
            let key = Key::new(Kind::Child, ROOT, [7; 16]);
            let fields = vec![
                (1u8, Value::Text("Sam".into())),
                (4, Value::Text("likes trains".into())),
            ];
            let sealed = seal.close_record(&key, &encode(&fields).unwrap()).unwrap();
            records.insert(&key.to_bytes(), sealed.as_slice()).unwrap();
            places.insert(&key.id, &key.to_bytes()).unwrap();
        }
        txn.commit().unwrap();
        drop(db);
        disk.bytes()
    }

    #[test]
    fn an_older_binder_is_migrated_after_a_copy_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("family.binder");
        let text = path.to_str().unwrap().to_owned();
        let old = v0(&Seal::new(vec![1; 32]).unwrap());
        std::fs::write(&path, &old).unwrap();
        if std::env::var_os("CARETEAM_WRITE_FIXTURE").is_some() {
            let fixture = concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/fixtures/format-0.binder"
            );
            std::fs::write(fixture, &old).unwrap();
        }

        let error = Binder::open(text.clone(), vec![1; 32]).err();
        assert_eq!(error, Some(BinderError::OlderFormat { found: 0, known: 1 }));
        assert_eq!(std::fs::read(&path).unwrap(), old);
        let error = Binder::migrate(text.clone(), vec![2; 32]).err();
        assert_eq!(error, Some(BinderError::WrongKey));
        assert_eq!(std::fs::read(&path).unwrap(), old);

        let done = Binder::migrate(text.clone(), vec![1; 32]).unwrap();
        assert_eq!((done.from, done.to), (0, 1));
        assert_eq!(std::fs::read(&done.copy_path).unwrap(), old);
        let binder = Binder::open(text.clone(), vec![1; 32]).unwrap();
        let rows = binder.children().unwrap();
        assert_eq!(rows.len(), 1);
        let child = &rows.first().unwrap().child;
        assert_eq!(child.id, id_text(&[7; 16]));
        assert_eq!(
            (child.name.as_str(), child.note.as_str()),
            ("Sam", "likes trains")
        );
        drop(binder);
        // A second time there is nothing to do.
        assert_eq!(Binder::migrate(text, vec![1; 32]).unwrap().from, 1);
    }

    #[test]
    fn a_full_disk_during_migration_changes_nothing() {
        // The copy is written to another name first; a folder in its place makes that fail.
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("family.binder");
        let old = v0(&Seal::new(vec![1; 32]).unwrap());
        std::fs::write(&path, &old).unwrap();
        std::fs::create_dir_all(files::beside(&path, Role::Copy).join("x")).unwrap();
        assert!(Binder::migrate(path.to_str().unwrap().into(), vec![1; 32]).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), old);
        assert!(MemoryDisk::new(old).len().unwrap() > HEADER_LEN);
    }
}

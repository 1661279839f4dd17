//! Writing a binder anew: compaction, a change of key, and migration are the same work.
//!
//! The store frees pages without clearing them, so what was deleted is still there, sealed, until
//! its page is used again. Copying what lives into a new file leaves nothing behind.

use std::path::Path;

use super::error::BinderError;
use super::files::{self, Role};
use super::header::{FORMAT, Header};
use super::note;
use super::record::{Key, Record};
use super::seal::Seal;
use super::store::{Batch, Store, UndoSlot};

/// Records copied at a time: bounds the memory, and the number of waits for the disk.
const CHUNK: usize = 1_000;

/// Puts a new file with the same records in the place of the old one, and hands it back open.
/// Until the new file has the name, the old one is untouched.
pub(crate) fn rewrite(
    old: &mut Store,
    path: &Path,
    seal: Seal,
    key_note: &str,
) -> Result<Store, BinderError> {
    let part = files::beside(path, Role::Rewrite);
    let disk = files::fresh(&part)?;
    let state = old.state()?;
    let header = Header {
        format: FORMAT,
        binder: old.header().binder,
    };
    let result = Store::create_as(disk, seal, header, state).and_then(|mut new| {
        copy_records(old, &mut new)?;
        note::write(&**new.disk(), key_note)?;
        new.disk().sync()?;
        files::rename(&part, path)?;
        Ok(new)
    });
    match &result {
        // The old file has no name any more; what it held is overwritten as well.
        Ok(_) => {
            old.retire();
            let _ = files::blank(&**old.disk());
        }
        Err(_) => drop(std::fs::remove_file(&part)),
    }
    result
}

fn copy_records(old: &mut Store, new: &mut Store) -> Result<(), BinderError> {
    let state = old.state()?;
    let mut after: Option<Key> = None;
    loop {
        let chunk: Vec<(Key, Record)> = old.read(|reader| reader.after(after, CHUNK))?;
        let Some((last, _)) = chunk.last() else {
            return Ok(());
        };
        after = Some(*last);
        let batch: Batch = chunk.into_iter().map(|(k, r)| (k, Some(r))).collect();
        new.commit(&batch, UndoSlot::Keep, state)?;
    }
}

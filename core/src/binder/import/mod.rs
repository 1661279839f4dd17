//! Taking records in from JSON: read and checked as a whole, shown as a preview, then merged field
//! by field. The later stamp wins, so an import never overrules what was changed since.

mod merge;
mod parse;

pub(crate) use parse::JSON_LIMIT;

use super::apply::next_state;
use super::check;
use super::error::BinderError;
use super::store::{State, Store, UndoSlot};
use merge::{Merged, merge};
use parse::parse;

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportPreview {
    /// Records that are not here yet.
    pub added: i32,
    /// Records of which at least one field would change.
    pub changed: i32,
    /// Records that were deleted elsewhere since, and would be deleted here.
    pub removed: i32,
    /// Records that stay as they are.
    pub same: i32,
    /// The first 200 records that would be added, changed or removed.
    pub rows: Vec<ImportRow>,
}

/// One record in the preview of an import.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportRow {
    /// "added", "changed" or "removed".
    pub what: String,
    /// The kind of record.
    pub kind: String,
    /// The record.
    pub id: String,
    /// Its first text, such as a name.
    pub title: String,
}

impl std::fmt::Debug for ImportRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImportRow({} {} {})", self.what, self.kind, self.id)
    }
}

pub(crate) fn preview(
    store: &mut Store,
    json: &str,
    now_ms: i64,
) -> Result<ImportPreview, BinderError> {
    Ok(plan(store, json, now_ms)?.0.preview)
}

/// Makes an import durable, as a whole. It is too much to be taken back with one undo.
pub(crate) fn import(
    store: &mut Store,
    json: &str,
    now_ms: i64,
) -> Result<ImportPreview, BinderError> {
    let (merge, mut state) = plan(store, json, now_ms)?;
    if !merge.batch.is_empty() {
        // Whatever is changed here from now on is later than what was taken in.
        state.clock = state.clock.max(merge.newest);
        store.commit(&merge.batch, UndoSlot::Clear, state)?;
    }
    Ok(merge.preview)
}

fn plan(store: &mut Store, json: &str, now_ms: i64) -> Result<(Merged, State), BinderError> {
    check::now(now_ms)?;
    let state = next_state(store, now_ms)?;
    let incoming = parse(json, state.clock)?;
    let merge = store.read(|reader| merge(reader, &incoming))?;
    Ok((merge, state))
}

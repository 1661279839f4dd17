//! The one way in: a change is planned, stamped and made durable, and the one before it forgotten.

use serde::{Deserialize, Serialize};

use super::change::{Applied, Change};
use super::check;
use super::error::BinderError;
use super::plan::Plan;
use super::record::{Id, Key, Kind, Record, decode, encode};
use super::store::{Batch, State, Store, UndoSlot};

/// Typing on in the same field within this time is one step to take back.
const TYPING_MS: i64 = 3_000;

/// The last change, as what stood there before it.
#[derive(Serialize, Deserialize)]
struct Undo {
    at_ms: i64,
    /// The record and tags of an edit.
    typed: Option<(Place, Vec<u8>)>,
    before: Vec<(Place, Option<Record>)>,
}

/// A key in the form that is stored.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    kind: u8,
    parent: Id,
    id: Id,
}

impl From<Key> for Place {
    fn from(key: Key) -> Self {
        Self {
            kind: key.kind as u8,
            parent: key.parent,
            id: key.id,
        }
    }
}

impl Place {
    fn key(self) -> Result<Key, BinderError> {
        let kind = Kind::from_byte(self.kind).ok_or_else(|| BinderError::damaged("undo"))?;
        Ok(Key::new(kind, self.parent, self.id))
    }
}

/// A plan that no longer reads from the store.
struct Planned {
    batch: Batch,
    undo: UndoSlot,
    applied: Applied,
}

pub(crate) fn apply(
    store: &mut Store,
    change: Change,
    now_ms: i64,
) -> Result<Applied, BinderError> {
    check::now(now_ms)?;
    let state = next_state(store, now_ms)?;
    let planned = store.read(|reader| {
        let mut plan = Plan::new(reader, state.clock, now_ms);
        plan.change(change)?;
        let undo = if plan.is_draft {
            UndoSlot::Keep
        } else {
            let previous = match plan.edited {
                Some(_) => reader.undo()?,
                None => None,
            };
            UndoSlot::Set(encode(&undo_of(&plan, previous, now_ms)?)?)
        };
        Ok(finish(plan, undo))
    })?;
    commit(store, planned, state)
}

/// Takes the last change back, as a change of its own. It cannot itself be taken back, so that a
/// second press does not bring back what the first one removed.
pub(crate) fn undo(store: &mut Store, now_ms: i64) -> Result<Applied, BinderError> {
    check::now(now_ms)?;
    let state = next_state(store, now_ms)?;
    let planned = store.read(|reader| {
        let stored = reader.undo()?.ok_or(BinderError::NothingToUndo)?;
        let undo: Undo = decode(&stored).map_err(|_| BinderError::damaged("undo"))?;
        let mut plan = Plan::new(reader, state.clock, now_ms);
        for (place, was) in undo.before {
            plan.restore(place.key()?, was)?;
        }
        Ok(finish(plan, UndoSlot::Clear))
    })?;
    commit(store, planned, state)
}

/// True when there is a change to take back.
pub(crate) fn can_undo(store: &mut Store) -> Result<bool, BinderError> {
    store.read(|reader| Ok(reader.undo()?.is_some()))
}

pub(crate) fn next_state(store: &mut Store, now_ms: i64) -> Result<State, BinderError> {
    let state = store.state()?;
    Ok(State {
        change: state.change.saturating_add(1),
        clock: state.clock.next(now_ms, state.device),
        device: state.device,
    })
}

fn undo_of(plan: &Plan<'_>, previous: Option<Vec<u8>>, now_ms: i64) -> Result<Undo, BinderError> {
    let typed = plan
        .edited
        .as_ref()
        .map(|(key, tags)| (Place::from(*key), tags.clone()));
    if let (Some(typed), Some(previous)) = (&typed, previous) {
        let mut previous: Undo = decode(&previous).map_err(|_| BinderError::damaged("undo"))?;
        let pause = now_ms.saturating_sub(previous.at_ms);
        if previous.typed.as_ref() == Some(typed) && (0..=TYPING_MS).contains(&pause) {
            previous.at_ms = now_ms;
            // Typing on may reach a record that the first letter left alone.
            for (key, record) in &plan.before {
                let place = Place::from(*key);
                if previous.before.iter().all(|(known, _)| *known != place) {
                    previous.before.push((place, record.clone()));
                }
            }
            return Ok(previous);
        }
    }
    Ok(Undo {
        at_ms: now_ms,
        typed,
        before: plan
            .before
            .iter()
            .map(|(key, record)| (Place::from(*key), record.clone()))
            .collect(),
    })
}

fn finish(plan: Plan<'_>, undo: UndoSlot) -> Planned {
    let records = plan.writes.keys().filter(|key| key.kind != Kind::Gone);
    let records = i32::try_from(records.count()).unwrap_or(i32::MAX);
    Planned {
        batch: plan.writes.into_iter().collect(),
        undo,
        applied: Applied {
            added: plan.added,
            records,
        },
    }
}

fn commit(store: &mut Store, planned: Planned, state: State) -> Result<Applied, BinderError> {
    // Saving a form that nobody changed is no change, and leaves the one before it undoable.
    let clears = matches!(planned.undo, UndoSlot::Clear);
    if !planned.batch.is_empty() || clears {
        store.commit(&planned.batch, planned.undo, state)?;
    }
    Ok(planned.applied)
}

//! What a screen shows of the binder: one call a screen, everything in the order it is shown.
//!
//! A view holds the family's own data. What the catalog says about a role or a question is joined
//! by the caller over `role_id` and `question_id`.

mod home;
mod records;
mod team;
mod visits;

pub use records::{
    ChildRow, GoalView, HistoryView, HomeView, PersonView, TeamView, VisitRow, VisitView,
};

pub(crate) use home::{children, drafts, home, questions};
pub(crate) use team::{goals_of, person, safety_plan, team};
pub(crate) use visits::{history, visit};

use super::error::BinderError;
use super::reader::Reader;
use super::record::{Id, Key, Kind, Record, parse_id};

/// Finds a record of one kind, or says what is missing.
fn one(reader: &Reader<'_>, kind: Kind, id: &str) -> Result<(Key, Record), BinderError> {
    let unknown = || BinderError::unknown(kind.name());
    let id = parse_id(id).ok_or_else(unknown)?;
    let key = reader
        .place(&id)?
        .filter(|key| key.kind == kind)
        .ok_or_else(unknown)?;
    Ok((key, reader.get(&key)?.ok_or_else(unknown)?))
}

fn all<T>(
    reader: &Reader<'_>,
    kind: Kind,
    parent: Id,
    from: fn(&Key, &Record) -> T,
) -> Result<Vec<T>, BinderError> {
    let records = reader.children(kind, parent)?;
    Ok(records
        .iter()
        .map(|(key, record)| from(key, record))
        .collect())
}

fn forget_missing(person_id: &mut String, here: &[Key]) {
    let present = parse_id(person_id).is_some_and(|id| here.iter().any(|key| key.id == id));
    if !present {
        person_id.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_person_leaves_no_id_behind() {
        let here = [Key::new(Kind::Person, [1; 16], [2; 16])];
        let mut present = super::super::record::id_text(&[2; 16]);
        let mut missing = super::super::record::id_text(&[3; 16]);
        forget_missing(&mut present, &here);
        forget_missing(&mut missing, &here);
        assert!(!present.is_empty() && missing.is_empty());
    }
}

//! Who on the team may do what a child needs, who is missing, and what to ask.
//!
//! A capability is covered only by a person whose role may do it. Where a supervisor has to
//! sign, it counts once a supervisor is named. Where nobody can tell, the answer is a question.
//! Wording is about roles and duties; no person is graded.

mod cell;
mod coverage;
mod records;
mod summary;

pub(crate) use coverage::at_most;
pub use records::{
    CapabilityCoverage, Cell, Filler, GapQuestion, MatrixPerson, NeedCoverage, Person, State,
    TeamQuery, TeamView,
};

/// Most people that are read.
pub const MOST_PEOPLE: usize = 200;
/// Most needs that are read.
pub const MOST_NEEDS: usize = 60;

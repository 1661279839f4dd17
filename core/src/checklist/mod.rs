//! From role, needs, gaps, signs and history to the questions to ask, three first.
//!
//! The same input gives the same list, and each question says what chose it. What the family
//! wrote or marked goes before what the rules choose. What was asked and not answered is never
//! lost and never doubled.

mod bank;
mod choose;
mod history;
mod list;
mod page;
mod records;

pub use records::{
    AskedBefore, BankQuestion, Change, Checklist, ChecklistItem, ChecklistQuery, ItemKind,
    Observation, OwnQuestion, SignScreen, VisitKind, Working, YoungQuestion,
};

/// The kind of visit with somebody new, when none is named.
pub const FIRST_VISIT: &str = "first-visit";
/// The kind of visit with somebody who was there before, when none is named.
pub const ONGOING: &str = "ongoing";
/// Most questions on the page.
pub const MOST_ON_PAGE: usize = 10;
/// Questions that stand first.
pub const FIRST: usize = 3;
/// Most entries of each list of the query that are read.
pub const MOST_ENTRIES: usize = 500;
/// Longest own question, in bytes.
pub const LONGEST_QUESTION: usize = 2000;

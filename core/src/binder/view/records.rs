//! What a screen gets.

use serde::Serialize;

use crate::binder::model::{Child, Draft, Goal, Item, Mark, Need, Person, Question, Sign, Visit};

/// A child with counts, for the list of children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ChildRow {
    /// The child.
    pub child: Child,
    /// How many people are on the team.
    pub people: i32,
    /// How many needs are noted.
    pub needs: i32,
    /// How many visits are noted.
    pub visits: i32,
}

/// The first screen of a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HomeView {
    /// The child.
    pub child: Child,
    /// The visit that comes next, today's included; absent when none is planned.
    pub next_visit: Option<VisitRow>,
    /// The latest visit that is over.
    pub last_visit: Option<VisitRow>,
    /// Questions that are still open from the latest visit that is over.
    pub open_items: Vec<Item>,
    /// The parent's own questions that are not answered yet, starred ones first.
    pub questions: Vec<Question>,
    /// Goals that are worked on, with how they stood.
    pub goals: Vec<GoalView>,
    /// Text that was typed and not yet made into a record.
    pub drafts: Vec<Draft>,
}

/// A visit in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitRow {
    /// The visit. Its people are those who still are in the binder.
    pub visit: Visit,
    /// How many questions are on its checklist.
    pub items: i32,
    /// How many of them have an answer.
    pub answered: i32,
}

/// A visit with everything on its screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitView {
    /// The visit.
    pub visit: Visit,
    /// The people who are or were there.
    pub people: Vec<Person>,
    /// The checklist in order.
    pub items: Vec<Item>,
}

/// Everyone and everything around a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TeamView {
    /// The child.
    pub child: Child,
    /// The people, those who left last.
    pub people: Vec<Person>,
    /// The needs, those that are met last.
    pub needs: Vec<Need>,
    /// The signs that were seen, latest first.
    pub signs: Vec<Sign>,
}

/// One person with the visits they were part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonView {
    /// The person.
    pub person: Person,
    /// Visits with this person, latest first.
    pub visits: Vec<Visit>,
    /// Own questions meant for this person that are not answered yet.
    pub questions: Vec<Question>,
    /// Goals this person works on.
    pub goals: Vec<Goal>,
}

/// A page of the visits of a child, latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HistoryView {
    /// The visits of this page.
    pub visits: Vec<VisitRow>,
    /// How many visits there are in all.
    pub total: i32,
}

/// A goal with how it stood over time, oldest mark first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GoalView {
    /// The goal.
    pub goal: Goal,
    /// How it stood.
    pub marks: Vec<Mark>,
}

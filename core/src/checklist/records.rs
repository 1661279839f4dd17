//! What goes into a checklist and what comes out.

use crate::catalog::{Source, Urgency};
use crate::needs::CrisisScreen;
use crate::team::Person;
use serde::{Deserialize, Serialize};

/// A question that the family wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OwnQuestion {
    /// Id that the family's own data gave it.
    pub id: String,
    /// The question.
    pub text: String,
}

/// A question that was on an earlier list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AskedBefore {
    /// Id of a question of the bank, or of an own one.
    pub question: String,
    /// ISO date of that visit.
    pub date: String,
    /// Whether there was an answer.
    pub answered: bool,
    /// The question, when it is an own one.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
}

/// How things were at a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "Trend"))]
pub enum Change {
    /// Better than before.
    Better,
    /// The same as before.
    #[default]
    Same,
    /// Worse than before.
    Worse,
}

/// What the family noted about how things are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "TrendNote"))]
pub struct Observation {
    /// ISO date.
    pub date: String,
    /// How things were.
    pub change: Change,
}

/// What a checklist is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ChecklistQuery {
    /// Kind of visit.
    pub visit: String,
    /// State as `OR`, `US-OR` or by its name.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub state: Option<String>,
    /// ISO date of the visit; it counts the weeks without change. Without it none are counted.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub today: Option<String>,
    /// The people who will be there; empty when that is not known.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub people: Vec<Person>,
    /// Need ids.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub needs: Vec<String>,
    /// Capability ids that nobody covers.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub gaps: Vec<String>,
    /// Sign ids.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub signs: Vec<String>,
    /// What was asked before, in any order.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub history: Vec<AskedBefore>,
    /// How things went, in any order.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub observations: Vec<Observation>,
    /// The family's own questions, in their order.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub own: Vec<OwnQuestion>,
    /// Question ids that the family marked, in their order.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub starred: Vec<String>,
    /// Question ids that the family took away.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub hidden: Vec<String>,
}

/// Where a question comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ItemKind {
    /// The family wrote it.
    Own,
    /// The bank of questions.
    Bank,
}

/// A question on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ChecklistItem {
    /// Question id.
    pub id: String,
    /// Where it comes from.
    pub kind: ItemKind,
    /// The question.
    pub text: String,
    /// Why it is asked; empty for an own one.
    pub why: String,
    /// What a good answer holds; empty for an own one.
    pub good_answer: String,
    /// What a warning sign is; empty for an own one.
    pub warning_sign: String,
    /// Whether it is one of the first three.
    pub first: bool,
    /// Whether the family marked it.
    pub starred: bool,
    /// Whether it was asked before and not answered.
    pub carried: bool,
    /// How often it was asked before.
    pub times_asked: i32,
    /// What chose it, in sentences; never empty.
    pub chosen_by: Vec<String>,
    /// Whom to ask.
    pub ask_whom: Vec<String>,
    /// Where it comes from; empty for an own one.
    pub sources: Vec<Source>,
}

/// A question in the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BankQuestion {
    /// Question id.
    pub id: String,
    /// The question.
    pub text: String,
    /// Whom to ask.
    pub ask_whom: Vec<String>,
}

/// A question for the young person to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct YoungQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub text: String,
}

/// What the history shows about whether the help works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Working {
    /// What it shows, in sentences; never empty.
    pub says: Vec<String>,
    /// Weeks since the last change for the better, as far as the notes go back.
    pub weeks_without_change: i32,
    /// Whether the last note says that it got worse.
    pub worse: bool,
    /// Ids of the questions that were asked three times or more without an answer.
    pub unanswered: Vec<String>,
}

/// A kind of visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitKind {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// A sign, with what it may mean and what else it could mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SignScreen {
    /// Stable id.
    pub id: String,
    /// What a parent has seen.
    pub label: String,
    /// What it may mean.
    pub may_mean: String,
    /// What else it could mean.
    pub could_also_mean: String,
    /// How soon.
    pub urgency: Urgency,
    /// What to ask.
    pub questions: Vec<BankQuestion>,
    /// Capability ids that may be missing.
    pub gaps: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Everything that the visit screen shows before the visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Checklist {
    /// Present when a need or a sign is a crisis: shown before everything else.
    pub crisis: Option<CrisisScreen>,
    /// Kind of visit.
    pub visit: VisitKind,
    /// The page: at most ten questions, the first three marked.
    pub items: Vec<ChecklistItem>,
    /// What was asked and not answered and has no room on the page, or nobody there can answer.
    pub waiting: Vec<ChecklistItem>,
    /// Question ids that were chosen besides, the fittest first.
    pub more: Vec<String>,
    /// A shorter list for the young person.
    pub young: Vec<YoungQuestion>,
    /// What the history shows; none when it shows nothing.
    pub working: Option<Working>,
}

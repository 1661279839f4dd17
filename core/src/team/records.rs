//! What goes into the team screen and what comes out.

use crate::catalog::{Clinician, Source, Urgency};
use crate::needs::CrisisScreen;
use serde::{Deserialize, Serialize};

/// A person as the family knows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "TeamPerson")
)]
pub struct Person {
    /// Title as heard or read.
    pub title: String,
    /// Role id, when the family has picked one; it goes before the title.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub role: Option<String>,
    /// Whether the family knows who supervises this person.
    #[serde(alias = "supervisor")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub supervisor_named: bool,
    /// Capability ids in which the person says they are trained.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub trained_in: Vec<String>,
}

/// A team and what the child needs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TeamQuery {
    /// State as `OR`, `US-OR` or by its name.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub state: Option<String>,
    /// The people.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub people: Vec<Person>,
    /// Need ids.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub needs: Vec<String>,
}

/// Whether something is covered. The first is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "Coverage"))]
pub enum State {
    /// The role may do it.
    Covered,
    /// The role may do it while a supervisor signs, and a supervisor is named.
    UnderSupervision,
    /// Nobody can tell yet; there is a question to ask.
    Ask,
    /// The role may not do it; of a whole team: nobody may.
    Nobody,
}

/// One field of the matrix: a person and a capability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "CoverageCell")
)]
pub struct Cell {
    /// Place of the person in the query, from 0.
    pub person: i32,
    /// Whether this person covers it.
    pub state: State,
    /// Why, in one sentence or two.
    pub why: String,
    /// Ids of its sources in the list of the view; none when there is no rule to cite.
    pub sources: Vec<String>,
}

/// A question to ask about a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GapQuestion {
    /// Question id in the bank; none for the first question of a capability.
    pub question: Option<String>,
    /// The question.
    pub text: String,
}

/// A role that could fill a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Filler {
    /// Family id.
    pub family: String,
    /// Its name.
    pub label: String,
    /// Role id for the card: the state's, else the national one.
    pub role: Option<String>,
}

/// One capability across the whole team: a row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CapabilityCoverage {
    /// Capability id.
    pub capability: String,
    /// Its name.
    pub label: String,
    /// Short name for a narrow column.
    pub short: String,
    /// The best that any person reaches.
    pub state: State,
    /// Why, in one sentence or two.
    pub why: String,
    /// One field for each person, in the order of the query.
    pub cells: Vec<Cell>,
    /// Roles that could fill the gap; empty when it is covered.
    pub could_fill: Vec<Filler>,
    /// What to ask, the first first; empty when it is covered.
    pub questions: Vec<GapQuestion>,
    /// Whether some chosen need requires it; otherwise it only helps.
    pub required: bool,
}

/// One need across the whole team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NeedCoverage {
    /// Need id.
    pub need: String,
    /// Its name.
    pub label: String,
    /// How soon.
    pub urgency: Urgency,
    /// The worst of what it requires.
    pub state: State,
    /// Capability ids that it requires.
    pub required: Vec<String>,
    /// Capability ids that help besides.
    pub helpful: Vec<String>,
    /// What a person without clinical training may do for it.
    pub untrained_may: String,
    /// What a person without clinical training may not do for it.
    pub untrained_may_not: String,
}

/// A person as the head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MatrixPerson {
    /// Title as the family gave it.
    pub title: String,
    /// Role id that it stands for; none when the title does not tell.
    pub role: Option<String>,
    /// Title of that role in the reader's language.
    pub role_title: Option<String>,
    /// Whether the title shows a licensed clinician.
    pub clinician: Clinician,
}

/// Everything that the team screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "TeamCoverage")
)]
pub struct TeamView {
    /// Present when a chosen need is a crisis: shown before everything else.
    pub crisis: Option<CrisisScreen>,
    /// One sentence that a parent can say aloud.
    pub summary: String,
    /// The needs, in the order of the query.
    pub needs: Vec<NeedCoverage>,
    /// Columns of the matrix.
    pub people: Vec<MatrixPerson>,
    /// Rows of the matrix: what is required first, gaps before what is covered.
    pub capabilities: Vec<CapabilityCoverage>,
    /// All sources of the fields.
    pub sources: Vec<Source>,
}

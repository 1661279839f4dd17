//! What the card, the comparison and the lists hand out.

use crate::catalog::{Clinician, Kind, License, Verdict};
use crate::identify::Ask;
use serde::Serialize;

/// A sentence or phrase and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Statement {
    /// The sentence. Under "may", "only under supervision" and "may not" it is a phrase that
    /// goes on from that heading: "teach daily living skills".
    pub text: String,
    /// The condition or the reason, as sentences of their own.
    pub detail: Option<String>,
    /// Says that no rule states this in words and that it follows from the listed duties; none
    /// when a source states it.
    pub follows: Option<String>,
    /// Numbers of its sources in the list of the same card or comparison; never empty.
    pub notes: Vec<i32>,
}

/// A source as it stands at the foot of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SourceNote {
    /// Footnote number, from 1.
    pub number: i32,
    /// Citation.
    pub cite: String,
    /// Address, where the source has one.
    pub url: Option<String>,
    /// Date of the text as the source gives it; none when it gives none.
    pub as_of: Option<String>,
    /// ISO date on which it was read.
    pub read: String,
    /// Whether it was read more than 365 days ago, or on a day that cannot be told.
    pub stale: bool,
    /// What to say about a stale source.
    pub stale_text: Option<String>,
}

/// Sources of one place that are to be read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaleSources {
    /// ISO 3166-2 code, or the country's; none for what no role's card cites.
    pub place: Option<String>,
    /// Name in the reader's language.
    pub name: String,
    /// The sources, by number in the list of all.
    pub sources: Vec<SourceNote>,
}

/// How a role's place fits the reader's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PlaceFit {
    /// The rules of the reader's own state.
    OwnState,
    /// The rules of another state than the reader's.
    OtherState,
    /// The rules of a state; the reader gave none.
    SomeState,
    /// A national entry; the reader gave no state.
    National,
    /// A national entry, shown because the reader's state has none of this family.
    NationalInLack,
    /// A national entry, although the reader's state has one of its own.
    NationalInstead,
}

/// Where a role holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Place {
    /// ISO 3166-2 code, or the country's.
    pub id: String,
    /// Name in the reader's language.
    pub name: String,
    /// How it fits the reader's state.
    pub fit: PlaceFit,
    /// The same in a sentence.
    pub text: String,
}

/// A role to go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RoleLink {
    /// Role id for the card.
    pub role: String,
    /// What to show on the link.
    pub text: String,
}

/// What license stands behind a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LicenseStatus {
    /// The license.
    pub license: License,
    /// Whether the title shows a licensed clinician.
    pub clinician: Clinician,
    /// The same in a sentence: "Not a licensed clinician."
    pub statement: Statement,
    /// Whether the headline already says this sentence, so that it need not be shown twice.
    pub in_headline: bool,
}

/// Something that no source settles, and the question that does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AskPoint {
    /// Capability id; none when the point is about something else, such as training.
    pub capability: Option<String>,
    /// What it is about: "Family therapy".
    pub label: String,
    /// Varies, or unknown.
    pub verdict: Verdict,
    /// What is known: a condition, or that it is not stated.
    pub text: String,
    /// What to ask.
    pub question: String,
    /// Numbers of the sources; empty when nothing is stated.
    pub notes: Vec<i32>,
}

/// How to look a person up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LookUp {
    /// What the register tells and what it does not.
    pub statement: Statement,
    /// Its address.
    pub url: Option<String>,
    /// Says that nobody has yet checked the address; none when somebody has.
    pub unchecked: Option<String>,
}

/// What the rules say to a statement of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ArticleVerdict {
    /// The rules say the same.
    Supports,
    /// The rules say it with conditions.
    Nuances,
    /// No rule that was read says anything about it.
    Silent,
    /// The rules say otherwise.
    Contradicts,
}

/// A statement of the article that started this project, beside what the rules say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ArticleStatement {
    /// Stable id.
    pub id: String,
    /// Role id, when it speaks about a role of the catalog.
    pub role: Option<String>,
    /// Which list of the article it comes from: "can", "not-trained", "identity".
    pub group: String,
    /// What the article says.
    pub claim: String,
    /// What the rules say to it.
    pub verdict: ArticleVerdict,
    /// The verdict in words.
    pub word: String,
    /// What the rules say, in full.
    pub rule: String,
    /// What a family is shown instead of the claim.
    pub show: String,
    /// Numbers of the sources.
    pub notes: Vec<i32>,
}

/// The article's statements with their sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ArticleCheck {
    /// The statements, in the article's order.
    pub statements: Vec<ArticleStatement>,
    /// The sources.
    pub sources: Vec<SourceNote>,
}

/// All that the card screen shows, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Card {
    /// Role id.
    pub role: String,
    /// Title.
    pub title: String,
    /// Letters as written on a business card.
    pub letters: Vec<String>,
    /// Other names that a parent may hear.
    pub other_names: Vec<String>,
    /// Where the role holds.
    pub place: Place,
    /// The entry of the reader's own state, when this is another one.
    pub own_state: Option<RoleLink>,
    /// The national entry of the same family, when this is a state's one.
    pub in_general: Option<RoleLink>,
    /// Family id.
    pub family: String,
    /// The family in plain words.
    pub family_label: String,
    /// What kind of thing the title is.
    pub kind: Kind,
    /// The same in words: "Job title".
    pub kind_label: String,
    /// One or two sentences: what this is.
    pub headline: Statement,
    /// The license behind it.
    pub license: LicenseStatus,
    /// What the role may do.
    pub may: Vec<Statement>,
    /// What it may do only under supervision.
    pub supervised: Vec<Statement>,
    /// What it may not do.
    pub may_not: Vec<Statement>,
    /// What varies or is not stated, with what to ask.
    pub ask: Vec<AskPoint>,
    /// Schooling, hours, examination.
    pub training: Vec<Statement>,
    /// Who gives the title.
    pub grants: Vec<Statement>,
    /// Whether the role works alone, and who supervises.
    pub supervisor: Vec<Statement>,
    /// Where a family meets such a person.
    pub meets: Vec<Statement>,
    /// How to look a person up.
    pub lookup: Option<LookUp>,
    /// What a family should know besides.
    pub notes: Vec<Statement>,
    /// What the article says about the role.
    pub article: Vec<ArticleStatement>,
    /// The first questions, most useful first.
    pub questions: Vec<Ask>,
    /// The sources, by footnote number.
    pub sources: Vec<SourceNote>,
    /// When the oldest of them was read, in a sentence.
    pub oldest_text: Option<String>,
}

/// One role of a comparison: the head of its column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ComparedRole {
    /// Role id.
    pub role: String,
    /// Short name, different for each column: letters, else the title, with the place if needed.
    pub name: String,
    /// Title.
    pub title: String,
    /// Where the role holds.
    pub place: Place,
    /// One or two sentences: what this is.
    pub headline: Statement,
    /// The license behind it.
    pub license: LicenseStatus,
    /// Schooling, hours, examination.
    pub training: Vec<Statement>,
    /// Whether the role works alone, and who supervises.
    pub supervisor: Vec<Statement>,
}

/// One role's answer to one task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ComparisonCell {
    /// The answer.
    pub verdict: Verdict,
    /// The answer in a word or two.
    pub word: String,
    /// The condition or the reason.
    pub text: Option<String>,
    /// Says that it follows from the listed duties; none when a source states it.
    pub follows: Option<String>,
    /// What to ask, when the answer is not settled.
    pub question: Option<String>,
    /// Numbers of the sources; empty only when nothing is stated.
    pub notes: Vec<i32>,
}

/// One task of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ComparisonRow {
    /// Capability id.
    pub capability: String,
    /// Name of the task.
    pub label: String,
    /// Short name for the head of a row.
    pub short: String,
    /// Whether the answers are not all the same.
    pub differs: bool,
    /// The answers, in the order of the roles.
    pub cells: Vec<ComparisonCell>,
}

/// All that the comparison screen shows, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Comparison {
    /// The main difference in a plain sentence.
    pub difference: Statement,
    /// The roles, in the order asked for.
    pub roles: Vec<ComparedRole>,
    /// The tasks.
    pub rows: Vec<ComparisonRow>,
    /// What to ask, most useful first.
    pub questions: Vec<Ask>,
    /// The sources, by footnote number.
    pub sources: Vec<SourceNote>,
}

/// A line in a list of roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RoleSummary {
    /// Role id.
    pub role: String,
    /// Family id.
    pub family: String,
    /// Title.
    pub title: String,
    /// Letters as written on a business card.
    pub letters: Vec<String>,
    /// Where the role holds.
    pub place: Place,
    /// What kind of thing the title is.
    pub kind: Kind,
    /// The license behind it.
    pub license: License,
    /// The license in a sentence; its sources stand on the card.
    pub license_text: String,
}

/// Roles that mean the same in different places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FamilySummary {
    /// Family id.
    pub family: String,
    /// Name in plain words.
    pub label: String,
    /// One sentence about it.
    pub about: String,
    /// What a title of the family shows, unless letters say more.
    pub clinician: Clinician,
    /// Ids of its roles, national ones first.
    pub roles: Vec<String>,
}

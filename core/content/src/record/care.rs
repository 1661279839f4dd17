//! Records of needs, signs, crisis, rights and checklists.

use super::{SourceId, TextId};
use serde::{Deserialize, Serialize};

/// How soon something needs an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Urgency {
    /// Now.
    Crisis,
    /// In days.
    Soon,
    /// At the next visit.
    Routine,
}

/// How strong the evidence behind an approach is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Strength {
    /// Several good studies agree.
    Strong,
    /// Some studies.
    Moderate,
    /// Early studies.
    Promising,
    /// Advice of a professional body.
    Guidance,
    /// A law or a rule.
    Law,
    /// A way to arrange services.
    #[serde(alias = "service model")]
    ServiceModel,
    /// A way to think about it.
    Framework,
    /// A warning.
    Caution,
}

/// Something that a child or a family may need.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NeedRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Name.
    pub label: TextId,
    /// One or two sentences.
    pub description: TextId,
    /// Capabilities that it needs.
    pub required: Vec<u16>,
    /// Capabilities that help besides.
    pub helpful: Vec<u16>,
    /// What has been tried, and how well it worked.
    #[serde(borrow)]
    pub approaches: Vec<ApproachRecord<'a>>,
    /// How soon.
    pub urgency: Urgency,
    /// What makes it a crisis.
    pub crisis_flags: Vec<TextId>,
    /// What a person without clinical training may do.
    pub untrained_may: TextId,
    /// What a person without clinical training may not do.
    pub untrained_may_not: TextId,
    /// What a family should know besides.
    pub note: Option<TextId>,
    /// Sources.
    pub sources: Vec<SourceId>,
    /// Whether words about a time long past do not count.
    pub fades: bool,
}

/// A treatment or program.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApproachRecord<'a> {
    /// Name.
    pub name: &'a str,
    /// Letters; may be empty.
    pub acronym: &'a str,
    /// What it is.
    pub what: TextId,
    /// What was found.
    pub finding: TextId,
    /// How strong the evidence is.
    pub strength: Strength,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// Who could fill a gap in one capability.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FillerRecord {
    /// Families, the usual ones first.
    pub families: Vec<FillerFamily>,
}

/// A family that could fill a gap.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FillerFamily {
    /// Family number.
    pub family: u16,
    /// Its name.
    pub label: TextId,
    /// Where it has roles with a card; the national one first.
    pub places: Vec<u16>,
    /// The role for each of these places.
    pub roles: Vec<u16>,
}

/// A question for the young person to ask.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct YoungRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// The question.
    pub text: TextId,
    /// Kinds of visit.
    #[serde(borrow)]
    pub when: Vec<&'a str>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// Something that a parent has seen in the help they get.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// What was seen.
    pub label: TextId,
    /// What it may mean.
    pub may_mean: TextId,
    /// What else it could mean.
    pub could_also_mean: TextId,
    /// Questions.
    pub questions: Vec<u16>,
    /// Capabilities that may be missing.
    pub gaps: Vec<u16>,
    /// How soon.
    pub urgency: Urgency,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// One step of the crisis screen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StepRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// The step.
    pub text: TextId,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A line to call or text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContactRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Where it answers.
    pub jurisdiction: u16,
    /// Name.
    pub name: TextId,
    /// Number to call.
    pub phone: Option<&'a str>,
    /// Number to text.
    pub text_number: Option<&'a str>,
    /// Address.
    pub url: Option<&'a str>,
    /// What it is for.
    pub what: TextId,
    /// Whether a person still has to check it.
    pub unchecked: bool,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// Something that makes it a crisis.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CrisisSignRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// The sign.
    pub label: TextId,
    /// Needs that it brings with it.
    pub needs: Vec<u16>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// Something that a family may ask for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RightRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Where it holds.
    pub jurisdiction: u16,
    /// What it is about.
    pub topic: &'a str,
    /// The right.
    pub text: TextId,
    /// One sentence to say.
    pub say: Option<TextId>,
    /// Name of whom to turn to.
    pub contact: Option<&'a str>,
    /// Their number.
    pub phone: Option<&'a str>,
    /// Their address.
    pub url: Option<&'a str>,
    /// Whether a person still has to check them.
    pub unchecked: bool,
    /// Families that it is about; empty for anyone.
    pub families: Vec<u16>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A kind of visit, with the questions that belong to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VisitKindRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Name.
    pub label: TextId,
    /// Questions.
    pub questions: Vec<u16>,
}

/// Whom a question can be put to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AskableRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Name.
    pub label: TextId,
    /// Families.
    pub families: Vec<u16>,
}

//! What stands in `core/data` for needs, signs, crisis, rights, checklists, and for hearing them
//! in a parent's own words.

use super::Text;
use crate::record::{Strength, Urgency};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words or patterns by language.
pub type Words = BTreeMap<String, Vec<String>>;

/// `needs/*.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Stable id.
    pub id: String,
    /// Name.
    pub label: Text,
    /// One or two sentences.
    pub description: Text,
    /// Words that parents use for it.
    pub words: Words,
    /// Capability ids that it needs.
    pub required: Vec<String>,
    /// Capability ids that help besides.
    pub helpful: Vec<String>,
    /// What has been tried, and how well it worked.
    pub approaches: Vec<Approach>,
    /// How soon.
    pub urgency: Urgency,
    /// What makes it a crisis.
    pub crisis_flags: Vec<Text>,
    /// What a person without clinical training may and may not do.
    pub without_clinical_training: Untrained,
    /// What a family should know besides.
    pub note: Option<Text>,
    /// Source ids.
    pub sources: Vec<String>,
    /// How sure the research is.
    pub confidence: super::Confidence,
    /// Whether the article names it.
    pub from_article: bool,
}

/// A treatment or program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approach {
    /// Its name, the same in every language.
    pub name: String,
    /// Its letters; may be empty.
    pub acronym: String,
    /// What it is.
    pub what: Text,
    /// What was found.
    pub finding: Text,
    /// Source ids.
    pub sources: Vec<String>,
    /// How strong the evidence is.
    pub strength: Strength,
}

/// What a person without clinical training may and may not do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Untrained {
    /// May.
    pub may: Text,
    /// May not.
    pub may_not: Text,
}

/// `signs.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Stable id.
    pub id: String,
    /// What a parent has seen.
    pub label: Text,
    /// What it may mean.
    pub may_mean: Text,
    /// What else it could mean.
    pub could_also_mean: Text,
    /// Question ids.
    pub questions: Vec<String>,
    /// Capability ids that may be missing.
    pub gaps: Vec<String>,
    /// How soon.
    pub urgency: Urgency,
    /// Words that parents use for it.
    pub words: Words,
    /// Source ids.
    pub sources: Vec<String>,
    /// Whether the article names it.
    pub from_article: bool,
}

/// `crisis.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crisis {
    /// What to do and say, in order.
    pub steps: Vec<Step>,
    /// Whom to call.
    pub contacts: Vec<CrisisContact>,
    /// What makes it a crisis.
    pub signs: Vec<CrisisSign>,
}

/// One step of the crisis screen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable id.
    pub id: String,
    /// The step.
    pub text: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A line to call or text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisContact {
    /// Stable id.
    pub id: String,
    /// Jurisdiction id.
    pub jurisdiction: String,
    /// Name.
    pub name: Text,
    /// Number to call.
    pub phone: Option<String>,
    /// Number to text.
    pub text_number: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// What it is for.
    pub what: Text,
    /// Whether a person still has to check it.
    pub unchecked: bool,
    /// Source ids.
    pub sources: Vec<String>,
}

/// Something that makes it a crisis.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisSign {
    /// Stable id.
    pub id: String,
    /// The sign.
    pub label: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// `rights/*.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// Stable id.
    pub id: String,
    /// Jurisdiction id.
    pub jurisdiction: String,
    /// What it is about.
    pub topic: String,
    /// The right.
    pub text: Text,
    /// One sentence to say.
    pub say: Option<Text>,
    /// Whom to turn to.
    pub contact: Option<RightContact>,
    /// Source ids.
    pub sources: Vec<String>,
    /// Family ids that it is about; empty for anyone.
    #[serde(default)]
    pub families: Vec<String>,
}

/// Whom to turn to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightContact {
    /// Name.
    pub name: String,
    /// Number.
    pub phone: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Whether a person still has to check it.
    pub unchecked: bool,
}

/// `checklist.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Question ids that belong to each kind of visit.
    pub core_sets: BTreeMap<String, Vec<String>>,
    /// Kinds of visit.
    pub visit_kinds: Vec<Named>,
    /// Whom a question can be put to.
    pub askable: Vec<Askable>,
    /// Why lists have the length that they have.
    pub rules: Vec<ListRule>,
    /// What was found about lists of questions.
    pub evidence: Vec<Evidence>,
}

/// `young.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YoungQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub text: Text,
    /// Kinds of visit.
    pub when: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// An id with its name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Stable id.
    pub id: String,
    /// Name.
    pub label: Text,
}

/// Whom a question can be put to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Askable {
    /// Stable id.
    pub id: String,
    /// Name.
    pub label: Text,
    /// Family ids.
    pub families: Vec<String>,
}

/// A rule for lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRule {
    /// Stable id.
    pub id: String,
    /// The rule.
    pub text: Text,
    /// Evidence ids.
    pub evidence: Vec<String>,
}

/// Something that was found out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Stable id.
    pub id: String,
    /// The finding.
    pub finding: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// `hear/groups.json`: sets of words that stand for one thing, by name.
pub type Groups = BTreeMap<String, Words>;

/// `hear/needs/*.json`: by need id.
pub type HeardNeeds = BTreeMap<String, HeardNeed>;

/// How a need is heard besides its own words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeardNeed {
    /// Whether it no longer counts when the words speak of a time long past.
    #[serde(default)]
    pub fades: bool,
    /// Words of the need that only hint at it.
    #[serde(default)]
    pub only_hints: Vec<String>,
    /// One of these is enough.
    #[serde(default)]
    pub strong: Words,
    /// Two of these are enough.
    #[serde(default)]
    pub hint: Words,
}

/// `hear/examples/*.json`: a text in a parent's words, from which hearing is learned.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Ids of the needs that it speaks of.
    pub needs: Vec<String>,
    /// Whether it tells of danger now or lately.
    pub crisis: bool,
}

/// `crisis_words.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisWords {
    /// By crisis sign id.
    pub signs: BTreeMap<String, HeardCrisis>,
    /// Figures of speech: their words count for nothing.
    pub figures: Words,
    /// Words that deny what follows.
    pub negations: Words,
    /// Words that look like a denial and are none.
    pub not_negations: Words,
    /// Words that deny what stood just before.
    pub denied_before: Words,
    /// A time long past, or a thing resolved.
    pub past: Words,
    /// It is back, or goes on.
    pub again: Words,
    /// Play, stories, news, work: not this child's life.
    pub elsewhere: Words,
    /// Words that end the reach of a denial.
    pub breaks: Words,
    /// Common words by which a text shows its language.
    pub languages: Words,
    /// What makes one hint of a crisis enough: now, blood, fear, police.
    pub urgent: Words,
}

/// How a crisis sign is heard.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeardCrisis {
    /// Need ids that it brings with it.
    pub needs: Vec<String>,
    /// One of these is enough.
    pub strong: Words,
    /// Two of these are enough.
    #[serde(default)]
    pub hint: Words,
}

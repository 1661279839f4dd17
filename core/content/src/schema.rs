//! The shape of `core/data`, as people write and review it.
//!
//! Every structure refuses fields it does not know, so that a misspelled field is an error and
//! not a statement that silently disappears.

pub mod care;

use crate::record::{Basis, Clinician, Kind, License, Verdict};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A text in each of its languages, by language code.
pub type Text = BTreeMap<String, String>;

/// `languages.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// BCP 47 code.
    pub code: String,
    /// The language's own name.
    pub name: String,
    /// Whether every text must exist in it.
    pub complete: bool,
    /// What its readers should know of its texts, in the language itself: who has written and read them.
    pub note: Option<String>,
}

/// `sources/*.json`, by id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Citation.
    pub cite: String,
    /// Address.
    pub url: Option<String>,
    /// Date of the text as the source gives it: a year, a month or a day.
    pub as_of: Option<String>,
    /// ISO date when it was read.
    pub read: String,
    /// Why there is no address.
    pub no_address: Option<String>,
}

/// `jurisdictions.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jurisdiction {
    /// ISO 3166-2 code, or the country's.
    pub id: String,
    /// Two-letter code.
    pub code: String,
    /// Name.
    pub name: Text,
}

/// `families.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Stable id.
    pub id: String,
    /// Name in plain words.
    pub label: Text,
    /// One sentence for candidates that have no card.
    pub about: Text,
    /// What a title of this family shows by itself.
    pub clinician: Clinician,
    /// Whether it stands for "no member of a care team".
    #[serde(default)]
    pub outside: bool,
    /// Family id of those who still train toward this one.
    pub in_training: Option<String>,
    /// How much it decides among several.
    pub rank: u8,
    /// Question ids.
    pub ask: Vec<String>,
    /// The role that stands for the family where a state has none of its own.
    pub role: Option<String>,
}

/// `capabilities.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capability {
    /// Stable id.
    pub id: String,
    /// Name.
    pub label: Text,
    /// Short name.
    pub short: Text,
    /// What it is.
    pub plain: Text,
    /// Who at least.
    pub minimum: Text,
    /// Capability that it builds on.
    pub base: Option<String>,
    /// Whether a named training is needed.
    pub training_required: bool,
    /// Families that usually do it.
    pub families: Vec<String>,
    /// Families that do not.
    pub not_families: Vec<String>,
    /// First question when nobody covers it.
    pub ask: Text,
    /// Questions that fit the gap.
    pub questions: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A statement with its sources.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The statement.
    pub text: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A cell of a role's table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The answer.
    pub verdict: Verdict,
    /// Said or followed.
    #[serde(default)]
    pub basis: Basis,
    /// The condition in words.
    pub text: Option<Text>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// How to look somebody up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    /// What the register tells.
    pub text: Option<Text>,
    /// Its address.
    pub url: Option<String>,
    /// Source ids.
    pub sources: Vec<String>,
    /// Whether a person still has to check it.
    #[serde(default)]
    pub unchecked: bool,
}

/// How sure the research is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The primary source was read.
    High,
    /// A secondary source was read.
    Medium,
    /// Less than that.
    Low,
}

/// `roles/<place>/<id>.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Stable id.
    pub id: String,
    /// Family id.
    pub family: String,
    /// Jurisdiction id.
    pub jurisdiction: String,
    /// Kind of title.
    pub kind: Kind,
    /// License behind it.
    pub license: License,
    /// Sources for kind and license.
    #[serde(default)]
    pub license_sources: Vec<String>,
    /// Title.
    pub title: Text,
    /// Letters as written on a card.
    pub letters: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// One sentence.
    pub headline: Option<Claim>,
    /// Schooling, hours, examination.
    pub training: Vec<Claim>,
    /// Who gives the title.
    pub grants: Vec<Claim>,
    /// Who supervises.
    pub supervisor: Vec<Claim>,
    /// Where a family meets them.
    #[serde(rename = "where")]
    pub place: Vec<Claim>,
    /// How to look somebody up.
    pub lookup: Option<Lookup>,
    /// May the role practice alone?
    pub independent: Option<Cell>,
    /// Capability table.
    pub table: BTreeMap<String, Cell>,
    /// May.
    pub may: Vec<Claim>,
    /// Only under supervision.
    pub supervised: Vec<Claim>,
    /// May not.
    pub may_not: Vec<Claim>,
    /// Besides.
    pub notes: Vec<Claim>,
    /// Question ids.
    pub ask: Vec<String>,
    /// NUCC taxonomy codes.
    pub nucc: Vec<String>,
    /// How sure the research is.
    pub confidence: Confidence,
}

/// `letters.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// As written.
    pub letters: String,
    /// Other spellings.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What they stand for.
    pub meaning: Text,
    /// Kind of credential.
    pub kind: Kind,
    /// License behind them.
    pub license: License,
    /// Family id.
    pub family: Option<String>,
    /// Role id, where the letters mean a role that does not itself write them after a name.
    #[serde(default)]
    pub role: Option<String>,
    /// Jurisdiction ids; empty for anywhere.
    pub states: Vec<String>,
    /// Whether they are also an ordinary word.
    #[serde(default)]
    pub word: bool,
    /// Source ids.
    pub sources: Vec<String>,
}

/// `terms.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable id.
    pub id: String,
    /// The word and its forms, by language.
    pub words: BTreeMap<String, Vec<String>>,
    /// What it may hide.
    pub tells: Text,
    /// Whether the law protects it.
    pub protected: Option<Text>,
    /// What to ask.
    pub ask: Text,
    /// Family ids.
    pub may_be: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// `homonyms.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Homonym {
    /// The letters or words.
    pub letters: String,
    /// How much harm a mix-up does.
    pub danger: String,
    /// Why it matters.
    pub why: Text,
    /// What to ask.
    pub ask: Text,
    /// The meanings.
    pub meanings: Vec<Meaning>,
}

/// One meaning of a homonym.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// Jurisdiction id.
    pub jurisdiction: String,
    /// What the letters stand for.
    pub meaning: String,
    /// What level that is.
    pub level: Text,
    /// Role id.
    pub role: Option<String>,
    /// Source ids.
    pub sources: Vec<String>,
}

/// `questions/*.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// The question.
    pub text: Text,
    /// Why.
    pub why: Text,
    /// What a good answer holds.
    pub good_answer: Text,
    /// What a warning sign is.
    pub warning_sign: Text,
    /// Visit kinds.
    pub when: Vec<String>,
    /// Whom to ask.
    pub to: Vec<String>,
    /// What brings it up.
    pub triggers: Vec<String>,
    /// 1 is first.
    pub priority: u8,
    /// Source ids.
    pub sources: Vec<String>,
    /// Whether the article asks it.
    pub from_article: bool,
}

/// `article.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Stable id.
    pub id: String,
    /// Role id.
    pub role: Option<String>,
    /// Group of statements.
    pub group: String,
    /// What the rules say to it.
    pub verdict: String,
    /// The claim.
    pub claim: Text,
    /// What the rules say.
    pub rule: Text,
    /// What a family is shown.
    pub show: Text,
    /// Source ids.
    pub sources: Vec<String>,
}

/// `titles/concepts/*.json`: by concept id, phrases by language.
pub type Concepts = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// `titles/patterns/*.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Concepts that must all occur; "a|b" names alternatives.
    pub all: Vec<String>,
    /// Concepts that must not occur.
    #[serde(default)]
    pub none: Vec<String>,
    /// Family ids, likeliest first.
    pub families: Vec<String>,
    /// Status, when it differs from the family's.
    pub clinician: Option<Clinician>,
    /// Added to the score.
    #[serde(default)]
    pub bonus: i16,
    /// Whether unknown words in front of it speak against it.
    #[serde(default)]
    pub alone: bool,
    /// Jurisdiction ids; empty for all.
    #[serde(default)]
    pub states: Vec<String>,
}

/// `catalog.json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// ISO date on which a person last changed the content.
    pub content_date: String,
}

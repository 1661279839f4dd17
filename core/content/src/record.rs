//! The records of the image, as they are stored.
//!
//! Every list of records is a `Records` section: one byte string per record, found by number
//! without reading the others. A record is decoded when somebody asks for it; its strings are
//! borrowed from the image. Ids of other records are numbers into their section.

mod care;

pub use care::{
    ApproachRecord, AskableRecord, ContactRecord, CrisisSignRecord, FillerFamily, FillerRecord,
    NeedRecord, RightRecord, SignRecord, StepRecord, Strength, Urgency, VisitKindRecord,
    YoungRecord,
};

use serde::{Deserialize, Serialize};

/// Number of a text in the text sections; the same number in every language.
pub type TextId = u32;
/// Number of a source.
pub type SourceId = u16;

/// How firmly a rule answers "may this role do that?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Verdict {
    /// The sources say the role may.
    Yes,
    /// The role may while someone licensed supervises and signs.
    Supervised,
    /// The role may do a part of it; the text says which.
    Limited,
    /// The role may not.
    No,
    /// It differs by employer, program or person.
    Varies,
    /// No source that was read says.
    Unknown,
}

/// Whether a source says a verdict in words or whether it follows from the listed duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A source says so.
    #[default]
    Stated,
    /// It follows from the listed duties, or from who must sign.
    Follows,
}

/// What kind of thing a title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "TitleKind"))]
pub enum Kind {
    /// A name that an employer gives.
    JobTitle,
    /// A name on a register; no license.
    Registration,
    /// A private or public body checked the person; no license.
    Certification,
    /// What a person studied.
    Degree,
    /// A license or registration to practice under supervision toward a full one.
    TrainingLicense,
    /// A license of a state board.
    License,
    /// A medical or nursing license.
    MedicalLicense,
    /// Own experience is part of the job.
    Peer,
    /// A credential of an education department.
    SchoolCredential,
    /// Membership of an association.
    Membership,
    /// A method somebody was taught.
    Method,
    /// Letters outside this field.
    Other,
}

/// What license stands behind a role or behind letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum License {
    /// A license to treat mental health without supervision, or to prescribe for it.
    Clinical,
    /// A license or registration to train toward one, under supervision.
    Training,
    /// A license for other work.
    Other,
    /// A credential of an education department.
    School,
    /// No license.
    None,
    /// It depends on the person.
    Varies,
    /// The sources do not say.
    Unknown,
}

/// Whether a title shows a licensed clinician.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Clinician {
    /// The title shows a license to treat mental health.
    Yes,
    /// The title shows none.
    No,
    /// The title shows training under supervision.
    InTraining,
    /// The title does not tell.
    CannotTell,
}

impl Clinician {
    /// The status without the claim of a license, for letters that do not show one.
    pub fn cautious(self) -> Clinician {
        match self {
            Clinician::Yes => Clinician::CannotTell,
            other => other,
        }
    }
}

impl License {
    /// The clinician status that a title with this license shows.
    pub fn clinician(self) -> Clinician {
        match self {
            License::Clinical => Clinician::Yes,
            License::Training => Clinician::InTraining,
            License::Other | License::School | License::None => Clinician::No,
            License::Varies | License::Unknown => Clinician::CannotTell,
        }
    }
}

/// A language of the catalog.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LanguageRecord<'a> {
    /// BCP 47 code.
    pub code: &'a str,
    /// The language's own name.
    pub name: &'a str,
    /// Whether every text exists in it.
    pub complete: bool,
    /// What its readers should know of its texts.
    pub note: Option<&'a str>,
}

/// A source of statements.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SourceRecord<'a> {
    /// Citation.
    pub cite: &'a str,
    /// Address, where the source has one.
    pub url: Option<&'a str>,
    /// Date of the text, as the source gives it.
    pub as_of: Option<&'a str>,
    /// ISO date when it was read.
    pub read: &'a str,
}

/// A statement and what it rests on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// The statement.
    pub text: TextId,
    /// Its sources.
    pub sources: Vec<SourceId>,
}

/// A place whose rules count.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct JurisdictionRecord<'a> {
    /// ISO 3166-2 code, or the country's.
    pub id: &'a str,
    /// Two-letter code as a parent types it.
    pub code: &'a str,
    /// Name.
    pub name: TextId,
}

/// What identification reads of a family.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct FamilyHeadRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Name in plain words.
    pub label: TextId,
    /// One sentence for candidates that have no card.
    pub about: TextId,
    /// What a title of this family shows, unless a role or letters say more.
    pub clinician: Clinician,
    /// Whether the family stands for "no member of a care team".
    pub outside: bool,
    /// The family of those who still train toward this one.
    pub in_training: Option<u16>,
    /// How much a title of this family tells; the higher, the more it decides.
    pub rank: u8,
    /// The role that stands for the family where a state has none of its own.
    pub standing: Option<u16>,
}

/// Whether a jurisdiction is the whole country: "US", not "US-OR".
pub fn is_national(id: &str) -> bool {
    id.len() == 2
}

/// Roles that mean the same in different places.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FamilyRecord<'a> {
    /// What can be read without the rest.
    #[serde(borrow)]
    pub head: FamilyHeadRecord<'a>,
    /// Questions to ask about it.
    pub ask: Vec<u16>,
    /// Roles of the family, the standing one first.
    pub roles: Vec<u16>,
}

/// Something that a child may need done.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CapabilityRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Name.
    pub label: TextId,
    /// Short name for the head of a column.
    pub short: TextId,
    /// What it is.
    pub plain: TextId,
    /// Who at least must do it.
    pub minimum: TextId,
    /// The capability that it builds on, when a named training is needed on top.
    pub base: Option<u16>,
    /// Whether a person must name the training.
    pub training_required: bool,
    /// Families that usually do it.
    pub families: Vec<u16>,
    /// Families that do not.
    pub not_families: Vec<u16>,
    /// The first question when nobody covers it.
    pub ask: TextId,
    /// Questions of the bank that fit the gap.
    pub questions: Vec<u16>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// One cell of a role's table.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CellRecord {
    /// Which capability.
    pub capability: u16,
    /// The answer.
    pub verdict: Verdict,
    /// Said or followed.
    pub basis: Basis,
    /// The condition in words.
    pub text: Option<TextId>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// How to look somebody up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LookupRecord<'a> {
    /// What the register tells and what it does not.
    pub text: Option<TextId>,
    /// Address of the register.
    pub url: Option<&'a str>,
    /// Whether a person still has to check the address.
    pub unchecked: bool,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A role with all that its card needs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoleRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Its family.
    pub family: u16,
    /// Where it holds.
    pub jurisdiction: u16,
    /// What kind of thing the title is.
    pub kind: Kind,
    /// The license behind it.
    pub license: License,
    /// Sources for kind and license.
    pub license_sources: Vec<SourceId>,
    /// Title.
    pub title: TextId,
    /// Letters as written on a card.
    #[serde(borrow)]
    pub letters: Vec<&'a str>,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// One sentence: what this is.
    pub headline: Option<ClaimRecord>,
    /// Schooling, hours, examination.
    pub training: Vec<ClaimRecord>,
    /// Who gives the title.
    pub grants: Vec<ClaimRecord>,
    /// Who supervises.
    pub supervisor: Vec<ClaimRecord>,
    /// Where a family meets them.
    pub place: Vec<ClaimRecord>,
    /// How to look somebody up.
    pub lookup: Option<LookupRecord<'a>>,
    /// Whether the role may practice alone; the capability number is not used.
    pub independent: Option<CellRecord>,
    /// Capability table, by capability number.
    pub table: Vec<CellRecord>,
    /// What the role may do.
    pub may: Vec<ClaimRecord>,
    /// What it may do only under supervision.
    pub supervised: Vec<ClaimRecord>,
    /// What it may not do.
    pub may_not: Vec<ClaimRecord>,
    /// What a family should know besides.
    pub notes: Vec<ClaimRecord>,
    /// The first questions.
    pub ask: Vec<u16>,
    /// NUCC taxonomy codes.
    pub nucc: Vec<&'a str>,
    /// Whether the primary sources were read.
    pub primary: bool,
}

/// What a list shows of a role, so that the whole of it need not be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoleHeadRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// Its family.
    pub family: u16,
    /// Where it holds.
    pub jurisdiction: u16,
    /// The license behind it.
    pub license: License,
    /// Title.
    pub title: TextId,
    /// The first questions.
    pub ask: Vec<u16>,
}

/// What post-nominal letters mean in some states.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LettersRecord<'a> {
    /// As written.
    pub letters: &'a str,
    /// What they stand for.
    pub meaning: TextId,
    /// Kind of credential.
    pub kind: Kind,
    /// License behind them.
    pub license: License,
    /// Family they show, if any.
    pub family: Option<u16>,
    /// Role they show, if one is in the catalog.
    pub role: Option<u16>,
    /// Where they mean this; empty for anywhere.
    pub jurisdictions: Vec<u16>,
    /// Whether they are also an ordinary word.
    pub word: bool,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A word that does not tell who somebody is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TermRecord<'a> {
    /// The concept that stands for the word in the lexicon of titles.
    pub concept: u16,
    /// Stable id.
    pub id: &'a str,
    /// What the word may hide.
    pub tells: TextId,
    /// Whether the law protects it.
    pub protected: Option<TextId>,
    /// What to ask.
    pub ask: TextId,
    /// Families it may stand for.
    pub may_be: Vec<u16>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// The same letters with different meanings.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HomonymRecord<'a> {
    /// The letters or words.
    pub letters: &'a str,
    /// Why it matters.
    pub why: TextId,
    /// What to ask.
    pub ask: TextId,
    /// The meanings.
    #[serde(borrow)]
    pub meanings: Vec<MeaningRecord<'a>>,
}

/// One of several meanings.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MeaningRecord<'a> {
    /// Where.
    pub jurisdiction: u16,
    /// What the letters stand for there.
    pub meaning: &'a str,
    /// What level that is.
    pub level: TextId,
    /// The role, if one is in the catalog.
    pub role: Option<u16>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A question of the bank.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct QuestionRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// The question.
    pub text: TextId,
    /// Why it is asked.
    pub why: TextId,
    /// What a good answer holds.
    pub good_answer: TextId,
    /// What a warning sign is.
    pub warning_sign: TextId,
    /// Visit kinds.
    #[serde(borrow)]
    pub when: Vec<&'a str>,
    /// Whom to ask.
    pub to: Vec<&'a str>,
    /// What brings it up.
    pub triggers: Vec<&'a str>,
    /// 1 is first.
    pub priority: u8,
    /// Sources.
    pub sources: Vec<SourceId>,
    /// Whether the article asks it.
    pub from_article: bool,
}

/// A statement of the article, and what the rules say about it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ArticleRecord<'a> {
    /// Stable id.
    pub id: &'a str,
    /// The role it speaks about.
    pub role: Option<u16>,
    /// Group of statements.
    pub group: &'a str,
    /// What the rules say to it.
    pub verdict: &'a str,
    /// The article's claim.
    pub claim: TextId,
    /// What the rules say.
    pub rule: TextId,
    /// What a family is shown.
    pub show: TextId,
    /// Sources.
    pub sources: Vec<SourceId>,
}

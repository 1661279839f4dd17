//! Hearing what a text speaks of: words, groups of words, and rules over them. All of it is data.
//!
//! A rule is one or more parts that must stand in the same sentence, or in the same text, in any order. A part is a
//! row of atoms with a limit on the words between them. An atom is a set of phrases. Words are
//! compared by their stems; a word of six letters or more may have one slip of the finger.

#[cfg(feature = "compile")]
mod build;
mod listen;
mod packed;
mod stem;

#[cfg(feature = "compile")]
pub use build::{HearingBuilder, PatternError};
pub use listen::{Heard, Listener, Span};
pub(super) use stem::stem;

use super::dictionary::Dictionary;
use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

/// What a rule speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// A need.
    Need,
    /// A sign.
    Sign,
    /// A crisis sign.
    Crisis,
    /// A figure of speech: its words count for nothing.
    Figure,
    /// A denial of what follows.
    Negation,
    /// Looks like a denial and is none.
    NotNegation,
    /// A denial of what stood just before.
    DeniedBefore,
    /// A time long past.
    Past,
    /// It is back.
    Again,
    /// Play, stories, news, work.
    Elsewhere,
    /// Ends the reach of a denial.
    Break,
    /// Makes a hint of a crisis urgent: now, blood, fear, police.
    Urgent,
    /// A word that shows the language of a text; the subject is the language.
    Language,
}

impl Topic {
    /// All topics in the order of their numbers.
    pub const ALL: [Topic; 13] = [
        Topic::Need,
        Topic::Sign,
        Topic::Crisis,
        Topic::Figure,
        Topic::Negation,
        Topic::NotNegation,
        Topic::DeniedBefore,
        Topic::Past,
        Topic::Again,
        Topic::Elsewhere,
        Topic::Break,
        Topic::Urgent,
        Topic::Language,
    ];
}

/// Stands for the second symbol of a phrase that has one only.
const ALONE: u16 = u16::MAX;

/// Words, phrases and rules.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Hearing<'a> {
    /// Stems of the words.
    #[serde(borrow)]
    stems: Dictionary<'a>,
    /// Beginnings of words, written with a star in the data.
    #[serde(borrow)]
    beginnings: Dictionary<'a>,
    /// Where the phrases of each first symbol start in `phrases`. A symbol is the number of a
    /// stem, or that of a beginning after all stems.
    #[serde(borrow)]
    phrase_starts: ZeroVec<'a, u32>,
    /// Phrases in groups with the same second symbol (`ALONE` for those of one symbol): the second symbol,
    /// how many numbers the group has, and its phrases one after another: atom, number of symbols behind the
    /// second, those symbols.
    #[serde(borrow)]
    phrases: ZeroVec<'a, u16>,
    /// How many atoms there are.
    atoms: u16,
    /// Where the rules of each topic start in `rules`.
    #[serde(borrow)]
    topic_starts: ZeroVec<'a, u32>,
    /// Rules one after another, as `packed` writes them.
    #[serde(borrow)]
    rules: ZeroVec<'a, u16>,
}

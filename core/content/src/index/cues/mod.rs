//! Hearing by example: words and pairs of words that speak for a need or for a crisis.
//!
//! Rules say what somebody thought of; parents say what nobody thought of. Examples, texts with
//! the needs that they speak of, stand in the data; from them a linear support vector machine
//! learns at build time how much each cue speaks for or against each subject. Only sums of
//! products are used, so that the same examples give the same image on every machine.

#[cfg(feature = "compile")]
mod learn;
mod weigh;

#[cfg(feature = "compile")]
pub use learn::{Example, learn};
pub use weigh::Witness;

use crate::records::Records;
use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

/// Weights are stored as whole numbers of this part of one.
const FINE: f32 = 32.0;
/// Rarities are stored as whole numbers of this part of one.
const RARITY_FINE: f32 = 16.0;

/// Cues, and how much each speaks for each subject.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Cues<'a> {
    /// Stems of the words, in byte order. Their numbers are those of the first cues.
    #[serde(borrow)]
    words: Records<'a>,
    /// Pairs of words side by side, in order: number of the first times 65,536 plus number of the
    /// second. They are numbered behind the words.
    #[serde(borrow)]
    pairs: ZeroVec<'a, u32>,
    /// How rare each cue is; zero when only its pairs count.
    #[serde(borrow)]
    rarity: ZeroVec<'a, u8>,
    /// Where the weights of each cue start; one more at the end.
    #[serde(borrow)]
    starts: ZeroVec<'a, u32>,
    /// The subject of each weight.
    #[serde(borrow)]
    subjects: ZeroVec<'a, u8>,
    /// The weights.
    #[serde(borrow)]
    weights: ZeroVec<'a, i8>,
    /// What each subject starts from.
    #[serde(borrow)]
    offsets: ZeroVec<'a, i8>,
    /// A text with less to go by than most examples is not blown up: its cues are divided by this
    /// at least.
    least_length: f32,
}

impl Cues<'_> {
    /// The number of a word's stem.
    fn word(&self, word: &str) -> Option<u16> {
        let number = self.words.find(super::hearing::stem(word).as_bytes())?;
        u16::try_from(number).ok()
    }

    /// The number of the cue that two words side by side make.
    fn pair(&self, first: u16, second: u16) -> Option<u32> {
        let key = (u32::from(first) << 16) | u32::from(second);
        let place = self.pairs.binary_search(&key).ok()?;
        u32::try_from(self.words.len() + place).ok()
    }
}

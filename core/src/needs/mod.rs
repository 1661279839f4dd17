//! From a list, or from a parent's own words, to what a child needs; crisis before everything.
//!
//! Recognition is by words and rules that stand in the data, and every answer says which words
//! led there. A text without such words gives no need.

mod context;
mod crisis;
mod recognize;
mod screen;

pub use crisis::{CrisisContact, CrisisScreen, CrisisSign, CrisisStep};
pub use recognize::{HeardCrisis, HeardNeed, HeardSign, Recognition};
pub use screen::{Approach, CapabilityLine, NeedLine, NeedScreen};

/// Longest text that is read, in bytes. It holds about three thousand words.
pub const LONGEST_TEXT: usize = 16 * 1024;

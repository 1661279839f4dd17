//! Finding words, names and patterns in a text: the dictionary with its tolerant look-up, the
//! index of names, the lexicon of title words, and how a text is heard by rules and by example.

mod cues;
mod dictionary;
mod hearing;
mod lexicon;
mod pattern;
mod titles;

pub use cues::{Cues, Witness};
#[cfg(feature = "compile")]
pub use cues::{Example, learn};
pub use dictionary::{Dictionary, Match, MatchKind, Matcher};
pub use hearing::{Heard, Hearing, Listener, Span, Topic};
#[cfg(feature = "compile")]
pub use hearing::{HearingBuilder, PatternError};
pub use lexicon::{Lexicon, LexiconBuilder, PhraseHit};
pub use pattern::{Element, Pattern, PatternDraft};
pub use titles::{Hit, TitleIndex};

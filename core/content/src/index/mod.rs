//! Finding words, names and patterns in a text: the dictionary with its tolerant look-up, the
//! index of names, and the lexicon of title words.

mod dictionary;
mod hearing;
mod lexicon;
mod pattern;
mod titles;

pub use dictionary::{Dictionary, Match, MatchKind, Matcher};
pub use hearing::{Heard, Hearing, Listener, Span, Topic};
#[cfg(feature = "compile")]
pub use hearing::{HearingBuilder, PatternError};
pub use lexicon::{Lexicon, LexiconBuilder, PhraseHit};
pub use pattern::{Element, Pattern, PatternDraft};
pub use titles::{Hit, TitleIndex};

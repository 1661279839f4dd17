//! Who asks, and the few records that only this boundary has.

use careteam::catalog::{Language, Urgency};
use careteam::checklist::SignScreen;

/// Who asks: in which language, from where, on which day. The library has no clock and looks up
/// no locale, so the app says.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reader {
    /// Language of the answers as a BCP 47 tag, such as "es" or "en-US".
    pub language: String,
    /// Today as an ISO date, such as "2026-11-24".
    pub today: String,
    /// State as "OR", "US-OR" or by its name; none when it is not known.
    #[uniffi(default)]
    pub state: Option<String>,
}

/// What the app says about itself.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct About {
    /// Version of the library.
    pub version: String,
    /// ISO date on which a person last changed the content.
    pub content_date: String,
    /// The languages of the answers.
    pub languages: Vec<Language>,
}

/// A sign in a list; the screen of the sign says the rest.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SignLine {
    /// Stable id.
    pub id: String,
    /// What a parent has seen.
    pub label: String,
    /// How soon.
    pub urgency: Urgency,
}

impl From<SignScreen> for SignLine {
    fn from(sign: SignScreen) -> Self {
        Self {
            id: sign.id,
            label: sign.label,
            urgency: sign.urgency,
        }
    }
}

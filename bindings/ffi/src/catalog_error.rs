//! What can go wrong with a question to the catalog, as an app sees it.

use crate::guard::Defect;
use careteam::catalog::CatalogError as Inner;

/// Why the catalog did not answer. The text of an error is for developers; an app shows its own
/// words, chosen by the case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
pub enum CatalogError {
    /// The content inside the library cannot be read. Only a broken build does this.
    #[error("catalog is damaged: {part}")]
    Damaged {
        /// What cannot be read.
        part: String,
    },
    /// The answers do not exist in this language. About lists those that do.
    #[error("language \"{language}\" is not in the catalog")]
    UnknownLanguage {
        /// What was asked for.
        language: String,
    },
    /// There is no such state.
    #[error("state \"{state}\" is not known; give two letters, like OR")]
    UnknownState {
        /// What was asked for.
        state: String,
    },
    /// The catalog holds nothing with this id.
    #[error("{what} \"{id}\" is not in the catalog")]
    Unknown {
        /// What was looked for: "role", "need", "sign", "capability", "question" or "visit".
        what: String,
        /// The id that was asked for.
        id: String,
    },
    /// A text is longer than what is read.
    #[error("text has {length} bytes; at most {limit} are read")]
    TextTooLong {
        /// Length in bytes.
        length: i64,
        /// Most bytes that are read.
        limit: i64,
    },
    /// A comparison needs two or three roles.
    #[error("{count} roles to compare; give two or three")]
    CompareCount {
        /// How many different ones were given.
        count: i32,
    },
    /// More of something than any family has.
    #[error("{count} {what}; at most {limit} are read")]
    TooMany {
        /// What there is too much of.
        what: String,
        /// How many were given.
        count: i64,
        /// Most that are read.
        limit: i64,
    },
    /// A date is not an ISO date.
    #[error("date \"{date}\" is not a date like 2026-11-24")]
    BadDate {
        /// What was given.
        date: String,
    },
    /// The library itself failed. This is a defect: please report the place.
    #[error("the library failed at {place}")]
    Defect {
        /// File and line, without any content.
        place: String,
    },
}

impl From<Inner> for CatalogError {
    fn from(error: Inner) -> Self {
        let unknown = |what: &str, id| Self::Unknown {
            what: what.into(),
            id,
        };
        match error {
            // An app can do nothing about either, so both are one.
            Inner::Image { reason } => Self::Damaged {
                part: reason.to_string(),
            },
            Inner::Damaged { section, number } => Self::Damaged {
                part: format!("record {number} of {section}"),
            },
            // The app chooses another language or state.
            Inner::UnknownLanguage { language } => Self::UnknownLanguage { language },
            Inner::UnknownState { state } => Self::UnknownState { state },
            // An id that the app kept is gone from the catalog; which kind says the field.
            Inner::UnknownRole { role } => unknown("role", role),
            Inner::UnknownNeed { need } => unknown("need", need),
            Inner::UnknownSign { sign } => unknown("sign", sign),
            Inner::UnknownCapability { capability } => unknown("capability", capability),
            Inner::UnknownQuestion { question } => unknown("question", question),
            Inner::UnknownVisit { visit } => unknown("visit", visit),
            // The app says what is too much, with the limit.
            Inner::TextTooLong { length, limit } => Self::TextTooLong { length, limit },
            Inner::CompareCount { count } => Self::CompareCount { count },
            Inner::TooMany { what, count, limit } => Self::TooMany { what, count, limit },
            // A mistake of the app, not of its user.
            Inner::BadDate { date } => Self::BadDate { date },
        }
    }
}

impl Defect for CatalogError {
    fn defect(place: String) -> Self {
        Self::Defect { place }
    }
}

//! What can go wrong with a catalog or with a question to it.

use careteam_content::image::ImageError;

/// Why the catalog could not be opened or could not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// The bytes are not a whole, undamaged image of this format.
    #[error("{reason}")]
    Image {
        /// What is wrong with them.
        reason: ImageError,
    },
    /// A record of the image cannot be read.
    #[error("catalog is damaged: record {number} of {section} cannot be read")]
    Damaged {
        /// Section of the image.
        section: &'static str,
        /// Number of the record.
        number: u32,
    },
    /// The catalog does not hold this language.
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
    /// There is no such role.
    #[error("role \"{role}\" is not in the catalog")]
    UnknownRole {
        /// What was asked for.
        role: String,
    },
    /// The text is longer than what is read.
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
        /// How many were given.
        count: i32,
    },
    /// There is no such need.
    #[error("need \"{need}\" is not in the catalog")]
    UnknownNeed {
        /// What was asked for.
        need: String,
    },
    /// There is no such sign.
    #[error("sign \"{sign}\" is not in the catalog")]
    UnknownSign {
        /// What was asked for.
        sign: String,
    },
    /// There is no such capability.
    #[error("capability \"{capability}\" is not in the catalog")]
    UnknownCapability {
        /// What was asked for.
        capability: String,
    },
    /// There is no such question.
    #[error("question \"{question}\" is not in the catalog")]
    UnknownQuestion {
        /// What was asked for.
        question: String,
    },
    /// There is no such kind of visit.
    #[error("kind of visit \"{visit}\" is not in the catalog")]
    UnknownVisit {
        /// What was asked for.
        visit: String,
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
}

impl From<ImageError> for CatalogError {
    fn from(reason: ImageError) -> Self {
        CatalogError::Image { reason }
    }
}

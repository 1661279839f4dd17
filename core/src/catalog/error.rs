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
    /// The text is longer than any title or card.
    #[error("text has {length} bytes; a title or card has at most {limit}")]
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

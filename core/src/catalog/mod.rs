//! What the app knows, read in place from one binary image.

mod choices;
mod error;
mod read;
mod read_care;
mod verdict;

pub use careteam_content::record::{Basis, Clinician, Kind, License, Strength, Urgency, Verdict};
pub use choices::{Language, StateLine};
pub use error::CatalogError;

pub(crate) use read_care::source_id;
pub(crate) use verdict::verdict_of;

use careteam_content::image::Image;
use serde::Serialize;

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Source {
    /// Id on this screen; a newer catalog may give the source another.
    pub id: String,
    /// Citation as a person would look it up.
    pub cite: String,
    /// Address.
    pub url: Option<String>,
    /// Date of the text as the source gives it.
    pub as_of: Option<String>,
    /// ISO date when it was read.
    pub read: String,
}

/// The image that the build script made from `core/data`.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.image"));

/// Everything the app knows. Opened once, never changed, usable from any thread.
#[derive(Debug)]
pub struct Catalog<'a> {
    image: Image<'a>,
}

/// A sentence of a shell, by its key.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Phrase {
    /// Key, with the shell's prefix.
    pub key: String,
    /// The sentence; a place in it reads like `{state}`.
    pub text: String,
}

/// The language of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Number of the language in the catalog.
    language: usize,
}

impl Reader {
    /// The reader of the catalog's first language.
    pub(crate) fn first() -> Self {
        Reader { language: 0 }
    }
}

impl Catalog<'static> {
    /// Opens the catalog that comes with the library.
    ///
    /// Costs microseconds and does not grow with the catalog.
    pub fn embedded() -> Result<Self, CatalogError> {
        Ok(Catalog {
            image: Image::open_trusted(EMBEDDED)?,
        })
    }
}

impl<'a> Catalog<'a> {
    /// Opens a catalog from bytes that came from outside. Every byte is checked first.
    ///
    /// Errors: `Image` when the bytes are not a whole, undamaged image of this format.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, CatalogError> {
        Ok(Catalog {
            image: Image::open(bytes)?,
        })
    }

    /// ISO date on which a person last changed the content.
    pub fn content_date(&self) -> &str {
        self.image.content_date
    }

    /// The reader of a language, given as a BCP 47 tag ("es", "es-US").
    ///
    /// Errors: `UnknownLanguage` when the catalog does not hold the language.
    pub fn reader(&self, language: &str) -> Result<Reader, CatalogError> {
        let wanted = language.split(['-', '_']).next().unwrap_or(language);
        let languages = 0..self.image.languages.len();
        for number in languages {
            if self.language(number)?.code.eq_ignore_ascii_case(wanted) {
                return Ok(Reader { language: number });
            }
        }
        Err(CatalogError::UnknownLanguage {
            language: clip(language),
        })
    }
}

/// The first characters of something that a caller passed, fit for an error text.
pub(crate) fn clip(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

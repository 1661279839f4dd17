//! The binary image: one header, one payload, read in place.

mod care;

pub use care::Care;

use crate::index::{Lexicon, TitleIndex};
use crate::packed::Packed;
use crate::record::TextId;
pub use crate::records::Records;
use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

/// First bytes of every image.
const MAGIC: &[u8; 4] = b"CTIM";
/// Raised whenever a record changes its shape.
pub const FORMAT: u16 = 3;
/// Magic, format, two spare bytes, payload length, payload checksum.
const HEADER: usize = 16;

/// Everything the catalog knows. Decoding it checks the shape of the sections and reads none
/// of the records.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Image<'a> {
    /// ISO date on which the content was last changed by a person.
    #[serde(borrow)]
    pub content_date: &'a str,
    /// Languages, English first.
    #[serde(borrow)]
    pub languages: Records<'a>,
    /// Per language: the texts by number; empty where the language lacks one.
    #[serde(borrow)]
    pub texts: Vec<Packed<'a>>,
    /// Phrase keys in byte order.
    #[serde(borrow)]
    pub phrase_keys: Records<'a>,
    /// Text number of each phrase.
    #[serde(borrow)]
    pub phrase_texts: ZeroVec<'a, TextId>,
    /// Sources.
    #[serde(borrow)]
    pub sources: Packed<'a>,
    /// Jurisdictions.
    #[serde(borrow)]
    pub jurisdictions: Records<'a>,
    /// Families.
    #[serde(borrow)]
    pub families: Records<'a>,
    /// Capabilities.
    #[serde(borrow)]
    pub capabilities: Records<'a>,
    /// Roles in order of their ids.
    #[serde(borrow)]
    pub roles: Records<'a>,
    /// What lists show of the roles, in the same order.
    #[serde(borrow)]
    pub role_heads: Records<'a>,
    /// Jurisdiction of each role, in the same order.
    #[serde(borrow)]
    pub role_places: ZeroVec<'a, u16>,
    /// Letters in order of their compact form.
    #[serde(borrow)]
    pub letters: Records<'a>,
    /// Compact form of each of the letters, in byte order.
    #[serde(borrow)]
    pub letter_keys: Records<'a>,
    /// Words that do not tell.
    #[serde(borrow)]
    pub terms: Records<'a>,
    /// Letters with several meanings.
    #[serde(borrow)]
    pub homonyms: Records<'a>,
    /// Questions in order of their ids.
    #[serde(borrow)]
    pub questions: Records<'a>,
    /// What the article says and what the rules say.
    #[serde(borrow)]
    pub article: Records<'a>,
    /// Words, concepts and patterns that titles are made of.
    #[serde(borrow)]
    pub lexicon: Lexicon<'a>,
    /// Names of roles.
    #[serde(borrow)]
    pub titles: TitleIndex<'a>,
    /// Role number of each name in `titles`.
    #[serde(borrow)]
    pub title_roles: ZeroVec<'a, u16>,
    /// Needs, signs, crisis, rights and checklists.
    #[serde(borrow)]
    pub care: Care<'a>,
}

/// Why a byte string is no image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// The first bytes are not those of an image.
    #[error("not a catalog image")]
    NotAnImage,
    /// The image is of another format.
    #[error("catalog format {found} cannot be read by this version, which reads {FORMAT}")]
    Format {
        /// Format number found in the header.
        found: u16,
    },
    /// The image is shorter or longer than its header says.
    #[error("catalog image has {found} bytes of content, its header says {expected}")]
    Length {
        /// Bytes after the header.
        found: usize,
        /// Bytes that the header announces.
        expected: usize,
    },
    /// The bytes are not those that were written.
    #[error("catalog image is damaged: checksum differs")]
    Checksum,
    /// The payload does not have the shape of an image.
    #[error("catalog image is damaged: sections cannot be read")]
    Sections,
}

impl<'a> Image<'a> {
    /// Opens an image that the program itself carries: header and shape are checked, the
    /// checksum is not, so that opening costs the same however large the catalog is.
    pub fn open_trusted(bytes: &'a [u8]) -> Result<Self, ImageError> {
        let (payload, _) = split(bytes)?;
        sections(payload)
    }

    /// Opens an image that came from outside: also compares the checksum.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ImageError> {
        let (payload, checksum) = split(bytes)?;
        if crc32fast::hash(payload) != checksum {
            return Err(ImageError::Checksum);
        }
        sections(payload)
    }

    /// The image as bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ImageError> {
        let payload = postcard::to_allocvec(self).map_err(|_| ImageError::Sections)?;
        let length = u32::try_from(payload.len()).map_err(|_| ImageError::Sections)?;
        let mut out = Vec::with_capacity(HEADER + payload.len());
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&FORMAT.to_le_bytes());
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(&crc32fast::hash(&payload).to_le_bytes());
        out.extend_from_slice(&payload);
        Ok(out)
    }
}

/// Reads the sections of a payload, which must hold nothing else.
fn sections(payload: &[u8]) -> Result<Image<'_>, ImageError> {
    match postcard::take_from_bytes(payload) {
        Ok((image, [])) => Ok(image),
        _ => Err(ImageError::Sections),
    }
}

/// Splits an image into its payload and the checksum that the header gives.
fn split(bytes: &[u8]) -> Result<(&[u8], u32), ImageError> {
    let (header, payload) = bytes
        .split_at_checked(HEADER)
        .ok_or(ImageError::NotAnImage)?;
    let rest = header.strip_prefix(MAGIC).ok_or(ImageError::NotAnImage)?;
    let [f0, f1, 0, 0, l0, l1, l2, l3, c0, c1, c2, c3] = *rest else {
        return Err(ImageError::NotAnImage);
    };
    let found = u16::from_le_bytes([f0, f1]);
    if found != FORMAT {
        return Err(ImageError::Format { found });
    }
    let expected = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
    if payload.len() != expected {
        return Err(ImageError::Length {
            found: payload.len(),
            expected,
        });
    }
    Ok((payload, u32::from_le_bytes([c0, c1, c2, c3])))
}

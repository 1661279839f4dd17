//! Decoding single records. Everything that the rest of the core learns from the image passes
//! through here, and a damaged record is an error that says which one.

use super::{Catalog, CatalogError, Reader, clip};
use careteam_content::image::Records;
use careteam_content::index::{Lexicon, TitleIndex};
use careteam_content::record as rec;
use serde::Deserialize;

/// Decodes one record of a section.
pub(super) fn decode<'i, R: Deserialize<'i>>(
    records: &'i Records<'_>,
    section: &'static str,
    number: usize,
) -> Result<R, CatalogError> {
    let damaged = CatalogError::Damaged {
        section,
        number: u32::try_from(number).unwrap_or(u32::MAX),
    };
    let bytes = records.get(number).ok_or_else(|| damaged.clone())?;
    postcard::from_bytes(bytes).map_err(|_| damaged)
}

/// Decodes all records of a section, one after another.
pub(super) fn decode_all<'i, R: Deserialize<'i>>(
    records: &'i Records<'_>,
    section: &'static str,
) -> impl Iterator<Item = Result<R, CatalogError>> + 'i {
    (0..records.len()).map(move |number| decode(records, section, number))
}

impl Catalog<'_> {
    pub(crate) fn language(&self, n: usize) -> Result<rec::LanguageRecord<'_>, CatalogError> {
        decode(&self.image.languages, "languages", n)
    }

    pub(crate) fn source(&self, n: u16) -> Result<rec::SourceRecord<'_>, CatalogError> {
        decode(&self.image.sources, "sources", n.into())
    }

    pub(crate) fn jurisdiction(&self, n: u16) -> Result<rec::JurisdictionRecord<'_>, CatalogError> {
        decode(&self.image.jurisdictions, "jurisdictions", n.into())
    }

    pub(crate) fn family(&self, n: u16) -> Result<rec::FamilyRecord<'_>, CatalogError> {
        decode(&self.image.families, "families", n.into())
    }

    pub(crate) fn capability(&self, n: u16) -> Result<rec::CapabilityRecord<'_>, CatalogError> {
        decode(&self.image.capabilities, "capabilities", n.into())
    }

    /// How many capabilities there are.
    pub(crate) fn capability_count(&self) -> u16 {
        self.image.capabilities.len() as u16
    }

    pub(crate) fn role(&self, n: u16) -> Result<rec::RoleRecord<'_>, CatalogError> {
        decode(&self.image.roles, "roles", n.into())
    }

    pub(crate) fn roles(
        &self,
    ) -> impl Iterator<Item = Result<rec::RoleRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.roles, "roles")
    }

    pub(crate) fn question(&self, n: u16) -> Result<rec::QuestionRecord<'_>, CatalogError> {
        decode(&self.image.questions, "questions", n.into())
    }

    pub(crate) fn terms(
        &self,
    ) -> impl Iterator<Item = Result<rec::TermRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.terms, "terms")
    }

    pub(crate) fn homonyms(
        &self,
    ) -> impl Iterator<Item = Result<rec::HomonymRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.homonyms, "homonyms")
    }

    pub(crate) fn article(
        &self,
    ) -> impl Iterator<Item = Result<rec::ArticleRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.article, "article")
    }

    /// The letters with this compact form.
    pub(crate) fn letters(
        &self,
        compact: &str,
    ) -> impl Iterator<Item = Result<rec::LettersRecord<'_>, CatalogError>> + '_ {
        let keys = &self.image.letter_keys;
        let wanted = compact.as_bytes();
        // A search for the first of several equal keys: everything before it is smaller.
        let (mut from, mut to) = (0, keys.len());
        while from < to {
            let middle = from + (to - from) / 2;
            if keys.get(middle).is_some_and(|key| key < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        let count = keys
            .iter()
            .skip(from)
            .take_while(|key| *key == wanted)
            .count();
        (from..from + count).map(|n| decode(&self.image.letters, "letters", n))
    }

    pub(crate) fn lexicon(&self) -> &Lexicon<'_> {
        &self.image.lexicon
    }

    pub(crate) fn titles(&self) -> &TitleIndex<'_> {
        &self.image.titles
    }

    /// The role that a name of the title index belongs to.
    pub(crate) fn title_role(&self, name: u32) -> Option<u16> {
        self.image.title_roles.get(name as usize)
    }

    /// The number of a role.
    pub(crate) fn role_number(&self, id: &str) -> Result<u16, CatalogError> {
        let count = self.image.roles.len() as u16;
        for n in 0..count {
            if self.role_id(n)? == id {
                return Ok(n);
            }
        }
        Err(CatalogError::UnknownRole { role: clip(id) })
    }

    /// The id of a role, without decoding the rest of it.
    pub(crate) fn role_id(&self, n: u16) -> Result<&str, CatalogError> {
        // The id is the first field of the record.
        decode(&self.image.roles, "roles", n.into()).or_else(|_| {
            let bytes = self.image.roles.get(n.into()).unwrap_or(&[]);
            match postcard::take_from_bytes::<&str>(bytes) {
                Ok((id, _)) => Ok(id),
                Err(_) => Err(CatalogError::Damaged {
                    section: "roles",
                    number: n.into(),
                }),
            }
        })
    }

    /// The number of a family.
    pub(crate) fn family_number(&self, id: &str) -> Option<u16> {
        let count = self.image.families.len() as u16;
        (0..count).find(|n| self.family(*n).is_ok_and(|f| f.id == id))
    }

    /// The number of a state: "OR", "or", "US-OR" or its name in any language.
    ///
    /// Errors: `UnknownState`.
    pub(crate) fn state(&self, text: &str) -> Result<u16, CatalogError> {
        let wanted = careteam_content::text::fold(text.trim());
        for n in 0..self.image.jurisdictions.len() as u16 {
            let place = self.jurisdiction(n)?;
            let names = (0..self.image.texts.len())
                .filter_map(|language| self.raw_text(language, place.name))
                .any(|name| careteam_content::text::fold(name) == wanted);
            if names
                || place.code.eq_ignore_ascii_case(&wanted)
                || place.id.eq_ignore_ascii_case(&wanted)
            {
                return Ok(n);
            }
        }
        Err(CatalogError::UnknownState { state: clip(text) })
    }

    /// A text in the reader's language, in English where that language lacks it.
    pub(crate) fn text(&self, reader: Reader, id: rec::TextId) -> Result<&str, CatalogError> {
        self.raw_text(reader.language, id)
            .filter(|text| !text.is_empty())
            .or_else(|| self.raw_text(0, id))
            .ok_or(CatalogError::Damaged {
                section: "texts",
                number: id,
            })
    }

    fn raw_text(&self, language: usize, id: rec::TextId) -> Option<&str> {
        let bytes = self.image.texts.get(language)?.get(id as usize)?;
        std::str::from_utf8(bytes).ok()
    }

    /// A keyed phrase with its places filled in: "{role}" becomes the value given for "role".
    pub(crate) fn phrase(
        &self,
        reader: Reader,
        key: &str,
        values: &[(&str, &str)],
    ) -> Result<String, CatalogError> {
        let damaged = CatalogError::Damaged {
            section: "phrases",
            number: 0,
        };
        let number = self
            .image
            .phrase_keys
            .binary_search(key.as_bytes())
            .map_err(|_| damaged.clone())?;
        let id = self.image.phrase_texts.get(number).ok_or(damaged)?;
        let mut text = self.text(reader, id)?.to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        Ok(text)
    }
}

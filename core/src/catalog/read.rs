//! Decoding single records. Everything that the rest of the core learns from the image passes
//! through here, and a damaged record is an error that says which one.

use super::{Catalog, CatalogError, Phrase, Reader, clip};
use careteam_content::image::Records;
use careteam_content::index::{Lexicon, TitleIndex};
use careteam_content::record as rec;
use serde::Deserialize;
use std::cmp::Ordering;

/// Decodes one record of a section.
pub(super) fn decode<'i, R: Deserialize<'i>>(
    records: &'i Records<'_>,
    section: &'static str,
    number: usize,
) -> Result<R, CatalogError> {
    entry(records.get(number), section, number)
}

/// Decodes one record of a section, where it has one with this number.
pub(super) fn entry<'i, R: Deserialize<'i>>(
    bytes: Option<&'i [u8]>,
    section: &'static str,
    number: usize,
) -> Result<R, CatalogError> {
    let record = bytes.and_then(|bytes| postcard::from_bytes(bytes).ok());
    record.ok_or(CatalogError::Damaged {
        section,
        number: u32::try_from(number).unwrap_or(u32::MAX),
    })
}

/// Decodes the first part of a record.
fn prefix<'i, R: Deserialize<'i>>(
    records: &'i Records<'_>,
    section: &'static str,
    number: usize,
) -> Result<R, CatalogError> {
    let part = records
        .get(number)
        .and_then(|bytes| postcard::take_from_bytes(bytes).ok());
    part.map(|(part, _)| part).ok_or(CatalogError::Damaged {
        section,
        number: u32::try_from(number).unwrap_or(u32::MAX),
    })
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
        entry(self.image.sources.get(n.into()), "sources", n.into())
    }

    pub(crate) fn jurisdiction(&self, n: u16) -> Result<rec::JurisdictionRecord<'_>, CatalogError> {
        decode(&self.image.jurisdictions, "jurisdictions", n.into())
    }

    /// Whether a place is the whole country.
    pub(crate) fn is_national(&self, place: u16) -> Result<bool, CatalogError> {
        Ok(rec::is_national(self.jurisdiction(place)?.id))
    }

    pub(crate) fn family(&self, n: u16) -> Result<rec::FamilyRecord<'_>, CatalogError> {
        decode(&self.image.families, "families", n.into())
    }

    /// What identification reads of a family, without the lists behind it.
    pub(crate) fn family_head(&self, n: u16) -> Result<rec::FamilyHeadRecord<'_>, CatalogError> {
        prefix(&self.image.families, "families", n.into())
    }

    /// How many sources there are.
    pub(crate) fn source_count(&self) -> u16 {
        self.image.sources.len() as u16
    }

    pub(crate) fn families(
        &self,
    ) -> impl Iterator<Item = Result<rec::FamilyRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.families, "families")
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

    pub(crate) fn role_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::RoleRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.roles, "roles")
    }

    pub(crate) fn question(&self, n: u16) -> Result<rec::QuestionRecord<'_>, CatalogError> {
        decode(&self.image.questions, "questions", n.into())
    }

    /// What a list shows of a role.
    pub(crate) fn role_head(&self, n: u16) -> Result<rec::RoleHeadRecord<'_>, CatalogError> {
        decode(&self.image.role_heads, "role heads", n.into())
    }

    /// Where a role holds.
    pub(crate) fn role_place(&self, n: u16) -> Option<u16> {
        self.image.role_places.get(n.into())
    }

    /// Words that do not tell, those whose concept is wanted.
    pub(crate) fn terms<'s>(
        &'s self,
        wanted: impl Fn(u16) -> bool + 's,
    ) -> impl Iterator<Item = Result<rec::TermRecord<'s>, CatalogError>> + 's {
        let terms = self.image.terms.iter().enumerate();
        // The concept is the first field; the rest is read only for those that are wanted.
        terms
            .filter(
                move |(_, bytes)| match postcard::take_from_bytes::<u16>(bytes) {
                    Ok((concept, _)) => wanted(concept),
                    Err(_) => true,
                },
            )
            .map(|(n, _)| decode(&self.image.terms, "terms", n))
    }

    /// Letters or words with several meanings, those that are wanted.
    pub(crate) fn homonyms<'s>(
        &'s self,
        wanted: impl Fn(&str) -> bool + 's,
    ) -> impl Iterator<Item = Result<rec::HomonymRecord<'s>, CatalogError>> + 's {
        let homonyms = self.image.homonyms.iter().enumerate();
        // The letters are the first field; the rest is read only for those that are wanted.
        homonyms
            .filter(
                move |(_, bytes)| match postcard::take_from_bytes::<&str>(bytes) {
                    Ok((letters, _)) => wanted(letters),
                    Err(_) => true,
                },
            )
            .map(|(n, _)| decode(&self.image.homonyms, "homonyms", n))
    }

    pub(crate) fn article_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::ArticleRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.article, "article")
    }

    /// The letters with this compact form.
    pub(crate) fn letters(
        &self,
        compact: &str,
    ) -> impl Iterator<Item = Result<rec::LettersRecord<'_>, CatalogError>> + '_ {
        let from = self.image.letter_keys.first_not_before(compact.as_bytes());
        let wanted = compact.as_bytes();
        let keys = self.image.letter_keys.iter().skip(from);
        let count = keys.take_while(|key| *key == wanted).count();
        (from..from + count).map(|n| decode(&self.image.letters, "letters", n))
    }

    /// The letters whose compact form begins so.
    pub(crate) fn letters_from<'s>(
        &'s self,
        start: &str,
    ) -> impl Iterator<Item = Result<rec::LettersRecord<'s>, CatalogError>> + 's {
        let from = self.image.letter_keys.first_not_before(start.as_bytes());
        let keys = self.image.letter_keys.iter().skip(from);
        let count = keys
            .take_while(|key| key.starts_with(start.as_bytes()))
            .count();
        (from..from + count).map(|n| decode(&self.image.letters, "letters", n))
    }

    /// Id and text of a question, without the rest of it.
    pub(crate) fn question_text(&self, n: u16) -> Result<(&str, rec::TextId), CatalogError> {
        prefix(&self.image.questions, "questions", n.into())
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
        // Roles stand in the order of their ids.
        let (mut from, mut to) = (0, self.image.role_heads.len() as u16);
        while from < to {
            let middle = from + (to - from) / 2;
            match self.role_head(middle)?.id.cmp(id) {
                Ordering::Equal => return Ok(middle),
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
            }
        }
        Err(CatalogError::UnknownRole { role: clip(id) })
    }

    /// The number of a family.
    pub(crate) fn family_number(&self, id: &str) -> Option<u16> {
        let count = self.image.families.len() as u16;
        (0..count).find(|n| self.family_head(*n).is_ok_and(|f| f.id == id))
    }

    /// The number of a state: "OR", "or", "US-OR" or its name in any language.
    ///
    /// Errors: `UnknownState`.
    pub(crate) fn state(&self, text: &str) -> Result<u16, CatalogError> {
        let text = text.trim();
        let places = 0..self.image.jurisdictions.len() as u16;
        for n in places.clone() {
            let place = self.jurisdiction(n)?;
            if place.code.eq_ignore_ascii_case(text) || place.id.eq_ignore_ascii_case(text) {
                return Ok(n);
            }
        }
        let wanted = careteam_content::text::fold(text);
        for n in places {
            let name = self.jurisdiction(n)?.name;
            let named = (0..self.image.texts.len())
                .filter_map(|language| self.raw_text(language, name))
                .any(|name| careteam_content::text::fold(name) == wanted);
            if named {
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

    /// A shell's own sentences: all phrases whose keys begin with `prefix`, in the reader's
    /// language. Loaded once when a shell starts or its language changes.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn phrases(&self, reader: Reader, prefix: &str) -> Result<Vec<Phrase>, CatalogError> {
        let keys = self
            .image
            .phrase_keys
            .iter()
            .zip(self.image.phrase_texts.iter());
        keys.filter(|(key, _)| key.starts_with(prefix.as_bytes()))
            .map(|(key, text)| {
                Ok(Phrase {
                    key: String::from_utf8_lossy(key).into_owned(),
                    text: self.text(reader, text)?.to_owned(),
                })
            })
            .collect()
    }

    /// A keyed phrase with its places filled in: "{role}" becomes the value given for "role".
    pub(crate) fn phrase(
        &self,
        reader: Reader,
        key: &str,
        values: &[(&str, &str)],
    ) -> Result<String, CatalogError> {
        self.first_phrase(reader, &[key], values)
    }

    /// The first of several keyed phrases that the catalog holds, special ones before general ones.
    pub(crate) fn first_phrase(
        &self,
        reader: Reader,
        keys: &[&str],
        values: &[(&str, &str)],
    ) -> Result<String, CatalogError> {
        let known = |key: &&str| self.image.phrase_keys.find(key.as_bytes());
        let number = keys.iter().find_map(known);
        let id =
            number
                .and_then(|n| self.image.phrase_texts.get(n))
                .ok_or(CatalogError::Damaged {
                    section: "phrases",
                    number: 0,
                })?;
        let mut rest = self.text(reader, id)?;
        let mut text = String::with_capacity(rest.len() + 64);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            let value = values.iter().find(|(known, _)| *known == name);
            text.push_str(value.map_or(name, |(_, value)| value));
            rest = behind;
        }
        text.push_str(rest);
        Ok(text)
    }
}

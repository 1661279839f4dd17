//! What a reader picks from: languages and states.

use super::{Catalog, CatalogError, Reader};
use careteam_content::record::is_national;
use serde::Serialize;

/// A language of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Language {
    /// BCP 47 code, such as "es".
    pub code: String,
    /// The language's own name.
    pub name: String,
    /// What its readers should know of its texts, in that language: that no native speaker has read
    /// them yet, for one. None where there is nothing to say.
    pub note: Option<String>,
}

/// A state, to be picked from a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StateLine {
    /// ISO 3166-2 code, such as "US-OR".
    pub id: String,
    /// The two letters that people write.
    pub code: String,
    /// Name in the reader's language.
    pub name: String,
}

impl Catalog<'_> {
    /// The languages of the answers, the first one first.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn languages(&self) -> Result<Vec<Language>, CatalogError> {
        let numbers = 0..self.image.languages.len();
        numbers
            .map(|language| self.language_of(Reader { language }))
            .collect()
    }

    /// The language of a reader.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn language_of(&self, reader: Reader) -> Result<Language, CatalogError> {
        let language = self.language(reader.language)?;
        Ok(Language {
            code: language.code.to_owned(),
            name: language.name.to_owned(),
            note: language.note.map(str::to_owned),
        })
    }

    /// The states, by name in the reader's language. The whole country is none of them.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn states(&self, reader: Reader) -> Result<Vec<StateLine>, CatalogError> {
        let mut states = Vec::new();
        for number in 0..self.image.jurisdictions.len() as u16 {
            let place = self.jurisdiction(number)?;
            if is_national(place.id) {
                continue;
            }
            states.push(StateLine {
                id: place.id.to_owned(),
                code: place.code.to_owned(),
                name: self.text(reader, place.name)?.to_owned(),
            });
        }
        states.sort_by_cached_key(|state| careteam_content::text::fold(&state.name));
        Ok(states)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_accepted_where_it_is_used() {
        let catalog = Catalog::embedded().unwrap();
        let languages = catalog.languages().unwrap();
        assert!(
            languages
                .iter()
                .any(|l| l.code == "es" && l.name == "Español")
        );
        for language in &languages {
            let reader = catalog.reader(&language.code).unwrap();
            let states = catalog.states(reader).unwrap();
            assert!(states.iter().any(|s| s.id == "US-OR" && s.code == "OR"));
            assert!(states.iter().all(|s| s.id.len() == 5));
            for state in states {
                let number = catalog.state(&state.id).unwrap();
                assert_eq!(catalog.state(&state.code).unwrap(), number);
                assert_eq!(catalog.state(&state.name).unwrap(), number);
            }
        }
    }
}

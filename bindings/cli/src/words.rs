//! The shell's own sentences, in the reader's language.
//!
//! They stand in the catalog's phrases under the prefix `shell_`, so that a translator finds all
//! texts in one place and the content check holds for them too.

use crate::exit::Failure;
use careteam::catalog::CatalogError;
use std::collections::BTreeMap;

/// All phrases by key, then by language.
static PHRASES: &str = include_str!("../../../core/data/phrases.json");

/// Phrases of one language.
#[derive(Debug, Clone)]
pub struct Words {
    phrases: BTreeMap<String, String>,
}

impl Words {
    /// The phrases of a language, given as "es" or "es-US".
    pub fn new(language: &str) -> Result<Self, Failure> {
        let language = language
            .split(['-', '_'])
            .next()
            .unwrap_or(language)
            .to_lowercase();
        let all: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(PHRASES)
            .map_err(|_| CatalogError::Damaged {
                section: "phrases",
                number: 0,
            })?;
        let phrases = all
            .into_iter()
            .filter(|(key, _)| key.starts_with("shell_"))
            .filter_map(|(key, mut texts)| {
                let text = texts.remove(&language).or_else(|| texts.remove("en"))?;
                Some((key, text))
            })
            .collect();
        Ok(Words { phrases })
    }

    /// A phrase. A test checks that every key in this crate exists.
    pub fn say(&self, key: &str) -> &str {
        self.phrases.get(key).map_or("", String::as_str)
    }

    /// A phrase with its places filled in: "{state}" becomes the value given for "state".
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.say(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Every key that the sources name exists, and every phrase is used.
    #[test]
    fn keys_and_phrases_are_the_same_set() {
        let words = Words::new("en").unwrap();
        let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let text: String = [src.clone(), src.join("interactive")]
            .iter()
            .flat_map(|folder| std::fs::read_dir(folder).unwrap())
            .map(|file| file.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        let prefix = format!("\"{}", "shell_");
        for part in text.split(&prefix).skip(1) {
            let rest = part.split('"').next().unwrap();
            if !rest.is_empty() {
                let key = format!("{}{rest}", "shell_");
                assert!(words.phrases.contains_key(&key), "no phrase {key}");
            }
        }
        for key in words.phrases.keys() {
            assert!(text.contains(&format!("\"{key}\"")), "{key} is not used");
        }
    }

    #[test]
    fn a_region_does_not_matter() {
        let (plain, region) = (Words::new("es").unwrap(), Words::new("es-MX").unwrap());
        assert_eq!(plain.phrases, region.phrases);
        assert_ne!(plain.phrases, Words::new("en").unwrap().phrases);
    }
}

//! The shell's own sentences, in the reader's language.
//!
//! They stand in the catalog's phrases under the prefix `shell_`, so that a translator finds all
//! texts in one place and the content check holds for them too.

use careteam::catalog::{Catalog, CatalogError, Reader};
use std::collections::BTreeMap;

/// Phrases of one language.
#[derive(Debug, Clone)]
pub struct Words {
    phrases: BTreeMap<String, String>,
}

impl Words {
    /// The phrases in the reader's language.
    pub fn new(catalog: &Catalog<'_>, reader: Reader) -> Result<Self, CatalogError> {
        let phrases = catalog.phrases(reader, "shell_")?;
        Ok(Words {
            phrases: phrases.into_iter().map(|p| (p.key, p.text)).collect(),
        })
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
        let catalog = Catalog::embedded().unwrap();
        let words = Words::new(&catalog, catalog.reader("en").unwrap()).unwrap();
        let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![src];
        let mut text = String::new();
        while let Some(folder) = folders.pop() {
            for file in std::fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    text += &std::fs::read_to_string(path).unwrap();
                }
            }
        }
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
}

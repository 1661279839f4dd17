//! Reads `core/data` and says which file and field is wrong when it cannot.

mod care;

pub use care::CareContent;

use crate::schema::{
    About, Article, Capability, Concepts, Family, Homonym, Jurisdiction, Language, Letters,
    Pattern, Question, Role, Source, Term, Text,
};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Something in the content that must be mended before it can ship.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {field}: {reason}")]
pub struct Problem {
    /// File below the data folder.
    pub file: String,
    /// Path of the field inside the file.
    pub field: String,
    /// What is wrong.
    pub reason: String,
}

/// A value with the file that it came from.
#[derive(Debug)]
pub struct Filed<T> {
    /// File below the data folder.
    pub file: String,
    /// The value.
    pub value: T,
}

/// All of `core/data`, as it was written.
#[derive(Debug)]
pub struct Content {
    /// About the content itself.
    pub about: About,
    /// Languages, English first.
    pub languages: Vec<Language>,
    /// Keyed phrases.
    pub phrases: BTreeMap<String, Text>,
    /// Sources by id.
    pub sources: BTreeMap<String, Filed<Source>>,
    /// Jurisdictions.
    pub jurisdictions: Vec<Jurisdiction>,
    /// Families.
    pub families: Vec<Family>,
    /// Capabilities.
    pub capabilities: Vec<Capability>,
    /// Roles in order of their ids.
    pub roles: Vec<Filed<Role>>,
    /// Letters.
    pub letters: Vec<Letters>,
    /// Words that do not tell.
    pub terms: Vec<Term>,
    /// Letters with several meanings.
    pub homonyms: Vec<Homonym>,
    /// Questions in order of their ids.
    pub questions: Vec<Filed<Question>>,
    /// The article's statements.
    pub article: Vec<Article>,
    /// Concepts of titles.
    pub concepts: Vec<Filed<Concepts>>,
    /// Short forms of title words.
    pub abbreviations: BTreeMap<String, String>,
    /// Patterns of titles.
    pub patterns: Vec<Filed<Vec<Pattern>>>,
    /// Needs, signs, crisis, rights and checklists.
    pub care: CareContent,
}

impl Content {
    /// Reads the folder. Every file that cannot be read is one problem.
    pub fn load(data: &Path) -> Result<Content, Vec<Problem>> {
        let mut reader = Reader {
            data,
            problems: Vec::new(),
        };
        let content = reader.content();
        match content {
            Some(content) if reader.problems.is_empty() => Ok(content),
            _ => Err(reader.problems),
        }
    }
}

/// Reads files and collects what is wrong with them.
struct Reader<'d> {
    data: &'d Path,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn content(&mut self) -> Option<Content> {
        let mut sources = BTreeMap::new();
        for Filed { file, value } in self.folder::<BTreeMap<String, Source>>("sources") {
            for (id, source) in value {
                let filed = Filed {
                    file: file.clone(),
                    value: source,
                };
                if sources.insert(id.clone(), filed).is_some() {
                    self.problem(&file, &id, "the same source id stands in another file");
                }
            }
        }
        let mut roles: Vec<Filed<Role>> = self.folder("roles");
        roles.sort_by(|a, b| a.value.id.cmp(&b.value.id));
        let mut questions: Vec<Filed<Question>> = self
            .folder::<Vec<Question>>("questions")
            .into_iter()
            .flat_map(|filed| {
                filed.value.into_iter().map(move |value| Filed {
                    file: filed.file.clone(),
                    value,
                })
            })
            .collect();
        questions.sort_by(|a, b| a.value.id.cmp(&b.value.id));
        Some(Content {
            about: self.file("catalog.json")?,
            languages: self.file("languages.json")?,
            phrases: self.phrases()?,
            sources,
            jurisdictions: self.file("jurisdictions.json")?,
            families: self.file("families.json")?,
            capabilities: self.file("capabilities.json")?,
            roles,
            letters: self.file("letters.json")?,
            terms: self.file("terms.json")?,
            homonyms: self.file("homonyms.json")?,
            questions,
            article: self.file("article.json")?,
            concepts: self.folder("titles/concepts"),
            abbreviations: self.file("titles/abbreviations.json")?,
            patterns: self.folder("titles/patterns"),
            care: self.care()?,
        })
    }

    /// `phrases.json` and the files below `phrases`; a key stands in one of them only.
    fn phrases(&mut self) -> Option<BTreeMap<String, Text>> {
        let mut all: BTreeMap<String, Text> = self.file("phrases.json")?;
        for Filed { file, value } in self.folder::<BTreeMap<String, Text>>("phrases") {
            for (key, text) in value {
                if all.insert(key.clone(), text).is_some() {
                    self.problem(&file, &key, "the same phrase stands in another file");
                }
            }
        }
        Some(all)
    }

    fn problem(&mut self, file: &str, field: &str, reason: impl ToString) {
        self.problems.push(Problem {
            file: file.to_owned(),
            field: field.to_owned(),
            reason: reason.to_string(),
        });
    }

    /// One file below the data folder.
    fn file<T: DeserializeOwned>(&mut self, file: &str) -> Option<T> {
        let text = match std::fs::read_to_string(self.data.join(file)) {
            Ok(text) => text,
            Err(error) => {
                self.problem(file, "whole file", error);
                return None;
            }
        };
        let mut json = serde_json::Deserializer::from_str(&text);
        match serde_path_to_error::deserialize(&mut json) {
            Ok(value) => match json.end() {
                Ok(()) => Some(value),
                Err(error) => {
                    self.problem(file, "end of file", error);
                    None
                }
            },
            Err(error) => {
                let field = error.path().to_string();
                self.problem(file, &field, error.inner());
                None
            }
        }
    }

    /// Every JSON file below a folder, in order of their names.
    fn folder<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<Filed<T>> {
        let mut paths = Vec::new();
        if let Err(error) = collect(&self.data.join(folder), &mut paths) {
            self.problem(folder, "whole folder", error);
        }
        paths.sort();
        let mut out = Vec::new();
        for path in paths {
            let Ok(file) = path.strip_prefix(self.data) else {
                continue;
            };
            let file = file.to_string_lossy().replace('\\', "/");
            if let Some(value) = self.file(&file) {
                out.push(Filed { file, value });
            }
        }
        out
    }
}

/// Adds the JSON files below a folder.
fn collect(folder: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, out)?;
        } else if path.extension().is_some_and(|e| e == "json") {
            out.push(path);
        }
    }
    Ok(())
}

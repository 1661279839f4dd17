//! Finding the family's own words. There is no index: an index would keep those words twice.

use super::error::BinderError;
use super::model::fields_of;
use super::reader::Reader;
use super::record::{Key, Kind, ROOT, Record, Stamp, Value, id_text};

/// Characters of context on each side of what was found.
const CONTEXT: usize = 40;

/// One record that holds the words.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Found {
    /// The record.
    pub id: String,
    /// What it is: "child", "person", "need", "sign", "visit", "item", "question",
    /// "safety_plan", "goal", "mark" or "draft".
    pub kind: String,
    /// The record it belongs to, or empty.
    pub parent_id: String,
    /// The name of the field that holds the words.
    pub field: String,
    /// Some of the text around the words.
    pub excerpt: String,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Found({} {} {})", self.kind, self.id, self.field)
    }
}

/// Records that hold all words of the query, newest first, at most `limit` of them.
pub(crate) fn search(
    reader: &Reader<'_>,
    query: &str,
    limit: i32,
) -> Result<Vec<Found>, BinderError> {
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let limit = usize::try_from(limit).unwrap_or(0);
    if words.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for kind in Kind::ALL {
        if matches!(kind, Kind::State | Kind::Gone) {
            continue;
        }
        reader.each(kind, None, |key, record| {
            if let Some(hit) = find(&key, &record, &words) {
                found.push((record.newest(), hit));
            }
            // A common word must not hold every record in memory.
            if found.len() >= limit.saturating_mul(2).max(1_000) {
                keep_newest(&mut found, limit);
            }
            Ok(())
        })?;
    }
    keep_newest(&mut found, limit);
    Ok(found.into_iter().map(|(_, hit)| hit).collect())
}

fn keep_newest(found: &mut Vec<(Stamp, Found)>, limit: usize) {
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    found.truncate(limit);
}

fn find(key: &Key, record: &Record, words: &[&str]) -> Option<Found> {
    let names = fields_of(key.kind);
    let texts: Vec<(&str, &str, String)> = names
        .iter()
        .filter_map(|(tag, name)| match record.get(*tag) {
            Some(Value::Text(text)) if !text.is_empty() => Some((*name, text.as_str(), fold(text))),
            _ => None,
        })
        .collect();
    let all = |word: &&str| texts.iter().any(|(_, _, folded)| folded.contains(*word));
    if !words.iter().all(all) {
        return None;
    }
    let first = words.first()?;
    let (name, text, folded) = texts
        .iter()
        .find(|(_, _, folded)| folded.contains(*first))?;
    let before = folded.split(*first).next()?.chars().count();
    Some(Found {
        id: id_text(&key.id),
        kind: key.kind.name().into(),
        parent_id: if key.parent == ROOT {
            String::new()
        } else {
            id_text(&key.parent)
        },
        field: (*name).into(),
        excerpt: excerpt(text, before, first.chars().count()),
    })
}

/// Folding changes the number of characters only for a few of them, so the place is close enough
/// for an excerpt.
fn excerpt(text: &str, before: usize, len: usize) -> String {
    let start = before.saturating_sub(CONTEXT);
    text.chars()
        .skip(start)
        .take(before - start + len + CONTEXT)
        .collect()
}

/// Lower case without accents, so that "visita" and "VISÍTA" are the same word.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| {
            Some(match c {
                '\u{300}'..='\u{36f}' => return None,
                'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
                'é' | 'è' | 'ê' | 'ë' => 'e',
                'í' | 'ì' | 'î' | 'ï' => 'i',
                'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
                'ú' | 'ù' | 'û' | 'ü' => 'u',
                'ñ' => 'n',
                'ç' => 'c',
                c => c,
            })
        })
        .collect()
}

//! Rules for the lexicon of titles.

use super::Check;
use std::collections::BTreeSet;

/// Checks concepts, abbreviations and patterns.
pub(super) fn check(check: &mut Check<'_>) {
    let content = check.content;
    let mut concepts = BTreeSet::new();
    for filed in &content.concepts {
        for (id, phrases) in &filed.value {
            if !concepts.insert(id.as_str()) {
                check.problem(&filed.file, id, "concept stands twice");
            }
            if phrases.values().all(Vec::is_empty) {
                check.problem(&filed.file, id, "concept has no phrase");
            }
            for code in phrases.keys() {
                if !content.languages.iter().any(|l| l.code == *code) {
                    check.problem(
                        &filed.file,
                        id,
                        format!("language \"{code}\" is not declared"),
                    );
                }
            }
        }
    }
    for filed in &content.patterns {
        for (n, pattern) in filed.value.iter().enumerate() {
            let named = pattern.all.iter().flat_map(|a| a.split('|'));
            for concept in named.chain(pattern.none.iter().map(String::as_str)) {
                if !concepts.contains(concept) {
                    let reason = format!("concept \"{concept}\" is not known");
                    check.problem(&filed.file, format!("[{n}]"), reason);
                }
            }
            if pattern.all.is_empty() || pattern.families.is_empty() {
                check.problem(
                    &filed.file,
                    format!("[{n}]"),
                    "pattern matches or shows nothing",
                );
            }
            let field = format!("[{n}].families");
            check.refer_all(&filed.file, &field, "family", &pattern.families);
            let field = format!("[{n}].states");
            check.refer_all(&filed.file, &field, "jurisdiction", &pattern.states);
        }
    }
}

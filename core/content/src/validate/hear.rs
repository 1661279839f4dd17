//! Rules for the words by which needs and crises are heard.

use super::Check;
use crate::compile::hear::hearing;

/// Checks ids and patterns.
pub(super) fn check(check: &mut Check<'_>) {
    let care = &check.content.care;
    for filed in &care.heard {
        for (id, heard) in &filed.value {
            check.refers(&filed.file, id, "need", id);
            let need = care.needs.iter().find(|n| n.value.id == *id);
            for word in &heard.only_hints {
                let mut all = need.iter().flat_map(|n| n.value.words.values().flatten());
                if !all.any(|w| w == word) {
                    let reason = format!("\"{word}\" is no word of the need");
                    check.problem(&filed.file, format!("{id}.only_hints"), reason);
                }
            }
        }
    }
    let file = "crisis_words.json";
    for (id, sign) in &care.crisis_words.signs {
        check.refers(file, id, "crisis sign", id);
        check.refer_all(file, &format!("{id}.needs"), "need", &sign.needs);
    }
    for sign in &care.crisis.signs {
        if !care.crisis_words.signs.contains_key(&sign.id) {
            check.problem(file, &sign.id, "no words for this sign");
        }
    }
    for filed in &care.examples {
        for (n, example) in filed.value.iter().enumerate() {
            let field = |name: &str| format!("[{n}].{name}");
            check.refer_all(&filed.file, &field("needs"), "need", &example.needs);
            if example.text.trim().is_empty() {
                check.problem(&filed.file, field("text"), "nothing stands there");
            }
        }
    }
    // Needs and one crisis are numbered in a byte.
    if care.needs.len() >= usize::from(u8::MAX) {
        check.problem("needs", "all of them", "more needs than hearing can number");
    }
    if let Err((file, field, error)) = hearing(check.content) {
        check.problem(&file, field, error.to_string());
    }
}

//! Folding text so that what a parent types meets what the catalog says.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends `text` to `out` in lower case, without diacritics.
///
/// Only letters and digits are kept as they are; everything else is for the caller to split at.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.bytes().map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    out.extend(
        text.nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase),
    );
}

/// `text` in lower case, without diacritics.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// The words of a folded text: runs of letters and digits. An apostrophe inside a word is
/// dropped, so that "master's" and "masters" are one word.
pub fn words(folded: &str) -> impl Iterator<Item = String> + '_ {
    folded
        .split(|c: char| !(c.is_alphanumeric() || is_apostrophe(c)))
        .map(|w| w.chars().filter(|c| !is_apostrophe(*c)).collect::<String>())
        .filter(|w: &String| !w.is_empty())
}

/// The characters that people type as an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`')
}

/// Letters and digits of a credential, in lower case: "Ph.D." and "PHD" are both "phd".
pub fn compact(letters: &str) -> String {
    fold(letters)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

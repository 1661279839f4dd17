//! Folding text so that what a parent types meets what the catalog says.

/// Appends `text` to `out` in lower case, without diacritics.
///
/// Only letters and digits are kept as they are; everything else is for the caller to split at.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.bytes().map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    for c in text.chars() {
        // Accents that follow their letter as a sign of their own.
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        match secular::lower_lay_char(c) {
            // Outside the Latin table a letter is only made small.
            same if same == c => out.extend(c.to_lowercase()),
            letter => out.push(letter),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert_eq!(
            fold("Trabajadora Social CL\u{cd}NICA"),
            "trabajadora social clinica"
        );
        assert_eq!(fold("ni\u{f1}o ni\u{6e}\u{303}o \u{d1}"), "nino nino n");
        assert_eq!(fold("\u{c4}rztin \u{410}"), "arztin \u{430}");
    }

    #[test]
    fn letters_are_compared_without_their_dots() {
        assert_eq!(compact("Ph.D."), "phd");
        assert_eq!(compact("LCSW-C"), "lcswc");
    }
}

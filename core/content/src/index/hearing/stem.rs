//! A light stem of English and Spanish words, so that "punches", "punched" and "punching", or
//! "asustado" and "asustadas", meet. It need not be a word; it only has to be the same each time.

/// Shortest word that loses a last vowel: "close" does, "hate" does not.
const SHORTEST_FOR_VOWEL: usize = 5;

/// The stem of a folded word.
pub(in crate::index) fn stem(word: &str) -> &str {
    // A plural of either language.
    let single = match word.strip_suffix('s') {
        Some(rest) if rest.len() >= 3 && !rest.ends_with(['s', 'u', 'i']) => rest,
        _ => word,
    };
    let base = if let Some(rest) = single.strip_suffix("ing").filter(|r| r.len() >= 3) {
        undouble(rest)
    } else if let Some(rest) = single
        .strip_suffix("ed")
        .filter(|r| r.len() >= 3 && !r.ends_with('e'))
    {
        undouble(rest)
    } else {
        single
    };
    let long = base.len() < single.len() || base.len() >= SHORTEST_FOR_VOWEL;
    let shorter = base.strip_suffix(['a', 'e', 'o']);
    shorter.filter(|r| long && r.len() >= 3).unwrap_or(base)
}

/// "stopp" is "stop".
fn undouble(word: &str) -> &str {
    let mut back = word.chars().rev();
    match (back.next(), back.next()) {
        (Some(a), Some(b)) if a == b && !matches!(a, 'l' | 's' | 'e' | 'o') && word.len() > 3 => {
            word.get(..word.len() - a.len_utf8()).unwrap_or(word)
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_meet() {
        for (a, b) in [
            ("punches", "punching"),
            ("punched", "punch"),
            ("stopped", "stop"),
            ("asustado", "asustadas"),
            ("knives", "knive"),
            ("kicked", "kicks"),
            ("voices", "voice"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn short_words_stay() {
        for word in ["die", "is", "su", "hate", "need", "gas"] {
            assert_eq!(stem(word), word);
        }
        assert_eq!(stem("bleed"), "bleed");
    }
}

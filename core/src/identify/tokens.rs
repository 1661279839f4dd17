//! Cutting a text into segments, chunks and words.
//!
//! A segment is what stands between commas, bars, brackets and dashes: one name, one title, one
//! row of letters. A chunk is what stands between spaces ("Ph.D.", "QMHA-R", "therapist"). A word
//! is a run of letters and digits inside a chunk.

use careteam_content::text::{fold, is_apostrophe};

/// A text, cut up.
#[derive(Debug)]
pub(super) struct Text<'t> {
    pub chunks: Vec<Chunk<'t>>,
    pub words: Vec<Word>,
    /// Whether the text has no small letters, so that capitals mean nothing in it.
    pub shouted: bool,
    /// Whether the text has no capitals.
    pub small: bool,
    /// Whether the last word may be half typed: nothing follows it.
    pub open_ended: bool,
}

/// What stands between spaces.
#[derive(Debug)]
pub(super) struct Chunk<'t> {
    pub raw: &'t str,
    pub segment: usize,
    /// Whether it stands in brackets.
    pub bracketed: bool,
    /// Place of its first word, and how many words it has.
    pub first: usize,
    pub count: usize,
}

/// A folded word.
#[derive(Debug)]
pub(super) struct Word {
    pub folded: String,
    pub segment: usize,
    pub chunk: usize,
    /// Whether a slash follows, so that another title may begin.
    pub before_slash: bool,
}

impl Chunk<'_> {
    /// Whether every letter is a capital, and there is one.
    pub fn capitals(&self) -> bool {
        let mut letters = self.raw.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    }

    /// Whether the first letter is a capital.
    pub fn capitalized(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether letters are written in the way of letters: "LPC", "PhD", "M.Ed", not "Med" or "ma".
    pub fn like_letters(&self) -> bool {
        let capitals = self.raw.chars().filter(|c| c.is_uppercase()).count();
        let inner_stop = self.raw.trim_end_matches('.').contains('.');
        capitals >= 2 || (capitals == 1 && inner_stop)
    }
}

/// Signs that end a segment wherever they stand.
fn ends_segment(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | '|'
            | '\n'
            | '\r'
            | '\t'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | ':'
            | '"'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{2022}'
            | '\u{b7}'
            | '\u{201c}'
            | '\u{201d}'
            | '?'
            | '!'
            | '*'
            | '\u{bf}'
            | '\u{a1}'
    )
}

/// A dash between spaces separates; a hyphen inside a word does not.
fn is_dash(raw: &str) -> bool {
    !raw.is_empty()
        && raw
            .chars()
            .all(|c| matches!(c, '-' | '/' | '~' | '_' | '='))
}

/// Whether a full stop ends a sentence rather than an abbreviation like "M.S." or "Dr.".
fn ends_sentence(raw: &str) -> bool {
    raw.strip_suffix('.')
        .is_some_and(|word| word.chars().count() > 3 && !word.contains('.'))
}

impl<'t> Text<'t> {
    /// Cuts a text up.
    pub fn split(text: &'t str) -> Self {
        let mut out = Text {
            chunks: Vec::new(),
            words: Vec::new(),
            shouted: !text.chars().any(char::is_lowercase),
            small: !text.chars().any(char::is_uppercase),
            open_ended: text.chars().next_back().is_some_and(char::is_alphanumeric),
        };
        let mut segment = 0;
        let mut depth = 0usize;
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| !c.is_whitespace() || c == '\n') {
            let (_, tail) = rest.split_at(start);
            let Some(first) = tail.chars().next() else {
                break;
            };
            if ends_segment(first) {
                segment += 1;
                match first {
                    '(' | '[' => depth += 1,
                    ')' | ']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                rest = tail.get(first.len_utf8()..).unwrap_or("");
                continue;
            }
            let end = tail
                .find(|c: char| c.is_whitespace() || ends_segment(c))
                .unwrap_or(tail.len());
            let (raw, after) = tail.split_at(end);
            rest = after;
            if is_dash(raw) {
                segment += 1;
                continue;
            }
            // A dash at the edge of a chunk separates as one between spaces does.
            if raw.starts_with('-') {
                segment += 1;
            }
            for (n, part) in raw.split("..").enumerate() {
                segment += usize::from(n > 0);
                out.push_parts(part, segment, depth > 0);
            }
            if ends_sentence(raw) || raw.ends_with('-') {
                segment += 1;
            }
        }
        out
    }

    /// Whether a segment is a row of letters: at most three short chunks, written like letters
    /// wherever the text tells large from small.
    pub fn row(&self, segment: usize) -> bool {
        let mut count = 0;
        let all = self
            .chunks
            .iter()
            .filter(|c| c.segment == segment)
            .all(|c| {
                count += 1;
                let short = c.raw.chars().filter(|c| c.is_alphanumeric()).count() <= 9;
                short && (self.shouted || self.small || c.like_letters())
            });
        let most = if self.shouted || self.small { 1 } else { 3 };
        all && (1..=most).contains(&count)
    }

    /// Whether the text is nothing but rows of letters: "MSRC, LCAS-A".
    pub fn all_rows(&self) -> bool {
        self.chunks.len() > 1 && self.chunks.iter().all(|c| self.row(c.segment))
    }

    /// A slash separates two chunks ("Practitioner/PMHNP"), unless one letter follows ("OTR/L").
    fn push_parts(&mut self, raw: &'t str, segment: usize, bracketed: bool) {
        match raw.split_once('/') {
            Some((one, two)) if two.chars().count() > 1 => {
                self.push_chunk(one, segment, bracketed);
                if let Some(last) = self.words.last_mut() {
                    last.before_slash = true;
                }
                self.push_parts(two, segment, bracketed);
            }
            _ => self.push_chunk(raw, segment, bracketed),
        }
    }

    fn push_chunk(&mut self, raw: &'t str, segment: usize, bracketed: bool) {
        let first = self.words.len();
        let chunk = self.chunks.len();
        let folded = fold(raw);
        let parts = folded.split(|c: char| !(c.is_alphanumeric() || is_apostrophe(c)));
        // "Therapist-Oregon" is a title and a place; "drop-in" is one word.
        let joined_by_hyphen = raw.split_once('-').is_some_and(|(one, two)| {
            one.len() >= 4 && two.chars().next().is_some_and(char::is_uppercase)
        });
        for part in parts {
            if joined_by_hyphen
                && let Some(last) = self.words.last_mut().filter(|w| w.chunk == chunk)
            {
                last.before_slash = true;
            }
            let folded: String = part.chars().filter(|c| !is_apostrophe(*c)).collect();
            if !folded.is_empty() {
                self.words.push(Word {
                    folded,
                    segment,
                    chunk,
                    before_slash: false,
                });
            }
        }
        let count = self.words.len() - first;
        if count > 0 {
            self.chunks.push(Chunk {
                raw,
                segment,
                bracketed,
                first,
                count,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(text: &str) -> Vec<(usize, String)> {
        let text = Text::split(text);
        text.words
            .iter()
            .map(|w| (w.segment, w.folded.clone()))
            .collect()
    }

    #[test]
    fn commas_bars_and_dashes_separate_hyphens_do_not() {
        let found = segments("Ann Lee, QMHA-R | Skills – part time");
        let place: Vec<usize> = found.iter().map(|f| f.0).collect();
        assert_eq!(place, [0, 0, 1, 1, 2, 3, 3]);
    }

    #[test]
    fn dotted_letters_stay_one_chunk() {
        let text = Text::split("Jo Ray Ph.D. M.A.Ed");
        let raw: Vec<&str> = text.chunks.iter().map(|c| c.raw).collect();
        assert_eq!(raw, ["Jo", "Ray", "Ph.D.", "M.A.Ed"]);
        assert!(text.chunks.iter().skip(2).all(Chunk::like_letters));
    }

    #[test]
    fn odd_text_has_no_words() {
        assert!(segments(" \u{1F600} \u{202e} -- ").is_empty());
        assert!(segments("").is_empty());
    }
}

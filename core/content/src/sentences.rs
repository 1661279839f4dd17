//! A parent's text as folded words, with their sentences.

use crate::text::{fold_into, is_apostrophe};

/// A text, split.
#[derive(Debug)]
pub struct Words<'t> {
    text: &'t str,
    /// Folded words.
    pub folded: Vec<String>,
    /// Where each stands in the text, in bytes.
    places: Vec<(usize, usize)>,
    /// Number of the sentence of each.
    pub sentences: Vec<u32>,
    /// Whether a comma or the like stands before the word.
    pub after_pause: Vec<bool>,
}

impl<'t> Words<'t> {
    /// Splits a text. A sentence ends at a full stop, a question or exclamation mark, a
    /// semicolon, a colon or a line end.
    pub fn split(text: &'t str) -> Self {
        let mut words = Words {
            text,
            folded: Vec::new(),
            places: Vec::new(),
            sentences: Vec::new(),
            after_pause: Vec::new(),
        };
        let mut sentence = 0;
        let mut pause = false;
        let mut start = None;
        for (at, c) in text.char_indices() {
            if c.is_alphanumeric() || is_apostrophe(c) || is_mark(c) {
                start.get_or_insert(at);
                continue;
            }
            words.close(&mut start, at, sentence, &mut pause);
            match c {
                '.' | '!' | '?' | ';' | ':' | '\n' | '…' => sentence += 1,
                ',' | '(' | ')' | '—' | '–' => pause = true,
                _ => {}
            }
        }
        words.close(&mut start, text.len(), sentence, &mut pause);
        words
    }

    fn close(&mut self, start: &mut Option<usize>, end: usize, sentence: u32, pause: &mut bool) {
        let Some(from) = start.take() else { return };
        let mut folded = String::new();
        fold_into(self.text.get(from..end).unwrap_or(""), &mut folded);
        folded.retain(|c| c.is_alphanumeric());
        if folded.is_empty() {
            return;
        }
        self.folded.push(folded);
        self.places.push((from, end));
        self.sentences.push(sentence);
        self.after_pause.push(std::mem::take(pause));
    }

    /// The words from one place to the one before another, as they were written.
    pub fn written(&self, from: usize, to: usize) -> &'t str {
        let start = self.places.get(from).map_or(0, |p| p.0);
        let end = to
            .checked_sub(1)
            .and_then(|n| self.places.get(n))
            .map_or(start, |p| p.1);
        self.text.get(start..end).unwrap_or("")
    }
}

/// An accent that is written as a character of its own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

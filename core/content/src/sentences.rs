//! A parent's text as folded words, with their sentences.

use crate::text::{fold_into, is_apostrophe};
use std::collections::HashMap;
use std::ops::Range;

/// A text, split.
#[derive(Debug)]
pub struct Words<'t> {
    text: &'t str,
    /// Folded words, one behind the other.
    folded: String,
    /// Where in `folded` each different word stands.
    different: Vec<Range<usize>>,
    /// The number of each word of the text among the different ones.
    pub numbers: Vec<usize>,
    /// Where each stands in the text, in bytes.
    places: Vec<Range<usize>>,
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
            folded: String::with_capacity(text.len()),
            different: Vec::new(),
            numbers: Vec::new(),
            places: Vec::new(),
            sentences: Vec::new(),
            after_pause: Vec::new(),
        };
        let mut sentence = 0;
        let mut pause = false;
        let mut start = None;
        let mut folded = Vec::new();
        for (at, c) in text.char_indices() {
            if c.is_alphanumeric() || is_apostrophe(c) || is_mark(c) {
                start.get_or_insert(at);
                continue;
            }
            folded.extend(words.close(&mut start, at, sentence, &mut pause));
            match c {
                '.' | '!' | '?' | ';' | ':' | '\n' | '…' => sentence += 1,
                ',' | '(' | ')' | '—' | '–' => pause = true,
                _ => {}
            }
        }
        folded.extend(words.close(&mut start, text.len(), sentence, &mut pause));
        words.number(folded);
        words
    }

    /// Ends a word. Gives its place in `folded`, unless nothing is left of it.
    fn close(
        &mut self,
        start: &mut Option<usize>,
        end: usize,
        sentence: u32,
        pause: &mut bool,
    ) -> Option<Range<usize>> {
        let from = start.take()?;
        let before = self.folded.len();
        fold_into(self.text.get(from..end).unwrap_or(""), &mut self.folded);
        let new = self.folded.get(before..).unwrap_or("");
        if !new.chars().all(char::is_alphanumeric) {
            let kept: String = new.chars().filter(|c| c.is_alphanumeric()).collect();
            self.folded.truncate(before);
            self.folded.push_str(&kept);
        }
        if self.folded.len() == before {
            return None;
        }
        self.places.push(from..end);
        self.sentences.push(sentence);
        self.after_pause.push(std::mem::take(pause));
        Some(before..self.folded.len())
    }

    /// Numbers the different words: what is looked up for a word is looked up once.
    fn number(&mut self, folded: Vec<Range<usize>>) {
        let mut known = HashMap::with_capacity(folded.len());
        for place in folded {
            let word = self.folded.get(place.clone()).unwrap_or("");
            let number = known.entry(word).or_insert_with(|| {
                self.different.push(place);
                self.different.len() - 1
            });
            self.numbers.push(*number);
        }
    }

    /// How many words the text has.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// All words, folded, in the order of the text.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        let different: Vec<&str> = self.different().collect();
        let numbers = self.numbers.iter();
        numbers.map(move |n| different.get(*n).copied().unwrap_or(""))
    }

    /// The different words, folded, in the order of their numbers.
    pub fn different(&self) -> impl Iterator<Item = &str> {
        let places = self.different.iter();
        places.map(|place| self.folded.get(place.clone()).unwrap_or(""))
    }

    /// The words from one place to the one before another, as they were written.
    pub fn written(&self, from: usize, to: usize) -> &'t str {
        let start = self.places.get(from).map_or(0, |p| p.start);
        let end = to
            .checked_sub(1)
            .and_then(|n| self.places.get(n))
            .map_or(start, |p| p.end);
        self.text.get(start..end).unwrap_or("")
    }
}

/// An accent that is written as a character of its own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

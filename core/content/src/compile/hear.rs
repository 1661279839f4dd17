//! How needs, signs and crises are heard: the rules as they are written, the cues as learned.

use crate::index::{Cues, Example, Hearing, HearingBuilder, PatternError, Topic, learn};
use crate::load::Content;
use crate::schema::care::Words;
use crate::sentences;

/// Learns from the examples. The subjects are the needs in their order, then one for a crisis.
pub(crate) fn cues(content: &Content) -> Cues<'static> {
    let needs = &content.care.needs;
    let crisis = needs.len() as u8;
    let written = content.care.examples.iter().flat_map(|f| &f.value);
    let examples: Vec<Example> = written
        .map(|example| {
            let read = sentences::Words::split(&example.text);
            let number = |id: &String| needs.iter().position(|n| n.value.id == *id);
            let mut subjects: Vec<u8> = example
                .needs
                .iter()
                .filter_map(|id| u8::try_from(number(id)?).ok())
                .collect();
            subjects.extend(example.crisis.then_some(crisis));
            Example {
                words: read.folded().map(str::to_owned).collect(),
                sentences: read.sentences,
                subjects,
            }
        })
        .collect();
    learn(&examples, crisis + 1)
}

/// File, field and error of a pattern that cannot be read.
type BadPattern = (String, String, PatternError);

/// Reads every word and pattern by which something is heard.
pub(crate) fn hearing(content: &Content) -> Result<Hearing<'static>, BadPattern> {
    let care = &content.care;
    let mut reader = PatternReader {
        languages: content.languages.iter().map(|l| l.code.clone()).collect(),
        ..PatternReader::default()
    };
    for filed in &care.groups {
        for (name, words) in &filed.value {
            for (language, phrases) in words {
                let language = reader.language(language);
                let phrases = phrases.iter().map(String::as_str);
                let added = reader.builder.group(language, name, phrases);
                added.map_err(|e| (filed.file.clone(), name.clone(), e))?;
            }
        }
    }
    let heard = |id: &str| {
        care.heard
            .iter()
            .filter_map(|f| f.value.get(id))
            .collect::<Vec<_>>()
    };
    for (n, need) in (0u16..).zip(&care.needs) {
        let extra = heard(&need.value.id);
        let hints = |w: &String| extra.iter().any(|h| h.only_hints.contains(w));
        for (language, words) in &need.value.words {
            let language = reader.language(language);
            for word in words {
                let enough = !hints(word);
                let added = reader.builder.rule(Topic::Need, n, enough, language, word);
                added.map_err(|e| (need.file.clone(), word.clone(), e))?;
            }
        }
    }
    for filed in &care.heard {
        for (id, heard) in &filed.value {
            let number = care.needs.iter().position(|n| n.value.id == *id);
            let Some(n) = number.and_then(|n| u16::try_from(n).ok()) else {
                continue;
            };
            reader.file.clone_from(&filed.file);
            reader.words(Topic::Need, n, true, &heard.strong)?;
            reader.words(Topic::Need, n, false, &heard.hint)?;
        }
    }
    reader.file = "signs.json".to_owned();
    for (n, sign) in (0u16..).zip(&care.signs) {
        reader.words(Topic::Sign, n, true, &sign.words)?;
    }
    let words = &care.crisis_words;
    reader.file = "crisis_words.json".to_owned();
    for (n, sign) in (0u16..).zip(&care.crisis.signs) {
        if let Some(heard) = words.signs.get(&sign.id) {
            reader.words(Topic::Crisis, n, true, &heard.strong)?;
            reader.words(Topic::Crisis, n, false, &heard.hint)?;
        }
    }
    for (topic, list) in [
        (Topic::Figure, &words.figures),
        (Topic::Negation, &words.negations),
        (Topic::NotNegation, &words.not_negations),
        (Topic::DeniedBefore, &words.denied_before),
        (Topic::Past, &words.past),
        (Topic::Again, &words.again),
        (Topic::Elsewhere, &words.elsewhere),
        (Topic::Break, &words.breaks),
        (Topic::Urgent, &words.urgent),
    ] {
        reader.words(topic, 0, true, list)?;
    }
    for (code, list) in &words.languages {
        let language = reader.language(code);
        let only = Words::from([(code.clone(), list.clone())]);
        reader.words(Topic::Language, language, true, &only)?;
    }
    let built = reader.builder.build();
    built.map_err(|e| ("hear".to_owned(), "all patterns".to_owned(), e))
}

#[derive(Default)]
struct PatternReader {
    builder: HearingBuilder,
    languages: Vec<String>,
    file: String,
}

impl PatternReader {
    fn words(
        &mut self,
        topic: Topic,
        subject: u16,
        enough: bool,
        words: &Words,
    ) -> Result<(), BadPattern> {
        for (language, words) in words {
            let language = self.language(language);
            for word in words {
                let added = self.builder.rule(topic, subject, enough, language, word);
                added.map_err(|e| (self.file.clone(), word.clone(), e))?;
            }
        }
        Ok(())
    }

    /// The number of a language; validation has made sure that it is declared.
    fn language(&self, code: &str) -> u16 {
        let place = self.languages.iter().position(|l| l == code);
        place
            .and_then(|n| u16::try_from(n).ok())
            .unwrap_or(u16::MAX)
    }
}

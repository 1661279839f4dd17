//! Putting the decision into the reader's words.

use super::decide::{Choice, Decision, Reason};
use super::tokens::Text;
use super::{Ask, Candidate, Credential, Identification, Outcome, Suggestion};
use crate::catalog::{Catalog, CatalogError, Clinician, Kind, Reader};
use careteam_content::text::fold;

/// How well a name must be covered for the text to name that role of a state.
const NAMED: u8 = 50;
/// How many questions are shown.
const MOST_QUESTIONS: usize = 4;

/// The answer to a text.
pub(super) fn answer(
    catalog: &Catalog<'_>,
    reader: Reader,
    text: &Text<'_>,
    decision: Decision<'_>,
    suggestions: Vec<Suggestion>,
    place: Option<u16>,
) -> Result<Identification, CatalogError> {
    let writer = Writer {
        catalog,
        reader,
        text,
        place,
    };
    let mut candidates = Vec::new();
    for choice in &decision.choices {
        candidates.push(writer.candidate(choice, &decision)?);
    }
    let mut credentials = Vec::new();
    for found in &decision.letters {
        let (meaning, kind) = match &found.meaning {
            Some(m) => (catalog.text(reader, m.meaning)?.to_owned(), m.kind),
            None => (catalog.phrase(reader, "letters_unknown", &[])?, Kind::Other),
        };
        credentials.push(Credential {
            letters: found.written.clone(),
            meaning,
            kind,
        });
    }
    let (ask, remarks) = writer.ask(&decision)?;
    Ok(Identification {
        verdict: decision.outcome,
        clinician: decision.clinician,
        candidates,
        credentials,
        ask,
        suggestions,
        remarks,
    })
}

struct Writer<'w> {
    catalog: &'w Catalog<'w>,
    reader: Reader,
    text: &'w Text<'w>,
    place: Option<u16>,
}

impl Writer<'_> {
    fn candidate(
        &self,
        choice: &Choice,
        decision: &Decision<'_>,
    ) -> Result<Candidate, CatalogError> {
        let (catalog, reader) = (self.catalog, self.reader);
        let family = catalog.family_head(choice.family)?;
        let role = match choice.role {
            Some(role) => Some(role),
            None => self.role_of(choice.family, decision)?,
        };
        let (id, title, of_this_state) = match role {
            Some(number) => {
                let role = catalog.role_head(number)?;
                (
                    Some(role.id.to_owned()),
                    catalog.text(reader, role.title)?.to_owned(),
                    self.place == Some(role.jurisdiction),
                )
            }
            None => (None, catalog.text(reader, family.label)?.to_owned(), false),
        };
        Ok(Candidate {
            role: id,
            family: family.id.to_owned(),
            why: self.why(choice, decision, &title)?,
            title,
            score: choice.worth.clamp(0, 100),
            of_this_state,
        })
    }

    /// The role that stands for a family here: the state's own one whose name fits best, else the
    /// national one.
    fn role_of(&self, family: u16, decision: &Decision<'_>) -> Result<Option<u16>, CatalogError> {
        // Names were searched already; of those of this family, the best of the state counts.
        for hit in decision
            .titles
            .names
            .iter()
            .filter(|hit| hit.score >= NAMED)
        {
            let Some(number) = self.catalog.title_role(hit.name) else {
                continue;
            };
            let here = self.place.is_some() && self.catalog.role_place(number) == self.place;
            if here && self.catalog.role_head(number)?.family == family {
                return Ok(Some(number));
            }
        }
        let standing = self.catalog.family_head(family)?.standing;
        let Some(place) = standing.and_then(|number| self.catalog.role_place(number)) else {
            return Ok(None);
        };
        let everywhere = self.catalog.is_national(place)?;
        Ok(standing.filter(|_| everywhere || Some(place) == self.place))
    }

    fn why(
        &self,
        choice: &Choice,
        decision: &Decision<'_>,
        title: &str,
    ) -> Result<String, CatalogError> {
        let phrase = |key, values: &[(&str, &str)]| self.catalog.phrase(self.reader, key, values);
        let place_of = |places: &[u16]| -> Result<String, CatalogError> {
            // What holds for the whole country has no state to name.
            match places.first() {
                Some(place) if !self.catalog.is_national(*place)? => {
                    let place = self.catalog.jurisdiction(*place)?;
                    Ok(self.catalog.text(self.reader, place.name)?.to_owned())
                }
                _ => phrase("place_most_states", &[]),
            }
        };
        match choice.reason {
            Reason::Letters(n) | Reason::OtherMeaning(n, _) => {
                let Some(found) = decision.letters.get(n) else {
                    return Ok(String::new());
                };
                let record = match choice.reason {
                    Reason::OtherMeaning(_, other) => found.others.get(other),
                    _ => found.meaning.as_ref(),
                };
                let Some(record) = record else {
                    return Ok(String::new());
                };
                let meaning = self.catalog.text(self.reader, record.meaning)?;
                let place = place_of(&record.jurisdictions)?;
                let values = [
                    ("letters", found.written.as_str()),
                    ("known", record.letters),
                    ("meaning", meaning),
                    ("place", place.as_str()),
                ];
                let key = if found.swapped {
                    "why_letters_mended"
                } else if matches!(choice.reason, Reason::OtherMeaning(..)) {
                    "why_letters_elsewhere"
                } else if found.of_this_state || record.jurisdictions.is_empty() {
                    "why_letters"
                } else {
                    "why_letters_other_state"
                };
                phrase(key, &values)
            }
            Reason::Words(from, to) => {
                let words = self.words(from, to);
                let key = if choice.alternative {
                    "why_words_maybe"
                } else {
                    "why_words"
                };
                phrase(key, &[("words", &words), ("title", title)])
            }
            Reason::Name(number) => {
                let role = self.catalog.role_head(number)?;
                let place = place_of(&[role.jurisdiction])?;
                phrase("why_name", &[("title", title), ("place", &place)])
            }
        }
    }

    /// The words of the text from one place to another, as they were written.
    fn words(&self, from: usize, to: usize) -> String {
        let mut out: Vec<&str> = Vec::new();
        let first = self.text.words.get(from).map_or(0, |w| w.chunk);
        let last = self.text.words.get(to).map_or(first, |w| w.chunk);
        for chunk in self.text.chunks.iter().take(last + 1).skip(first) {
            out.push(chunk.raw.trim_matches(|c: char| !c.is_alphanumeric()));
        }
        out.join(" ")
    }

    /// Questions and remarks, most useful first.
    fn ask(&self, decision: &Decision<'_>) -> Result<(Vec<Ask>, Vec<String>), CatalogError> {
        let (catalog, reader) = (self.catalog, self.reader);
        let mut ask: Vec<Ask> = Vec::new();
        let mut remarks: Vec<String> = Vec::new();
        let meanings = decision
            .choices
            .iter()
            .any(|c| matches!(c.reason, Reason::OtherMeaning(..)));
        if meanings && self.place.is_none() {
            remarks.push(catalog.phrase(reader, "remark_state_decides", &[])?);
        }
        let written: Vec<String> = decision.letters.iter().map(|f| fold(&f.written)).collect();
        if meanings || decision.clinician == Clinician::CannotTell {
            for homonym in catalog.homonyms(|letters| written.contains(&fold(letters))) {
                let homonym = homonym?;
                ask.push(Ask {
                    id: format!("homonym-{}", fold(homonym.letters)),
                    text: catalog.text(reader, homonym.ask)?.to_owned(),
                });
                remarks.push(catalog.text(reader, homonym.why)?.to_owned());
            }
        }
        if matches!(decision.outcome, Outcome::CannotTell | Outcome::Several)
            || decision.clinician == Clinician::CannotTell
        {
            self.vague_words(decision, &mut ask, &mut remarks)?;
        }
        match decision.choices.first() {
            Some(first) if decision.outcome != Outcome::NotACareRole => {
                let of_role = match first.role {
                    Some(role) => catalog.role_head(role)?.ask,
                    None => Vec::new(),
                };
                let of_family = catalog.family(first.family)?.ask;
                for number in of_role.into_iter().chain(of_family) {
                    if ask.len() >= MOST_QUESTIONS {
                        break;
                    }
                    let (id, text) = catalog.question_text(number)?;
                    if ask.iter().all(|a| a.id != id) {
                        ask.push(Ask {
                            id: id.to_owned(),
                            text: catalog.text(reader, text)?.to_owned(),
                        });
                    }
                }
            }
            _ => ask.push(Ask {
                id: "ask-role".to_owned(),
                text: catalog.phrase(reader, "ask_role", &[])?,
            }),
        }
        ask.truncate(MOST_QUESTIONS);
        Ok((ask, remarks))
    }

    /// What words like "therapist" hide, and what to ask about them.
    fn vague_words(
        &self,
        decision: &Decision<'_>,
        ask: &mut Vec<Ask>,
        remarks: &mut Vec<String>,
    ) -> Result<(), CatalogError> {
        let found = |concept| {
            decision
                .titles
                .concepts
                .iter()
                .any(|c| c.concept == concept)
        };
        for term in self.catalog.terms(found) {
            let term = term?;
            ask.push(Ask {
                id: term.id.to_owned(),
                text: self.catalog.text(self.reader, term.ask)?.to_owned(),
            });
            remarks.push(self.catalog.text(self.reader, term.tells)?.to_owned());
        }
        Ok(())
    }
}

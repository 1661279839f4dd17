//! From a title, a card or post-nominal letters to the role, or to an honest "this does not tell".
//!
//! A license found decides whether somebody is shown as a licensed clinician; a degree never
//! does, and a vague word never does. What is no care role is refused, not forced into the
//! nearest one. The same call serves every keystroke.

mod answer;
mod decide;
mod fit;
mod letters;
mod meanings;
mod status;
mod suggest;
mod title;
mod tokens;

pub use careteam_content::index::{Hit, TitleIndex};

use crate::catalog::{Catalog, CatalogError, Clinician, Kind, Reader};
use serde::Serialize;

/// Longest text that is read, in bytes. A business card has a few hundred.
pub const LONGEST_TEXT: usize = 16 * 1024;

/// What the text shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Outcome {
    /// One role.
    Role,
    /// Several roles: several people, or one title with several meanings.
    Several,
    /// The words do not tell; there is something to ask.
    CannotTell,
    /// Nothing in the text names a member of a care team.
    NotACareRole,
}

/// A role that the text may name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Candidate {
    /// Role id for the card; none when the family has no card yet.
    pub role: Option<String>,
    /// Family id.
    pub family: String,
    /// Title in the reader's language.
    pub title: String,
    /// Why this candidate, in words.
    pub why: String,
    /// 0 to 100, for the order of the list.
    pub score: i32,
    /// Whether the role is the one of the state that was given.
    pub of_this_state: bool,
}

/// Letters found in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Credential {
    /// As they stand in the text.
    pub letters: String,
    /// What they stand for, in the reader's language.
    pub meaning: String,
    /// What kind of thing they are.
    pub kind: Kind,
}

/// A role that a half-typed text may be on the way to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Suggestion {
    /// Role id.
    pub role: String,
    /// Title in the reader's language.
    pub title: String,
    /// Letters of the role, if the text begins like them.
    pub letters: Option<String>,
    /// Place where the role holds, in the reader's language.
    pub place: String,
}

/// A question to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Ask {
    /// Question id, or the id of the word that brought it up.
    pub id: String,
    /// The question in the reader's language.
    pub text: String,
}

/// Everything that the Ask screen shows for a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Identification {
    /// What the text shows.
    pub verdict: Outcome,
    /// Whether it shows a licensed clinician.
    pub clinician: Clinician,
    /// Candidates, likeliest first.
    pub candidates: Vec<Candidate>,
    /// Letters, in the order of the text.
    pub credentials: Vec<Credential>,
    /// What to ask, most useful first.
    pub ask: Vec<Ask>,
    /// Roles whose names or letters begin like a half-typed text, best first. For the list under
    /// the field while somebody types; they are no answer.
    pub suggestions: Vec<Suggestion>,
    /// What a word in the text hides, or why its meaning depends on the state.
    pub remarks: Vec<String>,
}

impl Catalog<'_> {
    /// Says who a text names.
    ///
    /// `text` is anything that a parent reads or hears, also half typed. `state` is a state as
    /// `OR`, `US-OR` or by its name; without one, letters are read as most states read them and
    /// other meanings are listed.
    ///
    /// Errors: `TextTooLong`, `UnknownState`, or `Damaged` for a damaged catalog.
    pub fn identify(
        &self,
        reader: Reader,
        text: &str,
        state: Option<&str>,
    ) -> Result<Identification, CatalogError> {
        if text.len() > LONGEST_TEXT {
            return Err(CatalogError::TextTooLong {
                length: text.len() as i64,
                limit: LONGEST_TEXT as i64,
            });
        }
        let place = state.map(|s| self.state(s)).transpose()?;
        let text = tokens::Text::split(text);
        let letters = letters::find(self, &text, place)?;
        let titles = title::find(self, &text, &letters, place);
        let decision = decide::decide(self, &text, letters, titles, place)?;
        let suggestions = suggest::suggest(self, reader, &text, &decision, place)?;
        answer::answer(self, reader, &text, decision, suggestions, place)
    }
}

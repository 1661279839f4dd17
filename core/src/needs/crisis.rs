//! The screen that comes before everything else: whom to call, what to say, what to do.

use crate::catalog::{Catalog, CatalogError, Reader, Source};
use serde::Serialize;

/// A line to call or text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CrisisContact {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Number to call.
    pub phone: Option<String>,
    /// Number to text.
    pub text_number: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// What it is for.
    pub what: String,
    /// Whether it is a line of the state that was given.
    pub of_this_state: bool,
    /// Whether a person still has to check number and address.
    pub unchecked: bool,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// One thing to do or to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CrisisStep {
    /// Stable id.
    pub id: String,
    /// The step.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Something that makes it a crisis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CrisisSign {
    /// Stable id.
    pub id: String,
    /// The sign in the reader's language.
    pub label: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Everything that the crisis screen shows, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CrisisScreen {
    /// Whom to call or text: the whole country's lines first, then the state's.
    pub contacts: Vec<CrisisContact>,
    /// What to do and to say, in order.
    pub steps: Vec<CrisisStep>,
    /// What makes it a crisis.
    pub signs: Vec<CrisisSign>,
    /// ISO date on which a person last changed the content.
    pub content_date: String,
}

impl Catalog<'_> {
    /// The crisis screen, with the lines of a state where one is given.
    ///
    /// Errors: `UnknownState`, or `Damaged` for a damaged catalog.
    pub fn crisis(
        &self,
        reader: Reader,
        state: Option<&str>,
    ) -> Result<CrisisScreen, CatalogError> {
        let place = state.map(|s| self.state(s)).transpose()?;
        let mut contacts = Vec::new();
        for contact in self.contacts() {
            let contact = contact?;
            let of_this_state = place == Some(contact.jurisdiction);
            // The whole country's id has two letters, a state's has five.
            if !of_this_state && self.jurisdiction(contact.jurisdiction)?.id.len() != 2 {
                continue;
            }
            contacts.push(CrisisContact {
                id: contact.id.to_owned(),
                name: self.text(reader, contact.name)?.to_owned(),
                phone: contact.phone.map(str::to_owned),
                text_number: contact.text_number.map(str::to_owned),
                url: contact.url.map(str::to_owned),
                what: self.text(reader, contact.what)?.to_owned(),
                of_this_state,
                unchecked: contact.unchecked,
                sources: self.cite(&contact.sources)?,
            });
        }
        let mut steps = Vec::new();
        for step in self.steps() {
            let step = step?;
            steps.push(CrisisStep {
                id: step.id.to_owned(),
                text: self.text(reader, step.text)?.to_owned(),
                sources: self.cite(&step.sources)?,
            });
        }
        let mut signs = Vec::new();
        for sign in self.crisis_signs() {
            signs.push(self.crisis_sign_view(reader, &sign?)?);
        }
        Ok(CrisisScreen {
            contacts,
            steps,
            signs,
            content_date: self.content_date().to_owned(),
        })
    }

    pub(super) fn crisis_sign_view(
        &self,
        reader: Reader,
        sign: &careteam_content::record::CrisisSignRecord<'_>,
    ) -> Result<CrisisSign, CatalogError> {
        Ok(CrisisSign {
            id: sign.id.to_owned(),
            label: self.text(reader, sign.label)?.to_owned(),
            sources: self.cite(&sign.sources)?,
        })
    }
}

//! What a family may ask for, whom to turn to, and one sentence to say.

use crate::catalog::{Catalog, CatalogError, Reader, Source};
use serde::Serialize;

/// Something that a family may ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Right {
    /// Stable id.
    pub id: String,
    /// What it is about: `qualifications`, `plan`, `licensed-person`, `supervision`, `register`,
    /// `complaint`, `record`, `consent`, `services`, `school`, `peer`, `crisis` or `other`.
    pub topic: String,
    /// The right, or what there is.
    pub text: String,
    /// One sentence to say.
    pub say: Option<String>,
    /// Name of whom to turn to.
    pub contact: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// Their address.
    pub url: Option<String>,
    /// Whether a person still has to check number and address.
    pub unchecked: bool,
    /// Where it holds, in the reader's language.
    pub place: String,
    /// Whether it is a rule of the state that was given.
    pub of_this_state: bool,
    /// Whether it is about the role that was given.
    pub of_this_role: bool,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

impl Catalog<'_> {
    /// What a family may ask for: the state's rules first, then the whole country's.
    ///
    /// `topic` keeps one topic. `role` leaves out the registers and boards of other roles and
    /// puts those of this role first.
    ///
    /// Errors: `UnknownState`, `UnknownRole`, or `Damaged` for a damaged catalog.
    pub fn rights(
        &self,
        reader: Reader,
        state: Option<&str>,
        topic: Option<&str>,
        role: Option<&str>,
    ) -> Result<Vec<Right>, CatalogError> {
        let place = state.map(|s| self.state(s)).transpose()?;
        let family = match role {
            Some(id) => Some(self.role_head(self.role_number(id)?)?.family),
            None => None,
        };
        let mut out = Vec::new();
        for right in self.right_records() {
            let right = right?;
            let here = self.jurisdiction(right.jurisdiction)?;
            let of_this_state = place == Some(right.jurisdiction);
            let of_this_role = family.is_some_and(|f| right.families.contains(&f));
            let of_another_role = family.is_some() && !right.families.is_empty() && !of_this_role;
            // The whole country's id has two letters.
            let elsewhere = !of_this_state && here.id.len() != 2;
            if elsewhere || of_another_role || topic.is_some_and(|t| t != right.topic) {
                continue;
            }
            let say = right.say.map(|s| self.text(reader, s)).transpose()?;
            out.push(Right {
                id: right.id.to_owned(),
                topic: right.topic.to_owned(),
                text: self.text(reader, right.text)?.to_owned(),
                say: say.map(str::to_owned),
                contact: right.contact.map(str::to_owned),
                phone: right.phone.map(str::to_owned),
                url: right.url.map(str::to_owned),
                unchecked: right.unchecked,
                place: self.text(reader, here.name)?.to_owned(),
                of_this_state,
                of_this_role,
                sources: self.cite(&right.sources)?,
            });
        }
        // Stable: the order of the data stays within each of these.
        out.sort_by_key(|r| (!r.of_this_role, !r.of_this_state));
        Ok(out)
    }
}

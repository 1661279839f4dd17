//! One person and one capability.

use super::{Person, State};
use crate::catalog::{Basis, Catalog, CatalogError, Clinician, Reader, Verdict, verdict_of};
use crate::identify::Outcome;
use careteam_content::record::{CapabilityRecord, RoleRecord, SourceId, TextId};

/// What a person's title turned out to be.
pub(super) enum Who<'c> {
    /// A role of the catalog.
    Role(Box<RoleRecord<'c>>),
    /// The title does not tell.
    Unknown,
    /// No role on a care team.
    Outside,
}

/// A person with the role behind the title.
pub(super) struct Member<'c> {
    pub who: Who<'c>,
    /// Name to use in sentences.
    pub name: String,
    pub role_title: Option<String>,
    pub clinician: Clinician,
    supervisor_named: bool,
    trained_in: Vec<u16>,
}

/// The answer for a person and a capability.
pub(super) struct Answer {
    pub state: State,
    /// Key of the phrase that says why.
    pub why: &'static str,
    /// The condition in words.
    pub text: Option<TextId>,
    pub sources: Vec<SourceId>,
}

impl<'c> Member<'c> {
    /// Finds out who a person is.
    pub fn new(
        catalog: &'c Catalog<'_>,
        reader: Reader,
        person: &Person,
        state: Option<&str>,
    ) -> Result<Self, CatalogError> {
        let mut trained_in = Vec::new();
        for id in &person.trained_in {
            trained_in.push(catalog.capability_number(id)?);
        }
        let (number, outcome, shown) = match &person.role {
            Some(role) => (Some(catalog.role_number(role)?), Outcome::Role, None),
            None => {
                let found = catalog.identify(reader, &person.title, state)?;
                let first = found.candidates.first();
                let role = first
                    .filter(|_| found.verdict == Outcome::Role)
                    .and_then(|c| c.role.as_deref())
                    .map(|id| catalog.role_number(id))
                    .transpose()?;
                (role, found.verdict, Some(found.clinician))
            }
        };
        let role = number.map(|n| catalog.role(n)).transpose()?;
        let role_title = match &role {
            Some(role) => Some(catalog.text(reader, role.title)?.to_owned()),
            None => None,
        };
        let clinician = role
            .as_ref()
            .map_or(Clinician::CannotTell, |r| r.license.clinician());
        let title = person.title.trim();
        let name = match &role_title {
            Some(title_of_role) if title.is_empty() => title_of_role.clone(),
            _ => title.to_owned(),
        };
        Ok(Member {
            who: match role {
                Some(role) => Who::Role(Box::new(role)),
                None if outcome == Outcome::NotACareRole && !title.is_empty() => Who::Outside,
                None => Who::Unknown,
            },
            name,
            role_title,
            clinician: shown.unwrap_or(clinician),
            supervisor_named: person.supervisor_named,
            trained_in,
        })
    }

    /// Whether this person covers a capability, and why.
    pub fn answer(
        &self,
        catalog: &Catalog<'_>,
        number: u16,
        capability: &CapabilityRecord<'_>,
    ) -> Result<Answer, CatalogError> {
        let role = match &self.who {
            Who::Role(role) => role,
            Who::Unknown => return Ok(bare(State::Ask, "team_ask_title")),
            Who::Outside => return Ok(bare(State::Nobody, "team_not_a_role")),
        };
        let found = verdict_of(role, number, capability);
        // A capability that stands on another one needs the training besides; what the role may
        // do in the other one then decides.
        let verdict = match capability.base {
            Some(base) if found.if_trained => catalog.verdict(role, base)?.verdict,
            _ => found.verdict,
        };
        let trained = !found.if_trained || self.trained_in.contains(&number);
        let (state, why) = match verdict {
            Verdict::Yes if trained && found.if_trained => (State::Covered, "team_covered_trained"),
            Verdict::Yes if trained => (State::Covered, "team_covered"),
            Verdict::Yes => (State::Ask, "team_ask_training"),
            Verdict::Supervised if trained && self.supervisor_named => {
                (State::UnderSupervision, "team_supervised")
            }
            Verdict::Supervised if trained => (State::Ask, "team_ask_supervisor"),
            Verdict::Supervised => (State::Ask, "team_ask_supervised_training"),
            Verdict::Limited => (State::Ask, "team_ask_limited"),
            Verdict::Varies => (State::Ask, "team_ask_varies"),
            Verdict::Unknown => (State::Ask, "team_ask_unknown"),
            Verdict::No if found.basis == Basis::Follows => (State::Nobody, "team_no_follows"),
            Verdict::No => (State::Nobody, "team_no"),
        };
        Ok(Answer {
            state,
            why,
            text: found.text,
            sources: found.sources,
        })
    }
}

fn bare(state: State, why: &'static str) -> Answer {
    Answer {
        state,
        why,
        text: None,
        sources: Vec::new(),
    }
}

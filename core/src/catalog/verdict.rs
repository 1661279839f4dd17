//! May this role do that? The one place that answers it, for the card, the comparison and the team.

use super::{Basis, Catalog, CatalogError, Verdict};
use careteam_content::record::{CapabilityRecord, RoleRecord, SourceId, TextId};

/// What a role's table says about a capability, or what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The answer.
    pub verdict: Verdict,
    /// Said or followed.
    pub basis: Basis,
    /// The condition in words.
    pub text: Option<TextId>,
    /// Sources; none only when the verdict is `Unknown`.
    pub sources: Vec<SourceId>,
    /// Whether the answer comes from the capability that this one builds on, so that the person
    /// must still name the training for it.
    pub if_trained: bool,
}

impl Answer {
    /// No source that was read says.
    const UNKNOWN: Answer = Answer {
        verdict: Verdict::Unknown,
        basis: Basis::Stated,
        text: None,
        sources: Vec::new(),
        if_trained: false,
    };
}

impl Catalog<'_> {
    /// What a role may do in one capability.
    ///
    /// The role's own table comes first. A treatment that is another capability plus a named
    /// training (trauma treatment is therapy plus that training) is read off the other one:
    ///
    /// | the other capability | this one |
    /// |---|---|
    /// | no | no: it follows |
    /// | under supervision | under supervision, if trained |
    /// | yes, or a part of it | depends on the person's training: ask |
    /// | differs | differs: ask |
    /// | not stated | not stated: ask |
    ///
    /// Nobody gains a permission this way: a license does not show a training.
    pub(crate) fn verdict(
        &self,
        role: &RoleRecord<'_>,
        capability: u16,
    ) -> Result<Answer, CatalogError> {
        match stated(role, capability) {
            Some(answer) => Ok(answer),
            None => Ok(verdict_beyond(role, &self.capability(capability)?)),
        }
    }
}

/// The same of a capability whose record is at hand.
pub(crate) fn verdict_of(
    role: &RoleRecord<'_>,
    number: u16,
    capability: &CapabilityRecord<'_>,
) -> Answer {
    stated(role, number).unwrap_or_else(|| verdict_beyond(role, capability))
}

/// What follows where the role's own table is silent.
fn verdict_beyond(role: &RoleRecord<'_>, capability: &CapabilityRecord<'_>) -> Answer {
    derived(role, capability).unwrap_or(Answer::UNKNOWN)
}

/// The cell of the role's own table.
fn stated(role: &RoleRecord<'_>, capability: u16) -> Option<Answer> {
    let cell = role.table.iter().find(|c| c.capability == capability)?;
    Some(Answer {
        verdict: cell.verdict,
        basis: cell.basis,
        text: cell.text,
        sources: cell.sources.clone(),
        if_trained: false,
    })
}

/// What the capability that this one builds on says about it.
fn derived(role: &RoleRecord<'_>, capability: &CapabilityRecord<'_>) -> Option<Answer> {
    let base = stated(role, capability.base?)?;
    let verdict = match base.verdict {
        Verdict::Yes | Verdict::Limited | Verdict::Varies => Verdict::Varies,
        same => same,
    };
    let mut sources = base.sources;
    let if_trained = !matches!(verdict, Verdict::No | Verdict::Unknown);
    if if_trained {
        // That a training is needed on top is the capability's own statement.
        sources.extend(&capability.sources);
    }
    Some(Answer {
        verdict,
        basis: Basis::Follows,
        text: None,
        sources,
        if_trained,
    })
}

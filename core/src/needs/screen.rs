//! The list of needs to pick from, and the screen of one need.

use crate::catalog::{Catalog, CatalogError, Reader, Source, Strength, Urgency};
use serde::Serialize;

/// A need in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NeedLine {
    /// Stable id.
    pub id: String,
    /// Name.
    pub label: String,
    /// One or two sentences.
    pub description: String,
    /// How soon.
    pub urgency: Urgency,
}

/// A capability that a need asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CapabilityLine {
    /// Stable id.
    pub id: String,
    /// Name.
    pub label: String,
    /// What it is.
    pub plain: String,
    /// Who at least must do it.
    pub minimum: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A treatment or program, with what was found about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Approach {
    /// Name.
    pub name: String,
    /// Letters; empty when it has none.
    pub acronym: String,
    /// What it is.
    pub what: String,
    /// What was found.
    pub finding: String,
    /// How strong the evidence is.
    pub strength: Strength,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Everything that the screen of a need shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NeedScreen {
    /// Stable id.
    pub id: String,
    /// Name.
    pub label: String,
    /// One or two sentences.
    pub description: String,
    /// How soon.
    pub urgency: Urgency,
    /// When one of these is seen, the crisis screen comes first.
    pub crisis_flags: Vec<String>,
    /// What somebody on the team must be able to do.
    pub required: Vec<CapabilityLine>,
    /// What helps besides.
    pub helpful: Vec<CapabilityLine>,
    /// What a person without clinical training may do for it.
    pub untrained_may: String,
    /// What a person without clinical training may not do for it.
    pub untrained_may_not: String,
    /// What has been tried, and how well it worked.
    pub approaches: Vec<Approach>,
    /// What a family should know besides.
    pub note: Option<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// What to ask first about it, at most three: one question for each thing that somebody must be able to do.
    pub ask: Vec<String>,
}

/// Most questions on the screen of a need; the checklist has all of them.
const MOST_QUESTIONS: usize = 3;

impl Catalog<'_> {
    /// All needs, the most urgent first, then by name.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn needs(&self, reader: Reader) -> Result<Vec<NeedLine>, CatalogError> {
        let mut out = Vec::new();
        for need in self.need_records() {
            let need = need?;
            out.push(NeedLine {
                id: need.id.to_owned(),
                label: self.text(reader, need.label)?.to_owned(),
                description: self.text(reader, need.description)?.to_owned(),
                urgency: need.urgency,
            });
        }
        out.sort_by(|a, b| (a.urgency, &a.label).cmp(&(b.urgency, &b.label)));
        Ok(out)
    }

    /// The screen of one need.
    ///
    /// Errors: `UnknownNeed`, or `Damaged` for a damaged catalog.
    pub fn need(&self, reader: Reader, id: &str) -> Result<NeedScreen, CatalogError> {
        let need = self.need_record(self.need_number(id)?)?;
        let mut crisis_flags = Vec::new();
        for flag in &need.crisis_flags {
            crisis_flags.push(self.text(reader, *flag)?.to_owned());
        }
        let mut approaches = Vec::new();
        for a in &need.approaches {
            approaches.push(Approach {
                name: a.name.to_owned(),
                acronym: a.acronym.to_owned(),
                what: self.text(reader, a.what)?.to_owned(),
                finding: self.text(reader, a.finding)?.to_owned(),
                strength: a.strength,
                sources: self.cite(&a.sources)?,
            });
        }
        let mut ask = Vec::new();
        for capability in need.required.iter().take(MOST_QUESTIONS) {
            let question = self.capability(*capability)?.ask;
            ask.push(self.text(reader, question)?.to_owned());
        }
        let note = need.note.map(|n| self.text(reader, n)).transpose()?;
        Ok(NeedScreen {
            id: need.id.to_owned(),
            label: self.text(reader, need.label)?.to_owned(),
            description: self.text(reader, need.description)?.to_owned(),
            urgency: need.urgency,
            crisis_flags,
            required: self.capability_lines(reader, &need.required)?,
            helpful: self.capability_lines(reader, &need.helpful)?,
            untrained_may: self.text(reader, need.untrained_may)?.to_owned(),
            untrained_may_not: self.text(reader, need.untrained_may_not)?.to_owned(),
            approaches,
            note: note.map(str::to_owned),
            sources: self.cite(&need.sources)?,
            ask,
        })
    }

    fn capability_lines(
        &self,
        reader: Reader,
        numbers: &[u16],
    ) -> Result<Vec<CapabilityLine>, CatalogError> {
        let mut out = Vec::new();
        for n in numbers {
            let c = self.capability(*n)?;
            out.push(CapabilityLine {
                id: c.id.to_owned(),
                label: self.text(reader, c.label)?.to_owned(),
                plain: self.text(reader, c.plain)?.to_owned(),
                minimum: self.text(reader, c.minimum)?.to_owned(),
                sources: self.cite(&c.sources)?,
            });
        }
        Ok(out)
    }
}

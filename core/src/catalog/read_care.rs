//! Decoding records of needs, signs, crisis, rights and checklists.

use super::read::{decode, decode_all, entry};
use super::{Catalog, CatalogError, Source, clip};
use careteam_content::index::{Cues, Hearing};
use careteam_content::record as rec;

impl Catalog<'_> {
    pub(crate) fn need_record(&self, n: u16) -> Result<rec::NeedRecord<'_>, CatalogError> {
        decode(&self.image.care.needs, "needs", n.into())
    }

    pub(crate) fn need_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::NeedRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.needs, "needs")
    }

    /// The number of a need.
    ///
    /// Errors: `UnknownNeed`.
    pub(crate) fn need_number(&self, id: &str) -> Result<u16, CatalogError> {
        for (n, need) in (0u16..).zip(self.need_records()) {
            if need?.id == id {
                return Ok(n);
            }
        }
        Err(CatalogError::UnknownNeed { need: clip(id) })
    }

    pub(crate) fn sign_record(&self, n: u16) -> Result<rec::SignRecord<'_>, CatalogError> {
        decode(&self.image.care.signs, "signs", n.into())
    }

    pub(crate) fn sign_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::SignRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.signs, "signs")
    }

    pub(crate) fn crisis_sign(&self, n: u16) -> Result<rec::CrisisSignRecord<'_>, CatalogError> {
        decode(&self.image.care.crisis_signs, "crisis signs", n.into())
    }

    /// The number of a sign.
    ///
    /// Errors: `UnknownSign`.
    pub(crate) fn sign_number(&self, id: &str) -> Result<u16, CatalogError> {
        for (n, sign) in (0u16..).zip(self.sign_records()) {
            if sign?.id == id {
                return Ok(n);
            }
        }
        Err(CatalogError::UnknownSign { sign: clip(id) })
    }

    /// The kind of visit with this id.
    ///
    /// Errors: `UnknownVisit`.
    pub(crate) fn visit_kind(&self, id: &str) -> Result<rec::VisitKindRecord<'_>, CatalogError> {
        for kind in self.visit_kind_records() {
            let kind = kind?;
            if kind.id == id {
                return Ok(kind);
            }
        }
        Err(CatalogError::UnknownVisit { visit: clip(id) })
    }

    /// How many questions the bank has.
    pub(crate) fn question_count(&self) -> u16 {
        self.image.questions.len() as u16
    }

    /// The number of a question.
    ///
    /// Errors: `UnknownQuestion`.
    pub(crate) fn question_number(&self, id: &str) -> Result<u16, CatalogError> {
        for n in 0..self.question_count() {
            if self.question_text(n)?.0 == id {
                return Ok(n);
            }
        }
        Err(CatalogError::UnknownQuestion { question: clip(id) })
    }

    /// How many crisis signs there are.
    pub(crate) fn crisis_sign_count(&self) -> u16 {
        self.image.care.crisis_signs.len() as u16
    }

    pub(crate) fn crisis_signs(
        &self,
    ) -> impl Iterator<Item = Result<rec::CrisisSignRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.crisis_signs, "crisis signs")
    }

    pub(crate) fn steps(
        &self,
    ) -> impl Iterator<Item = Result<rec::StepRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.steps, "crisis steps")
    }

    pub(crate) fn contacts(
        &self,
    ) -> impl Iterator<Item = Result<rec::ContactRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.contacts, "contacts")
    }

    pub(crate) fn right_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::RightRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.rights, "rights")
    }

    pub(crate) fn visit_kind_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::VisitKindRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.visit_kinds, "visit kinds")
    }

    pub(crate) fn askable_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::AskableRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.askable, "askable")
    }

    /// Who could fill a gap in a capability.
    pub(crate) fn fillers(&self, capability: u16) -> Result<rec::FillerRecord, CatalogError> {
        decode(&self.image.care.fillers, "fillers", capability.into())
    }

    pub(crate) fn young_records(
        &self,
    ) -> impl Iterator<Item = Result<rec::YoungRecord<'_>, CatalogError>> + '_ {
        decode_all(&self.image.care.young, "young")
    }

    /// The rules of hearing. They are decoded for each text, which costs little beside hearing
    /// it, so that opening the catalog does not pay for them.
    pub(crate) fn hearing(&self) -> Result<Hearing<'_>, CatalogError> {
        entry(self.image.care.hearing.get(0), "hearing", 0)
    }

    /// What examples teach about needs and crises. Decoded for each text, as the rules are.
    pub(crate) fn cues(&self) -> Result<Cues<'_>, CatalogError> {
        entry(self.image.care.cues.get(0), "cues", 0)
    }

    /// The number of a capability.
    ///
    /// Errors: `UnknownCapability`.
    pub(crate) fn capability_number(&self, id: &str) -> Result<u16, CatalogError> {
        for n in 0..self.capability_count() {
            if self.capability(n)?.id == id {
                return Ok(n);
            }
        }
        Err(CatalogError::UnknownCapability {
            capability: clip(id),
        })
    }

    /// Sources for a screen, in the order given, each once.
    pub(crate) fn cite(&self, numbers: &[rec::SourceId]) -> Result<Vec<Source>, CatalogError> {
        let mut out: Vec<Source> = Vec::new();
        for n in numbers {
            let source = self.source(*n)?;
            let id = source_id(*n);
            if out.iter().all(|s| s.id != id) {
                out.push(Source {
                    id,
                    cite: source.cite.to_owned(),
                    url: source.url.map(str::to_owned),
                    as_of: source.as_of.map(str::to_owned),
                    read: source.read.to_owned(),
                });
            }
        }
        Ok(out)
    }
}

/// Id under which a screen names a source: its number in this catalog.
pub(crate) fn source_id(number: rec::SourceId) -> String {
    format!("s{number}")
}

//! Records of needs, signs, crisis, rights and checklists.

use super::hear::{cues, hearing};
use super::{CompileError, Compiler, all, one, packed, records};
use crate::image::Care;
use crate::record::{self as rec, Verdict};
use crate::schema::care::Need;
use std::iter::once;

impl<'c> Compiler<'c> {
    /// The sections.
    pub(super) fn care(&mut self) -> Result<Care<'static>, CompileError> {
        let care = &self.content.care;
        Ok(Care {
            needs: records(care.needs.iter().map(|n| self.need(&n.value)))?,
            signs: records(care.signs.iter().map(|s| rec::SignRecord {
                id: &s.id,
                label: self.texts.add(&s.label),
                may_mean: self.texts.add(&s.may_mean),
                could_also_mean: self.texts.add(&s.could_also_mean),
                questions: all(&self.questions, &s.questions),
                gaps: all(&self.capabilities, &s.gaps),
                urgency: s.urgency,
                sources: all(&self.sources, &s.sources),
            }))?,
            steps: records(care.crisis.steps.iter().map(|s| rec::StepRecord {
                id: &s.id,
                text: self.texts.add(&s.text),
                sources: all(&self.sources, &s.sources),
            }))?,
            contacts: records(care.crisis.contacts.iter().map(|c| rec::ContactRecord {
                id: &c.id,
                jurisdiction: one(&self.jurisdictions, Some(&c.jurisdiction)).unwrap_or(0),
                name: self.texts.add(&c.name),
                phone: c.phone.as_deref(),
                text_number: c.text_number.as_deref(),
                url: c.url.as_deref(),
                what: self.texts.add(&c.what),
                unchecked: c.unchecked,
                sources: all(&self.sources, &c.sources),
            }))?,
            crisis_signs: records(care.crisis.signs.iter().map(|s| {
                let words = care.crisis_words.signs.get(&s.id);
                rec::CrisisSignRecord {
                    id: &s.id,
                    label: self.texts.add(&s.label),
                    needs: words.map_or_else(Vec::new, |w| self.need_numbers(&w.needs)),
                    sources: all(&self.sources, &s.sources),
                }
            }))?,
            rights: records(care.rights.iter().map(|filed| {
                let r = &filed.value;
                let contact = r.contact.as_ref();
                rec::RightRecord {
                    id: &r.id,
                    jurisdiction: one(&self.jurisdictions, Some(&r.jurisdiction)).unwrap_or(0),
                    topic: &r.topic,
                    text: self.texts.add(&r.text),
                    say: r.say.as_ref().map(|s| self.texts.add(s)),
                    contact: contact.map(|c| c.name.as_str()),
                    phone: contact.and_then(|c| c.phone.as_deref()),
                    url: contact.and_then(|c| c.url.as_deref()),
                    unchecked: contact.is_some_and(|c| c.unchecked),
                    families: all(&self.families, &r.families),
                    sources: all(&self.sources, &r.sources),
                }
            }))?,
            visit_kinds: records(care.checklist.visit_kinds.iter().map(|k| {
                let questions = care.checklist.core_sets.get(&k.id);
                rec::VisitKindRecord {
                    id: &k.id,
                    label: self.texts.add(&k.label),
                    questions: all(&self.questions, questions.map_or(&[][..], Vec::as_slice)),
                }
            }))?,
            askable: records(care.checklist.askable.iter().map(|a| rec::AskableRecord {
                id: &a.id,
                label: self.texts.add(&a.label),
                families: all(&self.families, &a.families),
            }))?,
            fillers: records(self.fillers().into_iter())?,
            young: records(care.young.iter().map(|q| rec::YoungRecord {
                id: &q.id,
                text: self.texts.add(&q.text),
                when: q.when.iter().map(String::as_str).collect(),
                sources: all(&self.sources, &q.sources),
            }))?,
            hearing: packed(once(hearing(self.content).map_err(|(_, _, error)| error)?))?,
            cues: packed(once(cues(self.content)))?,
        })
    }

    /// For each capability: the families that usually do it, and those of whose roles one may.
    fn fillers(&mut self) -> Vec<rec::FillerRecord> {
        let content = self.content;
        let mut out = Vec::new();
        for capability in &content.capabilities {
            let may = |family: &str| {
                content.roles.iter().any(|r| {
                    let cell = r.value.table.get(&capability.id);
                    r.value.family == family && cell.is_some_and(|c| c.verdict == Verdict::Yes)
                })
            };
            let usual = content
                .families
                .iter()
                .filter(|f| capability.families.contains(&f.id));
            let others = content.families.iter().filter(|f| {
                !capability.families.contains(&f.id)
                    && !capability.not_families.contains(&f.id)
                    && may(&f.id)
            });
            let families = usual.chain(others).map(|f| self.filler(f)).collect();
            out.push(rec::FillerRecord { families });
        }
        out
    }

    fn filler(&mut self, family: &'c crate::schema::Family) -> rec::FillerFamily {
        let mut roles: Vec<_> = self
            .content
            .roles
            .iter()
            .filter(|r| r.value.family == family.id)
            .collect();
        // The family's own role first, then national ones, then those of the states.
        roles.sort_by_key(|r| {
            let own = family.role.as_deref() == Some(r.value.id.as_str());
            (!own, r.value.jurisdiction.len())
        });
        rec::FillerFamily {
            family: one(&self.families, Some(&family.id)).unwrap_or(0),
            label: self.texts.add(&family.label),
            places: roles
                .iter()
                .filter_map(|r| one(&self.jurisdictions, Some(&r.value.jurisdiction)))
                .collect(),
            roles: roles
                .iter()
                .filter_map(|r| one(&self.roles, Some(&r.value.id)))
                .collect(),
        }
    }

    fn need_numbers(&self, ids: &[String]) -> Vec<u16> {
        let needs = &self.content.care.needs;
        ids.iter()
            .filter_map(|id| needs.iter().position(|n| n.value.id == *id))
            .filter_map(|n| u16::try_from(n).ok())
            .collect()
    }

    fn need(&mut self, n: &'c Need) -> rec::NeedRecord<'c> {
        let care = &self.content.care;
        let mut heard = care.heard.iter().filter_map(|f| f.value.get(&n.id));
        rec::NeedRecord {
            id: &n.id,
            label: self.texts.add(&n.label),
            description: self.texts.add(&n.description),
            required: all(&self.capabilities, &n.required),
            helpful: all(&self.capabilities, &n.helpful),
            approaches: n
                .approaches
                .iter()
                .map(|a| rec::ApproachRecord {
                    name: &a.name,
                    acronym: &a.acronym,
                    what: self.texts.add(&a.what),
                    finding: self.texts.add(&a.finding),
                    strength: a.strength,
                    sources: all(&self.sources, &a.sources),
                })
                .collect(),
            urgency: n.urgency,
            crisis_flags: n.crisis_flags.iter().map(|f| self.texts.add(f)).collect(),
            untrained_may: self.texts.add(&n.without_clinical_training.may),
            untrained_may_not: self.texts.add(&n.without_clinical_training.may_not),
            note: n.note.as_ref().map(|t| self.texts.add(t)),
            sources: all(&self.sources, &n.sources),
            fades: heard.any(|h| h.fades),
        }
    }
}

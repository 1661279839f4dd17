//! Records and rules of needs, signs, crisis, rights and checklists.

use super::{CompileError, Compiler, all, one, records};
use crate::image::{Care, ImageError};
use crate::index::{Hearing, HearingBuilder, PatternError, Topic};
use crate::load::Content;
use crate::record::{self as rec, Verdict};
use crate::schema::care::{Need, Words};
use zerovec::ZeroVec;

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
            hearing: ZeroVec::from(
                postcard::to_allocvec(&hearing(self.content).map_err(|(_, _, error)| error)?)
                    .map_err(|_| ImageError::Sections)?,
            ),
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

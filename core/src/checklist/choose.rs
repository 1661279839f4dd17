//! Which questions fit, and how well.
//!
//! Every reason has a worth; the worths of a question add up, and the highest come first. Equal
//! ones keep the order of the bank.

use super::ChecklistQuery;
use crate::catalog::{Catalog, CatalogError, Reader, Urgency};
use careteam_content::record::{AskableRecord, QuestionRecord, TextId, VisitKindRecord};

/// What a sign is worth: it was seen.
const SIGN: i32 = 60;
/// What a gap is worth.
const GAP: i32 = 45;
/// What a need is worth, by its urgency.
const NEED: [(Urgency, i32); 3] = [
    (Urgency::Crisis, 50),
    (Urgency::Soon, 35),
    (Urgency::Routine, 25),
];
/// What a question of this kind of visit is worth, less its place in that list.
const VISIT: i32 = 40;
/// What a question is worth that fits the role of somebody present, less its place.
const ROLE: i32 = 30;
/// What a question is worth that fits anybody.
const ANY: i32 = 5;
/// What it adds when the kind of visit is right.
const RIGHT_TIME: i32 = 8;
/// What each step of priority takes away.
const STEP: i32 = 4;
/// A further reason of the same kind adds little.
const AGAIN: i32 = 6;

/// A question that was chosen.
pub(super) struct Choice<'c> {
    pub question: QuestionRecord<'c>,
    /// Number in the bank.
    pub number: u16,
    pub worth: i32,
    pub reasons: Vec<Reason>,
    /// Whether somebody present can answer, or nobody is known to be there.
    pub can_be_asked: bool,
}

/// Why a question was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Sign(TextId),
    Gap(TextId),
    Need(TextId),
    Visit(TextId),
    Role(TextId),
    Any,
}

/// What brings questions up.
struct Cause {
    reason: Reason,
    worth: i32,
    questions: Vec<u16>,
    /// Trigger in the bank: a need id, or "gap:" and a capability id.
    trigger: Option<String>,
}

/// All that is known about the visit.
pub(super) struct Chooser<'c> {
    catalog: &'c Catalog<'c>,
    causes: Vec<Cause>,
    pub visit: VisitKindRecord<'c>,
    /// Whom the people present can stand for; none when nobody is named.
    present: Option<Vec<&'c str>>,
    askable: Vec<AskableRecord<'c>>,
    /// Whether a need or a sign is a crisis.
    pub crisis: bool,
}

impl<'c> Chooser<'c> {
    /// Errors: `UnknownVisit`, `UnknownNeed`, `UnknownCapability`, `UnknownSign`, or what
    /// identifying a title can give.
    pub fn new(
        catalog: &'c Catalog<'_>,
        reader: Reader,
        query: &ChecklistQuery,
    ) -> Result<Self, CatalogError> {
        let visit = catalog.visit_kind(&query.visit)?;
        let mut chooser = Chooser {
            catalog,
            causes: Vec::new(),
            present: None,
            askable: catalog.askable_records().collect::<Result<_, _>>()?,
            crisis: false,
            visit,
        };
        chooser.causes_of_query(query)?;
        chooser.people(reader, query)?;
        let by_place = |questions: &[u16], worth: i32, reason: Reason, out: &mut Vec<Cause>| {
            for (place, n) in (0i32..).zip(questions) {
                out.push(Cause {
                    reason,
                    worth: worth - place,
                    questions: vec![*n],
                    trigger: None,
                });
            }
        };
        let visit = &chooser.visit;
        let reason = Reason::Visit(visit.label);
        by_place(&visit.questions, VISIT, reason, &mut chooser.causes);
        Ok(chooser)
    }

    fn causes_of_query(&mut self, query: &ChecklistQuery) -> Result<(), CatalogError> {
        let catalog = self.catalog;
        for id in &query.signs {
            let sign = catalog.sign_record(catalog.sign_number(id)?)?;
            self.crisis |= sign.urgency == Urgency::Crisis;
            self.causes.push(Cause {
                reason: Reason::Sign(sign.label),
                worth: SIGN,
                questions: sign.questions,
                trigger: None,
            });
        }
        for id in &query.gaps {
            let gap = catalog.capability(catalog.capability_number(id)?)?;
            self.causes.push(Cause {
                reason: Reason::Gap(gap.label),
                worth: GAP,
                questions: gap.questions,
                trigger: Some(format!("gap:{id}")),
            });
        }
        for id in &query.needs {
            let need = catalog.need_record(catalog.need_number(id)?)?;
            self.crisis |= need.urgency == Urgency::Crisis;
            let worth = NEED.iter().find(|(u, _)| *u == need.urgency);
            self.causes.push(Cause {
                reason: Reason::Need(need.label),
                worth: worth.map_or(0, |(_, w)| *w),
                questions: Vec::new(),
                trigger: Some(id.clone()),
            });
        }
        Ok(())
    }

    /// What the roles present bring up, and whom they can stand for.
    fn people(&mut self, reader: Reader, query: &ChecklistQuery) -> Result<(), CatalogError> {
        let catalog = self.catalog;
        let mut present: Vec<&'c str> = Vec::new();
        for person in &query.people {
            let (family, asked) = match &person.role {
                Some(id) => {
                    let role = catalog.role_head(catalog.role_number(id)?)?;
                    (Some(role.family), Some((role.title, role.ask)))
                }
                None => {
                    let state = query.state.as_deref();
                    let found = catalog.identify(reader, &person.title, state)?;
                    match found.candidates.first() {
                        Some(first) => {
                            let role = match &first.role {
                                Some(id) => Some(catalog.role_head(catalog.role_number(id)?)?),
                                None => None,
                            };
                            let asked = role.map(|r| (r.title, r.ask));
                            (catalog.family_number(&first.family), asked)
                        }
                        None => (None, None),
                    }
                }
            };
            for (place, n) in asked.iter().flat_map(|(_, ask)| (0i32..).zip(ask)) {
                let title = asked.as_ref().map_or(0, |(title, _)| *title);
                self.causes.push(Cause {
                    reason: Reason::Role(title),
                    worth: ROLE - place,
                    questions: vec![*n],
                    trigger: None,
                });
            }
            match family {
                Some(family) => {
                    let fits = self.askable.iter().filter(|a| a.families.contains(&family));
                    present.extend(fits.map(|a| a.id));
                }
                // Whoever that is, they can be asked anything.
                None => present.extend(self.askable.iter().map(|a| a.id)),
            }
        }
        if !query.people.is_empty() {
            self.present = Some(present);
        }
        Ok(())
    }

    /// Names of those who can be asked.
    pub fn whom(&self, question: &QuestionRecord<'_>) -> Vec<TextId> {
        let fits = self.askable.iter().filter(|a| question.to.contains(&a.id));
        fits.map(|a| a.label).collect()
    }

    /// Whether somebody present can answer.
    fn can_be_asked(&self, question: &QuestionRecord<'_>) -> bool {
        match &self.present {
            None => true,
            Some(present) => question
                .to
                .iter()
                .any(|to| *to == ANYBODY || present.contains(to)),
        }
    }

    /// The question with its worth and reasons.
    pub fn choose(&self, number: u16) -> Result<Choice<'c>, CatalogError> {
        let question = self.catalog.question(number)?;
        let mut worth = 0;
        let mut reasons: Vec<Reason> = Vec::new();
        for cause in &self.causes {
            let named = cause.questions.contains(&number);
            let triggered = cause
                .trigger
                .as_deref()
                .is_some_and(|t| question.triggers.contains(&t));
            if !named && !triggered || reasons.contains(&cause.reason) {
                continue;
            }
            let kind = std::mem::discriminant(&cause.reason);
            let again = reasons.iter().any(|r| std::mem::discriminant(r) == kind);
            worth += if again { AGAIN } else { cause.worth };
            reasons.push(cause.reason);
        }
        let right_time = question.when.contains(&self.visit.id);
        if reasons.is_empty() && right_time && question.triggers.contains(&ANYBODY) {
            worth += ANY;
            reasons.push(Reason::Any);
        }
        if !reasons.is_empty() {
            worth += if right_time { RIGHT_TIME } else { -RIGHT_TIME };
            worth -= STEP * (i32::from(question.priority) - 1);
        }
        Ok(Choice {
            can_be_asked: self.can_be_asked(&question),
            question,
            number,
            worth,
            reasons,
        })
    }
}

/// The word of the data for "anybody" and "anything".
const ANYBODY: &str = "any";

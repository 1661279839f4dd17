//! Putting the fields together: rows, needs, gaps.

use super::cell::{Answer, Member};
use super::records::{
    CapabilityCoverage, Cell, Filler, GapQuestion, MatrixPerson, NeedCoverage, State, TeamQuery,
    TeamView,
};
use super::{MOST_NEEDS, MOST_PEOPLE, summary};
use crate::catalog::{Catalog, CatalogError, Reader, Urgency, source_id};
use crate::team::cell::Who;
use careteam_content::record::{CapabilityRecord, NeedRecord, SourceId};
use std::collections::HashMap;

impl Catalog<'_> {
    /// Says who on a team may do what a child needs, who is missing, and what to ask.
    ///
    /// Without needs or without people the answer is honest and nearly empty. A need that stands
    /// twice counts once.
    ///
    /// Errors: `UnknownState`, `UnknownNeed`, `UnknownRole`, `UnknownCapability`, `TooMany` for
    /// more than 200 people or 60 needs, `TextTooLong` for a title, or `Damaged`.
    pub fn team(&self, reader: Reader, query: &TeamQuery) -> Result<TeamView, CatalogError> {
        at_most("people", query.people.len(), MOST_PEOPLE)?;
        at_most("needs", query.needs.len(), MOST_NEEDS)?;
        let state = query.state.as_deref();
        let place = state.map(|s| self.state(s)).transpose()?;
        let mut needs: Vec<NeedRecord<'_>> = Vec::new();
        for id in &query.needs {
            let need = self.need_record(self.need_number(id)?)?;
            if needs.iter().all(|n| n.id != need.id) {
                needs.push(need);
            }
        }
        let mut members = Vec::new();
        for person in &query.people {
            at_most("trained_in", person.trained_in.len(), MOST_NEEDS)?;
            members.push(Member::new(self, reader, person, state)?);
        }
        let mut table = Table {
            catalog: self,
            reader,
            place,
            members: &members,
            phrases: HashMap::new(),
            cited: Vec::new(),
            ids: HashMap::new(),
            national: HashMap::new(),
            role_ids: HashMap::new(),
        };
        let mut capabilities: Vec<CapabilityCoverage> = Vec::new();
        let wanted = wanted(&needs);
        for n in &wanted {
            let required = needs.iter().any(|need| need.required.contains(n));
            capabilities.push(table.row(*n, required)?);
        }
        let rows: HashMap<u16, &CapabilityCoverage> =
            wanted.into_iter().zip(&capabilities).collect();
        let sources = self.cite(&table.cited)?;
        let mut covered = Vec::new();
        for need in &needs {
            covered.push(self.need_coverage(reader, need, &rows)?);
        }
        // Stable: what comes first in a need stays first among its equals.
        capabilities.sort_by_key(|c| (!c.required, std::cmp::Reverse(c.state)));
        let urgent = needs.iter().any(|n| n.urgency == Urgency::Crisis);
        Ok(TeamView {
            crisis: match urgent {
                true => Some(self.crisis(reader, state)?),
                false => None,
            },
            summary: summary::sentence(self, reader, &capabilities)?,
            needs: covered,
            people: people(query, &members),
            capabilities,
            sources,
        })
    }

    fn need_coverage(
        &self,
        reader: Reader,
        need: &NeedRecord<'_>,
        rows: &HashMap<u16, &CapabilityCoverage>,
    ) -> Result<NeedCoverage, CatalogError> {
        let ids = |numbers: &[u16]| -> Vec<String> {
            let rows = numbers.iter().filter_map(|n| rows.get(n));
            rows.map(|row| row.capability.clone()).collect()
        };
        let required = need.required.iter().filter_map(|n| rows.get(n));
        let worst = required.map(|row| row.state).max();
        Ok(NeedCoverage {
            need: need.id.to_owned(),
            label: self.text(reader, need.label)?.to_owned(),
            urgency: need.urgency,
            state: worst.unwrap_or(State::Ask),
            required: ids(&need.required),
            helpful: ids(&need.helpful),
            untrained_may: self.text(reader, need.untrained_may)?.to_owned(),
            untrained_may_not: self.text(reader, need.untrained_may_not)?.to_owned(),
        })
    }
}

/// Errors: `TooMany`.
pub(crate) fn at_most(what: &str, count: usize, limit: usize) -> Result<(), CatalogError> {
    if count <= limit {
        return Ok(());
    }
    Err(CatalogError::TooMany {
        what: what.to_owned(),
        count: i64::try_from(count).unwrap_or(i64::MAX),
        limit: i64::try_from(limit).unwrap_or(i64::MAX),
    })
}

/// Every capability of the needs once: what they require first.
fn wanted(needs: &[NeedRecord<'_>]) -> Vec<u16> {
    let mut out: Vec<u16> = Vec::new();
    let required = needs.iter().flat_map(|n| &n.required);
    for n in required.chain(needs.iter().flat_map(|n| &n.helpful)) {
        if !out.contains(n) {
            out.push(*n);
        }
    }
    out
}

fn people(query: &TeamQuery, members: &[Member<'_>]) -> Vec<MatrixPerson> {
    let pairs = query.people.iter().zip(members);
    pairs
        .map(|(person, member)| MatrixPerson {
            title: person.title.clone(),
            role: match &member.who {
                Who::Role(role) => Some(role.id.to_owned()),
                _ => None,
            },
            role_title: member.role_title.clone(),
            clinician: member.clinician,
        })
        .collect()
}

/// Writes rows and keeps what repeats: phrases and sources.
struct Table<'t> {
    catalog: &'t Catalog<'t>,
    reader: Reader,
    place: Option<u16>,
    members: &'t [Member<'t>],
    phrases: HashMap<&'static str, String>,
    cited: Vec<SourceId>,
    ids: HashMap<SourceId, String>,
    /// Whether a place is the whole nation.
    national: HashMap<u16, bool>,
    role_ids: HashMap<u16, String>,
}

impl Table<'_> {
    fn row(&mut self, number: u16, required: bool) -> Result<CapabilityCoverage, CatalogError> {
        let (catalog, reader) = (self.catalog, self.reader);
        let capability = catalog.capability(number)?;
        let mut cells: Vec<Cell> = Vec::with_capacity(self.members.len());
        for (n, member) in (0i32..).zip(self.members) {
            let answer = member.answer(catalog, number, &capability)?;
            cells.push(Cell {
                person: n,
                state: answer.state,
                why: self.why(&answer, &member.name)?,
                sources: self.cite(&answer.sources)?,
            });
        }
        let best = cells.iter().min_by_key(|c| c.state);
        let state = best.map_or(State::Nobody, |c| c.state);
        let why = match best {
            None => catalog.phrase(reader, "team_row_no_team", &[])?,
            Some(_) if state == State::Nobody => catalog.phrase(reader, "team_row_nobody", &[])?,
            Some(best) => best.why.clone(),
        };
        let gap = state != State::Covered;
        Ok(CapabilityCoverage {
            capability: capability.id.to_owned(),
            label: catalog.text(reader, capability.label)?.to_owned(),
            short: catalog.text(reader, capability.short)?.to_owned(),
            state,
            why,
            cells,
            could_fill: if gap {
                self.fillers(number)?
            } else {
                Vec::new()
            },
            questions: if gap {
                self.questions(&capability)?
            } else {
                Vec::new()
            },
            required,
        })
    }

    /// Why a field is as it is; the condition of the rule follows the sentence.
    fn why(&mut self, answer: &Answer, name: &str) -> Result<String, CatalogError> {
        if !self.phrases.contains_key(answer.why) {
            let phrase = self
                .catalog
                .phrase(self.reader, answer.why, &[("who", "{who}")])?;
            self.phrases.insert(answer.why, phrase);
        }
        let phrase = self.phrases.get(answer.why).map_or("", String::as_str);
        let mut text = phrase.replace("{who}", name);
        if let Some(condition) = answer.text {
            text.push(' ');
            text.push_str(self.catalog.text(self.reader, condition)?);
        }
        Ok(text)
    }

    fn cite(&mut self, sources: &[SourceId]) -> Result<Vec<String>, CatalogError> {
        let mut out = Vec::with_capacity(sources.len());
        for n in sources {
            if let Some(id) = self.ids.get(n) {
                out.push(id.clone());
                continue;
            }
            let id = source_id(*n);
            self.ids.insert(*n, id.clone());
            self.cited.push(*n);
            out.push(id);
        }
        Ok(out)
    }

    fn fillers(&mut self, number: u16) -> Result<Vec<Filler>, CatalogError> {
        let catalog = self.catalog;
        let mut out = Vec::new();
        for filler in catalog.fillers(number)?.families {
            let places = filler.places.iter().zip(&filler.roles);
            let here = places.clone().find(|(p, _)| Some(**p) == self.place);
            let mut role = here.map(|(_, r)| *r);
            if role.is_none() {
                for (place, number) in places {
                    if self.is_national(*place)? {
                        role = Some(*number);
                        break;
                    }
                }
            }
            out.push(Filler {
                family: catalog.family_head(filler.family)?.id.to_owned(),
                label: catalog.text(self.reader, filler.label)?.to_owned(),
                role: role.map(|n| self.role_id(n)).transpose()?,
            });
        }
        Ok(out)
    }

    fn is_national(&mut self, place: u16) -> Result<bool, CatalogError> {
        if let Some(known) = self.national.get(&place) {
            return Ok(*known);
        }
        let national = self.catalog.is_national(place)?;
        self.national.insert(place, national);
        Ok(national)
    }

    fn role_id(&mut self, number: u16) -> Result<String, CatalogError> {
        if let Some(known) = self.role_ids.get(&number) {
            return Ok(known.clone());
        }
        let id = self.catalog.role_head(number)?.id.to_owned();
        self.role_ids.insert(number, id.clone());
        Ok(id)
    }

    fn questions(
        &self,
        capability: &CapabilityRecord<'_>,
    ) -> Result<Vec<GapQuestion>, CatalogError> {
        let mut out = vec![GapQuestion {
            question: None,
            text: self.catalog.text(self.reader, capability.ask)?.to_owned(),
        }];
        for n in &capability.questions {
            let question = self.catalog.question(*n)?;
            out.push(GapQuestion {
                question: Some(question.id.to_owned()),
                text: self.catalog.text(self.reader, question.text)?.to_owned(),
            });
        }
        Ok(out)
    }
}

//! May, only under supervision, may not, ask: a role's written phrases and its table in one.

use super::records::{AskPoint, Statement};
use super::said::{repeats, says};
use super::writer::Writer;
use crate::catalog::{CatalogError, License, Verdict, verdict_of};
use careteam_content::record::{CapabilityRecord, CellRecord, ClaimRecord, RoleRecord};

/// Tasks that a parent must know about, weightiest first. They lead any list, and a card on which
/// one of them is not stated says so and asks. Skills training alone needs no such question: a
/// treatment does not hang on it.
pub(super) const CORE: &[&str] = &[
    "individual-therapy",
    "diagnose",
    "family-therapy",
    "medication",
    "assess",
    "treatment-plan",
    "safety-planning",
    "skills-training",
];

/// The core task that a card need not ask about.
const NO_QUESTION: &str = "skills-training";

/// The four lists.
pub(super) struct Duties {
    pub may: Vec<Statement>,
    pub supervised: Vec<Statement>,
    pub may_not: Vec<Statement>,
    pub ask: Vec<AskPoint>,
}

/// A list while it is written: each statement with its English text, if it has one of its own.
#[derive(Default)]
struct Section<'w> {
    statements: Vec<Statement>,
    english: Vec<&'w str>,
}

impl<'w> Section<'w> {
    fn written(writer: &mut Writer<'w>, claims: &[ClaimRecord]) -> Result<Self, CatalogError> {
        let statements = writer.claims(claims)?;
        let english = claims.iter().map(|c| writer.first_text(c.text));
        Ok(Section {
            statements,
            english: english.collect::<Result<_, _>>()?,
        })
    }

    /// The place of the first written phrase that speaks of a capability.
    fn saying(&self, capability: &str) -> Option<usize> {
        self.english.iter().position(|e| says(capability, e))
    }

    fn says(&self, capability: &str) -> bool {
        self.saying(capability).is_some()
    }

    /// Adds a cell's sources, and its condition unless the phrase holds that too.
    fn add_condition(
        &mut self,
        writer: &mut Writer<'_>,
        place: usize,
        cell: &CellRecord,
    ) -> Result<(), CatalogError> {
        let (Some(text), Some(english), Some(statement)) = (
            cell.text,
            self.english.get(place),
            self.statements.get_mut(place),
        ) else {
            return Ok(());
        };
        if !repeats(english, writer.first_text(text)?) {
            let text = writer.text(text)?;
            match &mut statement.detail {
                Some(detail) if detail.contains(&text) => {}
                Some(detail) => {
                    detail.push(' ');
                    detail.push_str(&text);
                }
                None => statement.detail = Some(text),
            }
        }
        statement.notes.extend(writer.cite(&cell.sources));
        statement.notes.sort_unstable();
        statement.notes.dedup();
        Ok(())
    }
}

/// Sorts a role's duties.
pub(super) fn duties(
    writer: &mut Writer<'_>,
    role: &RoleRecord<'_>,
) -> Result<Duties, CatalogError> {
    let mut may = Section::written(writer, &role.may)?;
    let mut supervised = Section::written(writer, &role.supervised)?;
    let mut may_not = Section::written(writer, &role.may_not)?;
    let mut ask = Vec::new();
    for (number, capability) in weightiest_first(writer)? {
        let Some(cell) = role.table.iter().find(|c| c.capability == number) else {
            let said = [&may, &supervised, &may_not]
                .iter()
                .any(|section| section.says(capability.id));
            if !said && CORE.contains(&capability.id) && capability.id != NO_QUESTION {
                ask.push(unsettled(writer, &capability, Verdict::Unknown, None)?);
            }
            continue;
        };
        let (home, other) = match cell.verdict {
            Verdict::Yes => (&mut may, None),
            Verdict::Limited => (&mut may, Some(&mut supervised)),
            Verdict::Supervised => (&mut supervised, None),
            Verdict::No => (&mut may_not, None),
            Verdict::Varies | Verdict::Unknown => {
                ask.push(unsettled(writer, &capability, cell.verdict, Some(cell))?);
                continue;
            }
        };
        // A phrase that says it already gets the condition; else the cell becomes a phrase.
        let said = match home.saying(capability.id) {
            Some(place) => Some((&mut *home, place)),
            None => other.and_then(|o| o.saying(capability.id).map(|place| (o, place))),
        };
        match said {
            Some((section, place)) => section.add_condition(writer, place, cell)?,
            None => {
                let statement = from_cell(writer, &capability, cell)?;
                home.statements.push(statement);
            }
        }
    }
    ask.extend(special_training(writer, role)?);
    ask.extend(blanks(writer, role)?);
    Ok(Duties {
        may: may.statements,
        supervised: supervised.statements,
        may_not: may_not.statements,
        ask,
    })
}

/// A cell as a phrase that goes on from its heading.
fn from_cell(
    writer: &mut Writer<'_>,
    capability: &CapabilityRecord<'_>,
    cell: &CellRecord,
) -> Result<Statement, CatalogError> {
    let mut text = task(writer, capability)?;
    if cell.verdict == Verdict::Limited {
        text = writer.phrase("only_in_part", &[("task", &text)])?;
    }
    let mut statement = writer.statement(text, &cell.sources);
    statement.detail = cell.text.map(|t| writer.text(t)).transpose()?;
    statement.follows = writer.follows(cell.basis)?;
    Ok(statement)
}

/// All capabilities, the core ones first.
fn weightiest_first<'w>(
    writer: &Writer<'w>,
) -> Result<Vec<(u16, CapabilityRecord<'w>)>, CatalogError> {
    let mut order = Vec::new();
    for number in 0..writer.catalog.capability_count() {
        order.push((number, writer.catalog.capability(number)?));
    }
    let weight = |id: &str| CORE.iter().position(|core| *core == id);
    // Stable: equals stay in the order of the catalog.
    order.sort_by_key(|(_, capability)| weight(capability.id).unwrap_or(CORE.len()));
    Ok(order)
}

/// A capability as something that one does: "give family therapy".
pub(super) fn task(
    writer: &Writer<'_>,
    capability: &CapabilityRecord<'_>,
) -> Result<String, CatalogError> {
    let key = format!("do_{}", capability.id);
    let label = writer.text(capability.label)?;
    let keys = [key.as_str(), "do_other"];
    writer
        .catalog
        .first_phrase(writer.reader, &keys, &[("label", &label)])
}

/// A capability that varies or is not stated.
fn unsettled(
    writer: &mut Writer<'_>,
    capability: &CapabilityRecord<'_>,
    verdict: Verdict,
    cell: Option<&CellRecord>,
) -> Result<AskPoint, CatalogError> {
    let text = match cell.and_then(|c| c.text) {
        Some(text) => writer.text(text)?,
        None => writer.phrase("not_stated", &[])?,
    };
    Ok(AskPoint {
        capability: Some(capability.id.to_owned()),
        label: writer.text(capability.label)?,
        verdict,
        text,
        question: writer.text(capability.ask)?,
        notes: cell.map(|c| writer.cite(&c.sources)).unwrap_or_default(),
    })
}

/// Who may treat may still lack the training for one treatment: one point for all of these.
fn special_training(
    writer: &mut Writer<'_>,
    role: &RoleRecord<'_>,
) -> Result<Option<AskPoint>, CatalogError> {
    let mut names = Vec::new();
    let mut sources = Vec::new();
    for number in 0..writer.catalog.capability_count() {
        let capability = writer.catalog.capability(number)?;
        let answer = verdict_of(role, number, &capability);
        let open = matches!(answer.verdict, Verdict::Varies | Verdict::Supervised);
        if answer.if_trained && open {
            names.push(writer.text(capability.label)?);
            sources.extend(answer.sources);
        }
    }
    if names.is_empty() {
        return Ok(None);
    }
    let names = names.join("; ");
    Ok(Some(AskPoint {
        capability: None,
        label: writer.phrase("special_label", &[])?,
        verdict: Verdict::Varies,
        text: writer.phrase("special_text", &[("names", &names)])?,
        question: writer.phrase("special_ask", &[])?,
        notes: writer.cite(&sources),
    }))
}

/// What no source says about training, supervision and registers.
fn blanks(writer: &Writer<'_>, role: &RoleRecord<'_>) -> Result<Vec<AskPoint>, CatalogError> {
    let alone = role
        .independent
        .as_ref()
        .is_some_and(|cell| cell.verdict == Verdict::Yes);
    let supervised = role.license != License::Clinical && !alone && role.supervisor.is_empty();
    let mut points = Vec::new();
    for (blank, label, question) in [
        (role.training.is_empty(), "label_training", "ask_training"),
        (supervised, "label_supervisor", "ask_supervisor"),
        (role.lookup.is_none(), "label_lookup", "ask_lookup"),
    ] {
        if blank {
            points.push(AskPoint {
                capability: None,
                label: writer.phrase(label, &[])?,
                verdict: Verdict::Unknown,
                text: writer.phrase("not_stated", &[])?,
                question: writer.phrase(question, &[])?,
                notes: Vec::new(),
            });
        }
    }
    Ok(points)
}

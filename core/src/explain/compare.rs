//! Two or three roles side by side.

use super::card::questions;
use super::duties::CORE;
use super::records::{ComparedRole, Comparison, ComparisonCell, ComparisonRow};
use super::status;
use super::writer::Writer;
use crate::catalog::{Catalog, CatalogError, Verdict, verdict_of};
use crate::identify::Ask;
use careteam_content::record::{CapabilityRecord, RoleRecord};
use std::collections::BTreeSet;

/// How many questions are shown.
const MOST_QUESTIONS: usize = 4;

/// Writes a comparison. The order of the calls is the order of the footnotes.
pub(super) fn compare(
    catalog: &Catalog<'_>,
    mut writer: Writer<'_>,
    numbers: &[u16],
    state: Option<u16>,
) -> Result<Comparison, CatalogError> {
    let mut roles = Vec::with_capacity(numbers.len());
    for number in numbers {
        roles.push(catalog.role(*number)?);
    }
    let writer_ref = &mut writer;
    let names = names(writer_ref, &roles)?;
    let mut columns = Vec::with_capacity(roles.len());
    for (role, name) in roles.iter().zip(&names) {
        columns.push(column(writer_ref, role, name, state)?);
    }
    let rows = rows(writer_ref, &roles)?;
    let text = difference(writer_ref, &roles, &names, &rows)?;
    let sources: Vec<_> = roles
        .iter()
        .flat_map(|role| status::license_sources(role).iter().copied())
        .collect();
    let mut difference = writer_ref.statement(text.0, &sources);
    if let Some(row) = text.1 {
        difference.notes = row.cells.iter().flat_map(|c| c.notes.clone()).collect();
        difference.notes.sort_unstable();
        difference.notes.dedup();
    }
    Ok(Comparison {
        difference,
        roles: columns,
        questions: first_questions(writer_ref, &roles)?,
        rows,
        sources: writer.sources()?,
    })
}

/// Short names that tell the roles apart: all letters, or all with more to them.
fn names(writer: &Writer<'_>, roles: &[RoleRecord<'_>]) -> Result<Vec<String>, CatalogError> {
    let mut levels: [Vec<String>; 5] = Default::default();
    for role in roles {
        let title = writer.text(role.title)?;
        let place = writer.text(writer.catalog.jurisdiction(role.jurisdiction)?.name)?;
        let short = role
            .letters
            .first()
            .map_or(title.as_str(), |letters| letters);
        let names = [
            short.to_owned(),
            format!("{short} ({place})"),
            title.clone(),
            format!("{title} ({place})"),
            format!("{title} ({})", role.id),
        ];
        for (level, name) in levels.iter_mut().zip(names) {
            level.push(name);
        }
    }
    let all_differ = |level: &&Vec<String>| BTreeSet::from_iter(*level).len() == roles.len();
    Ok(levels.iter().find(all_differ).cloned().unwrap_or_default())
}

fn column(
    writer: &mut Writer<'_>,
    role: &RoleRecord<'_>,
    name: &str,
    state: Option<u16>,
) -> Result<ComparedRole, CatalogError> {
    let headline = status::headline(writer, role)?;
    Ok(ComparedRole {
        role: role.id.to_owned(),
        name: name.to_owned(),
        title: writer.text(role.title)?,
        place: status::place(writer.catalog, writer.reader, role, state)?,
        license: status::license(writer, role, &headline)?,
        headline,
        training: writer.claims(&role.training)?,
        supervisor: status::supervisor(writer, role)?,
    })
}

/// The core tasks, and every other one of which some role says something.
fn rows(
    writer: &mut Writer<'_>,
    roles: &[RoleRecord<'_>],
) -> Result<Vec<ComparisonRow>, CatalogError> {
    let mut rows = Vec::new();
    for number in 0..writer.catalog.capability_count() {
        let capability = writer.catalog.capability(number)?;
        let answers = roles
            .iter()
            .map(|role| verdict_of(role, number, &capability));
        let answers: Vec<_> = answers.collect();
        let silent = answers.iter().all(|a| a.verdict == Verdict::Unknown);
        if silent && !CORE.contains(&capability.id) {
            continue;
        }
        let first = answers.first().map(|a| a.verdict);
        let differs = answers.iter().any(|a| Some(a.verdict) != first);
        let mut cells = Vec::with_capacity(answers.len());
        for answer in &answers {
            let open = matches!(answer.verdict, Verdict::Varies | Verdict::Unknown);
            cells.push(ComparisonCell {
                verdict: answer.verdict,
                word: word(writer, answer.verdict, answer.if_trained)?,
                text: answer.text.map(|t| writer.text(t)).transpose()?,
                follows: if answer.if_trained {
                    None
                } else {
                    writer.follows(answer.basis)?
                },
                question: open.then(|| writer.text(capability.ask)).transpose()?,
                notes: writer.cite(&answer.sources),
            });
        }
        rows.push(row(writer, &capability, differs, cells)?);
    }
    Ok(rows)
}

fn row(
    writer: &Writer<'_>,
    capability: &CapabilityRecord<'_>,
    differs: bool,
    cells: Vec<ComparisonCell>,
) -> Result<ComparisonRow, CatalogError> {
    Ok(ComparisonRow {
        capability: capability.id.to_owned(),
        label: writer.text(capability.label)?,
        short: writer.text(capability.short)?,
        differs,
        cells,
    })
}

/// An answer in a word or two.
fn word(writer: &Writer<'_>, verdict: Verdict, if_trained: bool) -> Result<String, CatalogError> {
    let key = match (verdict, if_trained) {
        (Verdict::Yes, _) => "word_yes",
        (Verdict::Supervised, false) => "word_supervised",
        (Verdict::Supervised, true) => "word_supervised_if_trained",
        (Verdict::Limited, _) => "word_limited",
        (Verdict::No, _) => "word_no",
        (Verdict::Varies, false) => "word_varies",
        (Verdict::Varies, true) => "word_if_trained",
        (Verdict::Unknown, _) => "word_unknown",
    };
    writer.phrase(key, &[])
}

/// The main difference: what the titles are; if they are the same, the weightiest task on which
/// the answers differ, with its row.
fn difference<'r>(
    writer: &Writer<'_>,
    roles: &[RoleRecord<'_>],
    names: &[String],
    rows: &'r [ComparisonRow],
) -> Result<(String, Option<&'r ComparisonRow>), CatalogError> {
    let mut are = Vec::with_capacity(roles.len());
    for role in roles {
        are.push(status::by_kind(writer, "is", role)?);
    }
    if are.iter().any(|a| Some(a) != are.first()) {
        let parts: Result<Vec<String>, _> = names
            .iter()
            .zip(&are)
            .map(|(name, is)| writer.phrase("difference_is", &[("name", name), ("is", is)]))
            .collect();
        return Ok((join(writer, &parts?)?, None));
    }
    // That one rule was read and another was not is no difference between the roles.
    let contrary = |row: &&ComparisonRow| {
        let mut known = row.cells.iter().filter(|c| c.verdict != Verdict::Unknown);
        let first = known.next().map(|c| c.verdict);
        known.any(|c| Some(c.verdict) != first)
    };
    let weightiest = CORE
        .iter()
        .filter_map(|id| rows.iter().find(|row| row.capability == *id))
        .find(contrary)
        .or_else(|| rows.iter().find(contrary));
    match weightiest {
        Some(row) => {
            let parts: Vec<String> = names
                .iter()
                .zip(&row.cells)
                .map(|(name, cell)| format!("{name}: {}", cell.word))
                .collect();
            let values = [("task", row.label.as_str()), ("list", &parts.join("; "))];
            Ok((writer.phrase("difference_task", &values)?, Some(row)))
        }
        None => Ok((writer.phrase("difference_none", &[])?, None)),
    }
}

/// "A, and B." or "A, B, and C."
fn join(writer: &Writer<'_>, parts: &[String]) -> Result<String, CatalogError> {
    match parts {
        [a, b, c] => writer.phrase("join_three", &[("a", a), ("b", b), ("c", c)]),
        [a, b] => writer.phrase("join_two", &[("a", a), ("b", b)]),
        _ => Ok(parts.concat()),
    }
}

/// Each role's first question, then each one's second, and so on; none twice.
fn first_questions(
    writer: &Writer<'_>,
    roles: &[RoleRecord<'_>],
) -> Result<Vec<Ask>, CatalogError> {
    let mut of_roles = Vec::with_capacity(roles.len());
    for role in roles {
        of_roles.push(questions(writer, role)?);
    }
    let mut chosen: Vec<Ask> = Vec::new();
    let longest = of_roles.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..longest {
        for question in of_roles.iter().filter_map(|list| list.get(place)) {
            if chosen.iter().all(|known| known.id != question.id) {
                chosen.push(question.clone());
            }
        }
    }
    chosen.truncate(MOST_QUESTIONS);
    Ok(chosen)
}

//! `careteam compare`: two or three roles side by side.

use crate::args;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG, WARN, YES};
use crate::{card, sources};
use anstyle::Style;
use careteam::catalog::Verdict;
use careteam::explain::{Comparison, ComparisonCell, ComparisonRow};
use std::collections::BTreeSet;

/// Prints a comparison.
pub fn run(context: &Context, asked: &args::Compare) -> Result<Code, Failure> {
    let comparison = context
        .catalog
        .compare(
            context.reader,
            &asked.roles,
            context.state(),
            &context.today,
        )
        .map_err(|error| card::suggest(context, error))?;
    if asked.json {
        context::print_json(&comparison)?;
    } else {
        let mut page = Page::new(context.width);
        lay_out(&mut page, context, &comparison);
        if asked.full {
            lay_out_more(&mut page, context, &comparison);
            card::lay_out_questions(&mut page, context, &comparison.questions);
            sources::lay_out(&mut page, context, &comparison.sources);
            sources::legend(&mut page, follows(&comparison));
        } else {
            card::lay_out_questions(&mut page, context, &comparison.questions);
            let cited = cited(&comparison);
            sources::lay_out_short(&mut page, context, &comparison.sources, &cited);
            sources::legend(&mut page, follows(&comparison));
            page.gap();
            page.say(FAINT, context.words.say("shell_full_comparison"));
        }
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

/// The roles, the main difference, and the table of tasks.
pub fn lay_out(page: &mut Page, context: &Context, comparison: &Comparison) {
    page.gap();
    page.put(&card::statement(&comparison.difference).styled(STRONG));
    for role in &comparison.roles {
        page.gap();
        let name = match role.name == role.title {
            true => role.title.clone(),
            false => format!("{} · {}", role.name, role.title),
        };
        page.ends(&Paragraph::plain(name).styled(STRONG), &role.place.name);
        let (sign, style) = card::sign(role.license.clinician);
        page.put(&card::statement(&role.headline).signed(sign, style));
    }
    page.gap();
    if page.is_wide() {
        let names: Vec<_> = comparison
            .roles
            .iter()
            .map(|role| Paragraph::plain(&role.name).styled(LABEL))
            .collect();
        let task = Paragraph::plain(context.words.say("shell_task")).styled(LABEL);
        page.cells(&task.signed("  ", PLAIN), &names);
    }
    for row in &comparison.rows {
        table_row(page, comparison, row);
    }
    page.gap();
    page.say(FAINT, context.words.say("shell_differs"));
}

/// Footnotes of what [lay_out] shows.
fn cited(comparison: &Comparison) -> BTreeSet<i32> {
    let heads = comparison.roles.iter().flat_map(|r| &r.headline.notes);
    let cells = comparison.rows.iter().flat_map(|row| &row.cells);
    let cells = cells.flat_map(|cell| &cell.notes);
    let notes = comparison.difference.notes.iter().chain(heads);
    notes.chain(cells).copied().collect()
}

/// One task. The sign before it says that the answers differ.
fn table_row(page: &mut Page, comparison: &Comparison, row: &ComparisonRow) {
    let sign = if row.differs { "≠ " } else { "  " };
    let task = Paragraph::plain(&row.label).signed(sign, LABEL);
    if page.is_wide() {
        let cells: Vec<Paragraph> = row.cells.iter().map(|cell| answer(cell, "")).collect();
        page.cells(&task, &cells);
    } else {
        page.put(&task);
        for (cell, role) in row.cells.iter().zip(&comparison.roles) {
            page.put(&answer(cell, &role.name).signed("    ", PLAIN));
        }
    }
}

/// An answer with its marks in the text, since a cell has no right edge of its own.
fn answer(cell: &ComparisonCell, name: &str) -> Paragraph {
    let marks = card::marks(&cell.notes, cell.follows.is_some());
    let parts = [name, &cell.word, &marks];
    let text: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Paragraph::plain(text.join(" ")).styled(style(cell.verdict))
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Yes => YES,
        Verdict::Supervised | Verdict::Limited => CAREFUL,
        Verdict::No => WARN,
        Verdict::Varies | Verdict::Unknown => PLAIN,
    }
}

/// The conditions of the answers, training and supervision.
pub fn lay_out_more(page: &mut Page, context: &Context, comparison: &Comparison) {
    for row in &comparison.rows {
        let texts: Vec<Paragraph> = row
            .cells
            .iter()
            .zip(&comparison.roles)
            .filter_map(|(cell, role)| {
                let text = format!("{}: {}", role.name, cell.text.as_ref()?);
                Some(Paragraph::plain(text).marked(card::marks(&cell.notes, false)))
            })
            .collect();
        if !texts.is_empty() {
            page.gap();
            page.row(LABEL, &row.short, &texts);
        }
    }
    for (key, pick) in [("shell_training", true), ("shell_supervisor", false)] {
        let mut lines = Vec::new();
        for role in &comparison.roles {
            let statements = if pick {
                &role.training
            } else {
                &role.supervisor
            };
            lines.extend(statements.iter().map(|statement| {
                let text = format!("{}: {}", role.name, statement.text);
                Paragraph::plain(text).marked(card::marks(&statement.notes, false))
            }));
        }
        if !lines.is_empty() {
            page.gap();
            page.row(LABEL, context.words.say(key), &lines);
        }
    }
}

/// What the star means, when some cell has one.
pub fn follows(comparison: &Comparison) -> Option<&str> {
    comparison
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .find_map(|cell| cell.follows.as_deref())
}

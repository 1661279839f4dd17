//! Visits, one and all.

use super::{Entry, number, paragraphs, starred};
use crate::binder::desk::{Desk, short, who};
use crate::exit::Failure;
use crate::paint::{self, CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG, YES};
use careteam::binder::{Child, Visit, VisitRow, VisitView};

/// Days as they are said: "today", "tomorrow", else the date.
pub(super) fn day(desk: &Desk<'_>, visit: &Visit) -> String {
    let words = &desk.context.words;
    let parse = |text: &str| text.parse::<jiff::civil::Date>().ok();
    let away = match (parse(&desk.context.today), parse(&visit.on)) {
        (Some(today), Some(on)) => (on - today).get_days(),
        _ => 400,
    };
    let day = match (visit.on.is_empty(), away) {
        (true, _) => words.say("shell_binder_no_day").to_owned(),
        (_, 0) => format!("{} ({})", visit.on, words.say("shell_binder_today")),
        (_, 1) => format!("{} ({})", visit.on, words.say("shell_binder_tomorrow")),
        _ => visit.on.clone(),
    };
    match visit.at.is_empty() {
        true => day,
        false => format!("{day} {}", visit.at),
    }
}

fn names(desk: &Desk<'_>, visit: &Visit) -> Result<String, Failure> {
    let people = desk.of(desk.binder.visit(visit.id.clone()))?.people;
    let names: Vec<String> = people.iter().map(who).collect();
    Ok(names.join(", "))
}

/// A visit in two lines: when, and with whom and how far.
pub(super) fn visit_lines(desk: &Desk<'_>, row: &VisitRow) -> Result<(String, String), Failure> {
    let count = desk.context.words.fill(
        "shell_binder_answered_of",
        &[
            ("answered", &row.answered.to_string()),
            ("count", &row.items.to_string()),
        ],
    );
    let names = names(desk, &row.visit)?;
    let parts = [names, paint::clean(&row.visit.place), count];
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    Ok((day(desk, &row.visit), parts.join(" · ")))
}

/// A visit with its questions, which have their numbers always.
pub fn visit(desk: &Desk<'_>, page: &mut Page, view: &VisitView) {
    let words = &desk.context.words;
    let title = Paragraph::plain(day(desk, &view.visit)).styled(STRONG);
    page.ends(&title, short(&view.visit.id));
    let people: Vec<String> = view.people.iter().map(who).collect();
    for text in [people.join(", "), paint::clean(&view.visit.place)] {
        if !text.is_empty() {
            page.say(PLAIN, &text);
        }
    }
    if view.visit.done {
        page.say(FAINT, words.say("shell_binder_over"));
    }
    page.gap();
    if view.items.is_empty() {
        page.say(PLAIN, words.say("shell_binder_no_questions"));
    }
    for (n, item) in view.items.iter().enumerate() {
        let (mark, style) = match (item.answer.trim().is_empty(), item.asked) {
            (false, _) => ("✓", YES),
            (true, true) => ("?", CAREFUL),
            (true, false) => ("□", LABEL),
        };
        let sign = format!("{mark} {:<3}", n + 1);
        page.put(&Paragraph::plain(starred(item.star, &item.text)).signed(&sign, style));
        for line in item.answer.lines() {
            page.put(&Paragraph::plain(line).styled(STRONG).signed("     ", PLAIN));
        }
        for line in item.note.lines() {
            page.put(&Paragraph::plain(line).styled(FAINT).signed("     ", PLAIN));
        }
    }
    if !view.visit.note.is_empty() {
        page.gap();
        let note = paragraphs(&view.visit.note);
        page.row(LABEL, words.say("shell_binder_note"), &note);
    }
    if !view.items.is_empty() {
        page.gap();
        page.say(FAINT, words.say("shell_binder_legend"));
    }
}

/// A part of the visits, latest first.
pub fn history(
    desk: &Desk<'_>,
    page: &mut Page,
    child: &Child,
    (skip, limit): (i32, i32),
    numbered: bool,
) -> Result<Vec<Entry>, Failure> {
    let words = &desk.context.words;
    let view = desk.of(desk.binder.history(child.id.clone(), skip, limit))?;
    let mut entries = Vec::new();
    let count = view.total.to_string();
    let title = words.fill("shell_binder_visits_in_all", &[("count", &count)]);
    page.say(LABEL, &title);
    for row in &view.visits {
        let (when, rest) = visit_lines(desk, row)?;
        let sign = number(numbered, &entries);
        let indent = " ".repeat(sign.chars().count());
        page.ends(
            &Paragraph::plain(when).signed(&sign, LABEL),
            short(&row.visit.id),
        );
        page.put(&Paragraph::plain(rest).styled(FAINT).signed(&indent, PLAIN));
        entries.push(Entry::Visit(row.visit.id.clone()));
    }
    Ok(entries)
}

//! What comes next and what is open.

use super::visit::visit_lines;
use super::{Entry, heading, number, rows, starred, with_id};
use crate::binder::desk::Desk;
use crate::binder::goal;
use crate::exit::Failure;
use crate::paint::{FAINT, LABEL, PLAIN, Page, Paragraph};
use careteam::binder::Child;

/// The first page of a child.
pub fn home(
    desk: &Desk<'_>,
    page: &mut Page,
    child: &Child,
    numbered: bool,
) -> Result<Vec<Entry>, Failure> {
    let words = &desk.context.words;
    let today = desk.context.today.clone();
    let view = desk.of(desk.binder.home(child.id.clone(), today))?;
    let mut entries = Vec::new();
    heading(desk, page, &view.child);
    page.gap();
    for (label, row) in [
        ("shell_binder_next_visit", &view.next_visit),
        ("shell_binder_last_visit", &view.last_visit),
    ] {
        let Some(row) = row else { continue };
        let (when, rest) = visit_lines(desk, row)?;
        let mut when = Paragraph::plain(when);
        let mut rest = Paragraph::plain(rest).styled(FAINT);
        if numbered {
            when = when.signed(&number(true, &entries), LABEL);
            rest = rest.signed("    ", PLAIN);
        }
        page.row(LABEL, words.say(label), &[when, rest]);
        entries.push(Entry::Visit(row.visit.id.clone()));
    }
    if view.next_visit.is_none() {
        let none = Paragraph::plain(words.say("shell_binder_no_visit"));
        page.row(LABEL, words.say("shell_binder_next_visit"), &[none]);
    }
    let open: Vec<Paragraph> = view
        .open_items
        .iter()
        .map(|item| Paragraph::item(starred(item.star, &item.text)))
        .collect();
    rows(desk, page, "shell_binder_open", open);
    let own: Vec<Paragraph> = view
        .questions
        .iter()
        .map(|q| with_id(starred(q.star, &q.text), &q.id))
        .collect();
    rows(desk, page, "shell_binder_own", own);
    let goals: Vec<Paragraph> = view
        .goals
        .iter()
        .map(|g| Paragraph::item(goal::line(g)))
        .collect();
    rows(desk, page, "shell_binder_goals", goals);
    let drafts: Vec<Paragraph> = view
        .drafts
        .iter()
        .map(|d| Paragraph::item(&d.text))
        .collect();
    rows(desk, page, "shell_binder_drafts", drafts);
    Ok(entries)
}

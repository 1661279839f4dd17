//! The people around a child, and what is needed.

use super::visit::day;
use super::{Entry, heading, number, paragraphs, rows, starred, with_id};
use crate::binder::desk::{Desk, short, who};
use crate::card;
use crate::exit::Failure;
use crate::paint::{CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use careteam::binder::{Child, Person};

/// Everyone and everything around a child.
pub fn team(
    desk: &Desk<'_>,
    page: &mut Page,
    child: &Child,
    numbered: bool,
) -> Result<Vec<Entry>, Failure> {
    let words = &desk.context.words;
    let view = desk.of(desk.binder.team(child.id.clone()))?;
    let mut entries = Vec::new();
    heading(desk, page, child);
    page.gap();
    page.say(LABEL, words.say("shell_binder_people"));
    if view.people.is_empty() {
        page.say(PLAIN, words.say("shell_binder_nobody"));
    }
    for person in &view.people {
        let left = match person.left {
            true => format!("{} · ", words.say("shell_binder_left")),
            false => String::new(),
        };
        let name = Paragraph::plain(who(person)).signed(&number(numbered, &entries), LABEL);
        page.ends(&name, &format!("{left}{}", short(&person.id)));
        if let Some((sign, style, text)) = role(desk, child, person) {
            let indent = if numbered { "    " } else { "  " };
            page.put(&Paragraph::plain(text).signed(&format!("{indent}{sign}"), style));
        }
        entries.push(Entry::Person(person.id.clone()));
    }
    let needs = view.needs.iter().map(|need| {
        let mut text = need.words.clone();
        if need.met {
            text = format!("{text} · {}", words.say("shell_binder_met"));
        }
        with_id(text, &need.id).with_detail(Some(need.note.as_str()).filter(|n| !n.is_empty()))
    });
    rows(desk, page, "shell_binder_needs", needs.collect());
    let signs = view.signs.iter().map(|sign| {
        with_id(format!("{} {}", sign.seen_on, sign.words), &sign.id)
            .with_detail(Some(sign.note.as_str()).filter(|n| !n.is_empty()))
    });
    rows(desk, page, "shell_binder_signs", signs.collect());
    Ok(entries)
}

/// What the catalog says about the role of a person: sign, style, words.
fn role(
    desk: &Desk<'_>,
    child: &Child,
    person: &Person,
) -> Option<(&'static str, anstyle::Style, String)> {
    let context = desk.context;
    if person.role_id.is_empty() {
        return None;
    }
    let state = desk.rules(&person.state, &child.state);
    let card = context
        .catalog
        .card(context.reader, &person.role_id, state, &context.today)
        .ok()?;
    let (sign, style) = card::sign(card.license.clinician);
    Some((
        sign,
        style,
        format!("{} · {}", card.title, card.headline.text),
    ))
}

/// One person.
pub fn person(
    desk: &Desk<'_>,
    page: &mut Page,
    child: &Child,
    id: &str,
    numbered: bool,
) -> Result<Vec<Entry>, Failure> {
    let words = &desk.context.words;
    let view = desk.of(desk.binder.person(id.to_owned()))?;
    let person = &view.person;
    let mut entries = Vec::new();
    let name = Paragraph::plain(who(person)).styled(STRONG);
    page.ends(&name, short(&person.id));
    if person.left {
        page.say(CAREFUL, words.say("shell_binder_left"));
    }
    match role(desk, child, person) {
        Some((sign, style, text)) => {
            page.put(&Paragraph::plain(text).signed(sign, style));
            let hint = words.fill("shell_card_command", &[("role", &person.role_id)]);
            page.say(FAINT, &hint);
        }
        None => page.say(PLAIN, words.say("shell_binder_role_unclear")),
    }
    page.gap();
    for (label, value) in [
        ("shell_binder_supervisor", &person.supervisor),
        ("shell_binder_license", &person.license_number),
        ("shell_binder_agency", &person.agency),
        ("shell_binder_phone", &person.phone),
        ("shell_binder_note", &person.note),
    ] {
        if !value.is_empty() {
            page.row(LABEL, words.say(label), &paragraphs(value));
        }
    }
    let own = view.questions.iter();
    let own = own.map(|q| with_id(starred(q.star, &q.text), &q.id));
    rows(desk, page, "shell_binder_own", own.collect());
    let goals = view.goals.iter().map(|g| Paragraph::item(&g.text));
    rows(desk, page, "shell_binder_goals", goals.collect());
    let mut visits = Vec::new();
    for visit in &view.visits {
        let line = Paragraph::plain(day(desk, visit));
        visits.push(line.signed(&number(numbered, &entries), LABEL));
        entries.push(Entry::Visit(visit.id.clone()));
    }
    rows(desk, page, "shell_binder_visits", visits);
    Ok(entries)
}

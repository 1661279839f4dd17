//! Pages of the binder. A page gives back the ids behind its numbers, for the conversation.

use super::args::Show;
use super::desk::{Desk, short, who};
use super::fail;
use crate::card;
use crate::context;
use crate::exit::{Code, Failure};
use crate::paint::{self, CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG, YES};
use careteam::binder::{Child, Person, Visit, VisitRow, VisitView};
use careteam::explain::PlaceFit;

/// How many finds are shown.
const FINDS: i32 = 30;

/// A record behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A person.
    Person(String),
    /// A visit.
    Visit(String),
}

/// Shows what was asked for.
pub fn run(desk: &Desk<'_>, what: Option<&Show>) -> Result<Code, Failure> {
    let mut page = Page::new(desk.context.width);
    let mut found = true;
    match what {
        None | Some(Show::Home) => {
            let children = desk.of(desk.binder.children())?;
            if children.len() > 1 && desk.options.child.is_none() {
                for row in children {
                    home(desk, &mut page, &row.child, false)?;
                    page.gap();
                }
            } else {
                home(desk, &mut page, &desk.child()?, false)?;
            }
        }
        Some(Show::Team) => {
            team(desk, &mut page, &desk.child()?, false)?;
        }
        Some(Show::Person { who }) => {
            let child = desk.child()?;
            let id = desk.person(&child, who)?.id;
            person(desk, &mut page, &child, &id, false)?;
        }
        Some(Show::Visit { which }) => {
            let view = desk.visit(&desk.child()?, which.as_deref())?;
            visit(desk, &mut page, &view);
        }
        Some(Show::History { skip, limit }) => {
            let child = desk.child()?;
            found = !history(desk, &mut page, &child, (*skip, *limit), false)?.is_empty();
        }
        Some(Show::Search { words }) => {
            found = search(desk, &mut page, &words.join(" "))?;
        }
    }
    context::print(&page.into_text())?;
    Ok(if found { Code::Answered } else { Code::Nothing })
}

fn number(numbered: bool, entries: &[Entry]) -> String {
    match numbered {
        true => format!("{:<4}", entries.len() + 1),
        false => "• ".to_owned(),
    }
}

/// Days as they are said: "today", "tomorrow", else the date.
fn day(desk: &Desk<'_>, visit: &Visit) -> String {
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
fn visit_lines(desk: &Desk<'_>, row: &VisitRow) -> Result<(String, String), Failure> {
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

fn heading(desk: &Desk<'_>, page: &mut Page, child: &Child) {
    let name = match child.name.trim() {
        "" => desk.context.words.say("shell_binder_kind_child"),
        name => name,
    };
    let place = place(desk, child);
    let right = [place.as_str(), short(&child.id)];
    let right: Vec<&str> = right.into_iter().filter(|p| !p.is_empty()).collect();
    let name = Paragraph::plain(paint::clean(name)).styled(STRONG);
    page.ends(&name, &right.join(" · "));
}

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
        .map(|g| Paragraph::item(&g.goal.text))
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

/// The name of the state whose rules count for a child.
fn place(desk: &Desk<'_>, child: &Child) -> String {
    let context = desk.context;
    if child.state.is_empty() {
        return String::new();
    }
    let roles = context.catalog.roles(context.reader, Some(&child.state));
    let own = roles.ok().and_then(|roles| {
        let mut places = roles.into_iter().map(|role| role.place);
        places.find(|place| place.fit == PlaceFit::OwnState)
    });
    own.map_or_else(|| child.state.clone(), |place| place.name)
}

fn starred(star: bool, text: &str) -> String {
    match star {
        true => format!("★ {text}"),
        false => text.to_owned(),
    }
}

fn with_id(text: String, id: &str) -> Paragraph {
    Paragraph::item(text).marked(short(id).to_owned())
}

fn rows(desk: &Desk<'_>, page: &mut Page, label: &str, rows: Vec<Paragraph>) {
    if !rows.is_empty() {
        page.gap();
        page.row(LABEL, desk.context.words.say(label), &rows);
    }
}

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

/// The lines of a longer text.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    text.lines().map(Paragraph::plain).collect()
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

/// What holds some words. False when nothing does.
pub fn search(desk: &Desk<'_>, page: &mut Page, query: &str) -> Result<bool, Failure> {
    let words = &desk.context.words;
    let found = desk.of(desk.binder.search(query.to_owned(), FINDS))?;
    if found.is_empty() {
        page.say(PLAIN, words.say("shell_binder_nothing_found"));
    }
    for hit in &found {
        let kind = words.say(fail::kind(&hit.kind));
        page.row(LABEL, kind, &[with_id(hit.excerpt.clone(), &hit.id)]);
    }
    Ok(!found.is_empty())
}

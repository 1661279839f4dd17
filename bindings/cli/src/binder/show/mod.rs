//! Pages of the binder. A page gives back the ids behind its numbers, for the conversation.

mod home;
mod team;
mod visit;

pub use home::home;
pub use team::{person, team};
pub use visit::{history, visit};

use super::args::Show;
use super::desk::{Desk, short};
use super::fail;
use crate::context;
use crate::exit::{Code, Failure};
use crate::paint::{self, LABEL, PLAIN, Page, Paragraph, STRONG};
use careteam::binder::Child;
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
pub fn run(desk: &Desk<'_>, what: Option<&Show>, json: bool) -> Result<Code, Failure> {
    if json {
        return as_json(desk, what);
    }
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

/// The same as the core gives it, for programs.
fn as_json(desk: &Desk<'_>, what: Option<&Show>) -> Result<Code, Failure> {
    let binder = &desk.binder;
    let today = desk.context.today.clone();
    match what {
        None | Some(Show::Home) => {
            let child = desk.child()?.id;
            context::print_json(&desk.of(binder.home(child, today))?)?;
        }
        Some(Show::Team) => {
            let child = desk.child()?.id;
            context::print_json(&desk.of(binder.team(child))?)?;
        }
        Some(Show::Person { who }) => {
            let id = desk.person(&desk.child()?, who)?.id;
            context::print_json(&desk.of(binder.person(id))?)?;
        }
        Some(Show::Visit { which }) => {
            context::print_json(&desk.visit(&desk.child()?, which.as_deref())?)?;
        }
        Some(Show::History { skip, limit }) => {
            let child = desk.child()?.id;
            context::print_json(&desk.of(binder.history(child, *skip, *limit))?)?;
        }
        Some(Show::Search { words }) => {
            let found = desk.of(binder.search(words.join(" "), FINDS))?;
            context::print_json(&found)?;
            if found.is_empty() {
                return Ok(Code::Nothing);
            }
        }
    }
    Ok(Code::Answered)
}

fn number(numbered: bool, entries: &[Entry]) -> String {
    match numbered {
        true => format!("{:<4}", entries.len() + 1),
        false => "• ".to_owned(),
    }
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

/// The lines of a longer text.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    text.lines().map(Paragraph::plain).collect()
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

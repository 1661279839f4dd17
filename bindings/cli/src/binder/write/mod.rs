//! Changes, one a command.

mod add;
mod edit;
mod person;
mod visit;

pub use add::add;
pub use edit::edit;
pub use person::add_person;
pub use visit::{
    add_visit, answer, carry_over, hint_open, note, save_answer, say_first, star, tick,
};

use super::args;
use super::desk::{Desk, short};
use super::key;
use crate::context;
use crate::crisis;
use crate::exit::{Code, Failure};
use crate::paint::Page;
use careteam::binder::{BinderError, Change, Child, ChildFields, PersonFields, VisitFields};
use std::io::{self, BufRead, Read, Write};

/// Bytes that are read for one text: more than a binder takes, so that the core says it.
const LONGEST: u64 = 200_000;

/// Makes a change that adds one record, and says its id.
pub fn added(desk: &Desk<'_>, change: Change) -> Result<Code, Failure> {
    let applied = desk.apply(change)?;
    let id = applied.added.first().map_or("", |id| short(id));
    desk.done("shell_binder_added", &[("id", id)])
}

pub fn changed(desk: &Desk<'_>, change: Change) -> Result<Code, Failure> {
    desk.apply(change)?;
    desk.done("shell_binder_saved", &[])
}

/// Takes the last change back.
pub fn undo(desk: &Desk<'_>) -> Result<Code, Failure> {
    desk.of(desk.binder.undo(super::desk::now()))?;
    desk.done("shell_binder_undone", &[])
}

/// Deletes a record.
pub fn remove(desk: &Desk<'_>, id: &str) -> Result<Code, Failure> {
    let id = desk.record(id)?;
    let applied = desk.apply(Change::Remove { id })?;
    let count = applied.records.to_string();
    desk.done("shell_binder_removed", &[("count", &count)])
}

/// The text of a command, or that of standard input: a line from a person, all from a pipe.
pub fn text(desk: &Desk<'_>, given: Option<&str>) -> Result<String, Failure> {
    if let Some(text) = given {
        return Ok(text.trim().to_owned());
    }
    let mut bytes = Vec::new();
    let read = if key::can_ask() {
        let _ = write!(
            io::stderr(),
            "{}: ",
            desk.context.words.say("shell_binder_text")
        );
        io::stdin()
            .lock()
            .take(LONGEST)
            .read_until(b'\n', &mut bytes)
    } else {
        io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)
    };
    read.map_err(Failure::reading)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        desk.no(&BinderError::Invalid {
            field: "text".to_owned(),
            reason: String::new(),
        })
    })?;
    let text = text.trim();
    if text.is_empty() {
        return Err(desk.refuse("shell_binder_no_text"));
    }
    Ok(text.to_owned())
}

/// Text with more below it: what is written as things happen is added to what is there.
pub fn joined(known: &str, more: &str) -> String {
    match known.trim().is_empty() {
        true => more.to_owned(),
        false => format!("{known}\n{more}"),
    }
}

/// Says whom to call where a text that was just saved speaks of a crisis.
pub fn tell_crisis(desk: &Desk<'_>, child: &Child, text: &str) -> Result<(), Failure> {
    let context = desk.context;
    let state = desk.rules("", &child.state);
    // A text that is too long for this, or a state of a newer version, is no reason to fail: it
    // is saved.
    let heard = context.catalog.recognize(context.reader, text, state);
    let Some(crisis) = heard.ok().and_then(|heard| heard.crisis) else {
        return Ok(());
    };
    let mut page = Page::new(context.width);
    crisis::lay_out_heard(&mut page, context, &crisis, "shell_binder_crisis_more");
    context::print(&page.into_text())
}

fn child_fields(
    desk: &Desk<'_>,
    name: Option<String>,
    fields: &args::Child,
) -> Result<ChildFields, Failure> {
    Ok(ChildFields {
        name,
        born: fields.born.clone(),
        note: fields.note.clone(),
        state: desk.state()?,
        ..ChildFields::default()
    })
}

fn person_fields(
    desk: &Desk<'_>,
    name: Option<String>,
    fields: &args::Person,
) -> Result<PersonFields, Failure> {
    Ok(PersonFields {
        name,
        title: fields.title.clone(),
        supervisor: fields.supervisor.clone(),
        phone: fields.phone.clone(),
        agency: fields.agency.clone(),
        license_number: fields.license.clone(),
        note: fields.note.clone(),
        state: desk.state()?,
        ..PersonFields::default()
    })
}

fn visit_fields(on: Option<String>, fields: &args::Visit) -> VisitFields {
    VisitFields {
        on,
        at: fields.at.clone(),
        place: fields.place.clone(),
        minutes: fields.minutes,
        ..VisitFields::default()
    }
}

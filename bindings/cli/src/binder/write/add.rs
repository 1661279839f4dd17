//! Adding a record.

use super::person::add_person;
use super::visit::{add_visit, hint_open, say_first, visit_kind};
use super::{added, child_fields, person_fields, tell_crisis, text, visit_fields};
use crate::binder::args::Add;
use crate::binder::desk::{Desk, short};
use crate::exit::{Code, Failure};
use careteam::binder::{Change, ItemFields, NeedFields, QuestionFields, SignFields};

/// Adds a record.
pub fn add(desk: &Desk<'_>, what: &Add) -> Result<Code, Failure> {
    match what {
        Add::Child { name, fields } => {
            let mut fields = child_fields(desk, Some(name.clone()), fields)?;
            fields.position =
                Some(i32::try_from(desk.of(desk.binder.children())?.len()).unwrap_or(0));
            added(desk, Change::AddChild { fields })
        }
        Add::Person { name, fields } => {
            if name.is_none() && fields.title.is_none() {
                return Err(desk.refuse("shell_binder_name_or_title"));
            }
            let child = desk.child()?;
            add_person(desk, &child, person_fields(desk, name.clone(), fields)?)
        }
        Add::Need { words, fields } => {
            let child = desk.child()?;
            let words = text(desk, words.as_deref())?;
            let fields = NeedFields {
                words: Some(words.clone()),
                since: fields.since.clone(),
                note: fields.note.clone(),
                ..NeedFields::default()
            };
            let child_id = child.id.clone();
            added(desk, Change::AddNeed { child_id, fields })?;
            tell_crisis(desk, &child, &words)?;
            Ok(Code::Answered)
        }
        Add::Sign { words, fields } => {
            let child = desk.child()?;
            let words = text(desk, words.as_deref())?;
            let today = || desk.context.today.clone();
            let fields = SignFields {
                words: Some(words.clone()),
                seen_on: Some(fields.on.clone().unwrap_or_else(today)),
                note: fields.note.clone(),
                ..SignFields::default()
            };
            let child_id = child.id.clone();
            added(desk, Change::AddSign { child_id, fields })?;
            tell_crisis(desk, &child, &words)?;
            Ok(Code::Answered)
        }
        Add::Visit {
            on,
            kind,
            empty,
            fields,
        } => {
            let child = desk.child()?;
            let mut people = Vec::new();
            for who in &fields.with {
                people.push(desk.person(&child, who)?);
            }
            let mut fields = visit_fields(Some(on.clone()), fields);
            fields.people = Some(people.iter().map(|p| p.id.clone()).collect());
            fields.kind = match kind {
                Some(kind) => Some(visit_kind(desk, kind)?),
                None => None,
            };
            let (id, list) = add_visit(desk, &child, fields, !empty)?;
            say_first(desk, list.as_ref())?;
            let view = desk.of(desk.binder.visit(id.clone()))?;
            let count = view.items.len().to_string();
            desk.done(
                "shell_binder_added_visit",
                &[("id", short(&id)), ("count", &count)],
            )?;
            hint_open(desk, &child, &view, "shell_binder_still_open_hint")
        }
        Add::Question {
            text: words,
            star,
            person,
            visit,
        } => {
            let child = desk.child()?;
            let person = match person {
                Some(who) => Some(desk.person(&child, who)?.id),
                None => None,
            };
            if let Some(which) = visit {
                let visit = desk.visit(&child, Some(which))?.visit;
                let item = ItemFields {
                    text: Some(text(desk, words.as_deref())?),
                    star: Some(*star),
                    person_id: person,
                    ..ItemFields::default()
                };
                return added(
                    desk,
                    Change::AddItems {
                        visit_id: visit.id,
                        items: vec![item],
                    },
                );
            }
            let fields = QuestionFields {
                text: Some(text(desk, words.as_deref())?),
                star: Some(*star),
                person_id: person,
                ..QuestionFields::default()
            };
            added(
                desk,
                Change::AddQuestion {
                    child_id: child.id,
                    fields,
                },
            )
        }
    }
}

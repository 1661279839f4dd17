//! Changing a record.

use super::person::{recognize, tell};
use super::{changed, child_fields, person_fields, visit_fields};
use crate::binder::args::Edit;
use crate::binder::desk::Desk;
use crate::exit::{Code, Failure};
use careteam::binder::{Change, NeedFields, QuestionFields, SignFields};

/// Changes a record.
pub fn edit(desk: &Desk<'_>, what: &Edit) -> Result<Code, Failure> {
    let change = match what {
        Edit::Child { who, name, fields } => Change::EditChild {
            id: desk.child_named(who)?.id,
            fields: child_fields(desk, name.clone(), fields)?,
        },
        Edit::Person {
            who,
            name,
            left,
            fields,
        } => {
            let child = desk.child()?;
            let person = desk.person(&child, who)?;
            let mut fields = person_fields(desk, name.clone(), fields)?;
            fields.left = *left;
            let says = recognize(desk, &child, &mut fields, &person.state)?;
            changed(
                desk,
                Change::EditPerson {
                    id: person.id,
                    fields,
                },
            )?;
            return tell(desk, says);
        }
        Edit::Need {
            id,
            words,
            met,
            fields,
        } => Change::EditNeed {
            id: desk.need(&desk.child()?, id)?,
            fields: NeedFields {
                words: words.clone(),
                since: fields.since.clone(),
                note: fields.note.clone(),
                met: *met,
                ..NeedFields::default()
            },
        },
        Edit::Sign { id, words, fields } => Change::EditSign {
            id: desk.sign(&desk.child()?, id)?,
            fields: SignFields {
                words: words.clone(),
                seen_on: fields.on.clone(),
                note: fields.note.clone(),
                ..SignFields::default()
            },
        },
        Edit::Question {
            id,
            text,
            star,
            answered,
        } => Change::EditQuestion {
            id: desk.question(&desk.child()?, id)?,
            fields: QuestionFields {
                text: text.clone(),
                star: *star,
                answered: *answered,
                ..QuestionFields::default()
            },
        },
        Edit::Visit {
            which,
            on,
            done,
            fields,
        } => {
            let child = desk.child()?;
            let id = desk.visit(&child, Some(which))?.visit.id;
            let mut people = Vec::new();
            for who in &fields.with {
                people.push(desk.person(&child, who)?.id);
            }
            let mut fields = visit_fields(on.clone(), fields);
            fields.done = *done;
            fields.people = Some(people).filter(|p| !p.is_empty());
            Change::EditVisit { id, fields }
        }
    };
    changed(desk, change)
}

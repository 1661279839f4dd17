//! Changes, one a command.

use super::args::{self, Add, Edit, Numbered, Written};
use super::desk::{Desk, short, who};
use super::key;
use crate::context::{self};
use crate::exit::{Code, Failure};
use crate::paint::{FAINT, PLAIN, Page};
use careteam::binder::{
    BinderError, Change, Child, ChildFields, Item, ItemFields, NeedFields, Person, PersonFields,
    QuestionFields, SignFields, VisitFields, VisitView,
};
use careteam::catalog::CatalogError;
use careteam::identify::{LONGEST_TEXT, Outcome};
use std::io::{self, BufRead, Read, Write};

/// Bytes that are read for one text: more than a binder takes, so that the core says it.
const LONGEST: u64 = 200_000;

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
            let child_id = desk.child()?.id;
            let fields = NeedFields {
                words: Some(text(desk, words.as_deref())?),
                since: fields.since.clone(),
                note: fields.note.clone(),
                ..NeedFields::default()
            };
            added(desk, Change::AddNeed { child_id, fields })
        }
        Add::Sign { words, fields } => {
            let child_id = desk.child()?.id;
            let today = || desk.context.today.clone();
            let fields = SignFields {
                words: Some(text(desk, words.as_deref())?),
                seen_on: Some(fields.on.clone().unwrap_or_else(today)),
                note: fields.note.clone(),
                ..SignFields::default()
            };
            added(desk, Change::AddSign { child_id, fields })
        }
        Add::Visit { on, empty, fields } => {
            let child = desk.child()?;
            let mut people = Vec::new();
            for who in &fields.with {
                people.push(desk.person(&child, who)?);
            }
            let mut fields = visit_fields(Some(on.clone()), fields);
            fields.people = Some(people.iter().map(|p| p.id.clone()).collect());
            let id = add_visit(desk, &child, fields, &people, !empty)?;
            let view = desk.of(desk.binder.visit(id.clone()))?;
            let count = view.items.len().to_string();
            desk.done(
                "shell_binder_added_visit",
                &[("id", short(&id)), ("count", &count)],
            )?;
            hint_open(desk, &child, &id)
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

/// Makes a change that adds one record, and says its id.
fn added(desk: &Desk<'_>, change: Change) -> Result<Code, Failure> {
    let applied = desk.apply(change)?;
    let id = applied.added.first().map_or("", |id| short(id));
    desk.done("shell_binder_added", &[("id", id)])
}

/// Adds someone, with the role that the title names without doubt, and says which that is.
pub fn add_person(
    desk: &Desk<'_>,
    child: &Child,
    mut fields: PersonFields,
) -> Result<Code, Failure> {
    let says = recognize(desk, child, &mut fields, "")?;
    added(
        desk,
        Change::AddPerson {
            child_id: child.id.clone(),
            fields,
        },
    )?;
    tell(desk, says)
}

fn tell(desk: &Desk<'_>, says: Vec<String>) -> Result<Code, Failure> {
    let mut page = Page::new(desk.context.width);
    for (n, line) in says.iter().enumerate() {
        page.say(if n == 0 { PLAIN } else { FAINT }, line);
    }
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

/// Finds the role of a title. Sets the role, or takes an old one away; returns what to say.
fn recognize(
    desk: &Desk<'_>,
    child: &Child,
    fields: &mut PersonFields,
    own_state: &str,
) -> Result<Vec<String>, Failure> {
    let Some(title) = fields.title.as_deref().filter(|t| !t.trim().is_empty()) else {
        return Ok(Vec::new());
    };
    let context = desk.context;
    let state = desk.rules(own_state, &child.state);
    if title.len() > LONGEST_TEXT {
        return Ok(Vec::new());
    }
    let found = match context.catalog.identify(context.reader, title, state) {
        // A state that this version does not know: a newer one wrote it.
        Err(CatalogError::UnknownState { .. }) => {
            context.catalog.identify(context.reader, title, None)
        }
        other => other,
    }?;
    let role = found
        .candidates
        .first()
        .filter(|_| found.verdict == Outcome::Role);
    fields.role_id = Some(role.and_then(|r| r.role.clone()).unwrap_or_default());
    let mut says = Vec::new();
    match role {
        Some(role) => says.push(context.words.fill(
            "shell_binder_is_role",
            &[
                ("title", &role.title),
                ("role", role.role.as_deref().unwrap_or_default()),
            ],
        )),
        None => says.push(context.words.say("shell_binder_role_unclear").to_owned()),
    }
    says.push(
        context
            .words
            .say(crate::identify::status(found.clinician))
            .to_owned(),
    );
    Ok(says)
}

/// Adds a visit with its first questions: the parent's own that wait for one of these people or
/// for anyone, then those of each person's role. The checklist of the core takes this over.
pub fn add_visit(
    desk: &Desk<'_>,
    child: &Child,
    fields: VisitFields,
    people: &[Person],
    with_questions: bool,
) -> Result<String, Failure> {
    let applied = desk.apply(Change::AddVisit {
        child_id: child.id.clone(),
        fields,
    })?;
    let id = applied.added.into_iter().next().unwrap_or_default();
    if with_questions {
        let items = first_questions(desk, child, people)?;
        if !items.is_empty() {
            desk.apply(Change::AddItems {
                visit_id: id.clone(),
                items,
            })?;
        }
    }
    Ok(id)
}

fn first_questions(
    desk: &Desk<'_>,
    child: &Child,
    people: &[Person],
) -> Result<Vec<ItemFields>, Failure> {
    let context = desk.context;
    let home = desk.of(desk.binder.home(child.id.clone(), context.today.clone()))?;
    let mut items: Vec<ItemFields> = home
        .questions
        .iter()
        .filter(|q| q.person_id.is_empty() || people.iter().any(|p| p.id == q.person_id))
        .map(|q| ItemFields {
            text: Some(q.text.clone()),
            star: Some(q.star),
            person_id: Some(q.person_id.clone()),
            ..ItemFields::default()
        })
        .collect();
    for person in people.iter().filter(|p| !p.role_id.is_empty()) {
        let state = desk.rules(&person.state, &child.state);
        let card = context
            .catalog
            .card(context.reader, &person.role_id, state, &context.today);
        // A role that this version does not know has no questions here.
        let Ok(card) = card else { continue };
        for ask in card.questions {
            let known = items
                .iter()
                .any(|i| i.question_id.as_deref() == Some(ask.id.as_str()));
            if !known {
                items.push(ItemFields {
                    question_id: Some(ask.id),
                    text: Some(ask.text),
                    person_id: Some(person.id.clone()),
                    ..ItemFields::default()
                });
            }
        }
    }
    Ok(items)
}

/// Says that questions of the last visit are still open.
fn hint_open(desk: &Desk<'_>, child: &Child, added: &str) -> Result<Code, Failure> {
    let today = desk.context.today.clone();
    let home = desk.of(desk.binder.home(child.id.clone(), today))?;
    let open = home.open_items;
    // A visit of the past that is noted later is itself the last one.
    if open.is_empty() || home.last_visit.is_some_and(|row| row.visit.id == added) {
        return Ok(Code::Answered);
    }
    let count = open.len().to_string();
    desk.done("shell_binder_still_open_hint", &[("count", &count)])
}

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

fn changed(desk: &Desk<'_>, change: Change) -> Result<Code, Failure> {
    desk.apply(change)?;
    desk.done("shell_binder_saved", &[])
}

/// Marks a question as asked.
pub fn tick(desk: &Desk<'_>, asked: &Numbered) -> Result<Code, Failure> {
    let fields = ItemFields {
        asked: Some(!asked.off),
        ..ItemFields::default()
    };
    edit_item(desk, asked.number, asked.visit.as_deref(), fields)
}

/// Marks a question as important.
pub fn star(desk: &Desk<'_>, asked: &Numbered) -> Result<Code, Failure> {
    let fields = ItemFields {
        star: Some(!asked.off),
        ..ItemFields::default()
    };
    edit_item(desk, asked.number, asked.visit.as_deref(), fields)
}

/// Writes an answer down.
pub fn answer(desk: &Desk<'_>, asked: &Written) -> Result<Code, Failure> {
    let view = desk.visit(&desk.child()?, asked.visit.as_deref())?;
    let item = desk.item(&view, asked.number)?;
    let text = text(desk, asked.text.as_deref())?;
    save_answer(desk, &item, text)?;
    said(desk, &view, Some(&item))
}

/// Keeps an answer. A question with an answer was asked; taking the answer away leaves that.
pub fn save_answer(desk: &Desk<'_>, item: &Item, answer: String) -> Result<(), Failure> {
    let asked = Some(true).filter(|_| !answer.trim().is_empty());
    let fields = ItemFields {
        asked,
        answer: Some(answer),
        ..ItemFields::default()
    };
    desk.apply(Change::EditItem {
        id: item.id.clone(),
        fields,
    })?;
    Ok(())
}

/// Writes a note beside a question, or for the whole visit.
pub fn note(desk: &Desk<'_>, asked: &Written) -> Result<Code, Failure> {
    let view = desk.visit(&desk.child()?, asked.visit.as_deref())?;
    if asked.number == 0 {
        let fields = VisitFields {
            note: Some(text(desk, asked.text.as_deref())?),
            ..VisitFields::default()
        };
        desk.apply(Change::EditVisit {
            id: view.visit.id.clone(),
            fields,
        })?;
        return said(desk, &view, None);
    }
    let item = desk.item(&view, asked.number)?;
    let fields = ItemFields {
        note: Some(text(desk, asked.text.as_deref())?),
        ..ItemFields::default()
    };
    desk.apply(Change::EditItem {
        id: item.id.clone(),
        fields,
    })?;
    said(desk, &view, Some(&item))
}

fn edit_item(
    desk: &Desk<'_>,
    number: usize,
    which: Option<&str>,
    fields: ItemFields,
) -> Result<Code, Failure> {
    let view = desk.visit(&desk.child()?, which)?;
    let item = desk.item(&view, number)?;
    desk.apply(Change::EditItem {
        id: item.id.clone(),
        fields,
    })?;
    said(desk, &view, Some(&item))
}

/// Says which visit and question was changed, so that a slip is seen at once.
fn said(desk: &Desk<'_>, view: &VisitView, item: Option<&Item>) -> Result<Code, Failure> {
    let people: Vec<String> = view.people.iter().map(who).collect();
    let mut where_ = vec![view.visit.on.clone()];
    where_.extend(Some(people.join(", ")).filter(|p| !p.is_empty()));
    let mut page = Page::new(desk.context.width);
    page.say(PLAIN, desk.context.words.say("shell_binder_saved"));
    page.say(FAINT, &where_.join(" · "));
    if let Some(item) = item {
        page.say(FAINT, &item.text);
    }
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

/// Copies what is unanswered in one visit to another.
pub fn carry_over(desk: &Desk<'_>, from: &str, to: &str) -> Result<Code, Failure> {
    let child = desk.child()?;
    let from = desk.visit(&child, Some(from))?.visit.id;
    let to = desk.visit(&child, Some(to))?.visit.id;
    let applied = desk.apply(Change::CarryOver {
        from_visit_id: from,
        to_visit_id: to,
    })?;
    let count = applied.added.len().to_string();
    desk.done("shell_binder_carried", &[("count", &count)])
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
fn text(desk: &Desk<'_>, given: Option<&str>) -> Result<String, Failure> {
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

//! Visits: their questions, answers and notes.

use super::{tell_crisis, text};
use crate::binder::args::{Numbered, Written};
use crate::binder::desk::{Desk, who};
use crate::context;
use crate::crisis;
use crate::exit::{Code, Failure};
use crate::paint::{FAINT, PLAIN, Page};
use careteam::binder::{Change, Child, Item, ItemFields, VisitFields, VisitRow, VisitView};
use careteam::checklist::Checklist;

/// Adds a visit with its first questions, as the core picks them from what the binder knows. Gives
/// the id and the list they came from.
pub fn add_visit(
    desk: &Desk<'_>,
    child: &Child,
    fields: VisitFields,
    with_questions: bool,
) -> Result<(String, Option<Checklist>), Failure> {
    let applied = desk.apply(Change::AddVisit {
        child_id: child.id.clone(),
        fields,
    })?;
    let id = applied.added.into_iter().next().unwrap_or_default();
    if !with_questions {
        return Ok((id, None));
    }
    let context = desk.context;
    let first = desk.binder.first_questions(
        &context.catalog,
        context.reader,
        id.clone(),
        context.state(),
    );
    let first = desk.read(first)?;
    let list = first.list.clone();
    if let Some(change) = first.change(id.clone()) {
        desk.apply(change)?;
    }
    Ok((id, Some(list)))
}

/// A kind of visit that the catalog knows.
pub fn visit_kind(desk: &Desk<'_>, kind: &str) -> Result<String, Failure> {
    let context = desk.context;
    let kinds = context.catalog.visit_kinds(context.reader)?;
    let ids: Vec<String> = kinds.into_iter().map(|kind| kind.id).collect();
    if ids.iter().any(|id| id == kind) {
        return Ok(kind.to_owned());
    }
    let list = ids.join(", ");
    Err(Failure::Binder {
        code: Code::BadInput,
        text: context
            .words
            .fill("shell_binder_bad_kind", &[("list", &list)]),
    })
}

/// Says what comes before the questions: whom to call in a crisis, and what stands out in what was
/// asked so far, such as a question that got no answer three times.
pub fn say_first(desk: &Desk<'_>, list: Option<&Checklist>) -> Result<(), Failure> {
    let says = list.and_then(|list| list.working.as_ref());
    let mut page = Page::new(desk.context.width);
    if let Some(screen) = list.and_then(|list| list.crisis.as_ref()) {
        crisis::lay_out_first(&mut page, desk.context, screen, "shell_binder_crisis_more");
    }
    for line in says.iter().flat_map(|working| &working.says) {
        page.say(PLAIN, line);
    }
    context::print(&page.into_text())
}

/// Says that questions of the last visit are still open and not on the new list.
pub fn hint_open(
    desk: &Desk<'_>,
    child: &Child,
    added: &VisitView,
    hint: &str,
) -> Result<Code, Failure> {
    let today = desk.context.today.clone();
    let home = desk.of(desk.binder.home(child.id.clone(), today))?;
    let listed = |open: &Item| {
        let same = |item: &Item| match open.question_id.is_empty() {
            true => item.text == open.text,
            false => item.question_id == open.question_id,
        };
        added.items.iter().any(same)
    };
    let open = home.open_items.iter().filter(|open| !listed(open)).count();
    // A visit of the past that is noted later is itself the last one.
    let itself = |row: &VisitRow| row.visit.id == added.visit.id;
    if open == 0 || home.last_visit.as_ref().is_some_and(itself) {
        return Ok(Code::Answered);
    }
    desk.done(hint, &[("count", &open.to_string())])
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
    let child = desk.child()?;
    let view = desk.visit(&child, asked.visit.as_deref())?;
    let item = desk.item(&view, asked.number)?;
    let text = text(desk, asked.text.as_deref())?;
    save_answer(desk, &item, text.clone())?;
    said(desk, &view, Some(&item))?;
    tell_crisis(desk, &child, &text)?;
    Ok(Code::Answered)
}

/// Keeps an answer. A question with an answer was asked; taking the answer away leaves that. An own
/// question that the entry came from is closed with it, by the core.
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

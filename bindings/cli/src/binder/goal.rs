//! Goals, and how they go over time.

use super::args::{Goal, GoalFields};
use super::desk::{Desk, short};
use super::write::{self, added, changed};
use crate::context;
use crate::exit::{Code, Failure};
use crate::paint::{FAINT, LABEL, PLAIN, Page, Paragraph, STRONG, YES};
use careteam::binder::{BinderError, Change, Child, GoalFields as Fields, GoalView, MarkFields};

/// Marks of a goal that a page shows, the latest ones.
const MARKS: usize = 8;

/// Does what was asked.
pub fn run(desk: &Desk<'_>, what: Option<&Goal>) -> Result<Code, Failure> {
    let child = desk.child()?;
    match what {
        None => show(desk, &child, false),
        Some(Goal::Show { json }) => show(desk, &child, *json),
        Some(Goal::Add { text, fields }) => {
            let words = write::text(desk, text.as_deref())?;
            add(desk, &child, words, fields)
        }
        Some(Goal::Edit {
            which,
            text,
            reached,
            dropped,
            fields,
        }) => {
            let id = find(desk, &child, which)?.goal.id;
            let fields = Fields {
                text: text.clone(),
                reached: *reached,
                dropped: *dropped,
                ..read(desk, &child, fields)?
            };
            changed(desk, Change::EditGoal { id, fields })
        }
        Some(Goal::Mark {
            which,
            level,
            on,
            note,
        }) => {
            let fields = MarkFields {
                on: on.clone(),
                level: Some(*level),
                note: note.clone(),
            };
            mark(desk, &child, which, fields)
        }
    }
}

fn read(desk: &Desk<'_>, child: &Child, fields: &GoalFields) -> Result<Fields, Failure> {
    let person = match &fields.person {
        Some(who) => Some(desk.person(child, who)?.id),
        None => None,
    };
    Ok(Fields {
        since: fields.since.clone(),
        note: fields.note.clone(),
        person_id: person,
        ..Fields::default()
    })
}

fn add(
    desk: &Desk<'_>,
    child: &Child,
    words: String,
    fields: &GoalFields,
) -> Result<Code, Failure> {
    let fields = Fields {
        text: Some(words),
        ..read(desk, child, fields)?
    };
    let child_id = child.id.clone();
    added(desk, Change::AddGoal { child_id, fields })
}

/// Notes how a goal stands. A second mark of one day is a better knowledge of it, not another.
pub fn mark(
    desk: &Desk<'_>,
    child: &Child,
    which: &str,
    mut fields: MarkFields,
) -> Result<Code, Failure> {
    let view = find(desk, child, which)?;
    let on = fields.on.take();
    let on = on.unwrap_or_else(|| desk.context.today.clone());
    let known = view.marks.iter().rfind(|mark| mark.on == on);
    fields.on = Some(on);
    let change = match known {
        Some(mark) => Change::EditMark {
            id: mark.id.clone(),
            fields,
        },
        None => Change::AddMark {
            goal_id: view.goal.id.clone(),
            fields,
        },
    };
    desk.apply(change)?;
    let level = find(desk, child, &view.goal.id)?;
    let level = level.marks.last().map_or(0, |mark| mark.level).to_string();
    let values = [("level", level.as_str())];
    let mut page = Page::new(desk.context.width);
    page.say(
        PLAIN,
        &desk.context.words.fill("shell_binder_marked", &values),
    );
    // Which goal it was, so that a slip is seen at once.
    page.say(FAINT, &view.goal.text);
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

/// A goal by its number in the list, or by its id.
pub fn find(desk: &Desk<'_>, child: &Child, which: &str) -> Result<GoalView, Failure> {
    let goals = listed(desk, child)?;
    let number = which.trim().parse::<usize>().ok();
    let place = match number.filter(|n| *n <= goals.len()) {
        Some(number) => number.checked_sub(1),
        None => {
            let ids = goals.iter().map(|view| view.goal.id.as_str());
            desk.place_of(ids, which)?
        }
    };
    let goal = place.and_then(|n| goals.into_iter().nth(n));
    goal.ok_or_else(|| {
        desk.no(&BinderError::Unknown {
            what: "goal".to_owned(),
        })
    })
}

/// The goals in the order of the list: those that are worked on first.
fn listed(desk: &Desk<'_>, child: &Child) -> Result<Vec<GoalView>, Failure> {
    let mut goals = desk.of(desk.binder.goals(child.id.clone()))?;
    goals.sort_by_key(|view| view.goal.reached || view.goal.dropped);
    Ok(goals)
}

fn show(desk: &Desk<'_>, child: &Child, json: bool) -> Result<Code, Failure> {
    let goals = listed(desk, child)?;
    if json {
        context::print_json(&goals)?;
    } else {
        let mut page = Page::new(desk.context.width);
        lay_out(desk, &mut page, child, &goals)?;
        context::print(&page.into_text())?;
    }
    Ok(match goals.is_empty() {
        true => Code::Nothing,
        false => Code::Answered,
    })
}

/// The page of the goals.
pub fn page(desk: &Desk<'_>, page: &mut Page, child: &Child) -> Result<(), Failure> {
    let goals = listed(desk, child)?;
    lay_out(desk, page, child, &goals)
}

fn lay_out(
    desk: &Desk<'_>,
    page: &mut Page,
    child: &Child,
    goals: &[GoalView],
) -> Result<(), Failure> {
    let words = &desk.context.words;
    page.say(LABEL, words.say("shell_binder_goals"));
    if goals.is_empty() {
        page.say(PLAIN, words.say("shell_binder_no_goals"));
    }
    let people = desk.of(desk.binder.team(child.id.clone()))?.people;
    for (n, view) in goals.iter().enumerate() {
        let goal = &view.goal;
        let sign = format!("{:<4}", n + 1);
        page.gap();
        let text = Paragraph::plain(&goal.text).styled(STRONG);
        page.ends(&text.signed(&sign, LABEL), short(&goal.id));
        let below = |page: &mut Page, text: &str, style| {
            page.put(&Paragraph::plain(text).styled(style).signed("    ", PLAIN));
        };
        match (goal.reached, goal.dropped) {
            (true, _) => below(page, words.say("shell_binder_reached"), YES),
            (_, true) => below(page, words.say("shell_binder_dropped"), FAINT),
            _ => {}
        }
        let who = people.iter().find(|person| person.id == goal.person_id);
        let who = who.map(super::desk::who);
        let since = Some(&goal.since).filter(|since| !since.is_empty());
        let since = since.map(|day| words.fill("shell_binder_since", &[("date", day)]));
        let facts: Vec<String> = since.into_iter().chain(who).collect();
        if !facts.is_empty() {
            below(page, &facts.join(" · "), FAINT);
        }
        if !goal.note.is_empty() {
            below(page, &goal.note, FAINT);
        }
        let hidden = view.marks.len().saturating_sub(MARKS);
        for mark in view.marks.iter().skip(hidden) {
            let level = format!("{}  {:>2} / 10", mark.on, mark.level);
            let line = match mark.note.trim() {
                "" => level,
                note => format!("{level}  {note}"),
            };
            below(page, &line, PLAIN);
        }
    }
    if !goals.is_empty() {
        page.gap();
        page.say(FAINT, words.say("shell_binder_goal_scale"));
    }
    Ok(())
}

/// A goal in one line, with how it stood last.
pub fn line(view: &GoalView) -> String {
    match view.marks.last() {
        Some(mark) => format!("{} · {} / 10 ({})", view.goal.text, mark.level, mark.on),
        None => view.goal.text.clone(),
    }
}

/// Adds a goal in the parent's words.
pub fn add_words(desk: &Desk<'_>, child: &Child, words: &str) -> Result<Code, Failure> {
    let fields = GoalFields {
        since: None,
        person: None,
        note: None,
    };
    add(desk, child, words.to_owned(), &fields)
}

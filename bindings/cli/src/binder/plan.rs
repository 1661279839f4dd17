//! The safety plan: the page that says what to do when it gets worse.

use super::args::{Part, Plan};
use super::desk::Desk;
use super::write::{self, changed};
use crate::context;
use crate::crisis;
use crate::exit::{Code, Failure};
use crate::paint::{FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use careteam::binder::{Change, Child, SafetyPlan, SafetyPlanFields};

/// The parts in the order in which they are used, each with its name.
const PARTS: [(Part, &str); 8] = [
    (Part::Signs, "shell_binder_plan_signs"),
    (Part::Alone, "shell_binder_plan_alone"),
    (Part::Places, "shell_binder_plan_places"),
    (Part::Family, "shell_binder_plan_family"),
    (Part::Professionals, "shell_binder_plan_professionals"),
    (Part::Home, "shell_binder_plan_home"),
    (Part::Reasons, "shell_binder_plan_reasons"),
    (Part::Note, "shell_binder_note"),
];

/// Does what was asked.
pub fn run(desk: &Desk<'_>, what: Option<&Plan>) -> Result<Code, Failure> {
    let child = desk.child()?;
    match what {
        None => show(desk, &child, false),
        Some(Plan::Show { json }) => show(desk, &child, *json),
        Some(Plan::Write { part, text }) => {
            let words = write::text(desk, text.as_deref())?;
            changed(desk, change(&child, *part, words))
        }
        Some(Plan::Reviewed { on }) => {
            let today = || desk.context.today.clone();
            let fields = SafetyPlanFields {
                reviewed_on: Some(on.clone().unwrap_or_else(today)),
                ..SafetyPlanFields::default()
            };
            let child_id = child.id;
            changed(desk, Change::EditSafetyPlan { child_id, fields })
        }
    }
}

/// The change that writes one part.
fn change(child: &Child, part: Part, words: String) -> Change {
    let mut fields = SafetyPlanFields::default();
    let field = match part {
        Part::Signs => &mut fields.signs,
        Part::Alone => &mut fields.alone,
        Part::Places => &mut fields.places,
        Part::Family => &mut fields.family,
        Part::Professionals => &mut fields.professionals,
        Part::Home => &mut fields.home,
        Part::Reasons => &mut fields.reasons,
        Part::Note => &mut fields.note,
    };
    *field = Some(words);
    Change::EditSafetyPlan {
        child_id: child.id.clone(),
        fields,
    }
}

fn part_of(plan: &SafetyPlan, part: Part) -> &str {
    match part {
        Part::Signs => &plan.signs,
        Part::Alone => &plan.alone,
        Part::Places => &plan.places,
        Part::Family => &plan.family,
        Part::Professionals => &plan.professionals,
        Part::Home => &plan.home,
        Part::Reasons => &plan.reasons,
        Part::Note => &plan.note,
    }
}

/// Adds words to the part with a number: a plan grows while it is talked about. None when there
/// is no such number.
pub fn add_to(desk: &Desk<'_>, child: &Child, number: usize, words: &str) -> Result<bool, Failure> {
    let Some((part, _)) = number.checked_sub(1).and_then(|n| PARTS.get(n)) else {
        return Ok(false);
    };
    let known = desk.of(desk.binder.safety_plan(child.id.clone()))?;
    let known = known.unwrap_or_default();
    let whole = write::joined(part_of(&known, *part), words);
    desk.apply(change(child, *part, whole))?;
    Ok(true)
}

fn show(desk: &Desk<'_>, child: &Child, json: bool) -> Result<Code, Failure> {
    let plan = desk.of(desk.binder.safety_plan(child.id.clone()))?;
    if json {
        context::print_json(&plan)?;
    } else {
        let mut page = Page::new(desk.context.width);
        lay_out(desk, &mut page, plan.as_ref());
        context::print(&page.into_text())?;
    }
    Ok(match plan {
        Some(_) => Code::Answered,
        None => Code::Nothing,
    })
}

/// The page of the plan, with the parts that are still empty.
pub fn page(desk: &Desk<'_>, page: &mut Page, child: &Child) -> Result<(), Failure> {
    let plan = desk.of(desk.binder.safety_plan(child.id.clone()))?;
    lay_out(desk, page, plan.as_ref());
    Ok(())
}

fn lay_out(desk: &Desk<'_>, page: &mut Page, plan: Option<&SafetyPlan>) {
    let words = &desk.context.words;
    let empty = SafetyPlan::default();
    let known = plan.unwrap_or(&empty);
    let title = Paragraph::plain(words.say("shell_binder_plan")).styled(STRONG);
    let reviewed = match known.reviewed_on.as_str() {
        "" => String::new(),
        day => words.fill("shell_binder_reviewed", &[("date", day)]),
    };
    page.ends(&title, &reviewed);
    if plan.is_none() {
        page.say(PLAIN, words.say("shell_binder_no_plan"));
    }
    for (n, (part, label)) in PARTS.iter().enumerate() {
        page.gap();
        let label = Paragraph::plain(words.say(label)).styled(LABEL);
        page.put(&label.signed(&format!("{:<4}", n + 1), LABEL));
        let text = part_of(known, *part);
        if text.trim().is_empty() {
            let empty = Paragraph::plain("—").styled(FAINT);
            page.put(&empty.signed("    ", PLAIN));
        }
        for line in text.lines() {
            page.put(&Paragraph::plain(line).signed("    ", PLAIN));
        }
    }
    page.gap();
    page.say(FAINT, words.say("shell_binder_plan_with"));
    // Whoever opens this page may need help now.
    crisis::lay_out_last(page, desk.context);
}

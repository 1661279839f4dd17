//! `careteam checklist`: the questions for a visit, three first.

use crate::args::{self, Energy, Format};
use crate::cite::Footnotes;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use crate::{crisis, team};
use careteam::catalog::CatalogError;
use careteam::checklist::{
    BankQuestion, Checklist, ChecklistItem, ChecklistQuery, ItemKind, OwnQuestion,
};
use careteam::team::TeamQuery;

/// The kind of visit when none is named.
pub const USUAL_VISIT: &str = "first-visit";
/// The kind of visit for a day without strength.
pub const SMALLEST: &str = "smallest";

/// Prints the list for a visit, or what a search finds.
pub fn run(context: &Context, asked: &args::Checklist) -> Result<Code, Failure> {
    if let Some(text) = &asked.search {
        return search(context, text, asked.json);
    }
    let visit = match (asked.energy, &asked.visit) {
        (Some(Energy::Low), _) => SMALLEST,
        (_, Some(visit)) => visit,
        _ => USUAL_VISIT,
    };
    let own = asked.own.iter().enumerate().map(|(n, text)| OwnQuestion {
        id: format!("own-{}", n + 1),
        text: text.clone(),
    });
    let query = ChecklistQuery {
        visit: visit.to_owned(),
        state: context.state().map(str::to_owned),
        today: Some(context.today.clone()),
        people: team::people(&asked.people),
        needs: asked.people.need.clone(),
        gaps: asked.gap.clone(),
        signs: asked.sign.clone(),
        own: own.collect(),
        ..ChecklistQuery::default()
    };
    let list = context
        .catalog
        .checklist(context.reader, &query)
        .map_err(|error| suggest(context, error))?;
    if asked.json || asked.format == Some(Format::Json) {
        context::print_json(&list)?;
        return Ok(Code::Answered);
    }
    let list = for_whom(list, asked.teen);
    let text = match asked.format {
        Some(Format::Text) => context.catalog.checklist_text(context.reader, &list)?,
        Some(Format::Markdown) => context.catalog.checklist_markdown(context.reader, &list)?,
        Some(Format::Json) | None => {
            let mut page = Page::new(context.width);
            let footnotes = lay_out(
                &mut page,
                context,
                &list,
                asked.full,
                "shell_crisis_command",
            );
            if asked.full {
                footnotes.lay_out(&mut page, context, false)?;
            } else if !list.items.is_empty() {
                page.gap();
                page.say_lines(FAINT, context.words.say("shell_full_checklist"));
            }
            if list.crisis.is_some() {
                crisis::lay_out_last(&mut page, context);
            }
            page.into_text()
        }
    };
    context::print(&text)?;
    Ok(Code::Answered)
}

/// A page is for the parent or for the young person, not for both.
pub fn for_whom(mut list: Checklist, teen: bool) -> Checklist {
    if teen {
        list.items.clear();
        list.waiting.clear();
        list.more.clear();
    } else {
        list.young.clear();
    }
    list
}

/// Adds to an unknown visit or capability the ones that there are.
fn suggest(context: &Context, error: CatalogError) -> Failure {
    let known: Vec<String> = match &error {
        CatalogError::UnknownVisit { .. } => {
            let kinds = context.catalog.visit_kinds(context.reader);
            kinds
                .unwrap_or_default()
                .into_iter()
                .map(|k| k.id)
                .collect()
        }
        CatalogError::UnknownCapability { .. } => capabilities(context),
        _ => return error.into(),
    };
    Failure::Input(format!("{error}; there are: {}", known.join(", ")))
}

/// Ids of everything that some need asks for.
fn capabilities(context: &Context) -> Vec<String> {
    let needs = context.catalog.needs(context.reader).unwrap_or_default();
    let query = TeamQuery {
        needs: needs.into_iter().map(|need| need.id).collect(),
        ..TeamQuery::default()
    };
    let view = context.catalog.team(context.reader, &query);
    let mut ids: Vec<String> = view
        .map(|view| view.capabilities)
        .unwrap_or_default()
        .into_iter()
        .map(|row| row.capability)
        .collect();
    ids.sort_unstable();
    ids
}

fn search(context: &Context, text: &str, json: bool) -> Result<Code, Failure> {
    let found = context.catalog.questions_with(context.reader, text)?;
    context::print_list(context, json, &found, lay_out_bank)
}

/// Questions of the bank, each with whom to ask.
pub fn lay_out_bank(page: &mut Page, context: &Context, found: &[BankQuestion]) {
    page.gap();
    if found.is_empty() {
        page.say(PLAIN, context.words.say("shell_bank_nothing"));
    }
    for question in found {
        let whom = question.ask_whom.join(" · ");
        page.put(&Paragraph::item(&question.text).with_detail(Some(&whom)));
    }
}

/// The page: three first, the others after them, each with why it is asked.
pub fn lay_out<'s>(
    page: &mut Page,
    context: &Context,
    list: &'s Checklist,
    full: bool,
    more: &str,
) -> Footnotes<'s> {
    let words = &context.words;
    let mut footnotes = Footnotes::default();
    if let Some(screen) = &list.crisis {
        crisis::lay_out_first(page, context, screen, more);
    }
    page.gap();
    let title = words.fill("shell_checklist", &[("visit", &list.visit.label)]);
    page.ends(&Paragraph::plain(title).styled(STRONG), context.place());
    for says in list.working.iter().flat_map(|working| &working.says) {
        page.gap();
        page.say(PLAIN, says);
    }
    let mut number = 0;
    let (first, then): (Vec<_>, Vec<_>) = list.items.iter().partition(|item| item.first);
    for (key, items) in [
        ("shell_list_first", first),
        ("shell_list_then", then),
        ("shell_list_waiting", list.waiting.iter().collect()),
    ] {
        if items.is_empty() {
            continue;
        }
        page.gap();
        page.say(LABEL, words.say(key));
        for item in items {
            number += 1;
            let marks = match full {
                true => footnotes.marks(&item.sources),
                false => String::new(),
            };
            page.gap();
            lay_out_item(page, context, number, item, full, marks);
        }
    }
    if !list.young.is_empty() {
        page.gap();
        page.say(LABEL, words.say("shell_list_young"));
        for (n, question) in list.young.iter().enumerate() {
            let sign = format!("{:>2}  ", n + 1);
            page.put(&Paragraph::plain(&question.text).signed(&sign, LABEL));
        }
    }
    footnotes
}

fn lay_out_item(
    page: &mut Page,
    context: &Context,
    number: usize,
    item: &ChecklistItem,
    full: bool,
    marks: String,
) {
    let words = &context.words;
    let sign = format!("{number:>2}  ");
    let style = if item.first { STRONG } else { PLAIN };
    let question = Paragraph::plain(&item.text).styled(style);
    page.put(&question.signed(&sign, LABEL).marked(marks));
    let below = |page: &mut Page, text: String| {
        page.put(&Paragraph::plain(text).styled(FAINT).signed("    ", PLAIN));
    };
    if item.kind == ItemKind::Bank {
        below(page, item.why.clone());
    }
    // Why a question is right is told above; here, what brought it onto this list.
    below(page, format!("→ {}", item.chosen_by.join(" ")));
    if full {
        for (key, text) in [
            ("shell_list_good", &item.good_answer),
            ("shell_list_warning", &item.warning_sign),
        ] {
            if !text.is_empty() {
                below(page, words.fill(key, &[("text", text)]));
            }
        }
        if !item.ask_whom.is_empty() {
            let whom = item.ask_whom.join(" · ");
            below(page, words.fill("shell_list_whom", &[("list", &whom)]));
        }
    }
}

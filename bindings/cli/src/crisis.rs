//! `careteam crisis`: whom to call, what to say, what to do. Before everything else.

use crate::args;
use crate::cite::Footnotes;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use careteam::needs::{CrisisContact, CrisisScreen, HeardCrisis};

/// Steps that stand above another page.
const FIRST_STEPS: usize = 4;

/// Prints the crisis page.
pub fn run(context: &Context, asked: &args::Crisis) -> Result<Code, Failure> {
    let screen = context.catalog.crisis(context.reader, context.state())?;
    if asked.json {
        context::print_json(&screen)?;
    } else {
        let mut page = Page::new(context.width);
        let footnotes = lay_out(&mut page, context, &screen, asked.full);
        footnotes.lay_out(&mut page, context, asked.full)?;
        if !asked.full {
            page.gap();
            page.say(FAINT, context.words.say("shell_full_crisis"));
        }
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

/// Whom to call, then what to do. With `full` also what makes it a crisis.
pub fn lay_out<'s>(
    page: &mut Page,
    context: &Context,
    screen: &'s CrisisScreen,
    full: bool,
) -> Footnotes<'s> {
    let words = &context.words;
    let mut footnotes = Footnotes::default();
    let title = Paragraph::plain(words.say("shell_crisis")).signed("▲ ", STRONG);
    page.gap();
    page.ends(&title.styled(STRONG), context.place());
    page.gap();
    // The lines to call at once come first, then the state's, then those for one matter each.
    let urgent = screen.contacts.iter().take(2);
    let state = screen.contacts.iter().skip(2).filter(|c| c.of_this_state);
    let others = screen.contacts.iter().skip(2).filter(|c| !c.of_this_state);
    for contact in urgent {
        line(page, context, contact, &mut footnotes);
    }
    let mut before = true;
    for contact in state {
        if before {
            page.gap();
            page.say(LABEL, context.place());
            before = false;
        }
        line(page, context, contact, &mut footnotes);
    }
    if context.state().is_none() {
        page.gap();
        page.say(FAINT, words.say("shell_crisis_state"));
    }
    page.gap();
    page.say(LABEL, words.say("shell_crisis_do"));
    for (n, step) in screen.steps.iter().enumerate() {
        let marks = footnotes.marks(&step.sources);
        let sign = format!("{:<4}", n + 1);
        page.put(
            &Paragraph::plain(&step.text)
                .signed(&sign, LABEL)
                .marked(marks),
        );
    }
    page.gap();
    page.say(LABEL, words.say("shell_crisis_other_lines"));
    for contact in others {
        line(page, context, contact, &mut footnotes);
    }
    if full {
        page.gap();
        page.say(LABEL, words.say("shell_crisis_signs"));
        for sign in &screen.signs {
            let marks = footnotes.marks(&sign.sources);
            page.put(&Paragraph::item(&sign.label).marked(marks));
        }
    }
    page.gap();
    if screen.contacts.iter().any(|c| c.unchecked) {
        page.say(FAINT, words.say("shell_unchecked"));
    }
    footnotes
}

fn line<'s>(
    page: &mut Page,
    context: &Context,
    contact: &'s CrisisContact,
    footnotes: &mut Footnotes<'s>,
) {
    let marks = footnotes.marks(&contact.sources);
    let text = format!("{}. {}", name(context, contact), contact.what);
    page.row(
        STRONG,
        number(contact),
        &[Paragraph::plain(text).marked(marks)],
    );
}

/// The number to call; the one to text where there is no other.
fn number(contact: &CrisisContact) -> &str {
    let number = contact.phone.as_deref().or(contact.text_number.as_deref());
    number.unwrap_or_default()
}

/// "988 Lifeline (call or text)".
fn name(context: &Context, contact: &CrisisContact) -> String {
    let words = &context.words;
    let how = match (&contact.phone, &contact.text_number) {
        (Some(phone), Some(text)) if phone == text => words.say("shell_call_or_text").to_owned(),
        (Some(_), Some(text)) => words.fill("shell_call_or_text_to", &[("number", text)]),
        (None, Some(_)) => words.say("shell_text_only").to_owned(),
        _ => String::new(),
    };
    let check = if contact.unchecked { "°" } else { "" };
    match how.as_str() {
        "" => format!("{}{check}", contact.name),
        how => format!("{}{check} ({how})", contact.name),
    }
}

/// What stands above a page that speaks of a crisis: the numbers and the first steps.
pub fn lay_out_first(page: &mut Page, context: &Context, screen: &CrisisScreen, more: &str) {
    let words = &context.words;
    page.gap();
    let title = Paragraph::plain(words.say("shell_crisis_first")).signed("▲ ", STRONG);
    page.put(&title.styled(STRONG));
    let mut shown: Vec<&CrisisContact> = screen.contacts.iter().take(2).collect();
    for contact in screen.contacts.iter().filter(|c| c.of_this_state) {
        let same =
            |s: &&&CrisisContact| s.phone == contact.phone && s.text_number == contact.text_number;
        if shown.len() < 3 && !shown.iter().any(|s| same(&s)) {
            shown.push(contact);
        }
    }
    for contact in shown {
        let text = format!("{}. {}", name(context, contact), contact.what);
        page.row(STRONG, number(contact), &[Paragraph::plain(text)]);
    }
    for step in screen.steps.iter().take(FIRST_STEPS) {
        page.put(&Paragraph::item(&step.text));
    }
    page.say(CAREFUL, words.say(more));
    page.gap();
}

/// The same with the words that led there.
pub fn lay_out_heard(page: &mut Page, context: &Context, heard: &HeardCrisis, more: &str) {
    lay_out_first(page, context, &heard.screen, more);
    let quoted: Vec<String> = heard.words.iter().map(|w| format!("“{w}”")).collect();
    let text = context
        .words
        .fill("shell_crisis_heard", &[("words", &quoted.join(" · "))]);
    page.say(PLAIN, &text);
    for sign in &heard.signs {
        page.put(&Paragraph::item(&sign.label));
    }
    page.gap();
}

//! `careteam crisis`: whom to call, what to say, what to do. Before everything else.

use crate::args;
use crate::cite::Footnotes;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use careteam::needs::{CrisisContact, CrisisScreen, HeardCrisis};

/// Steps that stand above another page.
const FIRST_STEPS: usize = 4;
/// Contacts that stand first: those for any life in danger and any crisis.
const URGENT: usize = 2;

/// Prints the crisis page.
pub fn run(context: &Context, asked: &args::Crisis) -> Result<Code, Failure> {
    let screen = context.catalog.crisis(context.reader, context.state())?;
    if asked.json {
        context::print_json(&screen)?;
    } else {
        let mut page = Page::new(context.width);
        lay_out(
            &mut page,
            context,
            &screen,
            context.words.say("shell_crisis_state"),
        );
        if asked.full {
            lay_out_more(&mut page, context, &screen)?;
        } else {
            page.say(FAINT, context.words.say("shell_full_crisis"));
        }
        lay_out_last(&mut page, context);
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

/// Whom to call, then what to do. Nothing that could be left for later.
pub fn lay_out(page: &mut Page, context: &Context, screen: &CrisisScreen, state_hint: &str) {
    let words = &context.words;
    page.gap();
    let title = Paragraph::plain(words.say("shell_crisis")).signed("▲ ", STRONG);
    page.ends(&title.styled(STRONG), context.place());
    page.gap();
    for contact in screen.contacts.iter().take(URGENT) {
        line(page, context, contact, String::new());
    }
    let of_state = |c: &&CrisisContact| c.of_this_state;
    for contact in screen.contacts.iter().skip(URGENT).filter(of_state) {
        line(page, context, contact, String::new());
    }
    if context.state().is_none() {
        page.say(FAINT, state_hint);
    }
    page.gap();
    page.say(LABEL, words.say("shell_crisis_do"));
    for (n, step) in screen.steps.iter().enumerate() {
        let sign = format!("{:>2}  ", n + 1);
        page.put(&Paragraph::plain(&step.text).signed(&sign, LABEL));
    }
    page.gap();
    if screen.contacts.iter().any(|c| c.unchecked) {
        page.say(FAINT, words.say("shell_unchecked"));
    }
    let read = screen.contacts.iter().flat_map(|c| &c.sources);
    let read = read.chain(screen.steps.iter().flat_map(|s| &s.sources));
    if let Some(oldest) = read.map(|source| source.read.as_str()).min() {
        page.say(FAINT, &words.fill("shell_crisis_read", &[("date", oldest)]));
    }
}

/// Lines for one matter each, what makes it a crisis, and the sources of all of it.
pub fn lay_out_more(
    page: &mut Page,
    context: &Context,
    screen: &CrisisScreen,
) -> Result<(), Failure> {
    let words = &context.words;
    let mut footnotes = Footnotes::default();
    page.gap();
    page.say(LABEL, words.say("shell_crisis_signs"));
    for sign in &screen.signs {
        let marks = footnotes.marks(&sign.sources);
        page.put(&Paragraph::item(&sign.label).marked(marks));
    }
    page.gap();
    page.say(LABEL, words.say("shell_crisis_lines"));
    for contact in &screen.contacts {
        let marks = footnotes.marks(&contact.sources);
        line(page, context, contact, marks);
    }
    page.gap();
    page.say(LABEL, words.say("shell_crisis_do"));
    for (n, step) in screen.steps.iter().enumerate() {
        let marks = footnotes.marks(&step.sources);
        let sign = format!("{:>2}  ", n + 1);
        page.put(
            &Paragraph::plain(&step.text)
                .signed(&sign, LABEL)
                .marked(marks),
        );
    }
    footnotes.lay_out(page, context, true)
}

/// The last line of a page that began with a crisis: the beginning may have left the screen.
pub fn lay_out_last(page: &mut Page, context: &Context) {
    page.gap();
    let text = Paragraph::plain(context.words.say("shell_crisis_line")).styled(STRONG);
    page.put(&text.signed("▲ ", STRONG));
}

fn line(page: &mut Page, context: &Context, contact: &CrisisContact, marks: String) {
    let text = Paragraph::plain(told(context, contact)).marked(marks);
    page.row(STRONG, number(contact), &[text]);
}

/// The number to call; the one to text where there is no other.
fn number(contact: &CrisisContact) -> &str {
    let number = contact.phone.as_deref().or(contact.text_number.as_deref());
    number.unwrap_or_default()
}

/// "988 Lifeline (call or text). What it is for."
fn told(context: &Context, contact: &CrisisContact) -> String {
    let words = &context.words;
    let check = if contact.unchecked { "°" } else { "" };
    if contact.name == number(contact) {
        return format!("{}{check}", contact.what);
    }
    let how = match (&contact.phone, &contact.text_number) {
        (Some(phone), Some(text)) if phone == text => words.say("shell_call_or_text").to_owned(),
        (Some(_), Some(text)) => words.fill("shell_call_or_text_to", &[("number", text)]),
        (None, Some(_)) => words.say("shell_text_only").to_owned(),
        _ => String::new(),
    };
    match how.as_str() {
        "" => format!("{}{check}. {}", contact.name, contact.what),
        how => format!("{}{check} ({how}). {}", contact.name, contact.what),
    }
}

/// What stands above a page that speaks of a crisis: the numbers and the first steps.
pub fn lay_out_first(page: &mut Page, context: &Context, screen: &CrisisScreen, more: &str) {
    let words = &context.words;
    page.gap();
    let title = Paragraph::plain(words.say("shell_crisis_first")).signed("▲ ", STRONG);
    page.put(&title.styled(STRONG));
    let mut shown: Vec<&CrisisContact> = screen.contacts.iter().take(URGENT).collect();
    for contact in screen.contacts.iter().filter(|c| c.of_this_state) {
        let same =
            |s: &&&CrisisContact| s.phone == contact.phone && s.text_number == contact.text_number;
        if shown.len() < 3 && !shown.iter().any(|s| same(&s)) {
            shown.push(contact);
        }
    }
    for contact in shown {
        line(page, context, contact, String::new());
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

/// The crisis that a text speaks of, above whatever else the text leads to. True if there is one.
pub fn lay_out_if_heard(
    page: &mut Page,
    context: &Context,
    text: &str,
    more: &str,
) -> Result<bool, Failure> {
    let heard = context
        .catalog
        .recognize(context.reader, text, context.state())?;
    if let Some(found) = &heard.crisis {
        lay_out_heard(page, context, found, more);
    }
    Ok(heard.crisis.is_some())
}

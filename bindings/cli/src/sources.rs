//! `careteam sources`: what the statements rest on.

use crate::args;
use crate::card;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{CAREFUL, FAINT, LABEL, Page, Paragraph};
use careteam::explain::{Card, SourceNote, StaleSources};
use std::collections::BTreeSet;

/// Prints the sources of a role's card, or all.
pub fn run(context: &Context, asked: &args::Sources) -> Result<Code, Failure> {
    if let Some(day) = &asked.stale {
        let day = day.as_deref().unwrap_or(&context.today);
        let places = context.catalog.stale_sources(context.reader, day)?;
        return context::print_list(context, asked.json, &places, lay_out_places);
    }
    let list = context
        .catalog
        .sources(context.reader, asked.role.as_deref(), &context.today)
        .map_err(|error| card::suggest(context, error))?;
    context::print_list(context, asked.json, &list, lay_out)
}

/// What is to be read again, state by state.
fn lay_out_places(page: &mut Page, _: &Context, places: &[StaleSources]) {
    for place in places {
        page.gap();
        page.say(LABEL, &format!("{} ({})", place.name, place.sources.len()));
        for source in &place.sources {
            let indent = one_line(page, source, &place.sources);
            if let Some(url) = &source.url {
                page.put(&Paragraph::address(url).signed(&indent, FAINT));
            }
        }
    }
}

/// The whole list: citation, date of the text, date read, address.
pub fn lay_out(page: &mut Page, context: &Context, list: &[SourceNote]) {
    if list.is_empty() {
        return;
    }
    let words = &context.words;
    page.gap();
    page.say(LABEL, words.say("shell_sources"));
    for source in list {
        let read = words.fill("shell_read_on", &[("date", &source.read)]);
        let mut text = source.cite.clone();
        if let Some(as_of) = &source.as_of {
            let as_of = words.fill("shell_text_of", &[("date", as_of)]);
            text = format!("{text} · {as_of}");
        }
        let (number, indent) = number(source, list);
        page.put(&Paragraph::plain(format!("{text} · {read}")).signed(&number, FAINT));
        if let Some(url) = &source.url {
            page.put(&Paragraph::address(url).signed(&indent, FAINT));
        }
        stale(page, source, &indent);
    }
    // The terminal has no page about itself; here stands what the words rest on.
    if let Ok(Some(note)) = context.catalog.language_of(context.reader).map(|l| l.note) {
        page.gap();
        page.put(&Paragraph::plain(note).styled(CAREFUL));
    }
}

/// One line a source: what there is room for at the foot of a card.
pub fn lay_out_short(
    page: &mut Page,
    context: &Context,
    list: &[SourceNote],
    cited: &BTreeSet<i32>,
) {
    let words = &context.words;
    page.gap();
    let title = Paragraph::plain(words.say("shell_sources")).styled(LABEL);
    page.ends(&title, words.say("shell_read"));
    for source in list.iter().filter(|s| cited.contains(&s.number)) {
        let indent = one_line(page, source, list);
        stale(page, source, &indent);
    }
}

/// Citation and the day it was read; gives the indent of what stands below.
fn one_line(page: &mut Page, source: &SourceNote, list: &[SourceNote]) -> String {
    let (number, indent) = number(source, list);
    let line = Paragraph::plain(&source.cite).signed(&number, FAINT);
    page.short(&line, &source.read);
    indent
}

/// `[7]` with spaces after it, and as many spaces, for all of a list equally wide.
fn number(source: &SourceNote, list: &[SourceNote]) -> (String, String) {
    let digits = list.last().map_or(1, |last| last.number.to_string().len());
    let number = format!("[{}]", source.number);
    let width = digits + 3;
    (format!("{number:<width$}"), " ".repeat(width))
}

fn stale(page: &mut Page, source: &SourceNote, indent: &str) {
    if let Some(text) = &source.stale_text {
        page.put(&Paragraph::plain(text).styled(CAREFUL).signed(indent, FAINT));
    }
}

/// When the oldest source of a card was read.
pub fn oldest(page: &mut Page, card: &Card) {
    if let Some(text) = &card.oldest_text {
        page.put(&Paragraph::plain(text).styled(FAINT));
    }
}

/// What the star beside footnote marks means.
pub fn legend(page: &mut Page, follows: Option<&str>) {
    if let Some(text) = follows {
        page.put(&Paragraph::plain(text).styled(FAINT).signed("* ", FAINT));
    }
}

//! `careteam card`: what a role is, may and may not do.

use crate::args;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG, WARN, YES};
use crate::sources;
use anstyle::Style;
use careteam::catalog::{CatalogError, Clinician};
use careteam::explain::{ArticleVerdict, AskPoint, Card, PlaceFit, Statement};
use careteam::identify::Ask;
use std::collections::BTreeSet;

/// Prints one card.
pub fn run(context: &Context, asked: &args::Card) -> Result<Code, Failure> {
    let card = open(context, &asked.role)?;
    if asked.json {
        context::print_json(&card)?;
    } else {
        let mut page = Page::new(context.width);
        lay_out(&mut page, context, &card);
        if asked.full {
            lay_out_more(&mut page, context, &card);
            lay_out_questions(&mut page, context, &card.questions);
            sources::lay_out(&mut page, context, &card.sources);
            sources::oldest(&mut page, &card);
            sources::legend(&mut page, follows(&card));
        } else {
            lay_out_questions(&mut page, context, &card.questions);
            sources::lay_out_short(&mut page, context, &card.sources, &cited(&card));
            sources::oldest(&mut page, &card);
            sources::legend(&mut page, follows(&card));
            page.gap();
            page.say(FAINT, context.words.say("shell_full_card"));
        }
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

/// The card of a role. For what is no role id, the error names the ids that may be meant.
fn open(context: &Context, role: &str) -> Result<Card, Failure> {
    context
        .catalog
        .card(context.reader, role, context.state(), &context.today)
        .map_err(|error| suggest(context, error))
}

/// Adds to an unknown role the roles that its name may stand for.
pub fn suggest(context: &Context, error: CatalogError) -> Failure {
    let CatalogError::UnknownRole { role } = &error else {
        return error.into();
    };
    let found = context
        .catalog
        .identify(context.reader, role, context.state());
    let ids: Vec<String> = found
        .map(|found| found.candidates)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|candidate| candidate.role)
        .take(3)
        .collect();
    if ids.is_empty() {
        Failure::Input(format!("{error}; `careteam roles` lists them"))
    } else {
        Failure::Input(format!("{error}; did you mean {}?", ids.join(" or ")))
    }
}

/// The part that a parent needs at the door: who this is, and what the role may and may not do.
pub fn lay_out(page: &mut Page, context: &Context, card: &Card) {
    let words = &context.words;
    page.gap();
    let name = name(&card.letters, &card.title);
    page.ends(&Paragraph::plain(name).styled(STRONG), &card.place.name);
    let (sign, style) = sign(card.license.clinician);
    let headline = statement(&card.headline);
    if card.license.in_headline {
        page.put(&headline.signed(sign, style));
    } else {
        page.put(&statement(&card.license.statement).signed(sign, style));
        page.put(&headline.signed("  ", PLAIN));
    }
    let faint = |text: String| Paragraph::plain(text).signed("  ", PLAIN).styled(FAINT);
    if !matches!(card.place.fit, PlaceFit::OwnState | PlaceFit::SomeState) {
        page.put(&faint(card.place.text.clone()));
    }
    if let Some(own) = &card.own_state {
        page.put(&faint(format!("{} ({})", own.text, own.role)));
    }
    duties(page, words.say("shell_may"), YES, &card.may);
    duties(
        page,
        words.say("shell_supervised"),
        CAREFUL,
        &card.supervised,
    );
    duties(page, words.say("shell_may_not"), WARN, &card.may_not);
    if !card.ask.is_empty() {
        page.gap();
        let points: Vec<Paragraph> = card.ask.iter().map(|p| point(context, p)).collect();
        page.row(CAREFUL, words.say("shell_unsettled"), &points);
    }
}

/// Footnotes of what [lay_out] shows.
fn cited(card: &Card) -> BTreeSet<i32> {
    let statements = [&card.may, &card.supervised, &card.may_not];
    let statements = statements.into_iter().flatten();
    let notes = statements.flat_map(|s| &s.notes);
    let license = Some(&card.license.statement).filter(|_| !card.license.in_headline);
    let license = license.into_iter().flat_map(|statement| &statement.notes);
    let top = card.headline.notes.iter().chain(license);
    let asked = card.ask.iter().flat_map(|point| &point.notes);
    notes.chain(top).chain(asked).copied().collect()
}

/// "QMHA · Qualified Mental Health Associate".
pub fn name(letters: &[String], title: &str) -> String {
    match letters.first() {
        Some(first) if !title.contains(first.as_str()) => format!("{first} · {title}"),
        _ => title.to_owned(),
    }
}

/// The sign of a status. It differs in shape, so that color is not needed.
pub fn sign(clinician: Clinician) -> (&'static str, Style) {
    match clinician {
        Clinician::Yes => ("■ ", YES),
        Clinician::No => ("□ ", PLAIN),
        Clinician::InTraining => ("◧ ", CAREFUL),
        Clinician::CannotTell => ("? ", CAREFUL),
    }
}

fn duties(page: &mut Page, label: &str, style: Style, statements: &[Statement]) {
    if statements.is_empty() {
        return;
    }
    page.gap();
    let list: Vec<Paragraph> = statements
        .iter()
        .map(|s| statement(s).signed("• ", LABEL))
        .collect();
    page.row(style, label, &list);
}

/// Everything else that the card knows: training, who grants and supervises, where to look.
pub fn lay_out_more(page: &mut Page, context: &Context, card: &Card) {
    let words = &context.words;
    for (key, statements) in [
        ("shell_training", &card.training),
        ("shell_grants", &card.grants),
        ("shell_supervisor", &card.supervisor),
        ("shell_meets", &card.meets),
    ] {
        sentences(page, words.say(key), statements);
    }
    if let Some(lookup) = &card.lookup {
        page.gap();
        let mut lines = vec![statement(&lookup.statement)];
        lines.extend(lookup.url.as_deref().map(Paragraph::address));
        lines.extend(lookup.unchecked.as_deref().map(Paragraph::plain));
        page.row(LABEL, words.say("shell_lookup"), &lines);
    }
    sentences(page, words.say("shell_note"), &card.notes);
    article(page, context, card);
    if !card.other_names.is_empty() {
        page.gap();
        let names = card.other_names.join(" · ");
        page.row(
            LABEL,
            words.say("shell_other_names"),
            &[Paragraph::plain(names)],
        );
    }
}

fn sentences(page: &mut Page, label: &str, statements: &[Statement]) {
    if statements.is_empty() {
        return;
    }
    page.gap();
    let list: Vec<Paragraph> = statements.iter().map(statement).collect();
    page.row(LABEL, label, &list);
}

/// What the article says about the role, where the rules say more or something else.
fn article(page: &mut Page, context: &Context, card: &Card) {
    let words = &context.words;
    let lines: Vec<Paragraph> = card
        .article
        .iter()
        .filter(|s| s.verdict != ArticleVerdict::Supports)
        .map(|s| Paragraph::item(&s.show).marked(marks(&s.notes, false)))
        .collect();
    if !lines.is_empty() {
        page.gap();
        page.row(LABEL, words.say("shell_article"), &lines);
    }
}

/// The questions for the visit, with numbers to point at.
pub fn lay_out_questions(page: &mut Page, context: &Context, questions: &[Ask]) {
    if questions.is_empty() {
        return;
    }
    page.gap();
    let list: Vec<Paragraph> = questions
        .iter()
        .map(|question| Paragraph::item(&question.text))
        .collect();
    page.row(LABEL, context.words.say("shell_ask"), &list);
}

/// A point that nothing settles: what is known, and the question that settles it.
fn point(context: &Context, point: &AskPoint) -> Paragraph {
    let words = &context.words;
    let known = if point.notes.is_empty() {
        // The heading says already that nothing is stated.
        point.label.clone()
    } else {
        format!("{}. {}", point.label.trim_end_matches('.'), point.text)
    };
    let question = words.fill("shell_ask_point", &[("question", &point.question)]);
    Paragraph::plain(known)
        .signed("• ", LABEL)
        .with_detail(Some(&question))
        .marked(marks(&point.notes, false))
}

/// A statement with its detail and marks. The star points to the legend under the sources.
pub fn statement(statement: &Statement) -> Paragraph {
    Paragraph::plain(&statement.text)
        .with_detail(statement.detail.as_deref())
        .marked(marks(&statement.notes, statement.follows.is_some()))
}

/// Footnote numbers: `[1,2]`, with a star where a statement follows from the duties.
pub fn marks(notes: &[i32], follows: bool) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let numbers: Vec<String> = notes.iter().map(i32::to_string).collect();
    format!("[{}]{}", numbers.join(","), if follows { "*" } else { "" })
}

/// What the star means, when some statement of the card has one.
pub fn follows(card: &Card) -> Option<&str> {
    [&card.may, &card.supervised, &card.may_not, &card.supervisor]
        .into_iter()
        .flatten()
        .find_map(|statement| statement.follows.as_deref())
}

//! `careteam needs`: from a list, or from a parent's own words, to what a child needs.

use crate::args;
use crate::cite::Footnotes;
use crate::context::{self, Context};
use crate::crisis;
use crate::exit::{Code, Failure};
use crate::lines::{self, Form};
use crate::paint::{CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG, WARN, YES};
use careteam::catalog::{Strength, Urgency};
use careteam::needs::{LONGEST_TEXT, NeedLine, NeedScreen, Recognition};
use serde::{Deserialize, Serialize};

/// A line of standard input.
#[derive(Debug, Deserialize)]
struct Question {
    text: String,
}

/// A line of standard output. The first three keys are always there.
#[derive(Debug, Serialize)]
struct Answer {
    needs: Vec<String>,
    crisis: bool,
    because: Vec<Because>,
    signs: Vec<SignBecause>,
    crisis_words: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The words that led to a need.
#[derive(Debug, Serialize)]
struct Because {
    need: String,
    words: Vec<String>,
}

/// The words that led to a sign.
#[derive(Debug, Serialize)]
struct SignBecause {
    sign: String,
    words: Vec<String>,
}

impl From<Recognition> for Answer {
    fn from(heard: Recognition) -> Self {
        Answer {
            needs: heard.needs.iter().map(|n| n.need.clone()).collect(),
            crisis: heard.crisis.is_some(),
            because: heard
                .needs
                .into_iter()
                .map(|n| Because {
                    need: n.need,
                    words: n.words,
                })
                .collect(),
            signs: heard
                .signs
                .into_iter()
                .map(|s| SignBecause {
                    sign: s.sign,
                    words: s.words,
                })
                .collect(),
            crisis_words: heard.crisis.map(|c| c.words).unwrap_or_default(),
            error: None,
        }
    }
}

/// Answers one text or every line of standard input, or shows the list.
pub fn run(context: &Context, asked: &args::Needs) -> Result<Code, Failure> {
    if let Some(need) = &asked.about {
        return about(context, need, asked.json);
    }
    if asked.list {
        return list(context, asked.json);
    }
    if asked.json && asked.text.is_empty() {
        return stream(context);
    }
    let text = match asked.text.is_empty() {
        true => lines::text(LONGEST_TEXT, "a parent's story")?.unwrap_or_default(),
        false => asked.text.join(" "),
    };
    if text.trim().is_empty() && !asked.json {
        return list(context, false);
    }
    let heard = context
        .catalog
        .recognize(context.reader, &text, context.state())?;
    if asked.json {
        context::print_json(&Answer::from(heard))?;
        return Ok(Code::Answered);
    }
    let mut page = Page::new(context.width);
    if let Some(found) = &heard.crisis {
        crisis::lay_out_heard(&mut page, context, found, "shell_crisis_command");
    }
    lay_out_heard(&mut page, context, &heard, None);
    page.gap();
    let ids: Vec<String> = heard
        .needs
        .iter()
        .map(|n| format!("--need {}", n.need))
        .collect();
    if ids.is_empty() {
        page.say(FAINT, context.words.say("shell_needs_pick_command"));
    } else {
        page.say(FAINT, context.words.say("shell_needs_next"));
        page.put(&Paragraph::plain(format!(
            "careteam team --title QMHA {}",
            ids.join(" ")
        )));
    }
    if heard.crisis.is_some() {
        crisis::lay_out_last(&mut page, context);
    }
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

/// Answers JSON Lines.
fn stream(context: &Context) -> Result<Code, Failure> {
    lines::answer_all(
        Form::Lines,
        |question: Question| {
            context
                .catalog
                .recognize(context.reader, &question.text, None)
                .map(Answer::from)
        },
        |error| Answer {
            needs: Vec::new(),
            crisis: false,
            because: Vec::new(),
            signs: Vec::new(),
            crisis_words: Vec::new(),
            error: Some(error),
        },
    )
}

fn list(context: &Context, json: bool) -> Result<Code, Failure> {
    let needs = context.catalog.needs(context.reader)?;
    if json {
        context::print_json(&needs)?;
    } else {
        let mut page = Page::new(context.width);
        lay_out_list(&mut page, context, &needs, &[], false);
        page.gap();
        page.say_lines(FAINT, context.words.say("shell_needs_list_command"));
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

fn about(context: &Context, need: &str, json: bool) -> Result<Code, Failure> {
    let screen = context.catalog.need(context.reader, need)?;
    if json {
        context::print_json(&screen)?;
    } else {
        let mut page = Page::new(context.width);
        if screen.urgency == Urgency::Crisis {
            let first = context.catalog.crisis(context.reader, context.state())?;
            crisis::lay_out_first(&mut page, context, &first, "shell_crisis_command");
        }
        let footnotes = lay_out_need(&mut page, context, &screen);
        footnotes.lay_out(&mut page, context, false)?;
        if screen.urgency == Urgency::Crisis {
            crisis::lay_out_last(&mut page, context);
        }
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

/// All needs, the most urgent first. Chosen ones are marked.
pub fn lay_out_list(
    page: &mut Page,
    context: &Context,
    needs: &[NeedLine],
    chosen: &[String],
    numbered: bool,
) {
    let words = &context.words;
    page.gap();
    page.say(STRONG, words.say("shell_needs_question"));
    let mut urgency = None;
    for (n, need) in needs.iter().enumerate() {
        if urgency != Some(need.urgency) {
            urgency = Some(need.urgency);
            page.gap();
            page.say(LABEL, words.say(soon(need.urgency)));
        }
        let mark = if chosen.contains(&need.id) {
            "■"
        } else {
            "□"
        };
        let label = Paragraph::plain(&need.label);
        if numbered {
            page.put(&label.signed(&format!("{:>2} {mark} ", n + 1), LABEL));
        } else {
            page.ends(&label.signed("• ", LABEL), &need.id);
        }
    }
}

/// The phrase of an urgency.
pub fn soon(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Crisis => "shell_urgency_crisis",
        Urgency::Soon => "shell_urgency_soon",
        Urgency::Routine => "shell_urgency_routine",
    }
}

/// What was heard, with the words that led there. With the needs that are chosen, those are
/// marked.
pub fn lay_out_heard(
    page: &mut Page,
    context: &Context,
    heard: &Recognition,
    chosen: Option<&[String]>,
) {
    let words = &context.words;
    page.gap();
    if heard.needs.is_empty() {
        page.say(PLAIN, words.say("shell_needs_nothing"));
    } else {
        let title = Paragraph::plain(words.say("shell_needs_heard")).styled(STRONG);
        page.ends(&title, context.place());
    }
    for (n, need) in heard.needs.iter().enumerate() {
        page.gap();
        let label = Paragraph::plain(&need.label).styled(STRONG);
        let mark = match chosen.map(|ids| ids.contains(&need.need)) {
            Some(true) => "■ ",
            Some(false) => "□ ",
            None => "",
        };
        page.ends(
            &label.signed(&format!("{}  {mark}", n + 1), LABEL),
            &need.need,
        );
        page.put(&quoted(context, &need.words));
    }
    if !heard.signs.is_empty() {
        page.gap();
        page.say(LABEL, words.say("shell_signs_heard"));
        for sign in &heard.signs {
            page.ends(
                &Paragraph::plain(&sign.label).signed("•  ", LABEL),
                &sign.sign,
            );
            page.put(&quoted(context, &sign.words));
        }
    }
}

fn quoted(context: &Context, words: &[String]) -> Paragraph {
    let quoted: Vec<String> = words.iter().map(|w| format!("“{w}”")).collect();
    let text = context
        .words
        .fill("shell_your_words", &[("words", &quoted.join(" · "))]);
    Paragraph::plain(text).styled(FAINT).signed("   ", PLAIN)
}

/// The page of one need.
pub fn lay_out_need<'s>(page: &mut Page, context: &Context, need: &'s NeedScreen) -> Footnotes<'s> {
    let words = &context.words;
    let mut footnotes = Footnotes::default();
    page.gap();
    page.ends(
        &Paragraph::plain(&need.label).styled(STRONG),
        words.say(soon(need.urgency)),
    );
    let marks = footnotes.marks(&need.sources);
    page.put(&Paragraph::plain(&need.description).marked(marks));
    for (key, lines) in [
        ("shell_need_required", &need.required),
        ("shell_need_helpful", &need.helpful),
    ] {
        let lines: Vec<Paragraph> = lines
            .iter()
            .map(|c| Paragraph::item(&c.label).with_detail(Some(&c.minimum)))
            .collect();
        section(page, LABEL, words.say(key), &lines);
    }
    for (key, style, text) in [
        ("shell_untrained_may", YES, &need.untrained_may),
        ("shell_untrained_may_not", WARN, &need.untrained_may_not),
    ] {
        section(page, style, words.say(key), &[Paragraph::plain(text)]);
    }
    let ask: Vec<Paragraph> = need.ask.iter().map(Paragraph::item).collect();
    section(page, LABEL, words.say("shell_ask"), &ask);
    let mut flags: Vec<Paragraph> = need.crisis_flags.iter().map(Paragraph::item).collect();
    if !flags.is_empty() {
        flags.push(Paragraph::plain(words.say("shell_crisis_line")).styled(STRONG));
    }
    section(page, CAREFUL, words.say("shell_need_flags"), &flags);
    let approaches: Vec<Paragraph> = need
        .approaches
        .iter()
        .map(|a| {
            let name = match a.acronym.as_str() {
                "" => a.name.clone(),
                letters => format!("{} ({letters})", a.name),
            };
            let found = format!("{} {}", words.say(strength(a.strength)), a.finding);
            Paragraph::item(format!("{name}. {}", a.what))
                .with_detail(Some(&found))
                .marked(footnotes.marks(&a.sources))
        })
        .collect();
    section(page, LABEL, words.say("shell_need_approaches"), &approaches);
    if let Some(note) = &need.note {
        section(
            page,
            LABEL,
            words.say("shell_note"),
            &[Paragraph::plain(note)],
        );
    }
    footnotes
}

fn section(page: &mut Page, style: anstyle::Style, label: &str, lines: &[Paragraph]) {
    if !lines.is_empty() {
        page.gap();
        page.row(style, label, lines);
    }
}

/// How strong the evidence is, in words.
fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "shell_strength_strong",
        Strength::Moderate => "shell_strength_moderate",
        Strength::Promising => "shell_strength_promising",
        Strength::Guidance => "shell_strength_guidance",
        Strength::Law => "shell_strength_law",
        Strength::ServiceModel => "shell_strength_service_model",
        Strength::Framework => "shell_strength_framework",
        Strength::Caution => "shell_strength_caution",
    }
}

//! `careteam rights`: what a family may ask for, and one sentence to say.

use crate::args;
use crate::card;
use crate::cite::Footnotes;
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use careteam::rights::Right;

/// Topics in the order in which a family meets them, each with the phrase of its name.
pub const TOPICS: [(&str, &str); 13] = [
    ("qualifications", "shell_topic_qualifications"),
    ("licensed-person", "shell_topic_licensed_person"),
    ("supervision", "shell_topic_supervision"),
    ("plan", "shell_topic_plan"),
    ("register", "shell_topic_register"),
    ("record", "shell_topic_record"),
    ("consent", "shell_topic_consent"),
    ("services", "shell_topic_services"),
    ("school", "shell_topic_school"),
    ("peer", "shell_topic_peer"),
    ("complaint", "shell_topic_complaint"),
    ("crisis", "shell_topic_crisis"),
    ("other", "shell_topic_other"),
];

/// Prints the rights of one topic, or an overview.
pub fn run(context: &Context, asked: &args::Rights) -> Result<Code, Failure> {
    let topic = match &asked.topic {
        Some(text) => Some(topic(context, text).ok_or_else(|| unknown(text))?),
        None => None,
    };
    let rights = context
        .catalog
        .rights(
            context.reader,
            context.state(),
            topic,
            asked.role.as_deref(),
        )
        .map_err(|error| card::suggest(context, error))?;
    if asked.json {
        context::print_json(&rights)?;
    } else {
        let mut page = Page::new(context.width);
        let footnotes = if topic.is_some() || asked.full {
            lay_out(&mut page, context, &rights)
        } else {
            lay_out_topics(&mut page, context, &rights, false);
            Footnotes::default()
        };
        footnotes.lay_out(&mut page, context, asked.full)?;
        if topic.is_none() && !asked.full {
            page.gap();
            page.say(FAINT, context.words.say("shell_rights_command"));
        }
        context::print(&page.into_text())?;
    }
    Ok(if rights.is_empty() {
        Code::Nothing
    } else {
        Code::Answered
    })
}

fn unknown(text: &str) -> Failure {
    let text: String = text.chars().take(40).collect();
    let known: Vec<&str> = TOPICS.iter().map(|(id, _)| *id).collect();
    Failure::Input(format!(
        "topic \"{text}\" is not one of: {}",
        known.join(", ")
    ))
}

/// The topic that a word names: its id, or a part of its name in the reader's language.
pub fn topic(context: &Context, text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let known = TOPICS.iter().find(|(id, _)| *id == text);
    let begins = |(id, _): &&(&str, &str)| text.chars().count() > 3 && id.starts_with(&text);
    let named = |(_, key): &&(&str, &str)| {
        let name = context.words.say(key).to_lowercase();
        text.chars().count() > 3 && name.contains(&text)
    };
    known
        .or_else(|| TOPICS.iter().find(begins))
        .or_else(|| TOPICS.iter().find(named))
        .map(|(id, _)| *id)
}

/// Topics that have something to say here.
pub fn topics(rights: &[Right]) -> Vec<(&'static str, &'static str)> {
    let has = |id: &str| rights.iter().any(|right| right.topic == id);
    TOPICS.into_iter().filter(|(id, _)| has(id)).collect()
}

/// The topics, each with one sentence to say.
pub fn lay_out_topics(page: &mut Page, context: &Context, rights: &[Right], numbered: bool) {
    let words = &context.words;
    page.gap();
    let title = Paragraph::plain(words.say("shell_rights")).styled(STRONG);
    page.ends(&title, context.place());
    page.gap();
    for (n, (id, key)) in topics(rights).into_iter().enumerate() {
        let title = Paragraph::plain(words.say(key)).styled(STRONG);
        if numbered {
            page.put(&title.signed(&format!("{:>2}  ", n + 1), LABEL));
        } else {
            page.ends(&title.signed("•   ", LABEL), id);
        }
        let mut of_topic = rights.iter().filter(|right| right.topic == id);
        if let Some(say) = of_topic.find_map(|right| right.say.as_ref()) {
            let text = words.fill("shell_say", &[("text", say)]);
            page.put(&Paragraph::plain(text).styled(FAINT).signed("    ", PLAIN));
        }
    }
}

/// Every right with its sentence to say and whom to turn to.
pub fn lay_out<'s>(page: &mut Page, context: &Context, rights: &'s [Right]) -> Footnotes<'s> {
    let words = &context.words;
    let mut footnotes = Footnotes::default();
    page.gap();
    let title = Paragraph::plain(words.say("shell_rights")).styled(STRONG);
    page.ends(&title, context.place());
    if rights.is_empty() {
        page.gap();
        page.say(PLAIN, words.say("shell_rights_nothing"));
    }
    let mut unchecked = false;
    for (id, key) in topics(rights) {
        page.gap();
        page.say(LABEL, words.say(key));
        let mut place = "";
        for right in rights.iter().filter(|right| right.topic == id) {
            page.gap();
            let marks = footnotes.marks(&right.sources);
            let mut lines = vec![Paragraph::plain(&right.text).marked(marks)];
            if let Some(say) = &right.say {
                lines.push(
                    Paragraph::plain(words.fill("shell_say", &[("text", say)])).styled(STRONG),
                );
            }
            if let Some(contact) = &right.contact {
                let check = if right.unchecked { "°" } else { "" };
                unchecked |= right.unchecked;
                let text = match &right.phone {
                    Some(phone) => format!("{contact}{check} · {phone}"),
                    None => format!("{contact}{check}"),
                };
                lines.push(Paragraph::plain(text));
            }
            lines.extend(right.url.as_deref().map(Paragraph::address));
            let label = if place == right.place {
                ""
            } else {
                &right.place
            };
            place = &right.place;
            page.row(FAINT, label, &lines);
        }
    }
    if unchecked {
        page.gap();
        page.say(FAINT, words.say("shell_unchecked"));
    }
    footnotes
}

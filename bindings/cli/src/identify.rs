//! `careteam identify`: who a title, a card or letters name.

use crate::args;
use crate::card;
use crate::context::{self, Context};
use crate::crisis;
use crate::exit::{Code, Failure};
use crate::lines::{self, Form};
use crate::paint::{self, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use careteam::catalog::{Clinician, Kind};
use careteam::identify::{Ask, Candidate, Credential, Identification, LONGEST_TEXT, Outcome};
use serde::{Deserialize, Serialize};

/// A line of standard input.
#[derive(Debug, Deserialize)]
struct Question {
    text: String,
    #[serde(default)]
    state: Option<String>,
}

/// A line of standard output: the core's answer, or why a line has none. Both have the keys that
/// a reader of the stream relies on.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Answer {
    Found(Identification),
    Refused {
        verdict: Outcome,
        clinician: Clinician,
        candidates: Vec<Candidate>,
        credentials: Vec<Credential>,
        ask: Vec<Ask>,
        error: String,
    },
}

/// Answers one text, or every line of standard input.
pub fn run(context: &Context, asked: &args::Identify) -> Result<Code, Failure> {
    if asked.json && asked.text.is_empty() {
        return stream(context);
    }
    let text = if asked.text.is_empty() {
        // One card, however many lines it has: `xclip -o | careteam identify`.
        lines::text(LONGEST_TEXT, "a title or card")?.ok_or_else(|| {
            Failure::Usage(
                "nothing to identify; give a title, like: careteam identify QMHA".to_owned(),
            )
        })?
    } else {
        asked.text.join(" ")
    };
    let found = context
        .catalog
        .identify(context.reader, &text, context.state())?;
    if asked.json {
        context::print_json(&found)?;
    } else {
        let mut page = Page::new(context.width);
        let crisis = crisis::lay_out_if_heard(&mut page, context, &text, "shell_crisis_command")?;
        lay_out(&mut page, context, &text, &found);
        if let Some(role) = numbered(&found).into_iter().flatten().next() {
            page.gap();
            let hint = context.words.fill("shell_card_command", &[("role", &role)]);
            page.say(FAINT, &hint);
        }
        if crisis {
            crisis::lay_out_last(&mut page, context);
        }
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

/// Answers JSON Lines. A line without a state is asked for the state of the command line.
fn stream(context: &Context) -> Result<Code, Failure> {
    lines::answer_all(
        Form::Lines,
        |question: Question| {
            let state = question.state.as_deref().or(context.state());
            context
                .catalog
                .identify(context.reader, &question.text, state)
                .map(Answer::Found)
        },
        |error| Answer::Refused {
            verdict: Outcome::CannotTell,
            clinician: Clinician::CannotTell,
            candidates: Vec::new(),
            credentials: Vec::new(),
            ask: Vec::new(),
            error,
        },
    )
}

/// The answer for a person. Candidates have numbers, so that one can be chosen.
pub fn lay_out(page: &mut Page, context: &Context, text: &str, found: &Identification) {
    let words = &context.words;
    let care = found.verdict != Outcome::NotACareRole;
    page.gap();
    let heard = paint::clean(text);
    let heard = format!("“{}”", paint::cut(heard.trim(), context.width / 2));
    page.ends(&Paragraph::plain(heard).styled(STRONG), context.place());
    page.say(PLAIN, words.say(outcome(found.verdict)));
    if care {
        let (sign, style) = card::sign(found.clinician);
        page.put(&Paragraph::plain(words.say(status(found.clinician))).signed(sign, style));
    }
    if care {
        for (n, candidate) in found.candidates.iter().enumerate() {
            page.gap();
            let title = Paragraph::plain(&candidate.title).styled(STRONG);
            let id = candidate.role.as_deref().unwrap_or_default();
            page.ends(&title.signed(&sign(n), LABEL), id);
            page.put(&Paragraph::plain(&candidate.why).signed("   ", PLAIN));
        }
    } else if !found.suggestions.is_empty() {
        page.gap();
        page.say(LABEL, words.say("shell_did_you_mean"));
        for (n, suggestion) in found.suggestions.iter().enumerate() {
            let title = match &suggestion.letters {
                Some(letters) => format!("{letters} · {}", suggestion.title),
                None => suggestion.title.clone(),
            };
            let title = Paragraph::plain(title).signed(&sign(n), LABEL);
            page.ends(&title, &suggestion.place);
        }
    }
    page.gap();
    for (n, credential) in found.credentials.iter().enumerate() {
        let label = if n == 0 {
            words.say("shell_letters")
        } else {
            ""
        };
        let kind = words.say(kind(credential.kind));
        let text = format!("{} · {} · {kind}", credential.letters, credential.meaning);
        page.row(LABEL, label, &[Paragraph::plain(text)]);
    }
    if !found.remarks.is_empty() {
        page.gap();
        let remarks: Vec<_> = found.remarks.iter().map(Paragraph::item).collect();
        page.row(LABEL, words.say("shell_note"), &remarks);
    }
    card::lay_out_questions(page, context, &found.ask);
}

/// Role ids behind the numbers that [lay_out] shows; none where a candidate has no card.
pub fn numbered(found: &Identification) -> Vec<Option<String>> {
    match found.verdict {
        Outcome::NotACareRole => found
            .suggestions
            .iter()
            .map(|suggestion| Some(suggestion.role.clone()))
            .collect(),
        _ => found.candidates.iter().map(|c| c.role.clone()).collect(),
    }
}

fn sign(n: usize) -> String {
    format!("{}  ", n + 1)
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Role => "shell_outcome_role",
        Outcome::Several => "shell_outcome_several",
        Outcome::CannotTell => "shell_outcome_cannot_tell",
        Outcome::NotACareRole => "shell_outcome_not_a_care_role",
    }
}

/// The sentence of a status.
pub fn status(clinician: Clinician) -> &'static str {
    match clinician {
        Clinician::Yes => "shell_clinician_yes",
        Clinician::No => "shell_clinician_no",
        Clinician::InTraining => "shell_clinician_in_training",
        Clinician::CannotTell => "shell_clinician_cannot_tell",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::JobTitle => "shell_kind_job_title",
        Kind::Registration => "shell_kind_registration",
        Kind::Certification => "shell_kind_certification",
        Kind::Degree => "shell_kind_degree",
        Kind::TrainingLicense => "shell_kind_training_license",
        Kind::License => "shell_kind_license",
        Kind::MedicalLicense => "shell_kind_medical_license",
        Kind::Peer => "shell_kind_peer",
        Kind::SchoolCredential => "shell_kind_school_credential",
        Kind::Membership => "shell_kind_membership",
        Kind::Method => "shell_kind_method",
        Kind::Other => "shell_kind_other",
    }
}

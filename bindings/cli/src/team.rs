//! `careteam team`: who on the team may do what is needed, and who is missing.

use crate::args;
use crate::cite::Footnotes;
use crate::context::{self, Context};
use crate::crisis;
use crate::exit::{Code, Failure};
use crate::lines::{self, Form};
use crate::paint::{self, CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG, WARN, YES};
use crate::{card, needs};
use anstyle::Style;
use careteam::catalog::Source;
use careteam::needs::CrisisScreen;
use careteam::team::{
    CapabilityCoverage, MatrixPerson, NeedCoverage, Person, State, TeamQuery, TeamView,
};
use serde::Serialize;

/// Roles that are named as those who could fill a gap.
const MOST_FILLERS: usize = 3;
/// Columns of the names of tasks in the matrix.
const TASKS: usize = 46;
/// Columns of one person in the matrix.
const PERSON: usize = 4;

/// A line of standard output: the core's view, or why a line has none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
// One answer a line, written at once: its size does not matter.
#[allow(clippy::large_enum_variant)]
enum Answer {
    View(Box<TeamView>),
    Refused {
        crisis: Option<CrisisScreen>,
        summary: String,
        needs: Vec<NeedCoverage>,
        people: Vec<MatrixPerson>,
        capabilities: Vec<CapabilityCoverage>,
        sources: Vec<Source>,
        error: String,
    },
}

/// Answers for the people and needs that were named, or for those on standard input.
pub fn run(context: &Context, asked: &args::Team) -> Result<Code, Failure> {
    let people = people(&asked.people);
    let nothing = people.is_empty() && asked.people.need.is_empty();
    if asked.json && nothing {
        return stream(context);
    }
    let query = match nothing {
        true => lines::record::<TeamQuery>("a team")?.ok_or_else(|| {
            let how = "nobody to show; try: careteam team --title QMHA --need trauma";
            Failure::Usage(how.to_owned())
        })?,
        false => TeamQuery {
            state: None,
            people,
            needs: asked.people.need.clone(),
        },
    };
    let view = view(context, query)?;
    if asked.json {
        context::print_json(&view)?;
    } else {
        let mut page = Page::new(context.width);
        let footnotes = lay_out(&mut page, context, &view, "shell_crisis_command");
        footnotes.lay_out(&mut page, context, asked.full)?;
        if view.crisis.is_some() {
            crisis::lay_out_last(&mut page, context);
        }
        context::print(&page.into_text())?;
    }
    Ok(Code::Answered)
}

/// The people that the command line names.
pub fn people(named: &args::People) -> Vec<Person> {
    let person = |title: &String, supervised: bool| Person {
        title: title.clone(),
        supervisor_named: supervised,
        ..Person::default()
    };
    let titles = named.title.iter().map(|t| person(t, false));
    let supervised = named.supervised.iter().map(|t| person(t, true));
    let roles = named.role.iter().map(|role| Person {
        role: Some(role.clone()),
        ..Person::default()
    });
    titles.chain(supervised).chain(roles).collect()
}

/// The core's view. A team without a state is asked for the state of the command line.
fn view(context: &Context, mut query: TeamQuery) -> Result<TeamView, Failure> {
    if query.state.is_none() {
        query.state = context.state().map(str::to_owned);
    }
    Ok(context.catalog.team(context.reader, &query)?)
}

/// Answers JSON Lines, or one object.
fn stream(context: &Context) -> Result<Code, Failure> {
    lines::answer_all(
        Form::Records,
        |query: TeamQuery| view(context, query).map(|view| Answer::View(Box::new(view))),
        |error| Answer::Refused {
            crisis: None,
            summary: String::new(),
            needs: Vec::new(),
            people: Vec::new(),
            capabilities: Vec::new(),
            sources: Vec::new(),
            error,
        },
    )
}

/// Who is there, the matrix, what each need lacks, and the sentence to say aloud.
pub fn lay_out<'s>(
    page: &mut Page,
    context: &Context,
    view: &'s TeamView,
    more: &str,
) -> Footnotes<'s> {
    let words = &context.words;
    if let Some(screen) = &view.crisis {
        crisis::lay_out_first(page, context, screen, more);
    }
    page.gap();
    let title = Paragraph::plain(words.say("shell_team")).styled(STRONG);
    page.ends(&title, context.place());
    page.gap();
    for (n, person) in view.people.iter().enumerate() {
        lay_out_person(page, context, n, person);
    }
    if view.people.is_empty() {
        page.say(PLAIN, words.say("shell_team_nobody"));
    }
    if !view.capabilities.is_empty() && !view.people.is_empty() {
        lay_out_matrix(page, context, view);
    }
    let mut footnotes = Footnotes::default();
    let mut told: Vec<&str> = Vec::new();
    for need in &view.needs {
        lay_out_need(page, context, view, need, &mut told, &mut footnotes);
    }
    // Last, where it is read first on a screen that has scrolled.
    page.gap();
    let aloud = context.words.fill("shell_say", &[("text", &view.summary)]);
    page.put(&Paragraph::plain(aloud).styled(STRONG));
    footnotes
}

fn lay_out_person(page: &mut Page, context: &Context, n: usize, person: &MatrixPerson) {
    let (sign, style) = card::sign(person.clinician);
    let title = match (&person.role_title, person.title.trim()) {
        (Some(role), "") => role.clone(),
        (Some(role), title) if *role != title => format!("{title} · {role}"),
        (_, title) => title.to_owned(),
    };
    let status = context.words.say(short_status(person.clinician));
    let title =
        Paragraph::plain(paint::clean(&title)).signed(&format!("{:<3}{sign}", n + 1), style);
    page.ends(&title, status);
}

fn short_status(clinician: careteam::catalog::Clinician) -> &'static str {
    use careteam::catalog::Clinician;
    match clinician {
        Clinician::Yes => "shell_short_yes",
        Clinician::No => "shell_short_no",
        Clinician::InTraining => "shell_short_in_training",
        Clinician::CannotTell => "shell_short_cannot_tell",
    }
}

/// One need: what it asks for, who does it, what is missing, what to say. What was told under
/// an earlier need is not told again.
fn lay_out_need<'s>(
    page: &mut Page,
    context: &Context,
    view: &'s TeamView,
    need: &'s NeedCoverage,
    told: &mut Vec<&'s str>,
    footnotes: &mut Footnotes<'s>,
) {
    let words = &context.words;
    page.gap();
    let (sign, style) = sign(need.state);
    let label = Paragraph::plain(&need.label).styled(STRONG);
    page.ends(
        &label.signed(&format!("{sign} "), style),
        words.say(needs::soon(need.urgency)),
    );
    let rows = |ids: &'s [String]| {
        ids.iter()
            .filter_map(|id| view.capabilities.iter().find(|c| c.capability == *id))
    };
    let mut before: Vec<&str> = Vec::new();
    for row in rows(&need.required) {
        if told.contains(&row.capability.as_str()) {
            before.push(&row.label);
            continue;
        }
        told.push(&row.capability);
        lay_out_row(page, context, view, row, footnotes);
    }
    if !before.is_empty() {
        let text = words.fill("shell_team_above", &[("list", &before.join(" · "))]);
        page.put(&Paragraph::plain(text).styled(FAINT).signed("  ", PLAIN));
    }
    if need.state != State::Covered {
        let may = words.fill("shell_meanwhile", &[("text", &need.untrained_may)]);
        page.put(&Paragraph::plain(may).signed("  ", PLAIN));
    }
}

/// One task: whether it is covered and why; for a gap who could fill it and what to say.
fn lay_out_row<'s>(
    page: &mut Page,
    context: &Context,
    view: &'s TeamView,
    row: &'s CapabilityCoverage,
    footnotes: &mut Footnotes<'s>,
) {
    let words = &context.words;
    let (sign, style) = sign(row.state);
    let cell = row.cells.iter().find(|cell| cell.state == row.state);
    let cited = cell.filter(|_| row.state != State::Nobody);
    let marks = footnotes.marks(
        cited
            .iter()
            .flat_map(|c| &c.sources)
            .filter_map(|id| view.sources.iter().find(|source| source.id == *id)),
    );
    let mut lines = vec![Paragraph::plain(&row.why).marked(marks)];
    let fill: Vec<&str> = row
        .could_fill
        .iter()
        .take(MOST_FILLERS)
        .map(|f| f.label.as_str())
        .collect();
    if row.state != State::Covered {
        if !fill.is_empty() {
            let text = words.fill("shell_could_fill", &[("list", &fill.join(" · "))]);
            lines.push(Paragraph::plain(text).styled(FAINT));
        }
        if let Some(question) = row.questions.first() {
            let text = words.fill("shell_say", &[("text", &question.text)]);
            lines.push(Paragraph::plain(text));
        }
    }
    page.row(style, &format!("{sign} {}", row.short), &lines);
}

/// People × tasks. The signs differ in shape; a legend says what they are.
fn lay_out_matrix(page: &mut Page, context: &Context, view: &TeamView) {
    let words = &context.words;
    let columns = context.width.min(100);
    let tasks = TASKS.min(columns * 3 / 5);
    let most = (columns.saturating_sub(tasks) / PERSON).max(1);
    page.gap();
    page.say(LABEL, words.say("shell_matrix"));
    let all: Vec<usize> = (0..view.people.len()).collect();
    for people in all.chunks(most) {
        let heads = people
            .iter()
            .map(|n| (format!("{}", n + 1), LABEL))
            .collect();
        page.grid(tasks, PERSON, "", heads);
        for row in &view.capabilities {
            let signs = people
                .iter()
                .filter_map(|n| row.cells.get(*n))
                .map(|cell| {
                    let (sign, style) = sign(cell.state);
                    (sign.to_owned(), style)
                })
                .collect();
            let label = match row.required {
                true => row.label.clone(),
                false => format!("({})", row.label),
            };
            page.grid(tasks, PERSON, &label, signs);
        }
        page.gap();
    }
    page.say(FAINT, words.say("shell_matrix_legend"));
}

/// The sign of a state, and its style. They differ in shape, so that color is not needed.
fn sign(state: State) -> (&'static str, Style) {
    match state {
        State::Covered => ("●", YES),
        State::UnderSupervision => ("◐", CAREFUL),
        State::Ask => ("?", CAREFUL),
        State::Nobody => ("○", WARN),
    }
}

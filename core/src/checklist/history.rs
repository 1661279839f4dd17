//! What was asked before, and whether anything changed.

use super::{AskedBefore, Change, ChecklistQuery, Working};
use crate::catalog::{Catalog, CatalogError, Reader};
use crate::explain::date::Day;

/// So often asked without an answer says something.
const OFTEN: i32 = 3;
/// So many weeks without change say something.
const LONG_WEEKS: i32 = 6;

/// What is known of one question.
pub(super) struct Past {
    pub question: String,
    pub text: Option<String>,
    pub times: i32,
    pub answered: bool,
}

/// Each question of the history once, in order of the ids. The last visit decides whether it
/// was answered; of one day, an answer wins.
pub(super) fn past(history: &[AskedBefore]) -> Result<Vec<Past>, CatalogError> {
    for entry in history {
        Day::parse(&entry.date)?;
    }
    let mut sorted: Vec<&AskedBefore> = history.iter().collect();
    sorted.sort_by(|a, b| {
        (&a.question, &a.date, a.answered, &a.text).cmp(&(
            &b.question,
            &b.date,
            b.answered,
            &b.text,
        ))
    });
    let mut out: Vec<Past> = Vec::new();
    for entry in sorted {
        match out.last_mut().filter(|p| p.question == entry.question) {
            Some(past) => {
                past.times += 1;
                past.answered = entry.answered;
                if entry.text.is_some() {
                    past.text.clone_from(&entry.text);
                }
            }
            None => out.push(Past {
                question: entry.question.clone(),
                text: entry.text.clone(),
                times: 1,
                answered: entry.answered,
            }),
        }
    }
    Ok(out)
}

/// What the history shows, if anything. `text_of` gives the text of a question.
pub(super) fn working(
    catalog: &Catalog<'_>,
    reader: Reader,
    query: &ChecklistQuery,
    past: &[Past],
    text_of: impl Fn(&Past) -> Option<String>,
) -> Result<Option<Working>, CatalogError> {
    let mut says = Vec::new();
    let mut unanswered = Vec::new();
    for entry in past.iter().filter(|p| !p.answered && p.times >= OFTEN) {
        let Some(text) = text_of(entry) else { continue };
        let count = entry.times.to_string();
        let values = [("count", count.as_str()), ("what", text.as_str())];
        says.push(catalog.phrase(reader, "working_asked", &values)?);
        unanswered.push(entry.question.clone());
    }
    let mut notes = Vec::new();
    for note in &query.observations {
        notes.push((Day::parse(&note.date)?, note.change));
    }
    // Of one day, the worse note counts as the later one.
    notes.sort_by_key(|(day, change)| (*day, *change as i32));
    let worse = notes
        .last()
        .is_some_and(|(_, change)| *change == Change::Worse);
    let better = notes
        .iter()
        .rposition(|(_, change)| *change == Change::Better);
    let since = match better {
        Some(place) => notes.get(place),
        None => notes.first(),
    };
    let today = query.today.as_deref().map(Day::parse).transpose()?;
    let weeks = match (since, today) {
        (Some((day, _)), Some(today)) => (today.since(*day) / 7).max(0),
        _ => 0,
    };
    if weeks >= LONG_WEEKS {
        let count = weeks.to_string();
        says.push(catalog.phrase(reader, "working_weeks", &[("count", &count)])?);
    }
    if worse {
        says.push(catalog.phrase(reader, "working_worse", &[])?);
    }
    Ok((!says.is_empty()).then_some(Working {
        says,
        weeks_without_change: weeks,
        worse,
        unanswered,
    }))
}

//! The sheet that a parent takes to a visit, or hands over: one page of questions with room for
//! the answers. What stands on it is chosen here once, and written as text and as a page.

use crate::binder::{Binder, Item, Person, ReadError};
use crate::catalog::{Catalog, Reader};

use super::html;
use super::words::{self, Words};

/// More than this nobody asks in one visit, and it would not fit the page.
const QUESTIONS: usize = 8;
/// Characters of a question and of an answer, so that eight of them fit beside each other.
const QUESTION_LEN: usize = 120;
const ANSWER_LEN: usize = 90;
/// Characters of each of the other sections.
const SECTION_LEN: usize = 170;

/// What stands on a sheet. It is handed over, so what is not asked for is left out.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SheetOptions {
    /// Whether the name of the child is on it.
    #[cfg_attr(feature = "uniffi", uniffi(default = true))]
    pub child_name: bool,
    /// Whether the people of the visit are on it.
    #[cfg_attr(feature = "uniffi", uniffi(default = true))]
    pub people: bool,
    /// Whether answers that are already there are on it; else their place is left free.
    #[cfg_attr(feature = "uniffi", uniffi(default = true))]
    pub answers: bool,
    /// Whether the needs are on it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub needs: bool,
    /// Whether the goals are on it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub goals: bool,
    /// Whether the note of the visit is on it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub note: bool,
    /// Whether signs that were seen are on it. They say much about a child.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub signs: bool,
}

impl Default for SheetOptions {
    fn default() -> Self {
        Self {
            child_name: true,
            people: true,
            answers: true,
            needs: false,
            goals: false,
            note: false,
            signs: false,
        }
    }
}

/// A sheet in both forms.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitSheet {
    /// For a message.
    pub text: String,
    /// A page that needs nothing else, to be printed in black and white on one sheet of paper.
    pub html: String,
}

impl std::fmt::Debug for VisitSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VisitSheet")
    }
}

/// What stands on the sheet, clipped and in order.
pub(super) struct Content {
    pub words: Words,
    pub title: String,
    /// A heading and its text.
    pub above: Vec<(String, String)>,
    pub rows: Vec<Row>,
    /// Says how many questions are not on the sheet; empty when all are.
    pub more: String,
    pub below: Vec<(String, String)>,
}

pub(super) struct Row {
    pub star: bool,
    pub question: String,
    pub answer: String,
}

/// Writes the sheet of a visit, with its labels in the reader's language.
pub fn visit_sheet(
    binder: &Binder,
    catalog: &Catalog<'_>,
    reader: Reader,
    visit_id: String,
    options: SheetOptions,
) -> Result<VisitSheet, ReadError> {
    let content = content(binder, (catalog, reader), visit_id, &options)?;
    Ok(VisitSheet {
        text: text(&content),
        html: html::page(&content),
    })
}

fn content(
    binder: &Binder,
    (catalog, reader): (&Catalog<'_>, Reader),
    visit_id: String,
    options: &SheetOptions,
) -> Result<Content, ReadError> {
    let view = binder.visit(visit_id)?;
    let team = binder.team(view.visit.child_id.clone())?;
    let words = Words::new(catalog, reader)?;
    let day = words::day(catalog, reader, &view.visit.on)?;
    let when = [day, view.visit.at.clone()];
    let mut title = vec![words.visit.clone()];
    if options.child_name && !team.child.name.trim().is_empty() {
        title.push(clip(&team.child.name, 40));
    }
    title.extend(when.into_iter().filter(|part| !part.is_empty()));

    let mut above = Vec::new();
    let mut below = Vec::new();
    if !view.visit.place.trim().is_empty() {
        above.push((words.place.clone(), clip(&view.visit.place, SECTION_LEN)));
    }
    if options.people {
        above.push((words.with.clone(), list(view.people.iter().map(who))));
    }
    if options.needs {
        let open = team.needs.iter().filter(|n| !n.met);
        below.push((words.needs.clone(), list(open.map(|n| n.words.clone()))));
    }
    if options.goals {
        let goals = binder.goals(view.visit.child_id.clone())?;
        let open = goals.iter().filter(|g| !g.goal.reached && !g.goal.dropped);
        below.push((words.goals.clone(), list(open.map(|g| g.goal.text.clone()))));
    }
    if options.signs {
        let signs = team.signs.iter().map(|sign| {
            let parts = [sign.seen_on.as_str(), sign.words.trim()];
            let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            parts.join(" ")
        });
        below.push((words.signs.clone(), list(signs)));
    }
    if options.note {
        below.push((words.note.clone(), clip(&view.visit.note, SECTION_LEN)));
    }
    above.retain(|(_, text)| !text.is_empty());
    below.retain(|(_, text)| !text.is_empty());
    let (rows, more) = rows(&view.items, options);
    let more = words::more(catalog, reader, more)?;
    Ok(Content {
        words,
        title: title.join(" · "),
        above,
        rows,
        more,
        below,
    })
}

/// The questions of the page in their order: starred ones have their place on it before others.
fn rows(items: &[Item], options: &SheetOptions) -> (Vec<Row>, usize) {
    let starred = items.iter().filter(|item| item.star).count();
    let mut room_for_plain = QUESTIONS.saturating_sub(starred);
    let mut room_for_stars = QUESTIONS;
    let chosen = items.iter().filter(|item| {
        let room = if item.star {
            &mut room_for_stars
        } else {
            &mut room_for_plain
        };
        let fits = *room > 0;
        *room = room.saturating_sub(1);
        fits
    });
    let rows: Vec<Row> = chosen
        .map(|item| Row {
            star: item.star,
            question: clip(&item.text, QUESTION_LEN),
            answer: if options.answers {
                clip(&item.answer, ANSWER_LEN)
            } else {
                String::new()
            },
        })
        .collect();
    let more = items.len() - rows.len();
    (rows, more)
}

fn who(person: &Person) -> String {
    let (name, title) = (person.name.trim(), person.title.trim());
    match (name.is_empty(), title.is_empty()) {
        (false, false) => format!("{name} ({title})"),
        (true, _) => title.into(),
        (_, true) => name.into(),
    }
}

fn list(entries: impl Iterator<Item = String>) -> String {
    let entries: Vec<String> = entries.filter(|e| !e.trim().is_empty()).collect();
    clip(&entries.join("; "), SECTION_LEN)
}

/// One line of at most so many characters, of which wide ones count twice.
fn clip(text: &str, len: usize) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().map(columns).sum::<usize>() <= len {
        return line;
    }
    let mut room = len.saturating_sub(1);
    let fits = |c: &char| match room.checked_sub(columns(*c)) {
        Some(left) => {
            room = left;
            true
        }
        None => false,
    };
    let kept: String = line.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// From Hangul on nearly every script, and every picture, is twice as wide as a Latin letter. Where
/// one is not, a text is cut a little sooner than it had to be.
fn columns(c: char) -> usize {
    match c {
        '\u{1100}'..='\u{1dff}' | '\u{2e80}'.. => 2,
        _ => 1,
    }
}

fn text(content: &Content) -> String {
    let words = &content.words;
    let mut lines = vec![content.title.clone()];
    let section = |lines: &mut Vec<String>, sections: &[(String, String)]| {
        for (heading, text) in sections {
            lines.push(format!("{heading}: {text}"));
        }
    };
    section(&mut lines, &content.above);
    if !content.rows.is_empty() {
        lines.push(String::new());
        lines.push(words.questions.clone());
    }
    for (number, row) in (1..).zip(&content.rows) {
        let star = if row.star { "★ " } else { "" };
        lines.push(format!("{number}. {star}{}", row.question));
        if !row.answer.is_empty() {
            lines.push(format!("   {}: {}", words.answer, row.answer));
        }
    }
    if !content.more.is_empty() {
        lines.push(content.more.clone());
    }
    if !content.below.is_empty() {
        lines.push(String::new());
        section(&mut lines, &content.below);
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipped_to_one_line() {
        assert_eq!(clip(" a\n b ", 9), "a b");
        assert_eq!(clip("áéíóú", 4), "áéí…");
        assert_eq!(clip("家庭支援", 8), "家庭支援");
        assert_eq!(clip("家庭支援", 7), "家庭支…");
        assert_eq!(clip("“a” – b…", 8), "“a” – b…");
    }

    #[test]
    fn starred_questions_keep_their_place_and_the_order_stays() {
        let item = |n: usize, star: bool| Item {
            text: n.to_string(),
            star,
            ..Default::default()
        };
        let items: Vec<Item> = (0..20).map(|n| item(n, n > 16)).collect();
        let (rows, more) = rows(&items, &SheetOptions::default());
        let texts: Vec<&str> = rows.iter().map(|r| r.question.as_str()).collect();
        assert_eq!(texts, ["0", "1", "2", "3", "4", "17", "18", "19"]);
        assert_eq!(more, 12);
        let all: Vec<Item> = (0..20).map(|n| item(n, true)).collect();
        assert_eq!(super::rows(&all, &SheetOptions::default()).0.len(), 8);
    }
}

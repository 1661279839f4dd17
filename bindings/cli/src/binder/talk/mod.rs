//! The conversation about the binder. Each line that changes something is on the disk before the
//! next one is read; whatever ends the program, what was said is kept.
//!
//! `commands` knows the words, `visit` what is said at a visit, `care` goals and the safety plan,
//! `pages` what is shown.

mod care;
mod commands;
mod pages;
mod visit;

use super::desk::{Desk, now};
use super::show::{self, Entry};
use super::write;
use crate::exit::{Code, Failure};
use crate::interactive::input::{Input, Line};
use crate::paint::Page;
use crate::words::Words;
use careteam::binder::{
    Change, Child, ChildFields, Item, ItemFields, NeedFields, PersonFields, SignFields, VisitFields,
};
use commands::{Ask, COMMANDS, Screen, number};

/// Holds the conversation until it ends.
pub fn run(desk: &Desk<'_>) -> Result<Code, Failure> {
    let mut input = Input::open();
    let english = desk.context.catalog.reader("en")?;
    let mut talk = Talk {
        desk,
        english: Words::new(&desk.context.catalog, english)?,
        child: None,
        screen: Screen::Home,
        entries: Vec::new(),
        waiting: None,
        prompted: input.has_prompt(),
    };
    talk.begin()?;
    loop {
        let over = match input.next()? {
            Line::End => true,
            Line::Unreadable => talk.complain("shell_not_text"),
            Line::TooLong => talk.complain("shell_too_long"),
            Line::Text(text) => match talk.hear(text.trim()) {
                Ok(over) => over,
                // What does not fit is said, and the conversation goes on.
                Err(Failure::Binder { text, .. }) => talk.warn(&text),
                Err(failure) => return Err(failure),
            },
        };
        if over {
            return Ok(Code::Answered);
        }
    }
}

struct Talk<'d, 'c> {
    desk: &'d Desk<'c>,
    /// English command words are understood in every language.
    english: Words,
    child: Option<Child>,
    screen: Screen,
    /// What is behind the numbers of the screen.
    entries: Vec<Entry>,
    /// The question whose answer the next line is.
    waiting: Option<Waiting>,
    prompted: bool,
}

struct Waiting {
    item: Item,
    /// Whether the next open question follows.
    walking: bool,
}

impl Talk<'_, '_> {
    fn begin(&mut self) -> Result<(), Failure> {
        let children = self.desk.of(self.desk.binder.children())?;
        if children.is_empty() {
            self.tell("shell_binder_first_child", &[])?;
            return Ok(());
        }
        self.child = Some(self.desk.child()?);
        self.show(Screen::Home)?;
        self.tell("shell_binder_talk_hint", &[])?;
        Ok(())
    }

    /// Does what a line asks for. True when the conversation is over.
    fn hear(&mut self, line: &str) -> Result<bool, Failure> {
        if self.child.is_none() {
            return self.first_child(line);
        }
        if let Some(waiting) = self.waiting.take() {
            return self.answered(&waiting, line);
        }
        if line.is_empty() {
            return Ok(false);
        }
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        if let Some(number) = number(first) {
            return self.numbered(number, rest);
        }
        match self.command(first) {
            Some(ask) => self.act(ask, rest),
            None => Ok(self.complain("shell_binder_what")),
        }
    }

    fn command(&self, first: &str) -> Option<Ask> {
        let first = first.to_lowercase();
        let found = COMMANDS.iter().find(|(key, _, _)| self.means(key, &first));
        found.map(|(_, _, ask)| *ask)
    }

    /// Whether a word is one of those of a command, in the reader's language or in English.
    fn means(&self, key: &str, word: &str) -> bool {
        [&self.desk.context.words, &self.english]
            .iter()
            .any(|words| words.say(key).split(' ').any(|known| known == word))
    }

    fn first_child(&mut self, name: &str) -> Result<bool, Failure> {
        if name.is_empty() {
            return Ok(false);
        }
        match self.command(name) {
            Some(Ask::Quit) => return Ok(true),
            Some(Ask::Help) => return self.help(),
            _ => {}
        }
        let (name, state) = name.split_once(',').unwrap_or((name, ""));
        let state = match state.trim() {
            "" => self.desk.state()?,
            state => Some(self.desk.state_named(state)?),
        };
        let fields = ChildFields {
            name: Some(name.trim().to_owned()),
            state,
            ..ChildFields::default()
        };
        self.desk.apply(Change::AddChild { fields })?;
        self.child = Some(self.desk.child()?);
        self.show(Screen::Home)?;
        self.tell("shell_binder_first_steps", &[])
    }

    fn child(&self) -> Result<Child, Failure> {
        let child = self.child.clone();
        child.ok_or_else(|| self.desk.refuse("shell_binder_no_child"))
    }

    fn act(&mut self, ask: Ask, rest: &str) -> Result<bool, Failure> {
        let child_id = self.child()?.id;
        match ask {
            Ask::Quit => {
                self.tell("shell_binder_bye", &[])?;
                return Ok(true);
            }
            Ask::Help => return self.help(),
            Ask::Home => return self.show(Screen::Home),
            Ask::Team => return self.show(Screen::Team),
            Ask::History => return self.show(Screen::History),
            Ask::Go => return self.walk(None),
            Ask::Tick => {
                return self.mark(rest, |item| ItemFields {
                    asked: Some(!item.asked),
                    ..ItemFields::default()
                });
            }
            Ask::Star => {
                return self.mark(rest, |item| ItemFields {
                    star: Some(!item.star),
                    ..ItemFields::default()
                });
            }
            Ask::Undo => {
                self.desk.of(self.desk.binder.undo(now()))?;
                self.tell("shell_binder_undone", &[])?;
                return self.again();
            }
            Ask::Carry => {
                write::carry_over(self.desk, "last", "next")?;
                return Ok(false);
            }
            Ask::Done => {
                let id = self.visit()?.visit.id;
                let fields = VisitFields {
                    done: Some(true),
                    ..VisitFields::default()
                };
                self.desk.apply(Change::EditVisit { id, fields })?;
                self.saved()?;
                return self.show(Screen::Home);
            }
            // "visit" alone shows it.
            Ask::Visit if rest.is_empty() => {
                let id = self.desk.visit(&self.child()?, None)?.visit.id;
                return self.show(Screen::Visit(id));
            }
            Ask::Goal => return self.goal(rest),
            Ask::Plan => return self.plan(rest),
            // The others need words.
            _ if rest.is_empty() => return Ok(self.complain("shell_binder_no_text")),
            Ask::Find => {
                let mut page = Page::new(self.desk.context.width);
                show::search(self.desk, &mut page, rest)?;
                return self.print(page);
            }
            Ask::Mark => return self.mark_goal(rest),
            Ask::Note => return self.note(rest),
            Ask::Person => return self.person(rest),
            Ask::Visit => return self.add_visit(rest),
            Ask::Question => return self.question(rest),
            Ask::Need => {
                let fields = NeedFields {
                    words: Some(rest.to_owned()),
                    ..NeedFields::default()
                };
                self.desk.apply(Change::AddNeed { child_id, fields })?;
            }
            Ask::Sign => {
                let fields = SignFields {
                    words: Some(rest.to_owned()),
                    seen_on: Some(self.desk.context.today.clone()),
                    ..SignFields::default()
                };
                self.desk.apply(Change::AddSign { child_id, fields })?;
            }
        }
        self.saved()?;
        write::tell_crisis(self.desk, &self.child()?, rest)?;
        Ok(false)
    }

    /// "person Dana, QMHA": a name and a title; without a comma, a name.
    fn person(&mut self, rest: &str) -> Result<bool, Failure> {
        let (name, title) = rest.split_once(',').unwrap_or((rest, ""));
        let title = Some(title.trim().to_owned()).filter(|t| !t.is_empty());
        let fields = PersonFields {
            name: Some(name.trim().to_owned()),
            title,
            ..PersonFields::default()
        };
        write::add_person(self.desk, &self.child()?, fields)?;
        Ok(false)
    }
}

//! The conversation about the binder. Each line that changes something is on the disk before the
//! next one is read; whatever ends the program, what was said is kept.

use super::desk::{Desk, now};
use super::show::{self, Entry};
use super::write;
use crate::context;
use crate::exit::{Code, Failure};
use crate::interactive::input::{Input, Line};
use crate::paint::{self, CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use crate::words::Words;
use careteam::binder::{
    Change, Child, ChildFields, Item, ItemFields, NeedFields, Person, PersonFields, QuestionFields,
    SignFields, VisitFields,
};
use std::io::Write;

/// Visits that a page shows.
const VISITS: i32 = 20;

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Screen {
    Home,
    Team,
    History,
    Person(String),
    Visit(String),
}

/// What a line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    Quit,
    Help,
    Home,
    Team,
    History,
    Go,
    Tick,
    Star,
    Note,
    Done,
    Carry,
    Undo,
    Person,
    Need,
    Sign,
    Visit,
    Question,
    Find,
}

/// The words of each command; the first is the one that help shows.
const COMMANDS: [(&str, &str, Ask); 18] = [
    ("shell_binder_do_go", "shell_binder_help_go", Ask::Go),
    ("shell_binder_do_tick", "shell_binder_help_tick", Ask::Tick),
    ("shell_binder_do_star", "shell_binder_help_star", Ask::Star),
    ("shell_binder_do_note", "shell_binder_help_note", Ask::Note),
    ("shell_binder_do_done", "shell_binder_help_done", Ask::Done),
    ("shell_binder_do_home", "shell_binder_help_home", Ask::Home),
    ("shell_binder_do_team", "shell_binder_help_team", Ask::Team),
    (
        "shell_binder_do_history",
        "shell_binder_help_history",
        Ask::History,
    ),
    ("shell_binder_do_find", "shell_binder_help_find", Ask::Find),
    (
        "shell_binder_do_person",
        "shell_binder_help_person",
        Ask::Person,
    ),
    (
        "shell_binder_do_visit",
        "shell_binder_help_visit",
        Ask::Visit,
    ),
    (
        "shell_binder_do_question",
        "shell_binder_help_question",
        Ask::Question,
    ),
    ("shell_binder_do_need", "shell_binder_help_need", Ask::Need),
    ("shell_binder_do_sign", "shell_binder_help_sign", Ask::Sign),
    (
        "shell_binder_do_carry",
        "shell_binder_help_carry",
        Ask::Carry,
    ),
    ("shell_binder_do_undo", "shell_binder_help_undo", Ask::Undo),
    ("shell_do_help", "shell_binder_help_help", Ask::Help),
    ("shell_do_quit", "shell_binder_help_quit", Ask::Quit),
];

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
        let means = |key: &str| {
            [&self.desk.context.words, &self.english]
                .iter()
                .any(|words| words.say(key).split(' ').any(|word| word == first))
        };
        let found = COMMANDS.iter().find(|(key, _, _)| means(key));
        found.map(|(_, _, ask)| *ask)
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
        self.tell("shell_binder_talk_hint", &[])
    }

    fn child(&self) -> Result<Child, Failure> {
        let child = self.child.clone();
        child.ok_or_else(|| self.desk.refuse("shell_binder_no_child"))
    }

    /// "3" opens what is behind the number; "3 she said yes" writes the answer down.
    fn numbered(&mut self, number: usize, rest: &str) -> Result<bool, Failure> {
        if let Screen::Visit(id) = &self.screen {
            let view = self.desk.of(self.desk.binder.visit(id.clone()))?;
            let item = self.desk.item(&view, number)?;
            if rest.is_empty() {
                return self.ask(item, number, false);
            }
            write::save_answer(self.desk, &item, rest.to_owned())?;
            self.saved()?;
            // Which question it was, so that a slip is seen.
            let mut page = Page::new(self.desk.context.width);
            page.say(FAINT, &item.text);
            context::print(&page.into_text())?;
            return Ok(false);
        }
        let entry = number.checked_sub(1).and_then(|n| self.entries.get(n));
        match entry.cloned() {
            Some(Entry::Person(id)) => self.show(Screen::Person(id)),
            Some(Entry::Visit(id)) => self.show(Screen::Visit(id)),
            None => Ok(self.complain("shell_binder_no_number")),
        }
    }

    fn ask(&mut self, item: Item, number: usize, walking: bool) -> Result<bool, Failure> {
        let mut page = Page::new(self.desk.context.width);
        let sign = format!("{number:<3}");
        page.put(
            &Paragraph::plain(&item.text)
                .styled(STRONG)
                .signed(&sign, LABEL),
        );
        page.say(
            FAINT,
            self.desk.context.words.say("shell_binder_answer_how"),
        );
        self.waiting = Some(Waiting { item, walking });
        self.print(page)
    }

    /// The line after a question is its answer; an empty one leaves it open.
    fn answered(&mut self, waiting: &Waiting, line: &str) -> Result<bool, Failure> {
        if !line.is_empty() {
            let saved = write::save_answer(self.desk, &waiting.item, line.to_owned());
            if let Err(failure) = saved {
                // The question stays, so that the answer can be given again.
                self.waiting = Some(Waiting {
                    item: waiting.item.clone(),
                    walking: waiting.walking,
                });
                return Err(failure);
            }
            self.saved()?;
        }
        match waiting.walking {
            true => self.walk(Some(&waiting.item)),
            false => Ok(false),
        }
    }

    /// Goes to the first open question after one.
    fn walk(&mut self, after: Option<&Item>) -> Result<bool, Failure> {
        let view = self.visit()?;
        let start = after.and_then(|a| view.items.iter().position(|i| i.id == a.id));
        let start = start.map_or(0, |n| n + 1);
        let open = view.items.iter().enumerate().skip(start);
        let mut open = open.filter(|(_, item)| item.answer.trim().is_empty());
        match open.next() {
            Some((n, item)) => self.ask(item.clone(), n + 1, true),
            None => self.show(Screen::Visit(view.visit.id.clone())),
        }
    }

    /// The visit on the screen, else that of today, the next or the last.
    fn visit(&mut self) -> Result<careteam::binder::VisitView, Failure> {
        let view = match &self.screen {
            Screen::Visit(id) => self.desk.of(self.desk.binder.visit(id.clone()))?,
            _ => self.desk.visit(&self.child()?, None)?,
        };
        self.screen = Screen::Visit(view.visit.id.clone());
        Ok(view)
    }

    fn act(&mut self, ask: Ask, rest: &str) -> Result<bool, Failure> {
        let child_id = self.child()?.id;
        match ask {
            Ask::Quit => return Ok(true),
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
            // The others need words.
            _ if rest.is_empty() => return Ok(self.complain("shell_binder_no_text")),
            Ask::Find => {
                let mut page = Page::new(self.desk.context.width);
                show::search(self.desk, &mut page, rest)?;
                return self.print(page);
            }
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
        self.saved()
    }

    fn mark(&mut self, rest: &str, fields: impl Fn(&Item) -> ItemFields) -> Result<bool, Failure> {
        let Some(number) = number(rest) else {
            return Ok(self.complain("shell_binder_no_number"));
        };
        let view = self.visit()?;
        let item = self.desk.item(&view, number)?;
        self.desk.apply(Change::EditItem {
            id: item.id.clone(),
            fields: fields(&item),
        })?;
        self.again()
    }

    /// "note 3 she was tired" beside a question, "note we met in the hall" for the whole visit.
    /// A note is added to what is there, for it is written as things happen.
    fn note(&mut self, rest: &str) -> Result<bool, Failure> {
        let view = self.visit()?;
        let (first, words) = rest.split_once(char::is_whitespace).unwrap_or(("", rest));
        let change = match number(first) {
            Some(number) => {
                let item = self.desk.item(&view, number)?;
                Change::EditItem {
                    fields: ItemFields {
                        note: Some(joined(&item.note, words)),
                        ..ItemFields::default()
                    },
                    id: item.id,
                }
            }
            None => Change::EditVisit {
                fields: VisitFields {
                    note: Some(joined(&view.visit.note, rest)),
                    ..VisitFields::default()
                },
                id: view.visit.id,
            },
        };
        self.desk.apply(change)?;
        self.saved()
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

    /// "visit 2026-12-01 16:30 Dana, Lee": a day, perhaps a time, perhaps people.
    fn add_visit(&mut self, rest: &str) -> Result<bool, Failure> {
        let child = self.child()?;
        // One that is there is shown.
        if !rest.contains(char::is_whitespace)
            && let Ok(view) = self.desk.visit(&child, Some(rest))
        {
            return self.show(Screen::Visit(view.visit.id));
        }
        let (on, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let rest = rest.trim();
        let (first, others) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (at, names) = match first.contains(':') {
            true => (Some(first.to_owned()), others),
            false => (None, rest),
        };
        let mut people: Vec<Person> = Vec::new();
        for name in names.split(',').map(str::trim).filter(|n| !n.is_empty()) {
            people.push(self.desk.person(&child, name)?);
        }
        let fields = VisitFields {
            on: Some(on.to_owned()),
            at,
            people: Some(people.iter().map(|p| p.id.clone()).collect()),
            ..VisitFields::default()
        };
        let id = write::add_visit(self.desk, &child, fields, &people, true)?;
        self.show(Screen::Visit(id))
    }

    /// On a visit, a question goes on its list; else it waits for one.
    fn question(&mut self, rest: &str) -> Result<bool, Failure> {
        if let Screen::Visit(id) = &self.screen {
            let item = ItemFields {
                text: Some(rest.to_owned()),
                ..ItemFields::default()
            };
            self.desk.apply(Change::AddItems {
                visit_id: id.clone(),
                items: vec![item],
            })?;
            return self.again();
        }
        let fields = QuestionFields {
            text: Some(rest.to_owned()),
            ..QuestionFields::default()
        };
        let child_id = self.child()?.id;
        self.desk.apply(Change::AddQuestion { child_id, fields })?;
        self.saved()
    }

    fn help(&self) -> Result<bool, Failure> {
        let words = &self.desk.context.words;
        let mut page = Page::new(self.desk.context.width);
        let number = Paragraph::plain(words.say("shell_binder_help_number"));
        page.row(LABEL, words.say("shell_binder_form_number"), &[number]);
        for (form, text, _) in COMMANDS {
            let form = words.say(form).split(' ').next().unwrap_or_default();
            page.row(LABEL, form, &[Paragraph::plain(words.say(text))]);
        }
        page.gap();
        page.say(FAINT, words.say("shell_binder_help_saved"));
        self.print(page)
    }

    fn again(&mut self) -> Result<bool, Failure> {
        // What was on the screen may have been taken back.
        match self.show(self.screen.clone()) {
            Err(Failure::Binder { .. }) => self.show(Screen::Home),
            other => other,
        }
    }

    fn show(&mut self, screen: Screen) -> Result<bool, Failure> {
        let child = self.child()?;
        let desk = self.desk;
        let mut page = Page::new(desk.context.width);
        self.entries = match &screen {
            Screen::Home => show::home(desk, &mut page, &child, true)?,
            Screen::Team => show::team(desk, &mut page, &child, true)?,
            Screen::History => show::history(desk, &mut page, &child, (0, VISITS), true)?,
            Screen::Person(id) => show::person(desk, &mut page, &child, id, true)?,
            Screen::Visit(id) => {
                let view = desk.of(desk.binder.visit(id.clone()))?;
                show::visit(desk, &mut page, &view);
                page.say(FAINT, desk.context.words.say("shell_binder_visit_hint"));
                Vec::new()
            }
        };
        self.screen = screen;
        self.print(page)
    }

    fn saved(&self) -> Result<bool, Failure> {
        self.tell("shell_binder_saved", &[])
    }

    fn tell(&self, key: &str, values: &[(&str, &str)]) -> Result<bool, Failure> {
        let mut page = Page::new(self.desk.context.width);
        page.say(PLAIN, &self.desk.context.words.fill(key, values));
        context::print(&page.into_text())?;
        Ok(false)
    }

    fn complain(&self, key: &str) -> bool {
        self.warn(self.desk.context.words.say(key))
    }

    /// Says on standard error what was wrong with a line.
    fn warn(&self, text: &str) -> bool {
        let mut page = Page::new(self.desk.context.width);
        page.say(CAREFUL, &paint::clean(text));
        let _ = anstream::stderr().write_all(page.into_text().as_bytes());
        false
    }

    fn print(&self, page: Page) -> Result<bool, Failure> {
        let before = if self.prompted { "\n" } else { "" };
        context::print(&format!("{before}{}\n", page.into_text()))?;
        Ok(false)
    }
}

/// A number of a list: "2", "2." or "#2".
fn number(text: &str) -> Option<usize> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let text = text.strip_suffix(['.', ')', ':']).unwrap_or(text);
    text.parse().ok()
}

fn joined(known: &str, more: &str) -> String {
    match known.trim().is_empty() {
        true => more.to_owned(),
        false => format!("{known}\n{more}"),
    }
}

//! What is said at a visit: answers, marks, notes, and the visit itself.

use super::{Entry, Screen, Talk, Waiting, number};
use crate::binder::write::{self, joined};
use crate::context;
use crate::exit::Failure;
use crate::paint::{FAINT, LABEL, Page, Paragraph, STRONG};
use careteam::binder::{Change, Item, ItemFields, Person, QuestionFields, VisitFields, VisitView};

impl Talk<'_, '_> {
    /// "3" opens what is behind the number; "3 she said yes" writes the answer down.
    pub(super) fn numbered(&mut self, number: usize, rest: &str) -> Result<bool, Failure> {
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
            write::tell_crisis(self.desk, &self.child()?, rest)?;
            return Ok(false);
        }
        if self.screen == Screen::Plan {
            return self.add_to_plan(number, rest);
        }
        let entry = number.checked_sub(1).and_then(|n| self.entries.get(n));
        match entry.cloned() {
            Some(Entry::Person(id)) => self.show(Screen::Person(id)),
            Some(Entry::Visit(id)) => self.show(Screen::Visit(id)),
            None => Ok(self.complain("shell_binder_no_number")),
        }
    }

    pub(super) fn ask(
        &mut self,
        item: Item,
        number: usize,
        walking: bool,
    ) -> Result<bool, Failure> {
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

    /// The line after a question is its answer; an empty one leaves it open, and a word of its own
    /// ends the questions.
    pub(super) fn answered(&mut self, waiting: &Waiting, line: &str) -> Result<bool, Failure> {
        if self.means("shell_binder_do_stop", &line.to_lowercase()) {
            return self.again();
        }
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
            write::tell_crisis(self.desk, &self.child()?, line)?;
        }
        match waiting.walking {
            true => self.walk(Some(&waiting.item)),
            false => Ok(false),
        }
    }

    /// Goes to the first open question after one.
    pub(super) fn walk(&mut self, after: Option<&Item>) -> Result<bool, Failure> {
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
    pub(super) fn visit(&mut self) -> Result<VisitView, Failure> {
        let view = match &self.screen {
            Screen::Visit(id) => self.desk.of(self.desk.binder.visit(id.clone()))?,
            _ => self.desk.visit(&self.child()?, None)?,
        };
        self.screen = Screen::Visit(view.visit.id.clone());
        Ok(view)
    }

    pub(super) fn mark(
        &mut self,
        rest: &str,
        fields: impl Fn(&Item) -> ItemFields,
    ) -> Result<bool, Failure> {
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
    pub(super) fn note(&mut self, rest: &str) -> Result<bool, Failure> {
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

    /// "visit 2026-12-01 16:30 Dana, Lee": a day, perhaps a time, perhaps people.
    pub(super) fn add_visit(&mut self, rest: &str) -> Result<bool, Failure> {
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
        let (id, list) = write::add_visit(self.desk, &child, fields, true)?;
        write::say_first(self.desk, list.as_ref())?;
        self.show(Screen::Visit(id.clone()))?;
        let view = self.desk.of(self.desk.binder.visit(id))?;
        write::hint_open(self.desk, &child, &view, "shell_binder_still_open_talk")?;
        Ok(false)
    }

    /// On a visit, a question goes on its list; else it waits for one.
    pub(super) fn question(&mut self, rest: &str) -> Result<bool, Failure> {
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
}

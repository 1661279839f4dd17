//! What the conversation shows.

use super::{COMMANDS, Screen, Talk};
use crate::binder::{goal, plan, show};
use crate::context;
use crate::exit::Failure;
use crate::paint::{self, CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph};
use std::io::Write;

/// Visits that a page shows.
const VISITS: i32 = 20;

impl Talk<'_, '_> {
    pub(super) fn help(&self) -> Result<bool, Failure> {
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

    pub(super) fn again(&mut self) -> Result<bool, Failure> {
        // What was on the screen may have been taken back.
        match self.show(self.screen.clone()) {
            Err(Failure::Binder { .. }) => self.show(Screen::Home),
            other => other,
        }
    }

    pub(super) fn show(&mut self, screen: Screen) -> Result<bool, Failure> {
        let child = self.child()?;
        let desk = self.desk;
        let mut page = Page::new(desk.context.width);
        self.entries = match &screen {
            Screen::Home => show::home(desk, &mut page, &child, true)?,
            Screen::Team => show::team(desk, &mut page, &child, true)?,
            Screen::History => show::history(desk, &mut page, &child, (0, VISITS), true)?,
            Screen::Goals => {
                goal::page(desk, &mut page, &child)?;
                Vec::new()
            }
            Screen::Plan => {
                plan::page(desk, &mut page, &child)?;
                page.say(FAINT, desk.context.words.say("shell_binder_plan_how"));
                Vec::new()
            }
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

    pub(super) fn saved(&self) -> Result<bool, Failure> {
        self.tell("shell_binder_saved", &[])
    }

    pub(super) fn tell(&self, key: &str, values: &[(&str, &str)]) -> Result<bool, Failure> {
        let mut page = Page::new(self.desk.context.width);
        page.say(PLAIN, &self.desk.context.words.fill(key, values));
        context::print(&page.into_text())?;
        Ok(false)
    }

    pub(super) fn complain(&self, key: &str) -> bool {
        self.warn(self.desk.context.words.say(key))
    }

    /// Says on standard error what was wrong with a line.
    pub(super) fn warn(&self, text: &str) -> bool {
        let mut page = Page::new(self.desk.context.width);
        page.say(CAREFUL, &paint::clean(text));
        let _ = anstream::stderr().write_all(page.into_text().as_bytes());
        false
    }

    pub(super) fn print(&self, page: Page) -> Result<bool, Failure> {
        let before = if self.prompted { "\n" } else { "" };
        context::print(&format!("{before}{}\n", page.into_text()))?;
        Ok(false)
    }
}

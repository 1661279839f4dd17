//! Goals and the safety plan in the conversation.

use super::{Screen, Talk, number};
use crate::binder::{goal, plan};
use crate::exit::Failure;
use careteam::binder::MarkFields;

impl Talk<'_, '_> {
    /// "goal sleep through the night" adds one; "goal" alone shows all.
    pub(super) fn goal(&mut self, rest: &str) -> Result<bool, Failure> {
        if rest.is_empty() {
            return self.show(Screen::Goals);
        }
        goal::add_words(self.desk, &self.child()?, rest)?;
        Ok(false)
    }

    /// "mark 1 7 slept twice": goal 1 stands at 7 today.
    pub(super) fn mark_goal(&mut self, rest: &str) -> Result<bool, Failure> {
        let mut words = rest.splitn(3, char::is_whitespace);
        let which = words.next().unwrap_or_default();
        let level = words.next().and_then(number);
        let level = level.and_then(|n| i32::try_from(n).ok());
        let Some(level) = level.filter(|n| (0..=10).contains(n)) else {
            return Ok(self.complain("shell_binder_bad_level"));
        };
        let note = words.next().map(|note| note.trim().to_owned());
        let fields = MarkFields {
            on: None,
            level: Some(level),
            note: note.filter(|note| !note.is_empty()),
        };
        goal::mark(self.desk, &self.child()?, which, fields)?;
        Ok(false)
    }

    /// "plan 2 listen to music" adds to part 2; "plan" alone shows it.
    pub(super) fn plan(&mut self, rest: &str) -> Result<bool, Failure> {
        let (first, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let words = words.trim();
        let Some(part) = number(first).filter(|_| !words.is_empty()) else {
            return match rest.is_empty() {
                true => self.show(Screen::Plan),
                false => Ok(self.complain("shell_binder_plan_how")),
            };
        };
        self.add_to_plan(part, words)
    }

    /// On the page of the plan a number stands for one of its parts.
    pub(super) fn add_to_plan(&mut self, part: usize, words: &str) -> Result<bool, Failure> {
        if words.is_empty() {
            return Ok(self.complain("shell_binder_plan_how"));
        }
        match plan::add_to(self.desk, &self.child()?, part, words)? {
            true => self.show(Screen::Plan),
            false => Ok(self.complain("shell_binder_no_number")),
        }
    }
}

//! An open binder, and how a person names what is in it.

use super::args::Options;
use super::{fail, key};
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{self, PLAIN, Page};
use careteam::binder::{
    Applied, Binder, BinderError, Change, Child, Item, Person, ReadError, Visit, VisitView,
};
use careteam::explain::PlaceFit;
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

/// Characters of an id that are shown. They are the end of it, which is chance.
const SHOWN: usize = 6;
/// Characters of an id that are enough to name a record, if no other ends so.
const ENOUGH: usize = 4;
/// More visits than a binder is made for.
pub const ALL: i32 = i32::MAX;

/// An open binder and what the run depends on.
pub struct Desk<'c> {
    pub context: &'c Context,
    pub options: &'c Options,
    pub binder: Binder,
}

/// Where the binder is.
pub fn path(context: &Context, options: &Options) -> Result<PathBuf, Failure> {
    if let Some(path) = &options.file {
        return Ok(path.clone());
    }
    let strategy = etcetera::base_strategy::choose_native_strategy()
        .map_err(|_| fail::device(&context.words, "shell_binder_no_folder"))?;
    Ok(strategy.data_dir().join("careteam").join("family.binder"))
}

/// The time, for stamps.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// The end of an id.
pub fn short(id: &str) -> &str {
    let start = id.len().saturating_sub(SHOWN);
    id.get(start..).unwrap_or(id)
}

/// Whether a record is the one that was named by its id or the end of it.
fn ends(id: &str, given: &str) -> bool {
    let given = given.trim().to_lowercase();
    id == given || (given.len() >= ENOUGH && id.ends_with(&given))
}

/// The one of some that fits; a failure when there is none or more than one.
fn only<T>(desk: &Desk<'_>, found: impl Iterator<Item = T>, missing: &str) -> Result<T, Failure> {
    let mut found = found.fuse();
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(desk.no(&BinderError::Unknown {
            what: missing.to_owned(),
        })),
        (Some(_), Some(_)) => Err(fail::say(&desk.context.words, "shell_binder_several")),
    }
}

impl<'c> Desk<'c> {
    /// Opens the binder with the key that is given or asked for.
    pub fn open(context: &'c Context, options: &'c Options, path: &Path) -> Result<Self, Failure> {
        let key = key::existing(context, options, path)?;
        let binder = Binder::open(path.to_string_lossy().into_owned(), key)
            .map_err(|error| fail::of(&context.words, &error))?;
        Ok(Desk {
            context,
            options,
            binder,
        })
    }

    /// The failure for an error of the core.
    pub fn no(&self, error: &BinderError) -> Failure {
        fail::of(&self.context.words, error)
    }

    /// A failure with a sentence of the shell's own.
    pub fn refuse(&self, key: &str) -> Failure {
        fail::say(&self.context.words, key)
    }

    /// A result of the core as one of the shell.
    pub fn of<T>(&self, result: Result<T, BinderError>) -> Result<T, Failure> {
        result.map_err(|error| self.no(&error))
    }

    /// A result of binder and catalog together as one of the shell.
    pub fn read<T>(&self, result: Result<T, ReadError>) -> Result<T, Failure> {
        result.map_err(|error| match error {
            ReadError::Binder(error) => self.no(&error),
            ReadError::Catalog(error) => error.into(),
        })
    }

    /// Makes a change. It is on the disk when this returns.
    pub fn apply(&self, change: Change) -> Result<Applied, Failure> {
        self.of(self.binder.apply(change, now()))
    }

    /// Says what was done, in one line.
    pub fn done(&self, key: &str, values: &[(&str, &str)]) -> Result<Code, Failure> {
        let mut page = Page::new(self.context.width);
        page.say(PLAIN, &self.context.words.fill(key, values));
        context::print(&page.into_text())?;
        Ok(Code::Answered)
    }

    /// The place in a list of the one record that was named by the end of its id.
    pub fn place_of<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
        given: &str,
    ) -> Result<Option<usize>, Failure> {
        let fits = ids.enumerate().filter(|(_, id)| ends(id, given));
        match fits.map(|(n, _)| n).collect::<Vec<_>>().as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            _ => Err(fail::say(&self.context.words, "shell_binder_several")),
        }
    }

    /// The child that was named, or the only one.
    pub fn child(&self) -> Result<Child, Failure> {
        let rows = self.of(self.binder.children())?;
        let mut children = rows.into_iter().map(|row| row.child);
        match &self.options.child {
            Some(who) => self.child_named(who),
            None => match (children.next(), children.next()) {
                (Some(child), None) => Ok(child),
                (None, _) => Err(self.refuse("shell_binder_no_child")),
                _ => Err(self.refuse("shell_binder_which_child")),
            },
        }
    }

    /// A child by name or id.
    pub fn child_named(&self, who: &str) -> Result<Child, Failure> {
        let rows = self.of(self.binder.children())?;
        let children = rows.into_iter().map(|row| row.child);
        only(
            self,
            children.filter(|c| ends(&c.id, who) || same(&c.name, who)),
            "child",
        )
    }

    /// Someone on the team by name, part of the name, title or id.
    pub fn person(&self, child: &Child, who: &str) -> Result<Person, Failure> {
        let people = self.of(self.binder.team(child.id.clone()))?.people;
        let fits: [&dyn Fn(&Person) -> bool; 4] = [
            &|p| ends(&p.id, who),
            &|p| same(&p.name, who),
            &|p| p.name.split_whitespace().any(|part| same(part, who)),
            &|p| same(&p.title, who),
        ];
        let fit = fits.iter().find(|fit| people.iter().any(fit));
        let found = people.iter().filter(|p| fit.is_some_and(|fit| fit(p)));
        only(self, found.cloned(), "person")
    }

    /// A need by the end of its id.
    pub fn need(&self, child: &Child, id: &str) -> Result<String, Failure> {
        let needs = self.of(self.binder.team(child.id.clone()))?.needs;
        let ids = needs.into_iter().map(|need| need.id);
        only(self, ids.filter(|known| ends(known, id)), "need")
    }

    /// A sign by the end of its id.
    pub fn sign(&self, child: &Child, id: &str) -> Result<String, Failure> {
        let signs = self.of(self.binder.team(child.id.clone()))?.signs;
        let ids = signs.into_iter().map(|sign| sign.id);
        only(self, ids.filter(|known| ends(known, id)), "sign")
    }

    /// An own question that is open, by the end of its id.
    pub fn question(&self, child: &Child, id: &str) -> Result<String, Failure> {
        let today = self.context.today.clone();
        let home = self.of(self.binder.home(child.id.clone(), today))?;
        let ids = home.questions.into_iter().map(|question| question.id);
        only(self, ids.filter(|known| ends(known, id)), "question")
    }

    /// Any record that a page shows with its id.
    pub fn record(&self, id: &str) -> Result<String, Failure> {
        let mut ids = Vec::new();
        for row in self.of(self.binder.children())? {
            let child = row.child.id;
            let team = self.of(self.binder.team(child.clone()))?;
            let home = self.of(self.binder.home(child.clone(), self.context.today.clone()))?;
            ids.extend(team.people.into_iter().map(|r| r.id));
            ids.extend(team.needs.into_iter().map(|r| r.id));
            ids.extend(team.signs.into_iter().map(|r| r.id));
            ids.extend(home.questions.into_iter().map(|r| r.id));
            ids.extend(self.visits(&child)?.into_iter().map(|r| r.id));
            for goal in self.of(self.binder.goals(child.clone()))? {
                ids.push(goal.goal.id);
            }
            ids.push(child);
        }
        only(
            self,
            ids.into_iter().filter(|known| ends(known, id)),
            "record",
        )
    }

    /// The visits of a child, latest first.
    pub fn visits(&self, child_id: &str) -> Result<Vec<Visit>, Failure> {
        let history = self.of(self.binder.history(child_id.to_owned(), 0, ALL))?;
        Ok(history.visits.into_iter().map(|row| row.visit).collect())
    }

    /// A visit by day, id, "next" or "last"; without a name that of today unless it is over, else
    /// the next, else the last.
    pub fn visit(&self, child: &Child, which: Option<&str>) -> Result<VisitView, Failure> {
        let today = &self.context.today;
        let home = self.of(self.binder.home(child.id.clone(), today.clone()))?;
        let (next, last) = (home.next_visit, home.last_visit);
        let none = || {
            self.no(&BinderError::Unknown {
                what: "visit".to_owned(),
            })
        };
        let id = match which {
            Some("next") => next.ok_or_else(none)?.visit.id,
            Some("last") => last.ok_or_else(none)?.visit.id,
            Some(which) => {
                let visits = self.visits(&child.id)?;
                let fits = |v: &Visit| v.on == which || ends(&v.id, which);
                only(self, visits.into_iter().filter(fits), "visit")?.id
            }
            None => {
                let visits = self.visits(&child.id)?;
                let today = visits.into_iter().rev().find(|v| v.on == *today && !v.done);
                let other = || next.or(last).map(|row| row.visit);
                today.or_else(other).ok_or_else(none)?.id
            }
        };
        self.of(self.binder.visit(id))
    }

    /// A question of a visit by its number.
    pub fn item(&self, view: &VisitView, number: usize) -> Result<Item, Failure> {
        let item = number.checked_sub(1).and_then(|n| view.items.get(n));
        item.cloned()
            .ok_or_else(|| self.refuse("shell_binder_no_number"))
    }

    /// The state that was asked for as its code, such as `US-OR`.
    pub fn state(&self) -> Result<Option<String>, Failure> {
        match self.context.state() {
            Some(state) => self.state_named(state).map(Some),
            None => Ok(None),
        }
    }

    /// The code of a state that is given by name or letters.
    pub fn state_named(&self, state: &str) -> Result<String, Failure> {
        let context = self.context;
        let unknown = || self.refuse("shell_binder_bad_state");
        let roles = context.catalog.roles(context.reader, Some(state));
        let own = roles.map_err(|_| unknown())?.into_iter();
        let mut places = own.map(|role| role.place);
        let own = places.find(|place| place.fit == PlaceFit::OwnState);
        // A state without roles of its own is known by its letters alone.
        let letters = state.trim().to_uppercase();
        let letters = format!("US-{}", letters.strip_prefix("US-").unwrap_or(&letters));
        match own {
            Some(place) => Ok(place.id),
            None if letters.len() == 5 => Ok(letters),
            None => Err(unknown()),
        }
    }

    /// The state whose rules count for a person: the one asked for, else the person's, else the
    /// child's.
    pub fn rules<'a>(&'a self, own: &'a str, child: &'a str) -> Option<&'a str> {
        let kept = [own, child].into_iter().find(|state| !state.is_empty());
        self.context.state().or(kept)
    }
}

/// The same words but for case and spaces around them.
fn same(known: &str, given: &str) -> bool {
    !given.trim().is_empty() && known.trim().to_lowercase() == given.trim().to_lowercase()
}

/// A person in one line: "Dana (QMHA)".
pub fn who(person: &Person) -> String {
    let (name, title) = (person.name.trim(), person.title.trim());
    let who = match (name.is_empty(), title.is_empty()) {
        (false, false) => format!("{name} ({title})"),
        (true, _) => title.to_owned(),
        (_, true) => name.to_owned(),
    };
    paint::clean(&who)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_an_id_names_it() {
        let id = "01932f4a-7c11-7d8e-9f00-a1b2c3d4e5f6";
        assert_eq!(short(id), "d4e5f6");
        assert!(ends(id, short(id)) && ends(id, id) && ends(id, "D4E5F6"));
        assert!(!ends(id, "5f6") && !ends(id, "") && !ends(id, "01932f4a"));
    }

    #[test]
    fn names_are_the_same_in_any_case() {
        assert!(same("Dana ", "dana") && same("ÉLISE", "élise"));
        assert!(!same("", "") && !same("Dana", "Dan"));
    }
}

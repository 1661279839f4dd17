//! The conversation: from a title to a card, the team, the needs, the gaps and the questions.
//!
//! Each screen is one record of the core, made again each time it is shown, so that every
//! station can be left and entered again. What the family said is kept until the conversation
//! ends, and nowhere else. The stations after the card are in [journey].

mod action;
pub mod input;
mod journey;

use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{self, CAREFUL, FAINT, LABEL, PLAIN, Page, Paragraph, STRONG};
use crate::words::Words;
use crate::{card, compare, crisis, identify, sources};
use action::Action;
use careteam::catalog::CatalogError;
use careteam::explain::{Card, Comparison};
use careteam::identify::{Identification, Outcome};
use input::{Input, Line};
use journey::{Family, Station};
use std::io::Write;

/// How many screens `back` remembers.
const MOST_SCREENS: usize = 50;

/// Holds the conversation until it ends.
pub fn run(context: Context) -> Result<Code, Failure> {
    let mut input = Input::open();
    let mut session = Session::new(context, input.has_prompt())?;
    session.welcome()?;
    loop {
        let done = match input.next()? {
            Line::End => true,
            Line::Unreadable => session.complain("shell_not_text", &[]),
            Line::TooLong => session.complain("shell_too_long", &[]),
            Line::Text(text) => session.answer(&text)?,
        };
        if done {
            return Ok(Code::Answered);
        }
    }
}

/// What is on the screen.
#[derive(Debug)]
enum Screen {
    /// Candidates for a text.
    Found { text: String, found: Identification },
    /// A card.
    Card(Box<Card>),
    /// A comparison.
    Compared(Box<Comparison>),
    /// A station after the card.
    Station(Station),
}

/// What a number on the screen stands for.
#[derive(Debug, Clone)]
enum Pick {
    /// A role with a card, or one without.
    Role(Option<String>),
    /// A need to choose or to leave.
    Need(String),
    /// Something seen.
    Sign(String),
    /// A topic of rights.
    Topic(&'static str),
    /// Somebody on the team.
    Person(usize),
}

/// Why a request has no screen: a sentence for the parent, or a failure that ends the run.
enum Refusal {
    Say(&'static str, String),
    Fail(Failure),
}

struct Session {
    context: Context,
    /// Whether a prompt stands between the pages.
    prompted: bool,
    /// English command words are understood in every language.
    english: Words,
    screens: Vec<Screen>,
    /// What the numbers of the last list stand for.
    list: Vec<Pick>,
    /// What the family said so far.
    family: Family,
}

impl Session {
    fn new(context: Context, prompted: bool) -> Result<Self, Failure> {
        let english = context.catalog.reader("en")?;
        Ok(Session {
            english: Words::new(&context.catalog, english)?,
            context,
            prompted,
            screens: Vec::new(),
            list: Vec::new(),
            family: Family::default(),
        })
    }

    /// Does what a line asks for. True when the conversation is over.
    fn answer(&mut self, line: &str) -> Result<bool, Failure> {
        let action = action::read(line, [&self.context.words, &self.english]);
        let screen = match action {
            Action::Nothing => return Ok(false),
            Action::Quit => return Ok(true),
            Action::Help => {
                self.help()?;
                return Ok(false);
            }
            Action::More => {
                self.more()?;
                return Ok(false);
            }
            Action::Sources => {
                self.sources()?;
                return Ok(false);
            }
            Action::Back => {
                if self.screens.len() > 1 {
                    self.screens.pop();
                }
                return self.again();
            }
            Action::State(state) => return self.set_state(state, line),
            Action::Language(language) => return self.set_language(language, line),
            Action::Choose(number) => self.choose(&[number]),
            Action::ChooseAll(numbers) => {
                self.choose(&action::numbers(numbers).unwrap_or_default())
            }
            Action::Compare(rest) => self.compared(rest),
            Action::Title(text) => self.told(text),
            Action::Crisis => Ok(Screen::Station(Station::Crisis)),
            Action::Team => Ok(Screen::Station(Station::Team)),
            Action::Signs => Ok(Screen::Station(Station::Signs)),
            Action::Needs("") => Ok(Screen::Station(Station::Needs)),
            Action::Needs(text) => self.heard_or_title(text, line),
            Action::Supervisor(n) => self.supervisor(n),
            Action::Trained(n, text) => self.trained(n, text),
            Action::Remove(rest) => self.remove(rest),
            Action::Rights(rest) => match self.rights(rest) {
                Some(station) => Ok(Screen::Station(station)),
                None => return self.title_or_say(line, "shell_rights_unknown", rest),
            },
            Action::Checklist(rest) => match self.checklist(rest) {
                Some(station) => Ok(Screen::Station(station)),
                None => return self.title_or_say(line, "shell_visit_unknown", rest),
            },
            Action::Search(rest) => {
                let shown = self.search(rest);
                return self.done(shown);
            }
            Action::Add(rest) => {
                let added = self.add(rest);
                return self.done(added);
            }
        };
        self.show_or_say(screen)
    }

    /// After something that has no screen of its own.
    fn done(&self, done: Result<(), Refusal>) -> Result<bool, Failure> {
        match done {
            Ok(()) => Ok(false),
            Err(Refusal::Say(key, value)) => Ok(self.complain(key, &[("value", &value)])),
            Err(Refusal::Fail(failure)) => Err(failure),
        }
    }

    fn show_or_say(&mut self, screen: Result<Screen, Refusal>) -> Result<bool, Failure> {
        match screen {
            Ok(screen) => {
                if let Err(refusal) = self.show(&screen) {
                    return self.done(Err(refusal));
                }
                // The same station again takes the place of itself: back leads out of it.
                if let (Screen::Station(new), Some(Screen::Station(old))) =
                    (&screen, self.screens.last())
                    && new == old
                {
                    return Ok(false);
                }
                if self.screens.len() == MOST_SCREENS {
                    self.screens.remove(0);
                }
                self.screens.push(screen);
                Ok(false)
            }
            Err(Refusal::Say(key, value)) => Ok(self.complain(key, &[("value", &value)])),
            Err(Refusal::Fail(failure)) => Err(failure),
        }
    }

    fn found(&self, text: &str) -> Result<Screen, Refusal> {
        let context = &self.context;
        let found = context
            .catalog
            .identify(context.reader, text, context.state())?;
        Ok(Screen::Found {
            text: text.to_owned(),
            found,
        })
    }

    fn card(&self, role: &str) -> Result<Screen, Refusal> {
        let context = &self.context;
        let card = context
            .catalog
            .card(context.reader, role, context.state(), &context.today)?;
        Ok(Screen::Card(Box::new(card)))
    }

    fn compare(&self, roles: &[String]) -> Result<Screen, Refusal> {
        let context = &self.context;
        let comparison =
            context
                .catalog
                .compare(context.reader, roles, context.state(), &context.today)?;
        Ok(Screen::Compared(Box::new(comparison)))
    }

    /// The role behind a number of the last list.
    fn chosen(&self, number: usize) -> Result<String, Refusal> {
        let entry = number.checked_sub(1).and_then(|n| self.list.get(n));
        match entry {
            Some(Pick::Role(Some(role))) => Ok(role.clone()),
            Some(Pick::Person(n)) => self.role_of_person(*n),
            Some(_) => Err(Refusal::Say("shell_no_card", number.to_string())),
            None => Err(Refusal::Say("shell_no_number", number.to_string())),
        }
    }

    /// Roles with a card among what the numbers stand for.
    fn roles_listed(&self) -> impl Iterator<Item = String> + '_ {
        self.list.iter().filter_map(|pick| match pick {
            Pick::Role(role) => role.clone(),
            _ => None,
        })
    }

    /// "compare 1 2", "compare QMHA and QMHP", or "compare QMHP" with what is on the screen.
    fn compared(&self, rest: &str) -> Result<Screen, Refusal> {
        let pieces = action::pieces(rest);
        let mut roles: Vec<String> = Vec::new();
        for piece in &pieces {
            match action::number(piece) {
                Some(number) => roles.push(self.chosen(number)?),
                None => roles.extend(self.roles_of(piece)?),
            }
        }
        match (self.screens.last(), roles.len()) {
            (Some(Screen::Found { .. }), 0) => {
                roles.extend(self.roles_listed().take(3));
            }
            (Some(Screen::Found { found, .. }), 1) if found.verdict == Outcome::Role => {
                let first: Vec<String> = self.roles_listed().take(1).collect();
                roles.splice(0..0, first);
            }
            (Some(Screen::Card(card)), 1) => roles.insert(0, card.role.clone()),
            (Some(Screen::Compared(shown)), 1) if shown.roles.len() == 2 => {
                roles.splice(0..0, shown.roles.iter().map(|role| role.role.clone()));
            }
            _ => {}
        }
        self.compare(&roles)
    }

    /// The role that a text names, or those of its words: "QMHA QMHP".
    fn roles_of(&self, text: &str) -> Result<Vec<String>, Refusal> {
        let whole = self.role_of(text);
        if let Ok(role) = whole {
            return Ok(vec![role]);
        }
        let each: Result<Vec<_>, _> = text.split_whitespace().map(|w| self.role_of(w)).collect();
        each.or_else(|_| whole.map(|role| vec![role]))
    }

    /// The role that a text names without doubt.
    fn role_of(&self, text: &str) -> Result<String, Refusal> {
        let context = &self.context;
        let found = context
            .catalog
            .identify(context.reader, text, context.state())?;
        let first = found.candidates.into_iter().next();
        first
            .filter(|_| found.verdict == Outcome::Role)
            .and_then(|candidate| candidate.role)
            .ok_or_else(|| Refusal::Say("shell_cannot_compare", text.to_owned()))
    }

    /// Changes the state. What only looks like the command ("state worker") is a title.
    fn set_state(&mut self, state: &str, line: &str) -> Result<bool, Failure> {
        if state.is_empty() {
            let place = self.context.place().to_owned();
            return self.tell("shell_state_is", &place);
        }
        match self.context.set_state(state) {
            Ok(()) => {
                if self.screens.is_empty() {
                    let place = self.context.place().to_owned();
                    return self.tell("shell_state_is", &place);
                }
                self.again()
            }
            Err(Failure::Core(CatalogError::UnknownState { .. })) => {
                self.title_or_say(line, "shell_state_unknown", state)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Changes the language, in the same way.
    fn set_language(&mut self, language: &str, line: &str) -> Result<bool, Failure> {
        let code = action::language_code(language);
        if code.is_empty() {
            return self.tell("shell_language_is", "");
        }
        match self.context.set_language(code) {
            Ok(()) => {
                if self.screens.is_empty() {
                    return self.tell("shell_language_is", "");
                }
                self.again()
            }
            Err(Failure::Core(CatalogError::UnknownLanguage { .. })) => {
                self.title_or_say(line, "shell_language_unknown", language)
            }
            Err(failure) => Err(failure),
        }
    }

    fn title_or_say(
        &mut self,
        line: &str,
        key: &'static str,
        value: &str,
    ) -> Result<bool, Failure> {
        let screen = self.found(line).and_then(|screen| match &screen {
            Screen::Found { found, .. } if found.verdict == Outcome::NotACareRole => {
                Err(Refusal::Say(key, value.to_owned()))
            }
            _ => Ok(screen),
        });
        self.show_or_say(screen)
    }

    /// Shows the last screen once more: in the new language, for the new state.
    fn again(&mut self) -> Result<bool, Failure> {
        let screen = match self.screens.pop() {
            None => return Ok(false),
            Some(Screen::Found { text, .. }) => self.found(&text),
            Some(Screen::Card(card)) => self.card(&card.role),
            Some(Screen::Compared(comparison)) => {
                let roles: Vec<String> = comparison.roles.into_iter().map(|r| r.role).collect();
                self.compare(&roles)
            }
            Some(Screen::Station(station)) => Ok(Screen::Station(station)),
        };
        self.show_or_say(screen)
    }

    fn welcome(&self) -> Result<(), Failure> {
        let (context, words) = (&self.context, &self.context.words);
        let mut page = Page::new(context.width);
        let name = Paragraph::plain(words.say("shell_name")).styled(STRONG);
        page.ends(&name, context.place());
        crisis::lay_out_last(&mut page, context);
        page.say(FAINT, words.say("shell_welcome_crisis"));
        page.gap();
        page.say(PLAIN, words.say("shell_welcome"));
        page.say(PLAIN, words.say("shell_welcome_way"));
        if context.state().is_none() {
            page.say(PLAIN, words.say("shell_welcome_state"));
        }
        page.say(FAINT, words.say("shell_welcome_hint"));
        self.print(page)
    }

    fn help(&self) -> Result<(), Failure> {
        let words = &self.context.words;
        let mut page = Page::new(self.context.width);
        crisis::lay_out_last(&mut page, &self.context);
        page.gap();
        page.say(PLAIN, words.say("shell_welcome"));
        page.gap();
        for (form, text) in [
            ("shell_form_crisis", "shell_help_crisis"),
            ("shell_form_number", "shell_help_number"),
            ("shell_form_add", "shell_help_add"),
            ("shell_form_needs", "shell_help_needs"),
            ("shell_form_team", "shell_help_team"),
            ("shell_form_supervisor", "shell_help_supervisor"),
            ("shell_form_trained", "shell_help_trained"),
            ("shell_form_remove", "shell_help_remove"),
            ("shell_form_checklist", "shell_help_checklist"),
            ("shell_form_signs", "shell_help_signs"),
            ("shell_form_rights", "shell_help_rights"),
            ("shell_form_search", "shell_help_search"),
            ("shell_form_compare", "shell_help_compare"),
            ("shell_form_more", "shell_help_more"),
            ("shell_form_sources", "shell_help_sources"),
            ("shell_form_back", "shell_help_back"),
            ("shell_form_state", "shell_help_state"),
            ("shell_form_language", "shell_help_language"),
            ("shell_form_quit", "shell_help_quit"),
        ] {
            page.row(LABEL, words.say(form), &[Paragraph::plain(words.say(text))]);
        }
        page.gap();
        page.say(FAINT, words.say("shell_help_offline"));
        self.print(page)
    }

    fn show(&mut self, screen: &Screen) -> Result<(), Refusal> {
        if let Screen::Station(station) = screen {
            return self.show_station(station);
        }
        let context = &self.context;
        let mut page = Page::new(context.width);
        // A license that most states have, as an example of what to compare with.
        let mut other = "LCSW";
        let mut in_crisis = false;
        let hint = match screen {
            Screen::Found { text, found } => {
                in_crisis =
                    crisis::lay_out_if_heard(&mut page, context, text, "shell_crisis_here")?;
                identify::lay_out(&mut page, context, text, found);
                self.list = identify::numbered(found)
                    .into_iter()
                    .map(Pick::Role)
                    .collect();
                match self.roles_listed().count() {
                    0 => "shell_hint_title",
                    1 => "shell_hint_number",
                    _ => "shell_hint_numbers",
                }
            }
            Screen::Card(card) => {
                card::lay_out(&mut page, context, card);
                card::lay_out_questions(&mut page, context, &card.questions);
                if card.letters.iter().any(|letters| letters == other) {
                    other = "QMHA";
                }
                "shell_hint_card"
            }
            Screen::Compared(comparison) => {
                compare::lay_out(&mut page, context, comparison);
                card::lay_out_questions(&mut page, context, &comparison.questions);
                "shell_hint_comparison"
            }
            Screen::Station(_) => "shell_hint_title",
        };
        page.gap();
        match screen {
            Screen::Card(card) => sources::legend(&mut page, card::follows(card)),
            Screen::Compared(comparison) => {
                sources::legend(&mut page, compare::follows(comparison))
            }
            Screen::Found { .. } | Screen::Station(_) => {}
        }
        page.gap();
        page.say(FAINT, &context.words.fill(hint, &[("value", other)]));
        if in_crisis {
            crisis::lay_out_last(&mut page, context);
        }
        Ok(self.print(page)?)
    }

    /// The rest of what is on the screen.
    fn more(&self) -> Result<(), Failure> {
        let context = &self.context;
        let mut page = Page::new(context.width);
        match self.screens.last() {
            Some(Screen::Card(card)) => card::lay_out_more(&mut page, context, card),
            Some(Screen::Compared(comparison)) => {
                compare::lay_out_more(&mut page, context, comparison);
            }
            Some(Screen::Station(station)) => self.more_of(station, &mut page)?,
            _ => page.say(PLAIN, context.words.say("shell_hint_title")),
        }
        self.print(page)
    }

    /// The sources of what is on the screen.
    fn sources(&self) -> Result<(), Failure> {
        let context = &self.context;
        let mut page = Page::new(context.width);
        match self.screens.last() {
            Some(Screen::Card(card)) => {
                sources::lay_out(&mut page, context, &card.sources);
                sources::legend(&mut page, card::follows(card));
            }
            Some(Screen::Compared(comparison)) => {
                sources::lay_out(&mut page, context, &comparison.sources);
                sources::legend(&mut page, compare::follows(comparison));
            }
            Some(Screen::Station(station)) => self.sources_of(station, &mut page)?,
            _ => page.say(PLAIN, context.words.say("shell_sources_of_card")),
        }
        self.print(page)
    }

    fn tell(&self, key: &str, value: &str) -> Result<bool, Failure> {
        let mut page = Page::new(self.context.width);
        let text = self.context.words.fill(key, &[("value", value)]);
        page.say(PLAIN, &text);
        self.print(page)?;
        Ok(false)
    }

    /// Says on standard error what was wrong with a line. The conversation goes on.
    fn complain(&self, key: &str, values: &[(&str, &str)]) -> bool {
        let mut page = Page::new(self.context.width);
        page.say(
            CAREFUL,
            &paint::clean(&self.context.words.fill(key, values)),
        );
        let text = format!("\n{}\n", page.into_text());
        let _ = anstream::stderr().write_all(text.as_bytes());
        false
    }

    /// A page with air around it.
    fn print(&self, page: Page) -> Result<(), Failure> {
        let before = if self.prompted { "\n" } else { "" };
        context::print(&format!("{before}{}\n", page.into_text()))
    }
}

impl From<CatalogError> for Refusal {
    fn from(error: CatalogError) -> Self {
        match error {
            CatalogError::CompareCount { .. } => Refusal::Say("shell_compare_how", String::new()),
            CatalogError::TextTooLong { .. } => Refusal::Say("shell_too_long", String::new()),
            CatalogError::TooMany { limit, .. } => {
                Refusal::Say("shell_too_many", limit.to_string())
            }
            other => Refusal::Fail(other.into()),
        }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Core(error) => error.into(),
            other => Refusal::Fail(other),
        }
    }
}

//! What a run depends on besides its command: catalog, language, state, day, width.

use crate::args::Shared;
use crate::exit::{Code, Failure};
use crate::paint::Page;
use crate::words::Words;
use careteam::catalog::{Catalog, Reader};
use careteam::explain::PlaceFit;
use std::env;
use std::io::{self, IsTerminal, Write};

/// Columns where nothing tells how wide the output is.
const USUAL_WIDTH: usize = 80;
/// Longer lines are hard to read, however wide the window is.
const WIDEST: usize = 100;
/// Narrower than this, words no longer fit.
const NARROWEST: usize = 40;

/// Everything that a command needs.
#[derive(Debug)]
pub struct Context {
    /// What the app knows.
    pub catalog: Catalog<'static>,
    /// The reader's language, for the core.
    pub reader: Reader,
    /// The shell's own sentences in that language.
    pub words: Words,
    /// The state as it was given.
    state: Option<String>,
    /// The state's name in the reader's language.
    place: Option<String>,
    /// Today as an ISO date.
    pub today: String,
    /// Columns to lay out for.
    pub width: usize,
}

impl Context {
    /// Opens the catalog and settles the rest from the arguments and the environment.
    pub fn open(shared: &Shared) -> Result<Self, Failure> {
        let catalog = Catalog::embedded()?;
        let reader = match &shared.lang {
            Some(asked) => catalog.reader(asked)?,
            // A language that the catalog lacks is no error here: nobody asked for it.
            None => catalog
                .reader(&language_of_the_system())
                .or_else(|_| catalog.reader("en"))?,
        };
        let words = Words::new(&catalog, reader)?;
        let place = match &shared.state {
            Some(state) => Some(name_of_state(&catalog, reader, state)?),
            None => None,
        };
        anstream::ColorChoice::write_global(shared.color.into());
        Ok(Context {
            catalog,
            reader,
            words,
            state: shared.state.clone(),
            place,
            today: shared.today.clone().unwrap_or_else(today),
            width: shared.width.map_or_else(width, usize::from),
        })
    }

    /// The state, for a call to the core.
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    /// The state's name, or that none was chosen.
    pub fn place(&self) -> &str {
        match &self.place {
            Some(place) => place,
            None => self.words.say("shell_no_state"),
        }
    }

    /// Changes the state; an unknown one changes nothing.
    pub fn set_state(&mut self, state: &str) -> Result<(), Failure> {
        self.place = Some(name_of_state(&self.catalog, self.reader, state)?);
        self.state = Some(state.to_owned());
        Ok(())
    }

    /// Changes the language; an unknown one changes nothing.
    pub fn set_language(&mut self, language: &str) -> Result<(), Failure> {
        let reader = self.catalog.reader(language)?;
        self.words = Words::new(&self.catalog, reader)?;
        self.reader = reader;
        if let Some(state) = &self.state {
            self.place = Some(name_of_state(&self.catalog, reader, state)?);
        }
        Ok(())
    }
}

/// Writes a finished text to standard output, with its colors where they can be shown.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Failure::writing)
}

/// Writes a record as one line of JSON.
pub fn print_json(record: &impl serde::Serialize) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let mut line = serde_json::to_vec(record).map_err(|e| Failure::writing(e.into()))?;
    line.push(b'\n');
    out.write_all(&line)
        .and_then(|()| out.flush())
        .map_err(Failure::writing)
}

/// Prints a list as JSON or as a page, and says whether anything was found.
pub fn print_list<T: serde::Serialize>(
    context: &Context,
    json: bool,
    list: &[T],
    lay_out: impl FnOnce(&mut Page, &Context, &[T]),
) -> Result<Code, Failure> {
    if json {
        print_json(&list)?;
    } else {
        let mut page = Page::new(context.width);
        lay_out(&mut page, context, list);
        print(&page.into_text())?;
    }
    Ok(if list.is_empty() {
        Code::Nothing
    } else {
        Code::Answered
    })
}

/// The state's name in the reader's language; as it was given where the catalog has no role of it.
fn name_of_state(catalog: &Catalog<'_>, reader: Reader, state: &str) -> Result<String, Failure> {
    let roles = catalog.roles(reader, Some(state))?;
    let own = roles
        .into_iter()
        .find(|role| role.place.fit == PlaceFit::OwnState);
    Ok(own.map_or_else(|| state.to_uppercase(), |role| role.place.name))
}

/// The language that the environment names, as POSIX orders the variables.
fn language_of_the_system() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| value.split(['.', '@']).next().map(str::to_owned))
        .unwrap_or_default()
}

/// Today where the computer is.
fn today() -> String {
    jiff::ZonedDateTime::now().date().to_string()
}

/// The width of the terminal within what can be read; 80 columns for a file or a pipe.
fn width() -> usize {
    if !io::stdout().is_terminal() {
        return USUAL_WIDTH;
    }
    terminal_size::terminal_size()
        .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0))
        .clamp(NARROWEST, WIDEST)
}

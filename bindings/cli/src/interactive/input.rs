//! Lines from a person at a terminal, or from a pipe.

use crate::exit::Failure;
use crate::lines::{Lines, TooLong};
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;
use std::io::{self, IsTerminal, StdinLock};

const PROMPT: &str = "› ";

/// Where lines come from.
pub enum Input {
    /// A terminal: lines can be edited and called back. They are kept in memory only, since they
    /// are about a family.
    Terminal(Box<DefaultEditor>),
    /// Anything else, without a prompt.
    Pipe(Lines<StdinLock<'static>>),
}

/// A line.
pub enum Line {
    /// Its text.
    Text(String),
    /// It is not UTF-8.
    Unreadable,
    /// It is longer than any title.
    TooLong,
    /// There are no more.
    End,
}

impl Input {
    /// The terminal where there is one on both sides.
    pub fn open() -> Self {
        if io::stdin().is_terminal()
            && io::stdout().is_terminal()
            && let Ok(editor) = DefaultEditor::new()
        {
            return Input::Terminal(Box::new(editor));
        }
        Input::Pipe(Lines::new(io::stdin().lock()))
    }

    /// Whether it asks for each line.
    pub fn has_prompt(&self) -> bool {
        matches!(self, Input::Terminal(_))
    }

    /// The next line.
    pub fn next(&mut self) -> Result<Line, Failure> {
        match self {
            Input::Terminal(editor) => match editor.readline(PROMPT) {
                Ok(line) => {
                    // Without its history a conversation still works.
                    let _ = editor.add_history_entry(&line);
                    Ok(Line::Text(line))
                }
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(Line::End),
                Err(ReadlineError::Io(error)) if error.kind() == io::ErrorKind::InvalidData => {
                    Ok(Line::Unreadable)
                }
                Err(ReadlineError::Io(error)) => Err(Failure::reading(error)),
                Err(other) => Err(Failure::reading(io::Error::other(other))),
            },
            Input::Pipe(lines) => Ok(match lines.next().map_err(Failure::reading)? {
                None => Line::End,
                Some(Err(TooLong)) => Line::TooLong,
                Some(Ok(bytes)) => match std::str::from_utf8(bytes) {
                    Ok(text) => Line::Text(text.to_owned()),
                    Err(_) => Line::Unreadable,
                },
            }),
        }
    }
}

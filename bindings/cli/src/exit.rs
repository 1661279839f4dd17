//! How a run ends: exit codes, and errors on standard error.

use careteam::catalog::CatalogError;
use std::io::{self, Write};
use std::process::ExitCode;

/// What the exit status says. `careteam --help` lists the same; scripts rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// There is an answer; "cannot tell" is one.
    Answered = 0,
    /// A search has no match.
    Nothing = 1,
    /// The command line cannot be read. Clap ends the process with the same status.
    Usage = 2,
    /// A state, role, language, date, text or line is not one.
    BadInput = 3,
    /// Something cannot be read or written.
    Device = 4,
    /// The catalog inside the program is damaged.
    Catalog = 5,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// The core cannot answer this.
    Core(CatalogError),
    /// What came in is not readable.
    Input(String),
    /// The arguments do not fit together.
    Usage(String),
    /// The binder does not do what was asked. The sentence is in the reader's language and holds
    /// no word of the family.
    Binder {
        /// The exit code.
        code: Code,
        /// What is wrong, and what to do.
        text: String,
    },
    /// Reading or writing failed.
    Device {
        /// What was being done.
        doing: &'static str,
        /// What the system says.
        error: io::Error,
    },
}

impl Failure {
    /// For `map_err` on writes to standard output.
    pub fn writing(error: io::Error) -> Self {
        Failure::Device {
            doing: "cannot write the answer",
            error,
        }
    }

    /// For `map_err` on reads from standard input.
    pub fn reading(error: io::Error) -> Self {
        // The standard library reports bad encoding as a failed read; it is bad input.
        if error.kind() == io::ErrorKind::InvalidData {
            return Failure::Input("standard input is not UTF-8 text".to_owned());
        }
        Failure::Device {
            doing: "cannot read standard input",
            error,
        }
    }

    /// The exit code for it.
    pub fn code(&self) -> Code {
        match self {
            Failure::Core(CatalogError::Image { .. } | CatalogError::Damaged { .. }) => {
                Code::Catalog
            }
            // Two or three roles: that is the form of the command, not its content.
            Failure::Core(CatalogError::CompareCount { .. }) | Failure::Usage(_) => Code::Usage,
            Failure::Core(_) | Failure::Input(_) => Code::BadInput,
            // Whoever read from us has seen enough: `careteam roles | head`.
            Failure::Device { error, .. } if error.kind() == io::ErrorKind::BrokenPipe => {
                Code::Answered
            }
            Failure::Device { .. } => Code::Device,
            Failure::Binder { code, .. } => *code,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Core(error) => {
                error.fmt(f)?;
                match error {
                    CatalogError::UnknownNeed { .. } => {
                        f.write_str("; `careteam needs --list` lists them")
                    }
                    CatalogError::UnknownSign { .. } => {
                        f.write_str("; `careteam signs` lists them")
                    }
                    _ => Ok(()),
                }
            }
            Failure::Input(reason) | Failure::Usage(reason) => f.write_str(reason),
            Failure::Binder { text, .. } => f.write_str(text),
            Failure::Device { doing, error } => write!(f, "{doing}: {error}"),
        }
    }
}

impl From<CatalogError> for Failure {
    fn from(error: CatalogError) -> Self {
        Failure::Core(error)
    }
}

/// Reports a failure, if there is one, and ends with its code.
pub fn finish(result: Result<Code, Failure>) -> ExitCode {
    let code = match result {
        Ok(code) => code,
        Err(failure) => {
            let code = failure.code();
            if code != Code::Answered {
                report(&failure);
            }
            code
        }
    };
    ExitCode::from(code as u8)
}

/// One line on standard error. Nothing is left to do when even that cannot be written.
pub fn report(what: &dyn std::fmt::Display) {
    let line = crate::paint::clean(&what.to_string());
    let _ = writeln!(io::stderr(), "careteam: {line}");
}

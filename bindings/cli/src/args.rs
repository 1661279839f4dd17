//! The command line.

use crate::exit::{Code, Failure};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// What `--help` says under the options.
const AFTER: &str = "\
Without a command, a conversation starts: type a title, read who that is.

Exit codes:
  0  answered; \"cannot tell\" is an answer
  1  a search has no match
  2  the command line cannot be read
  3  bad input: unknown state, role or language, not a date, an unreadable line
  4  something cannot be read or written
  5  the catalog in the program is damaged";

/// Who is on your child's care team, what they may do, and what to ask. Works offline.
#[derive(Debug, Parser)]
#[command(name = "careteam", version, after_help = AFTER, term_width = 80, disable_help_subcommand = true)]
pub struct Args {
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
    /// What to do; a conversation without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
pub struct Shared {
    /// State whose rules count, like OR or Oregon
    #[arg(long, short, global = true)]
    pub state: Option<String>,
    /// Language of the answers: en or es [default: from LANG]
    #[arg(long, short, global = true)]
    pub lang: Option<String>,
    /// The day to count from, like 2026-11-24 [default: today]
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// When to use color; NO_COLOR turns it off too
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Columns to lay out for [default: the terminal's, 80 for a file]
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=300))]
    pub width: Option<u16>,
}

/// When to use color. Without descriptions, so that the help stays short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say who a title, a card or letters name
    Identify(Identify),
    /// Show what a role is, may and may not do, with sources
    Card(Card),
    /// Set two or three roles side by side
    Compare(Compare),
    /// List roles: those of a state with --state, else all
    Roles(Roles),
    /// List sources: those of a role, else all
    Sources(Sources),
    /// Keep your family's own data: people, visits, questions, answers
    Binder(Box<crate::binder::args::Binder>),
    /// Write completions for your shell to standard output
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// Arguments of `identify`.
#[derive(Debug, clap::Args)]
pub struct Identify {
    /// What you heard or read; without it, standard input is read
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Answer in JSON. Without TEXT: JSON Lines {"text","state"} in, one line out for each
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `card`.
#[derive(Debug, clap::Args)]
pub struct Card {
    /// Role id, like or-qmha; `identify` and `roles` show them
    #[arg(value_name = "ROLE")]
    pub role: String,
    /// Also training, supervision, where to look and the addresses of the sources
    #[arg(long, short)]
    pub full: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
pub struct Compare {
    /// Two or three role ids, like or-qmha or-qmhp
    #[arg(value_name = "ROLE", required = true, num_args = 2..=3)]
    pub roles: Vec<String>,
    /// Also training, supervision, where to look and the addresses of the sources
    #[arg(long, short)]
    pub full: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `roles`.
#[derive(Debug, clap::Args)]
pub struct Roles {
    /// Only roles of this family, like qmha
    #[arg(long)]
    pub family: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `sources`.
#[derive(Debug, clap::Args)]
pub struct Sources {
    /// Role id, like or-qmha
    #[arg(value_name = "ROLE")]
    pub role: Option<String>,
    /// Only those that were read more than a year ago
    #[arg(long)]
    pub stale: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Writes a completion script.
pub fn completions(shell: Shell) -> Result<Code, Failure> {
    use std::io::Write;
    // Made in memory first: the generator panics when it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "careteam", &mut script);
    std::io::stdout()
        .lock()
        .write_all(&script)
        .map_err(Failure::writing)?;
    Ok(Code::Answered)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        super::Args::command().debug_assert();
    }
}

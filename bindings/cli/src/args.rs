//! The command line. What `--help` says stands here, in English; the words of a parent are data
//! (decision 13).

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
    /// Say what a child needs: from a list, or heard in your own words
    Needs(Needs),
    /// Show who on the team may do what is needed, and who is missing
    Team(Team),
    /// Choose the questions for a visit, three first
    Checklist(Checklist),
    /// What you have seen, what it may mean, what to ask
    Signs(Signs),
    /// What you may ask for, and the words to say
    Rights(Rights),
    /// Whom to call and what to do in a crisis
    Crisis(Crisis),
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
    /// Only those that are to be read again by this day (today), state by state: read more than a
    /// year before it
    #[arg(long, value_name = "DATE", num_args = 0..=1, conflicts_with = "role")]
    pub stale: Option<Option<String>>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `needs`.
#[derive(Debug, clap::Args)]
pub struct Needs {
    /// What happens, in your own words; without it a list, or standard input
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// Show all needs
    #[arg(long, conflicts_with_all = ["text", "about"])]
    pub list: bool,
    /// Show one need: who must do what, what helps
    #[arg(long, value_name = "NEED", conflicts_with = "text")]
    pub about: Option<String>,
    /// Answer in JSON. Without TEXT: JSON Lines {"text"} in, one line out for each
    #[arg(long)]
    pub json: bool,
}

/// Who is on the team.
#[derive(Debug, clap::Args)]
pub struct People {
    /// Somebody on the team, by the title you heard; once for each
    #[arg(long, short, value_name = "TITLE")]
    pub title: Vec<String>,
    /// The same, where you know who supervises them
    #[arg(long, value_name = "TITLE")]
    pub supervised: Vec<String>,
    /// Somebody on the team, by a role id like or-qmha
    #[arg(long, short, value_name = "ROLE")]
    pub role: Vec<String>,
    /// What the child needs, like trauma; once for each
    #[arg(long, short, value_name = "NEED")]
    pub need: Vec<String>,
}

/// Arguments of `team`.
#[derive(Debug, clap::Args)]
pub struct Team {
    /// The people and the needs; without them one object is read from standard input
    #[command(flatten)]
    pub people: People,
    /// Also the addresses of the sources
    #[arg(long, short)]
    pub full: bool,
    /// Answer in JSON. Without people and needs: {"state","people","needs"} in, as one object or
    /// as JSON Lines, one line out for each
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `checklist`.
#[derive(Debug, clap::Args)]
pub struct Checklist {
    /// Who will be there, and what is needed
    #[command(flatten)]
    pub people: People,
    /// What nobody on the team does, by its id in `team --json`
    #[arg(long, value_name = "CAPABILITY")]
    pub gap: Vec<String>,
    /// What you have seen, by its id in `signs`
    #[arg(long, value_name = "SIGN")]
    pub sign: Vec<String>,
    /// A question of your own
    #[arg(long, value_name = "QUESTION")]
    pub own: Vec<String>,
    /// Kind of visit: first-call, first-visit, ongoing, when-stuck, before-ending
    /// [default: first-visit]
    #[arg(long, value_name = "KIND")]
    pub visit: Option<String>,
    /// low: just three questions, for a day without strength
    #[arg(long, value_enum, conflicts_with = "visit")]
    pub energy: Option<Energy>,
    /// The short list for the young person
    #[arg(long)]
    pub teen: bool,
    /// All questions of the bank that hold these words
    #[arg(long, value_name = "WORDS")]
    pub search: Option<String>,
    /// Also what a good answer holds, what a warning sign is, and the sources
    #[arg(long, short)]
    pub full: bool,
    /// Write a list to print or to send
    #[arg(long, value_enum, conflicts_with = "json")]
    pub format: Option<Format>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// How much strength there is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Energy {
    Low,
    Normal,
}

/// Form of a list to print or to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Format {
    Text,
    Markdown,
    Json,
}

/// Arguments of `signs`.
#[derive(Debug, clap::Args)]
pub struct Signs {
    /// Sign id, like sig-venting; without it the list
    #[arg(value_name = "SIGN")]
    pub sign: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `rights`.
#[derive(Debug, clap::Args)]
pub struct Rights {
    /// One topic, like complaint; without it an overview
    #[arg(value_name = "TOPIC")]
    pub topic: Option<String>,
    /// Only what fits this role: its register, its board
    #[arg(long, short, value_name = "ROLE")]
    pub role: Option<String>,
    /// Everything, with the addresses of the sources
    #[arg(long, short)]
    pub full: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `crisis`.
#[derive(Debug, clap::Args)]
pub struct Crisis {
    /// Also what makes it a crisis, and the addresses of the sources
    #[arg(long, short)]
    pub full: bool,
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

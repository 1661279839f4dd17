//! The command line of the binder. What `--help` says stands here, in English, for those who write
//! scripts; a parent has the conversation, whose words are data (decision 13).

mod care;
mod export;
mod fields;

pub use care::{Goal, GoalFields, Part, Plan};
pub use export::{Export, Form, Section};
pub use fields::{Add, Child, Edit, Person, Visit};

use clap::Subcommand;
use std::path::PathBuf;

/// What `careteam binder --help` says under the options.
const AFTER: &str = "\
Without a command, a conversation about the binder starts; it saves as it goes.
Each change is on the disk when its command returns. TEXT left out is read from
standard input, so that it stays out of the history of your shell.

WHO is a name or an id. VISIT is a day, an id, next or last; without it, the
visit of today, else the next, else the last. Ids may be cut to their end.

Key: a passphrase, made into a key by Argon2id with a salt that stands in the
binder, or a key file. A binder made by an older version has its salt in
PATH.salt: keep that file too, or put the salt inside with rekey.

Exit codes:
  1  nothing found, or nothing to undo
  3  what you gave does not fit: passphrase, key, name, id, date, text, import
  4  the binder cannot be read or written: missing, damaged, open elsewhere,
     made by another version, no space, read-only. It is left as it was.";

/// Arguments of `binder`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER, disable_help_subcommand = true)]
pub struct Binder {
    /// Options of every command.
    #[command(flatten)]
    pub options: Options,
    /// What to do; a conversation without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command of the binder.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Options {
    /// The file of the binder [default: careteam/family.binder in your data folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub file: Option<PathBuf>,
    /// File with the key, 32 bytes or 64 hex digits, in place of a passphrase
    #[arg(long, global = true, value_name = "PATH")]
    pub key_file: Option<PathBuf>,
    /// Read passphrases from standard input, one a line
    #[arg(long, global = true)]
    pub passphrase_stdin: bool,
    /// The child, where there are several
    #[arg(long, global = true, value_name = "WHO")]
    pub child: Option<String>,
}

/// The commands of the binder.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new binder
    Init,
    /// Add a child, person, need, sign, visit or question
    Add {
        /// What.
        #[command(subcommand)]
        what: Add,
    },
    /// Change a child, person, need, sign, question or visit
    Edit {
        /// What.
        #[command(subcommand)]
        what: Edit,
    },
    /// Mark question N of a visit as asked
    Tick(Numbered),
    /// Mark question N of a visit as important
    Star(Numbered),
    /// Write down the answer to question N of a visit
    Answer(Written),
    /// Write a note beside question N, or with 0 for the whole visit
    Note(Written),
    /// Copy what is unanswered to the next visit
    CarryOver {
        /// From this visit [default: the last]
        #[arg(long, value_name = "VISIT", default_value = "last")]
        from: String,
        /// To this visit [default: the next]
        #[arg(long, value_name = "VISIT", default_value = "next")]
        to: String,
    },
    /// Show the binder; `home` without more
    Show {
        /// What.
        #[command(subcommand)]
        what: Option<Show>,
        /// As JSON, for programs
        #[arg(long, global = true)]
        json: bool,
    },
    /// Goals, and how they go; the list without more
    Goal {
        /// What.
        #[command(subcommand)]
        what: Option<Goal>,
    },
    /// The safety plan; shows it without more
    Plan {
        /// What.
        #[command(subcommand)]
        what: Option<Plan>,
    },
    /// Write a sheet, a calendar entry, tables, JSON or a backup
    Export {
        /// What.
        #[command(subcommand)]
        what: Export,
    },
    /// Take in a backup or JSON: shows what would change, then --apply
    Import {
        /// A backup or JSON of a binder
        path: PathBuf,
        /// Take it in
        #[arg(long)]
        apply: bool,
    },
    /// Save what can be read of a damaged binder as JSON
    Salvage {
        /// The file to write
        path: PathBuf,
    },
    /// Take the last change back
    Undo,
    /// Delete a record with all that belongs to it
    Remove {
        /// Its id
        id: String,
    },
    /// Write the file anew without what was deleted
    Compact,
    /// Seal the binder under another passphrase or key file
    Rekey {
        /// The new key file [default: a passphrase]
        #[arg(long, value_name = "PATH")]
        new_key_file: Option<PathBuf>,
    },
    /// Bring a binder of an older version up to date; keeps a copy
    Migrate,
    /// Delete the binder and all its files
    Delete {
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// A question of a visit, by its number.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Numbered {
    /// Number of the question
    #[arg(value_name = "N")]
    pub number: usize,
    /// Take the mark away
    #[arg(long)]
    pub off: bool,
    /// The visit
    #[arg(long)]
    pub visit: Option<String>,
}

/// Text for a question of a visit.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Written {
    /// Number of the question
    #[arg(value_name = "N")]
    pub number: usize,
    /// The text; empty quotes take it away
    pub text: Option<String>,
    /// The visit
    #[arg(long)]
    pub visit: Option<String>,
}

/// What can be shown.
#[derive(Debug, Subcommand)]
pub enum Show {
    /// What comes next and what is open
    Home,
    /// Children, people, needs and signs
    Team,
    /// One person
    Person {
        /// Name or id
        who: String,
    },
    /// A visit with its questions
    Visit {
        /// Day, id, next or last
        which: Option<String>,
    },
    /// All visits, latest first
    History {
        /// Pass over so many
        #[arg(long, default_value_t = 0)]
        skip: i32,
        /// Show so many
        #[arg(long, default_value_t = 20)]
        limit: i32,
    },
    /// What holds these words
    Search {
        /// The words
        #[arg(required = true)]
        words: Vec<String>,
    },
}

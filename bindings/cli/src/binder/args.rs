//! The command line of the binder.

use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

/// What `careteam binder --help` says under the options.
const AFTER: &str = "\
Without a command, a conversation about the binder starts; it saves as it goes.
Each change is on the disk when its command returns. TEXT left out is read from
standard input, so that it stays out of the history of your shell.

WHO is a name or an id. VISIT is a day, an id, next or last; without it, the
visit of today, else the next, else the last. Ids may be cut to their end.

Key: a passphrase, made into a key by Argon2id with the salt in PATH.salt, or a
key file. Keep both files: without its salt a passphrase opens nothing.

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

/// What can be added.
#[derive(Debug, Subcommand)]
pub enum Add {
    /// A child; --state says whose rules count
    Child {
        /// What you call the child
        name: String,
        /// Rest.
        #[command(flatten)]
        fields: Child,
    },
    /// Someone on the team, by name, title or both
    Person {
        /// The name
        name: Option<String>,
        /// Rest.
        #[command(flatten)]
        fields: Person,
    },
    /// Something your child or family needs
    Need {
        /// In your words
        #[arg(value_name = "TEXT")]
        words: Option<String>,
        /// Rest.
        #[command(flatten)]
        fields: Need,
    },
    /// A sign that you saw
    Sign {
        /// In your words
        #[arg(value_name = "TEXT")]
        words: Option<String>,
        /// Rest.
        #[command(flatten)]
        fields: Sign,
    },
    /// A visit, with questions to ask
    Visit {
        /// The day, like 2026-12-01
        #[arg(value_name = "DATE")]
        on: String,
        /// Do not put questions on its list
        #[arg(long)]
        empty: bool,
        /// Rest.
        #[command(flatten)]
        fields: Visit,
    },
    /// A question of your own, for a visit to come
    Question {
        /// The question
        text: Option<String>,
        /// Important
        #[arg(long)]
        star: bool,
        /// Who should answer
        #[arg(long = "for", value_name = "WHO")]
        person: Option<String>,
        /// Put it on the list of this visit
        #[arg(long, value_name = "VISIT")]
        visit: Option<String>,
    },
}

/// What can be changed.
#[derive(Debug, Subcommand)]
pub enum Edit {
    /// A child
    Child {
        /// Name or id
        who: String,
        /// The new name
        #[arg(long)]
        name: Option<String>,
        /// Rest.
        #[command(flatten)]
        fields: Child,
    },
    /// A person
    Person {
        /// Name or id
        who: String,
        /// The new name
        #[arg(long)]
        name: Option<String>,
        /// No longer works with you
        #[arg(long, value_name = "yes|no", value_parser = yes_no)]
        left: Option<bool>,
        /// Rest.
        #[command(flatten)]
        fields: Person,
    },
    /// A need
    Need {
        /// Id
        id: String,
        /// The new words
        #[arg(long)]
        words: Option<String>,
        /// The need is met
        #[arg(long, value_name = "yes|no", value_parser = yes_no)]
        met: Option<bool>,
        /// Rest.
        #[command(flatten)]
        fields: Need,
    },
    /// A sign
    Sign {
        /// Id
        id: String,
        /// The new words
        #[arg(long)]
        words: Option<String>,
        /// Rest.
        #[command(flatten)]
        fields: Sign,
    },
    /// A question of your own that is not answered yet
    Question {
        /// Id
        id: String,
        /// The new words
        #[arg(long)]
        text: Option<String>,
        /// Important
        #[arg(long, value_name = "yes|no", value_parser = yes_no)]
        star: Option<bool>,
        /// It has been answered
        #[arg(long, value_name = "yes|no", value_parser = yes_no)]
        answered: Option<bool>,
    },
    /// A visit
    Visit {
        /// Day, id, next or last
        which: String,
        /// The new day
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// The visit is over
        #[arg(long, value_name = "yes|no", value_parser = yes_no)]
        done: Option<bool>,
        /// Rest.
        #[command(flatten)]
        fields: Visit,
    },
}

fn yes_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "si" | "sí" => Ok(true),
        "no" | "n" => Ok(false),
        _ => Err("say yes or no".to_owned()),
    }
}

/// Fields of a child.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Child {
    /// Day of birth
    #[arg(long, value_name = "DATE")]
    pub born: Option<String>,
    /// Anything else
    #[arg(long)]
    pub note: Option<String>,
}

/// Fields of a person.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Person {
    /// Title as you heard or read it
    #[arg(long)]
    pub title: Option<String>,
    /// Who supervises, with license
    #[arg(long)]
    pub supervisor: Option<String>,
    /// Telephone
    #[arg(long)]
    pub phone: Option<String>,
    /// Where the person works
    #[arg(long)]
    pub agency: Option<String>,
    /// Number of the license
    #[arg(long, value_name = "NUMBER")]
    pub license: Option<String>,
    /// Anything else
    #[arg(long)]
    pub note: Option<String>,
}

/// Fields of a need.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Need {
    /// Needed since
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Anything else
    #[arg(long)]
    pub note: Option<String>,
}

/// Fields of a sign.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Sign {
    /// The day you saw it [default for a new one: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Anything else
    #[arg(long)]
    pub note: Option<String>,
}

/// Fields of a visit.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Visit {
    /// Time of day, like 16:30
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// Who is there; several times for several people
    #[arg(long, value_name = "WHO")]
    pub with: Vec<String>,
    /// Where, or how to join
    #[arg(long)]
    pub place: Option<String>,
    /// How long it lasts
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(i32).range(0..=1440))]
    pub minutes: Option<i32>,
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

/// What can be written out. Nothing is overwritten.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// One page of questions for a visit
    Sheet {
        /// The visit
        #[arg(long)]
        visit: Option<String>,
        /// Form of the sheet
        #[arg(long, value_enum, default_value_t = Form::Text)]
        form: Form,
        /// Also on the sheet; several times for several
        #[arg(long, value_enum, value_name = "SECTION")]
        with: Vec<Section>,
        /// Not on the sheet; several times for several
        #[arg(long, value_enum, value_name = "SECTION")]
        without: Vec<Section>,
        /// The file to write [default: standard output]
        #[arg(long, short)]
        out: Option<PathBuf>,
    },
    /// A visit for a calendar (.ics)
    Ics {
        /// The visit
        #[arg(long)]
        visit: Option<String>,
        /// Words of the entry; a calendar is often shared
        #[arg(long)]
        summary: Option<String>,
        /// With the place
        #[arg(long)]
        place: bool,
        /// Minutes before it to remind; 0 for no reminder
        #[arg(long, value_name = "MINUTES", default_value_t = 60)]
        remind: i32,
        /// The file to write [default: standard output]
        #[arg(long, short)]
        out: Option<PathBuf>,
    },
    /// Tables for a spreadsheet, in a new folder
    Csv {
        /// The folder to make
        #[arg(long, short)]
        out: PathBuf,
    },
    /// Everything, to be read by programs; not sealed
    Json {
        /// The file to write [default: standard output]
        #[arg(long, short)]
        out: Option<PathBuf>,
    },
    /// Everything, sealed with a passphrase; opens with `age` too
    Backup {
        /// The file to write
        #[arg(long, short)]
        out: PathBuf,
    },
}

/// Form of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Form {
    Text,
    Html,
}

/// A part of a sheet that can be left out or added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Section {
    ChildName,
    People,
    Answers,
    Needs,
    Goals,
    Note,
    Signs,
}

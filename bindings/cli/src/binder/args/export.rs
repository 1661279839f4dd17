//! What can be written out, and in which form.

use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

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

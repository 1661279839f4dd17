//! Goals and the safety plan.

use clap::{Subcommand, ValueEnum};

use super::fields::yes_no;

/// What can be done with goals; without more, they are shown.
#[derive(Debug, Subcommand)]
pub enum Goal {
    /// Show the goals and how they went
    Show {
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
    /// Add a goal
    Add {
        /// The goal in plain words
        #[arg(value_name = "TEXT")]
        text: Option<String>,
        /// Rest.
        #[command(flatten)]
        fields: GoalFields,
    },
    /// Change a goal
    Edit {
        /// Its number in the list, or its id
        which: String,
        /// The new words
        #[arg(long)]
        text: Option<String>,
        /// It was reached
        #[arg(long, value_name = "yes|no", value_parser = yes_no)]
        reached: Option<bool>,
        /// Nobody works on it any more
        #[arg(long, value_name = "yes|no", value_parser = yes_no)]
        dropped: Option<bool>,
        /// Rest.
        #[command(flatten)]
        fields: GoalFields,
    },
    /// Note how a goal stands, from 0 (not at all) to 10 (reached)
    Mark {
        /// Its number in the list, or its id
        which: String,
        /// How it stands
        #[arg(value_name = "0-10", value_parser = clap::value_parser!(i32).range(0..=10))]
        level: i32,
        /// On this day [default: today]; a day has one mark
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Anything else
        #[arg(long)]
        note: Option<String>,
    },
}

/// Fields of a goal.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct GoalFields {
    /// Worked on since
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Who works on it
    #[arg(long = "for", value_name = "WHO")]
    pub person: Option<String>,
    /// Anything else
    #[arg(long)]
    pub note: Option<String>,
}

/// What can be done with the safety plan; without more, it is shown.
#[derive(Debug, Subcommand)]
pub enum Plan {
    /// Show the safety plan
    Show {
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
    /// Write a part anew; empty quotes take it away
    Write {
        /// Which part
        #[arg(value_enum)]
        part: Part,
        /// The words
        text: Option<String>,
    },
    /// Note the day on which you went through it with a professional
    Reviewed {
        /// The day [default: today]
        #[arg(value_name = "DATE")]
        on: Option<String>,
    },
}

/// A part of the safety plan, in the order in which it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Signs that it gets worse
    Signs,
    /// What the child can do alone
    Alone,
    /// Places and people that take the mind off it
    Places,
    /// Family and friends who can help
    Family,
    /// Professionals and lines to call
    Professionals,
    /// How the home is made safe
    Home,
    /// What is worth living for
    Reasons,
    /// Anything else
    Note,
}

//! What can be added and changed, field by field.

use clap::Subcommand;

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
        /// Which kind [default: a first one, or a later one where you have met]
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
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

pub fn yes_no(text: &str) -> Result<bool, String> {
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

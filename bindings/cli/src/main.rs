//! Who's in the Room, in a terminal.
//!
//! A thin shell: it reads arguments and lines, asks the core, and lays the records out. What is
//! true and what is decided stands in the core; what is here, another shell does its own way.

mod args;
mod binder;
mod card;
mod checklist;
mod cite;
mod compare;
mod context;
mod crisis;
mod exit;
mod identify;
mod interactive;
mod lines;
mod needs;
mod paint;
mod rights;
mod roles;
mod signs;
mod sources;
mod team;
mod words;

use args::{Args, Command};
use clap::Parser;
use context::Context;
use exit::{Code, Failure};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    exit::finish(run(&args))
}

fn run(args: &Args) -> Result<Code, Failure> {
    if let Some(Command::Completions { shell }) = &args.command {
        return args::completions(*shell);
    }
    let context = Context::open(&args.shared)?;
    match &args.command {
        None => interactive::run(context),
        Some(Command::Identify(asked)) => identify::run(&context, asked),
        Some(Command::Card(asked)) => card::run(&context, asked),
        Some(Command::Compare(asked)) => compare::run(&context, asked),
        Some(Command::Roles(asked)) => roles::run(&context, asked),
        Some(Command::Sources(asked)) => sources::run(&context, asked),
        Some(Command::Needs(asked)) => needs::run(&context, asked),
        Some(Command::Team(asked)) => team::run(&context, asked),
        Some(Command::Checklist(asked)) => checklist::run(&context, asked),
        Some(Command::Signs(asked)) => signs::run(&context, asked),
        Some(Command::Rights(asked)) => rights::run(&context, asked),
        Some(Command::Crisis(asked)) => crisis::run(&context, asked),
        Some(Command::Binder(asked)) => binder::run(&context, asked),
        Some(Command::Completions { .. }) => Ok(Code::Answered),
    }
}

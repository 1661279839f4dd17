//! `careteam binder`: the family's own data, from the command line and in a conversation.
//!
//! Every change goes to the core's one write entry and is on the disk when it returns. `desk`
//! holds an open binder and finds what a person named, `write` changes, `show` lays out, `goal` and
//! `plan` do both for the goals and the safety plan, `export` and `upkeep` look after files, `talk`
//! is the conversation, `key` makes the key.

pub mod args;
mod desk;
mod export;
mod fail;
mod goal;
mod key;
mod plan;
mod show;
mod talk;
mod upkeep;
mod write;

use crate::context::Context;
use crate::exit::{Code, Failure};
use args::{Binder, Command};
use desk::Desk;

/// Does what was asked.
pub fn run(context: &Context, asked: &Binder) -> Result<Code, Failure> {
    let options = &asked.options;
    let path = desk::path(context, options)?;
    match &asked.command {
        // These work without opening the binder, or make it.
        Some(Command::Init) => return upkeep::init(context, options, &path),
        Some(Command::Salvage { path: to }) => {
            return upkeep::salvage(context, options, &path, to);
        }
        Some(Command::Migrate) => return upkeep::migrate(context, options, &path),
        Some(Command::Delete { yes }) => return upkeep::delete(context, &path, *yes),
        _ => {}
    }
    let desk = Desk::open(context, options, &path)?;
    match &asked.command {
        None => talk::run(&desk),
        Some(Command::Add { what }) => write::add(&desk, what),
        Some(Command::Edit { what }) => write::edit(&desk, what),
        Some(Command::Tick(asked)) => write::tick(&desk, asked),
        Some(Command::Star(asked)) => write::star(&desk, asked),
        Some(Command::Answer(asked)) => write::answer(&desk, asked),
        Some(Command::Note(asked)) => write::note(&desk, asked),
        Some(Command::CarryOver { from, to }) => write::carry_over(&desk, from, to),
        Some(Command::Show { what, json }) => show::run(&desk, what.as_ref(), *json),
        Some(Command::Goal { what }) => goal::run(&desk, what.as_ref()),
        Some(Command::Plan { what }) => plan::run(&desk, what.as_ref()),
        Some(Command::Export { what }) => export::run(&desk, what),
        Some(Command::Import { path, apply }) => upkeep::import(&desk, path, *apply),
        Some(Command::Undo) => write::undo(&desk),
        Some(Command::Remove { id }) => write::remove(&desk, id),
        Some(Command::Compact) => upkeep::compact(&desk),
        Some(Command::Rekey { new_key_file }) => upkeep::rekey(&desk, new_key_file.as_deref()),
        Some(
            Command::Init | Command::Salvage { .. } | Command::Migrate | Command::Delete { .. },
        ) => Ok(Code::Answered),
    }
}

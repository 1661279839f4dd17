//! What leaves the binder: each only when it is asked for, and never over a file that is there.

use super::args::{Export, Form, Section};
use super::desk::{self, Desk};
use super::key::{self, Purpose};
use crate::exit::{Code, Failure};
use careteam::share::{self, CalendarOptions, SheetOptions};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes out what was asked for.
pub fn run(desk: &Desk<'_>, what: &Export) -> Result<Code, Failure> {
    match what {
        Export::Sheet {
            visit,
            form,
            with,
            without,
            out,
        } => {
            let view = desk.visit(&desk.child()?, visit.as_deref())?;
            let options = sheet_options(with, without);
            let context = desk.context;
            let sheet = share::visit_sheet(
                &desk.binder,
                &context.catalog,
                context.reader,
                view.visit.id,
                options,
            );
            let sheet = desk.read(sheet)?;
            let text = match form {
                Form::Text => sheet.text,
                Form::Html => sheet.html,
            };
            write(desk, out.as_deref(), text.as_bytes())
        }
        Export::Ics {
            visit,
            summary,
            place,
            remind,
            out,
        } => {
            let view = desk.visit(&desk.child()?, visit.as_deref())?;
            let usual = desk.context.words.say("shell_binder_calendar");
            let options = CalendarOptions {
                summary: summary.clone().unwrap_or_else(|| usual.to_owned()),
                place: *place,
                remind_minutes: *remind,
            };
            let event = share::calendar_event(&desk.binder, view.visit.id, options, desk::now());
            write(desk, out.as_deref(), desk.of(event)?.as_bytes())
        }
        Export::Csv { out } => {
            let files = desk.of(share::csv_files(&desk.binder))?;
            new_folder(out).map_err(|error| refused(desk, &error))?;
            for file in &files {
                save(desk, &out.join(&file.name), file.text.as_bytes())?;
            }
            let count = files.len().to_string();
            desk.done("shell_binder_wrote_tables", &[("count", &count)])
        }
        Export::Json { out } => {
            let json = desk.of(desk.binder.export_json())?;
            write(desk, out.as_deref(), json.as_bytes())
        }
        Export::Backup { out } => {
            if fs::symlink_metadata(out).is_ok() {
                return Err(refused(desk, &io::ErrorKind::AlreadyExists.into()));
            }
            let passphrase = key::ask(desk.context, desk.options, Purpose::NewBackup)?;
            let sealed = desk.of(share::backup(&desk.binder, passphrase.to_string()))?;
            save(desk, out, &sealed)?;
            desk.done("shell_binder_wrote_backup", &[])
        }
    }
}

fn sheet_options(with: &[Section], without: &[Section]) -> SheetOptions {
    let mut options = SheetOptions::default();
    let chosen = with.iter().map(|section| (section, true));
    for (section, on) in chosen.chain(without.iter().map(|section| (section, false))) {
        *match section {
            Section::ChildName => &mut options.child_name,
            Section::People => &mut options.people,
            Section::Answers => &mut options.answers,
            Section::Needs => &mut options.needs,
            Section::Goals => &mut options.goals,
            Section::Note => &mut options.note,
            Section::Signs => &mut options.signs,
        } = on;
    }
    options
}

/// To standard output, or to a new file.
fn write(desk: &Desk<'_>, out: Option<&Path>, bytes: &[u8]) -> Result<Code, Failure> {
    let Some(path) = out else {
        let mut out = io::stdout().lock();
        out.write_all(bytes)
            .and_then(|()| out.flush())
            .map_err(Failure::writing)?;
        return Ok(Code::Answered);
    };
    save(desk, path, bytes)?;
    desk.done("shell_binder_wrote", &[])
}

fn save(desk: &Desk<'_>, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    key::write_new(path, bytes).map_err(|error| refused(desk, &error))
}

fn refused(desk: &Desk<'_>, error: &io::Error) -> Failure {
    super::fail::writing(&desk.context.words, error)
}

/// Makes a folder that only its owner can read.
pub fn new_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

//! Looking after the file: making it, taking data in, saving what can be saved, deleting.

use super::args::Options;
use super::desk::{self, Desk};
use super::key::{self, Fresh, Purpose};
use super::{export, fail};
use crate::context::{self, Context};
use crate::exit::{Code, Failure};
use crate::paint::{self, FAINT, LABEL, PLAIN, Page, Paragraph};
use careteam::binder::{Binder, BinderError, ImportPreview};
use careteam::share;
use std::fs::{self, File};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

/// Rows of a preview that are shown.
const ROWS: usize = 20;
/// Bytes of a file that are read for an import; the core takes a little less.
const LARGEST: u64 = 220 * 1024 * 1024;
/// How every backup begins.
const BACKUP: &[u8] = b"age-encryption.org/";

fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn say(context: &Context, lines: &[String]) -> Result<Code, Failure> {
    let mut page = Page::new(context.width);
    for (n, line) in lines.iter().enumerate() {
        page.say(if n == 0 { PLAIN } else { FAINT }, line);
    }
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

/// Makes a new binder.
pub fn init(context: &Context, options: &Options, path: &Path) -> Result<Code, Failure> {
    let words = &context.words;
    if fs::symlink_metadata(path).is_ok() {
        return Err(fail::of(words, &BinderError::AlreadyExists));
    }
    // Only the folder of the program is made: one that the parent named should be there.
    if let Some(folder) = path.parent().filter(|_| options.file.is_none()) {
        let above = folder.parent().map_or(Ok(()), fs::create_dir_all);
        let made = above.and_then(|()| export::new_folder(folder));
        if let Err(error) = made
            && error.kind() != io::ErrorKind::AlreadyExists
        {
            return Err(fail::writing(words, &error));
        }
    }
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    if !folder.unwrap_or(Path::new(".")).is_dir() {
        return Err(fail::device(words, "shell_binder_no_folder"));
    }
    let Fresh { key, note } = key::fresh(context, options, options.key_file.as_deref())?;
    Binder::create_with_note(text_of(path), key, note, desk::now())
        .map_err(|e| fail::of(words, &e))?;
    let keep = match options.key_file {
        Some(_) => "shell_binder_keep_key_file",
        None => "shell_binder_keep_passphrase",
    };
    say(
        context,
        &[
            words.say("shell_binder_made").to_owned(),
            text_of(path),
            words.say(keep).to_owned(),
            words.say("shell_binder_begin").to_owned(),
        ],
    )
}

/// Takes in a backup or JSON, or shows what that would change.
pub fn import(desk: &Desk<'_>, path: &Path, apply: bool) -> Result<Code, Failure> {
    let json = read_import(desk, path)?;
    let now = desk::now();
    let preview = if apply {
        desk.binder.import_json(json, now)
    } else {
        desk.binder.preview_import(json, now)
    };
    let preview = preview.map_err(|error| foreign(desk, &error))?;
    let mut page = Page::new(desk.context.width);
    lay_out(desk, &mut page, &preview);
    let nothing = preview.added == 0 && preview.changed == 0 && preview.removed == 0;
    let end = match (nothing, apply) {
        (true, _) => "shell_binder_import_same",
        (false, true) => "shell_binder_import_done",
        (false, false) => "shell_binder_import_how",
    };
    page.gap();
    page.say(PLAIN, desk.context.words.say(end));
    context::print(&page.into_text())?;
    Ok(Code::Answered)
}

fn read_import(desk: &Desk<'_>, path: &Path) -> Result<String, Failure> {
    let words = &desk.context.words;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
        .map_err(|_| fail::device(words, "shell_binder_cannot_read"))?;
    if bytes.starts_with(BACKUP) {
        let passphrase = key::ask(desk.context, desk.options, Purpose::OpenBackup)?;
        return share::open_backup(bytes, passphrase.to_string())
            .map_err(|error| foreign(desk, &error));
    }
    String::from_utf8(bytes).map_err(|_| foreign(desk, &BinderError::NotABinder))
}

/// The failure for a file that was to be taken in: the core says of it what it says of a binder.
fn foreign(desk: &Desk<'_>, error: &BinderError) -> Failure {
    let words = &desk.context.words;
    match error {
        BinderError::NotABinder => fail::say(words, "shell_binder_not_an_import"),
        BinderError::WrongKey => fail::say(words, "shell_binder_wrong_backup_key"),
        BinderError::Damaged { part } if part == "backup" => {
            fail::device(words, "shell_binder_backup_damaged")
        }
        other => desk.no(other),
    }
}

fn lay_out(desk: &Desk<'_>, page: &mut Page, preview: &ImportPreview) {
    let words = &desk.context.words;
    for (key, count) in [
        ("shell_binder_import_added", preview.added),
        ("shell_binder_import_changed", preview.changed),
        ("shell_binder_import_removed", preview.removed),
        ("shell_binder_import_kept", preview.same),
    ] {
        if count > 0 {
            page.say(PLAIN, &words.fill(key, &[("count", &count.to_string())]));
        }
    }
    page.gap();
    for row in preview.rows.iter().take(ROWS) {
        let sign = match row.what.as_str() {
            "added" => "+ ",
            "removed" => "- ",
            _ => "~ ",
        };
        let kind = words.say(fail::kind(&row.kind));
        let text = format!("{kind}: {}", paint::clean(&row.title));
        page.short(
            &Paragraph::plain(text).signed(sign, LABEL),
            desk::short(&row.id),
        );
    }
    if preview.rows.len() > ROWS {
        page.say(FAINT, "…");
    }
}

/// Saves what can be read of a binder that does not open.
pub fn salvage(
    context: &Context,
    options: &Options,
    path: &Path,
    to: &Path,
) -> Result<Code, Failure> {
    let words = &context.words;
    if fs::symlink_metadata(to).is_ok() {
        let error = io::ErrorKind::AlreadyExists.into();
        return Err(fail::writing(words, &error));
    }
    let key = key::existing(context, options, path)?;
    let saved = Binder::salvage(text_of(path), key).map_err(|error| match error {
        BinderError::Damaged { .. } => fail::device(words, "shell_binder_salvage_none"),
        other => fail::of(words, &other),
    })?;
    key::write_new(to, saved.json.as_bytes()).map_err(|error| fail::writing(words, &error))?;
    let whole = match saved.whole {
        true => "shell_binder_salvage_whole",
        false => "shell_binder_salvage_part",
    };
    let count = saved.records.to_string();
    say(
        context,
        &[
            words.fill("shell_binder_salvaged", &[("count", &count)]),
            words.say(whole).to_owned(),
            words.say("shell_binder_salvage_next").to_owned(),
        ],
    )
}

/// Brings an older binder up to date.
pub fn migrate(context: &Context, options: &Options, path: &Path) -> Result<Code, Failure> {
    let words = &context.words;
    let key = key::existing(context, options, path)?;
    Binder::migrate(text_of(path), key).map_err(|e| fail::of(words, &e))?;
    say(context, &[words.say("shell_binder_migrated").to_owned()])
}

/// Writes the file anew without what was deleted.
pub fn compact(desk: &Desk<'_>) -> Result<Code, Failure> {
    desk.of(desk.binder.compact())?;
    desk.done("shell_binder_compacted", &[])
}

/// Seals the binder under another key. Its note goes with it, so that no crash can part the two. A
/// salt that stands beside an older binder stays: copies of that binder open with it alone.
pub fn rekey(desk: &Desk<'_>, key_file: Option<&Path>) -> Result<Code, Failure> {
    let Fresh { key, note } = key::fresh(desk.context, desk.options, key_file)?;
    desk.of(desk.binder.change_key_with_note(key, note))?;
    desk.done("shell_binder_rekeyed", &[])
}

/// Deletes the binder and all files beside it, once it was confirmed.
pub fn delete(context: &Context, path: &Path, yes: bool) -> Result<Code, Failure> {
    let words = &context.words;
    let salt = key::salt_path(path);
    // A slip in --file must not destroy something else. This key opens nothing.
    match Binder::open(text_of(path), vec![0; 32]) {
        Err(error @ (BinderError::NotABinder | BinderError::InUse)) => {
            return Err(fail::of(words, &error));
        }
        Err(error @ BinderError::Missing) if !salt.exists() => {
            return Err(fail::of(words, &error));
        }
        _ => {}
    }
    if !yes && !confirmed(context)? {
        return Err(fail::say(words, "shell_binder_not_deleted"));
    }
    let mut removed = Vec::new();
    let mut left = Vec::new();
    match Binder::delete_files(text_of(path)) {
        Ok(deleted) => {
            removed = deleted.removed;
            left = deleted.left;
        }
        Err(BinderError::Missing) => {}
        Err(error) => return Err(fail::of(words, &error)),
    }
    for file in [key::part_path(&salt), salt] {
        match fs::remove_file(&file) {
            Ok(()) => removed.push(name_of(&file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => left.push(name_of(&file)),
        }
    }
    say(
        context,
        &[
            words.say("shell_binder_deleted").to_owned(),
            removed.join(", "),
            words.say("shell_binder_deleted_else").to_owned(),
        ],
    )?;
    match left.is_empty() {
        true => Ok(Code::Answered),
        false => Err(fail::device(words, "shell_binder_files_left")),
    }
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Asks for a whole word, so that no slip of a key deletes a binder.
fn confirmed(context: &Context) -> Result<bool, Failure> {
    let words = &context.words;
    if !key::can_ask() {
        return Err(fail::say(words, "shell_binder_say_yes"));
    }
    let _ = write!(io::stderr(), "{} ", words.say("shell_binder_confirm"));
    let mut line = String::new();
    io::stdin()
        .lock()
        .take(1000)
        .read_line(&mut line)
        .map_err(Failure::reading)?;
    Ok(line.trim().to_lowercase() == words.say("shell_binder_confirm_word"))
}

//! What went wrong with a binder, in one sentence a parent can act on. No sentence holds a word of
//! the family: neither a name, nor a text, nor a path.

use crate::exit::{Code, Failure};
use crate::words::Words;
use careteam::binder::BinderError;

/// The failure for an error of the core.
pub fn of(words: &Words, error: &BinderError) -> Failure {
    let text = match error {
        BinderError::Unknown { what } => words.fill(key(error), &[("what", words.say(kind(what)))]),
        BinderError::TooLong { field, limit } => words.fill(
            key(error),
            &[("field", field), ("limit", &limit.to_string())],
        ),
        // The core names a field of its own here, never a text of the family.
        BinderError::Invalid { field, .. } => words.fill(key(error), &[("field", field)]),
        _ => words.say(key(error)).to_owned(),
    };
    Failure::Binder {
        code: code(error),
        text,
    }
}

/// A failure with a sentence of the shell's own, about what was given.
pub fn say(words: &Words, key: &str) -> Failure {
    Failure::Binder {
        code: Code::BadInput,
        text: words.say(key).to_owned(),
    }
}

/// A failure of a file that is not the binder.
pub fn device(words: &Words, key: &str) -> Failure {
    Failure::Binder {
        code: Code::Device,
        text: words.say(key).to_owned(),
    }
}

fn code(error: &BinderError) -> Code {
    match error {
        BinderError::NothingToUndo => Code::Nothing,
        BinderError::BadKey { .. }
        | BinderError::WrongKey
        | BinderError::Unknown { .. }
        | BinderError::Invalid { .. }
        | BinderError::TooLong { .. } => Code::BadInput,
        _ => Code::Device,
    }
}

fn key(error: &BinderError) -> &'static str {
    match error {
        BinderError::Missing => "shell_binder_missing",
        BinderError::AlreadyExists => "shell_binder_exists",
        BinderError::NotABinder => "shell_binder_not_a_binder",
        BinderError::BadKey { .. } => "shell_binder_bad_key",
        BinderError::WrongKey => "shell_binder_wrong_key",
        BinderError::Damaged { .. } => "shell_binder_damaged",
        BinderError::NewerFormat { .. } => "shell_binder_newer",
        BinderError::OlderFormat { .. } => "shell_binder_older",
        BinderError::NoSpace => "shell_binder_no_space",
        BinderError::ReadOnly => "shell_binder_read_only",
        BinderError::InUse => "shell_binder_in_use",
        BinderError::Disk { .. } | BinderError::NotAFile => "shell_binder_disk",
        BinderError::Unknown { .. } => "shell_binder_unknown",
        BinderError::Invalid { field, .. } => match field.as_str() {
            "on" | "born" | "since" | "seen_on" | "today" | "reviewed_on" => "shell_binder_bad_day",
            "at" => "shell_binder_bad_time",
            "passphrase" => "shell_binder_short_passphrase",
            _ => "shell_binder_bad_text",
        },
        BinderError::TooLong { .. } => "shell_binder_too_long",
        BinderError::NothingToUndo => "shell_binder_nothing_to_undo",
    }
}

/// The name of a kind of record.
pub fn kind(kind: &str) -> &'static str {
    match kind {
        "child" => "shell_binder_kind_child",
        "person" => "shell_binder_kind_person",
        "need" => "shell_binder_kind_need",
        "sign" => "shell_binder_kind_sign",
        "visit" => "shell_binder_kind_visit",
        "item" | "question" => "shell_binder_kind_question",
        "safety_plan" => "shell_binder_kind_safety_plan",
        "goal" | "mark" => "shell_binder_kind_goal",
        "draft" => "shell_binder_kind_draft",
        _ => "shell_binder_kind_record",
    }
}

/// The failure for a file that cannot be written.
pub fn writing(words: &Words, error: &std::io::Error) -> Failure {
    use std::io::ErrorKind as Kind;
    let key = match error.kind() {
        Kind::AlreadyExists => "shell_binder_out_exists",
        Kind::NotFound => "shell_binder_no_folder",
        Kind::StorageFull | Kind::QuotaExceeded => "shell_binder_no_space",
        _ => "shell_binder_cannot_write",
    };
    device(words, key)
}

//! What makes two entries the same question, and which own questions are answered.

use std::collections::HashSet;

use crate::binder::error::BinderError;
use crate::binder::model::tag;
use crate::binder::reader::Reader;
use crate::binder::record::{Id, Kind, Record, Value, parse_id};
use crate::binder::search::fold;

pub(crate) fn text_of(record: &Record, tag: u8) -> &str {
    match record.get(tag) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

pub(crate) fn position(record: &Record) -> i32 {
    match record.get(tag::ITEM_POSITION) {
        Some(Value::Int(at)) => i32::try_from(*at).unwrap_or(i32::MAX),
        _ => 0,
    }
}

/// What makes two checklist entries the same question: its id in the catalog, or else its words.
pub(crate) fn same_question(record: &Record) -> String {
    let id = text_of(record, tag::ITEM_QUESTION);
    if id.is_empty() || parse_id(id).is_some() {
        return fold(text_of(record, tag::ITEM_TEXT).trim());
    }
    format!("\u{1}{id}")
}

/// The words of an own question, as `same_question` gives those of an entry.
pub(super) fn own_words(question: &Record) -> String {
    fold(text_of(question, tag::QUESTION_TEXT).trim())
}

/// The own questions of a child that are answered, as `same_question` gives them.
pub(crate) fn closed(reader: &Reader<'_>, child: Id) -> Result<HashSet<String>, BinderError> {
    let mut closed = HashSet::new();
    reader.each(Kind::Question, Some(child), |_, question| {
        if question.get(tag::QUESTION_ANSWERED) == Some(&Value::Flag(true)) {
            closed.insert(own_words(&question));
        }
        Ok(())
    })?;
    Ok(closed)
}

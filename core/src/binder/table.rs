//! Every record as a row of a table, one table a kind.

use super::error::BinderError;
use super::model::fields_of;
use super::reader::Reader;
use super::record::{Kind, ROOT, Value, id_text};

/// All records of one kind.
pub(crate) struct RecordTable {
    pub kind: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

pub(crate) fn tables(reader: &Reader<'_>) -> Result<Vec<RecordTable>, BinderError> {
    let mut tables = Vec::new();
    for kind in Kind::ALL {
        if matches!(kind, Kind::State | Kind::Gone) {
            continue;
        }
        let names = fields_of(kind);
        let mut columns = vec!["id".to_owned()];
        if let Some(parent) = kind.parent() {
            columns.push(format!("{}_id", parent.name()));
        }
        columns.extend(names.iter().map(|(_, name)| (*name).to_owned()));
        let mut rows = Vec::new();
        reader.each(kind, None, |key, record| {
            let mut row = vec![id_text(&key.id)];
            if kind.parent().is_some() {
                row.push(if key.parent == ROOT {
                    String::new()
                } else {
                    id_text(&key.parent)
                });
            }
            row.extend(names.iter().map(|(tag, _)| cell(record.get(*tag))));
            rows.push(row);
            Ok(())
        })?;
        if !rows.is_empty() {
            tables.push(RecordTable {
                kind: kind.name().into(),
                columns,
                rows,
            });
        }
    }
    Ok(tables)
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Int(int)) => int.to_string(),
        Some(Value::Flag(flag)) => if *flag { "yes" } else { "no" }.into(),
        Some(Value::List(list)) => list.join("; "),
    }
}

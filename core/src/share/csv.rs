//! Everything as tables that a spreadsheet opens. They are for reading; JSON is for taking back in.

use crate::binder::{Binder, BinderError};

/// One table.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CsvFile {
    /// The name of the file, such as `person.csv`.
    pub name: String,
    /// Its content: UTF-8 with a mark at the start, by which spreadsheets know it.
    pub text: String,
}

impl std::fmt::Debug for CsvFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CsvFile({})", self.name)
    }
}

/// Writes one table for each kind of record of which there is any.
pub fn csv_files(binder: &Binder) -> Result<Vec<CsvFile>, BinderError> {
    let mut files = Vec::new();
    for table in binder.tables()? {
        let mut text = String::from('\u{feff}');
        push_row(&mut text, table.columns.iter().map(String::as_str));
        for row in &table.rows {
            push_row(&mut text, row.iter().map(String::as_str));
        }
        files.push(CsvFile {
            name: format!("{}.csv", table.kind),
            text,
        });
    }
    Ok(files)
}

fn push_row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        push_cell(text, cell);
    }
    text.push_str("\r\n");
}

fn push_cell(text: &mut String, cell: &str) {
    // A spreadsheet runs what begins like this as a formula. What a parent typed is words.
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = formula || cell.contains(['"', ',', '\n', '\r']) || cell.trim() != cell;
    if !quoted {
        return text.push_str(cell);
    }
    text.push('"');
    if formula {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_words_and_never_formulas() {
        let cell = |text: &str| {
            let mut out = String::new();
            push_cell(&mut out, text);
            out
        };
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a \"b\", c\nd"), "\"a \"\"b\"\", c\nd\"");
        assert_eq!(cell("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
        assert_eq!(cell("-5"), "\"'-5\"");
        assert_eq!(cell(" x"), "\" x\"");
    }
}

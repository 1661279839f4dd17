//! What leaves the phone, each only when the parent asks for it: a sheet for a visit, an entry for a
//! calendar, tables, and a sealed backup.
//!
//! Nothing here changes a binder. What comes back in (a backup, or JSON) is opened here and taken
//! in by the binder's own import, which shows first what it would change.

mod backup;
mod calendar;
mod csv;
mod html;
mod sheet;
mod words;

pub use backup::{backup, open_backup};
pub use calendar::{CalendarOptions, calendar_event};
pub use csv::{CsvFile, csv_files};
pub use sheet::{SheetOptions, VisitSheet, visit_sheet};

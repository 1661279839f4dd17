//! Who's in the Room for Kotlin and Swift: the one library that both load.
//!
//! `CareTeam` answers everything that comes from the catalog; `Binder` keeps what a family writes.
//! Each call answers one screen with one record. All of it is synchronous and can be called from
//! any thread; a phone calls it off its main thread. A Rust developer wants the crate `careteam`
//! instead, of which this is the outside.

mod binder;
mod binder_error;
mod binder_file;
mod care_team;
mod catalog_error;
mod guard;
mod log_sink;
mod reader;
#[cfg(test)]
mod tests;

pub use binder::Binder;
pub use binder_error::BinderError;
pub use binder_file::{
    binder_key_note, delete_binder, migrate_binder, open_backup, salvage_binder,
};
pub use care_team::CareTeam;
pub use catalog_error::CatalogError;
pub use log_sink::{LogLevel, LogSink, LogSinkError, set_log_sink};
pub use reader::{About, Reader, SignLine};

uniffi::setup_scaffolding!("careteam");

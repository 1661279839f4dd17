//! Who is on a child's care team, what they may do, who is missing, and what to ask.
//!
//! Open a [catalog::Catalog] once and call it from any thread. Each call answers one screen with
//! one record, in the reader's language. There is no clock, no network and no global state in
//! here: today's date, language and state are arguments.

#[cfg(feature = "uniffi")]
#[macro_use]
mod foreign;

pub mod binder;
pub mod catalog;
pub mod checklist;
pub mod explain;
pub mod identify;
pub mod needs;
pub mod rights;
pub mod share;
pub mod team;

#[cfg(feature = "uniffi")]
#[doc(hidden)]
pub use foreign::UniFfiTag;

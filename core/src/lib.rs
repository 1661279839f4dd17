//! careteam

/// What the family keeps.
pub mod binder;

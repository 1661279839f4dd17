//! careteam

/// What the family keeps.
pub mod binder;
/// What leaves the phone when the parent asks for it.
pub mod share;

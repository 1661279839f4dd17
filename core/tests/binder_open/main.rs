//! Opening never recreates: one typed error for each reason, and the file stays as it is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod home;
mod opening;
mod salvage;
mod upkeep;

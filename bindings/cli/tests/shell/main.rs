//! The shell as a user and a script meet it: the built program, its streams and its exit codes.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing)]

mod arguments;
mod care;
mod conversation;
mod journey;
mod pages;
mod run;
mod streams;

//! The binder as a family and a script meet it: the built program, its files and its exit codes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod care;
mod desk;
mod family;
mod faults;
mod moving;
#[path = "../shell/run.rs"]
#[allow(dead_code)]
mod run;
mod talk;

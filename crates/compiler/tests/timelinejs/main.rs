//! Timelines made for TimelineJS, from outside: a file in, a film and a report out, and back.
#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise and say what it was at; clippy does not see that all of this is tests"
)]

#[path = "../agreed/mod.rs"]
mod agreed;
mod common;
mod exports;
mod files;
mod fixtures;
mod forms;
#[path = "../import_invariants/mod.rs"]
mod invariants;
mod properties;
mod reference;
mod refusals;
mod tables;

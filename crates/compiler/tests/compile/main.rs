//! The compiler from outside: a file in, a page or its problems out.
#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise and say what it was at; clippy does not see that all of this is tests"
)]

#[path = "../agreed/mod.rs"]
mod agreed;
mod authoring_doc;
mod becomes;
mod common;
#[path = "../date_invariants/mod.rs"]
mod date_invariants;
mod divided;
mod everything;
#[path = "../filled/mod.rs"]
mod filled;
#[path = "../generated/mod.rs"]
mod generated;
mod hostile;
#[path = "../invariants/mod.rs"]
mod invariants;
mod items;
#[path = "../lowering_invariants/mod.rs"]
mod lowering_invariants;
mod mistakes;
mod pages;
mod preview;
mod problems_doc;
mod properties;
mod schema;
mod slips;
mod titles;

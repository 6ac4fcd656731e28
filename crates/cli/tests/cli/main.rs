//! The command from outside: what is typed, what is answered, and with which number it ends.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

mod build;
mod check;
#[path = "../../../compiler/tests/generated/mod.rs"]
mod generated;
mod help;
mod long;
mod new;
mod support;

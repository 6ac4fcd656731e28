//! The command from outside: what is typed, what is answered, and with which number it ends.
#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise and say what it was at; clippy does not see that all of this is tests"
)]

mod build;
mod check;
mod export;
mod help;
mod import;
mod new;
mod preview;
mod support;

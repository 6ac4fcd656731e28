//! The command from outside: what is typed, what is answered, and with which number it ends.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

mod build;
mod check;
mod help;
mod new;
mod preview;
mod support;

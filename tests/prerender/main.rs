//! What a host makes of films: the page as HTML.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

#[path = "../../crates/compiler/tests/generated/mod.rs"]
mod generated;
mod long;
mod preview;

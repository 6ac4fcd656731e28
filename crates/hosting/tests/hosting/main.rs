//! The configurations of docs/hosting, each in a real server, asked as browsers ask.
//!
//! `cargo xtask test --only hosting` sets everything up, builds a site and runs this.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

mod answer;
mod caching;
mod content;
mod promises;
mod second_visit;
mod site;

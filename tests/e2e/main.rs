//! The built site as its readers meet it: in Chromium, Firefox and WebKit, over W3C WebDriver, under its own headers
//! and policy, in English, Chinese and Arabic, with scripts, without them, and with half of them.
//!
//! `cargo xtask test --only e2e` builds the sites, sets everything up and runs this.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

mod attacks;
mod harness;
mod scenarios;

//! `cargo xtask bench`: what the page costs its readers, beside what they would get otherwise.

mod page;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

/// What to measure.
#[derive(Subcommand, Debug)]
pub(crate) enum Bench {
    /// The page beside TimelineJS, React, Preact and hand-written HTML, in headless Chromium
    Page(page::Options),
}

/// Measures it.
///
/// # Errors
/// Something is missing and cannot be installed, or cannot be built or measured.
pub(crate) fn run(bench: &Bench) -> Result<ExitCode> {
    match bench {
        Bench::Page(options) => page::run(options),
    }
}

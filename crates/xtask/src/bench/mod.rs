//! `cargo xtask bench`: measurements that are told and held against nobody, because machines differ.

mod build;
mod page;
mod run;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

// The films that the compiler is tested and measured with.
#[path = "../../../compiler/tests/generated/mod.rs"]
mod generated;

/// What to measure.
#[derive(Subcommand, Debug)]
pub(crate) enum Bench {
    /// A site of 1,000 films of 45 events: films per second, memory, and how both grow
    Build(build::Options),
    /// The page beside TimelineJS, React, Preact and hand-written HTML, in headless Chromium
    Page(page::Options),
}

/// Measures it.
///
/// # Errors
/// Something is missing and cannot be installed, or cannot be built or measured.
pub(crate) fn run(bench: &Bench) -> Result<ExitCode> {
    match bench {
        Bench::Build(options) => build::run(options),
        Bench::Page(options) => page::run(options),
    }
}

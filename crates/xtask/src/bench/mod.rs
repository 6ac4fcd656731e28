//! `cargo xtask bench`: measurements that are told and held against nobody, because machines differ.

mod build;
mod run;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

// The films that the compiler is tested and measured with.
#[path = "../../../compiler/tests/generated/mod.rs"]
mod generated;

/// A measurement.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Build a site of 1,000 films of 45 events: films per second, memory, and how both grow
    Build(build::Options),
}

/// Measures.
///
/// # Errors
/// What is measured cannot be built or run.
pub(crate) fn run(bench: &Bench) -> Result<ExitCode> {
    match bench {
        Bench::Build(options) => build::run(options),
    }
}

//! `cargo xtask mutants`: mistakes that a person might make are put into the code, one at a time; the tests have to notice.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

use crate::setup::Tools;
use crate::{shell, workspace};

/// The share of mistakes that have to be noticed.
const ENOUGH: f64 = 0.85;

/// Where logic lives that needs no browser: packages, and the files in them.
const PACKAGES: [&str; 2] = ["companion-compiler", "companion"];
const FILES: [&str; 2] = ["crates/compiler/src/**/*.rs", "src/state/**/*.rs"];

/// How much of it.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// One part of so many, such as 0/20: all of them take a night
    #[arg(long, value_name = "K/N")]
    shard: Option<String>,
    /// Only files that this pattern fits, such as crates/compiler/src/edtf/**
    #[arg(long)]
    file: Option<String>,
}

/// What cargo-mutants has found out (`outcomes.json`).
#[derive(Debug, Deserialize)]
struct Outcomes {
    /// The tests have failed.
    caught: u32,
    /// The tests have not come to an end, which is noticed as well.
    timeout: u32,
    /// Nobody has noticed.
    missed: u32,
}

impl Outcomes {
    fn noticed(&self) -> u32 {
        self.caught + self.timeout
    }

    fn all(&self) -> u32 {
        self.noticed() + self.missed
    }

    fn score(&self) -> f64 {
        f64::from(self.noticed()) / f64::from(self.all().max(1))
    }
}

/// Runs them. Fails when too many go unnoticed.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let mut tools = Tools::default();
    tools.need_cargo_mutants()?;
    let root = workspace::root();
    let out = root.join("target/mutants");
    fs::create_dir_all(&out).with_context(|| format!("cannot create {}", out.display()))?;

    let mut command = mutants(&root, &out, options);
    tools.equip(&mut command)?;
    // It ends with an error when a single mistake goes unnoticed; what counts is how many.
    let ended = command.status().context("cannot start cargo-mutants")?;
    let found = out.join("mutants.out");
    let text = fs::read_to_string(found.join("outcomes.json")).with_context(|| {
        format!("cargo-mutants has stopped early ({ended}); its last lines say why")
    })?;
    let outcomes: Outcomes =
        serde_json::from_str(&text).context("cargo-mutants’ outcomes.json cannot be read")?;
    let missed = fs::read_to_string(found.join("missed.txt")).unwrap_or_default();
    report(&outcomes, &missed)
}

fn mutants(root: &Path, out: &Path, options: &Options) -> Command {
    let mut command = Command::new("cargo-mutants");
    command.current_dir(root);
    shell::forget_own_package(&mut command);
    command.args(["mutants", "--baseline", "skip", "--timeout", "300"]);
    command.arg("--output").arg(out);
    for package in PACKAGES {
        command.args(["--package", package]);
    }
    match &options.file {
        Some(file) => command.args(["--file", file]),
        None => command.args(FILES.iter().flat_map(|file| ["--file", file])),
    };
    if let Some(shard) = &options.shard {
        command.args(["--sharding", "round-robin", "--shard", shard]);
    }
    // A mistake is in the way of many cases or of none.
    if env::var_os("PROPTEST_CASES").is_none() {
        command.env("PROPTEST_CASES", "32");
    }
    command.env("CARGO_PROFILE_TEST_DEBUG", "0");
    command.env("CARGO_PROFILE_DEV_DEBUG", "0");
    command
}

fn report(outcomes: &Outcomes, missed: &str) -> Result<ExitCode> {
    let (noticed, all) = (outcomes.noticed(), outcomes.all());
    if all == 0 {
        bail!("no mistake could be put anywhere: does the pattern fit any file?");
    }
    for mistake in missed.lines() {
        println!("unnoticed: {mistake}");
    }
    println!(
        "{noticed} of {all} mistakes were noticed: {:.1} %, {:.0} % are asked for",
        outcomes.score() * 100.0,
        ENOUGH * 100.0
    );
    Ok(match outcomes.score() >= ENOUGH {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_noticed() {
        for (caught, timeout, missed, score) in [(8, 1, 1, 0.9), (0, 0, 4, 0.0), (0, 0, 0, 0.0)] {
            let outcomes = Outcomes {
                caught,
                timeout,
                missed,
            };
            assert_eq!(outcomes.score(), score, "{outcomes:?}");
        }
    }
}

//! The suites: what each runs, in the order in which a mistake is found soonest.

use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use super::report::{Outcome, Tally};
use crate::setup::{Browsers, Tools};
use crate::sizes::{BUDGET, Sizes};
use crate::workspace::{self, Metadata};
use crate::{shell, tidy};

/// Seconds that all tests in one browser may take together, generous for a slow machine.
const BROWSER_TIMEOUT: &str = "300";

/// A part of the proof that everything works.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suite {
    Format,
    Tidy,
    Lint,
    LintWasm,
    Docs,
    Native,
    Chromium,
    Firefox,
    Release,
}

/// What set-up has found.
#[derive(Debug)]
pub(super) struct Surroundings {
    pub(super) tools: Tools,
    pub(super) browsers: Browsers,
}

impl Suite {
    /// Its name, as `--only` takes it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Tidy => "tidy",
            Self::Lint => "lint",
            Self::LintWasm => "lint-wasm",
            Self::Docs => "docs",
            Self::Native => "native",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Release => "release",
        }
    }

    /// What it does, for `--list`.
    pub(super) fn about(self) -> &'static str {
        match self {
            Self::Format => "every Rust file is as rustfmt would write it",
            Self::Tidy => "the house is in order: `cargo xtask tidy`",
            Self::Lint => "clippy finds nothing, on this machine's target",
            Self::LintWasm => "clippy finds nothing in the page, on the browser's target",
            Self::Docs => "the documentation builds without a warning",
            Self::Native => "tests that need no browser",
            Self::Chromium => "tests/web in headless Chromium",
            Self::Firefox => "tests/web in headless Firefox",
            Self::Release => "the page builds for publication and keeps to its budget of bytes",
        }
    }

    /// Runs it, streaming what it writes.
    pub(super) fn run(self, with: &Surroundings) -> Result<Outcome> {
        match self {
            Self::Format => plain(&["fmt", "--all", "--check"], &[]),
            Self::Tidy => Ok(Outcome::single(tidy::check()?)),
            Self::Lint => plain(
                &[
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--",
                    "-D",
                    "warnings",
                ],
                &[],
            ),
            Self::LintWasm => {
                let page = [
                    "clippy",
                    "-p",
                    "companion",
                    "--target",
                    "wasm32-unknown-unknown",
                ];
                plain(
                    &[&page[..], &["--all-targets", "--", "-D", "warnings"]].concat(),
                    &[],
                )
            }
            Self::Docs => plain(
                &[
                    "doc",
                    "--workspace",
                    "--no-deps",
                    "--document-private-items",
                ],
                &[("RUSTDOCFLAGS", "-D warnings")],
            ),
            Self::Native => {
                let mut command = workspace::cargo();
                command.args(["test", "--workspace", "--no-fail-fast"]);
                with.tools.equip(&mut command)?;
                tests(&mut command)
            }
            Self::Chromium => {
                let mut command = browser_tests(with)?;
                with.browsers.use_chromium(&mut command)?;
                tests(&mut command)
            }
            Self::Firefox => {
                let mut command = browser_tests(with)?;
                with.browsers.use_firefox(&mut command)?;
                tests(&mut command)
            }
            Self::Release => release(with),
        }
    }
}

/// A cargo command that has no tests to count.
fn plain(args: &[&str], environment: &[(&str, &str)]) -> Result<Outcome> {
    let mut command = workspace::cargo();
    command.args(args).envs(environment.iter().copied());
    println!("$ {}", shell::line(&command));
    Ok(Outcome::single(shell::run(&mut command)?.success()))
}

fn tests(command: &mut Command) -> Result<Outcome> {
    println!("$ {}", shell::line(command));
    let mut tally = Tally::default();
    let status = shell::stream(command, |line| tally.look(line))?;
    Ok(tally.outcome(status.success()))
}

fn browser_tests(with: &Surroundings) -> Result<Command> {
    let mut command = workspace::cargo();
    command
        .args([
            "test",
            "-p",
            "companion",
            "--target",
            "wasm32-unknown-unknown",
            "--test",
            "web",
        ])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TIMEOUT);
    with.tools.equip(&mut command)?;
    Ok(command)
}

/// Builds into a folder of its own, so that a `serve` at work keeps its page.
fn release(with: &Surroundings) -> Result<Outcome> {
    let dist = Metadata::read()?.target_directory.join("release-page");
    let mut command = with.tools.trunk()?;
    command.args(["build", "--release", "--dist"]).arg(&dist);
    println!("$ {}", shell::line(&command));
    if !shell::run(&mut command)?.success() {
        return Ok(Outcome::failed());
    }
    let sizes = Sizes::measure(&dist)?;
    let fits = sizes.code() <= BUDGET;
    if !fits {
        eprintln!(
            "error: wasm and JS glue are over their budget of {} KB; the table below has the sizes",
            BUDGET / 1024
        );
    }
    Ok(Outcome {
        sizes: Some(sizes),
        ..Outcome::single(fits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_the_command_line_takes() {
        for suite in Suite::value_variants() {
            let value = suite.to_possible_value().unwrap();
            assert_eq!(value.get_name(), suite.name());
        }
    }
}

//! The suites: what each runs, in the order in which a mistake is found soonest.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use super::e2e;
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
    E2e,
}

/// What set-up has found.
#[derive(Debug)]
pub(super) struct Surroundings {
    pub(super) tools: Tools,
    pub(super) browsers: Browsers,
    /// The script of axe-core, where a suite needs it.
    pub(super) axe: Option<PathBuf>,
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
            Self::E2e => "e2e",
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
            Self::E2e => {
                "the built sites in Chromium, Firefox and WebKit, with scripts, without, and with faults"
            }
        }
    }

    /// Runs it, streaming what it writes. With `bless`, what is compared with a record becomes the record.
    pub(super) fn run(self, with: &Surroundings, bless: bool) -> Result<Outcome> {
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
                // The tests of the built sites need browsers, and have a suite of their own.
                command.args(["test", "--workspace", "--exclude", "companion-e2e"]);
                command.arg("--no-fail-fast");
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
            Self::E2e => {
                e2e::build_sites(&with.tools)?;
                tests(&mut e2e::tests(with, bless)?)
            }
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

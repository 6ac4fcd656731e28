//! The suites: what each runs, in the order in which a mistake is found soonest.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use super::report::{Outcome, Tally};
use super::{Options, deny, e2e};
use crate::budget::Measured;
use crate::gallery::{self, Judgement};
use crate::setup::{Browsers, Tools};
use crate::workspace;
use crate::{dist, shell, site, tidy};

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
    Deny,
    Native,
    Chromium,
    Firefox,
    Release,
    E2e,
    Gallery,
    Hosting,
    Dist,
}

/// What a suite cannot run without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Requirement {
    CargoDeny,
    WasmTarget,
    Trunk,
    WasmBindgen,
    Servers,
    Chromium,
    Firefox,
    WebKit,
    Typefaces,
    Axe,
    TimelineJs,
}

/// What set-up has found.
#[derive(Debug)]
pub(super) struct Surroundings {
    pub(super) tools: Tools,
    pub(super) browsers: Browsers,
    /// The script of axe-core, where a suite needs it.
    pub(super) axe: Option<PathBuf>,
    /// TimelineJS, where a suite needs it.
    pub(super) timelinejs: Option<PathBuf>,
}

impl Suite {
    /// Whether it is part of a whole run. That the photographs of the gallery are the same on every machine has to be seen
    /// first.
    pub(super) fn is_usual(self) -> bool {
        self != Self::Gallery
    }

    /// Its name, as `--only` takes it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Tidy => "tidy",
            Self::Lint => "lint",
            Self::LintWasm => "lint-wasm",
            Self::Docs => "docs",
            Self::Deny => "deny",
            Self::Native => "native",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Release => "release",
            Self::E2e => "e2e",
            Self::Gallery => "gallery",
            Self::Hosting => "hosting",
            Self::Dist => "dist",
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
            Self::Deny => "what the page and the command are built of may be: deny.toml",
            Self::Native => "tests that need no browser",
            Self::Chromium => "tests/web in headless Chromium",
            Self::Firefox => "tests/web in headless Firefox",
            Self::Release => {
                "the page builds for publication and keeps to its budget: `cargo xtask budget`"
            }
            Self::E2e => {
                "the built sites in Chromium, Firefox and WebKit, with scripts, without, and with faults"
            }
            Self::Gallery => {
                "every page of the gallery looks as it did, and all of it can be read: `cargo xtask gallery`"
            }
            Self::Hosting => {
                "docs/hosting in nginx and Caddy, and a second visit in headless Chromium"
            }
            Self::Dist => "the release archive works on a machine that has nothing else",
        }
    }

    /// What set-up has to see to first.
    pub(super) fn requires(self) -> &'static [Requirement] {
        use Requirement::{
            Axe, CargoDeny, Chromium, Firefox, Servers, TimelineJs, Trunk, Typefaces, WasmBindgen,
            WasmTarget, WebKit,
        };
        match self {
            Self::Format | Self::Tidy | Self::Lint | Self::Docs => &[],
            Self::Deny => &[CargoDeny],
            Self::Native => &[TimelineJs],
            Self::LintWasm => &[WasmTarget],
            Self::Chromium => &[WasmTarget, WasmBindgen, Chromium],
            Self::Firefox => &[WasmTarget, WasmBindgen, Firefox],
            Self::Release => &[WasmTarget, WasmBindgen, Trunk, Servers, Chromium],
            Self::E2e => &[
                WasmTarget,
                WasmBindgen,
                Trunk,
                Chromium,
                Firefox,
                WebKit,
                Typefaces,
                Axe,
            ],
            Self::Gallery => &[WasmTarget, WasmBindgen, Trunk, Chromium, Typefaces],
            Self::Hosting => &[WasmTarget, WasmBindgen, Trunk, Servers, Chromium],
            Self::Dist => &[WasmTarget, WasmBindgen, Trunk],
        }
    }

    /// Runs it, streaming what it writes. With `--bless`, what is compared with a record becomes the record.
    pub(super) fn run(self, with: &Surroundings, options: &Options) -> Result<Outcome> {
        let matching = options.matching.as_deref();
        let tests = |command: &mut Command| tests(command.args(matching));
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
            Self::Deny => deny::check(&with.tools),
            Self::Native => {
                let mut command = workspace::cargo();
                // What needs servers or browsers has a suite of its own.
                command.args(["test", "--workspace", "--exclude", "companion-e2e"]);
                command.args(["--exclude", "companion-hosting"]);
                command.arg("--no-fail-fast");
                if let Some(packages) = &with.timelinejs {
                    command.env("COMPANION_TIMELINEJS_PACKAGE", packages);
                }
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
                tests(&mut e2e::tests(with, options.bless)?)
            }
            Self::Gallery => look(with, matching, options.bless),
            Self::Hosting => tests(&mut hosting(with)?),
            Self::Dist => tests(&mut archive(with)?),
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

fn release(with: &Surroundings) -> Result<Outcome> {
    let measured = Measured::of(&site::page(&with.tools)?, &with.browsers)?;
    let is_kept = measured.is_kept();
    if !is_kept {
        eprintln!("error: the page is over its budget; the table below has the numbers");
    }
    Ok(Outcome {
        measured: Some(measured),
        ..Outcome::single(is_kept)
    })
}

/// Photographs the gallery. The engine is compiled already if the end-to-end tests have run.
fn look(with: &Surroundings, matching: Option<&str>, bless: bool) -> Result<Outcome> {
    let engine = site::engine(&with.tools)?;
    let Judgement { good, bad } = gallery::photograph(&engine, &with.browsers, matching, bless)?;
    Ok(Outcome {
        passed: good,
        failed: bad.len(),
        has_tests: true,
        said: bad,
        ..Outcome::default()
    })
}

/// The film with one of everything, on each server.
fn hosting(with: &Surroundings) -> Result<Command> {
    let site = site::film(
        Path::new("tests/fixtures/everything"),
        &site::engine(&with.tools)?,
    )?;
    let mut command = workspace::cargo();
    command
        .args(["test", "-p", "companion-hosting"])
        .env("COMPANION_SITE", site);
    with.browsers.use_chromium(&mut command)?;
    Ok(command)
}

/// Makes the archive of `cargo xtask dist` and uses it as its readers do. The engine in it is compiled already if the
/// release suite has run.
fn archive(with: &Surroundings) -> Result<Command> {
    let archive = dist::make(&with.tools)?;
    let mut command = workspace::cargo();
    command
        .args(["test", "--package", "companion-cli", "--test", "archive"])
        .args(["--", "--ignored"])
        .env("COMPANION_ARCHIVE", archive);
    Ok(command)
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

//! `cargo xtask bench page`: set-up, our engine and command, then the harness in `bench/`, which runs in Node.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::setup::{Need, Node, Tools};
use crate::shell;
use crate::workspace::{self, Metadata, TrunkConfig};

/// Where the tables of the last full run are kept.
const RESULTS: &str = "bench/RESULTS.md";

/// Options of `cargo xtask bench page`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// How many events the film has: one or more numbers, each at least 8
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_value = "20,200,2000,10000",
          value_parser = clap::value_parser!(u32).range(8..))]
    n: Vec<u32>,

    /// How often each page is visited; the tables have the medians
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..))]
    runs: u8,

    /// Measure only these pages, by their names in the table
    #[arg(long, value_name = "PAGE,…", value_delimiter = ',')]
    only: Vec<String>,

    /// On which devices
    #[arg(
        long,
        value_name = "DEVICE,…",
        value_delimiter = ',',
        default_value = "phone,desktop"
    )]
    profile: Vec<Profile>,

    /// An engine that Trunk has built, instead of a new one
    #[arg(long, value_name = "DIR")]
    engine: Option<PathBuf>,

    /// Keep the tables in bench/RESULTS.md
    #[arg(long)]
    save: bool,
}

/// A device, with its line.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// 412 × 823, a processor 4 × slower, 1.6 Mbit/s, 150 ms for each request
    Phone,
    /// 1280 × 800, this machine as it is
    Desktop,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desktop => "desktop",
        }
    }
}

/// Builds what is to be measured, measures it, and prints the tables.
///
/// # Errors
/// Something is missing and cannot be installed, or the page cannot be built.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let mut tools = Tools::default();
    let node = Node::ensure()?;
    let browsers = tools.need_browsers(Need {
        chromium: true,
        ..Need::default()
    })?;
    let chromium = browsers.chromium.context("no Chromium was set up")?;
    let bench = workspace::root().join("bench");
    let modules = node.packages(&bench, "bench")?;

    // A harness that measures wrongly is worse than none.
    let mut tests = node.command();
    tests.arg("--test").arg(bench.join("tests"));
    let tested = shell::capture(&mut tests)?;
    if !tested.status.success() {
        bail!(
            "the harness fails its own tests:\n{}",
            String::from_utf8_lossy(&tested.stdout).trim()
        );
    }

    let target = Metadata::read()?.target_directory;
    let engine = match &options.engine {
        Some(engine) => env::current_dir()?.join(engine),
        None => build_engine(&mut tools, &target)?,
    };
    let program = build_command(&target)?;

    let mut harness = node.command();
    harness.arg(bench.join("main.mjs"));
    harness.args(arguments(options));
    let work = target.join("bench");
    let places = [
        ("--root", workspace::root()),
        ("--work", work),
        ("--modules", modules),
        ("--program", program),
        ("--engine", engine),
        ("--chromium", chromium),
    ];
    for (name, path) in places {
        harness.arg(name).arg(path);
    }
    Ok(if shell::run(&mut harness)?.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The page without a film, as readers get it, in a folder of its own.
fn build_engine(tools: &mut Tools, target: &Path) -> Result<PathBuf> {
    tools.need_wasm_target()?;
    tools.need_trunk(&TrunkConfig::read()?)?;
    tools.need_wasm_bindgen()?;
    let engine = target.join("bench-engine");
    let mut trunk = tools.trunk()?;
    trunk
        .args(["build", "--release", "--dist"])
        .arg(&engine)
        .env("COMPANION_FILM", "");
    build(&mut trunk)?;
    Ok(engine)
}

/// `companion`, which makes a site of a film.
fn build_command(target: &Path) -> Result<PathBuf> {
    build(workspace::cargo().args(["build", "--quiet", "--package", "companion-cli"]))?;
    let name = format!("debug/companion{}", env::consts::EXE_SUFFIX);
    Ok(target.join(name))
}

fn build(command: &mut Command) -> Result<()> {
    println!("$ {}", shell::line(command));
    if !shell::run(command)?.success() {
        bail!("`{}` failed; its message is above", shell::line(command));
    }
    Ok(())
}

/// What the harness is told to measure.
fn arguments(options: &Options) -> Vec<String> {
    let numbers = options.n.iter().map(u32::to_string).collect::<Vec<_>>();
    let profiles = options.profile.iter().map(|each| each.name());
    let mut arguments = vec![
        "--n".to_owned(),
        numbers.join(","),
        "--runs".to_owned(),
        options.runs.to_string(),
        "--profile".to_owned(),
        profiles.collect::<Vec<_>>().join(","),
    ];
    if !options.only.is_empty() {
        arguments.extend(["--only".to_owned(), options.only.join(",")]);
    }
    if options.save {
        let file = workspace::root().join(RESULTS);
        arguments.extend(["--save".to_owned(), file.to_string_lossy().into_owned()]);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser, Debug)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn what_is_asked_for_reaches_the_harness() {
        fn check(line: &str, expected: &[&str]) {
            let words = ["page"].into_iter().chain(line.split_whitespace());
            let options = Line::try_parse_from(words).unwrap().options;
            let told = arguments(&options).join(" ");
            for part in expected {
                assert!(told.contains(part), "{told} has no {part}");
            }
        }
        check(
            "",
            &[
                "--n 20,200,2000,10000",
                "--runs 3",
                "--profile phone,desktop",
            ],
        );
        check(
            "--n 20,200 --runs 1 --only companion,static --profile phone",
            &[
                "--n 20,200",
                "--runs 1",
                "--only companion,static",
                "--profile phone",
            ],
        );
        check("--save", &["--save ", RESULTS]);
    }

    #[test]
    fn a_film_has_an_event_for_each_chapter() {
        assert!(Line::try_parse_from(["page", "--n", "7"]).is_err());
        assert!(Line::try_parse_from(["page", "--runs", "0"]).is_err());
    }
}

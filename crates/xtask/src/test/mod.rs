//! `cargo xtask test`: every suite, one after the other, and one table at the end.

mod report;
mod suites;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::setup::{Browsers, Need, Tools};
use crate::sizes::Sizes;
use crate::workspace::TrunkConfig;
use report::{Outcome, Report};
use suites::{Suite, Surroundings};

/// Options of `cargo xtask test`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Run only this suite (may be given several times); everything is run otherwise
    #[arg(long, value_name = "SUITE")]
    only: Vec<Suite>,

    /// Say which suites there are, in their order, and what each runs
    #[arg(long)]
    list: bool,

    /// Record the release build's sizes in crates/xtask/sizes.toml, for later runs to be compared with
    #[arg(long)]
    bless: bool,
}

/// Runs the suites. The last line is always `N passed, M failed`.
///
/// # Errors
/// Only what keeps the report itself from being made; a suite that cannot run is a failed one.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    if options.list {
        for suite in Suite::value_variants() {
            println!("{:<10} {}", suite.name(), suite.about());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let chosen = |suite: &Suite| options.only.is_empty() || options.only.contains(suite);
    let suites = Suite::value_variants()
        .iter()
        .copied()
        .filter(chosen)
        .collect::<Vec<_>>();

    let mut report = Report::default();
    let start = Instant::now();
    match set_up(&suites) {
        Ok(surroundings) => run_suites(&suites, &surroundings, options.bless, &mut report)?,
        Err(error) => {
            eprintln!("error: {error:#}");
            report.add("set-up", Outcome::failed(), start.elapsed());
        }
    }
    println!("\n{report}");
    Ok(if report.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn set_up(suites: &[Suite]) -> Result<Surroundings> {
    let needs = |some: &[Suite]| some.iter().any(|suite| suites.contains(suite));
    let mut tools = Tools::default();
    if needs(&[
        Suite::LintWasm,
        Suite::Chromium,
        Suite::Firefox,
        Suite::Release,
    ]) {
        tools.need_wasm_target()?;
    }
    if needs(&[Suite::Release]) {
        tools.need_trunk(&TrunkConfig::read()?)?;
    }
    if needs(&[Suite::Native]) {
        tools.need_timelinejs()?;
    }
    if needs(&[Suite::Chromium, Suite::Firefox, Suite::Release]) {
        tools.need_wasm_bindgen()?;
    }
    let need = Need {
        chromium: needs(&[Suite::Chromium]),
        firefox: needs(&[Suite::Firefox]),
    };
    let browsers: Browsers = tools.need_browsers(need)?;
    Ok(Surroundings { tools, browsers })
}

fn run_suites(
    suites: &[Suite],
    surroundings: &Surroundings,
    bless: bool,
    report: &mut Report,
) -> Result<()> {
    for suite in suites {
        println!("\n── {} ──", suite.name());
        let start = Instant::now();
        let outcome = match suite.run(surroundings) {
            Ok(outcome) => outcome,
            Err(error) => {
                eprintln!("error: {error:#}");
                Outcome::failed()
            }
        };
        if let Some(sizes) = &outcome.sizes {
            report.show_sizes(sizes.table(&Sizes::recorded()?));
            if bless {
                sizes.record()?;
            }
        }
        report.add(suite.name(), outcome, start.elapsed());
    }
    Ok(())
}

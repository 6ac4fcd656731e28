//! `cargo xtask test`: every suite, one after the other, and one table at the end.

mod deny;
mod e2e;
mod report;
mod room;
mod suites;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::setup::{Need, Tools};
use crate::workspace::TrunkConfig;
use report::{Outcome, Report};
use suites::{Requirement, Suite, Surroundings};

/// Options of `cargo xtask test`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Run only this suite (may be given several times); everything but `gallery` is run otherwise
    #[arg(long, value_name = "SUITE")]
    only: Vec<Suite>,

    /// Run only tests with this in their names, such as a module or an engine; best with --only
    #[arg(long, value_name = "TEXT")]
    matching: Option<String>,

    /// Say which suites there are, in their order, and what each runs
    #[arg(long)]
    list: bool,

    /// Record what later runs are compared with: the release build's sizes in crates/xtask/sizes.toml, the
    /// accessibility trees in tests/e2e/trees, and the photos in crates/xtask/src/gallery/photos.txt
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
    let chosen = |suite: &Suite| match options.only.is_empty() {
        true => suite.is_usual(),
        false => options.only.contains(suite),
    };
    let suites = Suite::value_variants()
        .iter()
        .copied()
        .filter(chosen)
        .collect::<Vec<_>>();

    let mut report = Report::default();
    let start = Instant::now();
    // One suite alone may well have room.
    if options.only.is_empty()
        && let Some(warning) = room::warning()
    {
        eprintln!("warning: {warning}");
    }
    match set_up(&suites) {
        Ok(surroundings) => run_suites(&suites, &surroundings, options, &mut report)?,
        Err(error) => {
            eprintln!("error: {error:#}");
            report.add("set-up", Outcome::failed(), start.elapsed());
        }
    }
    if !report.is_ok()
        && let Some(warning) = room::warning()
    {
        println!("\nWhat failed may have lacked room: {warning}");
    }
    println!("\n{report}");
    Ok(if report.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn set_up(suites: &[Suite]) -> Result<Surroundings> {
    let needs = |what: Requirement| suites.iter().any(|suite| suite.requires().contains(&what));
    let mut tools = Tools::default();
    if needs(Requirement::CargoDeny) {
        tools.need_cargo_deny()?;
    }
    if needs(Requirement::WasmTarget) {
        tools.need_wasm_target()?;
    }
    if needs(Requirement::Trunk) {
        tools.need_trunk(&TrunkConfig::read()?)?;
    }
    if needs(Requirement::WasmBindgen) {
        tools.need_wasm_bindgen()?;
    }
    if needs(Requirement::Servers) {
        tools.need_servers()?;
    }
    let browsers = tools.need_browsers(Need {
        chromium: needs(Requirement::Chromium),
        firefox: needs(Requirement::Firefox),
        webkit: needs(Requirement::WebKit),
        poppler: false,
        typefaces: needs(Requirement::Typefaces),
    })?;
    let axe = match needs(Requirement::Axe) {
        true => Some(tools.need_axe()?),
        false => None,
    };
    let timelinejs = match needs(Requirement::TimelineJs) {
        true => Some(tools.need_timelinejs()?),
        false => None,
    };
    Ok(Surroundings {
        tools,
        browsers,
        axe,
        timelinejs,
    })
}

fn run_suites(
    suites: &[Suite],
    surroundings: &Surroundings,
    options: &Options,
    report: &mut Report,
) -> Result<()> {
    for suite in suites {
        println!("\n── {} ──", suite.name());
        let start = Instant::now();
        let outcome = match suite.run(surroundings, options) {
            Ok(outcome) => outcome,
            Err(error) => {
                eprintln!("error: {error:#}");
                Outcome::failed()
            }
        };
        if let Some(measured) = &outcome.measured {
            report.show_budget(measured.table_since_record()?);
            if options.bless {
                measured.record()?;
            }
        }
        report.add(suite.name(), outcome, start.elapsed());
    }
    Ok(())
}

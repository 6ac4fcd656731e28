//! `cargo xtask gallery`: one page with every component in every state, from fixtures, at every width, in both themes
//! and in several languages. It is what a change of the look is judged by, and what the visual test photographs.

mod frames;
mod paper;
mod photos;
mod picture;
mod record;
mod server;

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::setup::{Browsers, Need, Tools};
use crate::workspace::{Metadata, TrunkConfig};
use crate::{films, shell, site};
use frames::{Frame, frames};
use record::Record;

/// Options of `cargo xtask gallery`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Photograph the gallery and the printed pages and compare them with the last record, instead of serving it
    #[arg(long)]
    check: bool,

    /// Photograph the gallery and the printed pages and make that the record
    #[arg(long, conflicts_with = "check")]
    bless: bool,

    /// With --check or --bless: only the printed pages, not the gallery
    #[arg(long)]
    paper: bool,

    /// With --check or --bless: only frames with this in their names, such as a film or a width, and no printed pages
    #[arg(long, value_name = "TEXT", conflicts_with = "paper")]
    matching: Option<String>,

    /// The port on 127.0.0.1
    #[arg(long, value_name = "N", default_value_t = 8090)]
    port: u16,
}

/// What the gallery shows: films that have everything, that have almost nothing, and that have too much.
const FILMS: [&str; 6] = [
    "tests/fixtures/everything",
    "tests/fixtures/extremes",
    "tests/fixtures/minimal",
    "tests/fixtures/arabic",
    "tests/fixtures/words",
    "assets/films/never-sorry",
];
/// Films with so many facts on their cards.
const FACTS: [(&str, usize); 3] = [("one-fact", 1), ("two-facts", 2), ("three-facts", 3)];

/// The record of the frames.
const RECORD: &str = "photos.txt";

const PAGE: &str = include_str!("gallery.html");

/// What the photos have shown.
#[derive(Debug)]
pub(crate) struct Judgement {
    /// How many are good.
    pub(crate) good: usize,
    /// What is wrong with each of the others, by its name.
    pub(crate) bad: Vec<String>,
}

/// Builds the gallery, then serves or photographs it.
///
/// # Errors
/// A tool cannot be had, the gallery cannot be built, or the port is in use.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let mut tools = Tools::default();
    tools.need_wasm_target()?;
    tools.need_trunk(&TrunkConfig::read()?)?;
    tools.need_wasm_bindgen()?;
    if !options.check && !options.bless {
        let address = open(&site::engine(&tools)?, options.port)?;
        println!("The gallery is on http://{address}/gallery.html until you press Ctrl-C");
        loop {
            std::thread::park();
        }
    }
    let matching = options.matching.as_deref();
    let browsers = tools.need_browsers(Need {
        chromium: true,
        poppler: matching.is_none(),
        typefaces: true,
        ..Need::default()
    })?;
    let engine = site::engine(&tools)?;
    let mut judgements = Vec::new();
    if !options.paper {
        judgements.push(photograph(&engine, &browsers, matching, options.bless)?);
    }
    if matching.is_none() {
        let pages = paper::take(&engine, &folder()?)?;
        let record = Record::read(paper::RECORD);
        judgements.push(record.judge(pages, &camera(&browsers), true, options.bless)?);
    }
    let good: usize = judgements.iter().map(|each| each.good).sum();
    let bad: Vec<String> = judgements.into_iter().flat_map(|each| each.bad).collect();
    for line in &bad {
        println!("{line}");
    }
    println!(
        "{good} photos are good, {} are not; they are in {}",
        bad.len(),
        folder()?.display()
    );
    Ok(match bad.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Photographs the frames with `matching` in their names, or all, and compares them with the record, or makes them it.
///
/// # Errors
/// The site cannot be built, or not be photographed.
pub(crate) fn photograph(
    engine: &Path,
    browsers: &Browsers,
    matching: Option<&str>,
    bless: bool,
) -> Result<Judgement> {
    let driver = browsers.chromedriver.as_deref();
    let driver = driver.context("no chromedriver was set up")?;
    let mut frames = frames();
    frames.retain(|frame| matching.is_none_or(|part| frame.name().contains(part)));
    if frames.is_empty() {
        bail!(
            "no frame has “{}” in its name",
            matching.unwrap_or_default()
        );
    }
    let address = open(engine, 0)?;
    let photos = photos::take(driver, &address.to_string(), &folder()?, &frames)?;
    Record::read(RECORD).judge(photos, &camera(browsers), matching.is_none(), bless)
}

/// The browser, as records name it.
fn camera(browsers: &Browsers) -> String {
    let version = browsers.chromium.as_deref().and_then(shell::version);
    format!("Chromium {}", version.unwrap_or_default())
}

/// The folder of everything that the gallery is made of, and of the pictures.
fn folder() -> Result<PathBuf> {
    let folder = Metadata::read()?.target_directory.join("gallery");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Builds the films and serves them beside the gallery until this program ends.
fn open(engine: &Path, port: u16) -> Result<SocketAddr> {
    let folder = folder()?;
    let site = folder.join("site");
    let mut companion = site::companion(&["build", "--force", "--no-offline", "--engine"]);
    companion.arg(engine).arg("--out").arg(&site).args(FILMS);
    let written = folder.join("films");
    for (id, facts) in FACTS {
        films::write_with_facts(id, facts, &written.join(id))?;
        companion.arg(written.join(id));
    }
    films::write_long(&written.join(films::LONG))?;
    succeed(companion.arg(written.join(films::LONG)))?;
    server::serve(site, gallery(&frames())?, port)
}

/// The page with all frames.
fn gallery(frames: &[Frame]) -> Result<String> {
    let page = PAGE.replace("/*frames*/", &serde_json::to_string(frames)?);
    let page = page.replace("/*reader*/", &serde_json::to_string(photos::READER)?);
    Ok(page.replace("/*faults*/", &serde_json::to_string(photos::FAULTS)?))
}

fn succeed(command: &mut Command) -> Result<()> {
    println!("$ {}", shell::line(command));
    if !shell::run(command)?.success() {
        bail!("the gallery could not be built; the message is above");
    }
    Ok(())
}

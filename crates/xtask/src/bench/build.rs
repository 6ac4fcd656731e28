//! Many films: how long their site takes, how much memory, and whether both grow with the films and no faster.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Result, bail};
use clap::Args;

use super::generated::{self, Shape};
use super::run::Run;
use crate::setup::Tools;
use crate::workspace::{self, Metadata, TrunkConfig};
use crate::{shell, site};

/// The films against whose time that of all is held.
const FEW: usize = 100;

/// Options of `cargo xtask bench build`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// How many films, in one language each
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u16).range(1..))]
    films: u16,

    /// How many events each film has
    #[arg(long, value_name = "N", default_value_t = 45, value_parser = clap::value_parser!(u16).range(1..))]
    events: u16,
}

/// Builds the sites and prints what it took.
///
/// # Errors
/// Something cannot be built.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let mut tools = Tools::default();
    tools.need_wasm_target()?;
    tools.need_trunk(&TrunkConfig::read()?)?;
    tools.need_wasm_bindgen()?;
    let engine = site::engine(&tools)?;
    let companion = companion()?;
    let folder = Metadata::read()?.target_directory.join("bench-build");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let films = write_films(&folder.join("films"), options)?;

    let build = |films: &[PathBuf], out: &str| {
        let mut command = Command::new(&companion);
        command
            .arg("build")
            .args(films)
            .arg("--engine")
            .arg(&engine)
            .arg("--out")
            .arg(folder.join(out));
        // Drawing cards takes longer than all the rest, and happens once in the life of a card.
        command.args(["--url", "https://example.org/films/", "--no-cards"]);
        Run::of(&mut command, &folder.join("log"))
    };
    let few = build(&films[..FEW.min(films.len())], "few")?;
    let many = build(&films, "many")?;
    Run::print_heads();
    few.print(
        &format!("{} films", FEW.min(films.len())),
        FEW.min(films.len()),
    );
    many.print(&format!("{} films", films.len()), films.len());
    println!(
        "{:<20}{:>10.1}{:>16.1}   (linear: {:.1})",
        "ratio of the two",
        many.time.as_secs_f64() / few.time.as_secs_f64(),
        many.work() / few.work(),
        films.len() as f64 / FEW.min(films.len()) as f64
    );
    build(&films, "many")?.print("nothing changed", films.len());
    change(&films[films.len() / 2])?;
    build(&films, "many")?.print("one film changed", films.len());
    println!(
        "required: 1,000 films within 120 s and 500 MB on 2 cores, one changed film within 2 s. On a machine that has \
         other things to do, the work tells more than the seconds"
    );
    Ok(ExitCode::SUCCESS)
}

/// The command, built for speed.
fn companion() -> Result<PathBuf> {
    let mut command = workspace::cargo();
    command.args(["build", "--profile", "dist", "-p", "companion-cli"]);
    println!(
        "$ {}   (some minutes the first time)",
        shell::line(&command)
    );
    if !shell::run(&mut command)?.success() {
        bail!("the command cannot be built; the reason is above");
    }
    Ok(Metadata::read()?.target_directory.join("dist/companion"))
}

/// Writes the films, each the same in every run, and returns their folders.
fn write_films(folder: &Path, options: &Options) -> Result<Vec<PathBuf>> {
    let write = |number: u16| {
        let shape = Shape {
            seed: number.into(),
            ..Shape::of(options.events.into())
        };
        let film = folder.join(format!("film-{number:04}"));
        fs::create_dir_all(&film)?;
        // Films of a hundred years, as an archive has them.
        let text = generated::film(shape).replacen(
            "\"2012-01-22\"",
            &format!("\"{}\"", 1922 + number % 100),
            1,
        );
        let text = text.replacen("\"made-to-measure\"", &format!("\"film-{number:04}\""), 1);
        fs::write(film.join("companion.json"), text)?;
        Ok(film)
    };
    (0..options.films).map(write).collect()
}

/// An editor changes a number.
fn change(film: &Path) -> Result<()> {
    let path = film.join("companion.json");
    let text = fs::read_to_string(&path)?;
    let changed = text.replacen("\"runtime_minutes\": 91", "\"runtime_minutes\": 92", 1);
    if changed == text {
        bail!("{} has nothing to change", path.display());
    }
    Ok(fs::write(path, changed)?)
}

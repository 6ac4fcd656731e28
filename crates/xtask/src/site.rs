//! The engine, and sites built as their readers get them: to publish, for tests and for measurements.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::Tools;
use crate::shell;
use crate::workspace::{self, Metadata};

/// The folder of a film that somebody asks for, from where they are.
///
/// # Errors
/// There is no film.
pub(crate) fn film_folder(asked: &Path) -> Result<PathBuf> {
    if !asked.join("companion.json").is_file() {
        bail!(
            "there is no companion.json in {}. --film wants a film's folder, such as assets/films/never-sorry.",
            asked.display()
        );
    }
    asked
        .canonicalize()
        .with_context(|| format!("cannot open {}", asked.display()))
}

/// Builds the engine, optimised, and returns its folder.
///
/// # Errors
/// Trunk cannot be started, or fails.
pub(crate) fn engine(tools: &Tools) -> Result<PathBuf> {
    let folder = engine_folder()?;
    let mut command = tools.trunk()?;
    command
        .args(["build", "--release", "--dist"])
        .arg(&folder)
        .env("COMPANION_FILM", "");
    println!("$ COMPANION_FILM= {}", shell::line(&command));
    match shell::run(&mut command)?.success() {
        true => Ok(folder),
        false => bail!("the engine cannot be built; the reason is above"),
    }
}

/// Where the engine is built.
///
/// # Errors
/// The workspace cannot be read.
pub(crate) fn engine_folder() -> Result<PathBuf> {
    Ok(Metadata::read()?.target_directory.join("engine"))
}

/// Builds the page that the project ships with, by Trunk and its hooks, into a folder of its own, so that a `serve` at
/// work keeps its page.
///
/// # Errors
/// Trunk cannot be started, or fails.
pub(crate) fn page(tools: &Tools) -> Result<PathBuf> {
    let folder = Metadata::read()?.target_directory.join("release-page");
    let mut command = tools.trunk()?;
    command.args(["build", "--release", "--dist"]).arg(&folder);
    println!("$ {}", shell::line(&command));
    match shell::run(&mut command)?.success() {
        true => Ok(folder),
        false => bail!("the page cannot be built; the reason is above"),
    }
}

/// Builds a site of a film that has an address, and returns its folder.
///
/// # Errors
/// The film has errors, or the site cannot be written.
pub(crate) fn film(film: &Path, engine: &Path) -> Result<PathBuf> {
    let sites = Metadata::read()?.target_directory.join("sites");
    let folder = sites.join(film.file_name().unwrap_or_default());
    let mut build = companion(&["build", "--url", "https://example.org/", "--force"]);
    // What a browser has kept says nothing about a host.
    build.arg("--no-offline");
    build.arg("--engine").arg(engine).arg("--out").arg(&folder);
    build.arg(film);
    println!("$ {}", shell::line(&build));
    match shell::run(&mut build)?.success() {
        true => Ok(folder),
        false => bail!(
            "the site of {} cannot be built; the reason is above",
            film.display()
        ),
    }
}

/// Builds our own command, and returns its file.
///
/// # Errors
/// It does not compile.
pub(crate) fn command() -> Result<PathBuf> {
    let mut build = workspace::cargo();
    build.args(["build", "--quiet", "--package", "companion-cli"]);
    match shell::run(&mut build)?.success() {
        true => Ok(Metadata::read()?.target_directory.join("debug/companion")),
        false => bail!("the command does not compile; the reason is above"),
    }
}

/// Our own command, with these arguments.
pub(crate) fn companion(args: &[&str]) -> Command {
    let mut command = workspace::cargo();
    command.args(["run", "--quiet", "--package", "companion-cli", "--"]);
    command.args(args);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_without_companion_json_is_named() {
        let said = film_folder(Path::new("/no/such/film"))
            .unwrap_err()
            .to_string();
        assert!(
            said.contains("there is no companion.json in /no/such/film"),
            "{said}"
        );
    }
}

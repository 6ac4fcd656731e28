//! Trunk's hooks: the same build, with the engine that Trunk is about to finish.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::builder::{FalseyValueParser, OsStringValueParser};
use clap::{Args, Subcommand};
use companion_model::paths;

use crate::build::warn_of;
use crate::film::FilmFile;
use crate::output;
use crate::report::{self, Format};
use crate::site::{self, Address, Cards, Effort, Engine, Files, Setting};

/// A hook.
#[derive(Debug, Subcommand)]
pub(crate) enum Hook {
    /// Before Trunk builds: is the film good? A developer's page gets its content
    PreBuild(Surroundings),
    /// After Trunk has built: its folder becomes a site with the film in it
    PostBuild(Surroundings),
}

/// What Trunk and its caller tell a hook.
#[derive(Args, Debug)]
pub(crate) struct Surroundings {
    /// The film; empty for the engine alone
    #[arg(env = "COMPANION_FILM", value_parser = OsStringValueParser::new())]
    film: OsString,
    /// The folder that Trunk moves to its place when all has gone well
    #[arg(long, env = "TRUNK_STAGING_DIR")]
    out: PathBuf,
    /// `debug` or `release`. A developer's page (debug) is drawn in the browser and not prerendered
    #[arg(long, env = "TRUNK_PROFILE")]
    profile: String,
    /// Where the site will be found
    #[arg(long, env = "COMPANION_URL")]
    url: Option<Address>,
    /// Keep nothing with readers for when they have no network
    #[arg(long, env = "COMPANION_NO_OFFLINE", value_parser = FalseyValueParser::new())]
    no_offline: bool,
}

/// Carries out a hook. Returns whether the film has no errors.
///
/// # Errors
/// Something cannot be read or written.
pub(crate) fn run(hook: &Hook) -> Result<bool> {
    let (Hook::PreBuild(with) | Hook::PostBuild(with)) = hook;
    if with.film.is_empty() {
        return Ok(true);
    }
    let is_developers = with.profile == "debug";
    match hook {
        Hook::PreBuild(_) => pre_build(with, is_developers),
        Hook::PostBuild(_) if is_developers => Ok(true),
        Hook::PostBuild(_) => post_build(with),
    }
}

fn pre_build(with: &Surroundings, is_developers: bool) -> Result<bool> {
    let film = FilmFile::read(Path::new(&with.film))?;
    let outcome = film.compile(None);
    report::write(
        &film,
        &outcome.problems,
        Format::Human,
        &mut anstream::stderr(),
    )?;
    if !is_developers || !outcome.is_good() {
        return Ok(outcome.is_good());
    }
    let mut files = film.read_media(&outcome.files)?;
    for page in &outcome.pages {
        files.insert(paths::content(&page.lang), serde_json::to_vec(page)?);
    }
    output::write(&with.out, "", &files)?;
    Ok(true)
}

fn post_build(with: &Surroundings) -> Result<bool> {
    let film = FilmFile::read(Path::new(&with.film))?;
    let outcome = film.compile(None);
    let pages = &outcome.pages;
    let engine = Engine::read(&with.out)?;
    // Networks want absolute addresses, so without the site's a card could never be found.
    let cards = match &with.url {
        Some(_) => Some(Cards::new(with.out.clone())?),
        None => None,
    };
    let setting = Setting {
        engine: &engine,
        up: "",
        address: with.url.as_ref(),
        cards: cards.as_ref(),
        folder: "",
        is_kept: !with.no_offline,
        live: None,
    };
    let mut files = Files::new();
    let media = film.read_media(&outcome.files)?;
    site::film(pages, media, &setting, |portion| files.extend(portion))?;
    warn_of(cards.as_ref())?;
    let entry = site::entry(pages, "");
    let paths: Vec<String> = files.keys().cloned().collect();
    let paths = paths.iter().map(String::as_str);
    files.extend(site::shared(&engine, with.url.as_ref(), &[entry], paths));
    // What Trunk has put at the root lies in the engine's folder from now on.
    empty(&with.out)?;
    output::write(
        &with.out,
        "",
        &site::with_compressed(files, Effort::Utmost)?,
    )?;
    Ok(true)
}

fn empty(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => fs::remove_dir_all(path)?,
            false => fs::remove_file(path)?,
        }
    }
    Ok(())
}

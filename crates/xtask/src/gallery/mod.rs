//! `cargo xtask gallery`: one page with every component in every state, from fixtures, at every width, in both themes
//! and in several languages. It is what a change of the look is judged by, and what the visual test photographs.

mod paper;
mod photos;
mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Serialize;

use crate::setup::{Need, Tools};
use crate::shell;
use crate::workspace::{self, Metadata, TrunkConfig};

/// Options of `cargo xtask gallery`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Photograph the gallery and compare it with the last record, instead of serving it
    #[arg(long)]
    check: bool,

    /// Photograph the gallery and make that the record
    #[arg(long, conflicts_with = "check")]
    bless: bool,

    /// With --check or --bless: only the printed pages, not the gallery
    #[arg(long)]
    paper: bool,

    /// The port on 127.0.0.1
    #[arg(long, value_name = "N", default_value_t = 8090)]
    port: u16,
}

/// What the gallery shows: films that have everything, that have almost nothing, and that have too much.
const FILMS: [&str; 5] = [
    "tests/fixtures/everything",
    "tests/fixtures/extremes",
    "tests/fixtures/minimal",
    "tests/fixtures/arabic",
    "assets/films/never-sorry",
];

const PAGE: &str = include_str!("gallery.html");

/// A page of the gallery, as a reader might see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Frame {
    /// The page, below the root of the site.
    page: &'static str,
    /// The width of the window in pixels.
    width: u32,
    /// `light` or `dark`.
    theme: &'static str,
    /// The size of text, in percent. A window at 400 % zoom is one of a quarter of its width.
    zoom: u32,
}

/// All frames. Every film is there narrow and wide, and every width, theme and zoom once with the film that strains it.
fn frames() -> Vec<Frame> {
    let frame = |page, width, theme, zoom| Frame {
        page,
        width,
        theme,
        zoom,
    };
    vec![
        frame("extremes/", 320, "light", 100),
        frame("extremes/", 280, "dark", 100),
        frame("extremes/", 768, "dark", 100),
        frame("extremes/", 1440, "light", 100),
        frame("extremes/", 1280, "light", 200),
        frame("extremes/#q-quote-2", 320, "light", 100),
        frame("extremes/#q-quote-3", 320, "dark", 100),
        frame("extremes/#q-quote-3", 1280, "light", 200),
        frame("everything/", 390, "light", 100),
        frame("everything/", 1440, "dark", 100),
        frame("everything/zh-Hans/", 768, "light", 100),
        frame("a-film/", 320, "dark", 100),
        frame("a-film/", 1440, "light", 100),
        frame("فيلم/", 390, "light", 100),
        frame("فيلم/", 1440, "dark", 100),
        frame("never-sorry/", 390, "light", 100),
        frame("never-sorry/zh-Hans/", 390, "dark", 100),
        frame("never-sorry/", 768, "dark", 100),
        frame("never-sorry/", 1440, "light", 100),
        frame("never-sorry/zh-Hans/", 1440, "dark", 100),
    ]
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
    let is_photographed = options.check || options.bless;
    if is_photographed {
        tools.need_browsers(Need {
            chromium: true,
            poppler: true,
            typefaces: true,
            ..Need::default()
        })?;
    }
    let target = Metadata::read()?.target_directory.join("gallery");
    let site = build(&tools, &target)?;
    let port = if is_photographed { 0 } else { options.port };
    let address = server::serve(site, port)?;
    if !is_photographed {
        println!("The gallery is on http://{address}/ until you press Ctrl-C");
        loop {
            std::thread::park();
        }
    }
    let pages = paper::take(&target.join("engine"), &target)?;
    let are_pages_good = photos::judge(&pages, paper::RECORD, options.bless)?;
    let is_good = options.paper || {
        let photos = photos::take(&address.to_string(), &target, &frames())?;
        photos::judge(&photos, photos::RECORD, options.bless)?
    };
    Ok(match are_pages_good && is_good {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Builds the engine and the films, and puts the gallery beside them. Answers where they are.
fn build(tools: &Tools, target: &Path) -> Result<PathBuf> {
    let (engine, site) = (target.join("engine"), target.join("site"));
    let mut trunk = tools.trunk()?;
    trunk.args(["build", "--release", "--dist"]).arg(&engine);
    // The engine alone, without a film.
    trunk.env("COMPANION_FILM", "");
    succeed(&mut trunk)?;
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("cannot empty {}", site.display()))?;
    }
    let mut companion = workspace::cargo();
    companion.args([
        "run",
        "--quiet",
        "--package",
        "companion-cli",
        "--",
        "build",
    ]);
    companion.arg("--engine").arg(&engine);
    companion.arg("--out").arg(&site).args(FILMS);
    succeed(&mut companion)?;
    let frames = serde_json::to_string(&frames())?;
    let page = PAGE.replace("/*frames*/", &frames);
    fs::write(site.join("gallery.html"), page)?;
    Ok(site)
}

fn succeed(command: &mut std::process::Command) -> Result<()> {
    println!("$ {}", shell::line(command));
    if !shell::run(command)?.success() {
        bail!("the gallery could not be built; the message is above");
    }
    Ok(())
}

//! `cargo xtask build`: a site to publish, made from these sources.

use std::ffi::OsString;
use std::path::{self, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use crate::setup::Tools;
use crate::workspace::TrunkConfig;
use crate::{shell, site};

/// Options of `cargo xtask build`.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The films: folders with a companion.json in them
    #[arg(long, value_name = "DIR", required = true, num_args = 1..)]
    film: Vec<PathBuf>,

    /// Where the site will be found, for search engines and previews
    #[arg(long, value_name = "ADDRESS")]
    url: Option<OsString>,

    /// The folder to write into; it is made if need be
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// What else `companion build` is to be told
    #[arg(last = true, value_name = "OPTION")]
    rest: Vec<OsString>,
}

/// Builds the engine, and with it the site of some films.
///
/// # Errors
/// A film is missing, a tool cannot be had, or a command cannot be started.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    // What the person in front of us can get wrong comes before what takes minutes.
    let films = options.film.iter().map(|film| site::film_folder(film));
    let films: Vec<PathBuf> = films.collect::<Result<_>>()?;
    let out = path::absolute(&options.out).context("--out is empty")?;

    let mut tools = Tools::default();
    tools.need_wasm_target()?;
    tools.need_trunk(&TrunkConfig::read()?)?;
    tools.need_wasm_bindgen()?;
    let mut build = site::companion(&["build", "--engine"]);
    build.arg(site::engine(&tools)?).arg("--out").arg(out);
    if let Some(url) = &options.url {
        build.arg("--url").arg(url);
    }
    build.args(&options.rest).arg("--").args(films);
    println!("$ {}", shell::line(&build));
    Ok(match shell::run(&mut build)?.success() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

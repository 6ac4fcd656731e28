//! `companion preview`: the film on a page of this machine, which follows every save.
//!
//! ```text
//! files ──watch──▶ draw ──▶ Scene ──server──▶ page ◀──news── server
//! ```
//!
//! Everything is in memory; nothing is written beside the film.

mod draw;
mod port;
mod scene;
mod server;
mod studio;
mod watch;

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result};
use clap::Args;

use crate::build::engine;
use crate::film::FilmFile;
use studio::Studio;

/// What to preview, and where.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The film's folder, or its companion.json
    #[arg(value_name = "FILM", env = "COMPANION_FILM")]
    film: PathBuf,
    /// The port on this machine [default: 8080, or the next one that is free]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
    /// An engine that Trunk has built, instead of the one in this program
    #[arg(long, value_name = "DIR", env = "COMPANION_ENGINE")]
    engine: Option<PathBuf>,
}

/// Serves the film until the program is ended.
///
/// # Errors
/// There is no film or no engine, or the port is in use.
pub(crate) fn run(options: &Options) -> Result<bool> {
    // What comes and goes later is told on the page; what is not there at all was mistyped.
    FilmFile::read(&options.film)?;
    let engine = Arc::new(engine(options.engine.as_deref())?);
    let listener = port::listen(options.port)?;
    let address = listener.local_addr()?;

    let (studio, scenes) = Studio::open(&options.film, Arc::clone(&engine))?;
    let mut out = anstream::stdout();
    writeln!(
        out,
        "The page is on http://{address}/ and follows {} whenever you save. Ctrl-C ends it.",
        options.film.display()
    )?;
    out.flush()?;
    thread::Builder::new()
        .name("studio".to_owned())
        .spawn(move || studio.work())
        .context("the film cannot be watched")?;
    server::serve(listener, &engine, scenes)?;
    Ok(true)
}

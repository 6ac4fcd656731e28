//! `companion export`

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use companion_compiler::{decode, export};

use crate::film::FilmFile;
use crate::report::{self, Format};

/// What to export.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The film's folder, or its companion.json
    #[arg(value_name = "FILM", env = "COMPANION_FILM")]
    film: PathBuf,
    /// As JSON for TimelineJS 3
    #[arg(long, required = true)]
    timelinejs: bool,
    /// The language of the film to export; without it, its first one
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The file to write; without it, the timeline is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes a film as a timeline, and says what that has no place for. Returns whether the film could be exported.
///
/// # Errors
/// There is no film, or the file cannot be written or exists.
pub(crate) fn run(options: &Options, out: &mut impl Write) -> Result<bool> {
    let file = FilmFile::read(&options.film)?;
    let outcome = file.compile(None);
    if !outcome.is_good() {
        report::write(
            &file,
            &outcome.problems,
            Format::Human,
            &mut anstream::stderr(),
        )?;
        return Ok(false);
    }
    let export = export::timelinejs(&decode(&file.bytes), options.language.as_deref())
        .map_err(|fault| anyhow!("{} cannot be exported: {fault}", file.path.display()))?;
    match &options.out {
        None => out.write_all(export.json.as_bytes())?,
        Some(path) => {
            let shown = path.display();
            if path.exists() {
                bail!("{shown} exists already: name a new file");
            }
            fs::write(path, &export.json).with_context(|| format!("{shown} cannot be written"))?;
            writeln!(out, "Wrote {shown}.")?;
        }
    }
    if !export.left_out.is_empty() {
        writeln!(
            anstream::stderr(),
            "TimelineJS has no place for: {}.",
            export.left_out.join(", ")
        )?;
    }
    Ok(true)
}

//! `companion build`

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use companion_model::Page;

use crate::film::FilmFile;
use crate::report::{self, Format};

/// Writes a film's pages into `out`, or reports its problems. Returns whether the pages were written.
pub(crate) fn run(film: &Path, out: &Path) -> Result<bool> {
    let file = FilmFile::read(film)?;
    let outcome = file.compile(None);
    report::write(
        &file,
        &outcome.problems,
        Format::Human,
        &mut anstream::stderr(),
    )?;
    if !outcome.is_good() {
        return Ok(false);
    }
    fs::create_dir_all(out)
        .with_context(|| format!("the folder {} cannot be made", out.display()))?;
    for page in &outcome.pages {
        write_page(page, out)?;
    }
    Ok(true)
}

/// Writes one page whole or not at all: a reader never meets half of it.
fn write_page(page: &Page, out: &Path) -> Result<()> {
    let path = out.join(format!("page.{}.json", page.lang));
    let partial = path.with_extension("json.partial");
    let write = || -> Result<()> {
        fs::write(&partial, serde_json::to_vec(page)?)?;
        Ok(fs::rename(&partial, &path)?)
    };
    write().with_context(|| format!("{} cannot be written", path.display()))
}

//! `companion check`

use std::path::Path;

use anyhow::Result;

use crate::film::FilmFile;
use crate::report::{self, Format};

/// Reports everything about a film. Returns whether it can be built.
pub(crate) fn run(film: &Path, format: Format) -> Result<bool> {
    let file = FilmFile::read(film)?;
    let outcome = file.compile(None);
    report::write(&file, &outcome.problems, format, &mut anstream::stdout())?;
    Ok(outcome.is_good())
}

//! `companion check`

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use companion_compiler::decode;

use crate::film::{FILE_NAME, FilmFile};
use crate::report::{self, Format};

/// Reports everything about a film, and about the ids that it lost since an earlier version. Returns
/// whether it can be built.
pub(crate) fn run(film: &Path, since: Option<&Path>, format: Format) -> Result<bool> {
    let file = FilmFile::read(film)?;
    let earlier = since.map(earlier).transpose()?;
    let outcome = file.compile(earlier.as_deref());
    report::write(&file, &outcome.problems, format, &mut anstream::stdout())?;
    Ok(outcome.is_good())
}

/// Reads an earlier version. Its mistakes are no longer of interest, but another file by mistake would
/// make every id look kept.
fn earlier(path: &Path) -> Result<Vec<u8>> {
    let path = match path.is_dir() {
        true => path.join(FILE_NAME),
        false => path.to_owned(),
    };
    let shown = path.display();
    let bytes = fs::read(&path).with_context(|| {
        format!(
            "the earlier version {shown} cannot be read: name the companion.json as it was then"
        )
    })?;
    if !decode(&bytes).contains("\"chapters\"") {
        bail!("{shown} has no chapters: name the companion.json as it was then");
    }
    Ok(bytes)
}

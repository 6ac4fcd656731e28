//! `companion build`

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use companion_model::Page;

use crate::film::FilmFile;
use crate::report::{self, Format};
use crate::sheets;

/// Writes a film's pages into `out`, or reports its problems. Returns whether the pages were written.
///
/// With a `shell`, a file of `out` that Trunk has built, each language gets a page that is complete without a
/// script: the first one in the shell's own place, the others in folders of their own.
pub(crate) fn run(film: &Path, out: &Path, shell: Option<&Path>) -> Result<bool> {
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
    for page in &outcome.pages {
        let json = serde_json::to_vec(page)?;
        write(&out.join(format!("page.{}.json", page.lang)), &json)?;
    }
    for path in file.files.paths() {
        let bytes = fs::read(file.folder().join(path))
            .with_context(|| format!("the film’s file {path} cannot be read"))?;
        write(&out.join(path), &bytes)?;
    }
    if let Some(shell) = shell {
        write_site(&outcome.pages, out, shell)?;
    }
    Ok(true)
}

fn write_site(pages: &[Page], out: &Path, shell: &Path) -> Result<()> {
    let path = out.join(shell);
    let html = fs::read_to_string(&path)
        .with_context(|| format!("the engine’s page {} cannot be read", path.display()))?;
    for (index, page) in pages.iter().enumerate() {
        let (folder, depth) = match index {
            0 => (out.to_owned(), 0),
            _ => (out.join(&page.lang), 1),
        };
        sheets::each(page, &html, depth, |sheet, content| {
            let name = match sheet {
                "" => shell,
                _ => Path::new(sheet),
            };
            write(&folder.join(name), content.as_bytes())
        })?;
    }
    Ok(())
}

/// Writes a file whole or not at all: a reader never meets half of it.
fn write(path: &Path, content: &[u8]) -> Result<()> {
    let partial = path.with_added_extension("partial");
    let write = || -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&partial, content)?;
        Ok(fs::rename(&partial, path)?)
    };
    write().with_context(|| format!("{} cannot be written", path.display()))
}

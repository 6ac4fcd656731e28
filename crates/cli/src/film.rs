//! Finding and reading a film on disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The name of a film's file in its folder.
const FILE_NAME: &str = "companion.json";

/// A film as it is on disk.
#[derive(Debug)]
pub(crate) struct FilmFile {
    /// Where its `companion.json` is.
    pub(crate) path: PathBuf,
    /// What is in it, undecoded.
    pub(crate) bytes: Vec<u8>,
}

impl FilmFile {
    /// Reads the film in a folder, or from a file that is named itself.
    pub(crate) fn read(film: &Path) -> Result<Self> {
        let path = match film.is_dir() {
            true => film.join(FILE_NAME),
            false => film.to_owned(),
        };
        if !path.exists() {
            bail!(
                "there is no film at {}: name a folder that has a {FILE_NAME}, or the file itself",
                path.display()
            );
        }
        let bytes =
            fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(Self { path, bytes })
    }
}

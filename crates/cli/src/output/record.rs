//! What a build remembers of what it has written: that the folder is its own, and what need not be done again.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The file at the root of a site. A visitor has no use for it; but not every host keeps what begins with a dot to itself,
/// so nothing stands in it that is not published anyway.
const FILE_NAME: &str = ".companion-build.json";

/// A finished build.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Record {
    /// A digest of the program that has built them.
    #[serde(default)]
    pub(crate) maker: String,
    /// The films, by id.
    pub(crate) films: BTreeMap<String, FilmRecord>,
}

/// A film that was built.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct FilmRecord {
    /// A digest of how the film was named to the build.
    #[serde(default)]
    pub(crate) source: String,
    /// A digest of everything that its files are made from, but for its media.
    pub(crate) made_from: String,
    /// The folder of the engine that its pages ask for, below the root of the site.
    pub(crate) engine: String,
    /// The media that it shows, as paths from its folder, each with a digest.
    #[serde(default)]
    pub(crate) media: BTreeMap<String, String>,
    /// Its files, as paths below the root of the site.
    pub(crate) files: Vec<String>,
    /// What there was to say of it, for the terminal, with a sign in place of its path: warnings are not forgotten because
    /// nothing has changed.
    pub(crate) report: String,
    /// The characters that its share cards lack, by language; they are not forgotten either.
    #[serde(default)]
    pub(crate) lacking: BTreeMap<String, BTreeSet<char>>,
    /// What the list of films shows of it.
    pub(crate) entry: companion_model::FilmEntry,
}

impl Record {
    /// The record of the build that has written a folder; `None` where no build has.
    ///
    /// # Errors
    /// There is one, and it cannot be read.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(FILE_NAME);
        match fs::read(&path) {
            // A record of another version is as good as an empty one: everything is built again.
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes).unwrap_or_default())),
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Ok(None)
            }
            Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
        }
    }

    /// The film that was built from this source, with its id.
    pub(crate) fn built_from(&self, source: &str) -> Option<(&String, &FilmRecord)> {
        self.films.iter().find(|(_, film)| film.source == source)
    }

    /// Whether a build has written this folder.
    pub(crate) fn is_of(folder: &Path) -> bool {
        folder.join(FILE_NAME).is_file()
    }

    /// Whether a file at the root of a site is its record.
    pub(super) fn is_in(name: &OsStr) -> bool {
        name == FILE_NAME
    }

    /// What it says of films whose folders have these names, while all else is being replaced: of that no file can be
    /// believed to be one that a build has finished, so nobody has made it.
    pub(super) fn only(&self, folders: &BTreeSet<String>) -> Self {
        let films = self.films.iter().filter(|(id, _)| folders.contains(*id));
        Self {
            maker: String::new(),
            films: films.map(|(id, film)| (id.clone(), film.clone())).collect(),
        }
    }

    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(FILE_NAME);
        fs::write(&path, serde_json::to_vec(self)?)
            .with_context(|| format!("{} cannot be written", path.display()))
    }
}

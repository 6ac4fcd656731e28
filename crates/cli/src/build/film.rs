//! One film of a build.

use std::fs;
use std::path::Path;
use std::sync::mpsc;

use anyhow::{Context, Result};
use companion_model::Page;
use serde_json::Value;

use super::write;
use crate::film::FilmFile;
use crate::output::{FilmRecord, Staging};
use crate::report::{self, Format};
use crate::site::{self, Address, Cards, Effort, Engine, Files, Setting};

/// What all films of a build share.
#[derive(Debug)]
pub(super) struct Films<'b> {
    pub(super) engine: &'b Engine,
    pub(super) staging: &'b Staging,
    /// What draws the share cards, if there are to be any.
    pub(super) cards: Option<&'b Cards>,
    /// Where the site will be found.
    pub(super) url: Option<&'b Address>,
    /// Whether readers' browsers keep what they have visited.
    pub(super) is_kept: bool,
    /// Whether each film has a folder of its own, or the only one the root.
    pub(super) is_catalogue: bool,
    /// A digest of this program.
    pub(super) maker: String,
}

/// What became of a film.
#[derive(Debug)]
pub(super) struct Verdict {
    /// The film's id.
    pub(super) id: String,
    /// What there is to say of it, for the terminal.
    pub(super) report: Vec<u8>,
    /// What was built; `None` if it has errors.
    pub(super) built: Option<FilmRecord>,
}

impl Films<'_> {
    /// Builds a film into the staging folder, or takes it over from the last build if nothing has changed.
    ///
    /// # Errors
    /// There is no such film, or its files cannot be read or written.
    pub(super) fn build(&self, film: &Path) -> Result<Verdict> {
        let file = FilmFile::read(film)?;
        let media = read_media(&file)?;
        let made_from = self.made_from(&file, &media);
        let last = self.staging.last.films.iter();
        if let Some((id, film)) = last.clone().find(|(_, film)| film.made_from == made_from) {
            self.keep(id, film)?;
            if let Some(cards) = self.cards {
                cards.remember(id, film.lacking.clone());
            }
            return Ok(Verdict {
                id: id.clone(),
                report: film.report.clone().into_bytes(),
                built: Some(film.clone()),
            });
        }
        let outcome = file.compile(None);
        let mut report = Vec::new();
        report::write(&file, &outcome.problems, Format::Human, &mut report)?;
        let Some(first) = outcome.pages.first() else {
            return Ok(Verdict {
                id: id_of(&file),
                report,
                built: None,
            });
        };
        let id = first.id.clone();
        let files = self.write(&id, &outcome.pages, media)?;
        let entry = site::entry(&outcome.pages, &self.folder(&id));
        let record = FilmRecord {
            made_from,
            files,
            report: String::from_utf8_lossy(&report).into_owned(),
            lacking: self
                .cards
                .map(|cards| cards.lacking(&id))
                .unwrap_or_default(),
            entry,
        };
        Ok(Verdict {
            id,
            report,
            built: Some(record),
        })
    }

    /// Takes over a film that has errors as it was when it had none, if it ever was.
    ///
    /// # Errors
    /// Its files have gone.
    pub(super) fn keep_last(&self, id: &str) -> Result<Option<FilmRecord>> {
        let last = self.staging.last.films.get(id);
        if let Some(film) = last {
            self.keep(id, film)?;
        }
        Ok(last.cloned())
    }

    /// Takes over what the last build has made of a film.
    fn keep(&self, id: &str, film: &FilmRecord) -> Result<()> {
        let folder = format!("{id}/");
        if film.files.iter().all(|path| path.starts_with(&folder)) {
            self.staging.keep_folder(id);
            return Ok(());
        }
        film.files
            .iter()
            .try_for_each(|path| self.staging.keep(path))
    }

    /// The film's folder below the root of the site: nothing, or `never-sorry/`.
    pub(super) fn folder(&self, id: &str) -> String {
        if self.is_catalogue {
            format!("{id}/")
        } else {
            String::new()
        }
    }

    /// Writes the film's files and returns their paths.
    fn write(&self, id: &str, pages: &[Page], media: Files) -> Result<Vec<String>> {
        let folder = self.folder(id);
        let address = self.url.map(|url| url.folder(&folder));
        let setting = Setting {
            engine: self.engine,
            up: if self.is_catalogue { "../" } else { "" },
            address: address.as_ref(),
            cards: self.cards,
            folder: &folder,
            is_kept: self.is_kept,
            live: None,
        };
        let effort = match self.is_catalogue {
            true => Effort::Great,
            false => Effort::Utmost,
        };
        // While one portion is compressed and written, the next is made.
        let (send, written) = mpsc::channel();
        rayon::in_place_scope(|scope| {
            let folder = &folder;
            site::film(pages, media, &setting, |portion| {
                let send = send.clone();
                scope.spawn(move |_| {
                    // Who has stopped listening has met an error, and reports that.
                    let _ = send.send(write::files(self, folder, &portion, effort));
                });
            })
        })?;
        drop(send);
        let written: Vec<Vec<String>> = written.into_iter().collect::<Result<_>>()?;
        let mut paths = written.concat();
        paths.sort_unstable();
        Ok(paths)
    }

    /// A digest of everything that the film's files are made from.
    fn made_from(&self, file: &FilmFile, media: &Files) -> String {
        let address = self.url.map(|url| url.join("")).unwrap_or_default();
        let layout = if self.is_catalogue {
            "catalogue"
        } else {
            "film"
        };
        let cards = if self.cards.is_some() { "cards" } else { "" };
        let kept = if self.is_kept { "kept" } else { "" };
        let engine = self.engine.digest();
        let around = [self.maker.as_str(), &engine, &address, layout, cards, kept];
        let around = around.into_iter().map(|text| (text, &[][..]));
        let media = media
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        site::short_name(around.chain([("", file.bytes.as_slice())]).chain(media))
    }
}

/// A digest of this program: what another one makes of the same film may be something else.
///
/// # Errors
/// The program's own file cannot be read.
pub(super) fn maker() -> Result<String> {
    let path = std::env::current_exe()?;
    let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(site::short_name([("", bytes.as_slice())]))
}

/// The files beside its `companion.json` that the film names.
///
/// # Errors
/// One cannot be read.
pub(crate) fn read_media(film: &FilmFile) -> Result<Files> {
    let read = |path: &str| {
        let bytes = fs::read(film.folder().join(path))
            .with_context(|| format!("the film’s file {path} cannot be read"))?;
        Ok((path.to_owned(), bytes))
    };
    film.named().into_iter().map(read).collect()
}

/// The id of a film that has errors: the one it says, or else the name of its folder.
fn id_of(film: &FilmFile) -> String {
    let json: Option<Value> = serde_json::from_slice(&film.bytes).ok();
    let said = json.and_then(|json| Some(json.get("id")?.as_str()?.to_owned()));
    let folder = || Some(film.folder().file_name()?.to_string_lossy().into_owned());
    said.or_else(folder).unwrap_or_default()
}

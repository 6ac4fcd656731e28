//! One film of a build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::mpsc;

use anyhow::{Context, Error, Result};
use companion_model::Page;

use super::write;
use crate::film::FilmFile;
use crate::output::{FilmRecord, Record, Staging};
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

/// Stands for the path of a film's file in what is remembered of it: a sign that no file and no report has.
const PATH: &str = "\u{1}";

/// What became of a film.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It was built, or taken over from the last build.
    Good {
        /// The film's id.
        id: String,
        film: Box<FilmRecord>,
        /// What there is to say of it, for the terminal.
        report: String,
    },
    /// It has errors.
    Bad {
        /// The id that it says it has.
        id: Option<String>,
        /// What there is to say of it, for the terminal.
        report: Vec<u8>,
    },
    /// It is not there, or cannot be read.
    Unreadable(Error),
}

impl Films<'_> {
    /// Builds a film into the staging folder, or takes it over from the last build if nothing has changed.
    ///
    /// # Errors
    /// Its files cannot be written, which is no fault of the film's.
    pub(super) fn build(&self, film: &Path) -> Result<Verdict> {
        let file = match FilmFile::read(film) {
            Ok(file) => file,
            Err(error) => return Ok(Verdict::Unreadable(error)),
        };
        let source = source(film);
        let made_from = self.made_from(&file);
        if let Some((id, last)) = self.unchanged(&source, &made_from, &file) {
            self.keep(id, last)?;
            if let Some(cards) = self.cards {
                cards.remember(id, last.lacking.clone());
            }
            return Ok(Verdict::Good {
                id: id.clone(),
                film: Box::new(last.clone()),
                report: last.report.replace(PATH, &file.path.to_string_lossy()),
            });
        }
        let outcome = file.compile(None);
        let mut report = Vec::new();
        report::write(&file, &outcome.problems, Format::Human, &mut report)?;
        let Some(id) = outcome.pages.first().map(|page| page.id.clone()) else {
            let id = outcome.id;
            return Ok(Verdict::Bad { id, report });
        };
        let media = match file.read_media(&outcome.files) {
            Ok(media) => media,
            Err(error) => return Ok(Verdict::Unreadable(error)),
        };
        let digests = digests(&media);
        let files = self.write(&id, &outcome.pages, media)?;
        let cards = self.cards.map(|cards| cards.lacking(&id));
        let report = String::from_utf8_lossy(&report).into_owned();
        let film = Box::new(FilmRecord {
            source,
            made_from,
            engine: self.engine.folder().to_owned(),
            media: digests,
            files,
            report: report.replace(&*file.path.to_string_lossy(), PATH),
            lacking: cards.unwrap_or_default(),
            entry: site::entry(&outcome.pages, &self.folder(&id)),
        });
        Ok(Verdict::Good { id, film, report })
    }

    /// What the last build has made of a film, if it would be the same now.
    fn unchanged(
        &self,
        source: &str,
        made_from: &str,
        file: &FilmFile,
    ) -> Option<(&String, &FilmRecord)> {
        let (id, last) = self.staging.last.built_from(source)?;
        let has_type = |cards: &Cards| cards.have_found(&last.lacking);
        if last.made_from != made_from || self.cards.is_some_and(has_type) {
            return None;
        }
        let paths = last.media.keys().cloned().collect();
        let media = file.read_media(&paths).ok()?;
        (digests(&media) == last.media).then_some((id, last))
    }

    /// Takes over a film that is no good as it was when it was good, if it ever was: the one that has its id, wherever it
    /// lies by now, or else the one that was built from the same source, whatever has become of its file. One that `site`
    /// has by now is another film. A film that lay alone on its site cannot become one of several without being built, nor
    /// the other way round.
    ///
    /// # Errors
    /// Its files have gone.
    pub(super) fn keep_last(&self, film: &Path, id: Option<&str>, site: &mut Record) -> Result<()> {
        let last = &self.staging.last;
        let of_id = id.and_then(|id| last.films.get_key_value(id));
        let found = of_id.or_else(|| last.built_from(&source(film)));
        let is_to_stay = |(id, film): &(&String, &FilmRecord)| {
            self.lies_in_place(id, film) && !site.films.contains_key(*id)
        };
        let Some((id, film)) = found.filter(is_to_stay) else {
            return Ok(());
        };
        self.keep(id, film)?;
        // Its pages ask for the engine that they were built with, which may be an older one.
        self.staging.keep_files_of(&film.engine)?;
        site.films.insert(id.clone(), film.clone());
        Ok(())
    }

    /// Whether the last build has put a film where this one would.
    fn lies_in_place(&self, id: &str, film: &FilmRecord) -> bool {
        let folder = film.entry.pages.first().map(|page| page.href.as_str());
        folder.is_some_and(|folder| folder.trim_start_matches("./") == self.folder(id))
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

    /// A digest of everything that the film's files are made from, but for its media. What there is to say of it depends
    /// on which files lie beside it, too.
    fn made_from(&self, file: &FilmFile) -> String {
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
        let named = around.into_iter().chain(file.files.paths());
        let named = named.map(|text| (text, &[][..]));
        site::short_name(named.chain([("", file.bytes.as_slice())]))
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

/// What a build remembers a film by, whatever becomes of its file: a digest of how it was named to the build. The name
/// itself is nobody's business who visits the site.
fn source(film: &Path) -> String {
    // `films/one/` is `films/one`.
    let film = film.components().as_path();
    site::short_name([("", film.as_os_str().as_encoded_bytes())])
}

/// A digest of each file.
fn digests(media: &Files) -> BTreeMap<String, String> {
    let digest = |(path, bytes): (&String, &Vec<u8>)| {
        let digest = site::short_name([("", bytes.as_slice())]);
        (path.clone(), digest)
    };
    media.iter().map(digest).collect()
}

//! What the films of a site share: the engine, the list of them, and what robots look for.

use anyhow::{Context, Result};
use companion_model::{Catalogue, FilmEntry};

use super::film::Films;
use super::write;
use crate::output::Record;
use crate::site::{self, Effort, Files};

/// Writes everything that is no single film's.
///
/// # Errors
/// A file cannot be written.
pub(super) fn write(films: &Films<'_>, record: &Record) -> Result<()> {
    let entries: Vec<FilmEntry> = record
        .films
        .values()
        .map(|film| film.entry.clone())
        .collect();
    let paths = record.films.values().flat_map(|film| &film.files);
    let paths = paths.map(String::as_str);
    let mut files = site::shared(films.engine, films.url, &entries, paths);
    if films.is_catalogue {
        files.extend(catalogue(films, entries)?);
    }
    write::files(films, "", &files, Effort::Utmost)?;
    Ok(())
}

/// The list of films, in the language of the first one.
fn catalogue(films: &Films<'_>, mut entries: Vec<FilmEntry>) -> Result<Files> {
    let first = entries.first().and_then(|film| film.pages.first());
    let lang = first.map_or("en", |page| page.lang.as_str()).to_owned();
    let (words, dir) = companion_compiler::words(&lang)
        .with_context(|| format!("the language {lang} is not one of the interface’s"))?;
    site::sort(&mut entries, &lang);
    let catalogue = Catalogue {
        lang,
        dir,
        words,
        films: entries,
    };
    let not_found = site::list_not_found(&catalogue, films.engine, films.url);
    let list = site::catalogue(catalogue, films.engine, films.url);
    let page = |(path, html): (&str, String)| (path.to_owned(), html.into_bytes());
    Ok([("index.html", list), ("404.html", not_found)]
        .map(page)
        .into())
}

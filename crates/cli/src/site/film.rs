//! One film's part of a site.

use anyhow::Result;
use companion_model::Page;

use super::document::{Document, Style};
use super::hosting::{self, folder_of};
use super::policy::Origins;
use super::sheets::sheets;
use super::{Address, Cards, Engine, Files, Live, embed, offline};

/// Where a film lies in its site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    /// The engine of the site.
    pub(crate) engine: &'p Engine,
    /// The way from the film's folder to the root of the site, where the engine is: nothing, or `../`.
    pub(crate) up: &'p str,
    /// The address of the film's folder, where it is known.
    pub(crate) address: Option<&'p Address>,
    /// What draws the share cards, if there are to be any.
    pub(crate) cards: Option<&'p Cards>,
    /// The film's folder below the root of the site: nothing, or `never-sorry/`.
    pub(crate) folder: &'p str,
    /// Whether readers' browsers keep what they have visited.
    pub(crate) is_kept: bool,
    /// For pages that follow their film: the version of it.
    pub(crate) live: Option<&'p Live>,
}

/// The files of a film, below its own folder. `pages` are its languages, `media` the files that its editor put there.
///
/// # Errors
/// A page cannot be made ready; none is expected.
pub(crate) fn film(pages: &[Page], media: Files, place: &Place<'_>) -> Result<Files> {
    let mut files = media;
    for page in pages {
        let folder = folder_of(page, pages);
        let json = serde_json::to_vec(page)?;
        files.insert(format!("page.{}.json", page.lang), json);
        let first = pages.first().map_or("", |first| first.lang.as_str());
        files.extend(sheets(page, &folder, first, place)?);
        files.extend(embed::frames(page, pages, &folder, place)?);
    }
    if let Some(first) = pages.first() {
        let engine = format!("{}{}", place.up, place.engine.folder());
        let manifest = hosting::manifest(first, &engine);
        files.insert("manifest.webmanifest".into(), manifest.into_bytes());
        // Hosts look for it at the root of a site alone.
        if place.up.is_empty() {
            files.insert("404.html".into(), not_found(pages, place).into_bytes());
        }
        let worker = match place.is_kept {
            true => offline::worker(&files, pages, place.engine, place.up),
            false => offline::removal(),
        };
        files.insert(offline::WORKER.into(), worker.into_bytes());
    }
    Ok(files)
}

/// The page of wrong addresses; empty for a film without pages.
pub(crate) fn not_found(pages: &[Page], place: &Place<'_>) -> String {
    let Some(first) = pages.first() else {
        return String::new();
    };
    let start = place.address.map_or("/", Address::path);
    let title = super::document::escaped(&first.words.not_found);
    Document {
        lang: &first.lang,
        dir: first.dir.as_str(),
        head: &format!("<title>{title}</title><meta name=\"robots\" content=\"noindex\">"),
        body: &hosting::not_found(pages, start),
        tail: "",
        up: &format!("{start}{}", place.up),
        origins: &Origins::default(),
        offline: None,
        style: Style::Whole,
        live: place.live,
    }
    .to_html(place.engine)
}

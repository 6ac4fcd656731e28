//! One film's part of a site.

use anyhow::{Context, Result};
use companion_model::Page;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::document::Document;
use super::head::{self, Whereabouts};
use super::hosting::{self, folder_of};
use super::policy::Origins;
use super::{Address, Engine, Files, Live};

/// Where a film lies in its site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    /// The engine of the site.
    pub(crate) engine: &'p Engine,
    /// The way from the film's folder to the root of the site, where the engine is: nothing, or `../`.
    pub(crate) up: &'p str,
    /// The address of the film's folder, where it is known.
    pub(crate) address: Option<&'p Address>,
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
        let body = pollster::block_on(companion::prerender::prerender(page.clone()));
        let html = document(page, &folder, body, place)?;
        files.insert(format!("{folder}index.html"), html.into_bytes());
    }
    if let Some(first) = pages.first() {
        let engine = format!("{}{}", place.up, place.engine.folder());
        let manifest = hosting::manifest(first, &engine);
        files.insert("manifest.webmanifest".into(), manifest.into_bytes());
        files.insert("404.html".into(), not_found(pages, place).into_bytes());
    }
    Ok(files)
}

/// The document of a page. `folder` is where it lies, `body` what it shows, as HTML.
///
/// # Errors
/// The body cannot be read; none is expected.
pub(super) fn document(
    page: &Page,
    folder: &str,
    body: String,
    place: &Place<'_>,
) -> Result<String> {
    let up = "../".repeat(folder.matches('/').count());
    let whereabouts = Whereabouts {
        site: place.address,
        folder,
        up: &up,
    };
    let tail = match place.live {
        // What is still being written is nothing for machines.
        Some(_) => String::new(),
        None => head::json_ld(page, &whereabouts),
    };
    Ok(Document {
        lang: &page.lang,
        dir: page.dir.as_str(),
        head: &head::head(page, &whereabouts),
        body: &lead_to_media(body, &up, place.live)?,
        tail: &tail,
        up: &format!("{up}{}", place.up),
        origins: Origins::of(page),
        live: place.live,
    }
    .to_html(place.engine))
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
        origins: Origins::default(),
        live: place.live,
    }
    .to_html(place.engine)
}

/// Leads addresses to the film's files, which lie beside the page of its first language. On a page that follows its
/// film the address of a file changes with what is in it.
fn lead_to_media(body: String, up: &str, live: Option<&Live>) -> Result<String> {
    if up.is_empty() && live.is_none_or(|live| live.files.is_empty()) {
        return Ok(body);
    }
    let word = |address: &str| {
        let word = live.and_then(|live| live.files.get(address));
        word.map(|word| format!("?{word}")).unwrap_or_default()
    };
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("[src]", |element| {
            if let Some(address) = element
                .get_attribute("src")
                .filter(|address| is_relative(address))
            {
                element.set_attribute("src", &format!("{up}{address}{}", word(&address)))?;
            }
            Ok(())
        }));
    rewrite_str(&body, settings).context("the page cannot be read")
}

/// Whether an address depends on where the page lies.
fn is_relative(address: &str) -> bool {
    !address.contains(':') && !address.starts_with(['/', '#', '?'])
}

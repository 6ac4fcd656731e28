//! One film's part of a site.

use anyhow::{Context, Result};
use companion_model::Page;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::document::Document;
use super::head::{self, Whereabouts};
use super::hosting::{self, folder_of};
use super::policy::Origins;
use super::{Address, Engine, Files};

/// Where a film lies in its site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    /// The engine of the site.
    pub(crate) engine: &'p Engine,
    /// The way from the film's folder to the root of the site, where the engine is: nothing, or `../`.
    pub(crate) up: &'p str,
    /// The address of the film's folder, where it is known.
    pub(crate) address: Option<&'p Address>,
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
        let html = document(page, &folder, place)?;
        files.insert(format!("{folder}index.html"), html.into_bytes());
    }
    if let Some(first) = pages.first() {
        let engine = format!("{}{}", place.up, place.engine.folder());
        let manifest = hosting::manifest(first, &engine);
        files.insert("manifest.webmanifest".into(), manifest.into_bytes());
        // Hosts look for it at the root of a site alone.
        if place.up.is_empty() {
            let html = not_found(first, pages, place);
            files.insert("404.html".into(), html.into_bytes());
        }
    }
    Ok(files)
}

fn document(page: &Page, folder: &str, place: &Place<'_>) -> Result<String> {
    let up = "../".repeat(folder.matches('/').count());
    let whereabouts = Whereabouts {
        site: place.address,
        folder,
        up: &up,
    };
    let body = pollster::block_on(companion::prerender::prerender(page.clone()));
    Ok(Document {
        lang: &page.lang,
        dir: page.dir.as_str(),
        head: &head::head(page, &whereabouts),
        body: &lead_media_up(body, &up)?,
        tail: &head::json_ld(page, &whereabouts),
        up: &format!("{up}{}", place.up),
        origins: Origins::of(page),
    }
    .to_html(place.engine))
}

fn not_found(first: &Page, pages: &[Page], place: &Place<'_>) -> String {
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
    }
    .to_html(place.engine)
}

/// The film's files lie beside the page of its first language.
fn lead_media_up(body: String, up: &str) -> Result<String> {
    if up.is_empty() {
        return Ok(body);
    }
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("[src]", |element| {
            if let Some(address) = element
                .get_attribute("src")
                .filter(|address| is_relative(address))
            {
                element.set_attribute("src", &format!("{up}{address}"))?;
            }
            Ok(())
        }));
    rewrite_str(&body, settings).context("the page cannot be read")
}

/// Whether an address depends on where the page lies.
fn is_relative(address: &str) -> bool {
    !address.contains(':') && !address.starts_with(['/', '#', '?'])
}

//! Several films on one site.

use companion_model::{Catalogue, FilmEntry, Page, PageLink};

use super::document::{Document, escaped};
use super::head::first_shown;
use super::policy::Origins;
use super::{Address, Engine};

/// The list of films as a page of its own, at the root of the site.
pub(crate) fn catalogue(catalogue: Catalogue, engine: &Engine, site: Option<&Address>) -> String {
    let mut head = format!("<title>{}</title>", escaped(&catalogue.words.films));
    if let Some(site) = site {
        head += &format!(
            "<link rel=\"canonical\" href=\"{}\">",
            escaped(&site.join(""))
        );
    }
    let (lang, dir) = (catalogue.lang.clone(), catalogue.dir);
    let body = pollster::block_on(companion::prerender::prerender_catalogue(catalogue));
    Document {
        lang: &lang,
        dir: dir.as_str(),
        head: &head,
        body: &body,
        tail: "",
        up: "",
        origins: &Origins::default(),
        live: None,
    }
    .to_html(engine)
}

/// What a list of films shows of a film that lies in `folder`, which is empty for the root or ends in `/`.
pub(crate) fn entry(pages: &[Page], folder: &str) -> FilmEntry {
    let film = pages.first().map(|page| &page.film);
    let link = |(index, page): (usize, &Page)| PageLink {
        lang: page.lang.clone(),
        name: name_of(page, pages),
        title: page.film.title.to_text(),
        href: match index {
            0 if folder.is_empty() => "./".to_owned(),
            0 => folder.to_owned(),
            _ => format!("{folder}{}/", page.lang),
        },
    };
    FilmEntry {
        pages: pages.iter().enumerate().map(link).collect(),
        dir: pages.first().map(|page| page.dir).unwrap_or_default(),
        tagline: film.and_then(|film| film.tagline.clone()),
        runtime: film.and_then(|film| film.runtime.clone()),
        year: film
            .and_then(first_shown)
            .map(|date| date.chars().take_while(|c| *c != '-').collect()),
    }
}

/// A language's name in itself, as the other pages of the film have it.
fn name_of(page: &Page, pages: &[Page]) -> String {
    let links = pages.iter().flat_map(|other| &other.translations);
    let mut own = links.filter(|link| link.lang == page.lang);
    own.next()
        .map_or_else(|| page.lang.clone(), |link| link.name.clone())
}

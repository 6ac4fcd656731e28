//! What a page says of itself to search engines, link previews and browsers.

mod json_ld;
mod open_graph;

pub(super) use json_ld::json_ld;

use companion_model::{Film, Page, PageLink};

use super::address::Address;
use super::document::escaped;

/// The page's own place on the web.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whereabouts<'w> {
    /// The address of the film's site, where it is known.
    pub(super) site: Option<&'w Address>,
    /// The page's folder below it: nothing, or `zh-Hans/`.
    pub(super) folder: &'w str,
    /// The way from the page to the film's root: nothing, or some `../`.
    pub(super) up: &'w str,
}

impl Whereabouts<'_> {
    /// The page's address, where it is known.
    pub(super) fn page(&self) -> Option<String> {
        self.site.map(|site| site.join(self.folder))
    }

    /// The address of something that the page names relative to the film's root: absolute, where that is known.
    fn file(&self, path: &str) -> String {
        match self.site {
            Some(site) => site.join(path),
            None => format!("{}{path}", self.up),
        }
    }

    /// The address of something that the page names relative to itself.
    fn beside(&self, href: &str) -> String {
        match self.site {
            Some(site) => site.folder(self.folder).join(href),
            None => href.to_owned(),
        }
    }
}

/// The elements of the head, as HTML.
pub(super) fn head(page: &Page, place: &Whereabouts<'_>) -> String {
    let mut html = format!("<title>{}</title>", escaped(&page.film.title.to_text()));
    if let Some(description) = description(page) {
        html += &meta("name", "description", &description);
    }
    html += &meta("name", "referrer", "strict-origin-when-cross-origin");
    html += &meta(
        "name",
        "generator",
        concat!("Companion ", env!("CARGO_PKG_VERSION")),
    );
    if let Some(address) = place.page() {
        html += &link("canonical", &address);
    }
    html += &alternates(page, place);
    html += &link("manifest", &format!("{}manifest.webmanifest", place.up));
    html += &open_graph::properties(page, place);
    html
}

/// The page in every language, itself included, as search engines want them; `x-default` is the first language.
fn alternates(page: &Page, place: &Whereabouts<'_>) -> String {
    if page.translations.is_empty() {
        return String::new();
    }
    let here = match place.folder {
        "" => "./",
        _ => "",
    };
    let itself = (page.lang.as_str(), place.beside(here));
    let others = page
        .translations
        .iter()
        .map(|PageLink { lang, href, .. }| (lang.as_str(), place.beside(href)));
    let default = place.beside(if place.folder.is_empty() {
        "./"
    } else {
        place.up
    });
    let all = std::iter::once(itself)
        .chain(others)
        .chain([("x-default", default)]);
    all.map(|(lang, href)| {
        format!(
            "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">",
            escaped(lang),
            escaped(&href)
        )
    })
    .collect()
}

/// The day, month or year on which a film was first shown, as HTML writes it: the first of its releases.
pub(super) fn first_shown(film: &Film) -> Option<&str> {
    let parts = &film.releases.first()?.date.parts;
    parts.iter().find_map(|part| part.datetime.as_deref())
}

/// What search engines and previews show of the page.
fn description(page: &Page) -> Option<String> {
    let film = &page.film;
    let text = film.tagline.as_ref().or(film.synopsis.first());
    text.map(companion_model::Prose::to_text)
}

fn meta(kind: &str, name: &str, content: &str) -> String {
    format!("<meta {kind}=\"{name}\" content=\"{}\">", escaped(content))
}

fn link(rel: &str, href: &str) -> String {
    format!("<link rel=\"{rel}\" href=\"{}\">", escaped(href))
}

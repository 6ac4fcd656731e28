//! What a page says of itself to search engines, link previews and browsers.

mod item;
mod json_ld;
mod open_graph;

pub(super) use item::{json_ld as item_json_ld, of_item, title as title_of_item};
pub(super) use json_ld::{data, json_ld};
pub(super) use open_graph::Picture;

use companion::components::colophon::PROGRAM;
use companion_compiler::dates;
use companion_model::{Colophon, Film, Page, PageLink, Part, Prose, paths};

use super::address::Address;
use super::document::escaped;
use super::embed::discovery;

/// The page's own place on the web.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whereabouts<'w> {
    /// The address of the film's site, where it is known.
    pub(super) site: Option<&'w Address>,
    /// The page's folder below it: nothing, or `zh-Hans/`.
    pub(super) folder: &'w str,
    /// The way from the page to the film's root: nothing, or some `../`.
    pub(super) up: &'w str,
    /// The film's first language.
    pub(super) first: &'w str,
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

/// The elements of the head of a film's page, as HTML.
/// `card` is its share card.
pub(super) fn of_film(page: &Page, place: &Whereabouts<'_>, card: Option<&Picture>) -> String {
    let title = page.film.title.to_text();
    head(&title, description(page).as_deref(), page, place)
        + &shown_elsewhere(&title, place, "")
        + &open_graph::of_film(page, place, card)
}

/// The elements of the head of a page that is one file: it has no address and nothing beside it.
pub(super) fn of_file(page: &Page) -> String {
    let mut html = format!("<title>{}</title>", escaped(&page.film.title.to_text()));
    if let Some(description) = description(page) {
        html += &meta("name", "description", &description);
    }
    html + &meta("name", "generator", PROGRAM)
}

/// The elements of the head of a part's page, as HTML. `main` is the film's page.
pub(super) fn of_part(
    part: &Part,
    main: &Page,
    place: &Whereabouts<'_>,
    card: Option<&Picture>,
) -> String {
    let chapter = part.page.chapters.first();
    let name = chapter.map(|chapter| chapter.title.to_text());
    let film = main.film.title.to_text();
    let title = format!("{} · {} · {film}", name.unwrap_or_default(), part.label);
    let summary = chapter.and_then(|chapter| chapter.summary.first());
    let description = summary.map(Prose::to_text);
    head(&title, description.as_deref(), &part.page, place)
        + &shown_elsewhere(&film, place, &part.path)
        + &open_graph::of_text(&title, description.as_deref(), &part.page, place)
        + &open_graph::picture(card, place)
}

/// The elements of the head of a colophon's page, as HTML.
pub(super) fn of_about(
    page: &Page,
    colophon: &Colophon,
    place: &Whereabouts<'_>,
    card: Option<&Picture>,
) -> String {
    let film = page.film.title.to_text();
    let title = format!("{} · {film}", colophon.words.title);
    let cited = Some(colophon.citation.text.as_str());
    head(&title, cited, page, place)
        + &shown_elsewhere(&film, place, paths::ABOUT)
        + &open_graph::of_text(&title, cited, page, place)
        + &open_graph::cover_or(card, page, place)
}

/// What other sites can show of a page that lies at `path` below the page of its film: the film.
fn shown_elsewhere(film: &str, place: &Whereabouts<'_>, path: &str) -> String {
    let folder = place.folder.strip_suffix(path);
    let known = place.site.zip(folder);
    known.map_or_else(String::new, |(site, folder)| discovery(film, site, folder))
}

/// What every page of a site has.
fn head(title: &str, description: Option<&str>, page: &Page, place: &Whereabouts<'_>) -> String {
    let mut html = format!("<title>{}</title>", escaped(title));
    if let Some(description) = description {
        html += &meta("name", "description", description);
    }
    html += &meta("name", "referrer", "strict-origin-when-cross-origin");
    html += &meta("name", "generator", PROGRAM);
    if let Some(address) = place.page() {
        html += &link("canonical", &address);
    }
    html += &alternates(page, place);
    html + &link("manifest", &format!("{}manifest.webmanifest", place.up))
}

/// The page in every language, itself included, as search engines want them; `x-default` is the first language.
fn alternates(page: &Page, place: &Whereabouts<'_>) -> String {
    if page.translations.is_empty() {
        return String::new();
    }
    let itself = (page.lang.as_str(), place.beside("./"));
    let others = page
        .translations
        .iter()
        .map(|PageLink { lang, href, .. }| (lang.as_str(), place.beside(href)));
    let first = page
        .translations
        .iter()
        .find(|other| other.lang == place.first);
    let default = place.beside(first.map_or("./", |first| first.href.as_str()));
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

/// The day, month or year on which a film was first shown, as ISO 8601 writes it: the beginning of its first release.
pub(super) fn first_shown(film: &Film) -> Option<String> {
    dates::start(&film.releases.first()?.date)
}

/// What search engines and previews show of the page.
fn description(page: &Page) -> Option<String> {
    let film = &page.film;
    let text = film.tagline.as_ref().or(film.synopsis.first());
    text.map(Prose::to_text)
}

fn meta(kind: &str, name: &str, content: &str) -> String {
    format!("<meta {kind}=\"{name}\" content=\"{}\">", escaped(content))
}

fn link(rel: &str, href: &str) -> String {
    format!("<link rel=\"{rel}\" href=\"{}\">", escaped(href))
}

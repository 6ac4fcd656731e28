//! The sheets of a page as files: the main one, and for a long film the parts of its chapters.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use anyhow::Result;
use companion::prerender::{
    prerender_about, prerender_fragment, prerender_item, prerender_on_site, prerender_part,
};
use companion_compiler::export::figure_csv;
use companion_compiler::{Sheets, citation, colophon, divide, items};
use companion_model::{Figure, Film, Item, ItemKind, Page, PageLink, Part, paths};
use pollster::block_on;

use super::cards::{Card, Drawn};
use super::document::{Document, Style};
use super::film::Setting;
use super::head::{self, Picture, Whereabouts};
use super::media::{lead_to_media, up_from};
use super::policy::Origins;
use super::{Files, digest, embed, guide, offline};

/// The documents of a page in one language, whose folder below the film's root is `folder`: nothing, or `zh-Hans/`.
/// `first` is the film's first language.
///
/// # Errors
/// A document cannot be made ready; none is expected.
pub(super) fn sheets(
    page: &Page,
    folder: &str,
    first: &str,
    setting: &Setting<'_>,
) -> Result<Files> {
    let writer = Writer {
        folder,
        first,
        setting,
        // Also those that come into the main sheet with a part.
        origins: Origins::of(page),
    };
    let edition = edition(page, setting)?;
    let Sheets { main, parts, index } = divide(page, &edition).unwrap_or_else(|| Sheets {
        main: page.clone(),
        parts: Vec::new(),
        index: String::new(),
    });
    let parts: Vec<Rc<Part>> = parts.into_iter().map(Rc::new).collect();
    let items = items(page);
    let (cards, mut files) = cards(page, &items, &parts, setting)?;
    files.extend(guide::files(page, folder, &edition, setting.engine));
    files.extend(figures(page, folder));
    let card = cards.get(MAIN);
    let body = prerender_on_site(main.clone(), kinds(page, &items), edition.clone());
    let body = block_on(body);
    let fragments = writer.fragments(&parts, &edition)?;
    let later: String = fragments.iter().map(|(_, html)| html.as_str()).collect();
    files.extend([writer.main(&main, body, &later, card)?]);
    files.extend([writer.about(page, &items, card)?]);
    for item in items {
        let answer = setting
            .address
            .map(|site| embed::of_item(&item, &main, site, folder));
        files.extend(answer);
        let card = cards.get(&item.path);
        files.extend([writer.item(item, card)?]);
    }
    for (part, (path, fragment)) in parts.iter().zip(fragments) {
        files.insert(path, fragment.into_bytes());
        files.extend([writer.part(part, &main, cards.get(&part.path))?]);
    }
    if let Some(division) = &main.division {
        let path = division.index.trim_start_matches("./");
        files.insert(format!("{folder}{path}"), index.into_bytes());
    }
    Ok(files)
}

/// The letters of those kinds of things which all have pages in folders that are called like their ids.
fn kinds(page: &Page, items: &[Item]) -> String {
    let there: HashSet<&str> = items.iter().map(|item| item.path.as_str()).collect();
    let events = || page.chapters.iter().flat_map(|chapter| &chapter.events);
    let ids: [(ItemKind, Vec<&String>); 3] = [
        (
            ItemKind::Chapter,
            page.chapters.iter().map(|chapter| &chapter.id).collect(),
        ),
        (ItemKind::Event, events().map(|event| &event.id).collect()),
        (
            ItemKind::Quote,
            page.quotes.iter().map(|quote| &quote.id).collect(),
        ),
    ];
    let has_pages = |kind: ItemKind, ids: &[&String]| {
        ids.iter()
            .all(|id| there.contains(paths::item(kind, id).as_str()))
    };
    ids.iter()
        .filter(|(kind, ids)| has_pages(*kind, ids))
        .map(|(kind, _)| kind.letter())
        .collect()
}

/// The tables of a page's figures, for spreadsheets.
pub(super) fn figures(page: &Page, folder: &str) -> Files {
    let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
    let figures = events.filter_map(|event| event.figure.as_ref());
    let file = |figure: &Figure| {
        let path = format!("{folder}{}", figure.file.trim_start_matches("./"));
        (path, figure_csv(figure, &page.sources).into_bytes())
    };
    figures.map(file).collect()
}

/// The path of the main sheet, relative to itself.
const MAIN: &str = "";

/// What links to the sheets of a page look like, by the paths of the sheets, and the files of that; nothing where there
/// are to be no share cards.
fn cards(
    page: &Page,
    items: &[Item],
    parts: &[Rc<Part>],
    setting: &Setting<'_>,
) -> Result<(HashMap<String, Picture>, Files)> {
    let Some(cards) = setting.cards else {
        return Ok(Default::default());
    };
    // An author's own picture is the better card.
    let of_page = page
        .film
        .cover
        .is_none()
        .then(|| (MAIN, Card::of_film(page)));
    let of_items = items
        .iter()
        .map(|item| (item.path.as_str(), Card::of_item(item)));
    let of_parts = parts
        .iter()
        .map(|part| (part.path.as_str(), Card::of_part(part)));
    let all = of_page.into_iter().chain(of_items).chain(of_parts);
    let (paths, all): (Vec<&str>, Vec<Card>) = all.unzip();
    let Drawn { pictures, files } = cards.draw(&all, &page.lang, &page.id, setting.folder)?;
    let pictures = paths.into_iter().zip(pictures);
    let drawn = pictures.filter_map(|(path, picture)| Some((path.to_owned(), picture?)));
    Ok((drawn.collect(), files))
}

/// The document of a page whose HTML is `body`, however many events it has, and what it asks for as it is read.
///
/// # Errors
/// The document cannot be made ready; none is expected.
pub(super) fn undivided(
    page: &Page,
    folder: &str,
    first: &str,
    body: String,
    setting: &Setting<'_>,
) -> Result<Files> {
    let writer = Writer {
        folder,
        first,
        setting,
        origins: Origins::of(page),
    };
    let mut files = guide::files(page, folder, &edition(page, setting)?, setting.engine);
    files.extend(figures(page, folder));
    files.extend([writer.main(page, body, "", None)?]);
    Ok(files)
}

/// Names what a page is made of, its content and its engine: sheets of two editions do not fit together.
fn edition(page: &Page, setting: &Setting<'_>) -> Result<String> {
    let json = serde_json::to_vec(page)?;
    Ok(digest::short_name([(
        setting.engine.folder(),
        json.as_slice(),
    )]))
}

/// Writes the documents of a page in one language: each gives its path, below the film's root, and what is in it.
struct Writer<'w> {
    /// The folder of the main sheet below the film's root.
    folder: &'w str,
    /// The film's first language.
    first: &'w str,
    setting: &'w Setting<'w>,
    /// Other sites that something on any of the sheets may be loaded from.
    origins: Origins,
}

impl Writer<'_> {
    /// The main sheet, which takes in the HTML that comes `later`.
    fn main(
        &self,
        page: &Page,
        body: String,
        later: &str,
        card: Option<&Picture>,
    ) -> Result<(String, Vec<u8>)> {
        let up = up_from(self.folder);
        let whereabouts = self.whereabouts(self.folder, &up);
        let head = head::of_film(page, &whereabouts, card);
        let data = match self.setting.live {
            // What is still being written is nothing for machines.
            Some(_) => String::new(),
            None => head::json_ld(page, &whereabouts),
        };
        self.document(
            page,
            &whereabouts,
            &head,
            body,
            &data,
            Style::Whole { later },
        )
    }

    fn item(&self, item: Item, card: Option<&Picture>) -> Result<(String, Vec<u8>)> {
        let folder = format!("{}{}", self.folder, item.path);
        let up = up_from(&folder);
        let whereabouts = self.whereabouts(&folder, &up);
        let head = head::of_item(&item, &whereabouts, card);
        let data = head::item_json_ld(&item, &whereabouts);
        let page = Rc::clone(&item.page);
        let address = whereabouts.page();
        let citation = citation(&page, Some(&item), address.as_deref());
        let body = block_on(prerender_item(Rc::new(item), citation));
        self.document(&page, &whereabouts, &head, body, &data, Style::Needed)
    }

    /// The page's colophon, on a page of its own.
    fn about(
        &self,
        page: &Page,
        items: &[Item],
        card: Option<&Picture>,
    ) -> Result<(String, Vec<u8>)> {
        let folder = format!("{}{}", self.folder, paths::ABOUT);
        let up = up_from(&folder);
        let whereabouts = self.whereabouts(&folder, &up);
        let address = self.whereabouts(self.folder, &up).page();
        let colophon = colophon(page, items, "../", address.as_deref());
        let translation = |other: &PageLink| PageLink {
            href: format!("../{}{}", other.href.trim_start_matches("./"), paths::ABOUT),
            ..other.clone()
        };
        let page = Rc::new(Page {
            film: Film {
                title: page.film.title.clone(),
                cover: page.film.cover.clone(),
                ..Film::default()
            },
            quotes: Vec::new(),
            chapters: Vec::new(),
            translations: page.translations.iter().map(translation).collect(),
            sources: Vec::new(),
            ..page.clone()
        });
        let head = head::of_about(&page, &colophon, &whereabouts, card);
        let body = block_on(prerender_about(Rc::clone(&page), colophon));
        self.document(&page, &whereabouts, &head, body, "", Style::Needed)
    }

    /// What the main sheet takes in of each part of a divided page, with its path.
    fn fragments(&self, parts: &[Rc<Part>], edition: &str) -> Result<Vec<(String, String)>> {
        let fragment = |part: &Rc<Part>| {
            let html = block_on(prerender_fragment(Rc::clone(part), edition));
            // It is read from the main sheet.
            let html = lead_to_media(html, &up_from(self.folder), None)?;
            let path = format!("{}{}{}", self.folder, part.path, paths::FRAGMENT);
            Ok((path, html))
        };
        parts.iter().map(fragment).collect()
    }

    fn part(
        &self,
        part: &Rc<Part>,
        main: &Page,
        card: Option<&Picture>,
    ) -> Result<(String, Vec<u8>)> {
        let folder = format!("{}{}", self.folder, part.path);
        let up = up_from(&folder);
        let whereabouts = self.whereabouts(&folder, &up);
        let head = head::of_part(part, main, &whereabouts, card);
        let body = block_on(prerender_part(Rc::clone(part)));
        self.document(
            &part.page,
            &whereabouts,
            &head,
            body,
            "",
            Style::Whole { later: "" },
        )
    }

    fn whereabouts<'a>(&'a self, folder: &'a str, up: &'a str) -> Whereabouts<'a> {
        Whereabouts {
            site: self.setting.address,
            folder,
            up,
            first: self.first,
        }
    }

    fn document(
        &self,
        page: &Page,
        whereabouts: &Whereabouts<'_>,
        head: &str,
        body: String,
        tail: &str,
        style: Style<'_>,
    ) -> Result<(String, Vec<u8>)> {
        let Whereabouts { folder, up, .. } = whereabouts;
        let own;
        let origins = match style {
            Style::Whole { .. } => &self.origins,
            // Nothing comes to it from elsewhere.
            Style::Needed => {
                own = Origins::of(page);
                &own
            }
        };
        let worker = self
            .setting
            .is_kept
            .then(|| format!("{up}{}", offline::WORKER));
        let html = Document {
            lang: &page.lang,
            dir: page.dir.as_str(),
            head,
            body: &lead_to_media(body, up, self.setting.live)?,
            tail,
            up: &format!("{up}{}", self.setting.up),
            origins,
            offline: worker.as_deref(),
            style,
            live: self.setting.live,
        }
        .to_html(self.setting.engine);
        Ok((format!("{folder}index.html"), html.into_bytes()))
    }
}

//! A long film, cut into sheets, so that its page begins as fast as that of a short one.
//!
//! The main sheet has the card, the quotes, the opening of every chapter and the first events. All other events
//! lie on sheets of their own, at most [`MOST_IN_A_PART`] together: every event is on exactly one sheet. Ids,
//! numbers of sources and words stay what they are on the whole page; links lead to the sheet where their target
//! lies.

mod colophon;
pub(crate) mod folder;
mod index;
mod items;
mod links;
mod places;
mod visit;

use std::ops::Range;
use std::rc::Rc;

use companion_model::{
    Chapter, Division, Elsewhere, Film, Fragment, ItemKind, Neighbour, Page, PageLink, Part,
    PartLink, Parts, Series, Source, paths,
};

use crate::locale::Locale;
pub use colophon::colophon;
pub use items::items;
use links::{Linker, Seen};
use places::{MAIN, Places};

/// A film with more events than this is divided.
pub const MOST_ON_ONE_PAGE: usize = 100;

/// The most events of a part. So many arrive and are drawn in a third of a second on a phone with a slow line:
/// 150 ms, 1.6 Mbit/s, and a quarter of a computer’s speed.
pub const MOST_IN_A_PART: usize = 25;

/// The most parts of a chapter that the main sheet links to one by one.
const MOST_LINKS: usize = 8;

/// A page, cut into sheets.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sheets {
    /// What a reader gets first.
    pub main: Page,
    /// Everything else, in the order of the story.
    pub parts: Vec<Part>,
    /// On which part an id lies that is not on the main sheet: a text, to lie at [`Division::index`].
    ///
    /// Its first line is the edition. Each other line is the address of a part, as the main sheet's link to it has
    /// it, and the ids that lie there, with tabs between them.
    pub index: String,
}

/// Cuts a page into sheets, or `None` if it is short enough to stay whole.
///
/// `edition` names the build; sheets of two editions are never mixed.
pub fn divide(page: &Page, edition: &str) -> Option<Sheets> {
    let events: usize = page
        .chapters
        .iter()
        .map(|chapter| chapter.events.len())
        .sum();
    if events <= MOST_ON_ONE_PAGE {
        return None;
    }
    // The compiler has worded the page in its language, so there are words; a page from elsewhere gets English ones.
    let locale = Locale::new(&page.lang)
        .or_else(|_| Locale::new("en"))
        .ok()?;
    let pieces = cut(page, &locale);
    let places = Places::new(page, &pieces);
    let divider = Divider {
        page,
        pieces: &pieces,
        places: &places,
    };
    Some(Sheets {
        main: divider.main(edition, &locale),
        parts: (1..pieces.len()).map(|at| divider.part(at)).collect(),
        index: index::write(edition, page, &pieces, &places),
    })
}

/// Some neighbouring events of one chapter. The first piece of all lies on the main sheet.
#[derive(Debug)]
struct Piece {
    /// The index of the chapter.
    chapter: usize,
    /// Which of the chapter’s events.
    events: Range<usize>,
    /// The folder, relative to the main sheet; empty for the main sheet itself.
    path: String,
    /// “51–100”.
    range: String,
    /// “Events 51–100 of 1,250”.
    label: String,
}

/// The pieces of all chapters. Those of one chapter are of nearly the same size.
fn cut(page: &Page, locale: &Locale) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, chapter) in page.chapters.iter().enumerate() {
        let total = chapter.events.len();
        let count = total.div_ceil(MOST_IN_A_PART);
        let folder = folder(chapter);
        for number in 0..count {
            let events = number * total / count..(number + 1) * total / count;
            let path = match (pieces.is_empty(), number) {
                (true, _) => String::new(),
                (false, 0) => folder.clone(),
                (false, _) => format!("{folder}{}/", number + 1),
            };
            pieces.push(Piece {
                chapter: at,
                path,
                range: locale.range(events.start + 1, events.end),
                label: locale.part(events.start + 1, events.end, total),
                events,
            });
        }
    }
    pieces
}

/// The folder of a chapter, relative to the main sheet.
fn folder(chapter: &Chapter) -> String {
    paths::item(
        ItemKind::Chapter,
        &folder::name(ItemKind::Chapter, &chapter.id),
    )
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The page around a piece of a `whole` one, without anything of the story: its title, the sources that it cites, and
/// itself in other languages. `up` leads from its folder to the main sheet, `path` from there to it.
fn bare(
    whole: &Page,
    linker: &Linker<'_>,
    (up, path): (&str, &str),
    is_cited: impl Fn(&Source) -> bool,
) -> Page {
    let translation = |other: &PageLink| PageLink {
        href: format!("{up}{}{path}", other.href.trim_start_matches("./")),
        ..other.clone()
    };
    Page {
        format: whole.format,
        id: whole.id.clone(),
        lang: whole.lang.clone(),
        dir: whole.dir,
        words: whole.words.clone(),
        film: Film {
            title: linker.prose(&whole.film.title),
            ..Film::default()
        },
        quotes: Vec::new(),
        chapters: Vec::new(),
        axis: None,
        translations: whole.translations.iter().map(translation).collect(),
        sources: (whole.sources.iter())
            .filter(|source| is_cited(source))
            .cloned()
            .collect(),
        edition: None,
        division: None,
    }
}

struct Divider<'p> {
    page: &'p Page,
    pieces: &'p [Piece],
    places: &'p Places<'p>,
}

impl Divider<'_> {
    fn main(&self, edition: &str, locale: &Locale) -> Page {
        let Page {
            format,
            id,
            lang,
            dir,
            words,
            film,
            quotes,
            chapters,
            axis,
            translations,
            sources,
            edition: of_author,
            division: _,
        } = self.page;
        let linker = Linker::new(self.places, Seen::OnMain);
        let chapters = chapters.iter().enumerate();
        Page {
            format: *format,
            id: id.clone(),
            lang: lang.clone(),
            dir: *dir,
            words: words.clone(),
            film: linker.film(film),
            quotes: quotes.iter().map(|quote| linker.quote(quote)).collect(),
            chapters: chapters
                .map(|(at, chapter)| {
                    let here = self.first_events(at);
                    Rc::new(Chapter {
                        events: linker.events(&chapter.events[..here]),
                        elsewhere: self.elsewhere(at, here, locale),
                        ..linker.opening(chapter)
                    })
                })
                .collect(),
            axis: axis.clone(),
            translations: translations.clone(),
            sources: (sources.iter())
                .filter(|source| self.places.cites(MAIN, &source.key))
                .cloned()
                .collect(),
            edition: of_author.clone(),
            division: Some(Division {
                edition: edition.to_owned(),
                index: format!("./{}", paths::INDEX),
                note: locale.in_print(),
            }),
        }
    }

    /// How many events of a chapter lie on the main sheet.
    fn first_events(&self, chapter: usize) -> usize {
        match self.pieces.first() {
            Some(first) if first.chapter == chapter => first.events.end,
            _ => 0,
        }
    }

    fn elsewhere(&self, chapter: usize, here: usize, locale: &Locale) -> Option<Elsewhere> {
        let links = self.links(chapter, "./");
        let total = self.page.chapters[chapter].events.len();
        let parts = match links.len() {
            0 => return None,
            1..=MOST_LINKS => Parts::Each(links),
            others => {
                let first = links.into_iter().next()?;
                let on_main = usize::from(here > 0);
                Parts::Series(Series {
                    first,
                    number: counted(1 + on_main),
                    folder: format!("./{}", folder(&self.page.chapters[chapter])),
                    count: counted(others + on_main),
                    events: counted(total),
                    label: locale.part_pattern(total),
                })
            }
        };
        Some(Elsewhere {
            note: locale.elsewhere(here, total),
            parts,
        })
    }

    /// Links to the parts of a chapter, as seen from a sheet with this way `up` to the main one.
    fn links(&self, chapter: usize, up: &str) -> Vec<PartLink> {
        let others = self.pieces.iter().skip(1);
        others
            .filter(|piece| piece.chapter == chapter)
            .map(|piece| PartLink {
                href: format!("{up}{}", piece.path),
                range: piece.range.clone(),
                label: piece.label.clone(),
                events: counted(piece.events.len()),
            })
            .collect()
    }

    /// What the page of a part links to: all parts of its chapter, if the main sheet links to this one alone.
    fn contents(&self, at: usize, up: &str) -> Vec<PartLink> {
        let chapter = self.pieces[at].chapter;
        let is_first = at == 1 || self.pieces[at - 1].chapter != chapter;
        let links = self.links(chapter, up);
        if !is_first || links.len() <= MOST_LINKS {
            return Vec::new();
        }
        links
    }

    fn part(&self, at: usize) -> Part {
        let piece = &self.pieces[at];
        let whole = self.page;
        let chapter = &whole.chapters[piece.chapter];
        let events = &chapter.events[piece.events.clone()];
        let up = "../".repeat(piece.path.matches('/').count());
        let linker = Linker::new(self.places, Seen::OnPart { sheet: at, up: &up });
        let is_cited = |source: &Source| self.places.cites(at, &source.key);
        let page = Page {
            chapters: vec![Rc::new(Chapter {
                events: linker.events(events),
                ..linker.opening(chapter)
            })],
            ..bare(whole, &linker, (&up, &piece.path), is_cited)
        };
        let fragment = Fragment {
            events: Linker::new(self.places, Seen::ArrivedFrom { sheet: at }).events(events),
            sources: (page.sources.iter())
                .filter(|source| !self.places.cites(MAIN, &source.key))
                .cloned()
                .collect(),
        };
        Part {
            path: piece.path.clone(),
            label: piece.label.clone(),
            page: Rc::new(page),
            fragment,
            contents: self.contents(at, &up),
            previous: self.neighbour(&self.pieces[at - 1], &linker, &up),
            next: self
                .pieces
                .get(at + 1)
                .map(|next| self.neighbour(next, &linker, &up)),
        }
    }

    fn neighbour(&self, piece: &Piece, linker: &Linker<'_>, up: &str) -> Neighbour {
        let chapter = &self.page.chapters[piece.chapter];
        let place = match piece.path.is_empty() {
            true => format!("#c-{}", chapter.id),
            false => String::new(),
        };
        Neighbour {
            href: format!("{up}{}{place}", piece.path),
            chapter: linker.prose(&chapter.title),
            label: piece.label.clone(),
        }
    }
}

//! The sites that the tests visit, each built as a reader gets it.

use std::path::{Path, PathBuf};

use super::settings;

/// A film whose site has been built.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Film {
    /// The film that the project ships with.
    NeverSorry,
    /// One of everything that a film can have.
    Everything,
    /// A page from right to left, with ids in its own script.
    Arabic,
    /// Markup and scripts in every text.
    Hostile,
    /// More events than fit one page; the last has a figure.
    Long,
    /// No film, but a site of two: the one that the project ships with, and one from right to left.
    Catalogue,
    /// A timeline of this name that was made for TimelineJS.
    Imported(&'static str),
}

/// One page of a site.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Page {
    pub(crate) film: Film,
    /// Its address below the site's own.
    pub(crate) path: &'static str,
    pub(crate) lang: &'static str,
}

/// The page that most tests read.
pub(crate) const ENGLISH: Page = page(Film::NeverSorry, "", "en");
/// The same page in Chinese.
pub(crate) const CHINESE: Page = page(Film::NeverSorry, "zh-Hans/", "zh-Hans");
/// A page from right to left.
pub(crate) const ARABIC: Page = page(Film::Arabic, "", "ar");
/// A page with everything that there is.
pub(crate) const EVERYTHING: Page = page(Film::Everything, "", "en");

/// The page about the page that most tests read.
pub(crate) const ABOUT: Page = page(Film::NeverSorry, "about/", "en");

/// What is shown where there is no page.
pub(crate) const NOWHERE: Page = page(Film::NeverSorry, "404.html", "en");

/// The page of a quote, of an event with a figure, and of a chapter.
pub(crate) const ITEMS: [Page; 3] = [
    page(Film::NeverSorry, "q/chess/", "en"),
    page(Film::NeverSorry, "e/anniversary-list/", "en"),
    page(Film::NeverSorry, "zh-Hans/c/stadium/", "zh-Hans"),
];

/// The list of a site with several films.
pub(crate) const CATALOGUE: Page = page(Film::Catalogue, "", "en");

/// A page whose author has tried everything.
pub(crate) const HOSTILE: Page = page(Film::Hostile, "", "en");

/// A page that takes in its later events as its reader comes near.
pub(crate) const LONG: Page = page(Film::Long, "", "en");

/// Timelines that were brought over from TimelineJS: a simple one, one in many scripts, one with media of every kind.
pub(crate) const IMPORTED: [Page; 3] = [
    page(Film::Imported("story"), "", "en"),
    page(Film::Imported("scripts"), "", "en"),
    page(Film::Imported("media"), "", "en"),
];

/// A page in each language and direction.
pub(crate) const LANGUAGES: [Page; 3] = [ENGLISH, CHINESE, ARABIC];

/// How wide the windows of readers are: a phone's, a tablet's, a desk's.
pub(crate) const WIDTHS: [u32; 3] = [390, 768, 1440];

const fn page(film: Film, path: &'static str, lang: &'static str) -> Page {
    Page { film, path, lang }
}

impl Page {
    /// Whether it has several quotes, and so a carousel that comes alive.
    pub(crate) fn has_carousel(self) -> bool {
        matches!(self.film, Film::NeverSorry | Film::Arabic) && matches!(self.path, "" | "zh-Hans/")
    }
}

impl Film {
    /// What its site is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NeverSorry => "never-sorry",
            Self::Everything => "everything",
            Self::Arabic => "arabic",
            Self::Hostile => "hostile",
            Self::Long => "long",
            Self::Catalogue => "catalogue",
            Self::Imported(timeline) => timeline,
        }
    }

    /// The folder of its author's file.
    pub(crate) fn source(self) -> PathBuf {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        match self {
            Self::NeverSorry => root.join("assets/films/never-sorry"),
            Self::Everything => root.join("tests/fixtures/everything"),
            Self::Arabic => root.join("tests/fixtures/arabic"),
            Self::Hostile | Self::Long | Self::Catalogue | Self::Imported(_) => {
                settings::path(settings::SITES)
                    .join("films")
                    .join(self.name())
            }
        }
    }

    /// The folder of its site.
    pub(crate) fn site(self) -> PathBuf {
        settings::path(settings::SITES).join(self.name())
    }
}

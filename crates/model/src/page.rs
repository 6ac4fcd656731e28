//! The whole page in one language.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::{Axis, Chapter, Division, Edition, Film, Prose, Quote, Source, Words};

/// One film's companion page in one language: the content of `page.<lang>.json`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The version of this format, always [`Page::FORMAT`]; see [`PageFormat`].
    pub format: u32,
    /// The film's id, as its author gave it: `never-sorry`.
    pub id: String,
    /// The language of the page, a BCP 47 tag: `en`, `zh-Hans`.
    pub lang: String,
    /// The direction in which that language is written.
    pub dir: Direction,
    /// The interface's own words in that language.
    pub words: Words,
    /// The film card.
    pub film: Film,
    /// The quotes of the carousel, in the author's order.
    pub quotes: Vec<Rc<Quote>>,
    /// The timeline, chapter by chapter.
    pub chapters: Vec<Rc<Chapter>>,
    /// The line on which the whole timeline is drawn; `None` where there is no time between its ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub axis: Option<Axis>,
    /// The page in its other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<PageLink>,
    /// Every source that the page cites, in the order of their numbers.
    pub sources: Vec<Source>,
    /// Which edition of the page this is; `None` where its author does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// Set on the main sheet of a page that is divided; `None` where everything is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division: Option<Division>,
}

/// The same page in another language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct PageLink {
    /// The language, a BCP 47 tag.
    pub lang: String,
    /// The direction in which it is written where that is not the direction of what the link stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// The language's name in itself: “简体中文”.
    pub name: String,
    /// The film's title in that language.
    pub title: String,
    /// Its address, relative to this page: `zh-Hans/`, `../`.
    pub href: String,
}

impl Page {
    /// The version of the page format that this code writes and reads.
    ///
    /// It changes whenever an older reader would misunderstand a newer file.
    pub const FORMAT: u32 = 1;

    /// The title that stands below the film's own: that of the next language of the page in which it has another one, or
    /// else the first other one under which it is known.
    #[must_use]
    pub fn second_title(&self) -> Option<Prose> {
        let own = self.film.title.to_text();
        let translation = self.translations.iter().find(|link| link.title != own);
        let translation = translation.map(|link| Prose {
            lang: Some(link.lang.clone()),
            dir: link.dir,
            ..Prose::plain(link.title.clone())
        });
        let mut others = self.film.other_titles.iter().map(|other| &other.title);
        translation.or_else(|| others.find(|title| title.to_text() != own).cloned())
    }
}

/// The one field that every version of the page format has.
///
/// Read first, it tells a page of another version from a broken one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize)]
pub struct PageFormat {
    /// The version, to be compared with [`Page::FORMAT`].
    pub format: u32,
}

/// A writing direction, worded as HTML's `dir` attribute.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

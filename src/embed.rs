//! A section of the page, to stand on a page of somebody else.

use std::rc::Rc;

use companion_model::Page;
use yew::prelude::*;

use crate::components::film_card::FilmCard;
use crate::components::quote_carousel::embedded_quotes;
use crate::components::sources::Sources;
use crate::components::timeline::Timeline;

/// What can stand by itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Section {
    /// The film card.
    Card,
    /// The quotes.
    Quotes,
    /// The timeline.
    Timeline,
    /// All of them, one under the other.
    All,
}

impl Section {
    /// Every section.
    pub const ALL: [Self; 4] = [Self::Card, Self::Quotes, Self::Timeline, Self::All];

    /// Its name in addresses and attributes: `card`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Quotes => "quotes",
            Self::Timeline => "timeline",
            Self::All => "all",
        }
    }

    /// Whether the page has anything to show in it.
    pub fn is_in(self, page: &Page) -> bool {
        match self {
            Self::Card | Self::All => true,
            Self::Quotes => !page.quotes.is_empty(),
            Self::Timeline => !page.chapters.is_empty(),
        }
    }

    fn shows(self, part: Self) -> bool {
        self == part || self == Self::All
    }
}

/// What a section needs to stand by itself.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmbedProps {
    /// The page that it is taken from.
    pub page: Rc<Page>,
    /// Which section.
    pub section: Section,
}

/// A section under the film's title, with its sources and a link to the whole page. It has neither heading of the first
/// rank nor landmarks: those are for the page around it.
#[component]
pub fn Embed(EmbedProps { page, section }: &EmbedProps) -> Html {
    let title = page.film.title.to_text();
    html! {
        <div class="companion is-embedded" lang={page.lang.clone()} dir={page.dir.as_str()}>
            <p class="embed__title serif">{ &title }</p>
            <div class="companion__main">
                if section.shows(Section::Card) {
                    <FilmCard page={Rc::clone(page)} />
                }
                if section.shows(Section::Quotes) && Section::Quotes.is_in(page) {
                    { embedded_quotes(page) }
                }
                if section.shows(Section::Timeline) && Section::Timeline.is_in(page) {
                    <Timeline page={Rc::clone(page)} />
                }
            </div>
            if !page.sources.is_empty() {
                // Folded, because they would be most of a card.
                <details class="embed__sources">
                    <summary>{ &page.words.sources }</summary>
                    <Sources page={Rc::clone(page)} />
                </details>
            }
            <p class="embed__whole">
                <a href="./">{ &page.words.back_to_film }{ &title }</a>
            </p>
        </div>
    }
}

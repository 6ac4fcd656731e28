//! The page put together from its parts.

use std::rc::Rc;
use std::time::Duration;

use companion_model::{Citation, Colophon, Item, Notices, Page, Part, Slot};
use yew::prelude::*;

use crate::browser::{console, document};
use crate::components::colophon::{citation, colophon, foot};
use crate::components::cover::Cover;
use crate::components::film_card::FilmCard;
use crate::components::item;
use crate::components::page_loader::PageLoader;
use crate::components::part::{contents, film_header, header, neighbours};
use crate::components::preview;
use crate::components::quote_carousel::quote_carousel;
use crate::components::sources::Sources;
use crate::components::timeline::{Timeline, story};

/// Where the page gets its content, and how long and how large it may be.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The address of `page.<lang>.json`, relative to the document; `page.en.json` by default.
    #[prop_or(SRC)]
    pub src: AttrValue,
    /// After which time without an answer the reader is told that it is slow; 8 seconds by default.
    #[prop_or(PATIENCE)]
    pub patience: Duration,
    /// The most bytes the content may have; 32 MiB by default.
    #[prop_or(LIMIT)]
    pub limit: usize,
}

const SRC: AttrValue = AttrValue::Static("page.en.json");
const PATIENCE: Duration = Duration::from_secs(8);
const LIMIT: usize = 32 * 1024 * 1024;

impl Default for AppProps {
    fn default() -> Self {
        Self {
            src: SRC,
            patience: PATIENCE,
            limit: LIMIT,
        }
    }
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let draw = use_callback((), |page, ()| html! { <Companion {page} /> });
    html! {
        <PageLoader
            src={props.src.clone()}
            patience={props.patience}
            limit={props.limit}
            {draw}
        />
    }
}

/// Shows the page in the element with this id, in place of what the shell has put there.
pub fn mount(id: &str) {
    match document::element(id) {
        Some(root) => {
            yew::Renderer::<App>::with_root(root).render();
        }
        None => console::error(&format!("companion: no element #{id} to show the page in")),
    }
}

/// What the page shows, given its content.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CompanionProps {
    /// The content.
    pub page: Rc<Page>,
    /// What is to be said of it to its author; nothing to a reader.
    #[prop_or_default]
    pub notices: Rc<Notices>,
    /// What has pages of its own in folders that are called like its ids: `c` chapters, `e` events, `q` quotes. Their
    /// addresses are the ones to hand on.
    #[prop_or_default]
    pub pages: Option<AttrValue>,
    /// The edition, by which it knows the guide to its timeline.
    #[prop_or_default]
    pub edition: Option<AttrValue>,
    /// What stands at its end.
    #[prop_or_default]
    pub end: End,
}

/// What stands at the end of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum End {
    /// Nothing.
    #[default]
    Nothing,
    /// Links to the pages beside it that are about it: its colophon, and how to embed the film.
    Links,
    /// Its colophon itself.
    Colophon(Rc<Colophon>),
}

/// The page, once its content is there.
#[component]
pub fn Companion(props: &CompanionProps) -> Html {
    let CompanionProps {
        page,
        notices,
        pages,
        edition,
        end,
    } = props;
    let has_notices = |places: fn(Slot) -> bool| preview::has_any(notices, places);
    let has_quotes = !page.quotes.is_empty() || has_notices(|slot| slot == Slot::LostQuote);
    let has_timeline =
        !page.chapters.is_empty() || has_notices(|slot| matches!(slot, Slot::LostChapter(_)));
    let has_sources = !page.sources.is_empty() || has_notices(|slot| slot == Slot::Sources);
    html! {
        <div
            class="companion"
            lang={page.lang.clone()}
            dir={page.dir.as_str()}
            data-pages={pages.clone()}
            data-edition={edition.clone()}
        >
            if has_timeline {
                <a class="skip-link" href="#timeline">{ &page.words.skip_to_timeline }</a>
            }
            { preview::bar(page, notices) }
            <Cover page={Rc::clone(page)} />
            <main class="companion__main">
                <FilmCard page={Rc::clone(page)} notices={Rc::clone(notices)} is_under_cover=true />
                if has_quotes {
                    { quote_carousel(page, notices) }
                }
                if has_timeline {
                    <Timeline page={Rc::clone(page)} notices={Rc::clone(notices)} />
                }
                if has_sources {
                    <Sources page={Rc::clone(page)} notices={Rc::clone(notices)} />
                }
            </main>
            { match end {
                End::Nothing => html! {},
                End::Links => foot(page),
                End::Colophon(its) => html! { <footer>{ colophon(its, page) }</footer> },
            } }
        </div>
    }
}

/// What a part's page shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PartPageProps {
    /// The part.
    pub part: Rc<Part>,
}

/// A part of a chapter, on a page of its own.
#[component]
pub fn PartPage(PartPageProps { part }: &PartPageProps) -> Html {
    let page = &part.page;
    html! {
        <div class="companion" lang={page.lang.clone()} dir={page.dir.as_str()}>
            { header(part) }
            <main class="companion__main">
                { story(page, &Notices::default()) }
                { contents(part) }
                { neighbours(part) }
                <Sources page={Rc::clone(page)} />
            </main>
            <div data-island="part" data-up={part.up()} />
        </div>
    }
}

/// What an item's page shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ItemPageProps {
    /// The item.
    pub item: Rc<Item>,
    /// How it is cited.
    pub citation: Rc<Citation>,
}

/// A quote, an event or a chapter, on a page of its own.
#[component]
pub fn ItemPage(props: &ItemPageProps) -> Html {
    let ItemPageProps {
        item,
        citation: cited,
    } = props;
    let page = &item.page;
    html! {
        <div class="companion" lang={page.lang.clone()} dir={page.dir.as_str()}>
            { item::header(item) }
            <main class="companion__main">
                { item::content(item) }
                { item::neighbours(item) }
                if !page.sources.is_empty() {
                    <Sources page={Rc::clone(page)} />
                }
                { citation(cited) }
            </main>
        </div>
    }
}

/// What a page's page about itself shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AboutPageProps {
    /// The page; its links to other languages lead from here.
    pub page: Rc<Page>,
    /// Its colophon.
    pub colophon: Rc<Colophon>,
}

/// The colophon of a page, on a page of its own.
#[component]
pub fn AboutPage(
    AboutPageProps {
        page,
        colophon: its,
    }: &AboutPageProps,
) -> Html {
    html! {
        <div class="companion" lang={page.lang.clone()} dir={page.dir.as_str()}>
            { film_header(page, UP, None) }
            <main class="companion__main">{ colophon(its, page) }</main>
        </div>
    }
}

/// The way from the page about a page to the page.
const UP: &str = "../";

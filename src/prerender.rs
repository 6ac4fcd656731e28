//! The page as HTML, made on the host by the components that the browser uses.

use std::rc::Rc;

use companion_model::{Catalogue, Citation, Colophon, DraftPage, Item, Notices, Page, Part};
use yew::{AttrValue, BaseComponent, LocalServerRenderer};

use crate::app::{
    AboutPage, AboutPageProps, Companion, CompanionProps, End, ItemPage, ItemPageProps, PartPage,
    PartPageProps,
};
use crate::components::catalogue::{FilmList, FilmListProps};
use crate::components::cover::{Drawing, DrawingProps};
use crate::components::guide::{Guide, GuideProps};
use crate::components::part::{FragmentOf, FragmentProps};
use crate::components::preview::{Unreadable, UnreadableProps};
use crate::embed::{Embed, EmbedProps, Section};

/// How notices look. The engine's page does not hold this, because its readers never see one: put it into the
/// `head` of a page from [`preview`] or [`unreadable`], behind the engine's own styles.
pub const PREVIEW_CSS: &str = include_str!("components/preview/preview.css");

/// How the page of an item looks, beyond what all pages share: put it into its `head`, behind the engine's own styles.
pub const ITEM_CSS: &str = include_str!("components/item/item.css");

/// How a colophon and a citation look: for pages that have one.
pub const COLOPHON_CSS: &str = include_str!("components/colophon/colophon.css");

/// What answers for the dots of figures: a script for pages that [need](Needs::figures) it.
pub const FIGURE_SCRIPT: &str = include_str!("components/figure/figure.js");

/// What makes the addresses of parts whole on paper: a script for pages that [need](Needs::parts) it.
pub const PART_SCRIPT: &str = include_str!("components/part/part.js");

/// What a page needs beside its HTML, as what components put on their elements tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Needs {
    /// The program, which brings something in it to life.
    pub program: bool,
    /// The styles of the guide to its timeline, which it takes in.
    pub guide: bool,
    /// [`FIGURE_SCRIPT`], because it has dots that can be asked for by their number, or takes some in.
    pub figures: bool,
    /// [`PART_SCRIPT`], because parts of its story lie elsewhere.
    pub parts: bool,
}

impl Needs {
    /// What the page needs whose HTML this is, and which takes in some more `later`.
    pub fn of(html: &str, later: &str) -> Self {
        let has_dots = |html: &str| html.contains(" class=\"figure__find\"");
        Self {
            program: html.contains(" data-island=\""),
            guide: html.contains(" data-guide=\""),
            figures: has_dots(html) || has_dots(later),
            parts: html.contains(" class=\"part-links\""),
        }
    }
}

/// The HTML of a page, complete without any script.
pub async fn prerender(page: Page) -> String {
    render::<Companion>(props(page)).await
}

/// The same for a page of a site, which leads to the pages that are about it. `pages` are the kinds of things that have
/// pages of their own: see [`CompanionProps::pages`]. `edition` is that of the guide to its timeline.
pub async fn prerender_on_site(page: Page, pages: String, edition: String) -> String {
    let pages = (!pages.is_empty()).then(|| pages.into());
    let props = CompanionProps {
        pages,
        edition: Some(edition.into()),
        end: End::Links,
        ..props(page)
    };
    render::<Companion>(props).await
}

/// The same for a page that has nothing beside it, and so its colophon at its end.
pub async fn prerender_whole(page: Page, colophon: Colophon) -> String {
    let props = CompanionProps {
        end: End::Colophon(Rc::new(colophon)),
        ..props(page)
    };
    render::<Companion>(props).await
}

fn props(page: Page) -> CompanionProps {
    CompanionProps {
        page: Rc::new(page),
        notices: Rc::default(),
        pages: None,
        edition: None,
        end: End::Nothing,
    }
}

/// The HTML of a page's colophon, on a page of its own.
pub async fn prerender_about(page: Rc<Page>, colophon: Colophon) -> String {
    let colophon = Rc::new(colophon);
    render::<AboutPage>(AboutPageProps { page, colophon }).await
}

/// The HTML of a page for its author: the same as a reader's, with a notice wherever it is not what its file says.
pub async fn preview(draft: DraftPage) -> String {
    let props = CompanionProps {
        notices: Rc::new(draft.notices),
        ..props(draft.page)
    };
    render::<Companion>(props).await
}

/// The drawing on the cover of the film with this id, as HTML: SVG with its shapes in `<defs>`, under `#seeds` all of
/// them, 720 wide and 900 high.
pub async fn drawing(id: &str) -> String {
    let id = AttrValue::from(id.to_owned());
    render::<Drawing>(DrawingProps { id }).await
}

/// The HTML that says why nothing of a film can be shown.
pub async fn unreadable(notices: Notices) -> String {
    let notices = Rc::new(notices);
    render::<Unreadable>(UnreadableProps { notices }).await
}

/// The HTML of a part's own page, complete without any script.
pub async fn prerender_part(part: Rc<Part>) -> String {
    render::<PartPage>(PartPageProps { part }).await
}

/// The HTML of an item's own page, complete without any script.
pub async fn prerender_item(item: Rc<Item>, citation: Citation) -> String {
    let citation = Rc::new(citation);
    render::<ItemPage>(ItemPageProps { item, citation }).await
}

/// The HTML by which the main sheet of `edition` takes a part in. Nothing is to be seen of it where it is opened by
/// itself.
pub async fn prerender_fragment(part: Rc<Part>, edition: &str) -> String {
    let edition = edition.to_owned().into();
    render::<FragmentOf>(FragmentProps { part, edition }).await
}

/// The HTML of the guide to a page's timeline; `edition` is that of the index of its search.
pub async fn prerender_guide(page: Page, edition: &str) -> String {
    let page = Rc::new(page);
    let edition = edition.to_owned().into();
    render::<Guide>(GuideProps { page, edition }).await
}

/// The HTML of a section of a page, to stand by itself: complete without any script. Its links are as seen from the page
/// itself.
pub async fn prerender_section(page: Rc<Page>, section: Section) -> String {
    render::<Embed>(EmbedProps { page, section }).await
}

/// The HTML of a list of films.
pub async fn prerender_catalogue(catalogue: Catalogue) -> String {
    let catalogue = Rc::new(catalogue);
    render::<FilmList>(FilmListProps { catalogue }).await
}

async fn render<C>(props: C::Properties) -> String
where
    C: BaseComponent,
{
    LocalServerRenderer::<C>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

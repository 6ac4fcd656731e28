//! The page as HTML, made on the host by the components that the browser uses.

use std::rc::Rc;

use companion_model::{Catalogue, DraftPage, Item, Notices, Page, Part};
use yew::{AttrValue, BaseComponent, LocalServerRenderer};

use crate::app::{Companion, CompanionProps, ItemPage, ItemPageProps, PartPage, PartPageProps};
use crate::components::catalogue::{FilmList, FilmListProps};
use crate::components::cover::{Drawing, DrawingProps};
use crate::components::part::{FragmentOf, FragmentProps};
use crate::components::preview::{Unreadable, UnreadableProps};
use crate::embed::{Embed, EmbedProps, Section};

/// How notices look. The engine's page does not hold this, because its readers never see one: put it into the
/// `head` of a page from [`preview`] or [`unreadable`], behind the engine's own styles.
pub const PREVIEW_CSS: &str = include_str!("components/preview/preview.css");

/// How the page of an item looks, beyond what all pages share: put it into its `head`, behind the engine's own styles.
pub const ITEM_CSS: &str = include_str!("components/item/item.css");

/// Where the page that tells how to embed a film lies, seen from the film's own.
const EMBED: AttrValue = AttrValue::Static("embed/");

/// The HTML of a page, complete without any script.
pub async fn prerender(page: Page) -> String {
    let props = CompanionProps {
        page: Rc::new(page),
        notices: Rc::default(),
        embed: Some(EMBED),
    };
    render::<Companion>(props).await
}

/// The HTML of a page for its author: the same as a reader's, with a notice wherever it is not what its file says.
pub async fn preview(draft: DraftPage) -> String {
    let props = CompanionProps {
        page: Rc::new(draft.page),
        notices: Rc::new(draft.notices),
        embed: None,
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
pub async fn prerender_item(item: Rc<Item>) -> String {
    render::<ItemPage>(ItemPageProps { item }).await
}

/// The HTML by which the main sheet of `edition` takes a part in. Nothing is to be seen of it where it is opened by
/// itself.
pub async fn prerender_fragment(part: Rc<Part>, edition: &str) -> String {
    let edition = edition.to_owned().into();
    render::<FragmentOf>(FragmentProps { part, edition }).await
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

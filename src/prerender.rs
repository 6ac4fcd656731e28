//! The page as HTML, made on the host by the components that the browser uses.

use std::rc::Rc;

use companion_model::{Catalogue, DraftPage, Notices, Page};
use yew::{BaseComponent, LocalServerRenderer};

use crate::app::{Companion, CompanionProps};
use crate::components::catalogue::{FilmList, FilmListProps};
use crate::components::preview::{Unreadable, UnreadableProps};

/// How notices look. The engine's page does not hold this, because its readers never see one: put it into the
/// `head` of a page from [`preview`] or [`unreadable`], behind the engine's own styles.
pub const PREVIEW_CSS: &str = include_str!("components/preview/preview.css");

/// The HTML of a page, complete without any script.
pub async fn prerender(page: Page) -> String {
    let props = CompanionProps {
        page: Rc::new(page),
        notices: Rc::default(),
    };
    render::<Companion>(props).await
}

/// The HTML of a page for its author: the same as a reader's, with a notice wherever it is not what its file says.
pub async fn preview(draft: DraftPage) -> String {
    let props = CompanionProps {
        page: Rc::new(draft.page),
        notices: Rc::new(draft.notices),
    };
    render::<Companion>(props).await
}

/// The HTML that says why nothing of a film can be shown.
pub async fn unreadable(notices: Notices) -> String {
    let notices = Rc::new(notices);
    render::<Unreadable>(UnreadableProps { notices }).await
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

/// The HTML of a list of films.
pub async fn prerender_catalogue(catalogue: Catalogue) -> String {
    let props = FilmListProps {
        catalogue: Rc::new(catalogue),
    };
    render::<FilmList>(props).await
}

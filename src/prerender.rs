//! The page as HTML, made on the host by the components that the browser uses.

use std::rc::Rc;

use companion_model::{Catalogue, Page};
use yew::LocalServerRenderer;

use crate::app::{Companion, CompanionProps};
use crate::components::catalogue::{FilmList, FilmListProps};

/// The HTML of a page, complete without any script.
pub async fn prerender(page: Page) -> String {
    let props = CompanionProps {
        page: Rc::new(page),
    };
    LocalServerRenderer::<Companion>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// The HTML of a list of films.
pub async fn prerender_catalogue(catalogue: Catalogue) -> String {
    let props = FilmListProps {
        catalogue: Rc::new(catalogue),
    };
    LocalServerRenderer::<FilmList>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

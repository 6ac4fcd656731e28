//! The page as HTML, made on the host by the components that the browser uses.

use std::rc::Rc;

use companion_model::Page;
use yew::LocalServerRenderer;

use crate::app::{Companion, CompanionProps};

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

//! The page as HTML, made on the host by the components that the browser uses.

use std::rc::Rc;

use companion_model::{Page, Part};
use yew::{BaseComponent, LocalServerRenderer};

use crate::app::{Companion, CompanionProps, PartPage, PartPageProps};
use crate::components::part::{FragmentOf, FragmentProps};

/// The HTML of a page, complete without any script.
pub async fn prerender(page: Page) -> String {
    let page = Rc::new(page);
    html::<Companion>(CompanionProps { page }).await
}

/// The HTML of a part's own page, complete without any script.
pub async fn prerender_part(part: Rc<Part>) -> String {
    html::<PartPage>(PartPageProps { part }).await
}

/// The HTML by which the main sheet of `edition` takes a part in. Nothing is to be seen of it where it is opened by
/// itself.
pub async fn prerender_fragment(part: Rc<Part>, edition: &str) -> String {
    let edition = edition.to_owned().into();
    html::<FragmentOf>(FragmentProps { part, edition }).await
}

async fn html<C: BaseComponent>(props: C::Properties) -> String {
    LocalServerRenderer::<C>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

//! From the address of a page to the page, with a notice until it is there.

use std::rc::Rc;
use std::time::Duration;

use companion_model::Page;
use yew::prelude::*;

use crate::components::notice::Notice;
use crate::hooks::{PageRequest, use_document, use_page};
use crate::state::load::Load;

/// What the loader needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageLoaderProps {
    /// The address of `page.<lang>.json`, relative to the document.
    pub src: AttrValue,
    /// After which time without an answer the reader is told that it is slow.
    pub patience: Duration,
    /// The most bytes a page may have.
    pub limit: usize,
    /// Draws the page once it is there.
    pub draw: Callback<Rc<Page>, Html>,
}

/// The page at `src`, or a notice of what keeps it.
#[component]
pub fn PageLoader(props: &PageLoaderProps) -> Html {
    let handle = use_page(PageRequest {
        src: props.src.clone(),
        patience: props.patience,
        limit: props.limit,
    });
    let page = match &handle.state.load {
        Load::Ready(page) => Some(Rc::clone(page)),
        Load::Loading { .. } | Load::Failed(_) => None,
    };
    use_document(page.clone());

    match page {
        Some(page) => props.draw.emit(page),
        None => html! { <Notice state={handle.state} on_retry={handle.retry} /> },
    }
}

//! The address of the page and the links that lead around in it.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

/// The fragment of the address, percent-encoded, with its `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to the fragment of the address once more, without a new entry in the history.
///
/// The browser looked for it when the document was loaded and found nothing, because the content was not there
/// yet. Now it scrolls there and makes it the `:target`.
pub(crate) fn revisit_fragment() {
    let location = window().location();
    if fragment().len() > 1
        && let Ok(href) = location.href()
    {
        // A frame that may not navigate itself stays where it is; the content is there all the same.
        let _ = location.replace(&href);
    }
}

/// Calls back on every visit to a fragment; dropping it stops that.
#[derive(Debug)]
#[must_use = "visits are no longer reported when the listener is dropped"]
pub(crate) struct VisitListener {
    _change: EventListener,
    _click: EventListener,
}

/// Calls `visit` with the fragment whenever the reader goes to one.
///
/// `hashchange` is silent when a link leads to where the address already is, so links are listened to as well.
pub(crate) fn on_visit(visit: impl Fn(&str) + Clone + 'static) -> VisitListener {
    let again = visit.clone();
    VisitListener {
        _change: EventListener::new(&window(), "hashchange", move |_| visit(&fragment())),
        _click: EventListener::new(&document(), "click", move |event| {
            let link = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|element| element.closest("a[href]").ok().flatten())
                .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
            if let Some(link) = link
                && !event.default_prevented()
                && window().location().href() == Ok(link.href())
            {
                again(&link.hash());
            }
        }),
    }
}

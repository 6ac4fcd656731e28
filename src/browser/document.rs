//! The document around the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, Node};

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

/// A new element that is nowhere yet.
pub(crate) fn create(name: &str) -> Option<Element> {
    gloo::utils::document().create_element(name).ok()
}

/// A copy of an element without what is in it.
pub(crate) fn copy(element: &Element) -> Option<Element> {
    element.clone_node_with_deep(false).ok()?.dyn_into().ok()
}

/// The first element in `root` that `selector` finds.
pub(crate) fn one(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The elements in `root`, or in the whole document, that `selector` finds, in their order.
pub(crate) fn all(root: Option<&Element>, selector: &str) -> Vec<Element> {
    let found = match root {
        Some(root) => root.query_selector_all(selector),
        None => gloo::utils::document().query_selector_all(selector),
    };
    let Ok(found) = found else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

/// Sets an attribute, or removes it.
pub(crate) fn mark(element: &Element, name: &str, value: Option<&str>) {
    // Fails on a malformed name only, and all names are constants.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Calls `call` on every event of this name, for as long as the document is there. It may keep the browser from doing
/// what it would.
pub(crate) fn listen(target: &EventTarget, name: &'static str, call: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, name, options, call).forget();
}

/// Whether something in `element` is selected.
pub(crate) fn has_selection(element: &Element) -> bool {
    let selection = gloo::utils::window().get_selection().ok().flatten();
    selection.is_some_and(|selection| {
        let anchor = selection.anchor_node();
        anchor.is_some() && element.contains(anchor.as_ref())
    })
}

/// Tells the document its title, its language and its direction, which a screen reader's voice, hyphenation and
/// the window's title depend on.
pub(crate) fn describe(title: &str, lang: &str, dir: &str) {
    let document = gloo::utils::document();
    document.set_title(title);
    if let Some(root) = document.document_element() {
        mark(&root, "lang", Some(lang));
        mark(&root, "dir", Some(dir));
    }
}

/// Moves the keyboard's focus to `node`, which scrolls it into view if need be.
pub(crate) fn focus(node: &Node) {
    if let Some(element) = node.dyn_ref::<HtmlElement>() {
        // An element that has just gone cannot be focused, and the reader has lost nothing.
        let _ = element.focus();
    }
}

/// Whether nothing on the page has the focus, as when what had it is gone.
pub(crate) fn focus_is_nowhere() -> bool {
    let document = gloo::utils::document();
    let body = document.body().map(Into::into);
    document
        .active_element()
        .is_none_or(|focused| Some(focused) == body)
}

/// An element's id; empty where it has none.
pub(crate) fn id(element: &Element) -> String {
    element.id()
}

/// The language of the document.
pub(crate) fn language() -> String {
    let root = gloo::utils::document_element();
    root.get_attribute("lang").unwrap_or_default()
}

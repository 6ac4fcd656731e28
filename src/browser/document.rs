//! The document around the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

/// A new element that is nowhere yet.
pub(crate) fn create(name: &str) -> Option<Element> {
    gloo::utils::document().create_element(name).ok()
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
        // Setting an attribute fails on a malformed name only, and these are constants.
        let _ = root.set_attribute("lang", lang);
        let _ = root.set_attribute("dir", dir);
    }
}

/// Moves the keyboard's focus to `node`, which scrolls it into view if need be.
pub(crate) fn focus(node: &Node) {
    if let Some(element) = node.dyn_ref::<HtmlElement>() {
        // An element that has just gone cannot be focused, and the reader has lost nothing.
        let _ = element.focus();
    }
}

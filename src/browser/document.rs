//! The document around the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
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

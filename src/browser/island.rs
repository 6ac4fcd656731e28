//! Islands, as elements of a prerendered document.

use std::panic;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

use crate::browser::{console, slides};

/// An element that has something to say of itself.
#[derive(Clone, Debug)]
pub(crate) struct Island(Element);

/// Every island of the document, in its order.
pub(crate) fn all() -> Vec<Island> {
    let found = document().query_selector_all("[data-island]");
    found.map(|found| list(&found)).unwrap_or_default()
}

impl Island {
    /// What kind of island it is.
    pub(crate) fn kind(&self) -> String {
        self.data("island").unwrap_or_default()
    }

    /// The element, for a Yew root.
    pub(crate) fn root(&self) -> Element {
        self.0.clone()
    }

    /// The element's id; empty where it has none.
    pub(crate) fn id(&self) -> String {
        self.0.id()
    }

    /// What one of its `data-` attributes holds.
    pub(crate) fn data(&self, name: &str) -> Option<String> {
        self.0.get_attribute(&format!("data-{name}"))
    }

    /// The elements that `selector` finds in the nearest `ancestor`.
    pub(crate) fn companions(&self, ancestor: &str, selector: &str) -> Vec<Island> {
        let ancestor = self.0.closest(ancestor).ok().flatten();
        let found = ancestor.and_then(|ancestor| ancestor.query_selector_all(selector).ok());
        found.map(|found| list(&found)).unwrap_or_default()
    }

    /// Whether it stands in a part of the page that is written from right to left.
    pub(crate) fn is_right_to_left(&self) -> bool {
        let written = self.0.closest("[dir]").ok().flatten();
        written
            .and_then(|element| element.get_attribute("dir"))
            .as_deref()
            == Some("rtl")
    }

    /// Tells the console that it could not be brought to life.
    pub(crate) fn complain(&self) {
        let kind = self.kind();
        console::error(&format!(
            "companion: the island “{kind}” is not as expected; it stays as it is"
        ));
    }
}

/// All islands share one program, and a panic ends it for all of them. Then each goes back to what was
/// prerendered and can be read without a script.
pub(crate) fn restore_on_panic() {
    let prerendered: Vec<(Element, String)> = all()
        .into_iter()
        .map(|island| (island.root(), island.0.inner_html()))
        .collect();
    panic::set_hook(Box::new(move |info| {
        console::error(&format!("companion: {info}"));
        slides::free_all();
        for (root, html) in &prerendered {
            root.set_inner_html(html);
        }
    }));
}

fn list(found: &NodeList) -> Vec<Island> {
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok().map(Island))
        .collect()
}

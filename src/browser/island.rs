//! Islands, as elements of a prerendered document.

use std::cell::RefCell;
use std::panic;

use web_sys::Element;

use crate::browser::{console, document, parts, slides};

thread_local! {
    /// Every island that has been found, and what it was before it came to life.
    static PRERENDERED: RefCell<Vec<(Element, String)>> = const { RefCell::new(Vec::new()) };
}

/// An element that has something to say of itself.
#[derive(Clone, Debug)]
pub(crate) struct Island(Element);

/// The islands of the document that nobody has found yet, in its order.
pub(crate) fn new() -> Vec<Island> {
    let found = document::all(None, "[data-island]");
    let mut islands: Vec<Island> = found.into_iter().map(Island).collect();
    PRERENDERED.with_borrow_mut(|known| {
        islands.retain(|island| !known.iter().any(|(element, _)| *element == island.0));
        let found = islands
            .iter()
            .map(|island| (island.root(), island.0.inner_html()));
        known.extend(found);
    });
    islands
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
        let found = ancestor.map(|ancestor| document::all(Some(&ancestor), selector));
        found.unwrap_or_default().into_iter().map(Island).collect()
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
    panic::set_hook(Box::new(|info| {
        console::error(&format!("companion: {info}"));
        slides::free_all();
        parts::free_all();
        PRERENDERED.with_borrow(|known| {
            for (root, html) in known {
                root.set_inner_html(html);
            }
        });
    }));
}

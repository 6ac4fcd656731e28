//! What comes into sight.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Elements that have come into sight or gone, and for each which of the two.
pub(crate) type Seen = Vec<(Element, bool)>;

/// Reports what comes into sight and what goes, for as long as the document is there.
#[derive(Clone, Debug)]
pub(crate) struct Watch(IntersectionObserver);

impl Watch {
    /// Calls `report` with what has come or gone since. `margin` widens the window, or with negative lengths narrows it.
    pub(crate) fn start(margin: &str, report: Box<dyn Fn(Seen)>) -> Option<Self> {
        let report = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let seen = |entry: JsValue| {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                (entry.target(), entry.is_intersecting())
            };
            report(entries.iter().map(seen).collect());
        });
        let init = IntersectionObserverInit::new();
        init.set_root_margin(margin);
        let callback = report.into_js_value();
        let observer = IntersectionObserver::new_with_options(callback.unchecked_ref(), &init);
        Some(Self(observer.ok()?))
    }

    /// Watches an element too; one that is watched already is watched no more than before.
    pub(crate) fn add(&self, element: &Element) {
        self.0.observe(element);
    }
}

//! What comes into sight.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Reports what comes into sight and what goes, for as long as the document is there.
#[derive(Clone, Debug)]
pub(crate) struct Watch(IntersectionObserver);

impl Watch {
    /// Calls `report` with each element that has come or gone, and which of the two. `margin` widens the window, or with
    /// negative lengths narrows it.
    pub(crate) fn start(margin: &str, report: Box<dyn Fn(Element, bool)>) -> Option<Self> {
        let report = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                report(entry.target(), entry.is_intersecting());
            }
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

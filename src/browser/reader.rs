//! The reader, as far as a page hears of them.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use web_sys::Event;

/// Calls `acted` whenever the reader does something, for as long as the document is there: scrolls, presses a key, or the
/// page. Nothing waits for its answer.
pub(crate) fn on_act(acted: &Rc<dyn Fn()>) {
    for kind in ["wheel", "keydown", "pointerdown"] {
        let acted = Rc::clone(acted);
        let act: Box<dyn FnMut(&Event)> = Box::new(move |_| acted());
        let options = EventListenerOptions::default();
        EventListener::new_with_options(&document(), kind, options, act).forget();
    }
}

//! Links handed on: to the device's own sheet, or to the clipboard.

use gloo::utils::{document, window};
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::ShareData;

/// Hands on the link to the element with the id `anchor`. Calls `copied` once it is in the clipboard.
///
/// A device that has a sheet for sharing shows that, and it confirms for itself. Where the clipboard is closed to the
/// page, the address takes the fragment, so that the reader finds the link there.
pub(crate) fn link(anchor: &str, copied: impl FnOnce() + 'static) {
    let navigator = window().navigator();
    let fragment = format!("#{}", js_sys::encode_uri_component(anchor));
    let href = window().location().href().unwrap_or_default();
    let url = format!("{}{fragment}", href.split('#').next().unwrap_or_default());

    let is_there =
        |name: &str| Reflect::get(&navigator, &name.into()).is_ok_and(|it| it.is_truthy());
    if is_there("share") {
        let data = ShareData::new();
        data.set_title(&document().title());
        data.set_url(&url);
        // A reader who closes the sheet has changed their mind.
        when_settled(&navigator.share_with_data(&data), || (), || ());
    } else if is_there("clipboard") {
        let written = navigator.clipboard().write_text(&url);
        when_settled(&written, copied, move || visit(&fragment));
    } else {
        visit(&fragment);
    }
}

fn visit(fragment: &str) {
    // A frame that may not navigate itself stays where it is.
    let _ = window().location().set_hash(fragment);
}

#[wasm_bindgen]
extern "C" {
    /// A promise whose handlers free themselves. A future would do the same for 4 KB more of program.
    #[wasm_bindgen(extends = Promise)]
    type Outcome;

    #[wasm_bindgen(method)]
    fn then(this: &Outcome, done: &JsValue, failed: &JsValue);
}

fn when_settled(promise: &Promise, done: impl FnOnce() + 'static, failed: impl FnOnce() + 'static) {
    let promise: &Outcome = promise.unchecked_ref();
    promise.then(&Closure::once_into_js(done), &Closure::once_into_js(failed));
}

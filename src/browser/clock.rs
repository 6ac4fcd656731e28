//! Time that passes.

use std::time::Duration;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::IdleRequestOptions;

/// How long a call waits for an idle moment, in milliseconds: some pages never have one.
const PATIENCE: u32 = 500;

/// Calls `call` when the browser has nothing better to do, or has been busy for long. One that does not tell calls soon.
pub(crate) fn when_idle(call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    let window = gloo::utils::window();
    let patience = IdleRequestOptions::new();
    patience.set_timeout(PATIENCE);
    let idle = window.request_idle_callback_with_options(call.unchecked_ref(), &patience);
    if idle.is_err() {
        // Fails in a window that is gone.
        let _ = window.set_timeout_with_callback(call.unchecked_ref());
    }
}

/// A call to be made later; dropping it calls it off.
#[derive(Debug)]
#[must_use = "a call is called off when its value is dropped"]
pub(crate) struct Later {
    _timeout: Timeout,
}

/// Calls `call` once `delay` has passed.
pub(crate) fn after(delay: Duration, call: impl FnOnce() + 'static) -> Later {
    let millis = u32::try_from(delay.as_millis()).unwrap_or(u32::MAX);
    Later {
        _timeout: Timeout::new(millis, call),
    }
}

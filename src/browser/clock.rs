//! Time that passes.

use std::time::Duration;

use gloo::timers::callback::Timeout;

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

//! The developer's console.

/// Writes an error.
pub(crate) fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}

//! What a reader's browser keeps from one visit to the next. Storage that is denied holds nothing and says nothing.

use gloo::utils::window;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under a name.
pub(crate) fn get(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a value under a name, or nothing more.
pub(crate) fn set(name: &str, value: Option<&str>) {
    let Some(storage) = storage() else {
        return;
    };
    // Fails where storage is full or denied, and then the next visit begins as the first one did.
    let _ = match value {
        Some(value) => storage.set_item(name, value),
        None => storage.remove_item(name),
    };
}

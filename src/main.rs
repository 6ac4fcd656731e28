//! The browser's way in.

/// A developer's page is drawn in the browser from `page.<lang>.json`, so that a change is seen at once.
#[cfg(debug_assertions)]
fn main() {
    companion::app::mount("app");
}

/// A reader's page is there before any script: only what moves is brought to life.
#[cfg(not(debug_assertions))]
fn main() {
    companion::islands::start();
}

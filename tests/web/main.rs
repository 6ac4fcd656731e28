//! The page in a real browser, as a person uses it: `cargo xtask test`, in Chromium and in Firefox.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

mod fixture;
mod support;

pub mod card;
pub mod carousel;
pub mod carousel_practices;
pub mod deep_links;
pub mod failures;
pub mod guide;
pub mod islands;
pub mod parts;
pub mod timeline;
pub mod tools;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

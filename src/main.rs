//! The browser's way in.

/// Gives and takes back memory. The standard library's own allocator would be 2 KB more of the program.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

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

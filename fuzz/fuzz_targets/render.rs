//! Words to HTML: whatever an author writes, what the tests say of every page's markup holds.
#![no_main]

#[path = "../../crates/compiler/tests/filled/mod.rs"]
mod filled;
#[path = "../../crates/compiler/tests/generated/mod.rs"]
mod generated;
#[path = "../../tests/prerender/harmless/mod.rs"]
mod harmless;
#[path = "../../crates/compiler/tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    harmless::check(bytes);
});

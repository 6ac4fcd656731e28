//! Bytes to a film or a refusal: whatever the bytes are, what the tests say of every timeline holds.
#![no_main]

#[path = "../../crates/compiler/tests/import_invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    invariants::check(bytes);
});

//! Bytes to problems or pages: whatever the bytes are, what the tests say of every file holds.
#![no_main]

#[path = "../../crates/compiler/tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    invariants::check(bytes);
});

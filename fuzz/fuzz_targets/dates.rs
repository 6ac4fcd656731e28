//! Texts to dates and back: whatever the text is, what the tests say of every date holds.
#![no_main]

#[path = "../../crates/compiler/tests/date_invariants/mod.rs"]
mod date_invariants;
#[path = "../../crates/compiler/tests/generated/mod.rs"]
mod generated;
#[path = "../../crates/compiler/tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    date_invariants::check(bytes);
});

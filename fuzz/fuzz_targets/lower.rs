//! Words to pages: whatever an author writes, what the tests say of every page holds.
#![no_main]

#[path = "../../crates/compiler/tests/filled/mod.rs"]
mod filled;
#[path = "../../crates/compiler/tests/generated/mod.rs"]
mod generated;
#[path = "../../crates/compiler/tests/invariants/mod.rs"]
mod invariants;
#[path = "../../crates/compiler/tests/lowering_invariants/mod.rs"]
mod lowering_invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    lowering_invariants::check(bytes);
});

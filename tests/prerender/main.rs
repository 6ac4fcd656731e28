//! What a host makes of films: the page as HTML.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise; clippy does not see that all of this is tests"
)]

mod axis;
mod chapters;
mod directions;
#[path = "../../crates/compiler/tests/filled/mod.rs"]
mod filled;
#[path = "../../crates/compiler/tests/generated/mod.rs"]
mod generated;
mod harmless;
#[path = "../../crates/compiler/tests/invariants/mod.rs"]
mod invariants;
mod long;
mod media;
mod preview;

#[test]
fn what_the_fuzzer_has_seen_is_no_markup() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/render");
    let mut seen = 0;
    for seed in std::fs::read_dir(corpus).unwrap() {
        let path = seed.unwrap().path();
        println!("{}", path.display());
        harmless::check(&std::fs::read(&path).unwrap());
        seen += 1;
    }
    assert!(seen > 3, "{corpus} holds {seen} seeds");
}

//! What the compiler's tests share.

use companion_compiler::{Files, Input, Outcome};
use companion_model::Page;

/// The smallest film that has one of everything.
pub(crate) const MINIMAL: &str = include_str!("../../../../tests/fixtures/minimal/companion.json");

/// The minimal film with one piece of its text replaced.
pub(crate) fn edited(from: &str, to: &str) -> String {
    assert!(MINIMAL.contains(from), "the minimal film has no {from}");
    MINIMAL.replacen(from, to, 1)
}

/// Compiles a film that has no other files.
pub(crate) fn compile(bytes: &[u8]) -> Outcome {
    companion_compiler::compile(&Input {
        bytes,
        files: &Files::default(),
        earlier: None,
    })
}

/// The only page of a film that has no problems.
pub(crate) fn page(text: &str) -> Page {
    let Outcome {
        problems,
        mut pages,
        ..
    } = compile(text.as_bytes());
    assert_eq!(problems, [], "{text}");
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

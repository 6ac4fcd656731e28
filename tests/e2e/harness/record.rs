//! Records of what was agreed on, as text files beside the tests.

use std::fs;
use std::path::Path;

/// Compares with the record of that name, or makes it the record where that was asked for.
pub(crate) fn compare(about: &str, name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("trees")
        .join(format!("{name}.txt"));
    if std::env::var_os("COMPANION_E2E_BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a file has a folder")).unwrap();
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = expected
        .lines()
        .zip(found.lines())
        .position(|(one, other)| one != other);
    let line = differs.unwrap_or(expected.lines().count().min(found.lines().count()));
    assert!(
        expected == found,
        "{about} is another from line {} of {name}.txt on:\nagreed: {:?}\nfound:  {:?}\nIf it is meant, \
         `cargo xtask test --only e2e --bless` makes it the record.",
        line + 1,
        expected.lines().nth(line),
        found.lines().nth(line)
    );
}

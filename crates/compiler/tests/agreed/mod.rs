//! What films and timelines become, word for word.
//!
//! It was read by a person once, and stands in `tests/fixtures/agreed`. With `COMPANION_BLESS=1` in the environment it
//! is written anew; what has changed then stands in `git diff`, to be read again.

use std::path::Path;
use std::{env, fs};

/// Compares texts with those that were agreed upon, by their names.
///
/// # Panics
/// A text is another one. The message has its first line that is.
pub(crate) fn check(texts: impl IntoIterator<Item = (String, String)>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/agreed");
    let bless = env::var_os("COMPANION_BLESS").is_some();
    let mut others = Vec::new();
    for (name, text) in texts {
        let path = folder.join(&name);
        if bless {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let agreed = fs::read_to_string(&path).unwrap_or_default();
        if agreed != text {
            others.push(format!("{name}, {}", difference(&agreed, &text)));
        }
    }
    assert!(
        others.is_empty(),
        "{}\nIf this is better: COMPANION_BLESS=1 cargo test -p companion-compiler",
        others.join("\n")
    );
}

/// The first line in which two texts differ.
fn difference(agreed: &str, text: &str) -> String {
    let (mut agreed, mut text) = (agreed.split('\n'), text.split('\n'));
    for number in 1.. {
        let (one, other) = (agreed.next(), text.next());
        if one != other {
            return format!(
                "line {number}: {:?}, agreed was {:?}",
                other.unwrap_or("nothing more"),
                one.unwrap_or("nothing more")
            );
        }
    }
    String::new()
}

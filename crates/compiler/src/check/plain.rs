//! Names of files that addresses cannot carry.

use crate::files::Files;

/// The signs that end the name of a file in an address, or stand for another sign in it.
const SIGNS: [char; 3] = ['#', '?', '%'];

/// The sign in a path that has a meaning of its own in addresses.
pub(super) fn special(path: &str) -> Option<char> {
    path.chars().find(|sign| SIGNS.contains(sign))
}

/// A free name for such a file, as near to its own as can be.
pub(super) fn plain(path: &str, files: &Files) -> String {
    let parts: Vec<String> = path.split('/').map(plain_part).collect();
    let plain = parts.join("/");
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (plain.as_str(), String::new()),
    };
    let numbered = (2..100).map(|number| format!("{stem}-{number}{ending}"));
    std::iter::once(plain.clone())
        .chain(numbered)
        .find(|name| files.get(name).is_none())
        .unwrap_or_else(|| plain.clone())
}

fn plain_part(part: &str) -> String {
    let (stem, ending) = match part.rsplit_once('.') {
        Some((stem, ending)) => (words(stem), format!(".{}", words(ending))),
        None => (words(part), String::new()),
    };
    match stem.is_empty() {
        true => format!("file{ending}"),
        false => stem + &ending,
    }
}

/// A name with hyphens between what the signs divide.
fn words(name: &str) -> String {
    let words = name.split(SIGNS).map(|word| word.trim_matches(['-', ' ']));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FileFacts;

    #[test]
    fn a_plain_name_is_near_and_free() {
        let taken = ("media/taken.jpg".to_owned(), FileFacts::default());
        let files: Files = [taken].into_iter().collect();
        for (path, expected) in [
            ("media/photo #1.jpg", "media/photo-1.jpg"),
            ("media/100%.jpg", "media/100.jpg"),
            ("who?/what?.jpg", "who/what.jpg"),
            ("#.jpg", "file.jpg"),
            ("media/taken#.jpg", "media/taken-2.jpg"),
            ("a%b#c", "a-b-c"),
            ("a.jp%g", "a.jp-g"),
        ] {
            assert_eq!(plain(path, &files), expected, "{path}");
            assert_eq!(special(expected), None, "{expected}");
        }
    }
}

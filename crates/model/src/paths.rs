//! Where the files of a film's page lie: what writes them and what links to them or asks for them agrees here.
//!
//! Paths are relative to the folder of the page in its language, if nothing else is said; those of folders end in `/`.

use std::collections::HashSet;

use crate::ItemKind;

/// The folder of the page's program and all that goes with it, at the root of a site: beside the folders of its films.
pub const ENGINE: &str = "engine/";

/// The folder of the page's colophon.
pub const ABOUT: &str = "about/";

/// The folder of the page that tells how to embed the film; each section lies in a folder of its name below.
pub const EMBED: &str = "embed/";

/// The folder of the film's share cards, which all its pages have together.
pub const CARDS: &str = "cards/";

/// What helps to find one's way in the timeline, taken in as the reader comes near.
pub const GUIDE: &str = "c/guide.html";

/// The words of all chapters, events and quotes, in which the search looks.
pub const WORDS: &str = "c/find.txt";

/// On which part of a long film an id lies.
pub const INDEX: &str = "c/index.txt";

/// What the film's page takes in of a part; relative to the folder of the part.
pub const FRAGMENT: &str = "events.html";

/// The page's content, for programs. It lies in the film's folder, whatever the language.
pub fn content(lang: &str) -> String {
    format!("page.{lang}.json")
}

/// The folder of a quote, an event or a chapter with this name; that of a chapter has its parts, too.
pub fn item(kind: ItemKind, name: &str) -> String {
    format!("{}/{name}/", kind.letter())
}

/// Whether a path leads into one of these folders, each given by its whole path. A folder deeper down may be called like
/// one: an event, a film and a file of an editor have names of their own.
pub fn is_in(path: &str, folders: &HashSet<String>) -> bool {
    let mut above = path.match_indices('/').map(|(end, _)| &path[..=end]);
    above.any(|folder| folders.contains(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_like_a_folder_does_not_lie_in_it() {
        let folders = ["embed/", "zh-Hans/embed/"].map(str::to_owned).into();
        for (path, expected) in [
            ("embed/", true),
            ("embed/card/index.html", true),
            ("zh-Hans/embed/index.html", true),
            ("e/embed/index.html", false),
            ("zh-Hans/e/embed/index.html", false),
            ("embed.js", false),
            ("embed", false),
            ("index.html", false),
        ] {
            assert_eq!(is_in(path, &folders), expected, "{path}");
        }
    }
}

//! Where the files of a film's page lie: what writes them and what links to them or asks for them agrees here.
//!
//! Paths are relative to the folder of the page in its language, if nothing else is said; those of folders end in `/`.

use crate::ItemKind;

/// The folder of the page's program and all that goes with it, at the root of a site: beside the folders of its films.
pub const ENGINE: &str = "engine/";

/// The folder of the page's colophon.
pub const ABOUT: &str = "about/";

/// The folder of the page that tells how to embed the film; each section lies in a folder of its name below.
pub const EMBED: &str = "embed/";

/// What helps to find one's way in the timeline, taken in as the reader comes near.
pub const GUIDE: &str = "c/guide.html";

/// The words of all events, in which the search looks.
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

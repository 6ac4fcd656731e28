//! The site that is served: the film with one of everything, in two languages.

use std::env;
use std::fs;
use std::path::PathBuf;

use companion_hosting::{Kind, Server};

/// Where `cargo xtask test` has built it.
pub(crate) fn folder() -> PathBuf {
    let folder = env::var_os("COMPANION_SITE").map(PathBuf::from);
    folder.expect(
        "COMPANION_SITE is not set. Run these tests with `cargo xtask test --only hosting`.",
    )
}

/// Its file below the root; `path` begins with `/`, and a folder stands for its page.
pub(crate) fn file(path: &str) -> Vec<u8> {
    let page = if path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    let file = folder().join(format!("{}{page}", &path[1..]));
    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The path of the only file below the engine's folder whose name ends so.
pub(crate) fn engine(ending: &str) -> String {
    let mut found = walkdir::WalkDir::new(folder().join("engine"))
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.to_str().unwrap().ends_with(ending));
    let path = found
        .next()
        .unwrap_or_else(|| panic!("no {ending} in the engine"));
    assert_eq!(found.next(), None, "more than one {ending}");
    format!("/{}", path.strip_prefix(folder()).unwrap().display())
}

/// Serves the site with every server, one after the other.
pub(crate) fn on_every_server(test: impl Fn(Kind, &Server)) {
    for kind in Kind::ALL {
        test(kind, &Server::start(kind, &folder()).unwrap());
    }
}

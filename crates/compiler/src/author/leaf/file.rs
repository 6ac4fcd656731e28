//! Files in the film's folder.

use super::string;
use crate::author::read::{FileUse, Read, Reader};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::Node;
use crate::problem::Code;

/// A file in the film's folder.
#[derive(Debug)]
pub(crate) struct SiteFile(pub(crate) String);

/// A picture in the film's folder.
#[derive(Debug)]
pub(crate) struct Picture(pub(crate) String);

impl Read for SiteFile {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        file(node, FileUse::Other, reader).map(Self)
    }
}

impl Read for Picture {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        file(node, FileUse::Picture, reader).map(Self)
    }
}

impl Describe for SiteFile {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        path(definitions)
    }
}

impl Describe for Picture {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        path(definitions)
    }
}

/// The schema of a path that stays in the film's folder.
fn path(definitions: &mut Definitions) -> serde_json::Value {
    definitions.refer("File", |_| {
        const PART: &str = r"(?!\.{1,2}(?:/|$))[^/\\:]+";
        matching(
            &format!(r"^{PART}(?:/{PART})*$"),
            "Write the path of a file in the film’s folder: “media/opening.jpg”.",
        )
    })
}

fn file(node: &Node<'_>, purpose: FileUse, reader: &mut Reader) -> Option<String> {
    let path = string(node, "The path of a file", reader)?;
    let inside = !path.value.starts_with('/')
        && !path.value.contains(['\\', ':'])
        && path
            .value
            .split('/')
            .all(|part| !matches!(part, "" | "." | ".."));
    if !inside {
        reader.problems.add(
            Code::BadFile,
            path.span,
            format!("“{}” does not lie in the film’s folder.", path.value),
            "Put the file into the folder and write its path from there: \"media/opening.jpg\"",
        );
        return None;
    }
    let value = path.value.clone();
    reader.files.push((purpose, path));
    Some(value)
}

//! Files in the film's folder.

use super::string;
use crate::author::read::{FileUse, Read, Reader};
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

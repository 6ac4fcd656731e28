//! Files of a timeline that are at hand, and what of them the film takes over.

use std::collections::{HashMap, HashSet};

use super::kind::Kind;
use super::text::{address, readable_name};
use crate::author::read::FileUse;
use crate::check::{Misfit, misfit};
use crate::files::{Content, FileFacts};
use crate::problem::shown;

/// A file that a film takes over.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Copy {
    /// Its address, as the timeline has it.
    pub address: String,
    /// Its path in the film's folder.
    pub to: String,
}

/// What there is at hand, and what of it the film takes over.
pub(super) struct Files<'f> {
    at_hand: &'f dyn Fn(&str) -> Option<FileFacts>,
    /// Where addresses without a site lead.
    base: Option<&'f str>,
    taken: HashMap<String, String>,
    names: HashSet<String>,
    pub(super) copies: Vec<Copy>,
}

impl<'f> Files<'f> {
    pub(super) fn new(
        at_hand: &'f dyn Fn(&str) -> Option<FileFacts>,
        base: Option<&'f str>,
    ) -> Self {
        Self {
            at_hand,
            base,
            taken: HashMap::new(),
            names: HashSet::new(),
            copies: Vec::new(),
        }
    }

    /// What is known of the file that an address names, where it is at hand.
    pub(super) fn facts(&self, address: &str) -> Option<FileFacts> {
        (self.at_hand)(address)
    }

    /// The path that a file at hand will have in the film's folder.
    pub(super) fn take(&mut self, address: &str) -> String {
        if let Some(path) = self.taken.get(address) {
            return path.clone();
        }
        let name = readable_name(address);
        let fits = |c: char| {
            if c.is_alphanumeric() || c == '.' {
                c
            } else {
                '-'
            }
        };
        let name: String = name.chars().map(fits).collect();
        let name = name.trim_start_matches(['.', '-']);
        let name = if name.is_empty() { "file" } else { name };
        let mut path = format!("media/{name}");
        let mut number = 1;
        while !self.names.insert(path.to_lowercase()) {
            number += 1;
            path = format!("media/{number}-{name}");
        }
        self.taken.insert(address.to_owned(), path.clone());
        self.copies.push(Copy {
            address: address.to_owned(),
            to: path.clone(),
        });
        path
    }

    /// The whole address of something.
    pub(super) fn whole(&self, written: &str) -> Option<String> {
        address(written).or_else(|| {
            let base = self.base?;
            let origin = base.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
            match written.strip_prefix('/') {
                Some(path) => address(&format!("{origin}/{path}")),
                None => {
                    let folder = base.rfind('/').filter(|at| *at > origin.len());
                    let folder = folder.map_or(origin.as_str(), |at| &base[..at]);
                    address(&format!("{folder}/{written}"))
                }
            }
        })
    }
}

/// What the page can show a file as.
///
/// # Errors
/// It can be nothing that browsers show or play.
pub(super) fn purpose(kind: Kind, address: &str, facts: FileFacts) -> Result<FileUse, Misfit> {
    let name = readable_name(address);
    let is_ogg = name.to_lowercase().ends_with(".ogg");
    // Both can be in the same box: what is called .ogg is mostly heard, everything else is mostly seen.
    let recordings = match is_ogg {
        true => [FileUse::Sound, FileUse::Video],
        false => [FileUse::Video, FileUse::Sound],
    };
    let misfit = |purpose| misfit(purpose, &name, facts);
    let mut purposes = [FileUse::Picture].into_iter().chain(recordings);
    if let Some(fit) = purposes.find(|purpose| misfit(*purpose).is_none()) {
        return Ok(fit);
    }
    let meant = match kind {
        Kind::Audio => Some(FileUse::Sound),
        Kind::Video => Some(FileUse::Video),
        Kind::Image => Some(FileUse::Picture),
        _ if facts.content == Content::Empty => Some(FileUse::Picture),
        _ => None,
    };
    Err(meant.and_then(misfit).unwrap_or_else(|| Misfit {
        message: format!("{} is in no form that browsers show or play.", shown(&name)),
        help: "Save it as JPEG or PNG, as MP3 or as MP4.",
    }))
}

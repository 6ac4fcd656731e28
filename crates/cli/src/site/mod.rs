//! The files of a site: what any static host can carry.
//!
//! ```text
//! index.html, 404.html           the page in the film's first language, and the page of wrong addresses
//! zh-Hans/index.html             the page in another one
//! page.en.json, page.zh-Hans.json
//! media/…                        the film's files
//! engine/<digest>/…              the program and the typeface: never changed, only replaced
//! sitemap.xml, robots.txt, manifest.webmanifest, _headers
//! ```

mod address;
mod catalogue;
mod compact;
mod compress;
mod digest;
mod document;
mod engine;
mod film;
mod head;
mod headers;
mod hosting;
mod icons;
mod policy;

pub(crate) use address::Address;
pub(crate) use catalogue::{catalogue, entry, not_found, sort};
pub(crate) use compress::{Effort, with_compressed};
pub(crate) use digest::short_name;
pub(crate) use engine::Engine;
pub(crate) use film::{Place, film};
pub(crate) use hosting::shared;

use std::collections::BTreeMap;

/// Files by their paths below the root of the site, with `/` between folders.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

//! The files of a site: what any static host can carry.
//!
//! ```text
//! index.html, 404.html           the page in the film's first language, and the page of wrong addresses
//! zh-Hans/index.html             the page in another one
//! page.en.json, page.zh-Hans.json
//! c/guide.html, c/find.txt       the guide to the timeline, and where its search looks
//! c/<chapter>/index.html         a part of a long film, and events.html, by which its page takes the part in
//! c/index.txt                    which event of a long film lies on which part
//! q/<id>/, e/<id>/, c/<id>/      a quote, an event, a chapter on a page of its own
//! e/<id>.csv                     the numbers of an event's figure
//! about/                         the page's colophon
//! cards/<digest>.png             what links to them look like in a message
//! media/…                        the film's files
//! embed/…, embed*.js             sections of the page for pages of other sites, and what those may use
//! offline.js                     keeps what a reader has visited
//! engine/<digest>/…              the program and the typeface: never changed, only replaced
//! sitemap.xml, robots.txt, manifest.webmanifest, _headers
//! ```

mod address;
mod attribute;
mod cards;
mod catalogue;
mod compact;
mod compress;
mod digest;
mod document;
mod draft;
mod embed;
mod engine;
mod film;
mod find;
mod guide;
mod head;
mod headers;
mod hosting;
mod icons;
mod live;
mod media;
mod offline;
mod pack;
mod policy;
mod sheets;
mod single;
mod sitemap;
mod styles;
mod tokens;
mod typeface;

pub(crate) use address::Address;
pub(crate) use cards::{Cards, contact_sheet};
pub(crate) use catalogue::{catalogue, entry, list_not_found, sort};
pub(crate) use compress::{Effort, Form, with_compressed};
pub(crate) use digest::short_name;
pub(crate) use draft::{draft, troubled, unreadable};
pub(crate) use engine::Engine;
#[cfg(test)]
pub(crate) use engine::tests::files as small_engine;
pub(crate) use film::{Setting, film, not_found};
pub(crate) use hosting::{folder_of, manifest, shared};
pub(crate) use live::{EVENTS, Live};
pub(crate) use pack::pack;
pub(crate) use single::{json_ld, single_file};

use std::collections::BTreeMap;

/// Files by their paths below the root of the site, with `/` between folders.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

//! The sources that a timeline names, which it does in credits and links; and the timeline itself, where it names none.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::names::Names;
use super::slide::Fields;
use super::text::{Link, Rich, Writer, site};

/// The key of the timeline itself.
pub(super) const TIMELINE: &str = "imported-timeline";

/// The bibliography while it grows.
#[derive(Debug, Default)]
pub(super) struct Sources {
    entries: Fields,
    /// The keys of what has been cited, by address and publisher.
    known: HashMap<(String, String), String>,
    names: Names,
}

impl Sources {
    /// The bibliography with the timeline itself in it.
    pub(super) fn new(title: &str, writer: &mut Writer) -> Self {
        let mut sources = Self::default();
        let key = sources.names.give(TIMELINE, TIMELINE);
        let entry = json!({ "kind": "timeline", "publisher": writer.plain(title) });
        sources.entries.insert(key, entry);
        sources
    }

    /// The page that a link leads to.
    pub(super) fn link(&mut self, link: &Link, writer: &mut Writer) -> String {
        let title = link.words.trim();
        let is_name = !title.is_empty() && !title.contains("://") && !title.starts_with("www.");
        let publisher = site(&link.href);
        let title = is_name.then_some(title);
        self.cite("website", title, &publisher, Some(&link.href), writer)
    }

    /// Whom a credit names. `about` is the address of what is credited.
    pub(super) fn credit(
        &mut self,
        credit: &Rich,
        about: Option<&str>,
        kind: &str,
        writer: &mut Writer,
    ) -> Vec<String> {
        let words = credit.to_plain();
        match &credit.links()[..] {
            [] if words.is_empty() => Vec::new(),
            [] => vec![self.cite(kind, None, &words, about, writer)],
            [only] => vec![self.cite(kind, None, &words, Some(&only.href), writer)],
            links => {
                let cite = |link: &Link| match link.words.trim() {
                    "" => self.link(link, writer),
                    words => self.cite(kind, None, words, Some(&link.href), writer),
                };
                links.iter().map(cite).collect()
            }
        }
    }

    /// A source, which is declared at its first citation.
    pub(super) fn cite(
        &mut self,
        kind: &str,
        title: Option<&str>,
        publisher: &str,
        url: Option<&str>,
        writer: &mut Writer,
    ) -> String {
        // A page is one source, however it is called; what has no address is told by its name.
        let known = match url {
            Some(url) => (url.to_owned(), String::new()),
            None => (String::new(), publisher.to_owned()),
        };
        if let Some(key) = self.known.get(&known) {
            return key.clone();
        }
        let mut entry = Fields::new();
        entry.insert("kind".into(), kind.into());
        if let Some(title) = title {
            entry.insert("title".into(), writer.plain(title).into());
        }
        let publisher = if publisher.is_empty() {
            "…"
        } else {
            publisher
        };
        entry.insert("publisher".into(), writer.plain(publisher).into());
        if let Some(url) = url {
            entry.insert("url".into(), url.into());
        }
        let key = self.names.give(title.unwrap_or(publisher), "source");
        self.entries.insert(key.clone(), Value::Object(entry));
        self.known.insert(known, key.clone());
        key
    }

    pub(super) fn into_entries(self) -> Fields {
        self.entries
    }
}

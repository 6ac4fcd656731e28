//! What things are called, for those who write the name where its key belongs.

use std::collections::HashMap;

use super::languages::items;
use crate::author::leaf::slug;
use crate::author::reference::Kind;
use crate::json::{Node, Value};
use crate::problem::{Help, quoted, shown};

/// The keys and ids of a film's things, by the names and addresses that readers see.
#[derive(Debug)]
pub(super) struct Called<'n>(HashMap<(Kind, String), &'n str>);

impl<'n> Called<'n> {
    pub(super) fn new(root: &'n Node<'_>) -> Self {
        let mut called = Self(HashMap::new());
        for (kind, fields) in [
            (Kind::Person, ["name", ""]),
            (Kind::Place, ["name", ""]),
            (Kind::Source, ["url", "title"]),
            (Kind::Thread, ["label", ""]),
        ] {
            let home = kind.home().and_then(|home| root.get(home));
            let Some(Value::Object(members)) = home.map(|home| &home.value) else {
                continue;
            };
            for member in members {
                called.add(kind, &member.key, &member.value, &fields);
            }
        }
        for chapter in items(root.get("chapters")) {
            for event in items(chapter.get("events")) {
                if let Some(Value::String(id)) = event.get("id").map(|id| &id.value) {
                    called.add(Kind::Event, id, event, &["title"]);
                }
            }
        }
        called
    }

    /// The key of the thing of which this is the name.
    pub(super) fn key(&self, kind: Kind, name: &str) -> Option<&'n str> {
        self.0.get(&(kind, plain(name))).copied()
    }

    fn add(&mut self, kind: Kind, key: &'n str, thing: &Node<'_>, fields: &[&str]) {
        if let Value::String(name) = &thing.value {
            self.0.entry((kind, plain(name))).or_insert(key);
        }
        for field in fields {
            let names = match thing.get(field).map(|name| &name.value) {
                Some(Value::String(name)) => vec![plain(name)],
                Some(Value::Object(members)) => {
                    let words = members
                        .iter()
                        .filter_map(|member| match &member.value.value {
                            Value::String(name) => Some(plain(name)),
                            _ => None,
                        });
                    words.collect()
                }
                _ => Vec::new(),
            };
            for name in names {
                self.0.entry((kind, name)).or_insert(key);
            }
        }
    }
}

/// How to declare what nothing is called: under its key, or, where it is no key, under one of the author's choice.
pub(super) fn declare(kind: Kind, home: &str, name: &str) -> Help {
    if slug(name) == name {
        return format!("Add \"{name}\" to \"{home}\", or name one that is there.").into();
    }
    let (key, entry) = example(kind, name);
    format!(
        "Add it to \"{home}\" under a key of your choice, \"{key}\": {entry}, and write \"{key}\" here."
    )
    .into()
}

/// A key and an entry for something of which only the name or the address is known.
pub(super) fn example(kind: Kind, name: &str) -> (String, String) {
    if slug(name) == name {
        return (name.to_owned(), "{ … }".to_owned());
    }
    let site = name.split_once("://").map(|(_, address)| address);
    let site = site.and_then(|address| address.split(['/', '?', '#']).next());
    let field = match kind {
        Kind::Source if site.is_some() => "url",
        Kind::Source => "title",
        Kind::Thread => "label",
        _ => "name",
    };
    let words = site.map_or(name, |site| site.trim_start_matches("www."));
    let key = match slug(&shown(words)) {
        key if key.is_empty() => format!("{kind}-1"),
        key => key,
    };
    (
        key,
        format!("{{ \"{field}\": {}, … }}", quoted(&shown(name))),
    )
}

/// A name without what people do not write twice in the same way.
fn plain(name: &str) -> String {
    let small = name.trim().trim_end_matches('/').to_lowercase();
    small.replace('’', "'")
}

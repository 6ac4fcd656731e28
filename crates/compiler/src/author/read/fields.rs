//! Objects and lists, and what is wrong with them.

use std::collections::HashSet;
use std::marker::PhantomData;

use super::{Lost, Read, Reader, read_or_lose};
use crate::json::{Member, Node, Value, is_hidden};
use crate::problem::{Code, Edit, Help, Span, quoted, shown};
use crate::suggest::{elsewhere, field};

/// How many fields are few.
const FEW: usize = 20;

/// The fields of an object, under their right names.
pub(crate) struct Fields<'n, 'a> {
    what: &'static str,
    span: Span,
    found: Vec<(&'static str, &'n Node<'a>)>,
    /// Whether each field could be read; else one that seems to be missing may be there.
    is_whole: bool,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// Opens an object whose fields have the given `names`, and reports every field that has another.
    ///
    /// A misspelt name is reported and then read as the right one, so that its value is checked too.
    /// Names that begin with `$` belong to JSON Schema and are left alone.
    pub(crate) fn open(
        node: &'n Node<'a>,
        what: &'static str,
        names: &[&'static str],
        reader: &mut Reader,
    ) -> Option<Self> {
        let members = members(node, what, reader)?;
        // Needed for misspelt fields only, of which there are few.
        let mut present: Option<HashSet<&str>> = None;
        let mut found: Vec<(&'static str, &'n Node<'a>)> = Vec::with_capacity(members.len());
        for member in readable(members) {
            if let Some(name) = names.iter().find(|name| **name == member.key) {
                found.push((name, &member.value));
                continue;
            }
            if member.key.starts_with('$') || reader.problems.is_full() {
                continue;
            }
            let present = present
                .get_or_insert_with(|| members.iter().map(|member| member.key.as_ref()).collect());
            let taken = |name: &str| {
                present.contains(name) || found.iter().any(|(other, _)| *other == name)
            };
            let free = names.iter().copied().filter(|name| !taken(name));
            if let Some((name, hidden)) = with_hidden_sign(&member.key, free.clone()) {
                reader.problems.add(
                    Code::MisspeltField,
                    member.key_span.clone(),
                    format!(
                        "An invisible sign, U+{:04X}, stands in the name of the field “{name}”.",
                        u32::from(hidden)
                    ),
                    Help::write(member.key_span.clone(), quoted(name)),
                );
                found.push((name, &member.value));
                continue;
            }
            let how = elsewhere(&member.key, names);
            match field(&member.key, free).filter(|_| how.is_none()) {
                Some(name) => {
                    reader.problems.add(
                        Code::MisspeltField,
                        member.key_span.clone(),
                        format!("{what} has no field “{}”.", shown(&member.key)),
                        Help::meant(member.key_span.clone(), quoted(name)),
                    );
                    found.push((name, &member.value));
                }
                None => reader.problems.add(
                    Code::UnknownField,
                    member.key_span.clone(),
                    format!(
                        "{what} has no field “{}”; it is not shown.",
                        shown(&member.key)
                    ),
                    how.map_or_else(
                        || format!("Its fields are: {}.", names.join(", ")),
                        str::to_owned,
                    ),
                ),
            }
        }
        Some(Self {
            what,
            span: node.opening(),
            found,
            is_whole: readable(members).count() == members.len(),
        })
    }

    /// A field that must be there.
    pub(crate) fn one<T: Read>(&self, name: &'static str, reader: &mut Reader) -> Option<T> {
        match self.node(name) {
            Some(node) => read_or_lose(node, name, reader),
            None => {
                self.report_missing(name, reader);
                None
            }
        }
    }

    /// A field that may be absent. The outer `None` is one that is there and cannot be read.
    pub(crate) fn maybe<T: Read>(
        &self,
        name: &'static str,
        reader: &mut Reader,
    ) -> Option<Option<T>> {
        match self.node(name) {
            Some(node) => {
                reader.optional = node.span.clone();
                read_or_lose(node, name, reader).map(Some)
            }
            None => Some(None),
        }
    }

    /// A field that must be there and whose reading is all that is wanted of it.
    pub(crate) fn checked<T: Read>(
        &self,
        name: &'static str,
        reader: &mut Reader,
    ) -> Option<PhantomData<T>> {
        self.one::<T>(name, reader).map(|_| PhantomData)
    }

    /// A field that may be absent and whose reading is all that is wanted of it.
    pub(crate) fn aside<T: Read>(
        &self,
        name: &'static str,
        reader: &mut Reader,
    ) -> Option<PhantomData<T>> {
        self.maybe::<T>(name, reader).map(|_| PhantomData)
    }

    /// A list that may be absent or empty. Parts that cannot be read are reported and left out.
    pub(crate) fn any<T: Read>(&self, name: &'static str, reader: &mut Reader) -> Option<Vec<T>> {
        match self.node(name) {
            Some(node) => list(node, name, reader).map(|items| read_all(items, name, reader)),
            None => Some(Vec::new()),
        }
    }

    /// A list that must hold at least one part.
    pub(crate) fn some<T: Read>(&self, name: &'static str, reader: &mut Reader) -> Option<Vec<T>> {
        self.at_least(1, name, reader)
    }

    /// A list that must hold at least two parts.
    pub(crate) fn several<T: Read>(
        &self,
        name: &'static str,
        reader: &mut Reader,
    ) -> Option<Vec<T>> {
        self.at_least(2, name, reader)
    }

    fn at_least<T: Read>(
        &self,
        least: usize,
        name: &'static str,
        reader: &mut Reader,
    ) -> Option<Vec<T>> {
        let Some(node) = self.node(name) else {
            self.report_missing(name, reader);
            return None;
        };
        let items = list(node, name, reader)?;
        if items.len() < least {
            let least = if least == 1 {
                "one entry"
            } else {
                "two entries"
            };
            reader.problems.add(
                Code::Empty,
                node.span.clone(),
                format!("{} needs at least {least} in \"{name}\".", self.what),
                help_for(name),
            );
        }
        Some(read_all(items, name, reader))
    }

    fn node(&self, name: &str) -> Option<&'n Node<'a>> {
        self.found
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, node)| *node)
            .filter(|node| !matches!(node.value, Value::Null))
    }

    fn report_missing(&self, name: &'static str, reader: &mut Reader) {
        if !self.is_whole {
            return;
        }
        reader.problems.add(
            Code::Missing,
            self.span.clone(),
            format!("{} needs the field \"{name}\".", self.what),
            help_for(name),
        );
    }
}

/// The `kind` of an object, on which the rest of its fields depend.
pub(crate) fn kind<T: Read>(node: &Node<'_>, reader: &mut Reader) -> Option<T> {
    let Value::Object(members) = &node.value else {
        let help = match &node.value {
            Value::String(text) => as_medium(text),
            _ => None,
        };
        let help = help.unwrap_or_else(|| "Write an object: { \"kind\": …, … }".into());
        wrong_kind(node, "An object", help, reader);
        return None;
    };
    // Under another name it is reported with the other fields.
    let is_kind = |member: &&Member<'_>| field(&member.key, std::iter::once("kind")).is_some();
    let called_otherwise = || members.iter().find(is_kind).map(|member| &member.value);
    let Some(kind) = node.get("kind").or_else(called_otherwise) else {
        if readable(members).count() < members.len() {
            return None;
        }
        reader.problems.add(
            Code::Missing,
            node.opening(),
            "This object needs the field \"kind\".",
            "Add \"kind\": …",
        );
        return None;
    };
    T::read(kind, reader)
}

/// The members of an object; anything else, and each key that stands twice, is reported.
pub(crate) fn members<'n, 'a>(
    node: &'n Node<'a>,
    what: &str,
    reader: &mut Reader,
) -> Option<&'n [Member<'a>]> {
    let Value::Object(members) = &node.value else {
        if !matches!(node.value, Value::Broken) {
            reader.problems.add(
                Code::WrongKind,
                node.span.clone(),
                format!("{what} should be an object, not {}.", node.kind()),
                as_object(node, what),
            );
        }
        return None;
    };
    let mut seen = HashSet::new();
    for (index, member) in members.iter().enumerate() {
        // Few fields are compared faster than they are kept in a set.
        let is_repeated = match members.len() {
            0..=FEW => members[..index].iter().any(|other| other.key == member.key),
            _ => !seen.insert(member.key.as_ref()),
        };
        if is_repeated && !member.is_unreadable() {
            reader.problems.add(
                Code::DuplicateKey,
                member.key_span.clone(),
                format!(
                    "\"{}\" stands twice in this object; only the first one counts.",
                    shown(&member.key)
                ),
                "Delete one of them, or give it another name.",
            );
        }
    }
    Some(members)
}

/// The field that is meant by a name with something in it that nobody sees, and what that is.
fn with_hidden_sign(
    key: &str,
    mut names: impl Iterator<Item = &'static str>,
) -> Option<(&'static str, char)> {
    let hidden = key.chars().find(|c| is_hidden(*c))?;
    let plain: String = key.chars().filter(|c| !is_hidden(*c)).collect();
    Some((names.find(|name| *name == plain)?, hidden))
}

/// How to write as an object what somebody wrote as something shorter.
fn as_object(node: &Node<'_>, what: &str) -> Help {
    let help = match (&node.value, what) {
        (Value::String(path), "A picture") => Some(format!(
            "Write {{ \"kind\": \"image\", \"src\": {}, \"alt\": \"…\" }}",
            quoted(&shown(path))
        )),
        (Value::String(name), "A person" | "A place") => {
            let object = format!("{{ \"name\": {} }}", quoted(name));
            return Help::write(node.span.clone(), object);
        }
        (Value::String(label), "A thread") => {
            let object = format!("{{ \"label\": {} }}", quoted(label));
            return Help::write(node.span.clone(), object);
        }
        _ => None,
    };
    let general = "Put it between { and }, each part with its name: { \"name\": …, … }";
    help.map_or_else(|| general.into(), Help::from)
}

/// The medium that a path or an address alone stands for.
fn as_medium(text: &str) -> Option<Help> {
    let value = quoted(&shown(text));
    if text.starts_with("http") {
        return Some(
            format!("Write {{ \"kind\": \"player\", \"url\": {value}, \"title\": \"…\" }}").into(),
        );
    }
    let (_, ending) = text.rsplit_once('.')?;
    let kind = match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "png" | "webp" | "avif" | "gif" => {
            return Some(
                format!("Write {{ \"kind\": \"image\", \"src\": {value}, \"alt\": \"…\" }}").into(),
            );
        }
        "mp3" | "m4a" | "ogg" | "wav" => "audio",
        "mp4" | "webm" => "video",
        _ => return None,
    };
    Some(format!("Write {{ \"kind\": \"{kind}\", \"src\": {value}, \"title\": \"…\" }}").into())
}

/// The members whose names could be read.
pub(crate) fn readable<'n, 'a>(members: &'n [Member<'a>]) -> impl Iterator<Item = &'n Member<'a>> {
    members.iter().filter(|member| !member.is_unreadable())
}

/// Reports a value of the wrong kind, unless the parser has already said that it is unreadable.
pub(crate) fn wrong_kind(
    node: &Node<'_>,
    wanted: &str,
    help: impl Into<Help>,
    reader: &mut Reader,
) {
    if matches!(node.value, Value::Broken) {
        return;
    }
    reader.problems.add(
        Code::WrongKind,
        node.span.clone(),
        format!("{wanted} should stand here, not {}.", node.kind()),
        help,
    );
}

fn list<'n, 'a>(
    node: &'n Node<'a>,
    name: &'static str,
    reader: &mut Reader,
) -> Option<&'n [Node<'a>]> {
    let Value::Array(items) = &node.value else {
        let help = Help::with(
            "Put it in square brackets: [ … ]",
            vec![
                Edit::put(node.span.start, "["),
                Edit::put(node.span.end, "]"),
            ],
        );
        wrong_kind(node, &format!("A list for \"{name}\""), help, reader);
        let span = node.span.clone();
        reader.lost.push(Lost { field: name, span });
        return None;
    };
    Some(items)
}

fn read_all<T: Read>(items: &[Node<'_>], name: &'static str, reader: &mut Reader) -> Vec<T> {
    items
        .iter()
        .filter_map(|item| read_or_lose(item, name, reader))
        .collect()
}

fn help_for(name: &str) -> String {
    match name {
        "sources" => "Name at least one source of the page’s sources: \"sources\": [\"key\"]".into(),
        "id" => "Give it a short, lasting name for its address: \"id\": \"opening-night\"".into(),
        "date" => "Write when it happened: \"date\": \"2009-05-12\", or \"2009\", or \"2008~\" for about".into(),
        "values" => "Give each value with its sources: \"values\": [ { \"value\": …, \"sources\": […] }, … ]".into(),
        "languages" => "Name the page’s languages, the first one first: \"languages\": [\"en\"]".into(),
        "events" => "Write at least one event: \"events\": [ { \"id\": …, \"date\": …, … } ]".into(),
        "chapters" => "Write at least one chapter: \"chapters\": [ { \"id\": …, \"title\": …, \"events\": [ … ] } ]".into(),
        "film" => "Add \"film\": { \"title\": \"…\", \"sources\": [\"key\"] }".into(),
        "format" => "Add \"format\": 1".into(),
        _ => format!("Add \"{name}\": …"),
    }
}

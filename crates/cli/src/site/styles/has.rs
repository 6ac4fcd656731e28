//! What a document has of all that selectors ask for.

use std::collections::HashSet;

/// What an element has whose text runs from right to left.
const RIGHT_TO_LEFT: &str = " dir=\"rtl\"";

/// Classes that a script gives to elements of its own (`src/components/tools/share.js`).
const LATER: [&str; 1] = ["visually-hidden"];

/// Something that a selector may ask for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::site) enum Name<'s> {
    /// A class, without its dot.
    Class(&'s str),
    /// The name of an attribute for data: `data-live`.
    Data(&'s str),
    /// Text that runs from right to left.
    RightToLeft,
    /// Text in a language, or in a kind of it: `zh` for `zh-Hant`.
    Language(&'s str),
}

/// What a document has of all that selectors ask for.
#[derive(Debug)]
pub(in crate::site) struct Has<'h> {
    classes: HashSet<&'h str>,
    data: HashSet<&'h str>,
    /// The languages of its texts.
    languages: HashSet<&'h str>,
    has_right_to_left: bool,
}

impl<'h> Has<'h> {
    /// What stands in some HTML, and what may come to it later.
    pub(in crate::site) fn of(html: &'h str) -> Self {
        Self::of_all(&[html])
    }

    /// The same of several texts together.
    pub(in crate::site) fn of_all(texts: &[&'h str]) -> Self {
        let values = |name| {
            let starts = texts.iter().flat_map(move |html| html.split(name).skip(1));
            starts.filter_map(|rest: &str| Some(rest.split_once('"')?.0))
        };
        let classes = values(" class=\"").flat_map(str::split_ascii_whitespace);
        // Words of a text that look like one are taken for one, too, which does no harm.
        let names = |html: &'h str| {
            html.match_indices(" data-").map(move |(at, _)| {
                let rest = &html[at + 1..];
                &rest[..name_len(rest)]
            })
        };
        Self {
            classes: classes.chain(LATER).collect(),
            data: texts.iter().flat_map(|html| names(html)).collect(),
            languages: values(" lang=\"").collect(),
            has_right_to_left: texts.iter().any(|html| html.contains(RIGHT_TO_LEFT)),
        }
    }

    /// Whether it has this.
    pub(in crate::site) fn has(&self, name: Name<'_>) -> bool {
        match name {
            Name::Class(class) => self.classes.contains(class),
            Name::Data(name) => self.data.contains(name),
            Name::RightToLeft => self.has_right_to_left,
            Name::Language(tag) => self.languages.iter().any(|one| is_kind_of(one, tag)),
        }
    }
}

/// Whether a language is another one, or a kind of it.
pub(in crate::site) fn is_kind_of(language: &str, tag: &str) -> bool {
    let rest = language.strip_prefix(tag);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The bytes of the name that a text begins with.
pub(super) fn name_len(text: &str) -> usize {
    text.find(|sign: char| !(sign.is_alphanumeric() || sign == '-' || sign == '_'))
        .unwrap_or(text.len())
}

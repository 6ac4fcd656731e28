//! How the format's types read themselves, and how they report what they cannot read.

mod fields;
mod record;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::author::leaf::{self, check_id};
use crate::author::markdown::Stray;
use crate::author::reference::{Kind, Target};
use crate::author::schema::{Definitions, Describe};
use crate::json::Node;
use crate::problem::{Problems, Span};

pub(crate) use fields::{Fields, kind, members, readable, wrong_kind};
pub(crate) use record::{record, union};

/// What is learnt while a file is read, whether or not its parts turn out to be whole.
///
/// Checks over the whole film use this and not the [`Draft`](crate::author::Draft), so that a part that
/// cannot be read never hides a mistake elsewhere, nor causes a second message about itself.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) problems: Problems,
    /// Everything that can be referred to.
    pub(crate) declared: Vec<(Kind, Spanned<String>)>,
    /// The kinds whose declarations could not be read at all.
    pub(crate) unreadable: Vec<Kind>,
    /// Every reference.
    pub(crate) references: Vec<(Kind, Spanned<String>)>,
    /// Names that are no good ones, as they are written and as they should be: reported, and used.
    pub(crate) misnamed: HashSet<(Kind, String)>,
    /// Every link to a place on the page, with the text in which it stands and where in there.
    pub(crate) anchors: Vec<(Spanned<String>, Range<usize>)>,
    /// Signs of Markdown that do nothing, with the text in which they stand and where in there.
    pub(crate) strays: Vec<(Stray, Span, Range<usize>)>,
    /// Ids that things had once.
    pub(crate) aliases: Vec<(Kind, Spanned<String>)>,
    /// Every file of the film's folder that is named.
    pub(crate) files: Vec<(FileUse, Spanned<String>)>,
    /// Files whose paths are written another way: reported, and used.
    pub(crate) misnamed_files: Vec<String>,
    /// How much work the Markdown of the texts has been.
    pub(crate) markdown_effort: usize,
    /// Every time of the film, in seconds.
    pub(crate) times: Vec<Spanned<u32>>,
    /// Every text that has words to translate.
    pub(crate) texts: Vec<Languages>,
    /// Every value that could not be read.
    pub(crate) lost: Vec<Lost>,
    /// The value that was read last of those that may be left out with their field.
    pub(crate) optional: Span,
}

/// What a file is named for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum FileUse {
    /// To be shown as a picture: its size must be known.
    Picture,
    /// To be played: [`Recording`](crate::author::media::Recording) says as what.
    Recording,
    /// To be heard.
    Sound,
    /// To be seen and heard.
    Video,
    /// To be read while something is played.
    Captions,
}

/// In which languages a text was written.
#[derive(Debug)]
pub(crate) struct Languages {
    /// Where the text stands.
    pub(crate) span: Span,
    /// The languages that the author named; none for a plain text.
    pub(crate) named: Vec<Spanned<String>>,
    /// Whether another language of the same script has the same words.
    pub(crate) is_persons_name: bool,
}

/// A type of the author's format.
pub(crate) trait Read: Sized {
    /// Reads a value, or reports why it cannot and returns nothing.
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self>;

    /// What stands for one that is missing or cannot be read, while its record is shown all the same; nothing
    /// where the record makes no sense without it.
    fn stand_in() -> Option<Self> {
        None
    }
}

/// A value of the file that could not be read and is left out.
#[derive(Clone, Debug)]
pub(crate) struct Lost {
    /// The field to which it belongs, or in whose list it stands.
    pub(crate) field: &'static str,
    pub(crate) span: Span,
}

/// Something of the author's and where it stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// Reads the value of a field or a part of its list, and remembers if it cannot be read.
fn read_or_lose<T: Read>(node: &Node<'_>, field: &'static str, reader: &mut Reader) -> Option<T> {
    let value = T::read(node, reader);
    if value.is_none() {
        let span = node.span.clone();
        reader.lost.push(Lost { field, span });
    }
    value
}

/// Entries that the author named.
///
/// An entry that could not be read keeps its name, so that what refers to it is not reported as well.
#[derive(Debug)]
pub(crate) struct Map<T> {
    /// Where it stands in the file.
    pub(crate) extent: Span,
    entries: HashMap<String, Option<T>>,
}

impl<T> Map<T> {
    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.entries.get(key)?.as_ref()
    }

    /// All entries that could be read, in no order.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.values().flatten()
    }
}

impl<T: Read + Target> Read for Map<T> {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let what = format!("\"{}\"", T::KIND.home().unwrap_or_default());
        let Some(members) = members(node, &what, reader) else {
            reader.unreadable.push(T::KIND);
            return None;
        };
        if readable(members).count() < members.len() {
            reader.unreadable.push(T::KIND);
        }
        let mut entries = HashMap::with_capacity(members.len());
        for member in readable(members) {
            let name = Spanned {
                value: member.key.to_string(),
                span: member.key_span.clone(),
            };
            check_id(T::KIND, &name, "key", reader);
            let entry = read_or_lose(&member.value, T::KIND.home().unwrap_or_default(), reader);
            entries.entry(name.value.clone()).or_insert(entry);
            reader.declared.push((T::KIND, name));
        }
        Some(Self {
            extent: node.span.clone(),
            entries,
        })
    }
}

impl<T: Describe> Describe for Map<T> {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!({
            "type": "object",
            "propertyNames": leaf::name(definitions),
            "additionalProperties": T::describe(definitions)
        })
    }
}

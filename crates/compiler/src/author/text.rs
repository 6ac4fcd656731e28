//! Texts, in one language or several.

use companion_model::Span as Inline;
use serde_json::json;

use crate::author::leaf::{self, Language, SOMETHING, string};
use crate::author::markdown::{lines_of, paragraphs};
use crate::author::read::{Languages, Read, Reader, Spanned, members, readable, wrong_kind};
use crate::author::schema::{Definitions, Describe, matching};
use crate::json::{Node, Value};
use crate::problem::{Code, Edit, Help, quoted};

/// A text of one paragraph: a title, a label.
#[derive(Debug)]
pub(crate) struct Line(pub(crate) Text);

/// A name that most languages leave as it is: a newspaper, an author, a festival, a board. It may be given in several
/// languages, and nobody is told that it is not.
#[derive(Debug)]
pub(crate) struct Name(pub(crate) Line);

/// A person's name, which languages that share a script write alike: María Sol is no other in German.
#[derive(Debug)]
pub(crate) struct PersonName(pub(crate) Line);

/// A text of one paragraph or more.
#[derive(Debug)]
pub(crate) struct Paragraphs(pub(crate) Text);

/// The words of a quotation: one line, never in several languages, because they were said once.
#[derive(Debug)]
pub(crate) struct Verbatim(pub(crate) Vec<Inline>);

/// What an author wrote in one place, in one language or several.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) versions: Vec<Version>,
}

/// A text in one language.
#[derive(Debug)]
pub(crate) struct Version {
    /// The language, where the author named it; else it is the film's first one.
    pub(crate) language: Option<Spanned<String>>,
    pub(crate) paragraphs: Vec<Vec<Inline>>,
}

impl Text {
    /// The version in a language. `first` is the film's first language, in which plain texts are written.
    pub(crate) fn version(&self, language: &str, first: &str) -> Option<&Version> {
        self.versions.iter().find(|version| {
            let written = version
                .language
                .as_ref()
                .map_or(first, |tag| tag.value.as_str());
            written == language
        })
    }

    /// Whether there is anything to translate: a number or a year needs no second version.
    fn has_words(&self) -> bool {
        self.versions
            .iter()
            .flat_map(|version| &version.paragraphs)
            .any(|paragraph| has_letters(paragraph))
    }
}

/// Whether there are letters among the words: numbers alone are in no language.
pub(crate) fn has_letters(spans: &[Inline]) -> bool {
    spans.iter().any(|span| match span {
        Inline::Text(words) => words.contains(char::is_alphabetic),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { content: inner, .. } => {
            has_letters(inner)
        }
        Inline::Break => false,
    })
}

impl Read for Line {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let text = Text::read(node, reader)?;
        if text
            .versions
            .iter()
            .any(|version| version.paragraphs.len() > 1)
        {
            let fix = match &node.value {
                Value::String(written) => vec![Edit {
                    span: node.span.clone(),
                    text: quoted(&in_one_paragraph(written)),
                }],
                _ => Vec::new(),
            };
            reader.problems.add(
                Code::Markdown,
                node.span.clone(),
                "This text has room for one paragraph only.",
                Help::with("Delete the empty line in it.", fix),
            );
        }
        Some(Self(text))
    }

    fn stand_in() -> Option<Self> {
        Text::stand_in().map(Self)
    }
}

/// A text without empty lines.
fn in_one_paragraph(text: &str) -> String {
    let lines = lines_of(text).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

impl Read for Name {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let texts = reader.texts.len();
        let name = Line::read(node, reader).map(Self);
        if let Value::String(_) = node.value {
            reader.texts.truncate(texts);
        }
        name
    }

    fn stand_in() -> Option<Self> {
        Line::stand_in().map(Self)
    }
}

impl Read for PersonName {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let texts = reader.texts.len();
        let name = Line::read(node, reader).map(Self);
        for text in &mut reader.texts[texts..] {
            text.is_persons_name = true;
        }
        name
    }

    fn stand_in() -> Option<Self> {
        Line::stand_in().map(Self)
    }
}

impl Read for Paragraphs {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        Text::read(node, reader).map(Self)
    }

    fn stand_in() -> Option<Self> {
        Text::stand_in().map(Self)
    }
}

impl Read for Verbatim {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        if let Value::Object(_) = node.value {
            let help = "Write the words as they were said; \"translations\" has room for others.";
            wrong_kind(node, "One text", help, reader);
            return None;
        }
        let written = string(node, "A text", reader)?;
        let mut paragraphs = paragraphs(&written, reader).into_iter();
        let words = paragraphs.next()?;
        // A quotation of several paragraphs keeps them as lines.
        let words = paragraphs.fold(words, |mut words, next| {
            words.push(Inline::Break);
            words.extend(next);
            words
        });
        Some(Self(words))
    }

    fn stand_in() -> Option<Self> {
        Some(Self(gap()))
    }
}

impl Describe for Line {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        definitions.refer("Line", |definitions| {
            // Lines that are not blank, one after the other, with blank ones only after the last.
            text(
                r"^\s*\S[^\n\r]*(?:(?:\r\n?|\n)[^\S\n\r]*\S[^\n\r]*)*\s*$",
                "Write one paragraph.",
                definitions,
            )
        })
    }
}

impl Describe for Name {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        Line::describe(definitions)
    }
}

impl Describe for PersonName {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        Line::describe(definitions)
    }
}

impl Describe for Paragraphs {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        definitions.refer("Paragraphs", |definitions| {
            text(SOMETHING, "Write something.", definitions)
        })
    }
}

impl Describe for Verbatim {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        matching(SOMETHING, "Write something.")
    }
}

/// The schema of a plain text or one per language, each of which matches a pattern.
///
/// Keywords that are about strings leave objects alone and the other way round, so there is no need for
/// alternatives, which editors are bad at explaining.
fn text(pattern: &str, message: &str, definitions: &mut Definitions) -> serde_json::Value {
    let words = matching(pattern, message);
    let mut schema = words.clone();
    schema["type"] = json!(["string", "object"]);
    schema["minProperties"] = 1.into();
    schema["propertyNames"] = by_tag(definitions);
    schema["additionalProperties"] = words;
    schema
}

/// The schema of the keys of an object with an entry per language.
pub(crate) fn by_tag(definitions: &mut Definitions) -> serde_json::Value {
    let mut tags = Language::describe(definitions);
    tags["examples"] = Language::examples().into();
    tags
}

impl Read for Text {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let (versions, is_whole) = match &node.value {
            Value::String(_) => (vec![version(None, node, reader)?], true),
            Value::Object(_) => by_language(node, reader)?,
            _ => {
                wrong_kind(node, "A text", leaf::as_text(node), reader);
                return None;
            }
        };
        let text = Self { versions };
        // Where a language could not be read, it is not missing as well.
        if is_whole && text.has_words() {
            let named = text
                .versions
                .iter()
                .filter_map(|version| version.language.clone());
            reader.texts.push(Languages {
                span: node.span.clone(),
                named: named.collect(),
                is_persons_name: false,
            });
        }
        Some(text)
    }

    fn stand_in() -> Option<Self> {
        let gap = Version {
            language: None,
            paragraphs: vec![gap()],
        };
        Some(Self {
            versions: vec![gap],
        })
    }
}

/// What shows that words are missing.
pub(crate) const GAP: &str = "…";

fn gap() -> Vec<Inline> {
    vec![Inline::Text(GAP.to_owned())]
}

/// The versions of a text, and whether all of them could be read.
fn by_language(node: &Node<'_>, reader: &mut Reader) -> Option<(Vec<Version>, bool)> {
    let mut versions = Vec::new();
    let members = members(node, "A text", reader)?;
    for member in readable(members) {
        let language = leaf::language(&member.key, &member.key_span, reader).map(|value| Spanned {
            value,
            span: member.key_span.clone(),
        });
        if members.len() > 1 {
            reader.optional = member.value.span.clone();
        }
        let version = version(language, &member.value, reader);
        versions.extend(version.filter(|version| version.language.is_some()));
    }
    if versions.is_empty() {
        if node.value == Value::Object(Vec::new()) {
            reader.problems.add(
                Code::Empty,
                node.span.clone(),
                "This text has no language.",
                "Write { \"en\": \"…\" }, or the text alone in quotation marks.",
            );
        }
        return None;
    }
    let is_whole = versions.len() == members.len();
    Some((versions, is_whole))
}

fn version(
    language: Option<Spanned<String>>,
    node: &Node<'_>,
    reader: &mut Reader,
) -> Option<Version> {
    let written = string(node, "A text", reader)?;
    Some(Version {
        language,
        paragraphs: paragraphs(&written, reader),
    })
}

//! A tagged PDF as assistive technology reads it: by its structure tree (ISO 32000-2, 14.7), and so in logical order,
//! whatever the order in which its pages are painted. Page numbers are artifacts and not part of it.

use std::collections::BTreeMap;

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// An element of the structure, or a piece of text.
#[derive(Debug)]
pub(crate) enum Node {
    Element {
        /// The type of the element, as `H2` or `Figure`.
        role: String,
        /// What stands for it in words.
        alt: String,
        children: Vec<Node>,
    },
    Text(Text),
}

/// A piece of text that is painted on one page.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The number of the page, from 1.
    pub(crate) page: usize,
    pub(crate) words: String,
}

impl Node {
    /// All that is said, in logical order.
    pub(crate) fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Text(text) => vec![text],
            Self::Element { children, .. } => children.iter().flat_map(Self::texts).collect(),
        }
    }

    /// This and all below it, in logical order.
    pub(crate) fn all(&self) -> Vec<&Node> {
        let below = match self {
            Self::Text(_) => Vec::new(),
            Self::Element { children, .. } => children.iter().flat_map(Self::all).collect(),
        };
        [vec![self], below].concat()
    }

    /// The type of an element.
    pub(crate) fn role(&self) -> &str {
        match self {
            Self::Text(_) => "",
            Self::Element { role, .. } => role,
        }
    }
}

/// A PDF that was read.
#[derive(Debug)]
pub(crate) struct Pdf {
    pub(crate) structure: Node,
    /// All that stands on each page, in the order in which it is painted.
    pub(crate) pages: Vec<String>,
}

/// Reads a tagged PDF.
pub(crate) fn read(bytes: &[u8]) -> Pdf {
    let document = Document::load_mem(bytes).unwrap();
    let ids = document.get_pages();
    let contents: Vec<Content> = ids.values().map(|id| Content::of(&document, *id)).collect();
    let pages = contents.iter().map(|page| page.painted.clone()).collect();
    let reader = Reader {
        texts: ids.values().copied().zip(contents).collect(),
        numbers: ids
            .iter()
            .map(|(number, id)| (*id, *number as usize))
            .collect(),
        document: &document,
    };
    let root = document.catalog().unwrap();
    let root = root.get_deref(b"StructTreeRoot", &document).unwrap();
    let children = reader.children(root.as_dict().unwrap(), None);
    let structure = Node::Element {
        role: "Root".to_owned(),
        alt: String::new(),
        children,
    };
    Pdf { structure, pages }
}

struct Reader<'a> {
    document: &'a Document,
    texts: BTreeMap<ObjectId, Content>,
    numbers: BTreeMap<ObjectId, usize>,
}

impl Reader<'_> {
    fn children(&self, element: &Dictionary, page: Option<ObjectId>) -> Vec<Node> {
        let Ok(children) = element.get_deref(b"K", self.document) else {
            return Vec::new();
        };
        match children {
            Object::Array(children) => children
                .iter()
                .filter_map(|it| self.node(it, page))
                .collect(),
            child => self.node(child, page).into_iter().collect(),
        }
    }

    /// A child of an element: another one, or marked content of a page. What else there is has no words.
    fn node(&self, child: &Object, page: Option<ObjectId>) -> Option<Node> {
        let (_, child) = self.document.dereference(child).unwrap();
        if let Object::Integer(number) = child {
            return self.text(page?, *number);
        }
        let child = child.as_dict().ok()?;
        let page = child
            .get(b"Pg")
            .and_then(Object::as_reference)
            .ok()
            .or(page);
        if let Ok(number) = child.get(b"MCID").and_then(Object::as_i64) {
            return self.text(page?, number);
        }
        let role = child.get(b"S").and_then(Object::as_name).ok()?;
        let alt = child.get(b"Alt").and_then(decode_text_string);
        Some(Node::Element {
            role: String::from_utf8_lossy(role).into_owned(),
            alt: alt.unwrap_or_default(),
            children: self.children(child, page),
        })
    }

    fn text(&self, page: ObjectId, number: i64) -> Option<Node> {
        let words = self.texts[&page].marked.get(&number)?.clone();
        let page = self.numbers[&page];
        Some(Node::Text(Text { page, words }))
    }
}

/// What stands on a page.
#[derive(Default)]
struct Content {
    painted: String,
    /// What the structure knows, by its numbers.
    marked: BTreeMap<i64, String>,
}

impl Content {
    fn of(document: &Document, page: ObjectId) -> Self {
        let fonts = document.get_page_fonts(page).unwrap();
        // The names of drawn glyphs say nothing; what they stand for does.
        let fonts = fonts
            .into_iter()
            .map(|(name, font)| (name, without_names(font)));
        let fonts: BTreeMap<Vec<u8>, Dictionary> = fonts.collect();
        let encodings: BTreeMap<&[u8], Encoding<'_>> = fonts
            .iter()
            .map(|(name, font)| (name.as_slice(), font.get_font_encoding(document).unwrap()))
            .collect();
        let mut content = Self::default();
        let mut open: Vec<Mark> = Vec::new();
        let mut font = None;
        let operations = document
            .get_and_decode_page_content(page)
            .unwrap()
            .operations;
        for Operation { operator, operands } in operations {
            match operator.as_str() {
                "BDC" | "BMC" => {
                    let (mark, instead) = Mark::of(operands.get(1), open.last());
                    content.say(mark.number, &instead.unwrap_or_default());
                    open.push(mark);
                }
                "EMC" => drop(open.pop()),
                "Tf" => font = encodings.get(operands[0].as_name().unwrap()),
                "Tj" | "TJ" if open.last().is_none_or(|mark| !mark.is_instead) => {
                    let number = open.last().and_then(|mark| mark.number);
                    for bytes in strings(&operands[0]) {
                        content.say(
                            number,
                            &Document::decode_text(font.unwrap(), bytes).unwrap(),
                        );
                    }
                }
                _ => {}
            }
        }
        content
    }

    fn say(&mut self, number: Option<i64>, words: &str) {
        self.painted.push_str(words);
        if let Some(number) = number {
            self.marked.entry(number).or_default().push_str(words);
        }
    }
}

fn without_names(font: &Dictionary) -> Dictionary {
    let mut font = font.clone();
    if font.has(b"ToUnicode") {
        font.remove(b"Encoding");
    }
    font
}

/// Marked content that is open.
struct Mark {
    /// The number by which the structure knows it, or that about it.
    number: Option<i64>,
    /// Whether words stand for the glyphs of it, or of that about it.
    is_instead: bool,
}

impl Mark {
    /// With the words that stand for its glyphs, as those of a ligature.
    fn of(properties: Option<&Object>, about: Option<&Self>) -> (Self, Option<String>) {
        let properties = properties.and_then(|it| it.as_dict().ok());
        let of = |key: &[u8]| properties.and_then(|it| it.get(key).ok());
        let number = of(b"MCID").and_then(|number| number.as_i64().ok());
        let instead = of(b"ActualText").map(|words| decode_text_string(words).unwrap());
        let mark = Self {
            number: number.or(about.and_then(|about| about.number)),
            is_instead: instead.is_some() || about.is_some_and(|about| about.is_instead),
        };
        (mark, instead)
    }
}

fn strings(shown: &Object) -> Vec<&[u8]> {
    match shown {
        Object::Array(parts) => parts.iter().filter_map(|part| part.as_str().ok()).collect(),
        string => string.as_str().into_iter().collect(),
    }
}

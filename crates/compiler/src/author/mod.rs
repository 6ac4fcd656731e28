//! What an author writes: format 1 of `companion.json`, type by type.
//!
//! The types here are the format. Each reads itself from JSON, reports everything in it that it cannot
//! read, and goes on, so that one mistake never hides another.

pub(crate) mod date;
pub(crate) mod edition;
pub(crate) mod figure;
pub(crate) mod film;
mod html;
pub(crate) mod leaf;
pub(crate) mod markdown;
pub(crate) mod media;
pub(crate) mod read;
pub(crate) mod reference;
pub(crate) mod schema;
pub(crate) mod story;
pub(crate) mod text;
pub(crate) mod words;

use date::Date;
use edition::Edition;
use film::Film;
use leaf::{Colour, Extra, Id, Language, Url};
use read::{Map, Read, Reader, record};
use reference::{Kind, Target};
use schema::{Definitions, Describe};
use story::{Chapter, Event, Quote};
use text::{Line, Name, PersonName, Verbatim};
use words::SourceKind;

use crate::json::{Node, Value};
use crate::problem::{Code, Edit, Help};

record! {
    /// A film’s companion page: the film, its quotes, its timeline, and the sources of it all.
    Draft, "The file" {
        /// The version of this format. It is always 1.
        checked format: Format,
        /// The film’s short name. It is part of addresses, so it should never change.
        /// Example: `"the-long-road"`
        one id: Id<Film>,
        /// The languages of the page, the most important first. A plain text is in the first one.
        /// Example: `["en"]`
        /// Example: `["en", "zh-Hans"]`
        some languages: Language,
        /// The film card: what the film is, who made it, where it was shown.
        one film: Film,
        /// Everybody whom the page names, each under a key of your choice: { "maria-sol": { "name": "María Sol" } }.
        maybe people: Map<Person>,
        /// Every place that the page names, each under a key of your choice: { "valparaiso": { "name": "Valparaíso" } }.
        maybe places: Map<Place>,
        /// Where the facts come from, each under a key of your choice: { "paper-2012": { "kind": "news", … } }.
        maybe sources: Map<Source>,
        /// Themes that run through the chapters, each under a key of your choice: { "borders": { "label": "Borders" } }.
        maybe threads: Map<Thread>,
        /// The quotes of the carousel, in the order in which they are shown.
        any quotes: Quote,
        /// The chapters of the timeline, in the order in which they are shown.
        some chapters: Chapter,
        /// Which edition of the page this is, so that readers can cite it and see what has changed.
        maybe edition: Edition,
        /// What programs keep here. It is not shown.
        aside extra: Extra,
    }
}

record! {
    /// A person or an organisation that the page names.
    Person, "A person" {
        /// The name as the page shows it.
        /// Example: `"María Sol"`
        one name: PersonName,
        /// Who that is, in a few words.
        /// Example: `"director of the film"`
        maybe about: Line,
    }
}

record! {
    /// A place that the page names.
    Place, "A place" {
        /// The name as the page shows it.
        /// Example: `"Valparaíso"`
        one name: Line,
    }
}

record! {
    /// An entry of the bibliography, for facts to refer to by its key.
    Source, "A source" {
        /// What kind of source it is.
        one kind: SourceKind,
        /// Its title, in its own language and without quotation marks around it.
        /// Example: `"Two Thousand Miles on Foot"`
        maybe title: Verbatim,
        /// Who wrote or made it.
        /// Example: `"J. Writer"`
        maybe author: Name,
        /// Who published it: a newspaper, a publishing house, a festival.
        /// Example: `"The Daily Paper"`
        one publisher: Name,
        /// When it appeared.
        maybe date: Date,
        /// Where it can be read.
        maybe url: Url,
        /// A copy of it in a web archive, for the day when the original is gone.
        /// Example: `"https://web.archive.org/web/2012/https://example.org/page"`
        maybe archived_url: Url,
        /// When you read it. Web pages change.
        /// Example: `"2024-05-01"`
        maybe accessed: Date,
        /// The language it is in, where that is not the page’s first one.
        maybe language: Language,
        /// What a reader should know of it, in a sentence.
        /// Example: `"Read in its English translation."`
        maybe note: Line,
    }
}

record! {
    /// A theme that runs through the chapters, for events to refer to by its key.
    Thread, "A thread" {
        /// Its name, in a word or two.
        /// Example: `"Borders"`
        one label: Line,
        /// The colour of its mark: one of the page’s own, or one that can be seen on light and dark paper.
        maybe colour: Colour,
    }
}

impl Target for Film {
    const KIND: Kind = Kind::Film;
}

impl Target for Quote {
    const KIND: Kind = Kind::Quote;
}

impl Target for Chapter {
    const KIND: Kind = Kind::Chapter;
}

impl Target for Event {
    const KIND: Kind = Kind::Event;
}

impl Target for Person {
    const KIND: Kind = Kind::Person;
}

impl Target for Place {
    const KIND: Kind = Kind::Place;
}

impl Target for Source {
    const KIND: Kind = Kind::Source;
}

impl Target for Thread {
    const KIND: Kind = Kind::Thread;
}

/// The version of the author's format that this program reads.
#[derive(Debug)]
pub(crate) struct Format;

impl Read for Format {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        if node.value == Value::Number("1") {
            return Some(Self);
        }
        let help = Help::with(
            "Write \"format\": 1",
            vec![Edit {
                span: node.span.clone(),
                text: "1".into(),
            }],
        );
        reader.problems.add(
            Code::Format,
            node.span.clone(),
            "This program reads format 1 of the file and no other.",
            help,
        );
        None
    }
}

impl Describe for Format {
    fn describe(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "const": 1 })
    }
}

impl Draft {
    /// The language in which plain texts are written.
    pub(crate) fn first_language(&self) -> &str {
        self.languages
            .first()
            .map_or("en", |language| language.0.value.as_str())
    }

    /// Every event of the film with its chapter.
    pub(crate) fn events(&self) -> impl Iterator<Item = (&Chapter, &Event)> {
        self.chapters
            .iter()
            .flat_map(|chapter| chapter.events.iter().map(move |event| (chapter, event)))
    }
}

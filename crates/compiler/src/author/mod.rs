//! What an author writes: format 1 of `companion.json`, type by type.
//!
//! The types here are the format. Each reads itself from JSON, reports everything in it that it cannot
//! read, and goes on, so that one mistake never hides another.

pub(crate) mod date;
pub(crate) mod figure;
pub(crate) mod film;
pub(crate) mod leaf;
mod markdown;
pub(crate) mod media;
pub(crate) mod read;
pub(crate) mod reference;
pub(crate) mod story;
pub(crate) mod text;
pub(crate) mod words;

use date::Date;
use film::Film;
use leaf::{Colour, Id, Language, Url};
use read::{Map, Read, Reader, record};
use reference::{Kind, Target};
use story::{Chapter, Event, Quote};
use text::{Line, Name, Verbatim};
use words::SourceKind;

use crate::json::{Node, Value};
use crate::problem::{Code, Edit, Help};

record! {
    /// A film's whole companion, as its author wrote it.
    Draft, "The file" {
        /// The version of this format: 1.
        checked format: Format,
        /// The film's lasting name: `never-sorry`.
        one id: Id<Film>,
        /// The page's languages. Plain texts are written in the first one.
        some languages: Language,
        /// The film card.
        one film: Film,
        /// Everybody whom the page names, by key.
        maybe people: Map<Person>,
        /// Every place that the page names, by key.
        maybe places: Map<Place>,
        /// Where the facts come from, by key.
        maybe sources: Map<Source>,
        /// Threads that run through the chapters, by key.
        maybe threads: Map<Thread>,
        /// The quotes of the carousel.
        any quotes: Quote,
        /// The chapters of the timeline.
        some chapters: Chapter,
    }
}

record! {
    /// Somebody, or an organisation.
    Person, "A person" {
        /// The name.
        one name: Line,
        /// Who that is, in a few words.
        maybe about: Line,
    }
}

record! {
    /// Somewhere.
    Place, "A place" {
        /// The name.
        one name: Line,
    }
}

record! {
    /// A bibliography entry.
    Source, "A source" {
        /// What kind of source it is.
        one kind: SourceKind,
        /// Its title, in its own language.
        maybe title: Verbatim,
        /// Who wrote or made it.
        maybe author: Name,
        /// Who published it.
        one publisher: Name,
        /// When it appeared.
        maybe date: Date,
        /// Where it can be read.
        maybe url: Url,
        /// A lasting copy of it.
        maybe archived_url: Url,
        /// When it was read.
        maybe accessed: Date,
        /// The language it is in.
        maybe language: Language,
        /// What a reader should know of it.
        maybe note: Line,
    }
}

record! {
    /// A theme that runs through the chapters.
    Thread, "A thread" {
        /// Its name.
        one label: Line,
        /// Its colour.
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

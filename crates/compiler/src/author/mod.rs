//! What an author writes: format 1 of `companion.json`, type by type.
//!
//! The types here are the format. Each reads itself from JSON, reports everything in it that it cannot
//! read, and goes on, so that one mistake never hides another.

pub(crate) mod date;
pub(crate) mod leaf;
mod markdown;
pub(crate) mod read;
pub(crate) mod reference;
pub(crate) mod text;
pub(crate) mod words;

use date::Date;
use leaf::{Id, Language, Minutes, Phrase, Url};
use read::{Map, Read, Reader, record};
use reference::{Kind, Ref, Target};
use text::{Line, Paragraphs};
use words::{AwardResult, ReleaseKind, SourceKind};

use crate::json::{Node, Value};
use crate::problem::Code;

record! {
    /// A film's whole companion, as its author wrote it.
    Draft, "The file" {
        /// The version of this format: 1.
        #[expect(dead_code, reason = "to read it is to check it")]
        one format: Format,
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
    /// The film card.
    Film, "The film" {
        /// The title.
        one title: Line,
        /// Titles in other languages.
        any original_titles: OriginalTitle,
        /// One sentence under the title.
        maybe tagline: Line,
        /// What the film is about.
        maybe synopsis: Paragraphs,
        /// The running time in minutes.
        maybe runtime_minutes: Minutes,
        /// The producing countries.
        any countries: Line,
        /// The spoken languages.
        any languages: Line,
        /// The sources of title, running time, countries, languages and synopsis.
        some sources: Ref<Source>,
        /// Age ratings.
        any ratings: Rating,
        /// Showings and publications.
        any releases: Release,
        /// Who made it.
        any credits: Credit,
        /// Prizes and nominations.
        any awards: Award,
        /// Where to see it.
        any watch: Watch,
        /// The film's own site.
        maybe official_site: Url,
        /// What the sources do not agree on.
        any claims: Claim,
    }
}

record! {
    /// A title under which the film is known elsewhere.
    OriginalTitle, "An original title" {
        /// The title.
        one title: Phrase,
        /// Its language.
        one language: Language,
        /// What a reader should know of it.
        maybe note: Line,
        /// Its sources.
        some sources: Ref<Source>,
    }
}

record! {
    /// An age rating.
    Rating, "A rating" {
        /// Who rated.
        one board: Line,
        /// Where the rating holds.
        maybe territory: Line,
        /// The rating: “R”.
        one rating: Phrase,
        /// Why.
        maybe reason: Line,
        /// Its sources.
        some sources: Ref<Source>,
    }
}

record! {
    /// A showing or publication.
    Release, "A release" {
        /// What kind.
        one kind: ReleaseKind,
        /// When.
        one date: Date,
        /// In which country or region.
        maybe territory: Line,
        /// In which house or at which festival.
        maybe venue: Line,
        /// What a reader should know of it.
        maybe note: Line,
        /// Its sources.
        some sources: Ref<Source>,
    }
}

record! {
    /// A part in the making of the film.
    Credit, "A credit" {
        /// The part: “Director”.
        one role: Line,
        /// Who had it.
        some people: Ref<Person>,
        /// Its sources.
        some sources: Ref<Source>,
    }
}

record! {
    /// A prize or nomination.
    Award, "An award" {
        /// How far the film came.
        one result: AwardResult,
        /// What for.
        one award: Line,
        /// By whom.
        one by: Line,
        /// When.
        maybe date: Date,
        /// Its sources.
        some sources: Ref<Source>,
    }
}

record! {
    /// A place to see the film.
    Watch, "A place to watch" {
        /// Its name.
        one label: Line,
        /// Its address.
        one url: Url,
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
        /// Its title.
        maybe title: Line,
        /// Who wrote or made it.
        maybe author: Line,
        /// Who published it.
        one publisher: Line,
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
    }
}

record! {
    /// A verbatim quotation.
    Quote, "A quote" {
        /// Its lasting name.
        one id: Id<Quote>,
        /// The words, without quotation marks around them.
        one text: Line,
        /// The language in which they were said or published.
        maybe language: Language,
        /// Who said it.
        one speaker: Ref<Person>,
        /// To whom, where, when.
        one occasion: Line,
        /// When.
        maybe date: Date,
        /// Its sources.
        some sources: Ref<Source>,
        /// The events it belongs to.
        any events: Ref<Event>,
        /// What a reader should know of the wording.
        maybe note: Line,
        /// What the sources do not agree on.
        any claims: Claim,
    }
}

record! {
    /// A chapter of the timeline.
    Chapter, "A chapter" {
        /// Its lasting name.
        one id: Id<Chapter>,
        /// Its title.
        one title: Line,
        /// The time it covers.
        maybe span: Date,
        /// What happens in it.
        maybe summary: Paragraphs,
        /// Its events.
        some events: Event,
    }
}

record! {
    /// Something that happened.
    Event, "An event" {
        /// Its lasting name.
        one id: Id<Event>,
        /// When.
        one date: Date,
        /// A headline.
        one title: Line,
        /// What happened.
        one text: Paragraphs,
        /// Where.
        maybe place: Ref<Place>,
        /// Who had a part in it.
        any people: Ref<Person>,
        /// The threads it belongs to.
        any threads: Ref<Thread>,
        /// Its sources.
        some sources: Ref<Source>,
        /// What the sources do not agree on.
        any claims: Claim,
        /// What a reader should know of the account.
        maybe note: Line,
    }
}

record! {
    /// A question that the sources answer differently.
    Claim, "A claim" {
        /// The question.
        one about: Line,
        /// The answers.
        several values: ClaimValue,
        /// Which answer the page uses and why.
        maybe verdict: Line,
    }
}

record! {
    /// One answer.
    ClaimValue, "A value of a claim" {
        /// The answer.
        one value: Line,
        /// Who says so.
        some sources: Ref<Source>,
        /// As of when it held.
        maybe as_of: Date,
        /// What a reader should know of it.
        maybe note: Line,
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
        let help = "Write \"format\": 1";
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

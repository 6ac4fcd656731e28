//! Quotes and chapters, as their author writes them.

use crate::author::date::Date;
use crate::author::figure::Figure;
use crate::author::leaf::{Alias, FilmTime, Id, Language};
use crate::author::media::Media;
use crate::author::read::{Read, Reader, members, record};
use crate::author::reference::Ref;
use crate::author::text::{Line, Paragraphs, Verbatim};
use crate::author::{Person, Place, Source, Thread, leaf};
use crate::json::Node;

record! {
    /// A verbatim quotation.
    Quote, "A quote" {
        /// Its lasting name.
        one id: Id<Quote>,
        /// Ids that it had once, which keep leading here.
        any aliases: Alias<Quote>,
        /// The words, without quotation marks around them.
        one text: Verbatim,
        /// The words in the page's other languages.
        maybe translations: Translations,
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
        /// Where in the film it is said.
        maybe film_time: FilmTime,
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
        /// Ids that it had once, which keep leading here.
        any aliases: Alias<Chapter>,
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
        /// Ids that it had once, which keep leading here.
        any aliases: Alias<Event>,
        /// When.
        one date: Date,
        /// A headline.
        one title: Line,
        /// What happened.
        one text: Paragraphs,
        /// Where in the film it is told.
        maybe film_time: FilmTime,
        /// Its figure.
        maybe figure: Figure,
        /// Pictures, sounds and players.
        any media: Media,
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

/// A quote in other languages than its own, by language.
#[derive(Debug)]
pub(crate) struct Translations(pub(crate) Vec<(String, Translation)>);

record! {
    /// A quote in one other language.
    Translation, "A translation" {
        /// The words.
        one text: Verbatim,
        /// Whose translation it is.
        one by: Line,
    }
}

impl Read for Translations {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let mut translations = Vec::new();
        for member in members(node, "An object of translations by language", reader)? {
            let language = leaf::language(&member.key, &member.key_span, reader);
            let translation = Translation::read(&member.value, reader);
            translations.extend(language.zip(translation));
        }
        Some(Self(translations))
    }
}

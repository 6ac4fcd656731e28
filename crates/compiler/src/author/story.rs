//! Quotes and chapters, as their author writes them.

use crate::author::date::Date;
use crate::author::figure::Figure;
use crate::author::leaf::{Alias, Extra, FilmTime, Id, Language};
use crate::author::media::Media;
use crate::author::read::{Read, Reader, members, readable, record};
use crate::author::reference::Ref;
use crate::author::schema::{Definitions, Describe};
use crate::author::text::{Line, Paragraphs, Verbatim, by_tag};
use crate::author::{Person, Place, Source, Thread, leaf};
use crate::json::Node;

record! {
    /// A quote of the carousel: the very words of somebody in the film or about it.
    Quote, "A quote" {
        /// The quote’s short name. It is part of addresses, so it should never change.
        /// Example: `"first-step"`
        one id: Id<Quote>,
        /// Ids that it once had. Links to them keep leading here.
        /// Example: `["the-old-id"]`
        any aliases: Alias<Quote>,
        /// The words as they were said or printed, without quotation marks around them.
        /// Example: `"The first step was the longest."`
        one text: Verbatim,
        /// The words in the page’s other languages, one entry per language.
        maybe translations: Translations,
        /// The language of the words, where that is not the page’s first one.
        maybe language: Language,
        /// Who said it, by the key in “people”.
        one speaker: Ref<Person>,
        /// To whom, where or in what it was said.
        /// Example: `"In an interview with The Daily Paper"`
        one occasion: Line,
        /// When it was said.
        maybe date: Date,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
        /// The events it belongs to, by their ids. The page links both ways.
        any events: Ref<Event>,
        /// Where in the film it is said: minutes and seconds, or hours, minutes and seconds.
        maybe film_time: FilmTime,
        /// What a reader should know of the wording, in a sentence.
        /// Example: `"Other papers print “hardest” for “longest”."`
        maybe note: Line,
        /// Questions about this that the sources answer differently. All answers are shown.
        any claims: Claim,
    }
}

record! {
    /// A chapter of the timeline.
    Chapter, "A chapter" {
        /// The chapter’s short name. It is part of addresses, so it should never change.
        /// Example: `"beginnings"`
        one id: Id<Chapter>,
        /// Ids that it once had. Links to them keep leading here.
        /// Example: `["the-old-id"]`
        any aliases: Alias<Chapter>,
        /// Its title.
        /// Example: `"Beginnings"`
        one title: Line,
        /// The time it covers, from and to. Its events should lie within.
        /// Example: `"1989/1994"`
        /// Example: `"2011"`
        /// Example: `"2012/.."`
        maybe span: Date,
        /// What happens in it, in two or three sentences.
        /// Example: `"A school is closed. Its teacher decides to walk."`
        maybe summary: Paragraphs,
        /// Its events. The page puts them in order of time.
        some events: Event,
        /// What programs keep here. It is not shown.
        aside extra: Extra,
    }
}

record! {
    /// Something that happened, with its date and its sources.
    Event, "An event" {
        /// The event’s short name. It is part of addresses, so it should never change.
        /// Example: `"opening-night"`
        one id: Id<Event>,
        /// Ids that it once had. Links to them keep leading here.
        /// Example: `["the-old-id"]`
        any aliases: Alias<Event>,
        /// When it happened, as exactly as it is known.
        one date: Date,
        /// The date in words of your own, where the page’s would not do. It is shown instead.
        /// Example: `"12 May 2008, 14:28"`
        maybe date_text: Line,
        /// A headline of a few words, without a full stop.
        /// Example: `"The film opens in Valparaíso"`
        one title: Line,
        /// What happened, in your own words. An empty line between paragraphs is written \n\n.
        /// Example: `"The first audience sees the *finished* film."`
        one text: Paragraphs,
        /// Where in the film it is told: minutes and seconds, or hours, minutes and seconds.
        maybe film_time: FilmTime,
        /// A small chart, drawn from numbers that have sources.
        maybe figure: Figure,
        /// Pictures, recordings and players.
        any media: Media,
        /// Where it happened, by the key in “places”.
        maybe place: Ref<Place>,
        /// Who had a part in it, by their keys in “people”.
        any people: Ref<Person>,
        /// The themes it belongs to, by their keys in “threads”.
        any threads: Ref<Thread>,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
        /// Questions about this that the sources answer differently. All answers are shown.
        any claims: Claim,
        /// What a reader should know of this account, in a sentence.
        /// Example: `"Only the paper’s account has a time of day."`
        maybe note: Line,
        /// What programs keep here. It is not shown.
        aside extra: Extra,
    }
}

record! {
    /// A question that the sources answer differently.
    Claim, "A claim" {
        /// The question, in a few words.
        /// Example: `"How many walked along"`
        one about: Line,
        /// The answers, at least two, each with its sources.
        several values: ClaimValue,
        /// Which answer this page uses and why, or that it stays open.
        /// Example: `"This page follows the later count."`
        maybe verdict: Line,
    }
}

record! {
    /// One of the answers to a question on which sources differ.
    ClaimValue, "A value of a claim" {
        /// The answer, in a few words.
        /// Example: `"about 200"`
        one value: Line,
        /// Who says so, by the keys in “sources”.
        some sources: Ref<Source>,
        /// The date at which this answer was current.
        maybe as_of: Date,
        /// What a reader should know of it, in a sentence.
        /// Example: `"Counts children too."`
        maybe note: Line,
    }
}

/// A quote in other languages than its own, by language.
#[derive(Debug)]
pub(crate) struct Translations(pub(crate) Vec<(String, Translation)>);

record! {
    /// A quote in one other language.
    Translation, "A translation" {
        /// The words in that language, without quotation marks around them.
        /// Example: `"第一步最长。"`
        one text: Verbatim,
        /// Whose translation it is.
        /// Example: `"Companion"`
        one by: Line,
    }
}

impl Describe for Translations {
    fn describe(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!({
            "type": "object",
            "propertyNames": by_tag(definitions),
            "additionalProperties": Translation::describe(definitions)
        })
    }
}

impl Read for Translations {
    fn read(node: &Node<'_>, reader: &mut Reader) -> Option<Self> {
        let mut translations = Vec::new();
        let members = members(node, "A quote’s \"translations\"", reader)?;
        for member in readable(members) {
            let language = leaf::language(&member.key, &member.key_span, reader);
            let translation = Translation::read(&member.value, reader);
            translations.extend(language.zip(translation));
        }
        Some(Self(translations))
    }
}

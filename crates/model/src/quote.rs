//! Quotes, and the links between them and the timeline.

use serde::{Deserialize, Serialize};

use crate::{Cite, Claim, FilmTime, Prose, When};

/// A verbatim quotation.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The author's id for it, from which its anchor is made: `q-<id>`.
    pub id: String,
    /// Ids that it had once: links to them lead here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its place among the quotes, worded: “3 of 14”.
    pub position: String,
    /// The words as they were said, with their language where it is not the page's.
    pub text: Prose,
    /// The words in the page's language, where they were said in another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// The quotation marks of the words' language.
    pub marks: QuoteMarks,
    /// Who said it.
    pub speaker: Prose,
    /// Who that is, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_about: Option<Prose>,
    /// To whom, where, on what occasion.
    pub occasion: Prose,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Where in the film it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub film_time: Option<FilmTime>,
    /// What a reader should know of the wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// What the sources do not agree on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// The events it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventLink>,
    /// Its sources, at least one.
    pub cites: Vec<Cite>,
}

impl Quote {
    /// The words for a reader of the page, and what stands around them: the translation, or else the words as they were
    /// said.
    #[must_use]
    pub fn in_page_language(&self) -> (&Prose, &QuoteMarks) {
        match &self.translation {
            Some(translation) => (&translation.text, &translation.marks),
            None => (&self.text, &self.marks),
        }
    }
}

/// A quotation in the page's language.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    /// The words.
    pub text: Prose,
    /// Whose translation it is.
    pub by: Prose,
    /// The quotation marks of the page's language.
    pub marks: QuoteMarks,
}

/// The marks that open and close a quotation in one language.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct QuoteMarks {
    /// Before the words: `“`, `「`, `«`.
    pub open: String,
    /// After the words.
    pub close: String,
}

/// A link from a quote to an event of the timeline.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct EventLink {
    /// The event's id.
    pub id: String,
    /// The sheet it lies on, relative to this one: `./c/childhood/2/`; empty where it is this one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// The event's title.
    pub title: Prose,
}

/// A link from an event to a quote of the carousel.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct QuoteLink {
    /// The quote's id.
    pub id: String,
    /// The sheet it lies on, relative to this one: `../../`; empty where it is this one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// Who said it.
    pub speaker: Prose,
    /// Its first words, where the event has another quote of the same speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Prose>,
}

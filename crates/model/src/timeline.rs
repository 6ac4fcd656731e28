//! The chaptered timeline.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::{Cite, Claim, Elsewhere, Extent, Figure, FilmTime, Media, Prose, QuoteLink, When};

/// A chapter of the timeline.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    /// The author's id for it, from which its anchor is made: `c-<id>`.
    pub id: String,
    /// Ids that it had once: links to them lead here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its number on the page, worded: “5”.
    pub number: String,
    /// Its title.
    pub title: Prose,
    /// The time it covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<When>,
    /// The same as numbers; where its author gives no span, that of its events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// What happens in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub summary: Vec<Prose>,
    /// Its events, in order of time; on a sheet, those that lie there.
    pub events: Vec<Rc<Event>>,
    /// The events that lie on other sheets, later in time; only the main sheet of a divided page names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Elsewhere>,
}

/// Something that happened, at a time, according to somebody.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The author's id for it, from which its anchor is made: `e-<id>`.
    pub id: String,
    /// Ids that it had once: links to them lead here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// When it happened.
    pub date: When,
    /// The same as numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// A headline.
    pub title: Prose,
    /// What happened, a paragraph each.
    pub text: Vec<Prose>,
    /// Where it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Prose>,
    /// Where in the film it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub film_time: Option<FilmTime>,
    /// Its figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// What there is to see and hear of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// Who had a part in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonLink>,
    /// The threads of the film that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub threads: Vec<ThreadLink>,
    /// What a reader should know of the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// What the sources do not agree on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// The quotes that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<QuoteLink>,
    /// Its sources, at least one.
    pub cites: Vec<Cite>,
}

/// A person who had a part in an event.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PersonLink {
    /// The author's key for the person, the same in every language.
    pub key: String,
    /// Their name.
    pub name: Prose,
}

/// A thread of the film that an event belongs to.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ThreadLink {
    /// The author's key for the thread.
    pub key: String,
    /// Its name.
    pub label: Prose,
    /// Its colour: the name of a token, or `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
}

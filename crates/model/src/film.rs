//! The film card. Names follow schema.org's `Movie`.

use serde::{Deserialize, Serialize};

use crate::{Cite, Claim, Image, Media, Player, Prose, When};

/// What the film card shows.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Film {
    /// The film's title in the page's language.
    pub title: Prose,
    /// Its other titles, each with its language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_titles: Vec<OtherTitle>,
    /// One sentence under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tagline: Option<Prose>,
    /// What the film is about, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synopsis: Vec<Prose>,
    /// How long it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
    /// The countries that produced it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Prose>,
    /// The languages spoken in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Prose>,
    /// Age ratings, the author's first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<Rating>,
    /// Where and when it was shown, in order of date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
    /// The release for which the film is known: an index into `releases`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main_release: Option<usize>,
    /// The first of the releases that were still to come when the film's sources were last read: an index into
    /// `releases`. It and all after it are to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_release: Option<usize>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<Credit>,
    /// Prizes and nominations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Award>,
    /// Where it can be seen: links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub watch: Vec<Prose>,
    /// The film's own site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official_site: Option<String>,
    /// A trailer, asked for only when the reader clicks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trailer: Option<Player>,
    /// The picture of the page's opening, where the film has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<Image>,
    /// What else there is to see and hear of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// What the sources do not agree on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// The sources of title, runtime, countries, languages and synopsis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Cite>,
}

/// A title under which the film is known elsewhere.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct OtherTitle {
    /// The title, with its language.
    pub title: Prose,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// A running time.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Runtime {
    /// In words: “91 minutes”.
    pub text: String,
    /// As an ISO 8601 duration: `PT91M`.
    pub duration: String,
}

/// An age rating.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// The rating as the board writes it: “R”.
    pub rating: String,
    /// Why: “for some language”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Prose>,
    /// Who rated it.
    pub board: Prose,
    /// Where the rating holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<Prose>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// One occasion on which the film came out.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Release {
    /// What kind of release, worded: “In cinemas”.
    pub kind: String,
    /// When.
    pub date: When,
    /// In which country or region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<Prose>,
    /// In which house or at which festival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Prose>,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// A part in the making of the film and who had it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// The part: “Director”.
    pub role: Prose,
    /// Who, in the author's order.
    pub names: Vec<Prose>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// A prize, or a place on a list of candidates.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Award {
    /// How far the film came.
    pub result: AwardResult,
    /// The same, worded: “Won”.
    pub result_text: String,
    /// What for: “Special Jury Prize for Spirit of Defiance”.
    pub award: Prose,
    /// By whom.
    pub by: Prose,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Its sources.
    pub cites: Vec<Cite>,
}

/// How far a film came in a competition.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AwardResult {
    /// It won.
    Won,
    /// A jury singled it out without giving it the prize.
    Mention,
    /// It was one of the nominees.
    Nominated,
    /// It was on the longer list before the nominations.
    Shortlisted,
}

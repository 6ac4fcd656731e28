//! The film card, as its author writes it.

use crate::author::date::Date;
use crate::author::leaf::{Language, Minutes, Phrase, Url};
use crate::author::media::{Image, Media};
use crate::author::read::record;
use crate::author::reference::Ref;
use crate::author::story::Claim;
use crate::author::text::{Line, Paragraphs};
use crate::author::words::{AwardResult, ReleaseKind};
use crate::author::{Person, Source};

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
        /// A trailer on a site that can be embedded.
        maybe trailer: Url,
        /// A picture for the page's opening.
        maybe cover: Image,
        /// Other pictures, sounds and players.
        any media: Media,
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

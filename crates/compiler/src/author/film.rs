//! The film card, as its author writes it.

use crate::author::date::Date;
use crate::author::leaf::{Language, Minutes, Phrase, Url};
use crate::author::media::{Image, Media};
use crate::author::read::record;
use crate::author::reference::Ref;
use crate::author::story::Claim;
use crate::author::text::{Line, Name, Paragraphs};
use crate::author::words::{AwardResult, ReleaseKind};
use crate::author::{Person, Source};

record! {
    /// The film card: what the film is, who made it, where it was shown.
    Film, "The film" {
        /// The film’s title.
        /// Example: `"The Long Road"`
        one title: Line,
        /// Titles under which the film is known in other languages.
        any original_titles: OriginalTitle,
        /// One sentence that stands under the title.
        /// Example: `"A teacher walks two thousand miles to find her pupils."`
        maybe tagline: Line,
        /// What the film is about, in two short paragraphs. An empty line between them is written \n\n.
        /// Example: `"A teacher sets out on foot.\n\nNobody expects her to arrive."`
        maybe synopsis: Paragraphs,
        /// The running time in whole minutes.
        /// Example: `91`
        maybe runtime_minutes: Minutes,
        /// The countries that produced the film.
        /// Example: `["Chile", "Peru"]`
        any countries: Line,
        /// The languages that are spoken in the film.
        /// Example: `["Spanish", "Quechua"]`
        any languages: Line,
        /// The sources of title, running time, countries, languages and synopsis, by their keys in “sources”.
        some sources: Ref<Source>,
        /// Age ratings.
        any ratings: Rating,
        /// When and where the film was first shown, came to cinemas, was broadcast or sold.
        any releases: Release,
        /// Who made the film, part by part, in the order in which they are shown.
        any credits: Credit,
        /// Prizes and nominations.
        any awards: Award,
        /// Where the film can be seen today.
        any watch: Watch,
        /// The address of the film’s own site.
        /// Example: `"https://example.org"`
        maybe official_site: Url,
        /// The address of a trailer on a video site. It plays on the page, but not before a reader asks for it.
        /// Example: `"https://vimeo.com/12345"`
        maybe trailer: Url,
        /// A picture for the opening of the page.
        maybe cover: Image,
        /// More pictures, recordings and players about the film.
        any media: Media,
        /// Questions about this that the sources answer differently. All answers are shown.
        any claims: Claim,
    }
}

record! {
    /// A title under which the film is known in another language.
    OriginalTitle, "An original title" {
        /// The title in that language’s own script.
        /// Example: `"El largo camino"`
        one title: Phrase,
        /// The language of the title.
        one language: Language,
        /// What a reader should know of it, in a sentence.
        /// Example: `"The title of the release in Peru."`
        maybe note: Line,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

record! {
    /// An age rating.
    Rating, "A rating" {
        /// Who gave the rating.
        /// Example: `"British Board of Film Classification"`
        one board: Name,
        /// The country or region in which it holds.
        /// Example: `"United Kingdom"`
        maybe territory: Line,
        /// The rating as the board writes it. It is never translated.
        /// Example: `"12A"`
        one rating: Phrase,
        /// Why the board gave it.
        /// Example: `"for some strong language"`
        maybe reason: Line,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

record! {
    /// One occasion on which the film came before an audience.
    Release, "A release" {
        /// What kind of release it was.
        one kind: ReleaseKind,
        /// When it was.
        /// Example: `"2012-01-22"`
        /// Example: `"2012"`
        one date: Date,
        /// The country or region.
        /// Example: `"United Kingdom"`
        maybe territory: Line,
        /// The festival, cinema or broadcaster.
        /// Example: `"Valparaíso Film Festival"`
        maybe venue: Name,
        /// What a reader should know of it, in a sentence.
        /// Example: `"In a shorter version."`
        maybe note: Line,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

record! {
    /// One part in the making of the film, and who had it.
    Credit, "A credit" {
        /// What they did.
        /// Example: `"Director"`
        one role: Line,
        /// Who did it, by their keys in “people”.
        some people: Ref<Person>,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

record! {
    /// A prize or a nomination.
    Award, "An award" {
        /// How far the film came.
        one result: AwardResult,
        /// The name of the award.
        /// Example: `"Jury Prize"`
        one award: Line,
        /// Who gave it.
        /// Example: `"Valparaíso Film Festival"`
        one by: Name,
        /// When it was given.
        /// Example: `"2012"`
        /// Example: `"2012-01-28"`
        maybe date: Date,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

record! {
    /// Somewhere to see the film today.
    Watch, "A place to watch" {
        /// The name of the shop, library or service.
        /// Example: `"City Library"`
        one label: Name,
        /// The film’s address there.
        /// Example: `"https://example.org/the-film"`
        one url: Url,
    }
}

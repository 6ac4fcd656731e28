//! The page for machines: schema.org as JSON-LD.
//!
//! A `WebPage` that holds a `Quotation` for each quote and cites a `CreativeWork` for each source, and a `Movie` with
//! every fact of the card, joined by their anchors. Nothing is said that the page does not say: there is no rating of ours.

use companion_compiler::{dates, is_directing};
use companion_model::{
    Award, Cite, Credit, Film, Page, Player, Prose, Quote, Rating, Release, Source,
};
use serde_json::{Map, Value, json};

use super::{Whereabouts, description, first_shown};

/// The script element with the data of a page.
pub(crate) fn json_ld(page: &Page, place: &Whereabouts<'_>) -> String {
    script(&data(page, place))
}

/// The data of a page.
pub(crate) fn data(page: &Page, place: &Whereabouts<'_>) -> Value {
    Graph::new(place).of(page)
}

/// The script element with some data.
pub(super) fn script(data: &Value) -> String {
    // In a script element, `<` alone could end it.
    let json = data.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{json}</script>")
}

/// The data of one page.
pub(super) struct Graph<'g> {
    /// The page's address; empty where it is not known, so that ids are relative.
    base: String,
    place: &'g Whereabouts<'g>,
}

impl<'g> Graph<'g> {
    pub(super) fn new(place: &'g Whereabouts<'g>) -> Self {
        Self {
            base: place.page().unwrap_or_default(),
            place,
        }
    }

    fn of(&self, page: &Page) -> Value {
        let nodes = [self.web_page(page), self.movie(&page.film)];
        json!({ "@context": "https://schema.org", "@graph": nodes })
    }

    fn web_page(&self, page: &Page) -> Value {
        let quotes = page
            .quotes
            .iter()
            .map(|quote| self.quotation(quote, &page.lang));
        let sources = page.sources.iter().map(|source| self.source(source));
        object([
            ("@type", Some(json!("WebPage"))),
            ("@id", Some(self.id("page"))),
            ("url", self.place.page().map(Value::from)),
            ("name", Some(page.film.title.to_text().into())),
            ("description", description(page).map(Value::from)),
            ("inLanguage", Some(json!(page.lang))),
            ("mainEntity", Some(self.link("film"))),
            ("hasPart", list(quotes.collect())),
            ("citation", list(sources.collect())),
        ])
    }

    fn movie(&self, film: &Film) -> Value {
        let image = film.cover.as_ref().map(|cover| self.place.file(&cover.src));
        let directors: Vec<Value> = film
            .credits
            .iter()
            .filter(|credit| is_directing(&credit.role.to_text()))
            .flat_map(people)
            .collect();
        object([
            ("@type", Some(json!("Movie"))),
            ("@id", Some(self.id("film"))),
            ("name", Some(film.title.to_text().into())),
            (
                "alternateName",
                texts(film.other_titles.iter().map(|other| &other.title)),
            ),
            ("alternativeHeadline", film.tagline.as_ref().map(text)),
            ("abstract", joined(&film.synopsis)),
            (
                "duration",
                film.runtime.as_ref().map(|runtime| json!(runtime.duration)),
            ),
            ("countryOfOrigin", list(named("Country", &film.countries))),
            ("inLanguage", list(named("Language", &film.languages))),
            (
                "contentRating",
                list(film.ratings.iter().map(rating).collect()),
            ),
            ("datePublished", first_shown(film).map(Value::from)),
            (
                "releasedEvent",
                list(film.releases.iter().map(release_event).collect()),
            ),
            ("director", list(directors)),
            (
                "contributor",
                list(film.credits.iter().flat_map(roles).collect()),
            ),
            ("award", list(film.awards.iter().map(award).collect())),
            ("trailer", film.trailer.as_ref().map(trailer)),
            ("image", image.map(Value::from)),
            (
                "sameAs",
                film.official_site.as_ref().map(|site| json!(site)),
            ),
            ("citation", self.cites(&film.cites)),
        ])
    }

    pub(super) fn quotation(&self, quote: &Quote, lang: &str) -> Value {
        let spoken = quote.text.lang.as_deref().unwrap_or(lang);
        object([
            ("@type", Some(json!("Quotation"))),
            ("@id", Some(self.id(&format!("q-{}", quote.id)))),
            ("text", Some(text(&quote.text))),
            ("inLanguage", Some(json!(spoken))),
            ("creator", Some(person(&quote.speaker))),
            ("description", Some(text(&quote.occasion))),
            (
                "dateCreated",
                quote.date.as_ref().and_then(dates::moment).map(Value::from),
            ),
            ("citation", self.cites(&quote.cites)),
        ])
    }

    pub(super) fn source(&self, source: &Source) -> Value {
        object([
            ("@type", Some(json!("CreativeWork"))),
            ("@id", Some(self.id(&anchor(&source.key)))),
            ("name", source.title.as_ref().map(text)),
            ("author", source.author.as_ref().map(text)),
            ("publisher", Some(text(&source.publisher))),
            (
                "datePublished",
                source.date.as_ref().and_then(dates::start).map(Value::from),
            ),
            ("url", source.url.as_ref().map(|url| json!(url))),
            (
                "archivedAt",
                source.archived_url.as_ref().map(|url| json!(url)),
            ),
        ])
    }

    fn cites(&self, cites: &[Cite]) -> Option<Value> {
        list(
            cites
                .iter()
                .map(|cite| self.link(&anchor(&cite.source)))
                .collect(),
        )
    }

    pub(super) fn id(&self, anchor: &str) -> Value {
        format!("{}#{anchor}", self.base).into()
    }

    fn link(&self, anchor: &str) -> Value {
        json!({ "@id": self.id(anchor) })
    }
}

fn people(credit: &Credit) -> impl Iterator<Item = Value> {
    credit.names.iter().map(person)
}

/// A part in the making, as schema.org words a role: around the property that it stands in.
fn roles(credit: &Credit) -> impl Iterator<Item = Value> {
    let role = text(&credit.role);
    credit
        .names
        .iter()
        .map(move |name| json!({ "@type": "Role", "roleName": role, "contributor": person(name) }))
}

fn person(name: &Prose) -> Value {
    json!({ "@type": "Person", "name": name.to_text() })
}

fn rating(rating: &Rating) -> Value {
    let territory = rating
        .territory
        .iter()
        .map(|territory| format!(", {}", territory.to_text()));
    let name = format!(
        "{} ({}{})",
        rating.rating,
        rating.board.to_text(),
        territory.collect::<String>()
    );
    object([
        ("@type", Some(json!("Rating"))),
        ("name", Some(name.into())),
        ("ratingValue", Some(json!(rating.rating))),
        ("ratingExplanation", rating.reason.as_ref().map(text)),
        (
            "author",
            Some(json!({ "@type": "Organization", "name": rating.board.to_text() })),
        ),
    ])
}

fn release_event(release: &Release) -> Value {
    let place = release.venue.as_ref().or(release.territory.as_ref());
    object([
        ("@type", Some(json!("PublicationEvent"))),
        ("name", Some(json!(release.kind))),
        ("startDate", dates::start(&release.date).map(Value::from)),
        ("endDate", dates::end(&release.date).map(Value::from)),
        (
            "location",
            place.map(|place| json!({ "@type": "Place", "name": place.to_text() })),
        ),
    ])
}

fn award(award: &Award) -> Value {
    let mut words = format!(
        "{}: {} ({}",
        award.result_text,
        award.award.to_text(),
        award.by.to_text()
    );
    if let Some(date) = &award.date {
        words += &format!(", {}", date.to_text());
    }
    (words + ")").into()
}

fn trailer(player: &Player) -> Value {
    object([
        ("@type", Some(json!("VideoObject"))),
        ("name", Some(text(&player.title))),
        ("url", Some(json!(player.url))),
        ("embedUrl", player.embed.as_ref().map(|embed| json!(embed))),
    ])
}

fn anchor(source: &str) -> String {
    format!("s-{source}")
}

fn text(prose: &Prose) -> Value {
    prose.to_text().into()
}

fn texts<'p>(all: impl Iterator<Item = &'p Prose>) -> Option<Value> {
    list(all.map(text).collect())
}

fn joined(paragraphs: &[Prose]) -> Option<Value> {
    let texts: Vec<String> = paragraphs.iter().map(Prose::to_text).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n").into())
}

fn named(kind: &str, names: &[Prose]) -> Vec<Value> {
    names
        .iter()
        .map(|name| json!({ "@type": kind, "name": name.to_text() }))
        .collect()
}

/// A list, if there is something in it.
fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

/// An object of those fields that have a value.
pub(super) fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let known = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(known.collect::<Map<_, _>>())
}

//! What the page of a quote, an event or a chapter says of itself.

use companion_compiler::beginning;
use companion_model::{Event, Item, ItemKind, ItemLink, Prose};
use serde_json::{Value, json};

use super::json_ld::{Graph, object, script};
use super::{Whereabouts, discovery, head, open_graph};

/// More characters than these no network shows.
const LONGEST: usize = 300;

/// The elements of the head of an item's page, as HTML. `card` is its share card.
pub(crate) fn of_item(
    item: &Item,
    place: &Whereabouts<'_>,
    card: Option<&open_graph::Picture>,
) -> String {
    let title = title(item);
    let description = description(item).map(|text| beginning(&text, LONGEST));
    let discovery = place.site.map(|site| discovery(&title, site, place.folder));
    head(&title, description.as_deref(), &item.page, place)
        + &discovery.unwrap_or_default()
        + &open_graph::of_text(&title, description.as_deref(), &item.page, place)
        + &open_graph::picture(card, place)
}

/// The page for machines: a `WebPage` with what it is about, and the way to it from the film.
pub(crate) fn json_ld(item: &Item, place: &Whereabouts<'_>) -> String {
    let page = &item.page;
    let graph = Graph::new(place);
    let quotation = page
        .quotes
        .first()
        .map(|quote| graph.quotation(quote, &page.lang));
    let sources: Vec<Value> = page
        .sources
        .iter()
        .map(|source| graph.source(source))
        .collect();
    let film = place.beside(Item::UP);
    let web_page = object([
        ("@type", Some(json!("WebPage"))),
        ("@id", Some(graph.id("page"))),
        ("url", place.page().map(Value::from)),
        ("name", Some(title(item).into())),
        ("description", description(item).map(Value::from)),
        ("inLanguage", Some(json!(page.lang))),
        ("isPartOf", Some(json!({ "@id": format!("{film}#page") }))),
        ("about", Some(json!({ "@id": format!("{film}#film") }))),
        ("mainEntity", quotation),
        (
            "citation",
            (!sources.is_empty()).then_some(Value::Array(sources)),
        ),
    ]);
    let way = breadcrumbs(item, &film, place);
    script(&json!({ "@context": "https://schema.org", "@graph": [web_page, way] }))
}

/// The way from the film's page to the item.
fn breadcrumbs(item: &Item, film: &str, place: &Whereabouts<'_>) -> Value {
    let chapter = (item.chapter.iter())
        .map(|ItemLink { href, name, .. }| (name.to_text(), place.beside(href)));
    let way: Vec<Value> = [(item.page.film.title.to_text(), film.to_owned())]
        .into_iter()
        .chain(chapter)
        .chain([(name(item), place.beside("./"))])
        .zip(1..)
        .map(|((name, address), position)| {
            json!({ "@type": "ListItem", "position": position, "name": name, "item": address })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": way })
}

/// What the item is called, and of which film it is.
pub(crate) fn title(item: &Item) -> String {
    format!("{} · {}", name(item), item.page.film.title.to_text())
}

/// What the item is called: the title of an event or a chapter; a quote's speaker and occasion.
pub(crate) fn name(item: &Item) -> String {
    let page = &item.page;
    let quote = page.quotes.first().map(|quote| {
        let colon = &page.words.colon;
        format!(
            "{}{colon}{}",
            quote.speaker.to_text(),
            quote.occasion.to_text()
        )
    });
    let event = event(item).map(|event| event.title.to_text());
    let chapter = page.chapters.first().map(|chapter| chapter.title.to_text());
    quote.or(event).or(chapter).unwrap_or_default()
}

/// What search engines and previews show of the item: the words of a quote in the page's language.
fn description(item: &Item) -> Option<String> {
    let page = &item.page;
    if let Some(quote) = page.quotes.first() {
        let (text, marks) = quote.in_page_language();
        return Some(format!("{}{}{}", marks.open, text.to_text(), marks.close));
    }
    let paragraphs = match event(item) {
        Some(event) => &event.text,
        None => &page.chapters.first()?.summary,
    };
    let events = item.events.iter().map(|event| event.name.to_text());
    let events = events.collect::<Vec<_>>().join(&page.words.semicolon);
    let first = paragraphs.first().map(Prose::to_text);
    first.or(Some(events)).filter(|text| !text.is_empty())
}

/// The event of an event's page.
fn event(item: &Item) -> Option<&Event> {
    let is_event = item.kind == ItemKind::Event;
    let chapter = item.page.chapters.first().filter(|_| is_event)?;
    chapter.events.first().map(AsRef::as_ref)
}

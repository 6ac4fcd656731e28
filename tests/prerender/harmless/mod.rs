//! What an author writes never becomes markup: seen by a parser that is not ours.

use std::collections::BTreeSet;

use companion::prerender::prerender_whole;
use companion_compiler::colophon;
use companion_model::Page;
use pollster::block_on;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::{filled, invariants};

/// The elements that a page is made of.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "circle",
    "cite",
    "dd",
    "defs",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "main",
    "marker",
    "nav",
    "ol",
    "p",
    "path",
    "pattern",
    "rect",
    "section",
    "small",
    "span",
    "strong",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "time",
    "tr",
    "track",
    "ul",
    "use",
    "video",
];

/// The attributes that those have. None of them is run.
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-controls",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-roledescription",
    "checked",
    "class",
    "color",
    "controls",
    "cx",
    "cy",
    "d",
    "data-before",
    "data-carousel",
    "data-cells",
    "data-choose",
    "data-copied",
    "data-count",
    "data-edition",
    "data-embed",
    "data-events",
    "data-failed",
    "data-guide",
    "data-index",
    "data-island",
    "data-label",
    "data-load",
    "data-next",
    "data-number",
    "data-pages",
    "data-part",
    "data-position",
    "data-previous",
    "data-series",
    "data-sources",
    "data-title",
    "data-undrawn",
    "data-up",
    "datetime",
    "decoding",
    "dir",
    "download",
    "fetchpriority",
    "fill",
    "height",
    "hidden",
    "href",
    "hreflang",
    "id",
    "kind",
    "label",
    "lang",
    "loading",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "max",
    "min",
    "name",
    "orient",
    "patternUnits",
    "playsinline",
    "preload",
    "preserveAspectRatio",
    "r",
    "rel",
    "role",
    "rx",
    "scope",
    "src",
    "srclang",
    "tabindex",
    "transform",
    "type",
    "value",
    "viewBox",
    "visibility",
    "width",
    "x",
    "y",
];

/// Those of them that are followed, by the browser or by the program.
const FOLLOWED: &[&str] = &["data-embed", "data-guide", "data-index", "href", "src"];

/// What addresses may begin with; all others are relative.
const SCHEMES: &[&str] = &["https:", "http:", "mailto:"];

/// Draws the pages of a film with these words and checks what must be true of the HTML.
///
/// # Panics
/// Something is not true. The message says what.
pub(crate) fn check(bytes: &[u8]) {
    for page in invariants::check(filled::film(bytes).as_bytes()).pages {
        let html = parse(&page);
        check_markup(&html);
        let harmless = parse(&with_words(&page, "x"));
        assert_eq!(
            outline(&html),
            outline(&harmless),
            "other words have made other markup"
        );
        let text: String = html.root_element().text().collect();
        for words in words(&page) {
            let shown = words.replace("\r\n", "\n").replace('\r', "\n");
            assert!(
                text.contains(&shown),
                "{words:?} is not on the page as it was written"
            );
        }
    }
}

fn parse(page: &Page) -> Html {
    let colophon = colophon(page, &[], "", None);
    Html::parse_document(&block_on(prerender_whole(page.clone(), colophon)))
}

fn elements(html: &Html) -> Vec<ElementRef<'_>> {
    // Written by us, and right.
    let all = Selector::parse("*").expect("a selector");
    html.select(&all).collect()
}

/// The names of all elements and of their attributes, in their order.
fn outline(html: &Html) -> Vec<String> {
    let outline = |element: ElementRef<'_>| {
        let mut names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        names.sort_unstable();
        format!("{} {}", element.value().name(), names.join(" "))
    };
    elements(html).into_iter().map(outline).collect()
}

fn check_markup(html: &Html) {
    let mut strangers = BTreeSet::new();
    for element in elements(html) {
        let name = element.value().name();
        assert!(ELEMENTS.contains(&name), "there is a <{name}>");
        for (attribute, value) in element.value().attrs() {
            if !ATTRIBUTES.contains(&attribute) {
                strangers.insert(format!("{attribute} of <{name}>"));
            }
            if FOLLOWED.contains(&attribute) {
                check_address(value);
            }
        }
    }
    assert!(strangers.is_empty(), "{strangers:?}");
}

fn check_address(address: &str) {
    let address = address.trim().to_ascii_lowercase();
    let scheme = address
        .find(':')
        .filter(|colon| !address[..*colon].contains(['/', '?', '#']));
    if let Some(colon) = scheme {
        assert!(
            SCHEMES.contains(&&address[..=colon]),
            "{address:?} leads where no page may"
        );
    }
    assert!(
        !address.starts_with("//"),
        "{address:?} leads to another site"
    );
}

/// What an author has written, run by run.
fn words(page: &Page) -> Vec<String> {
    let mut words = Vec::new();
    each_text(&mut json(page), &mut |text| words.push(text.clone()));
    words
}

/// The same page with these words in place of all that an author has written.
fn with_words(page: &Page, words: &str) -> Page {
    let mut json = json(page);
    each_text(&mut json, &mut |text| words.clone_into(text));
    serde_json::from_value(json).expect("the same page with other words")
}

fn json(page: &Page) -> Value {
    serde_json::to_value(page).expect("a page can be written")
}

/// Visits each run of text: `{ "t": "…" }`.
fn each_text(value: &mut Value, visit: &mut dyn FnMut(&mut String)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, visit)),
        Value::Object(fields) => {
            if let Some(Value::String(text)) = fields.get_mut("t") {
                visit(text);
            }
            fields
                .values_mut()
                .for_each(|value| each_text(value, visit));
        }
        _ => {}
    }
}

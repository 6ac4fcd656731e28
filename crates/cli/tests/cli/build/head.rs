//! What a page says of itself, read by other parsers than the ones that wrote it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use serde_json::Value;

use super::{build, site};
use crate::support::{fixture, scratch};

/// A page as a parser finds it.
struct Head(Html);

impl Head {
    fn read(path: &Path) -> Self {
        Self(Html::parse_document(&fs::read_to_string(path).unwrap()))
    }

    /// One attribute of the only element that a selector finds.
    fn attribute(&self, selector: &str, name: &str) -> String {
        let selector_of = Selector::parse(selector).unwrap();
        let found: Vec<_> = self.0.select(&selector_of).collect();
        assert_eq!(found.len(), 1, "{selector}");
        found[0].attr(name).unwrap_or_default().to_owned()
    }

    fn meta(&self, name: &str) -> String {
        self.attribute(
            &format!("head meta[name='{name}'], head meta[property='{name}']"),
            "content",
        )
    }

    /// The page in each language.
    fn alternates(&self) -> BTreeMap<String, String> {
        let all = Selector::parse("head link[rel=alternate][hreflang]").unwrap();
        let pair = |link: scraper::ElementRef<'_>| {
            let attribute = |name| link.attr(name).unwrap().to_owned();
            (attribute("hreflang"), attribute("href"))
        };
        self.0.select(&all).map(pair).collect()
    }

    fn json_ld(&self) -> Vec<Value> {
        let script = Selector::parse("script[type='application/ld+json']").unwrap();
        let text: String = self.0.select(&script).next().unwrap().text().collect();
        let data: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(data["@context"], "https://schema.org");
        let mut nodes = Vec::new();
        collect_nodes(&data["@graph"], &mut nodes);
        nodes
    }
}

/// Everything that has a name of its own, wherever it stands.
fn collect_nodes(data: &Value, nodes: &mut Vec<Value>) {
    match data {
        Value::Object(fields) => {
            if fields.contains_key("@id") && fields.contains_key("@type") {
                nodes.push(data.clone());
            }
            fields
                .values()
                .for_each(|field| collect_nodes(field, nodes));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_nodes(item, nodes)),
        _ => {}
    }
}

fn of_type<'d>(data: &'d [Value], kind: &str) -> Vec<&'d Value> {
    data.iter().filter(|node| node["@type"] == kind).collect()
}

#[test]
fn complaint_25_a_link_preview_says_what_a_page_is_and_where() {
    let out = site("head-where", &["everything"]);
    let languages = BTreeMap::from(
        [
            ("en", "https://example.org/here/"),
            ("zh-Hans", "https://example.org/here/zh-Hans/"),
            ("x-default", "https://example.org/here/"),
        ]
        .map(|(lang, href)| (lang.to_owned(), href.to_owned())),
    );
    for (file, json, address, locale) in [
        (
            "index.html",
            "page.en.json",
            "https://example.org/here/",
            "en_US",
        ),
        (
            "zh-Hans/index.html",
            "page.zh-Hans.json",
            "https://example.org/here/zh-Hans/",
            "zh_CN",
        ),
    ] {
        let head = Head::read(&out.join(file));
        let page: companion_model::Page =
            serde_json::from_slice(&fs::read(out.join(json)).unwrap()).unwrap();
        let title = page.film.title.to_text();
        assert_eq!(head.attribute("html", "lang"), page.lang);
        let shown: String = head
            .0
            .select(&Selector::parse("head title").unwrap())
            .flat_map(|t| t.text())
            .collect();
        assert_eq!(shown, title);
        assert_eq!(head.meta("og:title"), title);
        assert_eq!(head.meta("og:type"), "video.movie");
        assert_eq!(head.meta("og:url"), address);
        assert_eq!(head.meta("og:locale"), locale);
        assert_eq!(head.meta("description"), head.meta("og:description"));
        assert_eq!(head.attribute("link[rel=canonical]", "href"), address);
        assert_eq!(head.alternates(), languages);
        let cover = page.film.cover.unwrap();
        assert_eq!(
            head.meta("og:image"),
            format!("https://example.org/here/{}", cover.src)
        );
        assert_eq!(head.meta("og:image:width"), cover.width.to_string());
        assert_eq!(head.meta("og:image:alt"), cover.alt.unwrap().to_text());
        assert_eq!(head.meta("twitter:card"), "summary_large_image");
    }
}

#[test]
fn without_an_address_nothing_is_made_up() {
    let out = scratch("head-nowhere").join("site");
    let built = build(&[fixture("everything")], &out, &[]);
    assert_eq!(built.code, 0, "{}", built.err);
    let html = fs::read_to_string(out.join("index.html")).unwrap();
    for part in ["rel=\"canonical\"", "og:url", "og:image"] {
        assert!(!html.contains(part), "{part}");
    }
    assert!(!out.join("sitemap.xml").exists());
}

#[test]
fn machines_read_every_fact_of_the_card() {
    let out = site("head-json-ld", &["everything"]);
    let page: companion_model::Page =
        serde_json::from_slice(&fs::read(out.join("page.en.json")).unwrap()).unwrap();
    let data = Head::read(&out.join("index.html")).json_ld();
    let movies = of_type(&data, "Movie");
    assert_eq!(movies.len(), 1);
    let (movie, film) = (movies[0], &page.film);
    let texts = serde_json::to_string(movie).unwrap();
    let mut facts = vec![film.title.to_text(), film.runtime.clone().unwrap().duration];
    facts.extend(film.other_titles.iter().map(|other| other.title.to_text()));
    facts.extend(
        film.countries
            .iter()
            .chain(&film.languages)
            .map(companion_model::Prose::to_text),
    );
    facts.extend(film.ratings.iter().map(|rating| rating.rating.clone()));
    facts.extend(
        film.releases
            .iter()
            .filter_map(|release| release.date.parts[0].datetime.clone()),
    );
    facts.extend(
        film.credits
            .iter()
            .flat_map(|credit| credit.names.iter().map(companion_model::Prose::to_text)),
    );
    facts.extend(film.awards.iter().map(|award| award.award.to_text()));
    facts.extend(film.official_site.clone());
    assert!(facts.len() > 12);
    for fact in facts {
        let written = serde_json::to_string(&fact).unwrap();
        assert!(texts.contains(written.trim_matches('"')), "{fact}");
    }
    let director = &film.credits[0].names[0];
    assert_eq!(movie["director"][0]["name"], director.to_text());
    assert!(
        !texts.contains("aggregateRating"),
        "nobody has given the film stars"
    );
    assert_eq!(of_type(&data, "Quotation").len(), page.quotes.len());
    assert_eq!(of_type(&data, "CreativeWork").len(), page.sources.len());
}

#[test]
fn machines_are_told_no_date_that_is_not_sure() {
    let out = site("head-dates", &["everything"]);
    let data = Head::read(&out.join("index.html")).json_ld();
    let published = of_type(&data, "CreativeWork").into_iter().map(|source| {
        let (_, key) = source["@id"].as_str().unwrap().split_once("#s-").unwrap();
        (key, source["datePublished"].as_str())
    });
    let published: BTreeMap<_, _> = published.collect();
    for (key, expected) in [
        ("festival", Some("2012-01-22")),
        // 2012-01-22/2012-01-23, on which it was first broadcast
        ("radio", Some("2012-01-22")),
        // ../2012, 2012~, 2012?, 2012-21, 201X
        ("blog", None),
        ("talk", None),
        ("press", None),
        ("essay", None),
        ("book", None),
    ] {
        assert_eq!(published[key], expected, "{key}");
    }
    let movie = of_type(&data, "Movie")[0];
    assert_eq!(movie["datePublished"], "2012-01-22");
    let events = movie["releasedEvent"].as_array().unwrap().iter();
    let shown = events.map(|event| (event["startDate"].as_str(), event["endDate"].as_str()));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            (Some("2012-01-22"), None),
            (Some("2012-05"), None),
            (None, None),
            (Some("2013"), None),
            // 2013/..
            (Some("2013"), None),
        ]
    );
}

#[test]
fn what_is_cited_is_there() {
    let out = site("head-citations", &["everything"]);
    let data = Head::read(&out.join("index.html")).json_ld();
    let ids: Vec<&str> = data
        .iter()
        .filter_map(|node| node["@id"].as_str())
        .collect();
    let mut cited = 0;
    for node in &data {
        for citation in node["citation"].as_array().into_iter().flatten() {
            cited += 1;
            assert!(
                ids.contains(&citation["@id"].as_str().unwrap()),
                "{citation}"
            );
        }
    }
    assert!(cited > 5, "{cited}");
}

//! Pages of quotes, events and chapters, and the cards of all pages, as crawlers see them: the heads alone, no scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use companion_model::{Page, Prose};
use scraper::{Html, Selector};
use serde_json::Value;

use super::{build, check_addresses, escaped, files_of, site_with};
use crate::support::{fixture, scratch};

/// The largest card that a network has to fetch.
const LARGEST: u64 = 120 * 1024;

fn everything() -> &'static Path {
    static SITE: LazyLock<PathBuf> = LazyLock::new(|| site_with("items", &["everything"], &[]));
    &SITE
}

fn page(lang: &str) -> Page {
    let json = fs::read(everything().join(format!("page.{lang}.json"))).unwrap();
    serde_json::from_slice(&json).unwrap()
}

/// One attribute of the only element that a selector finds; `None` where there is no such element.
fn attribute(html: &Html, selector: &str, name: &str) -> Option<String> {
    let selector_of = Selector::parse(selector).unwrap();
    let found: Vec<_> = html.select(&selector_of).collect();
    assert!(found.len() < 2, "{selector}");
    Some(found.first()?.attr(name).unwrap_or_default().to_owned())
}

fn meta(html: &Html, name: &str) -> Option<String> {
    let selector = format!("head meta[name='{name}'], head meta[property='{name}']");
    attribute(html, &selector, "content")
}

fn documents(out: &Path) -> Vec<(String, String)> {
    let files = files_of(out).into_iter();
    files
        .filter(|(path, _)| path.ends_with("index.html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

#[test]
fn every_quote_event_and_chapter_has_a_page_with_all_of_its_words_and_the_way_back() {
    let out = everything();
    assert!(check_addresses(out) > 100);
    for (lang, folder) in [("en", ""), ("zh-Hans", "zh-Hans/")] {
        let page = page(lang);
        let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
        let quotes = page.quotes.iter().map(|quote| {
            let texts = vec![&quote.text, &quote.speaker, &quote.occasion];
            ("q", &quote.id, texts, quote.cites.len())
        });
        let chapters = page.chapters.iter().map(|chapter| {
            let titles = chapter.events.iter().map(|event| &event.title);
            let texts = [&chapter.title].into_iter().chain(&chapter.summary);
            ("c", &chapter.id, texts.chain(titles).collect(), 0)
        });
        let events = events.map(|event| {
            let texts = [&event.title].into_iter().chain(&event.text).collect();
            ("e", &event.id, texts, event.cites.len())
        });
        let mut items = 0;
        for (kind, id, texts, cites) in quotes.chain(chapters).chain(events) {
            let texts: Vec<&Prose> = texts;
            let Ok(html) = fs::read_to_string(out.join(format!("{folder}{kind}/{id}/index.html")))
            else {
                // An id that is no name for a folder has another one.
                assert!(!id.is_ascii() || id.len() > 60, "{folder}{kind}/{id}/");
                continue;
            };
            items += 1;
            let read = Html::parse_document(&html);
            let words: String = read.root_element().text().collect();
            for text in texts {
                assert!(
                    words.contains(&text.to_text()),
                    "{kind}-{id}: {}",
                    text.to_text()
                );
            }
            let back = format!("../../#{kind}-{id}");
            assert!(
                html.contains(&format!("href=\"{}\"", escaped(&back))),
                "{back}"
            );
            let sources = Selector::parse("li.source").unwrap();
            assert!(read.select(&sources).count() >= cites.min(1), "{kind}-{id}");
            assert_eq!(attribute(&read, "html", "lang").unwrap(), lang);
            assert!(!html.contains("<script src"), "{kind}-{id}");
        }
        assert!(items > 5, "{items} in {lang}");
    }
}

#[test]
fn what_a_name_is_borrowed_from_is_on_the_page() {
    let (named, with_id) = (
        Selector::parse("[aria-labelledby]").unwrap(),
        Selector::parse("[id]").unwrap(),
    );
    for (path, html) in documents(everything()) {
        let html = Html::parse_document(&html);
        let ids: BTreeSet<&str> = html
            .select(&with_id)
            .filter_map(|each| each.attr("id"))
            .collect();
        for each in html.select(&named) {
            let lenders = each.attr("aria-labelledby").unwrap().split(' ');
            let missing: Vec<&str> = lenders.filter(|id| !ids.contains(id)).collect();
            assert!(missing.is_empty(), "{path}: {missing:?}");
        }
    }
}

#[test]
fn complaint_25_every_page_has_a_link_preview_of_its_own() {
    let out = everything();
    let map = fs::read_to_string(out.join("sitemap.xml")).unwrap();
    let mut pictures = BTreeMap::new();
    for (path, html) in documents(out) {
        // A page for frames on other sites is not one to be found.
        if path.split('/').any(|name| name == "embed") {
            assert!(!map.contains(&path.replace("index.html", "")), "{path}");
            continue;
        }
        let read = Html::parse_document(&html);
        let address = format!(
            "https://example.org/here/{}",
            path.strip_suffix("index.html").unwrap()
        );
        assert_eq!(
            attribute(&read, "link[rel=canonical]", "href").unwrap(),
            address
        );
        assert_eq!(meta(&read, "og:url").unwrap(), address);
        assert!(map.contains(&format!("<loc>{address}</loc>")), "{address}");
        for name in ["og:title", "og:type", "og:locale", "description"] {
            assert!(
                !meta(&read, name).unwrap_or_default().is_empty(),
                "{path}: {name}"
            );
        }
        let languages = Selector::parse("head link[hreflang]").unwrap();
        assert_eq!(read.select(&languages).count(), 3, "{path}");
        // A machine may have no typeface for Chinese; then the page has no card, and the build has said so.
        let Some(picture) = meta(&read, "og:image") else {
            assert!(path.starts_with("zh-Hans/"), "{path}");
            continue;
        };
        assert!(
            meta(&read, "og:image:alt").is_some_and(|alt| alt.len() > 5),
            "{path}"
        );
        let size = ["og:image:width", "og:image:height"].map(|name| meta(&read, name).unwrap());
        let file = picture.strip_prefix("https://example.org/here/").unwrap();
        pictures.insert(file.to_owned(), size);
    }
    let cards: Vec<_> = pictures
        .iter()
        .filter(|(file, _)| file.starts_with("cards/"))
        .collect();
    assert!(cards.len() > 10, "{}", cards.len());
    for (file, size) in cards {
        let path = out.join(file);
        assert!(path.metadata().unwrap().len() <= LARGEST, "{file}");
        let decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(&path).unwrap()));
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(
            [frame.width, frame.height].map(|side| side.to_string()),
            *size,
            "{file}"
        );
        // Where the words are, there is more than paper: index 0 is the most frequent colour.
        let rows = pixels.chunks(frame.line_size);
        let inked = rows
            .flat_map(|row| &row[..800])
            .filter(|index| **index != 0)
            .count();
        assert!(inked > 1500, "{file} is blank: {inked}");
    }
}

#[test]
fn machines_are_told_what_an_item_is_and_of_what() {
    let page = page("en");
    let quote = &page.quotes[0];
    let path = everything().join(format!("q/{}/index.html", quote.id));
    let html = Html::parse_document(&fs::read_to_string(path).unwrap());
    let script = Selector::parse("script[type='application/ld+json']").unwrap();
    let text: String = html.select(&script).next().unwrap().text().collect();
    let data: Value = serde_json::from_str(&text).unwrap();
    let item = &data["@graph"][0];
    assert_eq!(item["mainEntity"]["@type"], "Quotation");
    assert_eq!(item["mainEntity"]["text"], quote.text.to_text());
    assert_eq!(item["isPartOf"]["@id"], "https://example.org/here/#page");
    let way = data["@graph"][1]["itemListElement"].as_array().unwrap();
    assert_eq!(way[0]["item"], "https://example.org/here/");
    assert_eq!(way.last().unwrap()["item"], item["url"]);
}

#[test]
fn a_card_is_drawn_again_only_when_it_shows_something_else() {
    let folder = scratch("items-change");
    let (film, out) = (folder.join("film"), folder.join("site"));
    fs::create_dir(&film).unwrap();
    let text = fs::read_to_string(fixture("minimal/companion.json")).unwrap();
    let write = |text: &str| fs::write(film.join("companion.json"), text).unwrap();
    let cards = || -> BTreeSet<String> {
        let files = files_of(&out).into_iter().map(|(path, _)| path);
        files.filter(|path| path.starts_with("cards/")).collect()
    };
    let run = |options: &[&str]| {
        let built = build(&[film.to_str().unwrap()], &out, options);
        assert_eq!(built.code, 0, "{}", built.err);
        cards()
    };
    let url = ["--url", "https://example.org/"];
    write(&text);
    let first = run(&url);
    assert!(first.len() >= 3, "{first:?}");
    // What the last build has drawn is believed: a mark put there is found again.
    let film_json: Value = serde_json::from_str(&text).unwrap();
    let event = &film_json["chapters"][0]["events"][0]["title"];
    let marked = first.iter().next().unwrap();
    fs::write(out.join(marked), "marked").unwrap();
    write(&text.replacen(
        &format!("\"title\": {event}"),
        "\"title\": \"Something else\"",
        1,
    ));
    let second = run(&url);
    assert_eq!(second.difference(&first).count(), 1, "{second:?}");
    let taken_over = second.intersection(&first).filter(|card| *card == marked);
    for card in taken_over {
        assert_eq!(fs::read(out.join(card)).unwrap(), b"marked");
    }
    assert_eq!(
        run(&["--url", "https://example.org/", "--no-cards"]).len(),
        0
    );
    assert_eq!(run(&[]).len(), 0, "nobody could find them");
}

#[test]
fn what_cannot_be_drawn_is_said_again_of_a_film_that_is_taken_over() {
    let folder = scratch("items-lacking");
    let (film, out) = (folder.join("film"), folder.join("site"));
    fs::create_dir(&film).unwrap();
    let text = fs::read_to_string(fixture("minimal/companion.json")).unwrap();
    // A place that Unicode keeps for private use.
    let text = text.replacen("\"title\": \"", "\"title\": \"\u{F0000}", 1);
    fs::write(film.join("companion.json"), text).unwrap();
    for time in ["first", "second"] {
        let options = ["--url", "https://example.org/"];
        let built = build(&[film.to_str().unwrap()], &out, &options);
        assert_eq!(built.code, 0, "{}", built.err);
        assert!(built.err.contains("U+F0000"), "{time}: {}", built.err);
    }
}

#[test]
fn a_card_is_drawn_when_there_is_a_typeface_for_what_it_lacked() {
    let out = scratch("items-found").join("site");
    let run = || {
        build(
            &[fixture("minimal")],
            &out,
            &["--url", "https://example.org/"],
        )
    };
    let (page, record) = (out.join("index.html"), out.join(".companion-build.json"));
    assert_eq!(run().code, 0);
    let with_card = fs::read_to_string(&page).unwrap();
    assert!(with_card.contains("og:image"), "{with_card}");
    let remembered = fs::read_to_string(&record).unwrap();
    // A letter that the page's own typeface has, and a place that Unicode keeps for private use.
    for (lacked, is_there) in [("A", true), ("\u{F0000}", false)] {
        fs::write(&page, "without a card").unwrap();
        let lacking = format!("\"lacking\":{{\"en\":[\"{lacked}\"]}}");
        fs::write(&record, remembered.replace("\"lacking\":{}", &lacking)).unwrap();
        let built = run();
        assert_eq!(built.code, 0, "{}", built.err);
        let said = built.err.contains("no typeface of this machine has");
        let is_drawn = fs::read_to_string(&page).unwrap() == with_card;
        assert_eq!(
            (is_drawn, said),
            (is_there, !is_there),
            "{lacked}: {}",
            built.err
        );
    }
}

#[test]
fn the_numbers_of_a_figure_are_a_table_for_every_page_that_shows_it() {
    let out = everything();
    for (lang, folder) in [("en", ""), ("zh-Hans", "zh-Hans/")] {
        let page = page(lang);
        let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
        let with_figures = events.filter_map(|event| Some((&event.id, event.figure.as_ref()?)));
        let mut tables = 0;
        for (id, figure) in with_figures {
            let table = fs::read_to_string(out.join(format!("{folder}e/{id}.csv"))).unwrap();
            let rows: Vec<&str> = table.split_terminator("\r\n").collect();
            assert_eq!(rows.len(), figure.data.len() + 1, "{table}");
            for (row, datum) in rows[1..].iter().zip(&figure.data) {
                let value = format!(",{},", datum.value);
                assert!(row.contains(&value), "{row} has no {value}");
            }
            for (file, way) in [
                (format!("{folder}index.html"), format!("./e/{id}.csv")),
                (
                    format!("{folder}e/{id}/index.html"),
                    format!("../../e/{id}.csv"),
                ),
                (
                    format!("{folder}embed/timeline/index.html"),
                    format!("../../e/{id}.csv"),
                ),
            ] {
                let html = fs::read_to_string(out.join(&file)).unwrap();
                let html = Html::parse_document(&html);
                let selector = format!("a[download][href='{way}']");
                assert!(attribute(&html, &selector, "href").is_some(), "{file}");
            }
            tables += 1;
        }
        assert_eq!(tables, 3);
    }
}

#[test]
fn the_script_of_figures_comes_with_figures_only() {
    let asks = |path: &str| {
        let html = fs::read_to_string(everything().join(path)).unwrap();
        html.contains("dataset.dots")
    };
    for (path, expected) in [
        ("index.html", true),
        ("e/shooting/index.html", true),
        ("e/first-year/index.html", false),
        ("404.html", false),
    ] {
        assert_eq!(asks(path), expected, "{path}");
    }
}

//! Sections of the page for pages of other sites: whole, quiet, small, and leading back.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use percent_encoding::percent_decode_str;
use scraper::Html;
use serde_json::Value;

use super::policy::{check_inline, documents, policy, select};
use super::{build, files_of, site};
use crate::support::{fixture, scratch};

const SECTIONS: [&str; 4] = ["card", "quotes", "timeline", "all"];

/// The frames of films; the page that tells how to use them is none.
fn frames(test: &str, films: &[&str]) -> Vec<(String, Html)> {
    documents(&site(test, films), |path| {
        path.contains("embed/") && !path.ends_with("embed/index.html")
    })
}

#[test]
fn every_section_is_a_frame_in_every_language() {
    let out = site("embed-sections", &["everything"]);
    for (folder, lang) in [("", "en"), ("zh-Hans/", "zh-Hans")] {
        for section in SECTIONS {
            let path = out.join(format!("{folder}embed/{section}/index.html"));
            let page = Html::parse_document(&fs::read_to_string(&path).unwrap());
            assert_eq!(page.root_element().attr("lang"), Some(lang));
            for (part, id) in [
                ("card", "#film"),
                ("quotes", "#quotes"),
                ("timeline", "#timeline"),
            ] {
                let is_there = !select(&page, id).is_empty();
                assert_eq!(
                    is_there,
                    section == part || section == "all",
                    "{id} in {section}"
                );
            }
            assert_eq!(select(&page, "main .embed__whole a").len(), 1, "{section}");
        }
    }
}

#[test]
fn a_frame_allows_itself_nothing_but_what_stands_in_it() {
    for (path, page) in frames("embed-policy", &["everything", "arabic"]) {
        check_inline(&path, &page);
        assert_eq!(policy(&page, "script-src").len(), 2, "{path}: no program");
        assert_eq!(select(&page, "script").len(), 2, "{path}");
        assert_eq!(select(&page, "head > script").len(), 1, "{path}: the theme");
        // A card is painted before what follows it has been read.
        let cards = select(&page, "#film").len();
        assert_eq!(select(&page, "#film + script").len(), cards, "{path}");
        assert_eq!(
            select(&page, "link[rel=expect][href='#film']").len(),
            cards,
            "{path}"
        );
        assert!(select(&page, "link[rel=stylesheet], link[rel=preload]").is_empty());
        assert_eq!(policy(&page, "frame-src"), ["'none'"], "{path}");
    }
}

#[test]
fn search_engines_are_led_to_the_page() {
    for (path, page) in frames("embed-canonical", &["everything"]) {
        let robots = select(&page, "meta[name=robots]").remove(0);
        assert_eq!(robots.attr("content"), Some("noindex"), "{path}");
        let canonical = select(&page, "link[rel=canonical]").remove(0);
        let expected = match path.starts_with("zh-Hans/") {
            true => "https://example.org/here/zh-Hans/",
            false => "https://example.org/here/",
        };
        assert_eq!(canonical.attr("href"), Some(expected), "{path}");
    }
}

#[test]
fn a_reader_may_enlarge_a_frame() {
    for (path, page) in frames("embed-zoom", &["minimal"]) {
        let viewport = select(&page, "meta[name=viewport]").remove(0);
        let content = viewport.attr("content").unwrap();
        assert!(
            !content.contains("scalable") && !content.contains("maximum"),
            "{path}"
        );
    }
}

#[test]
fn every_link_in_a_frame_leads_to_something() {
    let out = site("embed-links", &["everything", "arabic"]);
    let files: HashSet<String> = files_of(&out).into_iter().map(|(path, _)| path).collect();
    for (path, page) in documents(&out, |path| path.contains("embed/")) {
        let ids: HashSet<&str> = page
            .root_element()
            .descendent_elements()
            .filter_map(|element| element.attr("id"))
            .collect();
        for link in select(&page, "a[href], link[rel=alternate], [src]") {
            let address = link.attr("href").or(link.attr("src")).unwrap();
            if let Some(anchor) = address.strip_prefix('#') {
                assert!(ids.contains(anchor), "{address} in {path}");
                continue;
            }
            if link.value().name() == "a" && !path.ends_with("embed/index.html") {
                assert_eq!(link.attr("target"), Some("_blank"), "{address} in {path}");
            }
            if address.contains(':') {
                continue;
            }
            let target = joined(&path, address.split('#').next().unwrap_or_default());
            assert!(files.contains(&target), "{address} in {path}: no {target}");
        }
    }
}

/// Where an address leads that is read in the document at `path`.
fn joined(path: &str, address: &str) -> String {
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(folders.pop()),
            "." => {}
            part => folders.push(part),
        }
    }
    let joined = folders.join("/");
    match joined.is_empty() || joined.ends_with('/') {
        true => format!("{joined}index.html"),
        false => joined,
    }
}

#[test]
fn a_frame_has_the_sources_that_it_cites_and_no_others() {
    for (path, page) in frames("embed-sources", &["everything"]) {
        let cited: HashSet<&str> = select(&page, "sup a")
            .iter()
            .filter_map(|a| a.attr("href"))
            .collect();
        let listed: HashSet<String> = select(&page, "li.source")
            .iter()
            .filter_map(|source| Some(format!("#{}", source.attr("id")?)))
            .collect();
        assert!(!listed.is_empty(), "{path}");
        assert!(cited.iter().all(|cite| listed.contains(*cite)), "{path}");
        let linked = select(&page, "a[href^='#s-']");
        let linked: HashSet<&str> = linked.iter().filter_map(|a| a.attr("href")).collect();
        assert!(
            listed.iter().all(|source| linked.contains(source.as_str())),
            "{path}"
        );
    }
}

#[test]
fn what_is_named_twice_is_not_there_twice() {
    for (path, page) in frames("embed-ids", &["everything", "arabic"]) {
        let mut ids = HashSet::new();
        for element in select(&page, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(ids.insert(id.to_owned()), "{id} in {path}");
        }
    }
}

#[test]
fn a_page_of_another_site_needs_one_kilobyte_to_give_frames_their_height() {
    let out = site("embed-host", &["minimal"]);
    let script = fs::read(out.join("embed-frame.js")).unwrap();
    let sent = fs::read(out.join("embed-frame.js.br")).map_or(script.len(), |sent| sent.len());
    assert!(sent <= 1024, "{sent} bytes");
    let script = String::from_utf8(script).unwrap();
    for markup in [
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval",
    ] {
        assert!(!script.contains(markup), "{markup}");
    }
}

#[test]
fn complaint_25_a_pages_address_is_enough_where_programs_make_embeds_of_addresses() {
    let out = site("embed-oembed", &["everything"]);
    for folder in ["", "zh-Hans/"] {
        let address = format!("https://example.org/here/{folder}");
        let answer = answer_for(&out, folder);
        let (link, frame) = frame_of(&answer);
        assert_eq!(link, address);
        assert_eq!(frame, format!("{address}embed/card/"));
        assert!(out.join(format!("{folder}embed/card/index.html")).is_file());
        let thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"];
        let there = thumbnail.map(|name| answer.get(name).is_some());
        assert!(
            there == [true; 3] || there == [false; 3],
            "all three or none"
        );
    }
}

#[test]
fn complaint_25_the_address_of_an_item_is_enough_too() {
    let out = site("embed-oembed-items", &["everything", "arabic"]);
    let items = files_of(&out).into_iter().filter_map(|(path, _)| {
        let folder = path.strip_suffix("index.html")?;
        let kind = folder.trim_end_matches('/').rsplit('/').nth(1)?;
        ["q", "e", "c"].contains(&kind).then(|| folder.to_owned())
    });
    let mut seen = 0;
    for folder in items {
        let (link, frame) = frame_of(&answer_for(&out, &folder));
        let site = "https://example.org/here/";
        assert_eq!(decoded(&link), format!("{site}{folder}"));
        // The frame has the item in it.
        let frame = decoded(frame.strip_prefix(site).unwrap());
        let (path, place) = frame.split_once('#').unwrap();
        let html = fs::read_to_string(out.join(path).join("index.html")).unwrap();
        let page = Html::parse_document(&html);
        let is_there = select(&page, "[id]")
            .iter()
            .any(|each| each.attr("id") == Some(place));
        assert!(is_there, "{place} in {path}");
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn complaint_25_every_page_leads_programs_to_what_they_can_embed() {
    let out = site("embed-discovery", &["everything"]);
    let pages = documents(&out, |path| {
        let is_of = |section: &&str| path.ends_with(&format!("embed/{section}/index.html"));
        path.ends_with("index.html") && !SECTIONS.iter().any(is_of)
    });
    let mut folders = pages
        .iter()
        .map(|(path, _)| path.strip_suffix("index.html").unwrap());
    for folder in ["about/", "embed/", "zh-Hans/about/", "zh-Hans/embed/"] {
        assert!(folders.clone().any(|each| each == folder), "{folder}");
    }
    assert!(folders.all(|folder| frame_of(&answer_for(&out, folder)).1.contains("/embed/")));
}

/// What a page answers to programs that make embeds, which it leads to from its head.
pub(crate) fn answer_for(out: &Path, folder: &str) -> Value {
    let html = fs::read_to_string(out.join(folder).join("index.html")).unwrap();
    let page = Html::parse_document(&html);
    let mut links = select(&page, "head > link[type='application/json+oembed']");
    assert_eq!(links.len(), 1, "{folder}");
    let link = links.remove(0);
    assert_eq!(link.attr("rel"), Some("alternate"));
    let address = decoded(link.attr("href").unwrap());
    let (_, path) = address.split_once("example.org/").unwrap();
    let path = path.strip_prefix("here/").unwrap_or(path);
    let answer: Value = serde_json::from_slice(&fs::read(out.join(path)).unwrap()).unwrap();
    let version = (&answer["version"], &answer["type"]);
    assert_eq!(version, (&"1.0".into(), &"rich".into()));
    assert!(answer["width"].is_u64() && answer["height"].is_u64());
    answer
}

/// Where the link and the frame of an answer lead.
pub(crate) fn frame_of(answer: &Value) -> (String, String) {
    let markup = Html::parse_fragment(answer["html"].as_str().unwrap());
    let frame = select(&markup, "blockquote + iframe").remove(0);
    assert_eq!(frame.attr("title"), answer["title"].as_str());
    let link = select(&markup, "blockquote > a").remove(0);
    let address = |found: Option<&str>| found.unwrap().to_owned();
    (address(link.attr("href")), address(frame.attr("src")))
}

/// An address as people write it.
fn decoded(address: &str) -> String {
    percent_decode_str(address)
        .decode_utf8()
        .unwrap()
        .into_owned()
}

#[test]
fn a_site_that_does_not_know_its_address_says_nothing_of_embeds() {
    let out = scratch("embed-nowhere").join("site");
    let built = build(&[fixture("minimal")], &out, &[]);
    assert_eq!(built.code, 0, "{}", built.err);
    let html = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(!html.contains("oembed") && !out.join("oembed.json").exists());
    assert!(out.join("embed/card/index.html").is_file());
    // Nor is it said that an address by itself will do.
    let guide = fs::read_to_string(out.join("embed/index.html")).unwrap();
    assert_eq!(guide.matches("data-snippet=").count(), 3);
}

/// The guide, whose snippets are for a film of this name at this address.
const GUIDE: &str = include_str!("../../../../../docs/embedding.md");

#[test]
fn the_guide_and_the_page_have_the_same_snippets() {
    let out = site("embed-snippets", &["everything"]);
    for folder in ["", "zh-Hans/"] {
        let html = fs::read_to_string(out.join(format!("{folder}embed/index.html"))).unwrap();
        let page = Html::parse_document(&html);
        check_inline(folder, &page);
        assert_eq!(policy(&page, "frame-src"), ["'self'"]);
        assert!(!html.contains(".guide"), "no style of the timeline's guide");
        let title: String = select(&page, ".instructions__film")
            .remove(0)
            .text()
            .collect();
        // Code reads from left to right on every page.
        let snippets: Vec<String> = select(&page, "pre[dir=ltr]")
            .iter()
            .map(|pre| pre.text().collect())
            .collect();
        assert_eq!(snippets.len(), 5);
        let escaped = title.replace('&', "&amp;").replace('"', "&quot;");
        for snippet in snippets {
            let told = snippet
                .replace(
                    &format!("https://example.org/here/{folder}"),
                    "https://film.example/",
                )
                .replace("https://example.org/here/", "https://film.example/")
                .replace(&escaped, "The film")
                .replace('\n', "\n    ");
            assert!(GUIDE.contains(&told), "docs/embedding.md lacks\n{told}");
            assert!(snippet.starts_with("<style>") || !snippet.contains('{'));
        }
    }
}

/// The script of the element, as it is written.
const ELEMENT: &str = include_str!("../../../src/site/embed/element.js");

#[test]
fn the_guide_names_what_there_is_and_all_of_it() {
    let told = |begins: &str| -> BTreeSet<&str> {
        let codes = GUIDE.split('`').skip(1).step_by(2);
        let names = codes.filter_map(|code| code.strip_prefix(begins));
        names.map(|name| name.trim_end_matches(')')).collect()
    };
    let style = include_str!("../../../src/site/embed/style.rs");
    let mut properties = after(style, "\"--companion-");
    properties.insert("size");
    assert_eq!(told("--companion-"), properties);

    let events = after(ELEMENT, "#tell(\"companion-");
    assert_eq!(told("companion-"), events);

    let parts = ELEMENT.split_once("const PARTS = {").unwrap().1;
    let parts = parts.split_once("};").unwrap().0;
    // Each selector, and the name of the part.
    let mut parts: BTreeSet<&str> = parts.split('"').skip(3).step_by(4).collect();
    parts.insert("error");
    assert_eq!(told("::part("), parts);

    let mut codes = after(ELEMENT, "new Failure(\"");
    codes.insert("script");
    let table = GUIDE.split_once("| code | why |").unwrap().1;
    assert_eq!(after(table, "\n| `"), codes);

    let observed = ELEMENT.split_once("observedAttributes = [").unwrap().1;
    let observed = observed.split_once(']').unwrap().0;
    let table = GUIDE.split_once("| attribute | |").unwrap().1;
    let table = table.split_once("\n\n").unwrap().0;
    let observed: BTreeSet<&str> = observed.split('"').skip(1).step_by(2).collect();
    assert_eq!(after(table, "\n| `"), observed);
}

/// The names that follow these words.
fn after<'t>(text: &'t str, words: &str) -> BTreeSet<&'t str> {
    let names = text.split(words).skip(1);
    let is_of_name = |sign: char| sign.is_ascii_lowercase() || sign == '-';
    names
        .map(|rest| &rest[..rest.find(|sign| !is_of_name(sign)).unwrap_or(rest.len())])
        .collect()
}

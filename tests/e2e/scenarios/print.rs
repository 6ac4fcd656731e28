//! The page on paper, A4 and Letter: printed by Chromium with tags, and read by these in logical order.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::ptr;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::json;

use crate::harness::pdf::{self, Node, Pdf, Text};
use crate::harness::site::{CHINESE, ENGLISH, EVERYTHING, LONG};
use crate::harness::{Browser, Engine, Scripts, Server, in_engines, in_every_engine, record};

// Only Chromium's driver hands out the tags of what it prints.
in_engines!([chromium: Chromium]
    all_of_the_page_is_on_paper_in_order,
    a_long_film_says_on_paper_where_the_rest_of_it_is,
    without_scripts_all_of_the_page_is_on_paper);
in_every_engine!(what_is_folded_is_open_while_it_is_printed);

/// Names and sizes of paper, in inches.
const PAPERS: [(&str, f64, f64); 2] = [("a4", 8.27, 11.69), ("letter", 8.5, 11.0)];

/// How many pages the film is expected to take, in whatever typeface the machine has: 42 to 48 when this was written.
const PAGES: RangeInclusive<usize> = 30..=65;

/// What is to be printed.
#[derive(Debug, Deserialize)]
struct Shown {
    /// All that is seen on paper and told to assistive technology, in order.
    told: Vec<String>,
    /// What is seen and has no tag: what style sheets add, and decoration. Chromium tags nothing of it, so that its order
    /// is not known; that it is there is.
    untold: Vec<String>,
    /// The headings among it.
    headings: Vec<String>,
    /// What stands above and below each figure.
    figures: Vec<[String; 2]>,
    /// How many slides neither the keyboard nor assistive technology finds, once the page is printed.
    quiet: usize,
}

/// Reads what the style sheets for print leave to be seen, and what they add. What is closed is printed open.
const READ: &str = r"
const isPrinted = (element) => getComputedStyle(element).display !== 'none' && !element.matches('.visually-hidden, noscript');
const nodes = (root) => root.nodeType === Node.TEXT_NODE ? [root]
  : root.nodeType === Node.ELEMENT_NODE && isPrinted(root) ? [root, ...[...root.childNodes].flatMap(nodes)] : [];
const texts = (root) => nodes(root).filter(({ data }) => data?.trim());
const isTold = (text) => !text.parentElement.closest('[aria-hidden=true]');
const words = (texts) => texts.map(({ data }) => data);
const added = (element) => ['::before', '::after'].map((where) => getComputedStyle(element, where))
  .filter(({ display }) => display !== 'none')
  .flatMap(({ content }) => content.split(' / ')[0].match(/^\x22(.+)\x22$/)?.[1] ?? []);
const all = texts(document.body);
return {
  told: words(all.filter(isTold)),
  untold: [...words(all.filter((text) => !isTold(text))),
    ...nodes(document.body).filter(({ localName }) => localName).flatMap(added)],
  headings: nodes(document.body).filter((each) => each.matches?.('h1, h2, h3, h4, h5, h6')).map((heading) => words(texts(heading)).join('')),
  figures: [...document.querySelectorAll('.figure')].map((each) =>
    ['.figure__title', '.figure__reading'].map((part) => words(texts(each.querySelector(part))).join(''))),
  quiet: document.querySelectorAll('.slide[inert]').length,
};";

async fn all_of_the_page_is_on_paper_in_order(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.comes_alive().await;
        for paper in PAPERS {
            let about = format!("{}, {page:?}", paper.0);
            let (pdf, shown) = print(&browser, paper).await;
            assert!(shown.quiet > 5, "{about}: {} slides", shown.quiet);
            let count = pdf.pages.len();
            assert!(PAGES.contains(&count), "{about}: {count} pages");
            says_the_same(&pdf, &shown, &about);
            has_no_heading_at_the_foot(&pdf, &about);
            splits_no_figure(&pdf, &shown, &about);
            let record = format!("printed-{}", page.lang);
            record::compare(&about, &record, &outline(&pdf, &shown));
        }
    }
}

/// What is folded is open on paper because a style sheet says so.
async fn without_scripts_all_of_the_page_is_on_paper(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let server = Server::of(CHINESE.film).await;
    browser.visit(&server, CHINESE, "").await;
    let (pdf, shown) = print(&browser, PAPERS[0]).await;
    says_the_same(&pdf, &shown, "without scripts");
}

/// The page on paper of this name and size, and what is to be read there.
async fn print(browser: &Browser, (_, width, height): (&str, f64, f64)) -> (Pdf, Shown) {
    let paper = json!({ "paperWidth": width, "paperHeight": height, "generateTaggedPDF": true });
    let pdf = browser.devtools("Page.printToPDF", paper).await;
    let pdf = BASE64_STANDARD.decode(pdf["data"].as_str().unwrap());
    let media = |media: &str| json!({ "media": media });
    browser
        .devtools("Emulation.setEmulatedMedia", media("print"))
        .await;
    let shown: Shown = browser.js(READ, &[]).await;
    browser
        .devtools("Emulation.setEmulatedMedia", media(""))
        .await;
    (pdf::read(&pdf.unwrap()), shown)
}

/// What has not been taken in is not printed; that there is more, and at which addresses, is.
async fn a_long_film_says_on_paper_where_the_rest_of_it_is(engine: Engine) {
    for scripts in [Scripts::On, Scripts::Off] {
        let browser = Browser::open(engine, scripts).await;
        let server = Server::of(LONG.film).await;
        browser.visit(&server, LONG, "").await;
        let (pdf, _) = print(&browser, PAPERS[0]).await;
        let painted = pdf.pages.concat();
        let read = "const all = [...document.querySelectorAll('.part-links a')]; \
                    return [document.querySelector('.part-note').textContent, \
                            ...all.map(each => arguments[0] ? each.href : each.getAttribute('href'))]";
        let is_alive = matches!(scripts, Scripts::On);
        let needed: Vec<String> = browser.js(read, &[json!(is_alive)]).await;
        assert_eq!(needed.len(), 6, "{needed:?}");
        for needed in needed {
            assert!(plain(&painted).contains(&plain(&needed)), "{needed}");
        }
    }
}

/// Older browsers do not open what is folded because a style sheet for print says so. What a reader has opened stays open.
async fn what_is_folded_is_open_while_it_is_printed(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, EVERYTHING] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.guide_arrives().await;
        let print = "const all = [...document.querySelectorAll('details')]; \
                     const printed = all.filter(each => !each.closest('.guide')); \
                     printed[1].open = true; \
                     const states = () => all.map(each => each.open), before = states(); \
                     dispatchEvent(new Event('beforeprint')); \
                     const folded = printed.filter(each => !each.open).map(each => each.textContent); \
                     dispatchEvent(new Event('afterprint')); \
                     return [before, states(), folded]";
        let (before, after, folded): (Vec<bool>, Vec<bool>, Vec<String>) =
            browser.js(print, &[]).await;
        assert_eq!(folded, [""; 0], "{page:?}");
        assert!(
            before.contains(&true) && before.contains(&false),
            "{page:?}"
        );
        assert_eq!(after, before, "{page:?}");
    }
}

/// The text of the PDF is the text of the page, in the same order, and what has no order is there.
fn says_the_same(pdf: &Pdf, shown: &Shown, about: &str) {
    let printed: Vec<&Text> = pdf.structure.texts();
    let printed: String = printed.iter().map(|text| plain(&text.words)).collect();
    let told: String = shown.told.iter().map(|text| plain(text)).collect();
    let size = told.chars().count();
    assert!(size > 20_000, "{about}: {size} characters");
    if let Some(at) = (told.chars().zip(printed.chars())).position(|(one, other)| one != other) {
        let part = |text: &str| {
            text.chars()
                .skip(at.saturating_sub(30))
                .take(90)
                .collect::<String>()
        };
        panic!(
            "{about}: the page says\n…{}…\nand the paper\n…{}…",
            part(&told),
            part(&printed)
        );
    }
    assert_eq!(
        printed.chars().count(),
        size,
        "{about}: one of both ends too early"
    );

    let painted: String = pdf.pages.iter().map(|page| plain(page)).collect();
    let mut needed: BTreeMap<String, usize> = BTreeMap::new();
    for each in &shown.untold {
        *needed.entry(plain(each)).or_default() += 1;
    }
    for (needed, times) in needed {
        let found = painted.matches(&needed).count();
        assert!(
            found >= times,
            "{about}: {found} × “{needed}” and not {times}"
        );
    }
}

/// No heading is the last of its page.
fn has_no_heading_at_the_foot(pdf: &Pdf, about: &str) {
    let all = pdf.structure.all();
    let headings = all.iter().filter(|node| is_heading(node));
    let headings: Vec<&Text> = headings.flat_map(|heading| heading.texts()).collect();
    for number in 1..=pdf.pages.len() {
        let texts = pdf.structure.texts();
        let last = texts
            .iter()
            .rfind(|text| text.page == number && !plain(&text.words).is_empty());
        let orphan = last.filter(|last| headings.iter().any(|part| ptr::eq(*part, **last)));
        assert!(
            orphan.is_none(),
            "{about}: at the foot of page {number}: {orphan:?}"
        );
    }
}

/// A figure is on one page, from its title to what it says.
fn splits_no_figure(pdf: &Pdf, shown: &Shown, about: &str) {
    let pages: Vec<String> = pdf.pages.iter().map(|page| plain(page)).collect();
    assert!(shown.figures.len() > 2, "{about}");
    for figure in &shown.figures {
        let parts = figure.each_ref().map(|part| plain(part));
        let is_whole = |page: &String| parts.iter().all(|part| page.contains(part));
        assert!(pages.iter().any(is_whole), "{about}: {figure:?} is split");
    }
}

/// Headings, figures and tables as they are tagged, one in a line. The words are those of the page, for on paper their
/// blanks depend on the ends of lines, and these on the typefaces of the machine.
fn outline(pdf: &Pdf, shown: &Shown) -> String {
    let mut headings = shown.headings.iter();
    let mut outline = String::new();
    for node in pdf.structure.all() {
        let Node::Element { role, alt, .. } = node else {
            continue;
        };
        let words = match role.as_str() {
            "Figure" => alt.as_str(),
            "Table" => "",
            _ if is_heading(node) => headings.next().map_or("no such heading", String::as_str),
            _ => continue,
        };
        let words: String = words.chars().filter(is_seen).collect();
        let words: Vec<&str> = words.split_whitespace().collect();
        let line = format!("{role} {}", words.join(" "));
        let _ = writeln!(outline, "{}", line.trim_end());
    }
    outline
}

fn is_heading(node: &Node) -> bool {
    matches!(node.role(), "H1" | "H2" | "H3" | "H4" | "H5" | "H6")
}

/// Text without what depends on the ends of lines.
fn plain(text: &str) -> String {
    let has_ink = |sign: &char| !sign.is_whitespace() && is_seen(sign);
    text.chars().filter(has_ink).collect()
}

/// Whether a sign is more than a soft hyphen, or leave to end a line, or the want of it.
fn is_seen(sign: &char) -> bool {
    !matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}')
}

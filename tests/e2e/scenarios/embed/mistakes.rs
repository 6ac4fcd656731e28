//! Mistakes of the person who puts an element on a page: what stands between its tags stays, a line says what is wrong,
//! and an event has a code.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use super::{Host, element};
use crate::harness::fault::{Asset, Fault};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    complaint_25_a_mistake_is_told_to_the_editor_and_breaks_nothing,
    complaint_25_what_a_browser_or_a_host_does_not_do_breaks_nothing,
    complaint_25_readers_are_not_told_and_editors_are,
    complaint_25_of_two_versions_of_the_script_the_first_is_used
);

/// Keeps what elements tell, and the console.
const TOLD: &str = "<script>window.told = []; \
    document.addEventListener('companion-error', event => told.push(event.detail.code)); \
    window.warned = []; console.warn = (...words) => warned.push(words.join(' '));</script>";

/// Sends what other sites may read.
const OPEN: &str = "/*\n  Access-Control-Allow-Origin: *\n";

/// A host whose whole film is this document.
async fn with_section(html: &str) -> (Server, TempDir) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("embed/all");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), html).unwrap();
    (Server::folder(root.path(), OPEN).await, root)
}

/// A section of another version.
const NEWER: &str = "<!doctype html><html><head><meta name=companion-embed content=2></head><body><main><div class=companion>Words</div></main></body></html>";

async fn complaint_25_a_mistake_is_told_to_the_editor_and_breaks_nothing(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    // The same site on a host that allows other sites nothing.
    let closed = Server::folder(&Film::NeverSorry.site(), "").await;
    let (newer, _newer) = with_section(NEWER).await;
    let (stranger, _stranger) =
        with_section("<!doctype html><html><head></head><p>x</p></html>").await;
    let nobody = { Server::sink().await.url("") };

    for (attributes, code) in [
        (String::new(), "src"),
        ("src=\"http://[\"".to_owned(), "src"),
        ("src=\"javascript:alert(1)\"".to_owned(), "src"),
        (format!("src=\"{}\" section=cards", film.url("")), "section"),
        (format!("src=\"{}\" lang=fr", film.url("")), "language"),
        (format!("src=\"{}\"", film.url("nowhere/")), "network"),
        (format!("src=\"{}\"", film.url("embed/nowhere/")), "missing"),
        (format!("src=\"{}\"", stranger.url("")), "format"),
        (format!("src=\"{}\"", newer.url("")), "version"),
        (format!("src=\"{}\"", closed.url("")), "network"),
        (format!("src=\"{nobody}\""), "network"),
    ] {
        for production in ["", " production"] {
            let host = Host::with(
                &element(&film, &format!("{attributes}{production}")),
                TOLD,
                "",
            )
            .await;
            host.open(&browser, "").await;
            is_told(&browser, code, production.is_empty(), &attributes).await;
        }
    }
    // What is mended works at once.
    let mend = "document.querySelector('film-companion').setAttribute('src', arguments[0])";
    browser.js::<()>(mend, &[json!(film.url(""))]).await;
    browser.elements_are_ready().await;

    // A page that says which trusted types there are, and means others. Not every browser knows them.
    browser.expect("trusted-types");
    let others =
        "/*\n  Content-Security-Policy: require-trusted-types-for 'script'; trusted-types others\n";
    let src = format!("src=\"{}\"", film.url(""));
    let host = Host::with(&element(&film, &src), TOLD, others).await;
    host.open(&browser, "").await;
    match browser.js("return !!window.trustedTypes", &[]).await {
        true => is_told(&browser, "policy", true, "trusted types").await,
        false => browser.elements_are_ready().await,
    }
}

/// Waits until a mistake is told, and looks at what is seen then: what stands between the tags, and the line where it may.
async fn is_told(browser: &Browser, code: &str, is_seen: bool, about: &str) {
    browser.wait_for("return window.told.length > 0").await;
    let (told, warned, fallback, line): (Vec<String>, Vec<String>, bool, bool) = browser
        .js(
            "const element = document.querySelector('film-companion'); \
             const line = element.shadowRoot.querySelector('[part=error]'); \
             return [told, warned, document.querySelector('#fallback').checkVisibility(), \
                 !!line && line.checkVisibility() && line.textContent.length > 20]",
            &[],
        )
        .await;
    assert_eq!(told, [code], "{about}");
    assert!(
        warned.len() == 1 && warned[0].starts_with("film-companion: "),
        "{about}: {warned:?}"
    );
    assert!(fallback, "{about}");
    assert_eq!(line, is_seen, "{about}");
    let said = browser.said().await;
    assert_eq!(
        (said.errors.len(), said.dialogs.len()),
        (0, 0),
        "{about}: {said:?}"
    );
}

async fn complaint_25_what_a_browser_or_a_host_does_not_do_breaks_nothing(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let silent = Server::failing(Film::NeverSorry, &[(Asset::Html, Fault::Hang)], "").await;
    // Twenty seconds are long for a test.
    let hasty = "const timeout = AbortSignal.timeout; AbortSignal.timeout = time => timeout.call(AbortSignal, time / 100);";
    let old = "window.CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };";
    for (site, before, code) in [(&silent, hasty, "network"), (&film, old, "script")] {
        let head = format!("{TOLD}<script>{before}</script>");
        let body = element(&film, &format!("src=\"{}\"", site.url("")));
        let host = Host::with(&body, &head, "").await;
        host.open(&browser, "").await;
        is_told(&browser, code, true, code).await;
    }
}

async fn complaint_25_readers_are_not_told_and_editors_are(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::with(&element(&film, "section=cards"), TOLD, "").await;
    host.open(&browser, "").await;
    is_told(&browser, "section", true, "as it is made").await;
    for is_seen in [false, true, false] {
        let toggle =
            "return document.querySelector('film-companion').toggleAttribute('production')";
        browser.js::<bool>(toggle, &[]).await;
        is_told(&browser, "section", is_seen, "as it is changed").await;
    }
    // Of a mistake that is mended nothing is left.
    let mend = "const element = document.querySelector('film-companion'); \
                element.setAttribute('section', 'card'); element.setAttribute('src', arguments[0])";
    browser.js::<()>(mend, &[json!(film.url(""))]).await;
    browser.elements_are_ready().await;
    let nothing = "const element = document.querySelector('film-companion'); element.removeAttribute('production'); \
                   return !element.shadowRoot.querySelector('[part=error]')";
    assert!(browser.js::<bool>(nothing, &[]).await);
}

async fn complaint_25_of_two_versions_of_the_script_the_first_is_used(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let (newer, root) = with_section(NEWER).await;
    let script = fs::read_to_string(Film::NeverSorry.site().join("embed.js")).unwrap();
    let other = script.replace("const VERSION = 1;", "const VERSION = 2;");
    assert_ne!(script, other);
    fs::write(root.path().join("embed.js"), other).unwrap();
    let [ours, theirs] =
        [&film, &newer].map(|site| element(site, &format!("src=\"{}\"", site.url(""))));
    // Modules run in the order of the page.
    for body in [[&*ours, &*theirs], [&*theirs, &*ours]] {
        let host = Host::with(&body.concat(), TOLD, "").await;
        host.open(&browser, "").await;
        let is_so = "const [first, second] = document.querySelectorAll('film-companion'); \
                     return String(told) === 'version' && !!first.shadowRoot.querySelector('.companion') \
                         && second.querySelector('p').checkVisibility() \
                         && second.shadowRoot.querySelector('[part=error]').textContent.includes('version') \
                         && warned.length === 2 && warned.some(each => each.includes('two versions'))";
        browser.wait_for(is_so).await;
        assert_eq!(browser.said().await.errors, Vec::<String>::new());
    }
}

//! Mistakes of the person who puts an element on a page: what stands between its tags stays, a line says what is wrong,
//! and an event has a code.

use serde_json::json;

use super::{Host, element, element_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    complaint_25_a_mistake_is_told_to_the_editor_and_breaks_nothing,
    two_versions_of_the_script_are_one_too_many_and_no_harm
);

/// Keeps what elements tell.
const TOLD: &str = "<script>window.told = []; \
    document.addEventListener('companion-error', event => told.push(event.detail.code));</script>";

async fn complaint_25_a_mistake_is_told_to_the_editor_and_breaks_nothing(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    // The same site on a host that allows other sites nothing, and one with a section of another version.
    let closed = Server::folder(&Film::NeverSorry.site(), "").await;
    let newer = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(newer.path().join("embed/all")).unwrap();
    std::fs::write(
        newer.path().join("embed/all/index.html"),
        "<!doctype html><html><head><meta name=companion-embed content=2></head><body><main></main></body></html>",
    )
    .unwrap();
    let open = "/*\n  Access-Control-Allow-Origin: *\n";
    let newer = Server::folder(newer.path(), open).await;
    let none = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(none.path().join("embed/all")).unwrap();
    std::fs::write(
        none.path().join("embed/all/index.html"),
        "<!doctype html><html><head></head><p>x</p></html>",
    )
    .unwrap();
    let stranger = Server::folder(none.path(), open).await;
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
            browser.wait_for("return window.told.length > 0").await;
            let (told, fallback, line): (Vec<String>, bool, bool) = browser
                .js(
                    "const element = document.querySelector('film-companion'); \
                     const line = element.shadowRoot.querySelector('[part=error]'); \
                     return [told, document.querySelector('#fallback').checkVisibility(), \
                         !!line && line.checkVisibility() && line.textContent.length > 20]",
                    &[],
                )
                .await;
            assert_eq!(told, [code], "{attributes}");
            assert!(fallback, "{attributes}");
            assert_eq!(line, production.is_empty(), "{attributes}");
            let said = browser.said().await;
            assert_eq!(
                (said.errors.len(), said.dialogs.len()),
                (0, 0),
                "{attributes}: {said:?}"
            );
        }
    }
    // What is mended works at once.
    let mend = "document.querySelector('film-companion').setAttribute('src', arguments[0])";
    browser.js::<()>(mend, &[json!(film.url(""))]).await;
    browser.elements_are_ready().await;
}

async fn two_versions_of_the_script_are_one_too_many_and_no_harm(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let root = tempfile::tempdir().unwrap();
    let script = std::fs::read_to_string(Film::NeverSorry.site().join("embed.js")).unwrap();
    let newer = script.replace("const VERSION = 1;", "const VERSION = 2;");
    assert_ne!(script, newer);
    std::fs::write(root.path().join("embed.js"), newer).unwrap();
    let other = Server::folder(root.path(), "/*\n  Access-Control-Allow-Origin: *\n").await;
    let src = format!("src=\"{}\" section=card", film.url(""));
    let warned = "<script>window.warned = []; console.warn = (...words) => warned.push(words.join(' '))</script>";
    let body = [
        element(&film, &src),
        element_script(&other),
        element_script(&film),
    ]
    .concat();
    let host = Host::with(&body, warned, "").await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    browser
        .wait_for("return window.warned.length === 1 && warned[0].includes('two versions')")
        .await;
    browser.is_quiet("two versions").await;
}

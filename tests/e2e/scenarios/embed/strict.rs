//! Strict pages: what docs/embedding.md says is enough, and nothing of it can be left out.

use serde_json::json;

use super::{GUIDE, Host, element, frame, frame_script};
use crate::harness::probe::Said;
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    complaint_25_what_the_guide_allows_is_enough_on_a_strict_page,
    complaint_25_nothing_that_the_guide_allows_can_be_left_out
);

/// What a page may do, as a name and its sources.
type Directive = (String, String);

/// What the guide has pages allow, for frames and for the element with everything in it.
fn guide(film: &Server) -> [Vec<Directive>; 2] {
    let (_, section) = GUIDE.split_once("(Content-Security-Policy)\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let origin = film.url("").trim_end_matches('/').to_owned();
    let section = section.replace("https://film.example", &origin);
    let lines = section.lines().filter_map(|line| line.strip_prefix("    "));
    let mut all = lines.map(|line| -> Vec<Directive> {
        let directives = line
            .split(';')
            .map(|each| each.trim().split_once(' ').unwrap());
        directives
            .map(|(name, sources)| (name.to_owned(), sources.to_owned()))
            .collect()
    });
    [all.next().unwrap(), all.flatten().collect()]
}

/// A page that allows itself nothing but this, and the empty icon that every page of these tests has.
async fn strict(body: &str, allowed: &[Directive]) -> Host {
    let with_icon = |(name, sources): &Directive| match name.as_str() {
        "img-src" => format!("; {name} {sources} data:"),
        _ => format!("; {name} {sources}"),
    };
    let allowed: String = allowed.iter().map(with_icon).collect();
    let policy = format!("default-src 'none'; require-trusted-types-for 'script'{allowed}");
    Host::with(
        body,
        "",
        &format!("/*\n  Content-Security-Policy: {policy}\n"),
    )
    .await
}

/// Has the element ask for all that it would ask for by and by.
const ASK: &str = "const root = document.querySelector('film-companion')?.shadowRoot; \
    for (const each of root?.querySelectorAll('img') ?? []) each.loading = 'eager'; \
    for (const each of root?.querySelectorAll('audio:not([preload=auto])') ?? []) { each.preload = 'auto'; each.load(); }";

async fn complaint_25_what_the_guide_allows_is_enough_on_a_strict_page(engine: Engine) {
    let browser = Browser::live(engine).await;
    if engine == Engine::WebKit {
        // It says of pictures that it has stopped them, and shows them.
        browser.expect("img-src");
    }
    let film = Server::of(Film::Everything).await;
    let [for_frames, for_elements] = guide(&film);

    let body = frame(&film, "embed/timeline/") + frame_script(&film).as_str();
    let mut icon = for_frames.clone();
    icon.push(("img-src".to_owned(), String::new()));
    let host = strict(&body, &icon).await;
    host.open(&browser, "").await;
    browser.frames_are_measured().await;
    browser.is_quiet("a frame").await;

    let src = format!("src=\"{}\"", film.url("page.en.json"));
    let host = strict(&element(&film, &src), &for_elements).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    browser.js::<()>(ASK, &[]).await;
    let is_whole = "const root = document.querySelector('film-companion').shadowRoot; \
        return getComputedStyle(root.querySelector('.chapter__title')).color !== 'rgb(0, 0, 0)' \
            && getComputedStyle(root.querySelector('.companion')).display === 'flow-root' \
            && [...root.querySelectorAll('img')].every(each => each.naturalWidth > 0) \
            && document.fonts.status === 'loaded'";
    browser.wait_for(is_whole).await;
    browser.settle().await;
    let mut said = browser.said().await;
    // WebKit says of pictures that it has stopped them, and shows them.
    if engine == Engine::WebKit {
        said.violations.retain(|each| !each.starts_with("img-src"));
    }
    assert_eq!(said, Said::default());
}

async fn complaint_25_nothing_that_the_guide_allows_can_be_left_out(engine: Engine) {
    let browser = Browser::live(engine).await;
    for directive in ["-src", "trusted-types"] {
        browser.expect(directive);
    }
    let film = Server::of(Film::Everything).await;
    let src = format!("src=\"{}\"", film.url("page.en.json"));
    let [for_frames, for_elements] = guide(&film);
    for (body, allowed) in [
        (
            frame(&film, "embed/timeline/") + frame_script(&film).as_str(),
            for_frames,
        ),
        (element(&film, &src), for_elements),
    ] {
        for left_out in 0..allowed.len() {
            // As by default; the eyes of these tests need a directive that they can be added to.
            let mut allowed = allowed.clone();
            allowed[left_out].1 = "'none'".to_owned();
            let name = allowed[left_out].0.as_str();
            let host = strict(&body, &allowed).await;
            host.open(&browser, "").await;
            if is_unknown(&browser, name).await {
                continue;
            }
            let is_missed = format!(
                "{ASK} return window.__probe.violations.some(each => each.startsWith(arguments[0]))"
            );
            browser.wait_with(&is_missed, &[json!(name)]).await;
            let works = "const frame = document.querySelector('iframe'); \
                         return frame ? frame.style.height !== '' : !document.querySelector('#fallback').checkVisibility()";
            let is_partial = ["img-src", "font-src", "media-src"].contains(&name);
            assert_eq!(browser.js::<bool>(works, &[]).await, is_partial, "{name}");
        }
    }
}

/// Not every browser knows trusted types, and on a busy machine WebKitGTK now and then asks for no recording.
async fn is_unknown(browser: &Browser, directive: &str) -> bool {
    match directive {
        "trusted-types" => browser.js("return !window.trustedTypes", &[]).await,
        "media-src" => browser.engine == Engine::WebKit,
        _ => false,
    }
}

//! Messages that mean harm: a height counts only from the frame's own window, as a whole number, within bounds.

use serde_json::json;

use std::fs;

use super::{Host, element_script, frame, frame_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    complaint_25_no_message_of_another_window_counts,
    complaint_25_heights_are_whole_numbers_within_bounds,
    a_frame_hears_only_the_page_around_it,
    complaint_25_of_a_document_of_somebody_else_comes_nothing_harmful
);

async fn complaint_25_no_message_of_another_window_counts(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    // A sibling that says what the frame would say, over and over. It has no origin, like a frame of WordPress: only
    // the window that a message comes from tells one from the other.
    let sibling = Host::of(
        "<script>setInterval(() => { for (const message of [{ companion: 1, height: 77777, ready: true }, \
         { companion: 1, place: 'e-chengdu-2009', top: 9999 }, { message: 'height', value: 999, secret: 'a' }]) \
         { parent.postMessage(message, '*'); parent.frames[0].postMessage({ companion: 1, place: 'e-chengdu-2009' }, '*'); } }, 5)\
         </script>",
    )
    .await;
    let body = frame(&film, "embed/timeline/")
        + format!(
            "<iframe id=sibling sandbox=allow-scripts src=\"{}\"></iframe>",
            sibling.server.url("")
        )
        .as_str()
        + "<script>window.heard = 0; addEventListener('message', event => \
           event.source === window.frames[1] && window.heard++)</script>"
        + frame_script(&film).as_str();
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    browser.frames_are_measured().await;
    browser.wait_for("return window.heard > 30").await;
    let garbage = "for (const message of [null, 1, 'x', [], { companion: 1 }, { companion: 2, height: 9 }, \
                   { companion: 1, height: 4444 }, { height: 4444 }]) postMessage(message, '*');";
    browser.js::<()>(garbage, &[]).await;
    browser.settle().await;
    let (height, hash, top): (f64, String, f64) = browser
        .js("return [parseFloat(document.querySelector('iframe').style.height), location.hash, scrollY]", &[])
        .await;
    assert!(
        height != 77777.0 && height != 4444.0 && height != 999.0,
        "{height}"
    );
    assert_eq!((hash.as_str(), top), ("", 0.0));
    browser.is_quiet("sibling").await;
    // Nor does the frame go where its sibling tells it to.
    browser.enter_frame(0).await;
    let hash: String = browser.js("return location.hash", &[]).await;
    assert_eq!(hash, "");
    browser.is_quiet("the frame").await;
}

async fn complaint_25_heights_are_whole_numbers_within_bounds(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    // A frame of the film's own site that has gone wrong: any document there may say anything.
    let wrong = Host::of("").await;
    let body = format!(
        "<iframe data-companion src=\"{}\" title=x height=600></iframe>",
        wrong.server.url("")
    ) + frame_script(&film).as_str();
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    browser.wait_for("return !!window.companionFrames").await;
    for (said, expected) in [
        (json!("400px"), ""),
        (json!("400"), ""),
        (json!(400.5), ""),
        (json!(null), ""),
        (json!([400]), ""),
        (json!({ "valueOf": 400 }), ""),
        (json!("<img src=x onerror=alert(1)>"), ""),
        (json!(400), "400px"),
        (json!(0), "100px"),
        (json!(-5), "100px"),
        (json!(1e9), "99999px"),
    ] {
        says(&browser, "{ companion: 1, height: arguments[0] }", &said).await;
        let found: String = browser
            .js("return document.querySelector('iframe').style.height", &[])
            .await;
        assert_eq!(found, expected, "{said}");
    }
    for odd in [
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined",
        "10n",
        "{ toString() { throw 1 } }.x",
    ] {
        says(
            &browser,
            &format!("{{ companion: 1, height: {odd} }}"),
            &json!(0),
        )
        .await;
    }
    let found: String = browser
        .js("return document.querySelector('iframe').style.height", &[])
        .await;
    assert_eq!(found, "99999px", "none of these is a height");
    says(
        &browser,
        "{ companion: 1, place: 'javascript:alert(1)', top: 10 }",
        &json!(0),
    )
    .await;
    says(
        &browser,
        "{ companion: 1, place: 'e-<img src=x>', top: 10 }",
        &json!(0),
    )
    .await;
    let hash: String = browser.js("return location.hash", &[]).await;
    assert_eq!(hash, "");
    // The frame goes on to a site that nobody has put there; its window is the same.
    let elsewhere = Host::of(
        "<script>parent.postMessage({ companion: 1, height: 4444, ready: true }, '*'); \
         parent.postMessage('last', '*')</script>",
    )
    .await;
    let go = "window.last = false; frames[0].location.replace(arguments[0])";
    browser
        .js::<()>(go, &[json!(elsewhere.server.url(""))])
        .await;
    browser.wait_for("return window.last").await;
    let found: String = browser
        .js("return document.querySelector('iframe').style.height", &[])
        .await;
    assert_eq!(found, "99999px", "another site's height");
    browser.is_quiet("heights").await;
}

/// Has the frame say something, and waits until the page has heard it.
async fn says(browser: &Browser, message: &str, argument: &serde_json::Value) {
    let listen = "window.last = false; addEventListener('message', ({ data }) => { if (data === 'last') window.last = true; }, { once: false });";
    browser.js::<()>(listen, &[]).await;
    browser.enter_frame(0).await;
    let say = format!("parent.postMessage({message}, '*'); parent.postMessage('last', '*');");
    browser.js::<()>(&say, std::slice::from_ref(argument)).await;
    browser.leave_frames().await;
    browser.wait_for("return window.last").await;
}

async fn a_frame_hears_only_the_page_around_it(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&frame(&film, "embed/timeline/")).await;
    host.open(&browser, "").await;
    browser.enter_frame(0).await;
    // From its own window, and from a page that words it wrongly.
    browser
        .js::<()>(
            "postMessage({ companion: 1, place: 'e-chengdu-2009' }, '*')",
            &[],
        )
        .await;
    browser.leave_frames().await;
    let garbage = "for (const data of [null, 5, { companion: 1, place: 7 }, { companion: 1, place: {} }, \
                   { companion: 9, place: 'e-chengdu-2009' }, { message: 'ready', secret: 'x' }]) \
                   window.frames[0].postMessage(data, '*');";
    browser.js::<()>(garbage, &[]).await;
    browser.enter_frame(0).await;
    browser.settle().await;
    let hash: String = browser.js("return location.hash", &[]).await;
    assert_eq!(hash, "");
    browser.is_quiet("in the frame").await;
}

/// The address of an element is wrong, or is somebody else's choice.
async fn complaint_25_of_a_document_of_somebody_else_comes_nothing_harmful(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let harm = "src=x onerror=harmed() onload=harmed() style=position:fixed";
    for (content, is_taken) in [
        (format!("<img class=companion {harm}>"), false),
        (
            format!(
                "<iframe class=companion srcdoc='<script>top.harmed()</script>' {harm}></iframe>"
            ),
            false,
        ),
        (format!("<div class=companion {harm}>Words</div>"), true),
        (
            format!(
                "<div class=companion><a href='javascript:harmed()' download=setup.exe>Words</a><img {harm}><svg {harm}><script>harmed()</script>\
                 <use href='data:image/svg+xml,<svg/>'/></svg><form action=x><button formaction='javascript:harmed()'></button></form>\
                 <object data=x></object><base href=x><meta http-equiv=refresh content='0'><link rel=stylesheet href=x></div>"
            ),
            true,
        ),
    ] {
        let html =
            format!("<!doctype html><meta name=companion-embed content=1><main>{content}</main>");
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("embed/all")).unwrap();
        fs::write(root.path().join("embed/all/index.html"), html).unwrap();
        let other = Server::folder(root.path(), "/*\n  Access-Control-Allow-Origin: *\n").await;
        let body = format!(
            "<script>window.harmed = () => {{ window.harm = true; }}; window.told = []; \
             for (const name of ['companion-ready', 'companion-error']) addEventListener(name, () => window.told.push(name))</script>\
             <film-companion production src=\"{}\"></film-companion>{}",
            other.url(""),
            element_script(&film)
        );
        let host = Host::of(&body).await;
        host.open(&browser, "").await;
        browser.wait_for("return window.told.length > 0").await;
        let is_ready = "return window.told[0] === 'companion-ready'";
        assert_eq!(
            browser.js::<bool>(is_ready, &[]).await,
            is_taken,
            "{content}"
        );
        let harmful = "const all = [...document.querySelector('film-companion').shadowRoot.querySelectorAll('*')]; \
                       return all.flatMap(each => [...each.attributes]).filter(({ name, value }) => \
                           /^(on|style|form|src.)|^src$/.test(name) && !value.startsWith('http') || /^(javascript|data):/.test(value) || name === 'download' && value) \
                           .map(({ name, value }) => `${name}=${value}`) \
                           .concat(all.map(each => each.localName).filter(name => /script|frame|object|base|meta|link|form/.test(name)))";
        let harmful: Vec<String> = browser.js(harmful, &[]).await;
        assert!(harmful.is_empty(), "{content}: {harmful:?}");
        browser.settle().await;
        assert!(
            !browser.js::<bool>("return !!window.harm", &[]).await,
            "{content}"
        );
    }
}

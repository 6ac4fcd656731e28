//! WordPress, without a plug-in: a stand-in that does what WordPress does with an answer of a site that it does not
//! know, in words of our own. It hides the frame until a message with its secret comes from it, lets it run scripts
//! and nothing else (its origin is opaque), and believes heights from 200 to 1000 pixels. A link
//! it follows only from the frame that its reader is in.

use super::Host;
use super::frames::is_as_high;
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Scripts, Server, in_engines, in_every_engine};

in_every_engine!(
    complaint_25_wordpress_gives_the_frame_its_height,
    complaint_25_without_scripts_wordpress_shows_a_link,
    complaint_8_the_address_of_an_event_opens_the_frame_there
);
// WebKit's driver misses what a frame has that can be scrolled.
in_engines!([chromium: Chromium, firefox: Firefox] complaint_25_a_link_in_the_frame_leads_to_the_whole_page);

/// What WordPress makes of the answer with the frame of this path.
fn post(film: &Server, path: &str) -> String {
    let src = film.url(&format!("{path}#?secret=Ab3dE5gH1j"));
    format!(
        "<blockquote class=\"wp-embedded-content\" data-secret=\"Ab3dE5gH1j\"><a href=\"{}\">The film</a></blockquote>\
         <iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" security=\"restricted\" \
         style=\"position: absolute; visibility: hidden;\" src=\"{src}\" data-secret=\"Ab3dE5gH1j\" width=\"600\" \
         height=\"1000\" frameborder=\"0\" title=\"The film\"></iframe>{SCRIPT}",
        film.url("")
    )
}

/// What WordPress's own script does on the page.
const SCRIPT: &str = "<script>\
    window.links = [];\
    addEventListener('message', ({ data, source, origin }) => {\
        if (!data || !data.secret || !data.message || !data.value || /[^a-zA-Z0-9]/.test(data.secret)) return;\
        const frame = document.querySelector(`iframe[data-secret='${data.secret}']`);\
        if (!frame || frame.contentWindow !== source) return;\
        window.from = origin;\
        document.querySelector('blockquote').style.display = 'none';\
        frame.removeAttribute('style');\
        if (data.message === 'height') {\
            frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);\
            (window.heights ??= []).push(data.value);\
        }\
        if (data.message === 'link' && document.activeElement === frame \
            && new URL(data.value).host === new URL(frame.src).host) window.links.push(data.value);\
    });\
    </script>";

/// WordPress asks for the height again, in case its own script came after the frame's.
const READY: &str = "document.querySelector('iframe').contentWindow.postMessage({ message: 'ready', secret: 'Ab3dE5gH1j' }, '*');";

/// A host of the film that sends none of its headers: no word about other origins.
async fn bare(film: Film) -> Server {
    Server::folder(&film.site(), "").await
}

async fn complaint_25_wordpress_gives_the_frame_its_height(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = bare(Film::NeverSorry).await;
    let host = Host::of(&post(&film, "embed/card/")).await;
    host.open(&browser, "").await;
    // It tells its height unasked, and whenever it is asked; others who ask are nobody to it.
    let is_told = "return window.heights?.length > 0 && getComputedStyle(document.querySelector('iframe')).visibility === 'visible'";
    browser.wait_for(is_told).await;
    // What it tells unasked is said before others ask: it scrolls by now, and its bar takes room.
    browser.enter_frame(0).await;
    browser
        .wait_for("return document.documentElement.style.overflow === ''")
        .await;
    browser.settle().await;
    browser.leave_frames().await;
    browser.settle().await;
    let others = "window.heights = []; document.querySelector('iframe').contentWindow\
                  .postMessage({ message: 'ready', secret: 'another1' }, '*');";
    browser.js::<()>(others, &[]).await;
    browser.settle().await;
    let ask = format!("{READY} return window.heights.length");
    assert_eq!(browser.js::<usize>(&ask, &[]).await, 0);
    browser.wait_for(is_told).await;
    let (origin, height): (String, String) = browser
        .js(
            "return [window.from, document.querySelector('iframe').getAttribute('height')]",
            &[],
        )
        .await;
    assert_eq!(origin, "null", "the sandbox is the real one");
    assert_eq!(
        height, "1000",
        "the card is higher than WordPress lets it be, and scrolls"
    );
    browser.is_quiet("the post").await;
    browser.enter_frame(0).await;
    browser.is_quiet("the frame").await;

    // What is lower than that has its own height.
    if engine == Engine::WebKit {
        // A frame without an origin has no “self” to take a typeface from; another face stands in.
        browser.expect("font-src");
    }
    let host = Host::of(&post(&film, "embed/quotes/")).await;
    host.open(&browser, "").await;
    browser.wait_for(is_told).await;
    is_as_high(&browser, 0).await;
    let height = "return Number(document.querySelector('iframe').getAttribute('height'))";
    let height: u32 = browser.js(height, &[]).await;
    assert!((201..1000).contains(&height), "{height} is a bound");
}

async fn complaint_25_a_link_in_the_frame_leads_to_the_whole_page(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = bare(Film::NeverSorry).await;
    let asks =
        format!("<script>addEventListener('DOMContentLoaded', () => {{ {READY} }});</script>");
    let host = Host::of(&(post(&film, "embed/card/") + asks.as_str())).await;
    host.open(&browser, "").await;
    browser.wait_for("return window.heights?.length > 0").await;
    browser.enter_frame(0).await;
    // What a script clicks, no reader is in.
    let click = "document.querySelector('.embed__whole a').click()";
    browser.js::<()>(click, &[]).await;
    let source: String = browser
        .js(
            "return document.querySelector('li.source:has(a[href^=http])').id",
            &[],
        )
        .await;
    // Another site's page cannot be opened from within: the whole page has the same link, in the same place.
    for selector in [
        ".embed__sources > summary",
        "li.source a[href^=http]",
        ".embed__whole a",
    ] {
        browser.click(selector).await;
    }
    browser.leave_frames().await;
    browser.wait_for("return window.links.length > 1").await;
    let links: Vec<String> = browser.js("return window.links", &[]).await;
    assert_eq!(links, [film.url(&format!("#{source}")), film.url("")]);
}

async fn complaint_25_without_scripts_wordpress_shows_a_link(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let film = bare(Film::NeverSorry).await;
    let host = Host::of(&post(&film, "embed/card/")).await;
    host.open(&browser, "").await;
    let (link, is_seen): (String, bool) = browser
        .js(
            "const link = document.querySelector('blockquote a'); \
             const seen = { visibilityProperty: true }; \
             return [link.href, link.checkVisibility(seen) && !document.querySelector('iframe').checkVisibility(seen)]",
            &[],
        )
        .await;
    assert_eq!((link, is_seen), (film.url(""), true));
}

async fn complaint_8_the_address_of_an_event_opens_the_frame_there(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = bare(Film::NeverSorry).await;
    if engine == Engine::WebKit {
        // A frame without an origin has no “self” to take a typeface from; another face stands in.
        browser.expect("font-src");
    }
    let host = Host::of(&post(&film, "embed/timeline/#e-chengdu-2009")).await;
    host.open(&browser, "").await;
    browser
        .wait_for("return window.heights?.length > 0 && getComputedStyle(document.querySelector('iframe')).visibility === 'visible'")
        .await;
    browser.enter_frame(0).await;
    browser
        .wait_for(
            "const event = document.querySelector(':target'); const top = event?.getBoundingClientRect().top; \
             return event?.id === 'e-chengdu-2009' && top > -50 && top < innerHeight",
        )
        .await;
    let said = browser.said().await;
    assert_eq!((said.errors.len(), said.dialogs.len()), (0, 0), "{said:?}");
}

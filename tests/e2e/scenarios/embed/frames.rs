//! Frames: as high as what is in them, with links that arrive, and nothing else of the page around them touched.

use serde_json::json;

use super::{FAULTS, Host, frame, frame_script};
use crate::harness::fault::{Asset, Fault};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    complaint_25_a_frame_is_as_high_as_its_content,
    complaint_25_a_typeface_that_comes_late_moves_nothing,
    complaint_8_a_link_of_the_page_arrives_in_the_frame,
    complaint_8_a_link_in_the_frame_becomes_the_pages,
    complaint_21_nobody_else_is_asked_and_nothing_is_kept,
    without_a_script_of_the_page_a_frame_scrolls,
    where_scripts_are_stripped_a_frame_is_whole,
    two_films_stand_side_by_side
);

const HEIGHT: &str = "return document.querySelector('main').getBoundingClientRect().height";

/// A page that is longer than its window, as most are, and that takes down each height that a frame is given.
const HEIGHTS: &str = "<style>html { overflow-y: scroll }</style><script>window.heights = []; \
    new MutationObserver(changes => { for (const { target } of changes) { \
        const { height } = target.style; \
        if (target.localName === 'iframe' && heights.at(-1) !== height) heights.push(height); } }) \
        .observe(document, { subtree: true, attributes: true, attributeFilter: ['style'] });</script>";

/// The first height is the only one, so that nothing below the frame moves any more.
async fn has_one_height(browser: &Browser, about: &str) {
    browser.settle().await;
    let heights: Vec<String> = browser.js("return heights", &[]).await;
    assert_eq!(heights.len(), 1, "{about}: {heights:?}");
}

async fn complaint_25_a_frame_is_as_high_as_its_content(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1100).await;
    let film = Server::of(Film::NeverSorry).await;
    // A column of a desk's, a phone's, and beside another one. Each is the first of one section at least.
    let mut widths = [1000, 390, 280];
    // WebKit has no “self” where there is no origin; the card needs none.
    for (section, closed) in [
        ("card", "<iframe sandbox=allow-scripts"),
        ("quotes", "<iframe"),
        ("timeline", "<iframe"),
        ("all", "<iframe"),
    ] {
        let frame = frame(&film, &format!("embed/{section}/")).replace("<iframe", closed);
        let column = format!(
            "<div id=column style=\"width: {}px\">{frame}</div>",
            widths[0]
        );
        let host = Host::with(&(column + frame_script(&film).as_str()), HEIGHTS, "").await;
        host.open(&browser, "").await;
        browser.frames_are_measured().await;
        is_as_high(&browser, 0).await;
        has_one_height(&browser, section).await;
        for width in widths {
            let narrow = "document.querySelector('#column').style.width = `${arguments[0]}px`";
            browser.js::<()>(narrow, &[json!(width)]).await;
            browser.enter_frame(0).await;
            let about = format!("{section} at {width} px");
            everything_can_be_read(&browser, width, &about).await;
            browser.leave_frames().await;
            is_as_high(&browser, 0).await;
        }
        widths.rotate_left(1);
        browser.is_quiet(section).await;
    }
}

/// Unfolds the section of this frame, and looks whether all of it can be read in this width.
async fn everything_can_be_read(browser: &Browser, width: u32, about: &str) {
    let unfold = "for (const each of document.querySelectorAll('details')) each.open = true; \
                  return innerWidth === arguments[0]";
    browser.wait_with(unfold, &[json!(width)]).await;
    browser.settle().await;
    let faults: Vec<String> = browser.js(FAULTS, &[]).await;
    assert!(faults.is_empty(), "{about}:\n{}", faults.join("\n"));
}

async fn complaint_25_a_typeface_that_comes_late_moves_nothing(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    let places = "return [...document.querySelectorAll('main *')].map(each => { \
        const { left, top, width, height } = each.getBoundingClientRect(); \
        return [each.outerHTML.slice(0, 80), [left, top + scrollY, width, height]]; })";
    for section in ["quotes", "timeline", "all"] {
        let film = Server::failing(Film::NeverSorry, &[(Asset::Font, Fault::Hang)], "").await;
        let body = frame(&film, &format!("embed/{section}/")) + frame_script(&film).as_str();
        let host = Host::with(&body, HEIGHTS, "").await;
        host.open(&browser, "").await;
        browser.frames_are_measured().await;
        is_as_high(&browser, 0).await;
        browser.enter_frame(0).await;
        let before: Vec<Place> = browser.js(places, &[]).await;
        film.release();
        let comes = "const done = arguments[arguments.length - 1]; companionTypeface.then(() => done(true))";
        browser.js_later::<bool>(comes).await;
        browser.leave_frames().await;
        has_one_height(&browser, section).await;
        browser.enter_frame(0).await;
        let after: Vec<Place> = browser.js(places, &[]).await;
        // Parts of a pixel, more of them far down, are Firefox's own.
        let has_moved = |(one, other): &(&Place, &Place)| {
            let mut sides = one.1.iter().zip(other.1);
            sides.any(|(one, other)| (one - other).abs() > 0.5)
        };
        let moved: Vec<_> = before
            .iter()
            .zip(&after)
            .filter(has_moved)
            .take(5)
            .collect();
        assert!(moved.is_empty(), "{section}: {moved:#?}");
        browser.is_quiet(section).await;
        browser.leave_frames().await;
    }
}

/// An element, and where its sides are.
type Place = (String, [f64; 4]);

/// Waits until a frame is as high as its content, give or take what is a browser's own.
pub(super) async fn is_as_high(browser: &Browser, index: u16) {
    let mut heights = (0.0, 0.0);
    for _ in 0..200 {
        heights.0 = browser
            .js(
                "return document.querySelectorAll('iframe')[arguments[0]].getBoundingClientRect().height",
                &[json!(index)],
            )
            .await;
        browser.enter_frame(index).await;
        heights.1 = browser.js::<f64>(HEIGHT, &[]).await;
        browser.leave_frames().await;
        if heights.0 > 0.0 && heights.1 < heights.0 + 0.6 && heights.1 > heights.0 - 2.1 {
            return;
        }
        browser.settle().await;
    }
    panic!("frame {index}: {heights:?}");
}

async fn complaint_8_a_link_of_the_page_arrives_in_the_frame(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let body = "<a id=link href=#e-chengdu-2009>Chengdu</a>".to_owned()
        + frame(&film, "embed/timeline/").as_str()
        + frame_script(&film).as_str();
    let host = Host::of(&body).await;
    host.open(&browser, "#e-chengdu-2009").await;
    arrives(&browser).await;
    // A click on such a link, later.
    host.open(&browser, "?again").await;
    browser.frames_are_measured().await;
    browser.follow("#link").await;
    arrives(&browser).await;
    browser.is_quiet("links").await;
}

/// Waits until the page stands where the event is in its frame.
pub(super) async fn arrives(browser: &Browser) {
    let mut last = (0.0, 0.0, false);
    for _ in 0..400 {
        browser.enter_frame(0).await;
        let top: f64 = browser
            .js("return document.getElementById('e-chengdu-2009')?.getBoundingClientRect().top ?? -1e6", &[])
            .await;
        let marked: bool = browser
            .js(
                "return document.querySelector(':target')?.id === 'e-chengdu-2009'",
                &[],
            )
            .await;
        browser.leave_frames().await;
        let frame: f64 = browser
            .js(
                "return document.querySelector('iframe').getBoundingClientRect().top",
                &[],
            )
            .await;
        if marked && (frame + top).abs() < 60.0 {
            return;
        }
        last = (frame, top, marked);
        browser.settle().await;
    }
    panic!("the event does not come into sight: {last:?}");
}

async fn complaint_8_a_link_in_the_frame_becomes_the_pages(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&(frame(&film, "embed/timeline/") + frame_script(&film).as_str())).await;
    host.open(&browser, "").await;
    browser.frames_are_measured().await;
    let address: String = browser.js("return location.hash", &[]).await;
    assert_eq!(address, "", "nothing is written that nobody asked for");
    let chapter = ".timeline__chapters li:nth-child(4) a";
    browser.enter_frame(0).await;
    let hash: String = browser
        .js(
            "return document.querySelector(arguments[0]).hash",
            &[json!(chapter)],
        )
        .await;
    browser.click(chapter).await;
    browser.leave_frames().await;
    browser
        .wait_with(
            "return location.hash === arguments[0] && scrollY > 300",
            &[json!(hash)],
        )
        .await;
    browser.is_quiet("links").await;
}

async fn complaint_21_nobody_else_is_asked_and_nothing_is_kept(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&(frame(&film, "embed/all/") + frame_script(&film).as_str())).await;
    host.open(&browser, "").await;
    browser.frames_are_measured().await;
    browser.enter_frame(0).await;
    let kept: (String, usize, usize) = browser
        .js(
            "return [document.cookie, localStorage.length, sessionStorage.length]",
            &[],
        )
        .await;
    assert_eq!(kept, (String::new(), 0, 0));
    // That no other host was asked is proved when the browser is closed; of this one, only what is shown.
    for answered in film.log() {
        let path = answered.path.as_str();
        let is_expected =
            path == "/embed/all/" || path == "/embed-frame.js" || path.ends_with(".woff2");
        assert!(is_expected || path == "/favicon.ico", "{path}");
    }
}

async fn without_a_script_of_the_page_a_frame_scrolls(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&frame(&film, "embed/timeline/")).await;
    host.open(&browser, "").await;
    browser.enter_frame(0).await;
    browser
        .wait_for("document.documentElement.scrollTop = 500; return document.documentElement.scrollTop === 500")
        .await;
    browser.leave_frames().await;
    let height: i64 = browser
        .js("return document.querySelector('iframe').clientHeight", &[])
        .await;
    assert_eq!(height, 600, "nobody has changed the page");
    browser.is_quiet("no script").await;
}

async fn where_scripts_are_stripped_a_frame_is_whole(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let film = Server::of(Film::NeverSorry).await;
    let host = Host::of(&(frame(&film, "embed/card/") + frame_script(&film).as_str())).await;
    host.open(&browser, "").await;
    browser.enter_frame(0).await;
    let (text, link): (String, String) = browser
        .js(
            "return [document.body.innerText, document.querySelector('.embed__whole a').href]",
            &[],
        )
        .await;
    for words in ["Alison Klayman", "91 minutes", "27 July 2012"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(link, film.url(""));
}

async fn two_films_stand_side_by_side(engine: Engine) {
    let browser = Browser::live(engine).await;
    let one = Server::of(Film::NeverSorry).await;
    let other = Server::of(Film::Arabic).await;
    let body = "<div style=\"display: flex\">".to_owned()
        + frame(&one, "embed/timeline/").as_str()
        + frame(&other, "embed/timeline/").as_str()
        + "</div>"
        + frame_script(&one).as_str()
        + frame_script(&other).as_str();
    browser.resize(1000).await;
    // Takes down where the page goes.
    let went = "<script>window.went = []; const goes = scrollTo; \
                window.scrollTo = place => { went.push(place.top); goes(place); };</script>";
    let host = Host::with(&body, went, "").await;
    host.open(&browser, "#e-chengdu-2009").await;
    browser.frames_are_measured().await;
    for (index, expected) in [(0, "ltr"), (1, "rtl")] {
        is_as_high(&browser, index).await;
        browser.enter_frame(index).await;
        let direction = "return getComputedStyle(document.querySelector('.companion')).direction";
        assert_eq!(browser.js::<String>(direction, &[]).await, expected);
        browser.leave_frames().await;
    }
    arrives(&browser).await;
    // The other film, which has no such event, takes nobody to its beginning.
    let went: Vec<f64> = browser.js("return went", &[]).await;
    assert!(
        !went.is_empty() && went.iter().all(|top| *top > 300.0),
        "{went:?}"
    );
    browser.is_quiet("two films").await;
}

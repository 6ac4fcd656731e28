//! Frames: as high as what is in them, with links that arrive, and nothing else of the page around them touched.

use serde_json::json;

use super::{Host, frame, frame_script};
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

const HEIGHT: &str =
    "return Math.ceil(document.querySelector('main').getBoundingClientRect().height)";

/// From the first message on the page counts what moves in it without a reader's doing.
const COUNTS: &str = "<script>window.moved = 0; addEventListener('message', () => { \
    if (!window.counting) requestAnimationFrame(() => requestAnimationFrame(() => { \
        if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return; \
        new PerformanceObserver(seen => seen.getEntries().forEach(each => window.moved += each.value)) \
            .observe({ type: 'layout-shift' }); })); \
    window.counting = true; });</script>";

async fn complaint_25_a_frame_is_as_high_as_its_content(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    for section in ["card", "quotes", "timeline", "all"] {
        let body = frame(&film, &format!("embed/{section}/")) + frame_script(&film).as_str();
        let host = Host::with(&body, COUNTS, "").await;
        host.open(&browser, "").await;
        for width in [1000, 600] {
            browser.resize(width).await;
            browser.frames_are_measured().await;
            is_as_high(&browser).await;
        }
        browser.settle().await;
        let moved: f64 = browser.js("return window.moved", &[]).await;
        // Making the window narrower is the reader's doing, and no shift.
        assert_eq!(moved, 0.0, "{section}");
        browser.is_quiet(section).await;
    }
}

/// The first height is told when the typeface has not come for a while; what would break lines elsewhere stays away then.
async fn complaint_25_a_typeface_that_comes_late_moves_nothing(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    let places = "return [...document.querySelectorAll('main *')].map(each => { \
        const { left, top, width, height } = each.getBoundingClientRect(); \
        return [each.outerHTML.slice(0, 80), [left, top + scrollY, width, height]]; })";
    for section in ["quotes", "timeline", "all"] {
        let film = Server::failing(Film::NeverSorry, &[(Asset::Font, Fault::Hang)], "").await;
        let body = frame(&film, &format!("embed/{section}/")) + frame_script(&film).as_str();
        let host = Host::with(&body, COUNTS, "").await;
        host.open(&browser, "").await;
        browser.frames_are_measured().await;
        is_as_high(&browser).await;
        browser.enter_frame(0).await;
        let before: Vec<Place> = browser.js(places, &[]).await;
        film.release();
        let comes = "const done = arguments[arguments.length - 1]; companionTypeface.then(() => done(true))";
        browser.js_later::<bool>(comes).await;
        browser.leave_frames().await;
        browser.settle().await;
        let moved: f64 = browser.js("return window.moved", &[]).await;
        assert_eq!(moved, 0.0, "{section}");
        browser.enter_frame(0).await;
        let after: Vec<Place> = browser.js(places, &[]).await;
        // A sixtieth of a pixel is Firefox's own.
        let has_moved = |(one, other): &(&Place, &Place)| {
            let mut sides = one.1.iter().zip(other.1);
            sides.any(|(one, other)| (one - other).abs() > 0.1)
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

/// Waits until the frame is as high as its content.
pub(super) async fn is_as_high(browser: &Browser) {
    let mut heights = (0, 1);
    for _ in 0..200 {
        heights.0 = browser
            .js("return Math.round(document.querySelector('iframe').getBoundingClientRect().height)", &[])
            .await;
        browser.enter_frame(0).await;
        heights.1 = browser.js::<i64>(HEIGHT, &[]).await;
        browser.leave_frames().await;
        if heights.0 == heights.1 {
            return;
        }
        browser.settle().await;
    }
    panic!("{heights:?}");
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
        browser.settle().await;
    }
    panic!("the event does not come into sight");
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
        + frame(&one, "embed/card/").as_str()
        + frame(&other, "embed/timeline/").as_str()
        + "</div>"
        + frame_script(&one).as_str()
        + frame_script(&other).as_str();
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    browser.frames_are_measured().await;
    browser.enter_frame(1).await;
    let is_right_to_left =
        "return getComputedStyle(document.querySelector('.companion')).direction === 'rtl'";
    assert!(browser.js::<bool>(is_right_to_left, &[]).await);
    browser.leave_frames().await;
    browser.is_quiet("two films").await;
}

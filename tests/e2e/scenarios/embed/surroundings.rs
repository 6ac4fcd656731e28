//! Pages that an element or a frame may come to: loud ones, odd ones, and those that are written the other way round.

use serde_json::json;

use super::frames::is_as_high;
use super::{FAULTS, Host, element, frame, frame_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    complaint_25_styles_of_the_page_do_not_come_in,
    complaint_25_styles_of_the_page_leave_a_frame_as_it_is,
    complaint_25_columns_do_not_follow_the_letters_of_the_page,
    complaint_17_directions_are_each_ones_own
);

/// What the page around does to everything: one takes all style away, one gives every letter another, and says so louder.
const HOSTILE: [&str; 2] = [
    "* { all: unset !important }",
    "html { font-size: 40px !important } \
     * { direction: rtl !important; unicode-bidi: bidi-override !important; \
         font: italic 900 50px/4 monospace !important; font-variant: small-caps !important; font-stretch: 50% !important; \
         letter-spacing: 9px !important; word-spacing: 30px !important; text-indent: 70px !important; \
         text-transform: uppercase !important; text-align: right !important; text-shadow: 3px 3px red !important; \
         white-space: pre !important; word-break: break-all !important; hyphens: none !important; tab-size: 20 !important; \
         list-style: square inside !important; border-spacing: 20px !important; border-collapse: separate !important; \
         caption-side: bottom !important; empty-cells: hide !important; quotes: none !important; \
         color: lime !important; -webkit-text-fill-color: lime !important; accent-color: lime !important; \
         caret-color: lime !important; cursor: wait !important; pointer-events: none !important; \
         user-select: none !important; --paper: lime !important; --ink: red !important; --text-title: 99px !important; \
         --space-l: 99px !important } \
     p, h2, a, div, li, span, figure { display: none !important; float: right !important; border: 9px solid red !important } \
     iframe { max-height: none !important; height: 40px !important }",
];

/// How everything in the elements looks, and where it is in them.
const LOOKS: &str = "const names = ['display', 'color', 'webkitTextFillColor', 'backgroundColor', 'fontSize', 'fontFamily', 'fontStyle', 'fontWeight', \
        'fontVariantCaps', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textIndent', 'textAlign', 'textTransform', \
        'textShadow', 'direction', 'unicodeBidi', 'whiteSpace', 'wordBreak', 'listStyleType', 'cursor', 'pointerEvents', \
        'userSelect', 'float', 'borderTopWidth', 'paddingTop']; \
    return [...document.querySelectorAll('film-companion')].flatMap(element => { \
        const host = element.getBoundingClientRect(); \
        return [...element.shadowRoot.querySelectorAll('.companion, .companion *')].map(each => { \
            const style = getComputedStyle(each), is = each.getClientRects().length ? each.getBoundingClientRect() : host; \
            const box = [is.left - host.left, is.width].map(Math.round); \
            return [each.localName, each.getAttribute('class'), ...box, ...names.map(name => style[name])].join('|'); }); })";

async fn complaint_25_styles_of_the_page_do_not_come_in(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let sections = ["card", "quotes", "timeline"].map(|section| {
        element(
            &film,
            &format!("src=\"{}\" section={section}", film.url("page.en.json")),
        )
    });
    // What is as wide as the window has the same room on each page.
    let plain = ["html, body { margin: 0 !important; padding: 0 !important }"];
    let mut expected: Vec<Vec<String>> = Vec::new();
    for style in plain.into_iter().chain(HOSTILE) {
        let head = format!("<style>{style} {}</style>", plain[0]);
        let host = Host::with(&sections.concat(), &head, "").await;
        host.open(&browser, "").await;
        browser.elements_are_ready().await;
        for (index, width) in [1000, 450].into_iter().enumerate() {
            browser.resize(width).await;
            browser
                .wait_for("return document.fonts.status === 'loaded'")
                .await;
            browser.settle().await;
            let looks: Vec<String> = browser.js(LOOKS, &[]).await;
            let Some(expected) = expected.get(index) else {
                expected.push(looks);
                continue;
            };
            let differ: Vec<_> = (looks.iter().zip(expected))
                .filter(|(one, other)| one != other)
                .take(5)
                .collect();
            assert!(differ.is_empty(), "{width}, {style}: {differ:#?}");
            assert_eq!(looks.len(), expected.len());
        }
        browser.is_quiet(style).await;
    }
}

async fn complaint_25_styles_of_the_page_leave_a_frame_as_it_is(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let body = frame(&film, "embed/timeline/") + frame_script(&film).as_str();
    for style in HOSTILE {
        let host = Host::with(&body, &format!("<style>{style}</style>"), "").await;
        host.open(&browser, "").await;
        browser.frames_are_measured().await;
        is_as_high(&browser, 0).await;
        browser.enter_frame(0).await;
        let is_ours = "const { color, direction, letterSpacing } = getComputedStyle(document.querySelector('.event__text')); \
                       return color !== 'rgb(0, 255, 0)' && direction === 'ltr' && letterSpacing === 'normal' \
                           && document.documentElement.scrollWidth <= innerWidth";
        assert!(browser.js::<bool>(is_ours, &[]).await, "{style}");
        browser.is_quiet(style).await;
        browser.leave_frames().await;
    }
}

/// Many pages make a rem ten pixels, for easier sums.
async fn complaint_25_columns_do_not_follow_the_letters_of_the_page(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let places = "const all = [...document.querySelector('film-companion').shadowRoot.querySelectorAll('.companion *')]; \
                  return all.map(each => { const { left, width } = each.getBoundingClientRect(); \
                      return `${each.localName}.${each.className.baseVal ?? each.className} ${left | 0} ${width | 0}`; })";
    for section in ["card", "timeline"] {
        let src = format!("src=\"{}\" section={section}", film.url("page.en.json"));
        let mut widths: Vec<Vec<Vec<String>>> = Vec::new();
        for letters in [16, 10] {
            let head =
                format!("<style>html {{ font-size: {letters}px }} body {{ margin: 0 }}</style>");
            let host = Host::with(&element(&film, &src), &head, "").await;
            host.open(&browser, "").await;
            let mut looks = Vec::new();
            for width in [450, 560, 700, 1000] {
                browser.resize(width).await;
                browser.elements_are_ready().await;
                browser.settle().await;
                looks.push(browser.js(places, &[]).await);
            }
            widths.push(looks);
        }
        for (one, other) in widths[0].iter().zip(&widths[1]) {
            let differ: Vec<_> = (one.iter().zip(other))
                .filter(|(one, other)| one != other)
                .take(5)
                .collect();
            assert!(differ.is_empty(), "{section}: {differ:?}");
        }
    }
}

async fn complaint_17_directions_are_each_ones_own(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (film, page_dir, expected) in [
        (Film::NeverSorry, "rtl", "ltr"),
        (Film::Arabic, "ltr", "rtl"),
        (Film::Arabic, "rtl", "rtl"),
    ] {
        let film = Server::of(film).await;
        let src = format!("src=\"{}\"", film.url(""));
        let body = [
            frame(&film, "embed/card/"),
            frame_script(&film),
            format!("<div style=\"width: 280px\">{}</div>", element(&film, &src)),
        ]
        .concat();
        let head = format!("<script>document.documentElement.dir = '{page_dir}'</script>");
        let host = Host::with(&body, &head, "").await;
        host.open(&browser, "").await;
        browser.elements_are_ready().await;
        browser.frames_are_measured().await;
        let direction = "return getComputedStyle(document.querySelector('film-companion').shadowRoot.querySelector('.companion')).direction";
        assert_eq!(browser.js::<String>(direction, &[]).await, expected);
        // Nothing of it is cut off, and nothing sticks out of its column or of the page.
        let unfold = "const { shadowRoot } = document.querySelector('film-companion'); \
                      for (const each of shadowRoot.querySelectorAll('details')) each.open = true";
        browser.js::<()>(unfold, &[]).await;
        for width in [1000, 390] {
            browser.resize(width).await;
            browser.settle().await;
            let faults: Vec<String> = browser.js(FAULTS, &[]).await;
            assert!(faults.is_empty(), "{page_dir}: {}", faults.join("\n"));
        }
        browser.enter_frame(0).await;
        let direction = "return getComputedStyle(document.querySelector('.companion')).direction";
        assert_eq!(
            browser.js::<String>(direction, &[json!(null)]).await,
            expected
        );
        let is_wider = "return document.documentElement.scrollWidth > innerWidth + 1";
        assert!(
            !browser.js::<bool>(is_wider, &[]).await,
            "nor out of the frame"
        );
        browser.leave_frames().await;
        browser.is_quiet(page_dir).await;
    }
}

//! Pages that an element or a frame may come to: strict ones, odd ones, and those that are written the other way round.

use serde_json::json;

use super::{Host, element, frame, frame_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    complaint_25_a_strict_page_has_to_allow_what_the_guide_says_and_no_more,
    complaint_25_styles_of_the_page_do_not_come_in,
    complaint_25_columns_do_not_follow_the_letters_of_the_page,
    complaint_17_directions_are_each_ones_own
);

async fn complaint_25_a_strict_page_has_to_allow_what_the_guide_says_and_no_more(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let origin = film.url("").trim_end_matches('/').to_owned();
    let src = format!("src=\"{}\" section=timeline", film.url("page.en.json"));
    // The directives of docs/embedding.md, on a page that allows itself nothing else.
    for (body, policy) in [
        (
            element(&film, &src),
            format!(
                "default-src 'none'; script-src {origin}; connect-src {origin}; font-src {origin}; img-src {origin} data:; \
                 require-trusted-types-for 'script'; trusted-types film-companion"
            ),
        ),
        (
            [frame(&film, "embed/timeline/"), frame_script(&film)].concat(),
            format!("default-src 'none'; script-src {origin}; frame-src {origin}; img-src data:"),
        ),
    ] {
        let headers = format!("/*\n  Content-Security-Policy: {policy}\n");
        let host = Host::with(&body, "", &headers).await;
        host.open(&browser, "").await;
        if body.starts_with("<iframe") {
            browser.frames_are_measured().await;
        } else {
            browser.elements_are_ready().await;
            let is_styled = "const root = document.querySelector('film-companion').shadowRoot; \
                             return getComputedStyle(root.querySelector('.chapter__title')).color !== 'rgb(0, 0, 0)' \
                                 && getComputedStyle(root.querySelector('.companion')).display === 'flow-root'";
            browser.wait_for(is_styled).await;
            browser
                .wait_for("return document.fonts.status === 'loaded'")
                .await;
        }
        browser.settle().await;
        browser.is_quiet(policy).await;
    }
}

/// What the page around does to everything, and to letters above all.
const LOUD: &str = "<style>html { font-size: 40px } * { all: unset !important } \
    body { text-align: right; text-transform: uppercase; letter-spacing: 9px; word-spacing: 30px; line-height: 4; \
        font: italic 50px monospace; color: lime; cursor: wait; visibility: visible; white-space: pre } \
    p, h2, a, div { display: none; color: red }</style>";

async fn complaint_25_styles_of_the_page_do_not_come_in(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let src = format!("src=\"{}\" section=card", film.url("page.en.json"));
    let mut looks = Vec::new();
    for head in ["", LOUD] {
        let host = Host::with(&element(&film, &src), head, "").await;
        host.open(&browser, "").await;
        browser.elements_are_ready().await;
        let look = "const root = document.querySelector('film-companion').shadowRoot; \
                    const names = ['display', 'color', 'fontSize', 'fontFamily', 'fontStyle', 'lineHeight', 'letterSpacing', \
                        'wordSpacing', 'textAlign', 'textTransform', 'direction', 'whiteSpace', 'cursor', 'paddingTop']; \
                    return [...root.querySelectorAll('.companion, .companion *')].map(each => { \
                        const style = getComputedStyle(each); return names.map(name => style[name]).join('|'); })";
        let mut look: Vec<String> = browser.js(look, &[]).await;
        // Fluid sizes follow the element's width, which a page may well set: here both are as wide as the window.
        let widths: (f64, f64) = browser
            .js("return [document.querySelector('film-companion').getBoundingClientRect().width, innerWidth]", &[])
            .await;
        assert!(widths.0 > 0.9 * widths.1, "{widths:?}");
        if head.is_empty() {
            let wide = "document.body.style.margin = 0";
            browser.js::<()>(wide, &[]).await;
            look = browser
                .js(
                    "const root = document.querySelector('film-companion').shadowRoot; \
                     const names = ['display', 'color', 'fontSize', 'fontFamily', 'fontStyle', 'lineHeight', 'letterSpacing', \
                         'wordSpacing', 'textAlign', 'textTransform', 'direction', 'whiteSpace', 'cursor', 'paddingTop']; \
                     return [...root.querySelectorAll('.companion, .companion *')].map(each => { \
                         const style = getComputedStyle(each); return names.map(name => style[name]).join('|'); })",
                    &[],
                )
                .await;
        }
        looks.push(look);
        browser.is_quiet("styles").await;
    }
    let differ: Vec<_> = looks[0]
        .iter()
        .zip(&looks[1])
        .filter(|(one, other)| one != other)
        .take(5)
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
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
            element(&film, &src),
        ]
        .concat();
        let head = format!("<script>document.documentElement.dir = '{page_dir}'</script>");
        let host = Host::with(&body, &head, "").await;
        host.open(&browser, "").await;
        browser.elements_are_ready().await;
        browser.frames_are_measured().await;
        let direction = "return getComputedStyle(document.querySelector('film-companion').shadowRoot.querySelector('.companion')).direction";
        assert_eq!(browser.js::<String>(direction, &[]).await, expected);
        let is_wider = "return document.documentElement.scrollWidth > innerWidth + 1";
        browser.resize(500).await;
        assert!(
            !browser.js::<bool>(is_wider, &[]).await,
            "nothing sticks out of the page"
        );
        browser.enter_frame(0).await;
        let direction = "return getComputedStyle(document.querySelector('.companion')).direction";
        assert_eq!(
            browser.js::<String>(direction, &[json!(null)]).await,
            expected
        );
        assert!(
            !browser.js::<bool>(is_wider, &[]).await,
            "nor out of the frame"
        );
        browser.leave_frames().await;
        browser.is_quiet(page_dir).await;
    }
}

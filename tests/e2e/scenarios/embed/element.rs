//! The element: the same words as the page, in a shadow root, as its attributes say.

use serde_json::json;

use super::{Host, element, element_script};
use crate::harness::site::Film;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    the_element_says_what_the_page_says,
    the_element_says_everything_that_a_page_can_say,
    the_element_says_what_a_page_from_right_to_left_says,
    the_element_says_what_a_hostile_page_says,
    attributes_apply_as_they_change,
    events_leave_the_shadow_root_around_the_element,
    complaint_8_a_link_of_the_page_arrives_in_the_element,
    complaint_8_a_link_in_the_element_becomes_the_pages,
    complaint_22_a_quote_can_be_the_first_and_nothing_moves,
    a_page_can_give_it_its_colours,
    complaint_21_with_everything_in_it_nobody_else_is_asked_and_nothing_is_kept
);

/// The words and the elements of a section, wherever they stand, without what differs on purpose: the script of a frame,
/// what the program of a page asks of it, how links open, parts, and where recordings may have their captions from.
const OUTLINE: &str = "const root = document.querySelector('film-companion')?.shadowRoot ?? document; \
    const section = root.querySelector('.companion').cloneNode(true); \
    section.querySelector('script')?.remove(); \
    section.normalize(); \
    const differs = /^(target|rel|part|crossorigin|data-(undrawn|before|cells|part|series))$/; \
    const whole = ({ name, value }) => /^(href|src)$/.test(name) && !value.startsWith('#') \
        ? `${name}=${new URL(value, location).href}` : `${name}=${value}`; \
    const named = ({ localName, attributes }) => \
        [localName, ...[...attributes].filter(({ name }) => !differs.test(name)).map(whole).sort()].join(' '); \
    const all = document.createTreeWalker(section, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT), outline = []; \
    for (let each = section; each; each = all.nextNode()) outline.push(each.data ?? named(each)); \
    return outline";

async fn the_element_says_what_the_page_says(engine: Engine) {
    says_what_the_page_says(engine, Film::NeverSorry).await;
}

async fn the_element_says_everything_that_a_page_can_say(engine: Engine) {
    says_what_the_page_says(engine, Film::Everything).await;
}

async fn the_element_says_what_a_page_from_right_to_left_says(engine: Engine) {
    says_what_the_page_says(engine, Film::Arabic).await;
}

async fn the_element_says_what_a_hostile_page_says(engine: Engine) {
    says_what_the_page_says(engine, Film::Hostile).await;
}

async fn says_what_the_page_says(engine: Engine, film: Film) {
    let browser = Browser::live(engine).await;
    let server = Server::of(film).await;
    browser.go(&server.url("embed/all/")).await;
    let expected: Vec<String> = browser.js(OUTLINE, &[]).await;
    let src = format!("src=\"{}\"", server.url(""));
    let host = Host::of(&element(&server, &src)).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let found: Vec<String> = browser.js(OUTLINE, &[]).await;
    let differ: Vec<_> = (found.iter().zip(&expected))
        .filter(|(one, other)| one != other)
        .take(5)
        .collect();
    assert!(differ.is_empty(), "{film:?}: {differ:#?}");
    assert_eq!(found.len(), expected.len(), "{film:?}");
    let made = "const root = document.querySelector('film-companion').shadowRoot; \
                    return [...root.querySelectorAll('*')].filter(each => \
                        ['script', 'style', 'iframe', 'object', 'embed', 'link', 'meta', 'base', 'form'].includes(each.localName) \
                        || [...each.attributes].some(({ name, value }) => name.startsWith('on') || name === 'style' \
                            || /^\\s*(javascript|data):/i.test(value))).map(each => each.outerHTML)";
    assert_eq!(
        browser.js::<Vec<String>>(made, &[]).await,
        Vec::<String>::new(),
        "{film:?}"
    );
    let sources = "return document.querySelector('film-companion').shadowRoot.querySelectorAll('[src^=\"media/\"]').length";
    assert_eq!(
        browser.js::<usize>(sources, &[]).await,
        0,
        "addresses are whole"
    );
    browser.is_quiet(film).await;
}

async fn attributes_apply_as_they_change(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let other = Server::of(Film::Arabic).await;
    let attributes = format!("src=\"{}\" section=card", film.url("page.en.json"));
    let told = "<script>window.told = []; for (const name of ['ready', 'error', 'navigate']) \
                document.addEventListener(`companion-${name}`, event => told.push([name, event.detail, event.target.localName]));\
                </script>";
    let host = Host::with(&element(&film, &attributes), told, "").await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let is = |script: &str| {
        format!(
            "const element = document.querySelector('film-companion'); const root = element.shadowRoot; \
             const content = root.querySelector('.companion'); {script}"
        )
    };
    let set = |name: &str, value: &str| is(&format!("element.setAttribute('{name}', '{value}')"));
    let is_first =
        "return root.querySelector('.slide:not([inert])')?.id === element.getAttribute('start')";
    let elsewhere = other.url("");
    for (name, value, expected) in [
        (
            "section",
            "quotes",
            "return !!root.querySelector('#quotes') && !root.querySelector('#film')",
        ),
        ("start", "q-system", is_first),
        ("start", "q-fearful", is_first),
        ("lang", "zh-Hans", "return content.lang === 'zh-Hans'"),
        (
            "section",
            "timeline",
            "return content.lang === 'zh-Hans' && !!root.querySelector('#timeline')",
        ),
        (
            "theme",
            "dark",
            "return getComputedStyle(content).colorScheme === 'dark'",
        ),
        (
            "theme",
            "light",
            "return getComputedStyle(content).colorScheme === 'light'",
        ),
        (
            "lang",
            "en",
            "return content.lang === 'en' && getComputedStyle(content).colorScheme === 'light'",
        ),
        ("lang", "", "return content.lang === 'en'"),
        (
            "theme",
            "",
            "return getComputedStyle(content).colorScheme.includes('dark')",
        ),
        // From one film to another.
        (
            "src",
            elsewhere.as_str(),
            "return content.lang === 'ar' && content.dir === 'rtl' && !!root.querySelector('#timeline')",
        ),
    ] {
        browser.js::<()>(&set(name, value), &[]).await;
        browser.wait_for(&is(expected)).await;
    }
    let told: Vec<(String, serde_json::Value, String)> =
        browser.js("return window.told", &[]).await;
    assert!(
        told.iter()
            .all(|(name, _, target)| name == "ready" && target == "film-companion"),
        "{told:?}"
    );
    assert_eq!(
        told.last().unwrap().1,
        json!({ "section": "timeline", "lang": "ar" })
    );
    browser.is_quiet("attributes").await;
}

/// The element in the shadow root of somebody else's.
async fn events_leave_the_shadow_root_around_the_element(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let body = format!(
        "<div id=around></div><script>window.told = []; for (const name of ['ready', 'error', 'navigate']) \
         document.addEventListener(`companion-${{name}}`, event => \
             told.push([name, event.target.id, event.composedPath()[0].localName].join(' '))); \
         document.querySelector('#around').attachShadow({{ mode: 'open' }}).innerHTML = \
             '<film-companion section=timeline src=\"{}\"></film-companion>';</script>{}",
        film.url(""),
        element_script(&film)
    );
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    let is_ready = "return told.length > 0";
    browser.wait_for(is_ready).await;
    for act in [
        "root.querySelector('.timeline__chapters a').click()",
        "element.setAttribute('section', 'none')",
    ] {
        let told: Vec<String> = browser.js("return window.told", &[]).await;
        let act = format!(
            "const element = document.querySelector('#around').shadowRoot.firstChild, root = element.shadowRoot; {act}"
        );
        browser.js::<()>(&act, &[]).await;
        let is_next = "return told.length > arguments[0]";
        browser.wait_with(is_next, &[json!(told.len())]).await;
    }
    let told: Vec<String> = browser.js("return window.told", &[]).await;
    let expected =
        ["ready", "navigate", "error"].map(|name| format!("{name} around film-companion"));
    assert_eq!(told, expected);
}

async fn complaint_8_a_link_of_the_page_arrives_in_the_element(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let attributes = format!("src=\"{}\" section=timeline", film.url("page.en.json"));
    let body = [
        "<a id=link href=#e-chengdu-2009>Chengdu</a>",
        &element(&film, &attributes),
    ]
    .concat();
    let host = Host::of(&body).await;
    host.open(&browser, "#e-chengdu-2009").await;
    browser.elements_are_ready().await;
    browser.has_in_sight("e-chengdu-2009").await;
    host.open(&browser, "?again").await;
    browser.elements_are_ready().await;
    browser.follow("#link").await;
    browser.has_in_sight("e-chengdu-2009").await;
    // The keyboard goes on from there, and so does what reads the page aloud.
    let has_focus = "return document.querySelector('film-companion').shadowRoot.activeElement?.id";
    let focused: Option<String> = browser.js(has_focus, &[]).await;
    assert_eq!(focused.as_deref(), Some("e-chengdu-2009"));
    browser.is_quiet("links").await;
}

async fn complaint_8_a_link_in_the_element_becomes_the_pages(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::Arabic).await;
    let attributes = format!("src=\"{}\"", film.url(""));
    let host = Host::of(&element(&film, &attributes)).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let hash: String = browser.js("return location.hash", &[]).await;
    assert_eq!(hash, "", "nothing is written that nobody asked for");
    let click = "document.querySelector('film-companion').shadowRoot.querySelector(\"article a[href^='#q-']\").click()";
    browser.js::<()>(click, &[]).await;
    browser
        .wait_for("return decodeURIComponent(location.hash).startsWith('#q-')")
        .await;
    // A page that has an address of its own for every view may decline.
    let decline = "addEventListener('companion-navigate', event => { window.id = event.detail.id; event.preventDefault(); })";
    browser.js::<()>(decline, &[]).await;
    let before: String = browser.js("return location.hash", &[]).await;
    let click =
        "document.querySelector('film-companion').shadowRoot.querySelector(\"sup a\").click()";
    browser.js::<()>(click, &[]).await;
    browser.wait_for("return window.id?.startsWith('s-')").await;
    let after: String = browser.js("return location.hash", &[]).await;
    assert_eq!(after, before);
    let is_open = "return document.querySelector('film-companion').shadowRoot.querySelector('.embed__sources').open";
    assert!(
        browser.js::<bool>(is_open, &[]).await,
        "what is folded around a place opens"
    );
    browser.back().await;
    browser.wait_for("return location.hash === ''").await;
    browser.is_quiet("links").await;
}

async fn complaint_22_a_quote_can_be_the_first_and_nothing_moves(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    browser.go(&film.url("embed/quotes/")).await;
    let third: String = browser
        .js("return document.querySelectorAll('.slide')[2].id", &[])
        .await;
    let attributes = format!(
        "src=\"{}\" section=quotes start=\"{third}\"",
        film.url("page.en.json")
    );
    let host = Host::of(&element(&film, &attributes)).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let is_shown = "const root = document.querySelector('film-companion').shadowRoot; \
                    const slide = root.getElementById(arguments[0]).getBoundingClientRect(); \
                    const slides = root.querySelector('.quotes__slides').getBoundingClientRect(); \
                    return scrollY === 0 && Math.abs(slide.left + slide.right - slides.left - slides.right) < 60";
    browser.wait_with(is_shown, &[json!(third)]).await;
    // No copies of slides, and each can be reached by its link.
    let twice = "const root = document.querySelector('film-companion').shadowRoot; \
                 const ids = [...root.querySelectorAll('[id]')].map(each => each.id); \
                 return ids.length - new Set(ids).size";
    assert_eq!(browser.js::<usize>(twice, &[]).await, 0);
    let links = "const root = document.querySelector('film-companion').shadowRoot; \
                 return [...root.querySelectorAll('.slide')].every(slide => root.querySelector(`a.quotes__picker[href=\"#${slide.id}\"]`))";
    assert!(browser.js::<bool>(links, &[]).await);
    browser.is_quiet("start").await;
}

async fn a_page_can_give_it_its_colours(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let src = format!("src=\"{}\" section=timeline", film.url("page.en.json"));
    let style = "<style>film-companion { --companion-paper: #abcdef; --companion-accent: rgb(1, 2, 3); \
                 --companion-size: 20px; --companion-serif: monospace } \
                 film-companion::part(title) { text-transform: uppercase } \
                 film-companion::part(event) { border: 3px solid rgb(4, 5, 6) }</style>";
    let body = [&*element(&film, &src), &element_script(&film)].concat();
    let host = Host::with(&body, style, "").await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let found: Vec<String> = browser
        .js(
            "const root = document.querySelector('film-companion').shadowRoot; \
             const style = (selector) => getComputedStyle(root.querySelector(selector)); \
             return [style('.companion').backgroundColor, style('.chapter__number').color, \
                 style('.embed__title').fontFamily, style('.embed__title').textTransform, style('.event').borderTopColor, \
                 style('.embed__title').marginInlineStart, String(parseFloat(style('.event__text').fontSize) >= 20)]",
            &[],
        )
        .await;
    assert_eq!(
        [0, 1, 2, 3, 4, 6].map(|at| found[at].as_str()),
        [
            "rgb(171, 205, 239)",
            "rgb(1, 2, 3)",
            "monospace",
            "uppercase",
            "rgb(4, 5, 6)",
            "true"
        ]
    );
    browser.is_quiet("colours").await;
}

async fn complaint_21_with_everything_in_it_nobody_else_is_asked_and_nothing_is_kept(
    engine: Engine,
) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::Everything).await;
    let host = Host::of(&element(&film, &format!("src=\"{}\"", film.url("")))).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    // A reader who looks at everything, and clicks on nothing.
    let look = "const root = document.querySelector('film-companion').shadowRoot; \
                for (const each of root.querySelectorAll('details')) each.open = true; \
                for (const each of root.querySelectorAll('audio, video')) each.scrollIntoView();";
    browser.js::<()>(look, &[]).await;
    browser
        .wait_for(
            "const root = document.querySelector('film-companion').shadowRoot; \
             const next = [...root.querySelectorAll('img')].find(each => each.naturalWidth === 0); \
             next?.scrollIntoView(); return !next",
        )
        .await;
    let kept: (String, usize, usize) = browser
        .js(
            "return [document.cookie, localStorage.length, sessionStorage.length]",
            &[],
        )
        .await;
    assert_eq!(kept, (String::new(), 0, 0));
    // That no other host was asked is proved when the browser is closed. Players of other sites are links, and frame nothing.
    let players: (usize, usize) = browser
        .js(
            "const root = document.querySelector('film-companion').shadowRoot; \
             return [root.querySelectorAll('iframe').length, \
                 root.querySelectorAll('a[target=_blank][href*=\"youtube.com\"], a[target=_blank][href*=\"vimeo.com\"]').length]",
            &[],
        )
        .await;
    assert_eq!((players.0, players.1 > 1), (0, true), "{players:?}");
    // Of the film's host only what is shown is asked for: no program, no words of other pages.
    for answered in film.log() {
        let path = answered.path.as_str();
        let is_shown = ["/embed.js", "/embed/all/", "/favicon.ico"].contains(&path)
            || path.starts_with("/media/")
            || path.ends_with(".woff2");
        assert!(is_shown, "{path}");
    }
}

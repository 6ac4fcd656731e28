//! Elements that come and go, many times and several at once: what is shared is asked for once, what goes is gone.

use serde_json::json;

use super::{Host, element, element_script};
use crate::harness::site::Film;
use crate::harness::wait::until;
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    several_elements_share_one_download,
    a_single_page_application_takes_it_along,
    what_changes_while_it_is_away_is_there_when_it_is_back,
    complaint_22_a_quote_stays_the_same_wherever_it_is_moved
);
// On a busy machine WebKitGTK now and then never asks for what was chosen.
in_engines!([chromium: Chromium, firefox: Firefox] captions_come_from_the_films_site);
in_engines!([chromium: Chromium] two_hundred_insertions_leave_nothing_behind);

async fn several_elements_share_one_download(engine: Engine) {
    let browser = Browser::live(engine).await;
    let one = Server::of(Film::NeverSorry).await;
    let other = Server::of(Film::Everything).await;
    let card = |film: &Server| element(film, &format!("src=\"{}\" section=card", film.url("")));
    // The second film's script is another file, and the same element.
    let body = [card(&one), card(&one), card(&one), card(&other)].concat();
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    for (film, path) in [
        (&one, "/embed/card/"),
        (&one, "/embed.js"),
        (&other, "/embed/card/"),
    ] {
        let asked = film
            .log()
            .into_iter()
            .filter(|answered| answered.path == path);
        assert_eq!(asked.count(), 1, "{path}");
    }
    let sheets = "const sheets = [...document.querySelectorAll('film-companion')].map(each => each.shadowRoot.adoptedStyleSheets[0]); \
                  return sheets[0] === sheets[1] && sheets[1] === sheets[2]";
    assert!(browser.js::<bool>(sheets, &[]).await);
    browser.is_quiet("several").await;
}

async fn a_single_page_application_takes_it_along(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let app = "<p style=\"height: 3000px\">A long text.</p><div id=app></div>";
    let host = Host::of(&[app, &*element_script(&film)].concat()).await;
    host.open(&browser, "").await;
    // Made by a script, filled in later, moved, taken out before anything has come, and put back.
    let make = "const each = document.createElement('film-companion'); each.append('fallback'); \
                document.querySelector('#app').append(each); each.setAttribute('section', 'timeline'); \
                each.setAttribute('src', arguments[0]); each.remove(); document.querySelector('#app').append(each);";
    browser
        .js::<()>(make, &[json!(film.url("page.en.json"))])
        .await;
    browser.elements_are_ready().await;
    let moved = "const each = document.querySelector('film-companion'); const content = each.shadowRoot.querySelector('.companion'); \
                 document.body.append(each); return each.shadowRoot.querySelector('.companion') === content";
    assert!(
        browser.js::<bool>(moved, &[]).await,
        "what is moved stays as it is"
    );
    // What has been taken out answers to no address, though it has the event.
    let change = "history.pushState(null, '', '/elsewhere'); window.each = document.querySelector('film-companion'); each.remove(); \
                  addEventListener('hashchange', () => { window.changed = true; }); location.hash = '#e-chengdu-2009'";
    browser.js::<()>(change, &[]).await;
    browser.wait_for("return window.changed").await;
    browser.settle().await;
    let moved = "const { shadowRoot } = each; \
                 return [scrollY, !!shadowRoot.getElementById('e-chengdu-2009'), !!shadowRoot.querySelector('[data-target]')]";
    let moved: (f64, bool, bool) = browser.js(moved, &[]).await;
    assert_eq!(moved, (0.0, true, false));
    browser.is_quiet("application").await;
}

async fn what_changes_while_it_is_away_is_there_when_it_is_back(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let src = format!("src=\"{}\" section=card", film.url("page.en.json"));
    let host = Host::of(&element(&film, &src)).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let away = "window.each = document.querySelector('film-companion'); each.remove(); \
                each.setAttribute('section', 'quotes');";
    browser.js::<()>(away, &[]).await;
    // What was due by then is done, and has found nobody.
    browser.settle().await;
    browser.js::<()>("document.body.append(each)", &[]).await;
    let shows = "return !!each.shadowRoot.getElementById(arguments[0])";
    browser.wait_with(shows, &[json!("quotes")]).await;
    // Moved while what it is to show is on its way.
    let moved = "each.setAttribute('section', 'timeline'); const ask = fetch; \
                 window.fetch = (...all) => { window.fetch = ask; setTimeout(() => document.body.prepend(each)); return ask(...all); };";
    browser.js::<()>(moved, &[]).await;
    browser.wait_with(shows, &[json!("timeline")]).await;
    browser.is_quiet("away").await;
}

/// Browsers forget how far something was scrolled that is taken off a page, and scroll nothing that is not seen.
async fn complaint_22_a_quote_stays_the_same_wherever_it_is_moved(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    let src = format!(
        "src=\"{}\" section=quotes start=q-fearful",
        film.url("page.en.json")
    );
    let body = format!("<div id=tab hidden>{}</div>", element(&film, &src));
    let host = Host::of(&body).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let is_shown = "const root = document.querySelector('film-companion').shadowRoot; \
                    const [row, slide] = ['.quotes__slides', '.slide:not([inert])'].map(each => root.querySelector(each)); \
                    const [within, is] = [row, slide].map(each => each.getBoundingClientRect()); \
                    return slide.id === arguments[0] && is.width > 0 && Math.abs(is.left + is.right - within.left - within.right) < 60";
    browser
        .js::<()>("document.querySelector('#tab').hidden = false", &[])
        .await;
    browser.wait_with(is_shown, &[json!("q-fearful")]).await;
    for act in [
        "document.body.append(document.querySelector('film-companion'))",
        "const { style } = document.querySelector('film-companion'); style.display = 'none'; \
         requestAnimationFrame(() => requestAnimationFrame(() => { style.display = ''; }))",
    ] {
        let turn = "document.querySelector('film-companion').shadowRoot.querySelector('[href=\"#q-system\"]').click()";
        browser.js::<()>(turn, &[]).await;
        browser.wait_with(is_shown, &[json!("q-system")]).await;
        browser.js::<()>(act, &[]).await;
        browser.wait_with(is_shown, &[json!("q-system")]).await;
    }
    browser.is_quiet("moved").await;
}

async fn captions_come_from_the_films_site(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::Everything).await;
    let src = format!("src=\"{}\" section=timeline", film.url(""));
    let host = Host::of(&element(&film, &src)).await;
    host.open(&browser, "").await;
    browser.elements_are_ready().await;
    let choose = "const video = document.querySelector('film-companion').shadowRoot.querySelector('video'); \
                  for (let folded = video.closest('details'); folded; folded = folded.parentElement.closest('details')) folded.open = true; \
                  video.scrollIntoView(); video.textTracks[0].mode = 'showing';";
    browser.js::<()>(choose, &[]).await;
    let are_there = "const video = document.querySelector('film-companion').shadowRoot.querySelector('video'); \
                     return video.textTracks[0].cues?.length > 0";
    browser.wait_for(are_there).await;
    browser.is_quiet("captions").await;
}

async fn two_hundred_insertions_leave_nothing_behind(engine: Engine) {
    let new = "const each = document.createElement('film-companion'); each.setAttribute('section', 'SECTION'); \
        const ready = new Promise(resolve => each.addEventListener('companion-ready', resolve, { once: true })); \
        each.setAttribute('src', 'SRC'); document.querySelector('#app').append(each); await ready; each.remove();";
    // The same one, in and out: what it shows stays its own.
    let same = "const each = document.querySelector('film-companion') ?? window.each; window.each = each; \
        document.querySelector('#app').append(each); \
        await new Promise(resolve => requestAnimationFrame(resolve)); each.remove();";
    for (section, turn) in [("card", new), ("quotes", new), ("quotes", same)] {
        let browser = Browser::live(engine).await;
        let film = Server::of(Film::NeverSorry).await;
        let src = format!("src=\"{}\" section={section}", film.url("page.en.json"));
        let body = ["<div id=app></div>", &*element(&film, &src)].concat();
        let host = Host::of(&body).await;
        host.open(&browser, "").await;
        browser.elements_are_ready().await;
        let come_and_go = "const done = arguments[arguments.length - 1]; \
            (async () => { for (let turn = 0; turn < COUNT; turn++) { TURN } done(true); })();"
            .replace("TURN", turn)
            .replace("SECTION", section)
            .replace("SRC", &film.url("page.en.json"));
        browser
            .js_later::<bool>(&come_and_go.replace("COUNT", "20"))
            .await;
        let before = usage(&browser).await;
        browser
            .js_later::<bool>(&come_and_go.replace("COUNT", "200"))
            .await;
        let is_back = async || {
            let now = collected(&browser).await;
            now.iter()
                .zip(&before)
                .all(|(now, before)| *now <= before * 1.05)
        };
        until(is_back, || {
            format!("{USED:?} of {section} to be as before: {before:?}")
        })
        .await;
    }
}

/// What of Chromium's memory is measured.
const USED: [&str; 3] = ["JSHeapUsedSize", "JSEventListeners", "Nodes"];

/// How much is in use when no more garbage is found.
async fn usage(browser: &Browser) -> Vec<f64> {
    browser.devtools("Performance.enable", json!({})).await;
    let mut last = collected(browser).await;
    loop {
        let now = collected(browser).await;
        if now.iter().zip(&last).all(|(now, last)| now >= last) {
            return now;
        }
        last = now;
    }
}

/// How much is in use after a collection of garbage.
async fn collected(browser: &Browser) -> Vec<f64> {
    browser
        .devtools("HeapProfiler.collectGarbage", json!({}))
        .await;
    // What waits for a task of its own to be let go has had one.
    browser.settle().await;
    let answer = browser.devtools("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
    let value = |name: &str| {
        let metric = metrics.iter().find(|each| each["name"] == name);
        metric.and_then(|each| each["value"].as_f64()).unwrap()
    };
    USED.map(value).to_vec()
}

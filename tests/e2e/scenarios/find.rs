//! The search: it finds chapters, events and quotes by their words, and events by what they are about. (`asked.rs` has its
//! address.)

use serde_json::json;
use thirtyfour::Key;

use super::guide::open;
use super::surroundings::with_memory;
use crate::harness::site::{ARABIC, CHINESE, ENGLISH, Page};
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    what_is_searched_is_found_and_its_address_finds_it_again,
    words_of_quotes_and_chapters_lead_to_them,
    chinese_is_found_without_word_boundaries,
    what_is_still_being_composed_is_not_searched,
    filters_count_and_go_together,
    on_a_phone_the_search_is_at_hand_in_the_story
);
// Only Chromium's driver tells how much memory there is.
in_engines!([chromium: Chromium] filters_leave_nothing_behind);

/// The links to what was found, and what was said of it.
pub(super) async fn found(browser: &Browser) -> (Vec<String>, String) {
    let list = "return [[...document.querySelectorAll('.find__hits a')].map(each => decodeURIComponent(each.hash)), \
                document.querySelector('.find__count').textContent]";
    browser.js(list, &[]).await
}

/// Waits until the search says something that has `words` in it.
pub(super) async fn says(browser: &Browser, words: &str) {
    let said = "return document.querySelector('.find__count').textContent.includes(arguments[0])";
    browser.wait_with(said, &[json!(words)]).await;
}

/// Types words into the field, in place of those that are there.
pub(super) async fn search(browser: &Browser, words: &str) {
    let begin = "document.querySelector('#find').open = true; \
                 const field = document.querySelector('#find input'); field.focus(); field.select()";
    browser.js::<()>(begin, &[]).await;
    browser.press(words).await;
}

/// Chooses in a filter.
pub(super) async fn choose(browser: &Browser, filter: &str, key: &str) {
    let choose = "const field = document.querySelector(`#find select[name=${arguments[0]}]`); \
                  field.value = arguments[1]; field.dispatchEvent(new Event('input', { bubbles: true }))";
    browser.js::<()>(choose, &[json!(filter), json!(key)]).await;
}

async fn what_is_searched_is_found_and_its_address_finds_it_again(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1440).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    let (enter, tab) = (Key::Enter.value(), Key::Tab.value());
    browser
        .js::<()>("document.querySelector('#find summary').focus()", &[])
        .await;
    browser.press(&enter.to_string()).await;
    browser
        .wait_for("return document.querySelector('#find').open")
        .await;
    browser.press(&tab.to_string()).await;
    browser
        .wait_for("return document.activeElement.name === 'q'")
        .await;
    browser.press("BROKEN  finger").await;
    says(&browser, "Results: 1").await;
    let first = found(&browser).await;
    assert_eq!(first.0, ["#e-urn-1995"], "{first:?}");
    assert!(first.1.chars().count() < 40, "said in short: {first:?}");
    browser
        .wait_for("return location.search === '?q=BROKEN++finger'")
        .await;

    browser.follow(".find__hits a").await;
    browser.wait_for("return location.hash === '#e-urn-1995' && !!document.querySelector('#e-urn-1995:target')").await;
    browser.back().await;
    browser
        .wait_for("return location.hash === '' && location.search === '?q=BROKEN++finger'")
        .await;
    assert_eq!(found(&browser).await, first, "Back leads to what was found");
    browser.back().await;
    browser
        .wait_for("return location.search === '' && !document.querySelector('.find__hits a')")
        .await;

    open(&browser, &server, ENGLISH, "?q=broken+finger#e-urn-1995").await;
    browser.wait_for("return document.querySelector('#find').open && document.querySelectorAll('.find__hits a').length === 1").await;
    search(&browser, "zzzz").await;
    says(&browser, "Nothing").await;
    browser.follow(".find__clear").await;
    browser.wait_for("return location.search === '' && document.activeElement.name === 'q' && !document.activeElement.value").await;
    says(&browser, "").await;
    browser.is_quiet("searching").await;
}

async fn chinese_is_found_without_word_boundaries(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    let server = Server::of(CHINESE.film).await;
    open(&browser, &server, CHINESE, "?q=%E5%9C%B0%E9%9C%87").await;
    browser
        .wait_for("return document.querySelectorAll('.find__hits a').length > 3")
        .await;
    says(&browser, "找到").await;
    let (hits, _) = found(&browser).await;
    let earthquake = ["#c-earthquake", "#e-earthquake-2008"].map(str::to_owned);
    assert!(
        earthquake.iter().all(|each| hits.contains(each)),
        "{hits:?}"
    );
}

/// Words that stand nowhere else on the page, and where they do.
const WORDS: [(Page, &str, &str); 3] = [
    (ENGLISH, "opponent", "#q-chess"),
    (ENGLISH, "student years coincide", "#c-new-york"),
    (CHINESE, "棋手", "#q-chess"),
];

async fn words_of_quotes_and_chapters_lead_to_them(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1440).await;
    let server = Server::of(ENGLISH.film).await;
    for (page, words, place) in WORDS {
        open(&browser, &server, page, "").await;
        search(&browser, words).await;
        let is_found = "const hits = document.querySelectorAll('.find__hits a'); \
                        return hits.length === 1 && hits[0].hash === arguments[0]";
        browser.wait_with(is_found, &[json!(place)]).await;
        browser.follow(".find__hits a").await;
        let is_there = "const there = document.querySelector(arguments[0]); \
                        const { top, bottom } = there.getBoundingClientRect(); \
                        return location.hash === arguments[0] && there.matches(':target') && !there.inert \
                            && document.activeElement === there && top < innerHeight && bottom > 0";
        browser.wait_with(is_there, &[json!(place)]).await;
        browser.is_quiet(place).await;
    }
}

async fn filters_count_and_go_together(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "?thread=names&with=figures").await;
    says(&browser, "Results: ").await;
    let (hits, said) = found(&browser).await;
    let option =
        "return document.querySelector('#find select[name=with]').selectedOptions[0].textContent";
    let option: String = browser.js(option, &[]).await;
    let count = format!("({})", hits.len());
    assert!(
        !hits.is_empty() && option.ends_with(&count),
        "{hits:?} {option} {said}"
    );
    assert_eq!(said, format!("Results: {}", hits.len()));

    // Only events have what can be chosen in a filter.
    open(&browser, &server, ENGLISH, "?q=names").await;
    says(&browser, "Results: ").await;
    let is_event = |hit: &String| hit.starts_with("#e-");
    assert!(!found(&browser).await.0.iter().all(is_event));
    choose(&browser, "thread", "names").await;
    browser
        .wait_for("return location.search === '?q=names&thread=names'")
        .await;
    let (hits, _) = found(&browser).await;
    assert!(!hits.is_empty() && hits.iter().all(is_event), "{hits:?}");
}

async fn on_a_phone_the_search_is_at_hand_in_the_story(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    let go = "const events = document.querySelectorAll('.event'); const event = events[events.length >> 1]; \
              event.scrollIntoView({ block: 'center', behavior: 'instant' })";
    // An event may be higher than the window.
    let is_back = "const events = document.querySelectorAll('.event'); \
                   const { top, bottom } = events[events.length >> 1].getBoundingClientRect(); \
                   return Math.abs(top + bottom - innerHeight) < innerHeight";
    // Where the bar begins, whatever chapter it shows, and as large as a finger.
    let at_hand = "const bar = document.querySelector('.guide__bar'), link = bar.querySelector('.guide__find'); \
                   if (!bar.checkVisibility() || !bar.querySelector('.guide__chapters > [aria-current]')) return false; \
                   const [outer, box] = [bar, link].map(each => each.getBoundingClientRect()); \
                   const side = getComputedStyle(bar).direction === 'rtl' ? 'right' : 'left'; \
                   const met = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
                   return !link.ariaCurrent && link.contains(met) && Math.abs(outer[side] - box[side]) < 1 \
                       && Math.min(box.width, box.height) >= 43.9 \
                       && link.textContent.trim() === document.querySelector('#find > summary').textContent.trim()";
    let is_open = "const field = document.querySelector('#find[open] input'), box = field?.getBoundingClientRect(); \
                   return location.hash === '#find-words' && !!field && document.activeElement === field \
                       && box.top > 0 && box.bottom < innerHeight / 2";
    for page in [ENGLISH, CHINESE, ARABIC] {
        let server = Server::of(page.film).await;
        open(&browser, &server, page, "").await;
        // The second time the address is there already.
        for _ in 0..2 {
            browser.js::<()>(go, &[]).await;
            browser.wait_for(at_hand).await;
            browser.follow(".guide__find").await;
            browser.wait_for(is_open).await;
        }
        browser.back().await;
        browser.wait_for("return location.hash === ''").await;
        browser.wait_for(is_back).await;
        browser.is_quiet(page).await;
    }
}

/// What the page keeps: bytes of JavaScript, of the browser's own and of the program, and nodes of documents.
async fn kept(browser: &Browser) -> [(&'static str, f64); 4] {
    browser
        .devtools("HeapProfiler.collectGarbage", json!({}))
        .await;
    let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await;
    let counters = browser.devtools("Memory.getDOMCounters", json!({})).await;
    let program: f64 = browser
        .js("return window.programMemory.buffer.byteLength", &[])
        .await;
    [
        ("bytes of scripts", heap["usedSize"].as_f64().unwrap()),
        (
            "bytes of the browser",
            heap["embedderHeapUsedSize"].as_f64().unwrap(),
        ),
        ("bytes of the program", program),
        ("nodes", counters["nodes"].as_f64().unwrap()),
    ]
}

async fn filters_leave_nothing_behind(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::failing(ENGLISH.film, &[], &with_memory("")).await;
    open(&browser, &server, ENGLISH, "?q=a").await;
    says(&browser, "Results: ").await;
    let change = "const [done] = arguments; const field = document.querySelector('#find select'); let n = 0; \
                  const next = () => { field.selectedIndex = n % field.length; \
                  field.dispatchEvent(new Event('input', { bubbles: true })); \
                  if (++n < 100) requestAnimationFrame(next); else done(true); }; next();";
    browser.js_later::<bool>(change).await;
    let before = kept(&browser).await;
    browser.js_later::<bool>(change).await;
    browser.js_later::<bool>(change).await;
    let after = kept(&browser).await;
    for ((what, before), (_, after)) in before.into_iter().zip(after) {
        assert!(after < before * 1.05, "from {before} to {after} {what}");
    }
}

async fn what_is_still_being_composed_is_not_searched(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(CHINESE.film).await;
    open(&browser, &server, CHINESE, "?with=figures").await;
    says(&browser, "找到").await;
    let before = found(&browser).await;
    // What an input method tells of: letters while a word is being composed, and its end.
    let compose = "const field = document.querySelector('#find input'); field.value = arguments[0]; \
                   field.dispatchEvent(arguments[1] \
                       ? new InputEvent('input', { bubbles: true, isComposing: true }) \
                       : new CompositionEvent('compositionend', { bubbles: true, data: arguments[0] }))";
    browser
        .js::<()>(compose, &[json!("di'zhen"), json!(true)])
        .await;
    // A search for these letters would have emptied the list at once.
    assert_eq!(found(&browser).await, before);
    browser
        .js::<()>(compose, &[json!("地震"), json!(false)])
        .await;
    browser
        .wait_for("return new URLSearchParams(location.search).get('q') === '地震'")
        .await;
    says(&browser, "找到").await;
    assert_ne!(found(&browser).await, before);
}

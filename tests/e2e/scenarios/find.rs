//! The search: it finds events by their words and by what they are about, and its address finds them again.

use serde_json::json;
use thirtyfour::Key;

use super::guide::open;
use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{CHINESE, ENGLISH};
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    what_is_searched_is_found_and_its_address_finds_it_again,
    chinese_is_found_without_word_boundaries,
    what_is_still_being_composed_is_not_searched,
    a_search_that_is_closed_and_left_stays_closed,
    filters_count_and_go_together,
    a_filter_goes_along_to_another_language,
    the_address_of_a_search_shows_it,
    who_has_gone_on_is_not_taken_to_a_search
);
// Only Chromium's driver tells how much memory there is.
in_engines!([chromium: Chromium] filters_leave_nothing_behind);

/// The links to what was found, and what was said of it.
async fn found(browser: &Browser) -> (Vec<String>, String) {
    let list = "return [[...document.querySelectorAll('.find__hits a')].map(each => decodeURIComponent(each.hash)), \
                document.querySelector('.find__count').textContent]";
    browser.js(list, &[]).await
}

/// Waits until the search says something that has `words` in it.
async fn says(browser: &Browser, words: &str) {
    let said = "return document.querySelector('.find__count').textContent.includes(arguments[0])";
    browser.wait_with(said, &[json!(words)]).await;
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
    says(&browser, "1 of 57").await;
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
    browser
        .js::<()>(
            "const field = document.querySelector('#find input'); field.focus(); field.select()",
            &[],
        )
        .await;
    browser.press("zzzz").await;
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
    says(&browser, "57").await;
    let (hits, _) = found(&browser).await;
    assert!(hits.iter().all(|hit| hit.starts_with("#e-")), "{hits:?}");
}

async fn filters_count_and_go_together(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "?thread=names&with=figures").await;
    says(&browser, "of 57").await;
    let (hits, said) = found(&browser).await;
    let option =
        "return document.querySelector('#find select[name=with]').selectedOptions[0].textContent";
    let option: String = browser.js(option, &[]).await;
    let count = format!("({})", hits.len());
    assert!(
        !hits.is_empty() && option.ends_with(&count),
        "{hits:?} {option} {said}"
    );
    assert!(said.starts_with(&format!("{} of", hits.len())), "{said}");
}

async fn a_filter_goes_along_to_another_language(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    for asked in ["?person=ai-qing", "?thread=names&with=figures&q=list"] {
        open(&browser, &server, ENGLISH, asked).await;
        says(&browser, "of 57").await;
        let english = found(&browser).await.0;
        assert!(!english.is_empty(), "{asked}");
        for lang in ["zh-Hans", "en"] {
            browser
                .js::<()>(
                    "document.querySelector(`.tools__languages [hreflang=${arguments[0]}]`).click()",
                    &[json!(lang)],
                )
                .await;
            browser
                .wait_with(
                    "return document.documentElement.lang === arguments[0] \
                         && document.querySelectorAll('.find__hits a').length > 0",
                    &[json!(lang)],
                )
                .await;
            says(&browser, "57").await;
            let hits = found(&browser).await.0;
            // Keys are the same in all languages. Words are not, and stay behind.
            assert!(
                english.iter().all(|hit| hits.contains(hit)),
                "{asked} in {lang}: {english:?} {hits:?}"
            );
            let keeps: String = browser.js("return location.search", &[]).await;
            let kept = asked.replace("&q=list", "");
            assert_eq!(keeps, kept, "{lang}");
        }
    }
}

/// Where the page is scrolled to, and whether the search is open and in sight.
const PLACE: &str = "const { top, bottom } = document.querySelector('#find form')?.getBoundingClientRect() ?? {}; \
                     const isSeen = top >= 0 && bottom <= innerHeight; \
                     return [scrollY, isSeen && !!document.querySelector('#find[open] .find__hits a')]";

async fn the_address_of_a_search_shows_it(engine: Engine) {
    let browser = Browser::live(engine).await;
    for width in [390, 1440] {
        browser.resize(width).await;
        let server = Server::of(ENGLISH.film).await;
        browser.visit(&server, ENGLISH, "?thread=names").await;
        let shown = format!("return (() => {{ {PLACE} }})()[1]");
        browser.wait_for(&shown).await;

        // Who comes back to a page is where they were.
        browser.is_drawn().await;
        let go = "scrollTo({ top: 150, behavior: 'instant' }); window.isOld = true";
        browser.js::<()>(go, &[]).await;
        browser.settle().await;
        browser.js::<()>("location.reload()", &[]).await;
        browser
            .wait_for(
                "return !window.isOld && !!document.querySelector('#find[open] .find__hits a')",
            )
            .await;
        browser.settle().await;
        let (top, _): (f64, bool) = browser.js(PLACE, &[]).await;
        assert!(
            (top - 150.0).abs() < 2.0,
            "at {width}: {top} after a reload"
        );
    }
}

async fn who_has_gone_on_is_not_taken_to_a_search(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::failing(ENGLISH.film, &[(Asset::Wasm, Fault::Hang)], "").await;
    browser.visit(&server, ENGLISH, "?thread=names").await;
    let go = "scrollTo({ top: 150, behavior: 'instant' })";
    browser.js::<()>(go, &[]).await;
    browser.settle().await;
    server.release();
    browser
        .wait_for("return !!document.querySelector('#find[open] .find__hits a')")
        .await;
    browser.settle().await;
    let (top, _): (f64, bool) = browser.js(PLACE, &[]).await;
    assert!((top - 150.0).abs() < 2.0, "{top}");
}

async fn filters_leave_nothing_behind(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "?q=a").await;
    says(&browser, "of 57").await;
    let used = async || {
        browser
            .devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
        browser.devtools("Runtime.getHeapUsage", json!({})).await["usedSize"]
            .as_f64()
            .unwrap()
    };
    let change = "const [count, done] = arguments; const field = document.querySelector('#find select'); let n = 0; \
                  const next = () => { field.selectedIndex = n % field.length; \
                  field.dispatchEvent(new Event('input', { bubbles: true })); \
                  if (++n < 100) requestAnimationFrame(next); else done(true); }; next();";
    let change = change.replace("[count, done]", "[done]");
    browser.js_later::<bool>(&change).await;
    let before = used().await;
    browser.js_later::<bool>(&change).await;
    browser.js_later::<bool>(&change).await;
    let after = used().await;
    assert!(after < before * 1.05, "from {before} to {after} bytes");
}

async fn what_is_still_being_composed_is_not_searched(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(CHINESE.film).await;
    open(&browser, &server, CHINESE, "?with=figures").await;
    says(&browser, "57").await;
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
    says(&browser, "57").await;
    assert_ne!(found(&browser).await, before);
}

async fn a_search_that_is_closed_and_left_stays_closed(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    let begin = "const find = document.querySelector('#find'); find.open = true; find.querySelector('input').focus()";
    browser.js::<()>(begin, &[]).await;
    browser.press("urn").await;
    browser
        .wait_for("return location.search === '?q=urn'")
        .await;
    browser
        .js::<()>("document.querySelector('#find').open = false", &[])
        .await;
    browser.back().await;
    browser
        .wait_for("return location.search === '' && !document.querySelector('#find input').value")
        .await;
    assert!(
        !browser
            .js::<bool>("return document.querySelector('#find').open", &[])
            .await
    );
    browser.forward().await;
    browser
        .wait_for("return location.search === '?q=urn' && document.querySelector('#find').open")
        .await;
}

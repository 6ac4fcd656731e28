//! What a reader searches stands in the address: it can be handed on, and Back leads from one search to the one before.

use serde_json::json;

use super::find::{choose, found, says, search};
use super::guide::open;
use crate::harness::fault::{Asset, Fault};
use crate::harness::site::ENGLISH;
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    back_leads_from_filter_to_filter,
    who_types_and_goes_on_at_once_comes_back_to_the_words,
    a_new_search_leaves_the_place_of_the_one_before,
    who_comes_to_a_place_stays_there_whatever_is_found,
    a_search_that_is_closed_and_left_stays_closed,
    a_filter_goes_along_to_another_language,
    the_address_of_a_search_shows_it,
    who_has_gone_on_is_not_taken_to_a_search
);

/// Waits until the address and the form ask for the same: words, a thread, and what events have.
async fn asks(browser: &Browser, [words, thread, kind]: [&str; 3]) {
    let asks = "const asked = new URLSearchParams(location.search); \
                const fields = [...document.querySelectorAll('#find :is(input, [name=thread], [name=with])')]; \
                return fields.every(({ name, value }, index) => \
                    value === arguments[index] && value === (asked.get(name) ?? ''))";
    let values = [words, thread, kind].map(|each| json!(each));
    browser.wait_with(asks, &values).await;
}

async fn back_leads_from_filter_to_filter(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    let mut steps = vec![["", "", ""]];
    for (filter, key, asked) in [
        ("thread", "names", ["", "names", ""]),
        ("with", "figures", ["", "names", "figures"]),
        ("thread", "art", ["", "art", "figures"]),
        ("thread", "", ["", "", "figures"]),
    ] {
        choose(&browser, filter, key).await;
        asks(&browser, asked).await;
        steps.push(asked);
    }
    // Words are one step, however often their reader pauses.
    for words in ["b", "bl", "blo"] {
        search(&browser, words).await;
        asks(&browser, [words, "", "figures"]).await;
    }
    steps.push(["blo", "", "figures"]);
    browser.follow(".find__clear").await;
    asks(&browser, ["", "", ""]).await;
    for step in steps.iter().rev() {
        browser.back().await;
        asks(&browser, *step).await;
    }
    for step in &steps[1..] {
        browser.forward().await;
        asks(&browser, *step).await;
    }
}

/// Before there was a pause: the last letter comes just before the link is followed.
async fn who_types_and_goes_on_at_once_comes_back_to_the_words(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1440).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    let begin = "const find = document.querySelector('#find'), field = find.querySelector('input'); find.open = true; \
                 document.addEventListener('click', () => { field.value = 'opponent'; \
                     field.dispatchEvent(new InputEvent('input', { bubbles: true })) }, { once: true, capture: true })";
    browser.js::<()>(begin, &[]).await;
    browser.follow("#chapters a").await;
    browser
        .wait_for("return location.hash.startsWith('#c-') && location.search === '?q=opponent'")
        .await;
    browser.back().await;
    browser
        .wait_for("return location.hash === '' && location.search === '?q=opponent'")
        .await;
    asks(&browser, ["opponent", "", ""]).await;
    says(&browser, "Results: 1").await;
    assert_eq!(found(&browser).await.0, ["#q-chess"]);
}

async fn a_new_search_leaves_the_place_of_the_one_before(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    let is_at = "return location.search + location.hash === arguments[0]";
    for (came, new) in [
        ("?q=broken+finger#e-urn-1995", "?q=opponent"),
        ("?dot=17#e-anniversary-list", "?q=opponent"),
    ] {
        open(&browser, &server, ENGLISH, came).await;
        search(&browser, "opponent").await;
        browser.wait_with(is_at, &[json!(new)]).await;
        browser.back().await;
        browser.wait_with(is_at, &[json!(came)]).await;
    }
}

/// The list of what was found stands before the story, and not every browser keeps in sight what is below something that
/// grows.
async fn who_comes_to_a_place_stays_there_whatever_is_found(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    for place in ["#e-birth", "#e-urn-1995", "#c-exile"] {
        for asked in ["zzzz", "a"] {
            let server = Server::of(ENGLISH.film).await;
            open(&browser, &server, ENGLISH, &format!("?q={asked}{place}")).await;
            browser
                .wait_for("return document.querySelector('.find__count').textContent !== ''")
                .await;
            browser.is_drawn().await;
            let is_there = "const there = document.querySelector(arguments[0]); \
                            const { top } = there.getBoundingClientRect(); \
                            return there.matches(':target') && document.activeElement === there \
                                && top > -1 && top < innerHeight / 4";
            browser.wait_with(is_there, &[json!(place)]).await;
            assert_eq!(
                found(&browser).await.0.is_empty(),
                asked == "zzzz",
                "{place}"
            );
        }
    }
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

async fn a_filter_goes_along_to_another_language(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    for asked in ["?person=ai-qing", "?thread=names&with=figures&q=list"] {
        open(&browser, &server, ENGLISH, asked).await;
        says(&browser, "Results: ").await;
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

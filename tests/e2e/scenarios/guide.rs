//! The guide to the timeline: it knows where the reader is, finds events, and leads back to where they were.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, Page};
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    the_list_of_chapters_knows_where_the_reader_is,
    between_two_chapters_the_bar_stays,
    the_bar_covers_nothing_that_has_the_focus,
    the_line_lies_along_the_lower_edge_of_a_wide_window,
    what_is_searched_is_found_and_its_address_finds_it_again,
    chinese_is_found_without_word_boundaries,
    filters_count_and_go_together,
    a_filter_goes_along_to_another_language,
    arrows_go_from_mark_to_mark,
    the_line_is_drawn_by_order_too,
    the_place_is_offered_on_the_next_visit
);
// Only Chromium's driver tells how much memory there is.
in_engines!([chromium: Chromium] filters_leave_nothing_behind);

/// Opens a page and goes so far that its guide is there.
async fn open(browser: &Browser, server: &Server, page: Page, rest: &str) {
    browser.visit(server, page, rest).await;
    browser.comes_alive().await;
    browser.guide_arrives().await;
}

async fn the_list_of_chapters_knows_where_the_reader_is(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in [(ENGLISH, 1440), (CHINESE, 390), (ENGLISH, 768)] {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        open(&browser, &server, page, "").await;
        let chapters: Vec<String> = browser
            .js(
                "return [...document.querySelectorAll('.chapter')].map(each => each.id)",
                &[],
            )
            .await;
        for chapter in chapters.iter().chain([&chapters[0]]) {
            browser
                .js::<()>(
                    "document.getElementById(arguments[0]).scrollIntoView()",
                    &[json!(chapter)],
                )
                .await;
            let here = "const links = [...document.querySelectorAll('#chapters [aria-current=location]')]; \
                        return links.length === 1 && decodeURIComponent(links[0].hash) === '#' + arguments[0]";
            browser.wait_with(here, &[json!(chapter)]).await;
        }
        let bar: bool = browser
            .js(
                "return document.querySelector('.guide__bar').checkVisibility()",
                &[],
            )
            .await;
        assert_eq!(
            bar,
            width < 1024,
            "{page:?} at {width}: the bar stands in for the list"
        );
    }
}

async fn between_two_chapters_the_bar_stays(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    // What is read is two fifths below the window's upper edge.
    let go = "const chapters = [...document.querySelectorAll('.chapter')]; \
              const y = arguments[0] ? (chapters[0].getBoundingClientRect().bottom + \
                            chapters[1].getBoundingClientRect().top) / 2 \
                        : chapters[0].getBoundingClientRect().bottom - 50; \
              scrollBy({ top: y - innerHeight * 0.4, behavior: 'instant' })";
    let shown = "return document.querySelector('.guide__bar').checkVisibility() \
                 && [...document.querySelectorAll('.chapter')].findIndex(each => each.id === \
                     document.querySelector('#chapters [aria-current]')?.hash.slice(1)) === 0";
    browser.js::<()>(go, &[json!(false)]).await;
    browser.wait_for(shown).await;
    browser.js::<()>(go, &[json!(true)]).await;
    browser.settle().await;
    browser.settle().await;
    let is_shown = browser.js::<bool>(shown, &[]).await;
    assert!(
        is_shown,
        "in the gap the reader is still at the chapter before it"
    );
    browser
        .js::<()>("scrollTo({ top: 0, behavior: 'instant' })", &[])
        .await;
    browser
        .wait_for("return !document.querySelector('.guide__bar').checkVisibility()")
        .await;
}

async fn the_bar_covers_nothing_that_has_the_focus(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (width, bar) in [(390, ".guide__bar"), (1440, ".axis")] {
        browser.resize(width).await;
        for page in [ENGLISH, CHINESE] {
            let server = Server::of(page.film).await;
            open(&browser, &server, page, "").await;
            let begin = "const link = document.querySelector('.chapter a'); \
                         link.scrollIntoView({ block: 'start' }); link.focus()";
            browser.js::<()>(begin, &[]).await;
            let shown = "return document.querySelector(arguments[0]).checkVisibility()";
            browser.wait_with(shown, &[json!(bar)]).await;
            for _ in 0..25 {
                browser.press(&Key::Tab.value().to_string()).await;
                let covered = "const box = document.activeElement.getBoundingClientRect(); \
                               const bar = document.querySelector(arguments[0]); \
                               const inside = bar.contains(document.activeElement); \
                               return inside || !bar.checkVisibility() \
                                   || box.bottom <= bar.getBoundingClientRect().top + 1";
                browser.wait_with(covered, &[json!(bar)]).await;
            }
        }
    }
}

async fn the_line_lies_along_the_lower_edge_of_a_wide_window(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, ARABIC] {
        let server = Server::of(page.film).await;
        // Where it lies, and how far from where the story begins its drawing does.
        let line = "const axis = document.querySelector('.axis'); if (!axis.checkVisibility()) return null; \
                    const { left, right, bottom } = axis.getBoundingClientRect(); \
                    const side = getComputedStyle(axis).direction === 'rtl' ? 'right' : 'left'; \
                    const [drawing, story] = ['.axis__drawing', '.timeline__story'] \
                        .map(each => document.querySelector(each).getBoundingClientRect()[side]); \
                    return { isAlong: Math.round(innerHeight - bottom) === 0 && left === 0 && right === document.documentElement.clientWidth, \
                             off: Math.abs(Math.round(drawing - story)) }";
        // A low window has no room to spare, nor has a narrow one.
        for (width, height, is_along) in [(1440, 900, true), (1440, 600, false), (900, 900, false)]
        {
            browser.resize_to(width, height).await;
            open(&browser, &server, page, "").await;
            let lies = format!(
                "const it = (() => {{ {line} }})(); \
                 return !!it && it.isAlong === {is_along} && (it.off < 2 || !it.isAlong)"
            );
            browser.wait_for(&lies).await;

            // The list of chapters, where it stays in sight, ends above it, however long it is.
            let go = "const events = document.querySelectorAll('.event'); events[events.length >> 1].scrollIntoView(); \
                      document.querySelector('.guide').style.paddingBlockEnd = '2000px'";
            browser.js::<()>(go, &[]).await;
            let ends = "const [side, axis] = ['.timeline__side', '.axis'].map(each => \
                            document.querySelector(each).getBoundingClientRect()); \
                        return !arguments[0] || side.top > 25 || side.bottom <= axis.top";
            browser.wait_with(ends, &[json!(is_along)]).await;

            browser.js::<()>("scrollTo(0, 0)", &[]).await;
            let is_there = format!("return !!(() => {{ {line} }})() !== {is_along}");
            browser.wait_for(&is_there).await;
        }
    }
}

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

async fn arrows_go_from_mark_to_mark(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, next) in [(ENGLISH, Key::Right), (ARABIC, Key::Left)] {
        let server = Server::of(page.film).await;
        open(&browser, &server, page, "").await;
        let stops = "const stops = [...document.querySelectorAll('.is-time .axis__mark[tabindex=\"0\"]')]; \
                     stops[0].focus(); return stops.length";
        assert_eq!(browser.js::<usize>(stops, &[]).await, 1, "one tab stop");
        browser.press(&next.value().to_string()).await;
        let at = "return [...document.querySelectorAll('.is-time .axis__mark')].indexOf(document.activeElement)";
        assert_eq!(browser.js::<i64>(at, &[]).await, 1, "{page:?}");
        let last = "const marks = [...document.querySelectorAll('.is-time .axis__mark')]; \
                    return document.activeElement === marks.at(-1)";
        browser.press(&Key::End.value().to_string()).await;
        assert!(browser.js::<bool>(last, &[]).await, "{page:?}");
        browser
            .press(&format!("{}{}", Key::Home.value(), next.value()))
            .await;
        let name: String = browser
            .js("return document.activeElement.getAttribute('href')", &[])
            .await;
        browser.press(&Key::Enter.value().to_string()).await;
        browser
            .wait_with(
                "return decodeURIComponent(location.hash) === arguments[0]",
                &[json!(name)],
            )
            .await;
        let marked = "return document.querySelector('.is-time [aria-current]')?.getAttribute('href') === arguments[0]";
        browser.wait_with(marked, &[json!(name)]).await;
    }
}

async fn the_line_is_drawn_by_order_too(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1440).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "#e-urn-1995").await;
    let shown = "const marks = [...document.querySelectorAll('.axis__mark[aria-current]')]; \
                 return marks.length === 1 && marks[0].closest('svg').matches('.is-' + arguments[0]) \
                     && decodeURIComponent(marks[0].getAttribute('href')) === '#e-urn-1995'";
    for (choice, scale) in [(1, "order"), (0, "time"), (1, "order")] {
        let choose = "document.querySelectorAll('[name=axis-scale]')[arguments[0]].click()";
        browser.js::<()>(choose, &[json!(choice)]).await;
        browser.wait_with(shown, &[json!(scale)]).await;
    }
}

async fn the_place_is_offered_on_the_next_visit(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    browser
        .js::<()>(
            "document.querySelector('#e-urn-1995').scrollIntoView({ block: 'center' })",
            &[],
        )
        .await;
    let kept = "return Object.values(localStorage).includes('#e-urn-1995')";
    browser.wait_for(kept).await;
    browser.visit(&server, CHINESE, "").await;
    browser.visit(&server, ENGLISH, "").await;
    browser.comes_alive().await;
    assert!(
        browser.js::<f64>("return scrollY", &[]).await < 1.0,
        "nobody is sent anywhere"
    );
    open(&browser, &server, ENGLISH, "").await;
    browser
        .wait_for("return document.querySelector('.guide__resume a').hash === '#e-urn-1995'")
        .await;
    browser.click(".guide__resume button").await;
    browser
        .wait_for("return !document.querySelector('.guide__resume').checkVisibility()")
        .await;
    assert!(!browser.js::<bool>(kept, &[]).await, "forgotten");
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

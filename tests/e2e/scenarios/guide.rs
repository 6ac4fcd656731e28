//! The guide to the timeline: it knows where the reader is, and leads back to where they were.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, LONG, Page};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    the_list_of_chapters_knows_where_the_reader_is,
    between_two_chapters_the_bar_stays,
    the_bar_ends_with_its_last_chapter,
    the_bar_covers_nothing_that_has_the_focus,
    the_line_lies_along_the_lower_edge_of_a_wide_window,
    the_list_follows_where_it_is_longer_than_the_window,
    arrows_go_from_mark_to_mark,
    a_mark_is_named_to_who_points_at_it_or_has_it_in_focus,
    the_line_is_drawn_by_order_too,
    the_place_is_offered_on_the_next_visit,
    the_place_is_offered_in_another_language_too,
    a_place_that_is_no_more_is_forgotten
);

/// Opens a page and goes so far that its guide is there.
pub(super) async fn open(browser: &Browser, server: &Server, page: Page, rest: &str) {
    browser.visit(server, page, rest).await;
    browser.comes_alive().await;
    browser.guide_arrives().await;
}

async fn the_list_of_chapters_knows_where_the_reader_is(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in [
        (ENGLISH, 1440),
        (CHINESE, 390),
        (ARABIC, 390),
        (ENGLISH, 768),
    ] {
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
            // The bar says so too, where it stands in for the list.
            let here = "return ['#chapters', '.guide__bar'].every(list => { \
                            const links = [...document.querySelectorAll(`${list} [aria-current]`)]; \
                            return links.length === 1 && links[0].getAttribute('aria-current') === 'location' \
                                && decodeURIComponent(links[0].hash) === '#' + arguments[0] })";
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

async fn the_bar_ends_with_its_last_chapter(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(390).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::of(page.film).await;
        open(&browser, &server, page, "").await;
        browser
            .js::<()>("document.querySelector('.event').scrollIntoView()", &[])
            .await;
        browser
            .wait_for("return document.querySelector('.guide__bar').checkVisibility()")
            .await;
        let beyond = "const bar = document.querySelector('.guide__chapters'); bar.scrollLeft = 9999; \
                      const [end, last] = [bar, bar.lastElementChild].map(each => each.getBoundingClientRect().right); \
                      return Math.round(end - last)";
        assert_eq!(browser.js::<i64>(beyond, &[]).await, 0, "{page:?}");
    }
}

async fn the_bar_covers_nothing_that_has_the_focus(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (width, bar) in [(390, ".guide__bar"), (1440, ".axis")] {
        browser.resize(width).await;
        for page in [ENGLISH, CHINESE] {
            let server = Server::of(page.film).await;
            open(&browser, &server, page, "").await;
            let begin = "const link = document.querySelector('.chapter a'); link.scrollIntoView(); link.focus()";
            browser.js::<()>(begin, &[]).await;
            let shown = "return document.querySelector(arguments[0]).checkVisibility()";
            browser.wait_with(shown, &[json!(bar)]).await;
            let mut stops = 0;
            for _ in 0..25 {
                browser.press(&Key::Tab.value().to_string()).await;
                let free = "const focus = document.activeElement, bar = document.querySelector(arguments[0]); \
                               return bar.contains(focus) || !bar.checkVisibility() \
                                   || focus.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top + 1";
                browser.wait_with(free, &[json!(bar)]).await;
                stops += i32::from(browser.js::<bool>(shown, &[json!(bar)]).await);
            }
            assert!(stops > 12, "{page:?} has {bar} at {stops} stops");
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
    browser.resize(1440).await;
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
    browser
        .wait_for("return document.activeElement === document.querySelector('.find > summary')")
        .await;
}

async fn the_place_is_offered_in_another_language_too(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    let go = "document.querySelector('#e-urn-1995').scrollIntoView({ block: 'center' })";
    browser.js::<()>(go, &[]).await;
    browser
        .wait_for("return Object.values(localStorage).includes('#e-urn-1995')")
        .await;
    // The languages stand at the head of the page.
    browser
        .js::<()>("scrollTo({ top: 0, behavior: 'instant' })", &[])
        .await;
    browser.follow(".tools__languages [hreflang=zh-Hans]").await;
    browser
        .wait_for("return document.documentElement.lang === 'zh-Hans'")
        .await;
    browser.comes_alive().await;
    browser.guide_arrives().await;
    let offered = "const link = document.querySelector('.guide__resume:not([hidden]) a'); \
                   return link?.hash === '#e-urn-1995'";
    browser.wait_for(offered).await;
}

async fn a_place_that_is_no_more_is_forgotten(engine: Engine) {
    let browser = Browser::live(engine).await;
    // What is not there yet may come in a part of a long film.
    for (page, place, is_kept) in [(ENGLISH, "#e-gone", false), (LONG, "#e-year-1950", true)] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.guide_arrives().await;
        let go = "document.querySelector('.event').scrollIntoView()";
        browser.js::<()>(go, &[]).await;
        browser
            .wait_for("return Object.values(localStorage).some(each => each.startsWith('#'))")
            .await;
        // As the last thing that this page does, for it may still remember another.
        let keep = "const [place] = arguments; addEventListener('pagehide', () => { \
                        for (const [key, value] of Object.entries(localStorage)) \
                            if (value.startsWith('#')) localStorage[key] = place })";
        browser.js::<()>(keep, &[json!(place)]).await;
        browser.visit(&server, page, "?anew").await;
        let kept = "return Object.values(localStorage).includes(arguments[0]) === arguments[1]";
        browser
            .wait_with(kept, &[json!(place), json!(is_kept)])
            .await;
        browser.guide_arrives().await;
        let offered = "return document.querySelector('.guide__resume').checkVisibility()";
        let is_offered: bool = browser.js(offered, &[]).await;
        assert_eq!(is_offered, is_kept, "{place}");
    }
}

async fn the_list_follows_where_it_is_longer_than_the_window(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize_to(1440, 320).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "").await;
    let is_long = "const side = document.querySelector('.timeline__side'); \
                   return side.scrollHeight > side.clientHeight + 100";
    assert!(browser.js::<bool>(is_long, &[]).await);
    let chapters = "return [...document.querySelectorAll('.chapter')].map(each => each.id)";
    let chapters: Vec<String> = browser.js(chapters, &[]).await;
    for chapter in chapters.iter().chain([&chapters[0]]) {
        let go = "document.getElementById(arguments[0]).scrollIntoView()";
        browser.js::<()>(go, &[json!(chapter)]).await;
        let in_sight = "const link = document.querySelector('#chapters [aria-current]'); \
                        if (link?.hash !== '#' + arguments[0]) return false; \
                        const [{ top, bottom }, side] = [link, link.closest('.timeline__side')] \
                            .map(each => each.getBoundingClientRect()); \
                        return top >= side.top - 1 && bottom <= side.bottom + 1";
        browser.wait_with(in_sight, &[json!(chapter)]).await;
    }
}

async fn a_mark_is_named_to_who_points_at_it_or_has_it_in_focus(engine: Engine) {
    let browser = Browser::live(engine).await;
    browser.resize(1440).await;
    let server = Server::of(ENGLISH.film).await;
    open(&browser, &server, ENGLISH, "#e-urn-1995").await;
    let says = "return document.querySelector('.axis__name').textContent === arguments[0]";
    // Where the reader is.
    let name =
        "return document.querySelector('.axis__mark[aria-current]')?.getAttribute('aria-label')";
    browser.wait_for(&format!("{name} !== undefined")).await;
    let here_name: String = browser.js(name, &[]).await;
    assert!(here_name.starts_with("1995"), "{here_name}");
    browser.wait_with(says, &[json!(here_name)]).await;
    let point = "document.querySelectorAll('.is-time .axis__mark')[arguments[0]].querySelector('circle') \
                 .dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
    let label = "return document.querySelectorAll('.is-time .axis__mark')[arguments[0]].getAttribute('aria-label')";
    for mark in [0, 3] {
        browser.js::<()>(point, &[json!(mark)]).await;
        let named: String = browser.js(label, &[json!(mark)]).await;
        browser.wait_with(says, &[json!(named)]).await;
    }
    let leave =
        "document.querySelector('.timeline__side').dispatchEvent(new PointerEvent('pointerleave'))";
    browser.js::<()>(leave, &[]).await;
    browser.wait_with(says, &[json!(here_name)]).await;
    let focus = "document.querySelector('.is-time .axis__mark[tabindex=\"0\"]').focus()";
    browser.js::<()>(focus, &[]).await;
    browser.press(&Key::Right.value().to_string()).await;
    let second: String = browser.js(label, &[json!(1)]).await;
    browser.wait_with(says, &[json!(second)]).await;
    // It stays named while what is read changes beside it.
    let go = "document.querySelector('.chapter:last-child .event').scrollIntoView()";
    browser.js::<()>(go, &[]).await;
    let has_gone = format!("return (() => {{ {name} }})() !== arguments[0]");
    browser.wait_with(&has_gone, &[json!(here_name)]).await;
    browser.settle().await;
    browser.wait_with(says, &[json!(second)]).await;
}

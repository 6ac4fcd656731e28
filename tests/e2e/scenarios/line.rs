//! The lines of the guide: how far the reader is, and the line of the whole time, whose marks can be met.

use serde_json::json;

use super::guide::open;
use crate::harness::site::{ARABIC, ENGLISH, LONG};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    how_far_the_reader_is_is_drawn,
    a_pointer_beside_a_mark_meets_the_nearest,
    a_mark_stands_for_its_neighbours_in_a_long_film
);

async fn how_far_the_reader_is_is_drawn(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, begins) in [(ENGLISH, "left"), (ARABIC, "right")] {
        for width in [390, 1440] {
            browser.resize(width).await;
            let server = Server::of(page.film).await;
            open(&browser, &server, page, "").await;
            let mut before = 0.0;
            for part in 0..3 {
                // What is read is two fifths below the window's upper edge.
                let go = "const events = document.querySelectorAll('.event'); \
                          const { top } = events[Math.floor(events.length * arguments[0] / 3)].getBoundingClientRect(); \
                          scrollBy({ top: top + 20 - innerHeight * 0.4, behavior: 'instant' })";
                browser.js::<()>(go, &[json!(part)]).await;
                let drawn = "const line = document.querySelector('.guide__read'), box = line.getBoundingClientRect(); \
                             const length = box.width / line.offsetWidth; \
                             const story = document.querySelector('.timeline__story').getBoundingClientRect(); \
                             const read = (innerHeight * 0.4 - story.top) / story.height;";
                // On a narrow window it lies over the bar, along the window's edge; on a wide one beside the story.
                let is_so = format!(
                    "{drawn} const [begins, width, before] = arguments; \
                     const room = width < 1024 ? {{ left: 0, right: document.documentElement.clientWidth }} \
                         : document.querySelector('.guide__content').getBoundingClientRect(); \
                     const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2); \
                     return length > before && Math.abs(length - read) < 0.02 && top === line \
                         && Math.abs(box[begins] - room[begins]) < 1.5 \
                         && (width >= 1024 || Math.abs(box.bottom - innerHeight) < 1)"
                );
                let args = [json!(begins), json!(width), json!(before)];
                browser.wait_with(&is_so, &args).await;
                before = browser.js(&format!("{drawn} return length"), &[]).await;
            }
            let away = "scrollTo({ top: 0, behavior: 'instant' })";
            browser.js::<()>(away, &[]).await;
            let is_gone = "const line = document.querySelector('.guide__read'); \
                           return innerWidth >= 1024 || !line.checkVisibility()";
            browser.wait_for(is_gone).await;
        }
    }
}

async fn a_pointer_beside_a_mark_meets_the_nearest(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in [(ENGLISH, 390), (ENGLISH, 1440), (ARABIC, 390)] {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        open(&browser, &server, page, "").await;
        for (scale, off) in [("time", [8, 0]), ("order", [0, 8])] {
            let turn = "document.querySelector('.event').scrollIntoView(); \
                        document.querySelectorAll('[name=axis-scale]')[arguments[0] === 'time' ? 0 : 1].click(); \
                        document.querySelector('.axis').scrollIntoView({ block: 'center' })";
            browser.js::<()>(turn, &[json!(scale)]).await;
            let is_there =
                "return document.querySelector(`.is-${arguments[0]}`)?.checkVisibility()";
            browser.wait_with(is_there, &[json!(scale)]).await;
            // So far from the middle of each dot: what is surely there is met, or else the nearest dot of its lane.
            let met = "const dots = [...document.querySelectorAll('.axis__drawing .axis__mark')].map(mark => { \
                           const { left, top, width, height } = mark.querySelector('circle').getBoundingClientRect(); \
                           return { mark, x: left + width / 2, y: top + height / 2 } }); \
                       const line = document.querySelector('.axis__drawing').getBoundingClientRect(); \
                       const [across, down] = arguments[0], wrong = []; let met = 0; \
                       for (const dot of dots) for (const side of [-1, 1]) { \
                           const x = dot.x + side * across, y = dot.y + side * down; \
                           if (x < line.left || x > line.right) continue; \
                           const found = document.elementFromPoint(x, y), mark = found?.closest('.axis__mark'); \
                           const far = other => Math.abs(other.x - x); \
                           const nearest = Math.min(...dots.filter(({ y }) => Math.abs(y - dot.y) < 1).map(far)); \
                           const it = dots.find(other => other.mark === mark); \
                           met += mark === dot.mark; \
                           if (it && (found.matches('circle, .axis__event:not([fill])') || far(it) < nearest + 1.5)) continue; \
                           wrong.push(`${dot.mark.getAttribute('aria-label')} ${side}: ${mark?.getAttribute('aria-label')}`); \
                       } return [met, wrong]";
            let (met, wrong): (usize, Vec<String>) = browser.js(met, &[json!(off)]).await;
            let about = format!("{page:?} at {width}, by {scale}");
            assert!(wrong.is_empty(), "{about}: {wrong:#?}");
            assert!(met > 3, "{about}: {met}");
        }
    }
}

/// There are more events than marks.
async fn a_mark_stands_for_its_neighbours_in_a_long_film(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(LONG.film).await;
    browser.visit(&server, LONG, "").await;
    browser.guide_arrives().await;
    let count = "return [document.querySelectorAll('.is-time .axis__mark').length, \
                    Number(document.querySelector('[data-events]').dataset.events)]";
    let (marks, events): (usize, usize) = browser.js(count, &[]).await;
    assert!(marks < events, "{marks} marks for {events} events");
    // Neighbours, in what is there from the beginning, and in what comes when a link leads to it.
    for year in [1801, 1802, 1803, 1804, 1875, 1876, 1877, 1940, 1802] {
        let go = "location.hash = `#e-year-${arguments[0]}`";
        browser.js::<()>(go, &[json!(year)]).await;
        let is_marked = "const event = document.getElementById(`e-year-${arguments[0]}`); \
                         if (!event) return false; \
                         const { top, height } = event.getBoundingClientRect(); \
                         scrollBy({ top: top + height / 2 - innerHeight * 0.4, behavior: 'instant' }); \
                         const marks = [...document.querySelectorAll('.is-time .axis__mark')]; \
                         const year = mark => Number(mark.getAttribute('href').slice('#e-year-'.length)); \
                         const expected = marks.findLast(mark => year(mark) <= arguments[0]); \
                         const marked = [...document.querySelectorAll('.axis__mark[aria-current]')]; \
                         return marked.length === 1 && marked[0] === expected";
        browser.wait_with(is_marked, &[json!(year)]).await;
    }
}

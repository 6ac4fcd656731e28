//! Success criteria of WCAG 2.2 that no other scenario is about, each by its number.

use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING};
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    wcag_2_5_7_what_can_be_dragged_can_be_pressed,
    wcag_3_1_2_words_of_another_script_say_their_language
);
// WebKit's driver needs a minute for so many keys.
in_engines!([chromium: Chromium, firefox: Firefox] wcag_2_1_4_no_letter_is_a_shortcut);

/// All that a key could have changed.
const STATE: &str = "const { activeElement, documentElement, body } = document; \
     return [location.href, activeElement.outerHTML, documentElement.className, JSON.stringify(documentElement.dataset), \
         body.innerHTML, Math.round(scrollY)].join('\\n')";

async fn wcag_2_1_4_no_letter_is_a_shortcut(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    browser.visit(&server, ENGLISH, "#e-chengdu-2009").await;
    browser.comes_alive().await;
    browser.guide_arrives().await;
    for place in [
        ".event a",
        "#quotes button",
        "[role=tab][aria-selected=true]",
    ] {
        let focus = format!("document.querySelector('{place}').focus({{ preventScroll: true }})");
        browser.js::<()>(&focus, &[]).await;
        browser.settle().await;
        let before: String = browser.js(STATE, &[]).await;
        browser
            .press("abcdefghijklmnopqrstuvwxyz0123456789?,.;")
            .await;
        browser.settle().await;
        let after: String = browser.js(STATE, &[]).await;
        assert!(after == before, "on {place} a letter has done something");
    }
}

/// What goes sideways under a finger, and what leads to each piece of it at a press.
async fn wcag_2_5_7_what_can_be_dragged_can_be_pressed(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, width) in [
        (ENGLISH, 390),
        (CHINESE, 1440),
        (ARABIC, 320),
        (EVERYTHING, 390),
    ] {
        browser.resize(width).await;
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.guide_arrives().await;
        let dragged = "const isDragged = each => /auto|scroll/.test(getComputedStyle(each).overflowX) \
                           && each.scrollWidth > each.clientWidth + 1; \
                       const hasWays = each => [...each.children].every(piece => piece.matches('a, button') \
                           || document.querySelector(`.quotes__picker:is([aria-controls=\"${CSS.escape(piece.id)}\"], [href$=\"#${piece.id}\"])`)); \
                       return [...document.querySelectorAll('body *')].filter(each => each.checkVisibility() \
                           && (each.draggable && !each.matches('a, img') || each.matches('[type=range]') \
                               || isDragged(each) && !hasWays(each))).map(each => each.outerHTML.slice(0, 120))";
        let dragged: Vec<String> = browser.js(dragged, &[]).await;
        assert!(dragged.is_empty(), "{page:?} at {width}: {dragged:#?}");
    }
}

async fn wcag_3_1_2_words_of_another_script_say_their_language(engine: Engine) {
    let browser = Browser::live(engine).await;
    for page in [ENGLISH, EVERYTHING, ARABIC] {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.guide_arrives().await;
        let unsaid = "const scripts = { zh: /\\p{Script=Han}/u, ar: /\\p{Script=Arabic}/u }; \
                      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), unsaid = []; \
                      while (walker.nextNode()) { \
                          const { data, parentElement } = walker.currentNode; \
                          if (parentElement.closest('script, style, template')) continue; \
                          const { lang } = parentElement.closest('[lang]'); \
                          for (const [language, script] of Object.entries(scripts)) \
                              if (script.test(data) && !lang.startsWith(language)) unsaid.push(`${lang}: ${data.slice(0, 60)}`); \
                      } \
                      return unsaid";
        let unsaid: Vec<String> = browser.js(unsaid, &[]).await;
        assert!(unsaid.is_empty(), "{page:?}: {unsaid:#?}");
    }
}

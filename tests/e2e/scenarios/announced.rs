//! What those who hear the page are told without asking: few words, and each of them once.

use serde_json::json;
use thirtyfour::Key;

use super::find::{choose, search};
use crate::harness::site::{CHINESE, ENGLISH, Page};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    what_a_reader_does_is_answered_once_and_in_few_words,
    going_through_the_story_says_nothing
);

/// Writes down what every live region of the document says, each time that it says something.
const LISTEN: &str = "window.heard = []; \
    new MutationObserver(changes => { \
        const regions = changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest( \
            '[role=status], [role=alert], [role=log], [aria-live]')); \
        for (const region of new Set(regions)) if (region?.textContent) heard.push(region.textContent); \
    }).observe(document, { childList: true, characterData: true, subtree: true })";

/// What a reader does at a page, and what is said then.
struct Answer {
    page: Page,
    act: Act,
    says: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Turn,
    Search(&'static str),
    Filter(&'static str, &'static str),
    Clear,
}

const fn answer(page: Page, act: Act, says: &'static str) -> Answer {
    Answer { page, act, says }
}

const ANSWERS: [Answer; 14] = [
    answer(ENGLISH, Act::Turn, "2 of 16: Ai Weiwei"),
    answer(ENGLISH, Act::Turn, "3 of 16: Ai Weiwei"),
    answer(ENGLISH, Act::Search("broken finger"), "Results: 1"),
    answer(ENGLISH, Act::Clear, ""),
    answer(ENGLISH, Act::Filter("thread", "names"), "Results: 8"),
    answer(ENGLISH, Act::Search("zzzz"), "Nothing was found."),
    answer(ENGLISH, Act::Turn, "4 of 16: Ai Weiwei"),
    answer(CHINESE, Act::Turn, "第2条，共16条：艾未未"),
    answer(CHINESE, Act::Turn, "第3条，共16条：艾未未"),
    answer(CHINESE, Act::Search("地震"), "找到9条结果"),
    answer(CHINESE, Act::Clear, ""),
    answer(CHINESE, Act::Filter("thread", "names"), "找到8条结果"),
    answer(CHINESE, Act::Search("无此词语"), "没有找到。"),
    answer(CHINESE, Act::Turn, "第4条，共16条：艾未未"),
];

async fn what_a_reader_does_is_answered_once_and_in_few_words(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    for page in [ENGLISH, CHINESE] {
        arrive(&browser, &server, page).await;
        let mut said: Vec<&str> = Vec::new();
        for Answer { act, says, .. } in ANSWERS.iter().filter(|answer| answer.page == page) {
            act.perform(&browser).await;
            if says.is_empty() {
                let is_still = "return document.querySelector('.find__count').textContent === ''";
                browser.wait_for(is_still).await;
            } else {
                said.push(says);
            }
            // All that was ever said: what comes late, or twice, is in the way of the next answer.
            let is_all = "return heard.join('|') === arguments[0]";
            browser.wait_with(is_all, &[json!(said.join("|"))]).await;
        }
    }
}

impl Act {
    async fn perform(self, browser: &Browser) {
        match self {
            Self::Turn => browser.turn_carousel().await,
            Self::Search(words) => search(browser, words).await,
            Self::Filter(name, key) => choose(browser, name, key).await,
            Self::Clear => {
                browser
                    .js::<()>("document.querySelector('.find__clear').click()", &[])
                    .await
            }
        }
    }
}

/// Chapters and events are read by those who get there; where that is, is told by the list of chapters and the line.
async fn going_through_the_story_says_nothing(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ENGLISH.film).await;
    for page in [ENGLISH, CHINESE] {
        arrive(&browser, &server, page).await;
        for chapter in 0..3 {
            let link = "const links = document.querySelectorAll('.timeline__chapters a'); \
                        links[arguments[0]].focus({ preventScroll: true })";
            browser.js::<()>(link, &[json!(chapter)]).await;
            browser.press(&Key::Enter.value().to_string()).await;
            let there = "const here = [...document.querySelectorAll('#chapters [aria-current=location]')]; \
                         return here.length === 1 && here[0].hash === location.hash && !!document.querySelector('.chapter:target')";
            browser.wait_for(there).await;
        }
        let mark = "document.querySelectorAll('.axis__mark')[9].focus()";
        browser.js::<()>(mark, &[]).await;
        browser.press(&Key::Enter.value().to_string()).await;
        browser
            .wait_for("return !!document.querySelector('.event:target')")
            .await;
        let heard: Vec<String> = browser.js("return heard", &[]).await;
        assert!(heard.is_empty(), "{page:?}: {heard:?}");
    }
}

/// Goes to a page, as far as its guide, and begins to listen.
async fn arrive(browser: &Browser, server: &Server, page: Page) {
    browser.visit(server, page, "").await;
    browser.comes_alive().await;
    browser.guide_arrives().await;
    browser.js::<()>(LISTEN, &[]).await;
}

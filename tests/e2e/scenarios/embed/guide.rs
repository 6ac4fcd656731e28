//! The page that tells how to embed a film: what is chosen is seen, and stands in every snippet. These sites do not know
//! their address, so there are three.

use serde_json::json;

use crate::harness::site::{ENGLISH, Film};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    what_is_chosen_is_seen_and_stands_in_every_snippet,
    what_is_copied_is_what_is_chosen,
    the_element_is_shown_in_colours_of_a_pages_own,
    without_scripts_the_snippets_are_there
);

async fn what_is_chosen_is_seen_and_stands_in_every_snippet(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    browser.visit(&film, ENGLISH, "").await;
    browser.click(".companion__foot a[href$='embed/']").await;
    browser
        .wait_for(
            "return location.pathname === '/embed/' && !document.querySelector('form').hidden",
        )
        .await;
    let steps: usize = browser.js("return history.length", &[]).await;
    for choice in [
        "[value=timeline]",
        "[value='../zh-Hans/embed/']",
        "[value=dark]",
    ] {
        browser.click(choice).await;
    }
    let frame = film.url("zh-Hans/embed/timeline/?theme=dark");
    let (now, snippets): (usize, Vec<String>) = browser
        .js(
            "return [history.length, [...document.querySelectorAll('pre')].map(each => each.textContent)]",
            &[],
        )
        .await;
    assert_eq!(now, steps, "back leads to the page that was left");
    assert!(
        snippets[0].contains(&frame) && snippets[1].contains(&frame),
        "{snippets:?}"
    );
    let element = format!(
        "src=\"{}\" section=\"timeline\" theme=\"dark\"",
        film.url("zh-Hans/")
    );
    assert!(snippets[2].contains(&element), "{snippets:?}");
    for (snippet, script) in [(1, "embed-frame.js"), (2, "embed.js")] {
        assert!(
            snippets[snippet].contains(&format!("\"{}\"", film.url(script))),
            "{snippets:?}"
        );
    }
    browser.enter_frame(0).await;
    browser
        .wait_with("return location.href === arguments[0]", &[json!(frame)])
        .await;
    browser
        .wait_for(
            "return document.documentElement.lang === 'zh-Hans' && !!document.querySelector('#timeline') \
                 && getComputedStyle(document.querySelector('.companion')).colorScheme === 'dark'",
        )
        .await;
    browser.leave_frames().await;
    browser.is_quiet("guide").await;
}

async fn the_element_is_shown_in_colours_of_a_pages_own(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    browser.go(&film.url("embed/")).await;
    let is_so = "const root = document.querySelector('film-companion').shadowRoot; \
                 const [content, title] = ['.companion', '.embed__title'].map(each => root?.querySelector(each)); \
                 return !!content && !!root.querySelector(arguments[0]) && content.lang === arguments[1] \
                     && getComputedStyle(content).backgroundColor === 'rgb(255, 255, 255)' \
                     && getComputedStyle(title).fontFamily.includes('Your Serif') \
                     && getComputedStyle(title).textTransform === 'uppercase' \
                     && document.querySelector('main').innerText.includes('--companion-paper: #ffffff;')";
    browser
        .wait_with(is_so, &[json!("#film"), json!("en")])
        .await;
    // It follows what is chosen.
    for choice in ["[value=quotes]", "[value='../zh-Hans/embed/']"] {
        browser.click(choice).await;
    }
    browser
        .wait_with(is_so, &[json!("#quotes"), json!("zh-Hans")])
        .await;
    browser.is_quiet("colours").await;
}

async fn what_is_copied_is_what_is_chosen(engine: Engine) {
    let browser = Browser::live(engine).await;
    let film = Server::of(Film::NeverSorry).await;
    browser.go(&film.url("embed/")).await;
    let offers = "return !document.querySelector('form').hidden && !document.querySelector('pre + button').hidden";
    browser.wait_for(offers).await;
    let copies = "navigator.clipboard.writeText = async (text) => { window.copied = text; }";
    browser.js::<()>(copies, &[]).await;
    browser.click("[value=quotes]").await;
    for turn in 1..=3 {
        let button = format!(".instructions__snippets button:nth-of-type({turn})");
        browser.click(&button).await;
        let is_copied = "const button = document.querySelector(arguments[0]); \
                         return button.textContent === 'Copied' && copied.includes('quotes') \
                             && copied === button.previousElementSibling.textContent";
        browser.wait_with(is_copied, &[json!(button)]).await;
    }
    // What was copied is another one's after the next choice.
    browser.click("[value=timeline]").await;
    let say = "const says = [...document.querySelectorAll('[data-snippet] + button')].map(each => each.textContent); \
               return String(says) === 'Copy,Copy,Copy'";
    browser.wait_for(say).await;
    // Who may not write to the clipboard has the text selected, to copy it by hand.
    let refuses = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))";
    browser.js::<()>(refuses, &[]).await;
    browser.click("pre + button").await;
    browser
        .wait_for("return getSelection().toString() === document.querySelector('pre').textContent")
        .await;
    assert!(browser.js::<bool>(say, &[]).await);
    browser.is_quiet("copying").await;
}

async fn without_scripts_the_snippets_are_there(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let film = Server::of(Film::NeverSorry).await;
    browser.go(&film.url("embed/")).await;
    let (snippets, buttons): (Vec<String>, usize) = browser
        .js(
            "return [[...document.querySelectorAll('[data-snippet]')].map(each => each.innerText), \
                 [...document.querySelectorAll('button, input')].filter(each => each.checkVisibility()).length]",
            &[],
        )
        .await;
    assert_eq!((snippets.len(), buttons), (3, 0));
    assert!(
        snippets[0].starts_with("<iframe src=\"https://"),
        "{snippets:?}"
    );
}

//! A film, an address and a message that mean harm: they are words, and nothing happens.

use serde_json::json;

use crate::attacks::{ADDRESS, ATTACKS};
use crate::harness::site::{ARABIC, HOSTILE, Page, WIDTHS};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    a_hostile_film_stays_words,
    without_scripts_a_hostile_film_stays_words,
    hostile_addresses_and_messages_do_nothing
);

async fn a_hostile_film_stays_words(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(HOSTILE.film).await;
    browser.visit(&server, HOSTILE, "").await;
    has_every_attack(&browser).await;
    for page in ["", "zh-Hans/"] {
        let page = Page {
            path: page,
            ..HOSTILE
        };
        // What is found is shown again, and it is found with what it is.
        browser.visit(&server, page, "?q=attacker").await;
        browser.guide_arrives().await;
        let found = "return document.querySelectorAll('.find__hits a').length > 3";
        browser.wait_for(found).await;
        browser.is_drawn().await;
        stays_words(&browser, &server, page).await;
    }
    for path in BESIDE {
        let page = Page { path, ..HOSTILE };
        browser.visit(&server, page, "").await;
        stays_words(&browser, &server, page).await;
    }
}

async fn without_scripts_a_hostile_film_stays_words(engine: Engine) {
    let browser = Browser::open(engine, Scripts::Off).await;
    let server = Server::of(HOSTILE.film).await;
    browser.visit(&server, HOSTILE, "").await;
    has_every_attack(&browser).await;
    stays_words(&browser, &server, HOSTILE).await;
}

/// What stands beside the page: pages about it, of a quote, an event and a chapter, and what it takes in, opened by itself.
const BESIDE: [&str; 6] = [
    "about/",
    "zh-Hans/about/",
    "q/first-words/",
    "e/opening/",
    "c/beginnings/",
    "c/guide.html",
];

async fn has_every_attack(browser: &Browser) {
    let text = "return document.querySelector('.companion').textContent";
    let text: String = browser.js(text, &[]).await;
    for attack in ATTACKS {
        assert!(
            text.contains(attack),
            "{attack} is on the page, letter by letter"
        );
    }
    let addresses = "return [...document.querySelectorAll('.companion a')].filter(each => each.getAttribute('href').endsWith(arguments[0])).length";
    let addresses: usize = browser.js(addresses, &[json!(ADDRESS)]).await;
    assert!(addresses > 4, "{addresses} links end as they should");
}

/// That nothing was asked of other hosts is proved when the browser is closed.
async fn stays_words(browser: &Browser, server: &Server, page: Page) {
    let unfold = "for (const each of document.querySelectorAll('details')) each.open = true";
    browser.js::<()>(unfold, &[]).await;
    let made = "const own = 'script:not(#film + script), style:not(.guide > style), base, meta, object, embed, \
                    iframe:not([title]), title'; \
                const acts = ({ name, value }) => /^(on|srcdoc)/.test(name) || /^(href|src|data-embed)$/.test(name) && \
                    /^[^a-z]*javascript:/i.test(value); \
                return [...(document.querySelector('.companion') ?? document.body).querySelectorAll('*')] \
                    .filter(each => each.matches(own) || [...each.attributes].some(acts)).map(each => each.outerHTML)";
    let made: Vec<String> = browser.js(made, &[]).await;
    assert_eq!(made, [""; 0], "{page:?}");
    // As they are written: what is searched for stands in the page's own address.
    let addresses = "return [...document.querySelectorAll('[src], [href]')] \
                     .map(each => each.getAttribute('src') ?? each.getAttribute('href')) \
                     .filter(address => address.includes('attacker'))";
    let addresses: Vec<String> = browser.js(addresses, &[]).await;
    assert_eq!(addresses, [""; 0], "{page:?}");
    let strangers = server
        .log()
        .into_iter()
        .filter(|answered| answered.status != 200 && answered.path != "/favicon.ico");
    let strangers: Vec<_> = strangers.map(|answered| answered.path).collect();
    assert_eq!(strangers, [""; 0], "{page:?}");
    browser.is_quiet(page).await;
}

async fn hostile_addresses_and_messages_do_nothing(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ARABIC.film).await;
    let long = format!("#q-{}", "a".repeat(20_000));
    let fragments = [
        "#<img src=x onerror=alert(1)>",
        "#q-\"><script>alert(1)</script>",
        "#q-%00%FF%C0%80",
        "#javascript:alert(1)",
        "#q-__proto__",
        "#%",
        &long,
    ];
    for (fragment, width) in fragments.into_iter().zip(WIDTHS.into_iter().cycle()) {
        browser.resize(width).await;
        browser.visit(&server, ARABIC, fragment).await;
        browser.comes_alive().await;
        let messages = "for (const message of [null, 1e9, '<img src=x onerror=alert(1)>', { type: 'companion', height: NaN }, \
                        { toString() { return 'x'; } }.constructor.name, [[[]]]]) postMessage(message, '*'); \
                        location.hash = arguments[0] + arguments[0];";
        browser.js::<()>(messages, &[json!(fragment)]).await;
        browser.settle().await;
        reads_as_without_scripts(
            &browser,
            ARABIC,
            State::Live,
            fragment.get(..40).unwrap_or(fragment),
        )
        .await;
        browser.is_quiet(&fragment[..fragment.len().min(40)]).await;
    }
}

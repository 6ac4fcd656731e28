//! A film, an address and a message that mean harm: they are words, and nothing happens.

use serde_json::json;

use crate::attacks::ATTACKS;
use crate::harness::site::{ARABIC, HOSTILE};
use crate::harness::text::{State, reads_as_without_scripts};
use crate::harness::{Browser, Engine, Scripts, Server, in_every_engine};

in_every_engine!(
    a_hostile_film_stays_words,
    without_scripts_a_hostile_film_stays_words,
    hostile_addresses_and_messages_do_nothing
);

async fn a_hostile_film_stays_words(engine: Engine) {
    stays_words(&Browser::live(engine).await).await;
}

async fn without_scripts_a_hostile_film_stays_words(engine: Engine) {
    stays_words(&Browser::open(engine, Scripts::Off).await).await;
}

/// That nothing was asked of other hosts is proved when the browser is closed.
async fn stays_words(browser: &Browser) {
    let server = Server::of(HOSTILE.film).await;
    browser.visit(&server, HOSTILE, "").await;
    let text: String = browser
        .js(
            "return document.querySelector('.companion').textContent",
            &[],
        )
        .await;
    for attack in ATTACKS {
        assert!(
            text.contains(attack),
            "{attack} is on the page, letter by letter"
        );
    }
    let made = "return [...document.querySelectorAll( \
                    '.companion :is(script:not(#film + script), style, base, meta, object, embed, iframe:not([title]), title), \
                     [onload], [onerror], [onclick], [srcdoc], [href^=\"javascript:\" i], [src^=\"javascript:\" i]')] \
                    .map(each => each.outerHTML)";
    assert_eq!(
        browser.js::<Vec<String>>(made, &[]).await,
        Vec::<String>::new()
    );
    let addresses = "return [...document.querySelectorAll('[src], [href]')].map(each => each.src || each.href) \
                     .filter(address => String(address).includes('attacker'))";
    assert_eq!(
        browser.js::<Vec<String>>(addresses, &[]).await,
        Vec::<String>::new()
    );
    let strangers = server
        .log()
        .into_iter()
        .filter(|answered| answered.status != 200)
        .collect::<Vec<_>>();
    assert!(
        strangers
            .iter()
            .all(|answered| answered.path == "/favicon.ico"),
        "{strangers:?}"
    );
    browser.is_quiet("hostile").await;
}

async fn hostile_addresses_and_messages_do_nothing(engine: Engine) {
    let browser = Browser::live(engine).await;
    let server = Server::of(ARABIC.film).await;
    let long = format!("#q-{}", "a".repeat(20_000));
    for fragment in [
        "#<img src=x onerror=alert(1)>",
        "#q-\"><script>alert(1)</script>",
        "#q-%00%FF%C0%80",
        "#javascript:alert(1)",
        "#q-__proto__",
        "#%",
        &long,
    ] {
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

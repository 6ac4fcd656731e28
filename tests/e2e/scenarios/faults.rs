//! What can happen to a file on its way: the page reads as without scripts, and says so once at most. (`later.rs` has what
//! is asked for later.)

use crate::harness::dice::Dice;
use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{ARABIC, CHINESE, ENGLISH, EVERYTHING, LANGUAGES, Page};
use crate::harness::text::{State, reads_as_without_scripts, visible_text, without_scripts};
use crate::harness::{Browser, Engine, Server, in_engines, in_every_engine};

in_every_engine!(
    one_file_fails,
    two_files_fail,
    a_file_hangs_and_comes,
    what_has_come_of_a_page_can_be_read,
    a_spoilt_page_can_be_read,
    one_island_fails_and_the_others_live
);
// In WebKitGTK the second request does not always help. Why is not known.
in_engines!([chromium: Chromium, firefox: Firefox] what_fails_is_asked_for_once_more);

/// What the pages ask for when all is well. Their style sheets are in them, and their content as JSON is for other programs.
const ASKED: [(Page, &[Asset]); 4] = [
    (
        ENGLISH,
        &[Asset::Wasm, Asset::Script, Asset::Font, Asset::Icon],
    ),
    (
        CHINESE,
        &[Asset::Wasm, Asset::Script, Asset::Font, Asset::Icon],
    ),
    (
        ARABIC,
        &[Asset::Wasm, Asset::Script, Asset::Font, Asset::Icon],
    ),
    (EVERYTHING, &Asset::ALL),
];

/// Whether the page's islands are live: its quotes, or its players where there is one quote alone.
const IS_LIVE: &str = "return !!document.querySelector('#quotes[data-live], .medium__load')";

async fn one_file_fails(engine: Engine) {
    let browser = Browser::live(engine).await;
    asks_for_what_it_should(&browser).await;
    let mut pages = LANGUAGES.into_iter().cycle();
    for asset in Asset::ALL {
        for fault in Fault::SUDDEN {
            let page = page_with(asset, &mut pages);
            let _server = the_page_bears(&browser, page, &[(asset, fault)]).await;
            // For one of them: it takes its time.
            if fault == Fault::NotFound && matches!(asset, Asset::Font | Asset::Icon) {
                browser.every_control_answers().await;
            }
        }
    }
}

/// Faults of two kinds of files at once, chosen by chance among all that there are.
async fn two_files_fail(engine: Engine) {
    const EACH: usize = 2;
    const FAULTS: [Fault; 8] = [
        Fault::Hang,
        Fault::Truncate,
        Fault::Corrupt,
        Fault::Drop,
        Fault::WrongType,
        Fault::OldVersion,
        Fault::NotFound,
        Fault::ServerError,
    ];
    let browser = Browser::impatient(engine).await;
    let mut pages = LANGUAGES.into_iter().cycle();
    let mut dice = Dice::new();
    for (index, first) in Asset::ALL.iter().enumerate() {
        for second in &Asset::ALL[index + 1..] {
            for _ in 0..EACH {
                let faults = [*first, *second].map(|asset| (asset, dice.pick(&FAULTS)));
                let page = page_with(*second, &mut pages);
                the_page_bears(&browser, page, &faults).await;
            }
        }
    }
}

/// The next page, if it asks for such a file; pictures are on one page alone.
fn page_with(asset: Asset, pages: &mut impl Iterator<Item = Page>) -> Page {
    match asset {
        Asset::Picture => EVERYTHING,
        _ => pages.next().expect("a cycle has no end"),
    }
}

async fn a_file_hangs_and_comes(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    for (page, asked) in &ASKED[..2] {
        for asset in *asked {
            let server = Server::failing(page.film, &[(*asset, Fault::Hang)], "").await;
            browser.visit(&server, *page, "").await;
            browser.has_arrived(&server, *page).await;
            let about = format!("{asset:?} hangs");
            if asset.is_engine() {
                reads_as_without_scripts(&browser, *page, State::Still, &about).await;
                browser.has_no_dead_control(State::Still, &about).await;
            }
            server.release();
            browser.comes_alive().await;
            reads_as_without_scripts(&browser, *page, State::Live, &about).await;
            browser.is_quiet(about).await;
        }
    }
}

/// What fails once is asked for again, and the page comes alive; what fails again is asked for no more.
async fn what_fails_is_asked_for_once_more(engine: Engine) {
    let browser = Browser::live(engine).await;
    let mut pages = LANGUAGES.into_iter().cycle();
    for asset in [Asset::Wasm, Asset::Script] {
        for fault in [
            Fault::Once(&Fault::NotFound),
            Fault::Once(&Fault::ServerError),
            Fault::Once(&Fault::Drop),
            Fault::Once(&Fault::Truncate),
        ] {
            let page = page_with(asset, &mut pages);
            let server = Server::failing(page.film, &[(asset, fault)], "").await;
            browser.visit(&server, page, "").await;
            browser.comes_alive().await;
            let about = format!("{asset:?}: {fault:?} in {engine:?}");
            assert_eq!(server.requests(asset), 2, "{about}");
            reads_as_without_scripts(&browser, page, State::Live, &about).await;
            let said = browser.said().await;
            assert_eq!((said.console.len(), said.events.len()), (0, 0), "{about}");
        }
        let server = Server::failing(ENGLISH.film, &[(asset, Fault::NotFound)], "").await;
        browser.visit(&server, ENGLISH, "").await;
        browser.wait_for(IS_TOLD).await;
        assert_eq!(server.requests(asset), 2, "{asset:?} in {engine:?}");
    }
}

/// The line gives up in the middle of the page: what has come by then can be read, and nothing in it is dead. When the rest
/// comes, the page is whole and comes alive; it may also never come.
async fn what_has_come_of_a_page_can_be_read(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::failing(page.film, &[(Asset::Html, Fault::Stall)], "").await;
        browser.visit(&server, page, "").await;
        half_can_be_read(&browser, &server, page).await;

        server.release();
        browser.has_arrived(&server, page).await;
        browser.comes_alive().await;
        reads_as_without_scripts(&browser, page, State::Live, "the rest of the page").await;
        browser.is_quiet("half of the page").await;
    }
}

/// All of the page comes, and a sign in a hundred is another.
async fn a_spoilt_page_can_be_read(engine: Engine) {
    let browser = Browser::live(engine).await;
    // What is spoilt of a script or a style is none of the page any more, and the policy says so.
    for directive in ["script-src", "style-src"] {
        browser.expect(directive);
    }
    for page in [ENGLISH, CHINESE] {
        let server = Server::failing(page.film, &[(Asset::Html, Fault::Corrupt)], "").await;
        browser.visit(&server, page, "").await;
        let whole = without_scripts(engine, page, State::Still).await;
        // A fold that has lost its end holds all that follows; what is far away is drawn when somebody comes near.
        let unfold = "document.querySelectorAll('details').forEach(each => each.open = true); \
                      document.querySelectorAll('[data-undrawn]').forEach(each => each.removeAttribute('data-undrawn'))";
        browser.js::<()>(unfold, &[]).await;
        let words: String = browser.js("return document.body.innerText", &[]).await;
        assert!(words.len() > whole.len() / 2, "{page:?}: {words}");
        let said = browser.said().await;
        assert_eq!(
            (said.errors.len(), said.dialogs.len()),
            (0, 0),
            "{page:?}: {said:?}"
        );
    }
}

/// What is there is the beginning of what can be read without scripts, and nothing in it is dead.
async fn half_can_be_read(browser: &Browser, server: &Server, page: Page) {
    let here = "return location.href === arguments[0] \
                && document.querySelector('main')?.innerText.length > 1000";
    browser
        .wait_with(here, &[server.url(page.path).into()])
        .await;
    is_half(browser, page).await;
}

async fn is_half(browser: &Browser, page: Page) {
    let whole = without_scripts(browser.engine, page, State::Still).await;
    let half = visible_text(browser, State::Still).await;
    assert!(half.len() > 1000 && half.len() < whole.len(), "{page:?}");
    // The last character may have come in part.
    assert!(
        whole.starts_with(half.trim_end_matches('\u{FFFD}')),
        "{page:?}: {half}"
    );
    browser
        .has_no_dead_control(State::Still, "half of the page")
        .await;
}

/// Islands, what is taken from each of what it has to know, and what lives all the same.
const SPOILT: [(Page, &str, &str, &str); 3] = [
    (ENGLISH, "carousel", "next", ".guide__content"),
    (ENGLISH, "guide", "guide", "#quotes[data-live]"),
    // The film has two.
    (EVERYTHING, "player", "load", ".medium__load"),
];

async fn one_island_fails_and_the_others_live(engine: Engine) {
    let browser = Browser::live(engine).await;
    for (page, island, data, lives) in SPOILT {
        let spoil = format!(
            "document.addEventListener('DOMContentLoaded', () => \
             document.querySelector('[data-island={island}]').removeAttribute('data-{data}'));"
        );
        let server = Server::failing(page.film, &[], &spoil).await;
        browser.visit(&server, page, "").await;
        let go = "document.querySelector('#timeline').scrollIntoView()";
        browser.js::<()>(go, &[]).await;
        let is_there = "return !!document.querySelector(arguments[0])";
        browser.wait_with(is_there, &[lives.into()]).await;
        browser.wait_for(IS_TOLD).await;
        browser.settle().await;
        reads_as_without_scripts(&browser, page, State::Live, island).await;
        let spoilt = "const island = document.querySelector(`[data-island=${arguments[0]}]`); \
                      return !island.querySelector('button') && !island.closest('[data-live]')";
        assert!(
            browser.js::<bool>(spoilt, &[island.into()]).await,
            "{island}"
        );
        browser.has_no_dead_control(State::Live, island).await;
        let said = browser.said().await;
        assert_eq!(
            (said.errors.len(), said.console.len(), said.events.len()),
            (0, 1, 1),
            "{said:?}"
        );
        let [event] = &said.events[..] else { continue };
        assert_eq!(
            (&event["code"], &event["island"]),
            (&"island".into(), &island.into())
        );
    }
}

/// Whether the pages ask for what they should, and for nothing else.
async fn asks_for_what_it_should(browser: &Browser) {
    for (page, asked) in ASKED {
        let server = Server::of(page.film).await;
        browser.visit(&server, page, "").await;
        browser.wait_for(IS_LIVE).await;
        for asset in asked {
            server.was_asked_for(*asset).await;
        }
        let is_expected = |asset: &Option<Asset>| {
            asset.is_some_and(|asset| asset == Asset::Html || asked.contains(&asset))
        };
        let other: Vec<_> = server
            .log()
            .into_iter()
            .filter(|each| !is_expected(&each.asset))
            .collect();
        assert!(
            other.is_empty(),
            "{page:?} in {:?}: {other:?}",
            browser.engine
        );
    }
}

/// Whether it was told that the page stays as it is.
const IS_TOLD: &str = "return window.__probe.events.length > 0";

/// Whether the page is whole in spite of the faults: live where it can be, else as it is without scripts.
async fn the_page_bears(browser: &Browser, page: Page, faults: &[(Asset, Fault)]) -> Server {
    let about = format!("{faults:?} in {:?}", browser.engine);
    let server = Server::failing(page.film, faults, "").await;
    browser.visit(&server, page, "").await;
    browser.has_arrived(&server, page).await;
    let hangs = |(_, fault): &&(Asset, Fault)| *fault == Fault::Hang;
    if faults
        .iter()
        .any(|fault| hangs(&fault) && fault.0.is_engine())
    {
        reads_as_without_scripts(browser, page, State::Still, &about).await;
    }
    server.release();
    let faults: Vec<_> = faults
        .iter()
        .filter(|fault| !hangs(fault))
        .copied()
        .collect();
    // The remark names the case should it never be over.
    let over = format!("/* {about} */ if (window.__probe.events.length) return true; {IS_LIVE}");
    browser.wait_for(&over).await;
    let is_live: bool = browser.js(IS_LIVE, &[]).await;
    let state = if is_live { State::Live } else { State::Still };
    let engine_is_hit = faults.iter().any(|(asset, _)| asset.is_engine());
    assert!(
        is_live || engine_is_hit,
        "{about}: no reason not to be live"
    );

    reads_as_without_scripts(browser, page, state, &about).await;
    browser.has_no_dead_control(state, &about).await;
    let said = browser.said().await;
    assert!(said.reports() <= usize::from(!is_live), "{about}: {said:?}");
    let events = usize::from(!is_live);
    assert_eq!(
        (said.events.len(), said.violations.len(), said.dialogs.len()),
        (events, 0, 0),
        "{about}: {said:?}"
    );
    let is_typed = said.events.iter().all(|event| event["code"] == "engine");
    assert!(is_typed, "{about}: {said:?}");
    server
}

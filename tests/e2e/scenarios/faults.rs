//! What can happen to a file on its way: the page reads as without scripts, and says so once at most.

use crate::harness::fault::{Asset, Fault};
use crate::harness::site::{ARABIC, CHINESE, ENGLISH, LANGUAGES, Page};
use crate::harness::text::{State, reads_as_without_scripts, visible_text, without_scripts};
use crate::harness::{Browser, Engine, Server, in_every_engine};

in_every_engine!(
    one_file_fails,
    two_files_fail,
    a_file_hangs_and_comes,
    what_has_come_of_a_page_can_be_read,
    the_guide_comes_when_there_is_a_line_again
);

async fn one_file_fails(engine: Engine) {
    let browser = Browser::live(engine).await;
    let assets = assets_of(&browser, ENGLISH).await;
    let mut pages = LANGUAGES.into_iter().cycle();
    for asset in assets {
        for fault in Fault::SUDDEN {
            let page = pages.next().expect("a cycle has no end");
            the_page_bears(&browser, page, &[(asset, fault)]).await;
        }
    }
}

async fn two_files_fail(engine: Engine) {
    let browser = Browser::live(engine).await;
    let assets = assets_of(&browser, ARABIC).await;
    for (index, first) in assets.iter().enumerate() {
        for second in &assets[index + 1..] {
            for fault in Fault::SUDDEN {
                the_page_bears(&browser, ARABIC, &[(*first, fault), (*second, fault)]).await;
            }
        }
    }
}

async fn a_file_hangs_and_comes(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    for page in [ENGLISH, CHINESE] {
        for asset in assets_of(&browser, page).await {
            let server = Server::failing(page.film, &[(asset, Fault::Hang)], "").await;
            browser.visit(&server, page, "").await;
            browser.has_arrived(&server, page).await;
            let about = format!("{asset:?} hangs");
            if asset.is_engine() {
                reads_as_without_scripts(&browser, page, State::Still, &about).await;
                no_control_is_dead(&browser, State::Still, &about).await;
            }
            server.release();
            browser.comes_alive().await;
            reads_as_without_scripts(&browser, page, State::Live, &about).await;
            browser.is_quiet(about).await;
        }
    }
}

/// The line gives up in the middle of the page: what has come by then can be read, and nothing in it is dead; when the rest
/// comes, the page is whole and comes alive.
async fn what_has_come_of_a_page_can_be_read(engine: Engine) {
    let browser = Browser::impatient(engine).await;
    for page in [ENGLISH, CHINESE] {
        let server = Server::failing(page.film, &[(Asset::Html, Fault::Stall)], "").await;
        browser.visit(&server, page, "").await;
        let here = "return location.href === arguments[0] \
                    && document.querySelector('main')?.innerText.length > 1000";
        browser
            .wait_with(here, &[server.url(page.path).into()])
            .await;
        let whole = without_scripts(engine, page, State::Still).await;
        let half = visible_text(&browser, State::Still).await;
        assert!(half.len() > 1000 && half.len() < whole.len(), "{page:?}");
        // The last character may have come in part.
        assert!(
            whole.starts_with(half.trim_end_matches('\u{FFFD}')),
            "{page:?}: {half}"
        );
        no_control_is_dead(&browser, State::Still, "half of the page").await;

        server.release();
        browser.has_arrived(&server, page).await;
        browser.comes_alive().await;
        reads_as_without_scripts(&browser, page, State::Live, "the rest of the page").await;
        browser.is_quiet("half of the page").await;
    }
}

/// A reader goes into a tunnel before the guide has come, and reads on until there is a line again.
async fn the_guide_comes_when_there_is_a_line_again(engine: Engine) {
    const TUNNEL: &str = "{ const { fetch } = window; window.lost = 0; window.fetch = (...asked) => { \
         if (lost < 0 || !String(asked[0]).endsWith('guide.html')) return fetch(...asked); \
         lost += 1; return Promise.reject(new TypeError('no line')); }; }";
    let browser = Browser::live(engine).await;
    let server = Server::failing(ENGLISH.film, &[], TUNNEL).await;
    browser.visit(&server, ENGLISH, "").await;
    browser.comes_alive().await;
    let go = "document.querySelectorAll('.event')[arguments[0]].scrollIntoView()";
    for event in [1, 2] {
        browser.js::<()>(go, &[event.into()]).await;
        browser
            .wait_with("return lost >= arguments[0]", &[event.into()])
            .await;
    }
    let there = "return !!document.querySelector('.guide__content')";
    assert!(!browser.js::<bool>(there, &[]).await, "there was no line");

    browser.js::<()>("window.lost = -1", &[]).await;
    browser.js::<()>(go, &[3.into()]).await;
    browser.wait_for(there).await;
    let said = browser.said().await;
    assert_eq!(said.errors.len() + said.violations.len(), 0, "{said:?}");
}

/// What a page asks for when all is well.
async fn assets_of(browser: &Browser, page: Page) -> Vec<Asset> {
    let server = Server::of(page.film).await;
    browser.visit(&server, page, "").await;
    browser.has_arrived(&server, page).await;
    browser.comes_alive().await;
    let log = server.log();
    let asked = |asset: &Asset| log.iter().any(|answered| answered.asset() == Some(*asset));
    let assets: Vec<Asset> = Asset::ALL.into_iter().filter(asked).collect();
    assert!(
        assets.contains(&Asset::Wasm) && assets.contains(&Asset::Script),
        "{log:?}"
    );
    assets
}

/// Whether the page is whole in spite of the faults: live where it can be, else as it is without scripts.
async fn the_page_bears(browser: &Browser, page: Page, faults: &[(Asset, Fault)]) {
    let about = format!("{faults:?} in {:?}", browser.engine);
    let server = Server::failing(page.film, faults, "").await;
    browser.visit(&server, page, "").await;
    if tells_nobody(browser.engine, faults) {
        server.was_asked_for(Asset::Wasm).await;
        browser.settle().await;
    } else {
        // The remark names the case should it never be over.
        let over = format!(
            "/* {about} */ const probe = window.__probe; \
             return !!document.querySelector('#quotes[data-live]') \
                 || probe.errors.length + probe.console.length > 0 \
                 || probe.failed.some(each => each.startsWith('script'))"
        );
        browser.wait_for(&over).await;
    }
    let is_live: bool = browser
        .js("return !!document.querySelector('#quotes[data-live]')", &[])
        .await;
    let state = if is_live { State::Live } else { State::Still };
    let engine_is_hit = faults.iter().any(|(asset, _)| asset.is_engine());
    assert!(
        is_live || engine_is_hit,
        "{about}: no reason not to be live"
    );

    reads_as_without_scripts(browser, page, state, &about).await;
    no_control_is_dead(browser, state, &about).await;
    let said = browser.said().await;
    assert!(said.reports() <= usize::from(!is_live), "{about}: {said:?}");
    assert_eq!(
        (said.violations.len(), said.dialogs.len()),
        (0, 0),
        "{about}: {said:?}"
    );
}

/// Whether nobody may hear of the faults: WebKit tells of no promise that a module script waits for in vain, and to it
/// a file whose connection breaks is one that is yet to come.
fn tells_nobody(engine: Engine, faults: &[(Asset, Fault)]) -> bool {
    let is = |asset: Asset| {
        faults
            .iter()
            .find(|(hit, _)| *hit == asset)
            .map(|(_, fault)| *fault)
    };
    let wasm_comes = matches!(is(Asset::Wasm), None | Some(Fault::WrongType));
    engine == Engine::WebKit && !wasm_comes && is(Asset::Script).is_none()
}

/// Whether every control does something: a live page's carousel turns, any other has no such control.
async fn no_control_is_dead(browser: &Browser, state: State, about: &str) {
    let scripted = "return document.querySelectorAll('main :is(button, [role=tab])').length";
    match state {
        State::Still => assert_eq!(browser.js::<usize>(scripted, &[]).await, 0, "{about}"),
        State::Live => browser.turn_carousel().await,
    }
}

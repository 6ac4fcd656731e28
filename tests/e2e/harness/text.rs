//! What can be read on a page, and that it is the same whatever befalls the scripts.

use std::collections::HashMap;

use serde_json::json;
use tokio::sync::OnceCell;

use super::browser::{Browser, Scripts};
use super::engine::Engine;
use super::server::Server;
use super::site::{self, Page};

/// Whether the page's islands are live: then their controls are not counted; see `text.js`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum State {
    Live,
    Still,
}

/// The visible text of `main`, with single spaces.
pub(crate) async fn visible_text(browser: &Browser, state: State) -> String {
    browser
        .js(include_str!("text.js"), &[json!(state == State::Live)])
        .await
}

/// The pages whose text is compared.
const PAGES: [Page; 5] = [
    site::ENGLISH,
    site::CHINESE,
    site::ARABIC,
    site::EVERYTHING,
    site::HOSTILE,
];

/// Texts by film, path and whether the islands' part is left out.
type Texts = HashMap<(&'static str, &'static str, bool), String>;

/// The same in a browser of this engine whose scripts are off; `State::Live` leaves out what `Live` leaves out.
pub(crate) async fn without_scripts(engine: Engine, page: Page, state: State) -> String {
    static TEXTS: [OnceCell<Texts>; 3] = [const { OnceCell::const_new() }; 3];
    let texts = TEXTS[engine as usize]
        .get_or_init(async || {
            let browser = Browser::open(engine, Scripts::Off).await;
            let mut texts = Texts::new();
            for page in PAGES {
                let server = Server::of(page.film).await;
                browser.visit(&server, page, "").await;
                for state in [State::Live, State::Still] {
                    let text = visible_text(&browser, state).await;
                    texts.insert((page.film.name(), page.path, state == State::Live), text);
                }
            }
            texts
        })
        .await;
    texts[&(page.film.name(), page.path, state == State::Live)].clone()
}

/// Asserts that the page can be read just as without scripts.
pub(crate) async fn reads_as_without_scripts(
    browser: &Browser,
    page: Page,
    state: State,
    about: &str,
) {
    let expected = without_scripts(browser.engine, page, state).await;
    let found = visible_text(browser, state).await;
    if let Some(at) = expected
        .chars()
        .zip(found.chars())
        .position(|(a, b)| a != b)
    {
        let near = |text: &str| {
            text.chars()
                .skip(at.saturating_sub(60))
                .take(120)
                .collect::<String>()
        };
        panic!(
            "{about}: {page:?} differs at {at}\nwithout scripts: …{}…\nhere:            …{}…",
            near(&expected),
            near(&found)
        );
    }
    assert_eq!(
        found.chars().count(),
        expected.chars().count(),
        "{about}: {page:?}"
    );
}

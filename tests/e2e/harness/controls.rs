//! What can be pressed on a page, and whether it answers.

use serde_json::json;

use super::browser::Browser;
use super::text::State;

/// What can be pressed on a live page once its guide is there, and how one knows that it has answered.
pub(crate) const CONTROLS: [(&str, &str); 8] = [
    (
        ".tools__theme:last-child",
        "return document.documentElement.dataset.theme === 'dark'",
    ),
    (
        ".tools__theme:first-child",
        "return !document.documentElement.dataset.theme",
    ),
    (
        "#quotes button:last-of-type",
        "return document.querySelectorAll('[role=tab]')[1].ariaSelected === 'true'",
    ),
    (
        "[role=tab]",
        "return document.querySelector('[role=tab]').ariaSelected === 'true'",
    ),
    (
        ".axis__scale label:last-child",
        "return !!document.querySelector('.axis > .is-order')",
    ),
    (
        MARK,
        "return location.hash === new URL(document.querySelector('.axis__mark').getAttribute('href'), location).hash",
    ),
    (
        "#find > summary",
        "return document.querySelector('#find').open",
    ),
    (
        BAR,
        "return location.hash === document.querySelector('.guide__chapters a').hash",
    ),
];

/// The dot of the first mark on the line. It is smaller than a finger, which meets it from beside it, too.
pub(crate) const MARK: &str = ".axis__mark circle";
/// The first chapter of the bar, which a story of one chapter has not.
pub(crate) const BAR: &str = ".guide__chapters a";

impl Browser {
    /// Proves that nothing can be pressed in vain: themes, print, links that are handed on, dots, and on a live page its
    /// quotes. Where the program is not there, nothing else can be pressed but what the browser itself answers.
    pub(crate) async fn has_no_dead_control(&self, state: State, about: &str) {
        let is_live = state == State::Live;
        let dead: Vec<String> = self
            .js(include_str!("controls.js"), &[json!(is_live)])
            .await;
        assert!(dead.is_empty(), "{about}: {dead:#?}");
        let has_quotes = "return !!document.querySelector('#quotes[data-live]')";
        if is_live && self.js(has_quotes, &[]).await {
            self.turn_carousel().await;
        }
    }

    /// Proves that all the controls of a live page answer, those of its guide too, and that its search finds something.
    pub(crate) async fn every_control_answers(&self) {
        self.guide_arrives().await;
        let press = "const each = document.querySelector(arguments[0]); \
                     each?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); \
                     return !!each";
        // Whoever has turned the quotes goes back to the first.
        self.js::<bool>(press, &[json!("[role=tab]")]).await;
        for (what, answered) in CONTROLS {
            let is_there: bool = self.js(press, &[json!(what)]).await;
            assert!(is_there || what == BAR, "there is no {what}");
            if is_there {
                self.wait_for(answered).await;
            }
        }
        let search = "const field = document.querySelector('[name=q]'); \
                      field.value = document.querySelector('.event__title').textContent.trim().slice(0, 2); \
                      field.dispatchEvent(new Event('input', { bubbles: true }))";
        self.js::<()>(search, &[]).await;
        self.wait_for("return !!document.querySelector('.find__hits a')")
            .await;
    }
}

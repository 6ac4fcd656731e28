//! The guide to the timeline and its search, as the page takes them in.

use std::rc::Rc;

use companion::components::guide::{Guide, GuideProps};
use companion::islands;
use companion_model::{Page, Prose, ThreadLink};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;
use yew::Renderer;

use crate::fixture;
use crate::parts::site::{Site, run};
use crate::support::{Mounted, attribute, element, path, text, wait_for, window};

const EDITION: &str = "this";

/// A page with a thread that one of its events belongs to.
fn page() -> Page {
    let mut page = fixture::page();
    page.words.find_found = "{n} found".to_owned();
    let chapter = Rc::make_mut(&mut page.chapters[0]);
    Rc::make_mut(&mut chapter.events[0]).threads = vec![ThreadLink {
        key: "work".to_owned(),
        label: Prose::plain("Work"),
        colour: None,
    }];
    page
}

/// The guide to the page as the host writes it.
async fn guide(edition: &str) -> Option<(&'static str, String)> {
    let root = element("div");
    let props = GuideProps {
        page: Rc::new(page()),
        edition: edition.to_owned().into(),
    };
    let app = Renderer::<Guide>::with_root_and_props(root.clone(), props).render();
    wait_for(|| root.first_element_child().is_some(), "the guide").await;
    let html = root.inner_html();
    app.destroy();
    Some(("text/html", html))
}

/// The page at an address that asks for something, come to life at its first event.
struct Guided {
    page: Mounted,
    before: String,
}

impl Guided {
    async fn at(asked: &str) -> Self {
        let before = path();
        go_to(&(window().location().pathname().unwrap() + asked));
        let page = Mounted::page(&page()).await;
        page.one(".companion")
            .set_attribute("data-edition", EDITION)
            .unwrap();
        islands::start();
        page.one("#e-birth").scroll_into_view();
        page.appears(".guide__content").await;
        Self { page, before }
    }

    /// Waits until the search says something.
    async fn says(&self, words: &str) {
        let said = || text(&self.page.one(".find__count"));
        wait_for(|| said() == words, &format!("{words:?}")).await;
    }
}

impl Drop for Guided {
    fn drop(&mut self) {
        go_to(&self.before);
    }
}

fn go_to(address: &str) {
    let history = window().history().unwrap();
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(address))
        .unwrap();
}

fn asked() -> String {
    window().location().search().unwrap()
}

/// An index of the search with an event that belongs to the thread.
fn index() -> Option<(&'static str, String)> {
    let text = format!("{EDITION}\ne-birth\t0\t1957\tBorn\tborn\n");
    Some(("text/plain", text))
}

#[wasm_bindgen_test]
async fn a_guide_of_another_edition_is_asked_for_anew_and_never_taken_in() {
    let answers = [guide("that").await, guide(EDITION).await];
    let site = Site::new(&[("/c/guide.html", &answers)]);
    let guided = Guided::at("").await;
    let content = guided.page.one(".guide__content");
    assert_eq!(attribute(&content, "data-edition"), EDITION);
    assert_eq!(
        site.asked(),
        ["default /c/guide.html", "reload /c/guide.html"]
    );
}

#[wasm_bindgen_test]
async fn a_filter_that_is_not_there_finds_nothing_until_another_is_chosen() {
    let _site = Site::new(&[
        ("/c/guide.html", &[guide(EDITION).await]),
        ("/c/find.txt", &[index()]),
    ]);
    let guided = Guided::at("?thread=renamed").await;
    guided.says(&page().words.find_none).await;
    assert_eq!(asked(), "?thread=renamed", "the link can be handed on");

    let select: HtmlSelectElement = guided.page.one("select[name=thread]").unchecked_into();
    select.set_value("work");
    run(
        "document.querySelector('select[name=thread]').dispatchEvent(new InputEvent('input', { bubbles: true }))",
    );
    guided.says("1 found").await;
    assert_eq!(asked(), "?thread=work");
}

#[wasm_bindgen_test]
async fn a_long_search_says_how_much_it_has_found_when_it_has_found_all() {
    let line = "e-birth\t\t1957\tBorn\tborn\n";
    let long = format!("{EDITION}\n{}", line.repeat(100_000));
    let _site = Site::new(&[
        ("/c/guide.html", &[guide(EDITION).await]),
        ("/c/find.txt", &[Some(("text/plain", long))]),
    ]);
    let guided = Guided::at("?q=born").await;
    guided.says("100,000 found").await;
}

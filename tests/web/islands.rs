//! A prerendered page that comes to life: nothing that was there is lost.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use companion::islands;
use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, Element};

use crate::support::{attribute, document, element, list, settle, text, wait_for, window};

/// The quotes as the host writes them.
const QUOTES: &str = r##"
    <section class="quotes" id="quotes" aria-labelledby="quotes-title">
      <h2 id="quotes-title">In their words</h2>
      <div data-island="carousel" data-carousel="carousel" data-previous="Previous quote"
           data-next="Next quote" data-choose="Choose a quote">
        <nav><a href="#q-one">1</a><a href="#q-two">2</a></nav>
      </div>
      <div class="quotes__slides" id="quotes-slides">
        <div class="slide" id="q-one" data-position="1 of 2" data-label="1 of 2: A">First, <a href="#e-x">words</a>.</div>
        <div class="slide" id="q-two" data-position="2 of 2" data-label="2 of 2: B">Second words.</div>
      </div>
    </section>"##;

/// A prerendered page in a container of its own, which goes when this is dropped.
struct Prerendered(Element);

impl Prerendered {
    fn new(html: &str) -> Self {
        let root = element("div");
        root.set_inner_html(html);
        document().body().unwrap().append_child(&root).unwrap();
        Self(root)
    }

    fn one(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).unwrap()
    }

    async fn comes_to_life(&self) {
        wait_for(|| self.one("#quotes[data-live]").is_some(), "life").await;
    }
}

impl Drop for Prerendered {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
async fn the_controls_come_and_the_words_stay() {
    let page = Prerendered::new(QUOTES);
    let slides = page.one("#quotes-slides").unwrap();
    let (first, words) = (page.one("#q-one").unwrap(), text(&slides));
    islands::start();
    page.comes_to_life().await;
    assert!(page.one("[aria-label='Next quote']").is_some());
    assert_eq!(
        list(&page.0.query_selector_all("[role=tab]").unwrap()).len(),
        2
    );
    assert_eq!(text(&slides), words);
    assert_eq!(
        page.one("#q-one").unwrap(),
        first,
        "the very element, not a copy"
    );
    assert!(page.one("#q-two[inert]").is_some(), "the second waits");
}

#[wasm_bindgen_test]
async fn the_first_click_is_rehearsed_and_changes_nothing() {
    let page = Prerendered::new(QUOTES);
    let (clicks, left) = (Rc::new(Cell::new(0)), window().location().href());
    let clicked = Rc::clone(&clicks);
    let heard = EventListener::new(&page.0, "click", move |_| clicked.set(clicked.get() + 1));
    islands::start();
    wait_for(|| clicks.get() == 1, "the rehearsal").await;
    settle().await;
    drop(heard);
    assert_eq!(text(&page.one(".quotes__position").unwrap()), "1 of 2");
    assert_eq!(text(&page.one("[role=status]").unwrap()), "", "announced");
    assert!(page.one("#q-two[inert]").is_some(), "the second waits");
    assert!(page.one(":focus").is_none(), "the focus has moved");
    assert_eq!(window().location().href(), left, "the address");
    assert_eq!(clicks.get(), 1);
}

#[wasm_bindgen_test]
async fn the_reader_stays_at_the_quote_that_has_the_focus() {
    let page = Prerendered::new(&QUOTES.replace("Second words", "<a href='#e-y'>Second</a> words"));
    let link = list(&page.0.query_selector_all("#q-two a").unwrap()).remove(0);
    link.focus().unwrap();
    islands::start();
    page.comes_to_life().await;
    wait_for(|| page.one("#q-one[inert]").is_some(), "the second quote").await;
    assert_eq!(
        document().active_element().unwrap(),
        *link,
        "the focus has not moved"
    );
}

#[wasm_bindgen_test]
async fn who_is_at_a_link_to_a_quote_goes_on_at_its_picker() {
    let page = Prerendered::new(QUOTES);
    let link = list(&page.0.query_selector_all("nav a").unwrap()).remove(1);
    link.focus().unwrap();
    islands::start();
    page.comes_to_life().await;
    let picker = || page.one("[aria-controls=q-two]:focus").is_some();
    wait_for(picker, "the focus on the picker").await;
    wait_for(|| page.one("#q-one[inert]").is_some(), "the second quote").await;
}

#[wasm_bindgen_test]
async fn what_is_not_as_expected_stays_as_it_is() {
    for (from, to, kind) in [
        ("data-next=\"Next quote\"", "", "carousel"),
        ("data-label=\"2 of 2: B\"", "", "carousel"),
        ("data-island=\"carousel\"", "data-island=\"other\"", "other"),
    ] {
        let page = Prerendered::new(&QUOTES.replace(from, to));
        let before = page.0.inner_html();
        let told: Rc<RefCell<Vec<[String; 2]>>> = Rc::default();
        let heard = Rc::clone(&told);
        let listener = EventListener::new(&page.0, "companion-error", move |event| {
            let event: &CustomEvent = event.unchecked_ref();
            let detail = event.detail();
            let said = ["code", "island"].map(|name| Reflect::get(&detail, &name.into()));
            let said = said.map(|said| said.unwrap().as_string().unwrap());
            heard.borrow_mut().push(said);
        });
        islands::start();
        settle().await;
        drop(listener);
        assert_eq!(page.0.inner_html(), before, "without {from}");
        let once = ["island".to_owned(), kind.to_owned()];
        assert_eq!(*told.borrow(), [once], "without {from}");
    }
}

#[wasm_bindgen_test]
async fn a_player_of_another_site_is_asked_for_nothing_before_a_click() {
    let page = Prerendered::new(
        r##"<div data-island="player" data-embed="about:blank#player" data-title="Trailer"
             data-load="Show the player"></div>"##,
    );
    islands::start();
    wait_for(|| page.one("button").is_some(), "the button").await;
    assert!(page.one("iframe").is_none());
    let button = list(&page.0.query_selector_all("button").unwrap()).remove(0);
    assert_eq!(text(&button), "Show the player");
    button.click();
    wait_for(|| page.one("iframe").is_some(), "the player").await;
    let frame = page.one("iframe").unwrap();
    assert_eq!(attribute(&frame, "src"), "about:blank#player");
    assert_eq!(attribute(&frame, "title"), "Trailer");
}

//! The cover and the film card, and what an author must not be able to do with them.

use companion_model::Prose;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{HOSTILE, page};
use crate::support::{Mounted, attribute, settle, text, window};

#[wasm_bindgen_test]
async fn the_card_says_what_there_is_to_know() {
    let mounted = Mounted::page(&page()).await;
    assert_eq!(mounted.texts("h1"), ["The Film"]);
    let other = mounted.one(".cover__other-title [lang=zh-Hans]");
    assert_eq!(text(&other), "电影");

    let facts: Vec<String> = mounted.texts(".fact");
    assert_eq!(facts.len(), 4);
    for (fact, words) in facts.iter().zip([
        ["Rated", "R for some language", "MPAA, United States"],
        ["Running time", "91 minutes", "English, Mandarin"],
        ["In cinemas", "2012-07-27", "United States"],
        ["Won", "A prize", "A festival, 2012-01"],
    ]) {
        for word in words {
            assert!(fact.contains(word), "{word:?} in {fact:?}");
        }
    }
    let time = mounted.one(".fact time");
    assert_eq!(attribute(&time, "datetime"), "PT91M");

    let origin = mounted.texts(".film-card__column:first-child .details__list");
    assert_eq!(origin[0], "United States");
    let card = text(&mounted.one("#film"));
    for words in [
        "First paragraph.",
        "Director Alison Klayman",
        "Nominated A nomination",
        "As shown at home.",
        "Premiere: United States",
    ] {
        assert!(card.contains(words), "{words:?} in {card:?}");
    }
}

#[wasm_bindgen_test]
async fn what_the_author_left_out_is_left_out() {
    let mut page = page();
    let film = &mut page.film;
    film.ratings.clear();
    film.awards.clear();
    film.releases.clear();
    film.main_release = Some(7);
    film.credits.clear();
    film.other_titles.clear();
    film.tagline = None;
    film.synopsis.clear();
    film.claims.clear();
    let mounted = Mounted::page(&page).await;
    assert_eq!(mounted.all(".fact").len(), 1);
    let left = ".cover__other-title, .cover__tagline, .film-card details, .film-card .claims";
    assert_eq!(mounted.all(left).len(), 0);
    let headings = mounted.texts(".details__title");
    assert_eq!(headings, ["Made in", "Where to watch"]);
}

#[wasm_bindgen_test]
async fn an_authors_words_stay_words() {
    let mut page = page();
    page.film.title = Prose::plain(HOSTILE);
    page.words.quotes = HOSTILE.to_owned();
    let mounted = Mounted::page(&page).await;
    settle().await;
    assert_eq!(mounted.texts("h1"), [HOSTILE]);
    assert_eq!(mounted.texts("#quotes-title"), [HOSTILE]);
    assert_eq!(mounted.texts("#title-e-hostile"), [HOSTILE]);
    assert_eq!(mounted.all("img, script").len(), 0);
    let hacked = js_sys::Reflect::get(&window(), &"hacked".into()).unwrap();
    assert_eq!(hacked, JsValue::UNDEFINED);
}

#[wasm_bindgen_test]
async fn only_safe_addresses_become_links() {
    let mounted = Mounted::page(&page()).await;
    for link in mounted.all("a[href]") {
        let href = attribute(&link, "href");
        if href.starts_with('#') {
            continue;
        }
        assert!(href.starts_with("https://"), "{href}");
        assert_eq!(attribute(&link, "rel"), "noopener noreferrer", "{href}");
    }
    let card = text(&mounted.one("#film"));
    for words in ["Watch it here", "not here", "The film’s own site"] {
        assert!(card.contains(words), "{words}");
    }
    assert!(text(&mounted.one("#s-blog")).contains("Title of blog"));
    let links = mounted.texts("#film a[href^=https]");
    assert_eq!(links, ["Watch it here"]);
}

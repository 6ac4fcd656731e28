//! The cover and the film card, and what an author must not be able to do with them.

use companion_model::{AwardResult, Prose};
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
        ["Director", "Alison Klayman", "1"],
        ["Running time", "91 minutes", "English, Mandarin"],
        ["Rated", "for some language", "MPAA, United States"],
        ["In cinemas", "2012-07-27", "United States"],
    ]) {
        for word in words {
            assert!(fact.contains(word), "{word:?} in {fact:?}");
        }
    }
    assert_eq!(mounted.texts(".fact .badge"), ["R"]);
    let time = mounted.one(".fact time");
    assert_eq!(attribute(&time, "datetime"), "PT91M");

    let origin = mounted.texts(".film-card__column:last-child .details__list");
    assert_eq!(origin[1], "United States");
    let card = text(&mounted.one("#film"));
    for words in [
        "First paragraph.",
        "Sound A. Listener",
        "A nomination",
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
    let left =
        ".cover__other-title, .cover__tagline, .film-card details, .film-card .claims, .awards";
    assert_eq!(mounted.all(left).len(), 0);
    let headings = mounted.texts(".details__title");
    assert_eq!(headings, ["Where to watch", "Made in"]);
}

#[wasm_bindgen_test]
async fn laurels_tell_a_prize_from_a_nomination_by_their_shape() {
    let mut page = page();
    let check = async |page: &companion_model::Page, expected: &[(&str, &str)]| {
        let mounted = Mounted::page(page).await;
        let laurels: Vec<_> = mounted
            .all(".award > svg:first-child")
            .iter()
            .map(|svg| {
                let shape = svg.first_element_child().unwrap();
                (attribute(svg, "class"), attribute(&shape, "href"))
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(leaves, shape)| (format!("laurel {leaves}"), (*shape).to_owned()))
            .collect();
        assert_eq!(laurels, expected);
    };
    // What was won stands first, whatever the author's order.
    check(
        &page,
        &[("is-full", "#laurel-2"), ("is-outlined", "#laurel-2")],
    )
    .await;
    page.film.awards[0].result = AwardResult::Shortlisted;
    page.film.awards[1].result = AwardResult::Mention;
    check(
        &page,
        &[("is-full", "#laurel-1"), ("is-outlined", "#laurel-1")],
    )
    .await;
}

#[wasm_bindgen_test]
async fn the_next_release_comes_first_and_then_the_latest() {
    let mut page = page();
    let mounted = Mounted::page(&page).await;
    assert!(mounted.texts(".fact")[3].contains("2012-07-27"));
    drop(mounted);

    let mut later = page.film.releases[1].clone();
    later.kind = "Broadcast".to_owned();
    page.film.releases.push(later);
    page.film.next_release = Some(2);
    let mounted = Mounted::page(&page).await;
    assert!(mounted.texts(".fact")[3].contains("Broadcast"));
    let others = mounted.texts(".film-card__fold .details__content");
    assert_eq!(
        others[..2],
        ["In cinemas: United States1", "Premiere: United States1"]
    );
}

#[wasm_bindgen_test]
async fn a_dispute_names_its_questions_before_it_is_unfolded() {
    let mounted = Mounted::page(&page()).await;
    let summaries = mounted.texts(".film-card__fold > summary");
    assert_eq!(summaries, ["Releases", "Sources disagree Producers"]);
}

#[wasm_bindgen_test]
async fn every_film_has_seeds_of_its_own() {
    let seeds = async |page: &companion_model::Page| {
        let mounted = Mounted::page(page).await;
        let lines = mounted.all("#seeds > .seeds__line");
        assert_eq!(lines.len(), 4);
        attribute(&lines[0], "d")
    };
    let mut page = page();
    let first = seeds(&page).await;
    assert_eq!(seeds(&page).await, first);
    page.id = "another".to_owned();
    assert_ne!(seeds(&page).await, first);
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

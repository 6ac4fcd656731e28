//! Deep links, wherever they are followed from.

use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::page;
use crate::support::{Mounted, by_id, document, element, path, settle, text, wait_for, window};

#[wasm_bindgen_test]
async fn a_link_opened_afresh_leads_to_its_quote() {
    for fragment in ["#q-long", "#q-名字", "#q-%E5%90%8D%E5%AD%97"] {
        arrive(fragment);
        let mounted = Mounted::page(&page()).await;
        let id = if fragment == "#q-long" {
            "q-long"
        } else {
            "q-名字"
        };
        wait_for(|| shown(&mounted) == id, id).await;
        is_at(id).await;
        let status = text(&mounted.one(".quotes [role=status]"));
        assert_eq!(status, "", "the browser is there already");
    }
}

#[wasm_bindgen_test]
async fn a_link_opened_afresh_leads_to_its_event_chapter_or_source() {
    for (fragment, id) in [
        ("#e-hostile", "e-hostile"),
        ("#e-%E6%88%90%E9%83%BD-2009", "e-成都-2009"),
        ("#c-names", "c-names"),
        ("#s-blog", "s-blog"),
    ] {
        arrive(fragment);
        let before = window().history().unwrap().length().unwrap();
        let _mounted = Mounted::page(&page()).await;
        is_at(id).await;
        let after = window().history().unwrap().length().unwrap();
        assert_eq!(after, before, "one step back leaves the page");
    }
}

#[wasm_bindgen_test]
async fn a_link_on_the_page_leads_to_its_quote_as_often_as_it_is_followed() {
    let mounted = Mounted::page(&page()).await;
    let link = mounted.one("#timeline a[href='#q-名字']");
    for _ in 0..2 {
        link.click();
        is_at("q-名字").await;
        wait_for(|| shown(&mounted) == "q-名字", "the quote").await;
        mounted.one("[aria-label='Next quote']").click();
        wait_for(|| shown(&mounted) == "q-short", "the next quote").await;
    }
}

#[wasm_bindgen_test]
async fn an_address_that_changes_leads_on() {
    let mounted = Mounted::page(&page()).await;
    for id in ["q-long", "q-名字", "q-long"] {
        window().location().set_hash(id).unwrap();
        wait_for(|| shown(&mounted) == id, id).await;
        is_at(id).await;
    }
    window().history().unwrap().back().unwrap();
    wait_for(|| shown(&mounted) == "q-名字", "the quote before").await;
}

#[wasm_bindgen_test]
async fn an_address_that_was_given_up_leads_to_its_successor() {
    for (old, new) in [("q-old", "q-long"), ("e-old", "e-hostile")] {
        arrive(&format!("#{old}"));
        let _mounted = Mounted::page(&page()).await;
        is_at(old).await;
        let holder = by_id(new).unwrap();
        assert!(
            holder.contains(by_id(old).as_deref()),
            "{old} lies in {new}"
        );
    }
    let mounted = Mounted::page(&page()).await;
    window().location().set_hash("q-old").unwrap();
    wait_for(|| shown(&mounted) == "q-long", "the quote").await;
    is_at("q-old").await;
}

#[wasm_bindgen_test]
async fn an_address_of_nothing_changes_nothing() {
    for fragment in [
        "#q-nobody",
        "#e-short",
        "#q-",
        "#q-%FF",
        "#%",
        "#long",
        "#short",
    ] {
        arrive(fragment);
        let mounted = Mounted::page(&page()).await;
        settle().await;
        assert_eq!(shown(&mounted), "q-short", "{fragment}");
        window().location().set_hash("q-long").unwrap();
        wait_for(|| shown(&mounted) == "q-long", "the page still works").await;
    }
}

#[wasm_bindgen_test]
async fn every_event_chapter_and_quote_offers_its_link() {
    let mounted = Mounted::page(&page()).await;
    for (thing, name) in [
        (".event", "Link to this event"),
        (".chapter", "Link to this chapter"),
        (".slide", "Link to this quote"),
    ] {
        for element in mounted.all(thing) {
            let selector = format!("a.permalink[href='#{}']", element.id());
            let link = element.query_selector(&selector).unwrap();
            let link = link.unwrap_or_else(|| panic!("{} has no {selector}", element.id()));
            let named_by = link.get_attribute("aria-labelledby").unwrap();
            let parts = named_by.split(' ').map(|id| text(&by_id(id).unwrap()));
            let [kind, title] = parts.collect::<Vec<_>>().try_into().unwrap();
            assert_eq!(kind, name);
            assert!(!title.is_empty(), "{selector} says what it leads to");
        }
    }
}

/// Comes to the page by an address with this fragment.
fn arrive(fragment: &str) {
    let history = window().history().unwrap();
    let address = path() + fragment;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&address))
        .unwrap();
}

/// Waits until the browser has made this element its target and has brought it into view.
async fn is_at(id: &str) {
    let arrived = || {
        by_id(id).is_some_and(|element| {
            let rect = element.get_bounding_client_rect();
            let height = window().inner_height().unwrap().as_f64().unwrap();
            element.matches(":target").unwrap() && rect.bottom() > 0.0 && rect.top() < height
        })
    };
    wait_for(arrived, &format!("the browser to be at {id}")).await;
}

fn shown(mounted: &Mounted) -> String {
    mounted.one(".slide:not([inert])").id()
}

#[wasm_bindgen_test]
async fn a_parts_page_leads_on_to_what_it_lacks_and_to_nothing_else() {
    for (fragment, expected) in [("e-gone", "#film#e-gone"), ("top", "#top")] {
        let islands = element("div");
        islands.set_inner_html(
            "<p data-island=part data-up='#film'></p>\
             <p data-island=player data-embed='about:blank' data-title=T data-load=Show></p>",
        );
        document().body().unwrap().append_child(&islands).unwrap();
        window().location().set_hash(fragment).unwrap();
        companion::islands::start();
        // Islands come to life one after the other.
        let is_later = || islands.query_selector("button").unwrap().is_some();
        wait_for(is_later, "the player").await;
        assert_eq!(window().location().hash().unwrap(), expected);
        islands.remove();
    }
    window().location().set_hash("").unwrap();
}

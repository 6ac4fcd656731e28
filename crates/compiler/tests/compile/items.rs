//! Pages of their own: which things have one, and where their links lead.

use std::collections::HashSet;

use companion_compiler::{divide, items};
use companion_model::{Item, ItemKind, ItemLink, Page};

use crate::generated::{self, Shape};
use crate::invariants;

fn page(events: usize) -> Page {
    let film = generated::film(Shape {
        in_a_chapter: events.div_ceil(4),
        quotes: 5,
        ..Shape::of(events)
    });
    invariants::check(film.as_bytes()).pages.remove(0)
}

fn count(items: &[Item], kind: ItemKind) -> usize {
    items.iter().filter(|item| item.kind == kind).count()
}

#[test]
fn everything_has_a_page_until_there_would_be_too_many() {
    for (events, pages_of_events, pages_of_chapters) in [(8, 8, 4), (150, 150, 1), (301, 0, 1)] {
        let page = page(events);
        let items = items(&page);
        assert_eq!(count(&items, ItemKind::Quote), page.quotes.len());
        assert_eq!(count(&items, ItemKind::Event), pages_of_events);
        assert_eq!(
            count(&items, ItemKind::Chapter),
            pages_of_chapters,
            "{events}"
        );
        // Parts of a long film and items lie side by side.
        let parts = divide(&page, "one").map_or(Vec::new(), |sheets| sheets.parts);
        let parts = parts.iter().map(|part| part.path.clone());
        let paths: Vec<String> = items
            .iter()
            .map(|item| item.path.clone())
            .chain(parts)
            .collect();
        let different: HashSet<&String> = paths.iter().collect();
        assert_eq!(different.len(), paths.len());
    }
}

#[test]
fn every_link_between_items_leads_to_one_or_to_a_place_on_a_sheet() {
    for events in [8, 150, 301] {
        let page = page(events);
        let items = items(&page);
        let mut places: HashSet<String> = items.iter().map(|item| item.path.clone()).collect();
        for part in divide(&page, "one").map_or(Vec::new(), |sheets| sheets.parts) {
            for event in part
                .page
                .chapters
                .iter()
                .flat_map(|chapter| &chapter.events)
            {
                places.insert(format!("{}#e-{}", part.path, event.id));
            }
            let chapter = &part.page.chapters[0].id;
            places.insert(format!("{}#c-{chapter}", part.path));
        }
        places.extend(page.quotes.iter().map(|quote| format!("#q-{}", quote.id)));
        for chapter in &page.chapters {
            places.insert(format!("#c-{}", chapter.id));
            let events = chapter.events.iter();
            places.extend(events.map(|event| format!("#e-{}", event.id)));
        }
        for item in &items {
            assert!(places.contains(&item.place), "{}", item.place);
            let links = item.events.iter().chain(&item.chapter);
            let links = links.chain(&item.previous).chain(&item.next);
            for ItemLink { href, .. } in links {
                let way = href.strip_prefix(Item::UP).unwrap();
                assert!(places.contains(way), "{href}");
            }
        }
    }
}

#[test]
fn an_item_has_its_own_sources_and_no_others() {
    let page = page(8);
    for item in items(&page) {
        let quotes = item.page.quotes.iter().flat_map(|quote| &quote.cites);
        let events = item
            .page
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.events);
        for cite in quotes.chain(events.flat_map(|event| &event.cites)) {
            let source = item
                .page
                .sources
                .iter()
                .find(|source| source.key == cite.source);
            assert_eq!(source.unwrap().number, cite.number);
        }
        assert!(item.page.sources.len() < page.sources.len() || page.sources.len() < 3);
    }
}

//! What stands around a quote, an event or a chapter on a page of its own.

use companion_model::{Item, ItemKind, ItemLink, Notices, Page};
use yew::prelude::*;

use super::part::film_header;
use super::permalink::{TO_EVENT, permalink_to};
use super::prose::prose;
use super::quote_carousel::quotes;
use super::timeline::{events, story};
use super::when::when;

/// The way to its place on the film's page.
pub(crate) fn header(item: &Item) -> Html {
    film_header(&item.page, &format!("{}{}", Item::UP, item.place), None)
}

/// The thing itself, as it stands on the film's page; above an event its chapter, below a chapter its events.
pub(crate) fn content(item: &Item) -> Html {
    let page: &Page = &item.page;
    match (item.kind, page.chapters.first()) {
        (ItemKind::Event, Some(chapter)) => html! {
            <div class="item-event">
                if let Some(link) = &item.chapter {
                    <h2 class="item-event__chapter">
                        <a href={link.href.clone()}>{ prose(&link.name) }</a>
                    </h2>
                }
                { permalink_to(TO_EVENT, &page.words.link_to_event) }
                { events(&chapter.events, &page.words) }
            </div>
        },
        (ItemKind::Chapter, _) => html! {
            <>
                { story(page, &Notices::default()) }
                if !item.events.is_empty() {
                    <ol class="item-events">{ for item.events.iter().map(entry) }</ol>
                }
            </>
        },
        _ => quotes(page),
    }
}

fn entry(event: &ItemLink) -> Html {
    html! {
        <li key={event.href.clone()}>
            if let Some(date) = &event.date {
                <span class="item-events__date">{ when(date) }</span>
            }
            <a href={event.href.clone()}>{ prose(&event.name) }</a>
        </li>
    }
}

/// What comes before and after.
pub(crate) fn neighbours(item: &Item) -> Html {
    let words = &item.page.words;
    let links = [
        (&item.previous, &words.previous_item),
        (&item.next, &words.next_item),
    ];
    html! {
        <nav class="part-neighbours" aria-label={words.parts.clone()}>
            { for links.into_iter().filter_map(|(link, which)| {
                let link = link.as_ref()?;
                Some(html! {
                    <p>
                        { which }
                        <a href={link.href.clone()}>
                            { prose(&link.name) }
                            if let Some(date) = &link.date {
                                { &words.comma }
                                { when(date) }
                            }
                        </a>
                    </p>
                })
            }) }
        </nav>
    }
}

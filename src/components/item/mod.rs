//! What stands around a quote, an event or a chapter on a page of its own.

use companion_model::{Item, ItemLink, Page};
use yew::prelude::*;

use super::prose::prose;
use super::quote_carousel::quotes;
use super::timeline::story;
use super::tools::tools;
use super::when::when;

/// The way to its place on the film's page.
pub(crate) fn header(item: &Item) -> Html {
    let page = &item.page;
    html! {
        <header class="part-header">
            { tools(page) }
            <h1 class="part-header__film">
                <a href={format!("{}{}", Item::UP, item.place)}>
                    <span class="visually-hidden">{ &page.words.back_to_film }</span>
                    { prose(&page.film.title) }
                </a>
            </h1>
        </header>
    }
}

/// The thing itself, as it stands on the film's page; below a chapter, the way to its events.
pub(crate) fn content(item: &Item) -> Html {
    let page: &Page = &item.page;
    html! {
        if page.quotes.is_empty() {
            { story(page, &companion_model::Notices::default()) }
            if !item.events.is_empty() {
                <ol class="item-events">{ for item.events.iter().map(entry) }</ol>
            }
        } else {
            { quotes(page) }
        }
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

/// The chapter that it belongs to, and what comes before and after.
pub(crate) fn neighbours(item: &Item) -> Html {
    let words = &item.page.words;
    let links = [
        (&item.chapter, &words.chapter),
        (&item.previous, &words.previous_part),
        (&item.next, &words.next_part),
    ];
    html! {
        <nav class="part-neighbours" aria-label={words.parts.clone()}>
            { for links.into_iter().filter_map(|(link, which)| {
                let link = link.as_ref()?;
                Some(html! {
                    <p>
                        { which }
                        <a href={link.href.clone()}>{ prose(&link.name) }</a>
                    </p>
                })
            }) }
        </nav>
    }
}

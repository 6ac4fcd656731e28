//! A part of a long chapter: what stands around it on a page of its own, and how the film's page takes it in.

use std::rc::Rc;

use companion_model::{Neighbour, Page, Part};
use yew::prelude::*;

use super::prose::prose;
use super::sources::sources;
use super::timeline::{events, part_links};
use super::tools::tools;

/// The way back to the chapter on the film's page, and which part this is.
pub(crate) fn header(part: &Part) -> Html {
    let chapter = part.page.chapters.first();
    let place = chapter.map(|chapter| format!("#c-{}", chapter.id));
    let href = part.up() + &place.unwrap_or_default();
    film_header(&part.page, &href, Some(&part.label))
}

/// What a page beside the film's begins with: the way to the film's page, or to a place on it, and what it is called
/// beside the film's title.
pub(crate) fn film_header(page: &Page, href: &str, label: Option<&str>) -> Html {
    html! {
        <header class="part-header">
            { tools(page) }
            <h1 class="part-header__film">
                <a href={href.to_owned()}>
                    <span class="visually-hidden">{ &page.words.back_to_film }</span>
                    { prose(&page.film.title) }
                </a>
            </h1>
            if let Some(label) = label {
                <p class="part-header__label">{ label.to_owned() }</p>
            }
        </header>
    }
}

/// All parts of the chapter, where this page is the way to them.
pub(crate) fn contents(part: &Part) -> Html {
    html! {
        if !part.contents.is_empty() {
            { part_links(&part.contents) }
        }
    }
}

/// What comes before and after.
pub(crate) fn neighbours(part: &Part) -> Html {
    let words = &part.page.words;
    html! {
        <nav class="part-neighbours" aria-label={words.parts.clone()}>
            { neighbour(&part.previous, &words.previous_part, &words.colon) }
            if let Some(next) = &part.next {
                { neighbour(next, &words.next_part, &words.colon) }
            }
        </nav>
    }
}

fn neighbour(neighbour: &Neighbour, which: &str, colon: &str) -> Html {
    html! {
        <p>
            { which.to_owned() }
            <a href={neighbour.href.clone()}>
                { prose(&neighbour.chapter) }
                { colon.to_owned() }
                { &neighbour.label }
            </a>
        </p>
    }
}

/// What a fragment needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FragmentProps {
    /// The part.
    pub part: Rc<Part>,
    /// The edition, by which the film's page knows its own.
    pub edition: AttrValue,
}

/// A part for the film's page to take in: its events, and the sources that the page does not have yet.
#[component]
pub fn FragmentOf(FragmentProps { part, edition }: &FragmentProps) -> Html {
    let words = &part.page.words;
    html! {
        <div hidden=true data-part={format!("./{}", part.path)} data-edition={edition.clone()}>
            { events(&part.fragment.events, words) }
            <ol>{ sources(&part.fragment.sources, words) }</ol>
        </div>
    }
}

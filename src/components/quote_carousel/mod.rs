//! The quotes: a list that is read as it stands, and a carousel once its controls are live.
//!
//! The list is HTML and stays HTML. Without a script its quotes lie side by side, to be swiped or reached by
//! links. The controls, a Yew root of their own on a prerendered page, show one quote at a time; when they go,
//! the list is back.

mod controls;
mod slide;

use companion_model::{Notices, Page, Quote, Slot, Words};
use yew::prelude::*;

use super::permalink::{TO_QUOTE, permalink_to};
use super::preview;

pub use controls::{Controls, ControlsProps, Names, SlideName};
use slide::slide;

/// The quotes under their heading, with controls if there is more than one.
pub(crate) fn quote_carousel(page: &Page, notices: &Notices) -> Html {
    carousel(page, notices, None, island)
}

/// The same in a section by itself, which a script of its own brings to life (`crates/cli/src/site/embed/carousel.js`).
pub(crate) fn embedded_quotes(page: &Page) -> Html {
    let role = Some(page.words.carousel.clone());
    carousel(page, &Notices::default(), role, |props| {
        controls::waiting(&props)
    })
}

fn carousel(
    page: &Page,
    notices: &Notices,
    role: Option<String>,
    controls: impl Fn(ControlsProps) -> Html,
) -> Html {
    let words = &page.words;
    let is_carousel = page.quotes.len() > 1;
    html! {
        <section
            class="quotes"
            id="quotes"
            aria-labelledby="quotes-title"
            aria-roledescription={role.filter(|_| is_carousel)}
        >
            <h2 class="quotes__title" id="quotes-title">{ &words.quotes }</h2>
            { permalink_to(TO_QUOTE, &words.link_to_quote) }
            if is_carousel {
                { controls(props_of(page)) }
            }
            { preview::notices(notices, Slot::LostQuote) }
            <div class="quotes__slides" id="quotes-slides">
                { for page.quotes.iter().enumerate().map(|(index, quote)| {
                    slide(quote, words, preview::notices(notices, Slot::Quote(index)))
                }) }
            </div>
        </section>
    }
}

/// The quotes one below the other, under a heading that is only heard: on a page that has nothing else.
pub(crate) fn quotes(page: &Page) -> Html {
    let words = &page.words;
    html! {
        <section class="item-quote" aria-labelledby="quotes-title">
            <h2 class="visually-hidden" id="quotes-title">{ &words.quotes }</h2>
            { permalink_to(TO_QUOTE, &words.link_to_quote) }
            { for page.quotes.iter().map(|quote| slide(quote, words, html! {})) }
        </section>
    }
}

/// “3 of 14: Ai Weiwei”.
fn label(quote: &Quote, words: &Words) -> String {
    format!(
        "{}{}{}",
        quote.position,
        words.colon,
        quote.speaker.to_text()
    )
}

/// What the controls of a page's quotes need.
fn props_of(page: &Page) -> ControlsProps {
    let words = &page.words;
    let slides = page.quotes.iter().map(|quote| SlideName {
        anchor: format!("q-{}", quote.id).into(),
        position: quote.position.clone().into(),
        label: label(quote, words).into(),
    });
    ControlsProps {
        slides: slides.collect(),
        direction: page.dir,
        names: Names {
            carousel: words.carousel.clone().into(),
            previous: words.previous_quote.clone().into(),
            next: words.next_quote.clone().into(),
            choose: words.choose_quote.clone().into(),
        },
    }
}

/// The controls, with what they are called as data too, for those who find them prerendered.
fn island(props: ControlsProps) -> Html {
    let names = props.names.clone();
    html! {
        <div
            class="quotes__island"
            data-island="carousel"
            data-carousel={names.carousel}
            data-previous={names.previous}
            data-next={names.next}
            data-choose={names.choose}
        >
            <Controls ..props />
        </div>
    }
}

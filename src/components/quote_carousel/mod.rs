//! The quotes: a list that is read as it stands, and a carousel once its controls are live.
//!
//! The list is HTML and stays HTML. Without a script its quotes lie side by side, to be swiped or reached by
//! links. The controls, a Yew root of their own on a prerendered page, show one quote at a time; when they go,
//! the list is back.

mod controls;
mod slide;

use companion_model::{Notices, Page, Slot};
use yew::prelude::*;

use super::preview;

pub use controls::{Controls, ControlsProps, Names, SlideName};
use slide::slide;

/// The quotes under their heading, with controls if there is more than one.
pub(crate) fn quote_carousel(page: &Page, notices: &Notices) -> Html {
    let words = &page.words;
    html! {
        <section class="quotes" id="quotes" aria-labelledby="quotes-title">
            <h2 class="quotes__title" id="quotes-title">{ &words.quotes }</h2>
            if page.quotes.len() > 1 {
                { controls(page) }
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
            { for page.quotes.iter().map(|quote| slide(quote, words, html! {})) }
        </section>
    }
}

/// The controls, with what they are called as data too, for those who find them prerendered.
fn controls(page: &Page) -> Html {
    let words = &page.words;
    let names = Names {
        carousel: words.carousel.clone().into(),
        previous: words.previous_quote.clone().into(),
        next: words.next_quote.clone().into(),
        choose: words.choose_quote.clone().into(),
    };
    let slides = page.quotes.iter().map(|quote| SlideName {
        anchor: format!("q-{}", quote.id).into(),
        position: quote.position.clone().into(),
        speaker: quote.speaker.to_text().into(),
    });
    html! {
        <div
            class="quotes__island"
            data-island="carousel"
            data-carousel={&names.carousel}
            data-previous={&names.previous}
            data-next={&names.next}
            data-choose={&names.choose}
        >
            <Controls slides={slides.collect::<Vec<_>>()} direction={page.dir} {names} />
        </div>
    }
}

//! The quotes, one at a time: a carousel as the ARIA Authoring Practices describe it.
//!
//! Buttons and pickers come before the slides. The pickers are tabs with one tab stop. Slides out of sight are
//! inert, but keep their room, so that nothing on the page moves when a short quote follows a long one.

mod slide;

use std::rc::Rc;

use companion_model::{Page, Quote};
use yew::prelude::*;

use crate::hooks::{use_focus, use_target};
use crate::state::carousel::{Action, Carousel, Cause, Step};
use crate::state::target::{Target, TargetKind};

use slide::Slide;

/// What the carousel needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuoteCarouselProps {
    /// The page; the carousel shows its quotes, of which there is at least one.
    pub page: Rc<Page>,
}

/// The quotes under their heading, with controls if there is more than one.
#[component]
pub fn QuoteCarousel(QuoteCarouselProps { page }: &QuoteCarouselProps) -> Html {
    let words = &page.words;
    let len = page.quotes.len();
    let carousel = use_reducer(move || Carousel::new(len));
    let selected_tab = use_node_ref();

    let dispatcher = carousel.dispatcher();
    let visit = use_callback(Rc::clone(page), move |target: Target, page| {
        if target.kind == TargetKind::Quote
            && let Some(index) = page.quotes.iter().position(|quote| quote.id == target.id)
        {
            dispatcher.dispatch(Action {
                step: Step::To(index),
                cause: Cause::Link,
            });
        }
    });
    use_target(visit);
    use_focus(
        &selected_tab,
        carousel.current(),
        carousel.cause() == Cause::Key,
    );

    let current = carousel.current();
    let announcement = match page.quotes.get(current) {
        Some(quote) if carousel.is_announced() => tab_name(quote),
        _ => String::new(),
    };
    html! {
        <section
            class="quotes"
            id="quotes"
            aria-labelledby="quotes-title"
            aria-roledescription={(len > 1).then(|| words.carousel.clone())}
        >
            <h2 class="quotes__title" id="quotes-title">{ &words.quotes }</h2>
            if len > 1 {
                { controls(page, &carousel) }
                { pickers(page, &carousel, &selected_tab) }
                <p class="visually-hidden" role="status">{ announcement }</p>
            }
            <div class="quotes__slides" id="quotes-slides">
                { for page.quotes.iter().enumerate().map(|(index, quote)| html! {
                    <Slide
                        key={quote.id.clone()}
                        page={Rc::clone(page)}
                        quote={Rc::clone(quote)}
                        shown={index == current}
                    />
                }) }
            </div>
        </section>
    }
}

fn controls(page: &Page, carousel: &UseReducerHandle<Carousel>) -> Html {
    let words = &page.words;
    let press = |step| {
        let dispatcher = carousel.dispatcher();
        Callback::from(move |_: MouseEvent| {
            dispatcher.dispatch(Action {
                step,
                cause: Cause::Press,
            });
        })
    };
    let button = |step, name: &str, arrow: &'static str| {
        html! {
            <button
                class="round-button"
                type="button"
                aria-controls="quotes-slides"
                aria-label={name.to_owned()}
                onclick={press(step)}
            >
                <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d={arrow} /></svg>
            </button>
        }
    };
    let position = page.quotes.get(carousel.current());
    html! {
        <div class="quotes__controls">
            <span class="quotes__position">
                { position.map(|quote| quote.position.clone()).unwrap_or_default() }
            </span>
            { button(Step::Previous, &words.previous_quote, "M20 12H4m6-6-6 6 6 6") }
            { button(Step::Next, &words.next_quote, "M4 12h16m-6-6 6 6-6 6") }
        </div>
    }
}

fn pickers(page: &Page, carousel: &UseReducerHandle<Carousel>, selected_tab: &NodeRef) -> Html {
    let direction = page.dir;
    let dispatcher = carousel.dispatcher();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
        if let Some(step) = Step::from_key(&event.key(), direction)
            && !modified
        {
            event.prevent_default();
            dispatcher.dispatch(Action {
                step,
                cause: Cause::Key,
            });
        }
    });
    let tabs = page.quotes.iter().enumerate().map(|(index, quote)| {
        let selected = index == carousel.current();
        let dispatcher = carousel.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatcher.dispatch(Action {
                step: Step::To(index),
                cause: Cause::Press,
            });
        });
        html! {
            <button
                class="quotes__picker"
                key={quote.id.clone()}
                ref={if selected { selected_tab.clone() } else { NodeRef::default() }}
                type="button"
                role="tab"
                id={format!("tab-q-{}", quote.id)}
                aria-controls={format!("q-{}", quote.id)}
                aria-label={tab_name(quote)}
                aria-selected={if selected { "true" } else { "false" }}
                tabindex={if selected { "0" } else { "-1" }}
                {onclick}
            />
        }
    });
    html! {
        <div
            class="quotes__pickers"
            role="tablist"
            aria-label={page.words.choose_quote.clone()}
            {onkeydown}
        >
            { for tabs }
        </div>
    }
}

/// “3 of 14: Ai Weiwei”, in the page's language: what a picker is called and what a change announces.
fn tab_name(quote: &Quote) -> String {
    format!("{}: {}", quote.position, quote.speaker.to_text())
}

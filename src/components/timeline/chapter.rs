//! A chapter: its opening and its events.

use std::rc::Rc;

use companion_model::{Chapter, Elsewhere, Event, Words};
use yew::prelude::*;

use crate::components::aliases::aliases;
use crate::components::permalink::permalink;
use crate::components::prose::{paragraphs, prose};
use crate::components::when::when;

use super::event::event;

/// A chapter with its events along the thread.
pub(super) fn chapter(chapter: &Chapter, words: &Words) -> Html {
    let anchor = format!("c-{}", chapter.id);
    let title_id = format!("title-{anchor}");
    html! {
        <section
            class="chapter"
            key={chapter.id.clone()}
            id={anchor.clone()}
            aria-labelledby={title_id.clone()}
        >
            <header class="chapter__opening">
                { aliases("c-", &chapter.aliases) }
                <h2 class="chapter__title" id={title_id.clone()}>
                    <span class="chapter__number">
                        <span class="visually-hidden">{ &words.chapter }</span>
                        { &chapter.number }
                        <span class="visually-hidden">{ &words.colon }</span>
                    </span>
                    <span class="chapter__name">{ prose(&chapter.title) }</span>
                </h2>
                <p class="chapter__span">
                    if let Some(span) = &chapter.span {
                        { when(span) }
                    }
                    { permalink(&anchor, &words.link_to_chapter, &title_id) }
                </p>
                if !chapter.summary.is_empty() {
                    <div class="chapter__summary">{ paragraphs(&chapter.summary, html! {}) }</div>
                }
            </header>
            if !chapter.events.is_empty() {
                { events(&chapter.events, words) }
            }
            if let Some(elsewhere) = &chapter.elsewhere {
                { links(elsewhere) }
            }
        </section>
    }
}

/// Events along the thread.
pub(super) fn events(events: &[Rc<Event>], words: &Words) -> Html {
    html! {
        <ol class="chapter__events">
            { for events.iter().map(|each| html! {
                <li key={each.id.clone()}>{ event(each, words) }</li>
            }) }
        </ol>
    }
}

/// The way to the events that lie on other sheets. How many each has stands beside it as data too, for a loader
/// that comes to life later.
fn links(elsewhere: &Elsewhere) -> Html {
    html! {
        <details class="chapter__parts" open={elsewhere.parts.len() <= FEW}>
            <summary>{ &elsewhere.note }</summary>
            <ul>
                { for elsewhere.parts.iter().map(|part| html! {
                    <li key={part.href.clone()}>
                        <a
                            href={part.href.clone()}
                            aria-label={part.label.clone()}
                            data-part={part.events.to_string()}
                        >
                            { &part.range }
                        </a>
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// More links than these would push the events out of sight.
const FEW: usize = 8;

//! An event: when, what, and according to whom.

use companion_model::{Event, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::claims::claims;
use crate::components::permalink::permalink;
use crate::components::prose::{paragraphs, prose};
use crate::components::when::when;

/// An event as an article of its own.
pub(super) fn event(event: &Event, words: &Words) -> Html {
    let anchor = format!("e-{}", event.id);
    let title_id = format!("title-{anchor}");
    html! {
            <article class="event" id={anchor.clone()} aria-labelledby={title_id.clone()}>
                <p class="event__date">
                    { when(&event.date) }
                    if let Some(place) = &event.place {
                        <span class="event__place">{ prose(place) }</span>
                    }
                    { permalink(&anchor, &words.link_to_event, &title_id) }
                </p>
                <h3 class="event__title" id={title_id.clone()}>{ prose(&event.title) }</h3>
                <div class="event__text">
    { paragraphs(&event.text, cites(&event.cites, words)) }
    </div>
                if let Some(note) = &event.note {
                    <p class="note"><strong>{ format!("{} ", words.note) }</strong>{ prose(note) }</p>
                }
                if !event.quotes.is_empty() {
                    <p class="related">
                        { format!("{} ", words.related_quotes) }
                        { for event.quotes.iter().enumerate().map(|(index, quote)| html! {
                            <>
                                if index > 0 { { ", " } }
                                <a href={format!("#q-{}", quote.id)}>{ prose(&quote.speaker) }</a>
                            </>
                        }) }
                    </p>
                }
                { claims(&event.claims, words) }
            </article>
        }
}

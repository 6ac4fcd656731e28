//! An event: when, what, and according to whom.

use companion_model::{Event, ThreadLink, Words};
use yew::prelude::*;

use crate::components::aliases::aliases;
use crate::components::cites::cites;
use crate::components::claims::claims;
use crate::components::figure::figure;
use crate::components::media::media;
use crate::components::permalink::{TO_EVENT, permalink};
use crate::components::prose::{joined, paragraphs, prose};
use crate::components::when::{film_time, when};

/// An event as an article of its own, with what is to be said of it to its author.
pub(super) fn event(event: &Event, words: &Words, notices: Html) -> Html {
    let anchor = format!("e-{}", event.id);
    let title_id = format!("title-{anchor}");
    html! {
        <article class="event" id={anchor.clone()} aria-labelledby={title_id.clone()}>
            { aliases("e-", &event.aliases) }
            { date(event, &anchor, &title_id) }
            <h3 class="event__title" id={title_id.clone()}>{ prose(&event.title) }</h3>
            <div class="event__text">
                { paragraphs(&event.text, cites(&event.cites, words)) }
            </div>
            if let Some(note) = &event.note {
                <p class="note"><strong>{ &words.note }</strong>{ prose(note) }</p>
            }
            if !event.quotes.is_empty() {
                <p class="related">
                    { &words.related_quotes }
                    { for event.quotes.iter().enumerate().map(|(index, quote)| html! {
                        <>
                            if index > 0 { { &words.list_comma } }
                            <a href={format!("{}#q-{}", quote.sheet, quote.id)}>
                                { prose(&quote.speaker) }
                                if let Some(first) = &quote.words {
                                    { &words.colon }
                                    { prose(first) }
                                }
                            </a>
                        </>
                    }) }
                </p>
            }
            { figure(event, words) }
            { media(&event.media, words) }
            { claims(&event.claims, words) }
            { tags(event, words) }
            { notices }
        </article>
    }
}

/// When, where, and at which moment of the film.
fn date(event: &Event, anchor: &str, title_id: &str) -> Html {
    html! {
        <p class="event__date">
            { when(&event.date) }
            if let Some(place) = &event.place {
                <span class="event__place">{ prose(place) }</span>
            }
            if let Some(time) = &event.film_time {
                { film_time(time) }
            }
            { permalink(anchor, TO_EVENT, title_id) }
        </p>
    }
}

/// Who had a part in it, and which threads it belongs to.
fn tags(event: &Event, words: &Words) -> Html {
    if event.people.is_empty() && event.threads.is_empty() {
        return html! {};
    }
    let people = event.people.iter().map(|person| &person.name);
    html! {
        <p class="event__tags">
            if !event.people.is_empty() {
                <span>{ &words.people }{ joined(people, &words.list_comma) }</span>
                { " " }
            }
            if !event.threads.is_empty() {
                <span>
                    { &words.threads }
                    { for event.threads.iter().enumerate().map(|(index, thread)| html! {
                        <>
                            if index > 0 { { &words.list_comma } }
                            { swatch(thread) }
                            { prose(&thread.label) }
                        </>
                    }) }
                </span>
            }
        </p>
    }
}

/// The colour of a thread, by which a reader finds it again; its name stands beside it.
///
/// A page's policy allows no style in an element, but an SVG may have a colour.
fn swatch(thread: &ThreadLink) -> Html {
    match &thread.colour {
        Some(own) if own.starts_with('#') => {
            html! { <svg class="swatch" color={own.clone()} aria-hidden="true" /> }
        }
        Some(token) => html! { <span class={classes!("swatch", format!("swatch-{token}"))} /> },
        None => html! {},
    }
}

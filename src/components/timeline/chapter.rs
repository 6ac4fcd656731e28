//! A chapter: its opening and its events.

use std::rc::Rc;

use companion_model::{Chapter, Elsewhere, Event, Notices, PartLink, Parts, Series, Slot, Words};
use yew::prelude::*;

use crate::components::aliases::aliases;
use crate::components::permalink::{TO_CHAPTER, permalink};
use crate::components::preview;
use crate::components::prose::{paragraphs, prose};
use crate::components::when::when;

use super::event::event;

/// A chapter with its events along the thread. `index` is its place among the film's chapters.
pub(super) fn chapter(chapter: &Chapter, index: usize, words: &Words, notices: &Notices) -> Html {
    let anchor = format!("c-{}", chapter.id);
    let title_id = format!("title-{anchor}");
    let (before, after) = words
        .chapter
        .split_once("{n}")
        .unwrap_or((&words.chapter, ""));
    html! {
        <section
            class="chapter"
            key={chapter.id.clone()}
            id={anchor.clone()}
            aria-labelledby={title_id.clone()}
            data-undrawn=""
        >
            { aliases("c-", &chapter.aliases) }
            <header class="chapter__opening">
                <h2 class="chapter__title" id={title_id.clone()}>
                    <span class="chapter__number">
                        <span class="visually-hidden">{ before.to_owned() }</span>
                        { &chapter.number }
                        <span class="visually-hidden">{ format!("{after}{}", words.colon) }</span>
                    </span>
                    <span class="chapter__name">{ prose(&chapter.title) }</span>
                </h2>
                <p class="chapter__span">
                    if let Some(span) = &chapter.span {
                        { when(span) }
                    }
                    { permalink(&anchor, TO_CHAPTER, &title_id) }
                </p>
                if !chapter.summary.is_empty() {
                    <div class="chapter__summary">{ paragraphs(&chapter.summary, html! {}) }</div>
                }
                { preview::notices(notices, Slot::Chapter(index)) }
            </header>
            { list(entries(chapter, index, words, notices)) }
            if let Some(others) = &chapter.elsewhere {
                { elsewhere(others) }
            }
        </section>
    }
}

/// The entries of the list: events, and notices in place of those that are lost.
fn entries(chapter: &Chapter, index: usize, words: &Words, notices: &Notices) -> Vec<Html> {
    let mut entries = Vec::with_capacity(chapter.events.len());
    for (place, each) in chapter.events.iter().enumerate() {
        entries.extend(preview::entries(notices, Slot::LostEvent(index, place)));
        let said = preview::notices(notices, Slot::Event(index, place));
        entries.push(entry(each, words, said));
    }
    let end = Slot::LostEvent(index, chapter.events.len());
    entries.extend(preview::entries(notices, end));
    entries
}

/// Events along the thread.
pub(super) fn events(events: &[Rc<Event>], words: &Words) -> Html {
    let entry = |each: &Rc<Event>| entry(each, words, html! {});
    list(events.iter().map(entry).collect())
}

fn entry(each: &Event, words: &Words, notices: Html) -> Html {
    html! { <li key={each.id.clone()}>{ event(each, words, notices) }</li> }
}

/// The list, if there is anything in it: of a long film, most chapters lie elsewhere.
fn list(entries: Vec<Html>) -> Html {
    html! {
        if !entries.is_empty() {
            <ol class="chapter__events">{ for entries }</ol>
        }
    }
}

/// The way to the events that lie on other sheets. What a loader has to know that comes to life later stands beside
/// it as data.
fn elsewhere(elsewhere: &Elsewhere) -> Html {
    html! {
        <div class="chapter__parts">
            <p>{ &elsewhere.note }</p>
            { match &elsewhere.parts {
                Parts::Each(parts) => part_links(parts),
                Parts::Series(series) => first_of(series),
            } }
        </div>
    }
}

/// A link to each part.
pub(crate) fn part_links(parts: &[PartLink]) -> Html {
    html! {
        <ul class="part-links">
            { for parts.iter().map(|part| html! {
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
    }
}

fn first_of(series: &Series) -> Html {
    html! {
        <p class="part-links">
            <a
                href={series.first.href.clone()}
                data-series={series.folder.clone()}
                data-number={series.number.to_string()}
                data-count={series.count.to_string()}
                data-events={series.events.to_string()}
                data-label={series.label.clone()}
            >
                { &series.first.label }
            </a>
        </p>
    }
}

//! The story, chapter by chapter.

mod chapter;
mod event;

use std::rc::Rc;

use companion_model::{Division, Event, Page, Words};
use yew::prelude::*;

use super::prose::prose;

/// What the timeline needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimelineProps {
    /// The page; the timeline shows its chapters, of which there is at least one.
    pub page: Rc<Page>,
}

/// The chapters, with a list of them to find one's way.
#[component]
pub fn Timeline(TimelineProps { page }: &TimelineProps) -> Html {
    let words = &page.words;
    html! {
        <section class="timeline" id="timeline" aria-labelledby="timeline-title">
            <h2 class="timeline__title" id="timeline-title">{ &words.timeline }</h2>
            <nav class="timeline__chapters" aria-label={words.chapters.clone()}>
                <ol>
                    { for page.chapters.iter().map(|chapter| html! {
                        <li key={chapter.id.clone()}>
                            <a href={format!("#c-{}", chapter.id)}>
                                <span class="timeline__number" aria-hidden="true">
                                    { &chapter.number }
                                </span>
                                <span>{ prose(&chapter.title) }</span>
                            </a>
                        </li>
                    }) }
                </ol>
            </nav>
            { story(page) }
            if let Some(division) = &page.division {
                { loader(division, words) }
            }
        </section>
    }
}

/// What takes in the other parts of the story as the reader comes near them. There is nothing to see of it; it says
/// when something is missing, and what it needs to know stands here as data.
fn loader(division: &Division, words: &Words) -> Html {
    html! {
        <p
            class="visually-hidden"
            role="status"
            data-island="parts"
            data-edition={division.edition.clone()}
            data-index={division.index.clone()}
            data-failed={words.part_failed.clone()}
        />
    }
}

/// The chapters themselves.
pub(crate) fn story(page: &Page) -> Html {
    html! {
        <div class="timeline__story">
            { for page.chapters.iter().map(|chapter| chapter::chapter(chapter, &page.words)) }
        </div>
    }
}

/// Events along the thread.
pub(super) fn events(events: &[Rc<Event>], words: &Words) -> Html {
    chapter::events(events, words)
}

//! The story, chapter by chapter.

mod chapter;
mod event;

pub(crate) use chapter::part_links;

use std::rc::Rc;

use companion_model::{Division, Event, Notices, Page, Slot, Words, paths};
use yew::prelude::*;

use super::permalink::{TO_CHAPTER, TO_EVENT, permalink_to};
use super::preview;
use super::prose::prose;

/// What the timeline needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimelineProps {
    /// The page; the timeline shows its chapters, of which there is at least one.
    pub page: Rc<Page>,
    /// What is to be said of them to their author.
    #[prop_or_default]
    pub notices: Rc<Notices>,
}

/// The chapters, with a list of them to find one's way.
#[component]
pub fn Timeline(TimelineProps { page, notices }: &TimelineProps) -> Html {
    let words = &page.words;
    html! {
        <section class="timeline" id="timeline" aria-labelledby="timeline-title">
            <h2 class="timeline__title" id="timeline-title">{ &words.timeline }</h2>
            <div class="timeline__side" data-island="guide" data-guide={format!("./{}", paths::GUIDE)}>
            <nav class="timeline__chapters" id="chapters" aria-label={words.chapters.clone()}>
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
            <div class="guide" />
            </div>
            { story(page, notices) }
            if let Some(division) = &page.division {
                { loader(division, words) }
            }
        </section>
    }
}

/// The chapters, and notices in place of those that are lost.
fn chapters(page: &Page, notices: &Notices) -> Vec<Html> {
    let mut story = Vec::with_capacity(page.chapters.len());
    for (index, chapter) in page.chapters.iter().enumerate() {
        story.extend(preview::each(notices, Slot::LostChapter(index)));
        story.push(chapter::chapter(chapter, index, &page.words, notices));
    }
    story.extend(preview::each(
        notices,
        Slot::LostChapter(page.chapters.len()),
    ));
    story
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
pub(crate) fn story(page: &Page, notices: &Notices) -> Html {
    html! {
        <div class="timeline__story">
            if let Some(division) = &page.division {
                <p class="part-note">{ &division.note }</p>
            }
            { permalink_to(TO_CHAPTER, &page.words.link_to_chapter) }
            { permalink_to(TO_EVENT, &page.words.link_to_event) }
            { for chapters(page, notices) }
        </div>
    }
}

/// Events along the thread.
pub(super) fn events(events: &[Rc<Event>], words: &Words) -> Html {
    chapter::events(events, words)
}

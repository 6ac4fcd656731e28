//! What helps to find one's way in a long story: the line of its whole time, the search, the way from chapter to
//! chapter, and the way back to where the reader was.
//!
//! All of it needs a script and nobody needs it at once. So it is a file of its own beside the page, `c/guide.html`,
//! written by the host, which `controllers/guide` takes in when the reader comes near the timeline.

mod axis;
mod find;

use std::rc::Rc;

use companion_model::{Page, Words};
use yew::prelude::*;

use super::prose::prose;

/// What the guide needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GuideProps {
    /// The whole page, divided or not.
    pub page: Rc<Page>,
    /// The edition, by which guide and index know each other.
    pub edition: AttrValue,
}

/// The guide to a page's timeline.
#[component]
pub fn Guide(GuideProps { page, edition }: &GuideProps) -> Html {
    let words = &page.words;
    html! {
        <div class="guide__content" data-edition={edition.clone()}>
            <div class="guide__read" />
            { resume(words) }
            { axis::axis(page) }
            { find::find(page) }
            if page.chapters.len() > 1 {
                { bar(page) }
            }
        </div>
    }
}

/// The offer to go on where the reader was; it is not there before there is such a place.
fn resume(words: &Words) -> Html {
    html! {
        <p class="guide__resume" hidden=true>
            <a href="#timeline">{ &words.resume }</a>
            <button type="button">{ &words.forget }</button>
        </p>
    }
}

/// The way to the search, and from chapter to chapter, where both are out of sight: the numbers of the chapters, and the
/// title of the one that the reader is in.
fn bar(page: &Page) -> Html {
    html! {
        <nav class="guide__bar" aria-label={page.words.chapter_bar.clone()}>
            // To the field itself: where a link leads to one, browsers let it have the focus.
            <a class="guide__find" href="#find-words">
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <circle cx="10" cy="10" r="6.5" />
                    <path d="M15 15l6 6" />
                </svg>
                <span>{ &page.words.find }</span>
            </a>
            <div class="guide__chapters">
                { for page.chapters.iter().map(|chapter| html! {
                    <a href={format!("#c-{}", chapter.id)}>
                        { &chapter.number }
                        <span>{ prose(&chapter.title) }</span>
                    </a>
                }) }
            </div>
        </nav>
    }
}

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

/// The way from chapter to chapter where the list of chapters is out of sight: their numbers, and the title of the one
/// that the reader is in.
fn bar(page: &Page) -> Html {
    html! {
        <nav class="guide__bar" aria-label={page.words.chapter_bar.clone()}>
            { for page.chapters.iter().map(|chapter| html! {
                <a href={format!("#c-{}", chapter.id)}>
                    { &chapter.number }
                    <span>{ prose(&chapter.title) }</span>
                </a>
            }) }
        </nav>
    }
}

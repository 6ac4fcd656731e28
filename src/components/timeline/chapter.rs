//! A chapter: its opening and its events.

use companion_model::{Chapter, Words};
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
            <ol class="chapter__events">
                { for chapter.events.iter().map(|each| html! {
                    <li key={each.id.clone()}>{ event(each, words) }</li>
                }) }
            </ol>
        </section>
    }
}

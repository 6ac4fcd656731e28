//! One quote with what belongs to it.

use std::rc::Rc;

use companion_model::{Page, Prose, Quote, Translation, Words};
use yew::prelude::*;

use crate::components::cites::cites;
use crate::components::claims::claims;
use crate::components::permalink::permalink;
use crate::components::prose::prose;
use crate::components::when::{film_time, when};

/// How large a quote is set: the longer, the smaller.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Size {
    Short,
    Medium,
    Long,
}

impl Size {
    fn of(text: &Prose) -> Self {
        match text.to_text().chars().count() {
            0..=90 => Self::Short,
            91..=190 => Self::Medium,
            _ => Self::Long,
        }
    }

    fn as_class(self) -> &'static str {
        match self {
            Self::Short => "is-short",
            Self::Medium => "is-medium",
            Self::Long => "is-long",
        }
    }
}

/// What a slide needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SlideProps {
    /// The page, for its words and for the number of its quotes.
    pub page: Rc<Page>,
    /// The quote.
    pub quote: Rc<Quote>,
    /// Whether it is the one to be read now.
    pub shown: bool,
}

/// A quote; among others it is the panel of its tab.
#[component]
pub(super) fn Slide(SlideProps { page, quote, shown }: &SlideProps) -> Html {
    let anchor = format!("q-{}", quote.id);
    let is_tab_panel = page.quotes.len() > 1;
    html! {
        <div
            class={classes!("slide", (!shown).then_some("is-hidden"))}
            id={anchor.clone()}
            role={is_tab_panel.then_some("tabpanel")}
            aria-labelledby={is_tab_panel.then(|| format!("tab-{anchor}"))}
            inert={!shown}
        >
            <figure class="quote">
                <blockquote class={classes!("quote__text", Size::of(&quote.text).as_class())}>
                    <p lang={quote.text.lang.clone()}>
                        <span class="quote__mark">{ &quote.marks.open }</span>
                        { prose(&quote.text) }
                        { &quote.marks.close }
                    </p>
                    if let Some(translation) = &quote.translation {
                        { translated(translation) }
                    }
                </blockquote>
                { caption(quote, &page.words, &anchor) }
            </figure>
        </div>
    }
}

/// The words in the page's language, with whose they are.
fn translated(translation: &Translation) -> Html {
    html! {
        <p class="quote__translation">
            { &translation.marks.open }
            { prose(&translation.text) }
            { &translation.marks.close }
            <span class="quote__translator">{ " " }{ prose(&translation.by) }</span>
        </p>
    }
}

fn caption(quote: &Quote, words: &Words, anchor: &str) -> Html {
    let speaker_id = format!("speaker-{anchor}");
    html! {
        <figcaption class="quote__caption">
            <p>
                <cite class="quote__speaker" id={speaker_id.clone()}>{ prose(&quote.speaker) }</cite>
                { " " }
                if let Some(about) = &quote.speaker_about {
                    <span class="quote__about">{ prose(about) }</span>
                    { " " }
                }
                <span class="quote__occasion">
                    { prose(&quote.occasion) }
                    if let Some(date) = &quote.date {
                        { ", " }
                        { when(date) }
                    }
                    if let Some(time) = &quote.film_time {
                        { film_time(time) }
                    }
                    { cites(&quote.cites, words) }
                    { permalink(anchor, &words.link_to_quote, &speaker_id) }
                </span>
            </p>
            if let Some(note) = &quote.note {
                <p class="note"><strong>{ format!("{} ", words.note) }</strong>{ prose(note) }</p>
            }
            if !quote.events.is_empty() {
                <p class="related">
                    { format!("{} ", words.related_events) }
                    { for quote.events.iter().enumerate().map(|(index, event)| html! {
                        <>
                            if index > 0 { { ", " } }
                            <a href={format!("#e-{}", event.id)}>{ prose(&event.title) }</a>
                        </>
                    }) }
                </p>
            }
            if !quote.claims.is_empty() {
                // Folded, because the tallest slide gives all of them their height.
                <details class="quote__claims">
                    <summary>{ &words.sources_disagree }</summary>
                    { claims(&quote.claims, words) }
                </details>
            }
        </figcaption>
    }
}

//! One quote with what belongs to it.

use companion_model::{Direction, Prose, Quote, Translation, Words};
use yew::prelude::*;

use super::label;
use crate::components::aliases::aliases;
use crate::components::cites::cites;
use crate::components::claims::claims;
use crate::components::permalink::{TO_QUOTE, named_permalink};
use crate::components::prose::prose;
use crate::components::when::{film_time, when};
use crate::state::width::width;

/// How large a quote is set: the longer, the smaller, so that all of them take about the same room.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Size {
    Short,
    Long,
    Passage,
}

impl Size {
    fn of(text: &Prose) -> Self {
        match width(&text.to_text()) {
            0..=110 => Self::Short,
            111..=320 => Self::Long,
            _ => Self::Passage,
        }
    }

    fn as_class(self) -> &'static str {
        match self {
            Self::Short => "is-short",
            Self::Long => "is-long",
            Self::Passage => "is-passage",
        }
    }
}

/// A quote, then what is to be said of it to its author. Its position and its label stand beside it as data too,
/// for controls that come to life later.
pub(super) fn slide(quote: &Quote, words: &Words, notices: Html) -> Html {
    let anchor = format!("q-{}", quote.id);
    html! {
        <div
            class="slide"
            key={quote.id.clone()}
            id={anchor.clone()}
            data-position={quote.position.clone()}
            data-label={label(quote, words)}
        >
            { aliases("q-", &quote.aliases) }
            <figure class="quote">
                <blockquote class={classes!("quote__text", Size::of(&quote.text).as_class())}>
                    <p lang={quote.text.lang.clone()} dir={quote.text.dir.map(Direction::as_str)}>
                        <span class="quote__mark">{ &quote.marks.open }</span>
                        { prose(&quote.text) }
                        { &quote.marks.close }
                    </p>
                    if let Some(translation) = &quote.translation {
                        { translated(translation) }
                    }
                </blockquote>
                { caption(quote, words, &anchor) }
            </figure>
            { notices }
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
                        { &words.comma }
                        { when(date) }
                    }
                    if let Some(time) = &quote.film_time {
                        { film_time(time) }
                    }
                    { cites(&quote.cites, words) }
                </span>
            </p>
            if let Some(note) = &quote.note {
                <p class="note"><strong>{ &words.note }</strong>{ prose(note) }</p>
            }
            if !quote.events.is_empty() {
                <p class="related">
                    { &words.related_events }
                    { for quote.events.iter().enumerate().map(|(index, event)| html! {
                        <>
                            if index > 0 { { &words.list_comma } }
                            <a href={format!("{}#e-{}", event.sheet, event.id)}>{ prose(&event.title) }</a>
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
            <p class="quote__link">
                { named_permalink(anchor, TO_QUOTE, &words.link_to_quote, &speaker_id) }
            </p>
        </figcaption>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_the_smaller_the_longer_it_is() {
        let check = |text: &str, count: usize, expected| {
            let prose = Prose::plain(text.repeat(count));
            assert_eq!(Size::of(&prose), expected, "{count} × {text}");
        };
        check("a", 0, Size::Short);
        check("a", 110, Size::Short);
        check("a", 111, Size::Long);
        check("é", 320, Size::Long);
        check("a", 321, Size::Passage);
        check("名", 55, Size::Short);
        check("，", 56, Size::Long);
        check("한", 161, Size::Passage);
    }
}

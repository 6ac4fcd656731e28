//! A figure: a drawing in ink, one sentence that says what it shows, and the same numbers as a table.
//!
//! Each dot and each day has a number, and so an address: `?dot=17#e-…`. `figure.js`, a script of pages that have
//! any, marks it; the field for the number comes with that script.

mod bars;
mod case;
mod days;
mod dots;
mod mark;
mod table;

use companion_model::{Datum, Event, Figure, FigureKind, Words};
use yew::prelude::*;

use super::prose::prose;

/// The figure of an event, if it has one.
pub(super) fn figure(event: &Event, words: &Words) -> Html {
    let Some(figure) = &event.figure else {
        return html! {};
    };
    let id = format!("figure-{}", event.id);
    let reading_id = format!("{id}-reading");
    html! {
        <figure class="figure" aria-labelledby={id.clone()}>
            <p class="figure__title" id={id.clone()}>{ prose(&figure.title) }</p>
            if let Some(one) = &figure.case {
                { case::case(one, words) }
            }
            { drawing(figure, &id, &reading_id, words) }
            if figure.kind != FigureKind::Bars {
                { mark::field(event, figure, words) }
            }
            <figcaption class="figure__reading">
                <p id={reading_id}>{ prose(&figure.reading) }</p>
                { table::table(figure, words) }
            </figcaption>
        </figure>
    }
}

fn drawing(figure: &Figure, id: &str, reading_id: &str, words: &Words) -> Html {
    match figure.kind {
        FigureKind::Days => days::days(figure, id, reading_id),
        FigureKind::Bars => bars::bars(figure, reading_id, words),
        FigureKind::Dots => dots::dots(figure, id, reading_id, words),
    }
}

/// The class of what is drawn for a value: no difference is one of colour alone.
fn look(datum: &Datum) -> Option<&'static str> {
    match (datum.projected, datum.disputed) {
        (true, _) => Some("is-projected"),
        (false, true) => Some("is-disputed"),
        (false, false) => None,
    }
}

/// What is to be said of a value that is not beyond doubt.
fn doubts<'w>(datum: &Datum, words: &'w Words) -> impl Iterator<Item = &'w str> {
    let said = [
        (datum.disputed, words.disputed.as_str()),
        (datum.projected, words.projected.as_str()),
    ];
    said.into_iter().filter(|(is, _)| *is).map(|(_, said)| said)
}

/// The same as small print.
fn doubt(datum: &Datum, words: &Words) -> Html {
    doubts(datum, words)
        .map(|said| html! { <small>{ " " }{ said.to_owned() }</small> })
        .collect()
}

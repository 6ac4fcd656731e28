//! A figure: a drawing in ink, one sentence that says what it shows, and the same numbers as a table.

mod bars;
mod days;
mod dots;
mod table;

use companion_model::{Event, Figure, FigureKind, Words};
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
            { drawing(figure, &id, &reading_id, words) }
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
        FigureKind::Bars => bars::bars(figure, reading_id),
        FigureKind::Dots => dots::dots(figure, id, reading_id, words),
    }
}

//! What marks one dot of a figure, and what asks for its number.

use companion_model::{Event, Figure, FigureKind, Words};
use yew::prelude::*;

/// The ring around a marked dot, of this radius; not to be seen before there is one. A figure that begins with a case
/// begins with its dot, the first, marked.
pub(super) fn ring(radius: &'static str, is_first: bool) -> Html {
    html! {
        <circle
            class="figure__mark"
            cx="0.5"
            cy="0.5"
            r={radius}
            visibility={(!is_first).then_some("hidden")}
        />
    }
}

/// The field for the number of a dot, and the link to the dot that is marked.
pub(super) fn field(event: &Event, figure: &Figure, words: &Words) -> Html {
    let count = match figure.kind {
        FigureKind::Days => figure.data.iter().map(|month| month.value).sum(),
        FigureKind::Dots | FigureKind::Bars => figure.most(),
    };
    let title_id = format!("figure-{}", event.id);
    let number_id = format!("{title_id}-number");
    html! {
        <p class="figure__find">
            <label>
                { &words.mark_number }
                <input
                    id={number_id.clone()}
                    type="number"
                    name="dot"
                    min="1"
                    max={count.to_string()}
                    value={figure.case.is_some().then_some("1")}
                />
            </label>
            <a
                class="permalink"
                href={format!("#e-{}", event.id)}
                aria-labelledby={format!("{title_id} {number_id}")}
            >
                { "#" }
            </a>
        </p>
    }
}

//! A field of one dot for each unit, which can be switched between competing counts.
//!
//! The switch is a row of radio buttons and a style: it works without any script. The field is drawn once, in layers:
//! a point for each dot of the largest count, then the dots that the smallest count has, those that the next has more,
//! and so on. The style takes away the layers above the chosen count.

use companion_model::{Figure, Words};
use yew::prelude::*;

use super::{doubt, look, mark};
use crate::components::prose::prose;
use crate::state::field::{outline, rows};

/// How many dots stand in a row, of so many: on a phone single ones can still be seen, and on a wide window all of them
/// at once.
fn columns(dots: u32) -> u32 {
    dots.saturating_mul(4).isqrt().clamp(20, 80)
}

/// The field, under the switch.
pub(super) fn dots(figure: &Figure, id: &str, reading_id: &str, words: &Words) -> Html {
    let mut counts: Vec<u32> = figure.data.iter().map(|datum| datum.value).collect();
    counts.sort_unstable();
    counts.dedup();
    let only = match figure.data.as_slice() {
        [only] => look(only),
        _ => None,
    };
    html! {
        <div class={classes!("figure__dots", only)}>
            if figure.data.len() > 1 {
                { switch(figure, &counts, id, words) }
            }
            { field(id, reading_id, &counts, figure.case.is_some()) }
        </div>
    }
}

/// A choice for each count; its value is the number of counts that are smaller.
fn switch(figure: &Figure, counts: &[u32], id: &str, words: &Words) -> Html {
    let rank = |value| counts.partition_point(|count| *count < value);
    html! {
        <fieldset class="figure__switch">
            <legend class="visually-hidden">{ &words.choose_count }</legend>
            { for figure.data.iter().enumerate().map(|(index, datum)| html! {
                <label class={classes!("figure__choice", look(datum))} key={index}>
                    <input
                        type="radio"
                        name={id.to_owned()}
                        value={rank(datum.value).to_string()}
                        checked={index == 0}
                    />
                    <span>
                        <strong>{ &datum.text }{ doubt(datum, words) }</strong>
                        { " " }
                        { prose(&datum.label) }
                    </span>
                </label>
            }) }
        </fieldset>
    }
}

fn field(id: &str, reading_id: &str, counts: &[u32], has_case: bool) -> Html {
    let (dots, points) = (format!("{id}-dot"), format!("{id}-point"));
    let most = counts.last().copied().unwrap_or_default();
    let columns = columns(most);
    let from = [0].into_iter().chain(counts.iter().copied());
    html! {
        <svg
            class="figure__field"
            viewBox={format!("0 0 {columns} {}", rows(most, columns))}
            data-before="0"
            data-cells={most.to_string()}
            role="img"
            aria-labelledby={reading_id.to_owned()}
        >
            <pattern id={dots.clone()} width="1" height="1" patternUnits="userSpaceOnUse">
                <rect class="figure__dot" x="0.2" y="0.2" width="0.6" height="0.6" rx="0.3" />
            </pattern>
            <pattern id={points.clone()} width="1" height="1" patternUnits="userSpaceOnUse">
                <circle class="figure__point" cx="0.5" cy="0.5" r="0.14" />
            </pattern>
            { layer(0, most, columns, &points) }
            { for from.zip(counts).map(|(first, end)| layer(first, *end, columns, &dots)) }
            { mark::ring(if columns > 40 { "1.4" } else { "0.7" }, has_case) }
        </svg>
    }
}

fn layer(first: u32, end: u32, columns: u32, pattern: &str) -> Html {
    html! { <path d={outline(first, end, columns)} fill={format!("url(#{pattern})")} /> }
}

//! A field of one dot for each unit, which can be switched between competing counts.
//!
//! The switch is a row of radio buttons and a style: it works without any script.

use companion_model::{Figure, Words};
use yew::prelude::*;

use crate::components::prose::prose;
use crate::state::field::{Block, blocks, rows};

/// How many dots stand in a row, on a wide window and on a phone: single dots can be seen on both.
const COLUMNS: [(&str, u32); 2] = [("is-wide", 120), ("is-narrow", 60)];

/// A field for each count, of which the style shows the chosen one.
pub(super) fn dots(figure: &Figure, id: &str, reading_id: &str, words: &Words) -> Html {
    let most = figure
        .data
        .iter()
        .map(|datum| datum.value)
        .max()
        .unwrap_or_default();
    let fields = figure.data.iter().enumerate();
    html! {
        <div class="figure__dots">
            if figure.data.len() > 1 {
                { switch(figure, id, words) }
            }
            { for fields.map(|(index, datum)| html! {
                <div class="figure__fields" key={index}>
                    { for COLUMNS.iter().map(|(width, columns)| {
                        let patterns = format!("{id}-{index}-{width}");
                        field(&patterns, reading_id, width, *columns, datum.value, most)
                    }) }
                </div>
            }) }
        </div>
    }
}

fn switch(figure: &Figure, id: &str, words: &Words) -> Html {
    html! {
        <fieldset class="figure__switch">
            <legend class="visually-hidden">{ &words.choose_count }</legend>
            { for figure.data.iter().enumerate().map(|(index, datum)| html! {
                <label class="figure__choice" key={index}>
                    <input type="radio" name={id.to_owned()} checked={index == 0} />
                    <span><strong>{ &datum.text }</strong>{ " " }{ prose(&datum.label) }</span>
                </label>
            }) }
        </fieldset>
    }
}

/// The dots that count are full, those that only the largest count has are rings: a difference that needs
/// no colour.
fn field(
    patterns: &str,
    reading_id: &str,
    width: &str,
    columns: u32,
    count: u32,
    most: u32,
) -> Html {
    let (full, ring) = (format!("{patterns}-dot"), format!("{patterns}-ring"));
    html! {
        <svg
            key={width.to_owned()}
            class={classes!("figure__field", width.to_owned())}
            viewBox={format!("0 0 {columns} {}", rows(most, columns))}
            role="img"
            aria-labelledby={reading_id.to_owned()}
        >
            <pattern id={full.clone()} width="1" height="1" patternUnits="userSpaceOnUse">
                <circle class="figure__dot" cx="0.5" cy="0.5" r="0.34" />
            </pattern>
            <pattern id={ring.clone()} width="1" height="1" patternUnits="userSpaceOnUse">
                <circle class="figure__ring" cx="0.5" cy="0.5" r="0.28" />
            </pattern>
            { for blocks(0, count, columns).iter().map(|block| filled(block, &full)) }
            { for blocks(count, most, columns).iter().map(|block| filled(block, &ring)) }
        </svg>
    }
}

fn filled(block: &Block, pattern: &str) -> Html {
    html! {
        <rect
            x={block.x.to_string()}
            y={block.y.to_string()}
            width={block.width.to_string()}
            height={block.height.to_string()}
            fill={format!("url(#{pattern})")}
        />
    }
}

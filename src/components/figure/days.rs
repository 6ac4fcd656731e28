//! A square for each day, a row for each month.

use companion_model::{Datum, Figure};
use yew::prelude::*;

use super::mark;
use crate::components::prose::prose;

/// The longest month.
const DAYS: u32 = 31;

/// The squares.
pub(super) fn days(figure: &Figure, id: &str, reading_id: &str) -> Html {
    let squares = format!("{id}-day");
    let months = figure.data.iter().scan(0, |behind, month| {
        let first = *behind;
        *behind += month.value;
        Some((first, month))
    });
    html! {
        <div class="figure__months" role="img" aria-labelledby={reading_id.to_owned()}>
            { for months.enumerate().map(|(index, (first, month))| html! {
                <div class="figure__month" key={index}>
                    <span class="figure__label">{ prose(&month.label) }</span>
                    { row(month, first, &squares, first == 0 && figure.case.is_some()) }
                    <span class="figure__value">{ &month.text }</span>
                </div>
            }) }
        </div>
    }
}

/// The days of a month, of which so many come `before` it. The pattern that the first draws is every month's.
fn row(month: &Datum, before: u32, squares: &str, has_case: bool) -> Html {
    html! {
        <svg
            class="figure__days"
            viewBox={format!("0 0 {DAYS} 1")}
            data-before={before.to_string()}
            data-cells={month.value.to_string()}
            aria-hidden="true"
        >
            if before == 0 {
                <pattern id={squares.to_owned()} width="1" height="1" patternUnits="userSpaceOnUse">
                    <rect class="figure__dot" x="0.11" y="0.11" width="0.78" height="0.78" />
                </pattern>
            }
            <rect width={month.value.to_string()} height="1" fill={format!("url(#{squares})")} />
            { mark::ring("0.7", has_case) }
        </svg>
    }
}

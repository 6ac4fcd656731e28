//! A square for each day, a row for each month.

use companion_model::Figure;
use yew::prelude::*;

use crate::components::prose::prose;

/// The longest month.
const DAYS: u32 = 31;

/// The squares.
pub(super) fn days(figure: &Figure, id: &str, reading_id: &str) -> Html {
    let rows = figure.data.iter().enumerate();
    html! {
        <div class="figure__months" role="img" aria-labelledby={reading_id.to_owned()}>
            { for rows.map(|(index, month)| {
                let square = format!("{id}-day-{index}");
                html! {
                    <div class="figure__month" key={index}>
                        <span class="figure__label">{ prose(&month.label) }</span>
                        <svg class="figure__days" viewBox={format!("0 0 {DAYS} 1")} aria-hidden="true">
                            <pattern id={square.clone()} width="1" height="1" patternUnits="userSpaceOnUse">
                                <rect class="figure__dot" x="0.11" y="0.11" width="0.78" height="0.78" />
                            </pattern>
                            <rect width={month.value.to_string()} height="1" fill={format!("url(#{square})")} />
                        </svg>
                        <span class="figure__value">{ &month.text }</span>
                    </div>
                }
            }) }
        </div>
    }
}

//! A bar for each value.

use companion_model::Figure;
use yew::prelude::*;

use crate::components::prose::prose;

/// The length of the longest bar, in units of the drawing.
const LONGEST: u64 = 1_000;

/// The bars.
pub(super) fn bars(figure: &Figure, reading_id: &str) -> Html {
    let most = figure
        .data
        .iter()
        .map(|datum| datum.value)
        .max()
        .unwrap_or(1)
        .max(1);
    html! {
        <div class="figure__bars" role="img" aria-labelledby={reading_id.to_owned()}>
            { for figure.data.iter().enumerate().map(|(index, datum)| {
                let length = u64::from(datum.value) * LONGEST / u64::from(most);
                let class = if datum.disputed { "figure__ring" } else { "figure__dot" };
                html! {
                    <div class="figure__bar" key={index}>
                        <span class="figure__label">{ prose(&datum.label) }</span>
                        <svg
                            class="figure__length"
                            viewBox={format!("0 0 {LONGEST} 1")}
                            preserveAspectRatio="none"
                            aria-hidden="true"
                        >
                            <rect {class} width={length.to_string()} height="1" />
                        </svg>
                        <span class="figure__value">{ &datum.text }</span>
                    </div>
                }
            }) }
        </div>
    }
}

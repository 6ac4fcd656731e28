//! A bar for each value.

use companion_model::{Figure, Words};
use yew::prelude::*;

use super::{doubt, look};
use crate::components::prose::prose;

/// The length of the longest bar, in units of the drawing.
const LONGEST: u64 = 1_000;

/// The bars.
pub(super) fn bars(figure: &Figure, reading_id: &str, words: &Words) -> Html {
    let most = figure.most().max(1);
    html! {
        <div class="figure__bars" role="img" aria-labelledby={reading_id.to_owned()}>
            { for figure.data.iter().enumerate().map(|(index, datum)| {
                let length = u64::from(datum.value) * LONGEST / u64::from(most);
                html! {
                    <div class={classes!("figure__bar", look(datum))} key={index}>
                        <span class="figure__label">{ prose(&datum.label) }{ doubt(datum, words) }</span>
                        <svg
                            class="figure__length"
                            viewBox={format!("0 0 {LONGEST} 1")}
                            preserveAspectRatio="none"
                            aria-hidden="true"
                        >
                            <rect class="figure__dot" width={length.to_string()} height="1" />
                        </svg>
                        <span class="figure__value">{ &datum.text }</span>
                    </div>
                }
            }) }
        </div>
    }
}

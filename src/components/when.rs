//! Dates.

use companion_model::When;
use yew::prelude::*;

/// A worded date; each moment in it that HTML can express is a `<time>`.
pub(super) fn when(when: &When) -> Html {
    when.parts
        .iter()
        .map(|part| match &part.datetime {
            Some(datetime) => {
                html! { <time datetime={datetime.clone()}>{ &part.text }</time> }
            }
            None => Html::from(&part.text),
        })
        .collect()
}

//! Dates.

use companion_model::{FilmTime, When};
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

/// A moment of the film.
pub(super) fn film_time(time: &FilmTime) -> Html {
    html! {
        <span class="film-time"><time datetime={time.duration.clone()}>{ &time.text }</time></span>
    }
}

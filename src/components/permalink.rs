//! The links of things to themselves, to be copied and passed on.

use yew::prelude::*;

/// A sign that links to `anchor`; its name is `name` and the title of what it links to.
pub(super) fn permalink(anchor: &str, name: &str, title_id: &str) -> Html {
    let id = format!("link-{anchor}");
    html! {
        <a
            class="permalink"
            href={format!("#{anchor}")}
            aria-label={name.to_owned()}
            aria-labelledby={format!("{id} {title_id}")}
            {id}
        >
            { "#" }
        </a>
    }
}

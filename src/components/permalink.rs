//! The links of things to themselves, to be copied and passed on. `tools.js` copies them at a click.

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

/// The same link, with its name for all to see.
pub(super) fn named_permalink(anchor: &str, name: &str, title_id: &str) -> Html {
    let id = format!("link-{anchor}");
    html! {
        <a
            class="permalink is-named"
            href={format!("#{anchor}")}
            aria-labelledby={format!("{id} {title_id}")}
            {id}
        >
            { name.to_owned() }
        </a>
    }
}

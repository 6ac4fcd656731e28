//! The links of things to themselves, to be copied and passed on. `tools/share.js` hands them on at a click.

use yew::prelude::*;

/// A sign that links to `anchor`. Its name is what is said by the element `to`, which all such links share, and the title
/// of what it links to.
pub(super) fn permalink(anchor: &str, to: &'static str, title_id: &str) -> Html {
    html! {
        <a class="permalink" href={format!("#{anchor}")} aria-labelledby={format!("{to} {title_id}")}>{ "#" }</a>
    }
}

/// The element that links of one kind have the beginning of their names from.
pub(super) fn permalink_to(to: &'static str, name: &str) -> Html {
    html! { <span id={to} hidden=true>{ name.to_owned() }</span> }
}

/// What links to chapters have the beginning of their names from.
pub(super) const TO_CHAPTER: &str = "to-chapter";
/// What links to events have the beginning of their names from.
pub(super) const TO_EVENT: &str = "to-event";

/// What links to quotes have the beginning of their names from.
pub(super) const TO_QUOTE: &str = "to-quote";

/// A link to `anchor` with its name for all to see: what the element `to` says, which all such links share.
pub(super) fn named_permalink(anchor: &str, to: &'static str, name: &str, title_id: &str) -> Html {
    html! {
        <a
            class="permalink is-named"
            href={format!("#{anchor}")}
            aria-labelledby={format!("{to} {title_id}")}
        >
            { name.to_owned() }
        </a>
    }
}

//! How much of a film is not as its file says, above everything else.

use companion_model::{Notice, Notices, Page, Slot};
use yew::prelude::*;

use super::{anchor, notices as notices_at};

/// How many notices are listed at once; more are folded away.
const FEW: usize = 8;

/// The number of notices with a link to each, and those that have no other place; nothing on a page without any.
pub(crate) fn bar(page: &Page, notices: &Notices) -> Html {
    let count = notices.list.len();
    if count == 0 {
        return html! {};
    }
    html! {
        <aside class="unshown-bar" aria-labelledby="notices">
            <details open={count <= FEW}>
                <summary id="notices">{ &notices.words.all }{ count }</summary>
                <ol>
                    { for notices.numbered().map(|(number, notice)| html! {
                        <li key={number}>
                            <a href={format!("#{}", target(page, notice, number))}>
                                <code dir="ltr">{ format!("{}:{}", notice.line, notice.column) }</code>
                                { " " }
                                <span lang="en" dir="ltr">{ &notice.message }</span>
                            </a>
                        </li>
                    }) }
                </ol>
            </details>
            { notices_at(notices, Slot::Top) }
        </aside>
    }
}

/// Where a notice is found: one in a quote with its quote, which the carousel has to show first.
fn target(page: &Page, notice: &Notice, number: usize) -> String {
    let quote = match notice.slot {
        Slot::Quote(index) => page.quotes.get(index),
        _ => None,
    };
    match quote {
        Some(quote) if !quote.id.is_empty() => format!("q-{}", quote.id),
        _ => anchor(number),
    }
}

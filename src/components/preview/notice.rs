//! One notice: what is wrong, where, and what to write instead.

use companion_model::{ExcerptLine, Notice, NoticeWords};
use yew::prelude::*;

use super::anchor;

/// A notice. What the compiler says is English on every page.
pub(super) fn notice(notice: &Notice, number: usize, words: &NoticeWords, file: &str) -> Html {
    let anchor = anchor(number);
    let title_id = format!("{anchor}-title");
    let title = match notice.is_lost {
        true => &words.lost,
        false => &words.altered,
    };
    html! {
        <div
            class="unshown"
            role="note"
            key={anchor.clone()}
            id={anchor}
            aria-labelledby={title_id.clone()}
        >
            <p class="unshown__head" id={title_id}>
                <strong class="unshown__title">{ title }</strong>
                { " " }
                <code dir="ltr">{ format!("{file}:{}:{}", notice.line, notice.column) }</code>
            </p>
            <p class="unshown__message" lang="en" dir="ltr">{ &notice.message }</p>
            if !notice.excerpt.is_empty() {
                <pre class="unshown__excerpt" dir="ltr" translate="no">{ excerpt(&notice.excerpt) }</pre>
            }
            <p class="unshown__remedy">
                { &words.remedy }
                <span lang="en" dir="ltr">{ &notice.help }</span>
            </p>
        </div>
    }
}

fn excerpt(lines: &[ExcerptLine]) -> Html {
    let line = |line: &ExcerptLine| {
        html! {
            <code class="unshown__line" key={line.number}>
                <span class="unshown__number">{ line.number }{ " " }</span>
                <span>{ &line.before }<mark>{ &line.marked }</mark>{ &line.after }</span>
                { "\n" }
            </code>
        }
    };
    lines.iter().map(line).collect()
}

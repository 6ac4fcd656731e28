//! An author's words, as text and a few plain elements.

use companion_model::{Direction, Prose, Span};
use yew::prelude::*;

use crate::state::link;

/// A run of text, with its language where it is not the page's.
pub(super) fn prose(prose: &Prose) -> Html {
    match &prose.lang {
        Some(lang) => html! {
            <span lang={lang.clone()} dir={prose.dir.map(Direction::as_str)}>{ spans(&prose.spans) }</span>
        },
        None => spans(&prose.spans),
    }
}

/// A paragraph for each run of text; the last one ends with `end`.
pub(super) fn paragraphs(texts: &[Prose], end: Html) -> Html {
    let Some((last, others)) = texts.split_last() else {
        return html! { <p>{ end }</p> };
    };
    html! {
        <>
            { for others.iter().map(|text| html! { <p>{ prose(text) }</p> }) }
            <p>{ prose(last) }{ end }</p>
        </>
    }
}

/// Runs of text with a separator between them.
pub(super) fn joined<'a>(texts: impl IntoIterator<Item = &'a Prose>, separator: &str) -> Html {
    texts
        .into_iter()
        .enumerate()
        .map(|(index, text)| {
            let before = if index == 0 { "" } else { separator };
            html! { <>{ before.to_owned() }{ prose(text) }</> }
        })
        .collect()
}

fn spans(spans: &[Span]) -> Html {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> Html {
    match span {
        Span::Text(text) => Html::from(text),
        Span::Emphasis(inner) => html! { <em>{ spans(inner) }</em> },
        Span::Strong(inner) => html! { <strong>{ spans(inner) }</strong> },
        Span::Link { href, content } => link_to(href, spans(content)),
        Span::Break => html! { <br /> },
    }
}

/// A link to another page, or only its words where the address is not one that may be followed.
pub(super) fn link_to(href: &str, content: Html) -> Html {
    if !link::is_safe(href) {
        return content;
    }
    html! { <a href={href.to_owned()} rel="noopener noreferrer">{ content }</a> }
}

//! The format's Markdown as HTML.

use companion_model::{Prose, Span};

use crate::author::markdown;
use crate::author::read::{Reader, Spanned};

fn paragraphs(text: &str) -> Vec<Vec<Span>> {
    let written = Spanned {
        value: text.to_owned(),
        span: 0..0,
    };
    markdown::paragraphs(&written, &mut Reader::default())
}

/// A text of one paragraph.
pub(super) fn line(text: &str) -> String {
    let paragraphs = paragraphs(text);
    let lines: Vec<String> = paragraphs.iter().map(|spans| inline(spans)).collect();
    lines.join("<br>")
}

/// A text of any number of paragraphs.
pub(super) fn block(text: &str) -> String {
    let paragraphs = paragraphs(text);
    let blocks = paragraphs
        .iter()
        .map(|spans| format!("<p>{}</p>", inline(spans)));
    blocks.collect()
}

/// The words alone.
pub(super) fn plain(text: &str) -> String {
    let lines = paragraphs(text).into_iter().map(|spans| {
        let prose = Prose {
            spans,
            ..Prose::default()
        };
        prose.to_text()
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn inline(spans: &[Span]) -> String {
    let mut html = String::new();
    for span in spans {
        match span {
            Span::Text(text) => html.push_str(&escaped(text)),
            Span::Emphasis(inner) => html.push_str(&format!("<em>{}</em>", inline(inner))),
            Span::Strong(inner) => html.push_str(&format!("<strong>{}</strong>", inline(inner))),
            Span::Link { href, content } => {
                html.push_str(&format!(
                    "<a href=\"{}\">{}</a>",
                    attribute(href),
                    inline(content)
                ));
            }
            Span::Break => html.push_str("<br>"),
        }
    }
    html
}

/// A text in which nothing is HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The value of an attribute.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

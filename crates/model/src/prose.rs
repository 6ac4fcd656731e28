//! Text with a little structure, as the author's inline Markdown gave it.

use serde::{Deserialize, Serialize};

use crate::Direction;

/// One run of text: a title, a label or a paragraph.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// The language of the text where it is not the page's own: a BCP 47 tag for the `lang` attribute
    /// (WCAG 3.1.2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The direction in which that language is written where it is not the page's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// The text, in reading order.
    pub spans: Vec<Span>,
}

impl Prose {
    /// Text without any structure, in the page's language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            spans: vec![Span::Text(text.into())],
            ..Self::default()
        }
    }

    /// The words alone, for places that take no markup: a label, a page title.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        push_text(&self.spans, &mut text);
        text
    }
}

/// A piece of a [`Prose`].
///
/// There is no variant for raw markup: what an author writes cannot become HTML.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Span {
    /// Characters to be shown as they are.
    #[serde(rename = "t")]
    Text(String),
    /// Emphasised words, among them titles of works.
    #[serde(rename = "em")]
    Emphasis(Vec<Span>),
    /// Words of strong importance.
    #[serde(rename = "strong")]
    Strong(Vec<Span>),
    /// A link to another page.
    #[serde(rename = "a")]
    Link {
        /// An absolute `https:`, `http:` or `mailto:` address, a fragment of this page, or the address
        /// of another sheet of it, which begins with `./` or `../`.
        href: String,
        /// What is shown.
        content: Vec<Span>,
    },
    /// A line break that the author asked for.
    #[serde(rename = "br")]
    Break,
}

fn push_text(spans: &[Span], text: &mut String) {
    for span in spans {
        match span {
            Span::Text(words) => text.push_str(words),
            Span::Emphasis(inner) | Span::Strong(inner) | Span::Link { content: inner, .. } => {
                push_text(inner, text);
            }
            Span::Break => text.push(' '),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_the_words_and_drops_the_structure() {
        let prose = Prose {
            spans: vec![
                Span::Text("In ".into()),
                Span::Emphasis(vec![Span::Text("Remembering".into())]),
                Span::Break,
                Span::Link {
                    href: "https://example.org/".into(),
                    content: vec![Span::Strong(vec![Span::Text("9,000".into())])],
                },
            ],
            ..Prose::default()
        };
        assert_eq!(prose.to_text(), "In Remembering 9,000");
    }
}

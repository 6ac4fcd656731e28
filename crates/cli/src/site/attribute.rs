//! Attributes of HTML that is rewritten, as what they mean: lol_html hands them over as they are written, `Q&amp;A.jpg`.

use html_escape::decode_html_entities;
use lol_html::HandlerResult;
use lol_html::html_content::Element;

use super::document::escaped;

/// The value of an attribute, if the element has it.
pub(super) fn get(element: &Element<'_, '_>, name: &str) -> Option<String> {
    let written = element.get_attribute(name)?;
    Some(decode_html_entities(&written).into_owned())
}

/// Gives an attribute this value.
///
/// # Errors
/// It has no name that an attribute can have.
pub(super) fn set(element: &mut Element<'_, '_>, name: &str, value: &str) -> HandlerResult {
    Ok(element.set_attribute(name, &escaped(value))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lol_html::{RewriteStrSettings, element, rewrite_str};

    #[test]
    fn what_an_attribute_means_is_read_and_written() {
        for (written, value) in [
            ("media/Q&amp;A.jpg", "media/Q&A.jpg"),
            ("?a=1&amp;copy=2", "?a=1&copy=2"),
            ("&amp;amp;", "&amp;"),
            ("&quot;a&quot; &lt;b&gt;", "\"a\" <b>"),
        ] {
            let html = format!("<a href=\"{written}\">");
            let settings =
                RewriteStrSettings::new().append_element_content_handler(element!("a", |link| {
                    assert_eq!(get(link, "href").as_deref(), Some(value));
                    set(link, "href", value)
                }));
            assert_eq!(rewrite_str(&html, settings).unwrap(), html);
        }
    }
}

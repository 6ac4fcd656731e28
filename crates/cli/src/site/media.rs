//! A film's own files, as a document finds them that lies in some folder.

use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::address::is_relative;
use super::{Live, attribute};

/// The way from a folder up to the film's root.
pub(super) fn up_from(folder: &str) -> String {
    "../".repeat(folder.matches('/').count())
}

/// Leads addresses to the film's files, which lie beside the page of its first language. On a page that follows its
/// film the address of a file changes with what is in it.
pub(super) fn lead_to_media(body: String, up: &str, live: Option<&Live>) -> Result<String> {
    if up.is_empty() && live.is_none_or(|live| live.files.is_empty()) {
        return Ok(body);
    }
    let word = |address: &str| {
        let word = live.and_then(|live| live.files.get(address));
        word.map(|word| format!("?{word}")).unwrap_or_default()
    };
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("[src]", |element| {
            let address = attribute::get(element, "src");
            if let Some(address) = address.filter(|address| is_relative(address)) {
                let address = format!("{up}{address}{}", word(&address));
                attribute::set(element, "src", &address)?;
            }
            Ok(())
        }));
    rewrite_str(&body, settings).context("the page cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_from_every_folder_and_asked_for_again_when_they_change() {
        let live = Live {
            version: String::new(),
            files: [("media/Q&A.jpg".to_owned(), "2".to_owned())].into(),
        };
        for (html, up, live, expected) in [
            ("<img src=\"a.png\">", "", None, "<img src=\"a.png\">"),
            ("<img src=\"a.png\">", "../", None, "<img src=\"../a.png\">"),
            (
                "<img src=\"media/Q&amp;A.jpg\">",
                "../",
                Some(&live),
                "<img src=\"../media/Q&amp;A.jpg?2\">",
            ),
            (
                "<img src=\"https://e.org/a.png\">",
                "../",
                Some(&live),
                "<img src=\"https://e.org/a.png\">",
            ),
        ] {
            assert_eq!(lead_to_media(html.to_owned(), up, live).unwrap(), expected);
        }
    }
}

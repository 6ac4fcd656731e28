//! What a page says of itself to programs that turn its address into an embed (<https://oembed.com>, version 1.0).
//!
//! A file of a static host cannot answer `maxwidth` and `maxheight`; the format allows that.

use companion_model::Page;
use serde_json::{Value, json};

use super::super::Address;
use super::super::document::escaped;

/// The width for programs that want a number, in pixels: that of a column of text.
const WIDTH: u32 = 600;

/// The height until the frame has told its own, and the most that WordPress gives.
const HEIGHT: u32 = 1000;

/// How long an answer may be kept, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// Where a page's answer lies, beside it.
pub(super) const FILE: &str = "oembed.json";

/// The answer for a page that lies in `folder` below `site`, as JSON: the film card in a frame, and a link where no frame
/// may be.
pub(super) fn answer(page: &Page, site: &Address, folder: &str) -> String {
    let title = page.film.title.to_text();
    let address = site.join(folder);
    let frame = site.join(&format!("{folder}embed/card/"));
    // WordPress knows such a pair: the link is for readers until the frame has told its height.
    let html = format!(
        "<blockquote><a href=\"{}\">{}</a></blockquote>\
         <iframe src=\"{}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" frameborder=\"0\" title=\"{}\"></iframe>",
        escaped(&address),
        escaped(&title),
        escaped(&frame),
        escaped(&title),
    );
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": title,
        "provider_url": address,
        "cache_age": CACHE_AGE,
        "width": WIDTH,
        "height": HEIGHT,
        "html": html,
    });
    if let (Some(cover), Value::Object(fields)) = (&page.film.cover, &mut answer) {
        fields.insert("thumbnail_url".into(), site.join(&cover.src).into());
        fields.insert("thumbnail_width".into(), cover.width.into());
        fields.insert("thumbnail_height".into(), cover.height.into());
    }
    answer.to_string()
}

/// The element by which a page leads to its answer. `folder` is that of the film's page in the same language.
pub(crate) fn discovery(page: &Page, site: &Address, folder: &str) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escaped(&site.join(&format!("{folder}{FILE}"))),
        escaped(&page.film.title.to_text()),
    )
}

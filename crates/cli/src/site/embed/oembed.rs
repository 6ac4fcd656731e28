//! What a page says of itself to programs that turn its address into an embed (<https://oembed.com>, version 1.0).
//!
//! A file of a static host cannot answer `maxwidth` and `maxheight`; the format allows that.

use std::rc::Rc;

use companion_model::paths::EMBED;
use companion_model::{Event, Item, ItemKind, Page};
use serde_json::{Value, json};

use super::super::document::escaped;
use super::super::{Address, head};

/// The width for programs that want a number, in pixels: that of a column of text.
const WIDTH: u32 = 600;

/// The height until the frame has told its own, and the most that WordPress gives.
const HEIGHT: u32 = 1000;

/// How long an answer may be kept, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// Where a page's answer lies, beside it.
pub(super) const FILE: &str = "oembed.json";

/// What an answer says of a page.
struct Answer<'a> {
    title: &'a str,
    /// The page's own address.
    address: &'a str,
    /// The address of what is shown of it.
    frame: &'a str,
    /// The film, and the address of its page.
    film: (&'a Page, &'a str),
}

/// The answer for a film's page that lies in `folder` below `site`, as JSON: the film card.
pub(super) fn of_film(page: &Page, site: &Address, folder: &str) -> String {
    let mut answer = Answer {
        title: &page.film.title.to_text(),
        address: &site.join(folder),
        frame: &site.join(&format!("{folder}{EMBED}card/")),
        film: (page, &site.join(folder)),
    }
    .to_json();
    if let (Some(cover), Value::Object(fields)) = (&page.film.cover, &mut answer) {
        fields.insert("thumbnail_url".into(), site.join(&cover.src).into());
        fields.insert("thumbnail_width".into(), cover.width.into());
        fields.insert("thumbnail_height".into(), cover.height.into());
    }
    answer.to_string()
}

/// The answer for the page of an item of a film whose page lies in `folder`: the section that has it, opened there. Of a
/// long film `main` has the first events only; for the others it is the card, and the link leads to them.
pub(super) fn of_item(item: &Item, main: &Page, site: &Address, folder: &str) -> String {
    let has = |event: &Rc<Event>| item.place == format!("#e-{}", event.id);
    let shown = match item.kind {
        ItemKind::Quote => format!("quotes/{}", item.place),
        ItemKind::Event if !main.chapters.iter().any(|each| each.events.iter().any(has)) => {
            "card/".to_owned()
        }
        ItemKind::Event | ItemKind::Chapter => format!("timeline/{}", item.place),
    };
    Answer {
        title: &head::title_of_item(item),
        address: &site.join(&format!("{folder}{}", item.path)),
        frame: &site.join(&format!("{folder}{EMBED}{shown}")),
        film: (main, &site.join(folder)),
    }
    .to_json()
    .to_string()
}

impl Answer<'_> {
    /// A frame, and a link where no frame may be.
    fn to_json(&self) -> Value {
        let (film, home) = self.film;
        let (title, address) = (escaped(self.title), escaped(self.address));
        // WordPress knows such a pair: the link is for readers until the frame has told its height.
        let html = format!(
            "<blockquote><a href=\"{address}\">{title}</a></blockquote>\
             <iframe src=\"{}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" frameborder=\"0\" title=\"{title}\"></iframe>",
            escaped(self.frame),
        );
        json!({
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": film.film.title.to_text(),
            "provider_url": home,
            "cache_age": CACHE_AGE,
            "width": WIDTH,
            "height": HEIGHT,
            "html": html,
        })
    }
}

/// The element by which a page called `title` leads to the answer that lies in `folder` below `site`.
pub(crate) fn discovery(title: &str, site: &Address, folder: &str) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escaped(&site.join(&format!("{folder}{FILE}"))),
        escaped(title),
    )
}

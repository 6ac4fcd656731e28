//! The first medium of a part of a film, and where its sources are said already.

use serde_json::Value;

use super::{Fields, Texts, html, list};
use crate::import::kind::Kind;
use crate::import::text::{self, address, readable_name};

/// The medium of a slide; `theirs` is what the importer has kept of it.
pub(super) fn of(part: &Value, theirs: Option<&Fields>, texts: Texts<'_>) -> Option<Value> {
    let item = item(part, theirs);
    let kept = theirs
        .and_then(|theirs| theirs.get("media"))
        .and_then(Value::as_object);
    let mut media = Fields::new();
    if let Some(item) = item {
        let url = item
            .get("url")
            .or_else(|| item.get("src"))
            .and_then(Value::as_str)?;
        media.insert("url".into(), url.into());
        for name in ["caption", "credit"] {
            let text = texts.get(item, name).map(html::line);
            media.extend(text.map(|text| (name.to_owned(), Value::from(text))));
        }
        if let Some(alt) = texts.get(item, "alt") {
            media.insert("alt".into(), html::plain(alt).into());
        }
    }
    for (name, value) in kept.into_iter().flatten() {
        let is_stale = name == "url" && item.is_some_and(|item| !leads_to(value, item));
        if !is_stale {
            media.insert(name.clone(), value.clone());
        }
    }
    (!media.is_empty()).then_some(Value::Object(media))
}

/// The first medium that is no background of the slide.
fn item<'p>(part: &'p Value, theirs: Option<&Fields>) -> Option<&'p Value> {
    let background = theirs
        .and_then(|theirs| theirs.get("background")?.get("url"))
        .and_then(Value::as_str);
    list(part, "media").find(|item| !is_background(item, background))
}

/// The path of the medium's file, if it lies in the film's folder.
pub(super) fn own_file<'p>(part: &'p Value, theirs: Option<&Fields>) -> Option<&'p str> {
    item(part, theirs)?.get("src")?.as_str()
}

/// Whether markup still shows what the item leads to.
fn leads_to(markup: &Value, item: &Value) -> bool {
    let (Some(markup), Some(url)) = (markup.as_str(), item.get("url").and_then(Value::as_str))
    else {
        return false;
    };
    text::embedded(markup)
        .0
        .is_some_and(|link| link.href == url)
}

fn is_background(item: &Value, background: Option<&str>) -> bool {
    let Some(background) = background else {
        return false;
    };
    let shown = item
        .get("url")
        .or_else(|| item.get("src"))
        .and_then(Value::as_str);
    shown.is_some_and(|shown| {
        address(background).as_deref() == Some(shown)
            || readable_name(shown) == readable_name(background)
    })
}

/// The Markdown of a quotation that the importer has put behind a text.
pub(super) fn quotation(theirs: Option<&Fields>) -> Option<text::Rich> {
    let url = theirs?.get("media")?.get("url")?.as_str()?;
    let is_quotation = matches!(
        Kind::of(url),
        Kind::Blockquote | Kind::TwitterEmbed | Kind::Imgur
    );
    (is_quotation && url.contains('<')).then(|| text::embedded(url).1)
}

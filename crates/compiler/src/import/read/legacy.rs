//! TimelineJS's JSON of versions 1 and 2, which version 3 does not read.

use serde_json::Value;

use super::{Timeline, list};
use crate::import::report::Record;
use crate::import::slide::{Fields, is_blank, take_fields, worth_keeping};

/// The same timeline in version 3's form, if this is one of version 1 or 2.
pub(super) fn modern(root: &Fields) -> Option<Timeline> {
    let (mut old, rest) = match root.get("timeline") {
        Some(Value::Object(old)) => {
            let rest = root.iter().filter(|(name, _)| *name != "timeline");
            (
                old.clone(),
                rest.map(|(name, value)| (name.clone(), value.clone()))
                    .collect(),
            )
        }
        _ if is_bare(root) => (root.clone(), Fields::new()),
        _ => return None,
    };
    let mut timeline = Timeline {
        events: list(old.shift_remove("date"), Record::Event),
        eras: list(old.shift_remove("era"), Record::Era),
        rest,
        ..Timeline::default()
    };
    for (_, event) in &mut timeline.events {
        *event = slide(std::mem::take(event));
    }
    for (_, era) in &mut timeline.eras {
        *era = slide(std::mem::take(era));
    }
    // The first and last day of the whole were its own in version 1; the type said how to draw it.
    for name in ["startDate", "endDate", "type"] {
        old.shift_remove(name);
    }
    let is_titled = ["headline", "text", "asset"]
        .iter()
        .any(|name| old.get(*name).is_some_and(|value| !is_blank(value)));
    if is_titled {
        timeline.title = Some((Record::Title, slide(old)));
    } else {
        timeline.rest.extend(worth_keeping(old));
    }
    Some(timeline)
}

/// Whether this is the inside of `timeline`, without it around.
fn is_bare(root: &Fields) -> bool {
    let Some(Value::Array(dates)) = root.get("date") else {
        return false;
    };
    !root.contains_key("events") && dates.iter().any(|date| date.get("startDate").is_some())
}

/// An old slide in the new form.
fn slide(mut old: Fields) -> Fields {
    let mut slide = Fields::new();
    let mut rename = |from: &str, to: &str, slide: &mut Fields| {
        if let Some(value) = old.shift_remove(from).filter(|value| !is_blank(value)) {
            slide.insert(to.to_owned(), value);
        }
    };
    rename("startDate", "start_date", &mut slide);
    rename("endDate", "end_date", &mut slide);
    rename("tag", "group", &mut slide);
    let mut text = Fields::new();
    rename("headline", "headline", &mut text);
    rename("text", "text", &mut text);
    if !text.is_empty() {
        slide.insert("text".into(), Value::Object(text));
    }
    let mut asset = take_fields(&mut old, "asset");
    let mut media = Fields::new();
    for (from, to) in [
        ("media", "url"),
        ("caption", "caption"),
        ("credit", "credit"),
        ("thumbnail", "thumbnail"),
    ] {
        if let Some(value) = asset.shift_remove(from).filter(|value| !is_blank(value)) {
            media.insert(to.into(), value);
        }
    }
    media.extend(worth_keeping(asset));
    if !media.is_empty() {
        slide.insert("media".into(), Value::Object(media));
    }
    slide.extend(worth_keeping(old));
    slide
}

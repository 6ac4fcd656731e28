//! One slide as an event of the format.

use serde_json::{Value, json};

use super::files::Files;
use super::media::{self, Room};
use super::report::{Fate, Notes};
use super::slide::{Fields, as_text, put, take_fields, take_text, worth_keeping};
use super::sources::{Sources, TIMELINE};
use super::text::{Rich, Writer, plain, words};

/// The words, media and sources of a slide.
#[derive(Debug)]
pub(super) struct Told {
    /// The headline as Markdown of one line.
    pub(super) title: Option<String>,
    /// The text as Markdown.
    pub(super) text: Option<String>,
    pub(super) media: Vec<Value>,
    /// The keys of what it cites, at least one.
    pub(super) sources: Vec<String>,
    /// The group, without markup.
    pub(super) group: Option<String>,
    /// What has no place in the format.
    pub(super) extra: Fields,
}

/// The headline of a slide, as it is written.
pub(super) fn headline(slide: &Fields) -> String {
    let headline = slide.get("text").and_then(|text| text.get("headline"));
    headline.and_then(as_text).unwrap_or_default()
}

/// A headline that has been read.
#[derive(Debug)]
pub(super) struct Headline {
    rich: Rich,
    /// Its words without markup.
    pub(super) words: String,
}

impl Headline {
    /// The headline of a slide.
    pub(super) fn of(slide: &Fields) -> Self {
        let written = headline(slide);
        let rich = Rich::read(&written, false).in_one_paragraph();
        let words = match written.contains(['<', '&']) {
            true => rich.to_plain(),
            false => words(&written),
        };
        Self { rich, words }
    }
}

/// Takes a slide apart.
pub(super) fn tell(
    slide: &mut Fields,
    headline: &Headline,
    writer: &mut Writer,
    sources: &mut Sources,
    files: &mut Files<'_>,
    notes: &mut Notes,
) -> Told {
    let autolink = !matches!(slide.get("autolink"), Some(Value::Bool(false)));
    let companion = take_fields(slide, "companion");
    slide.shift_remove("companion");
    let mut room = Room {
        writer,
        sources,
        files,
        notes,
        autolink,
        headline: &headline.words,
    };
    let mut texts = take_fields(slide, "text");
    take_text(&mut texts, "headline");
    let of_title = headline.rich.links();
    let title = room.write(&headline.rich, "headline");
    let text = take_text(&mut texts, "text");
    let mut rich = text
        .map(|text| Rich::read(&text, autolink))
        .unwrap_or_default();
    let group = take_text(slide, "group").map(|group| plain(&group));

    let mut media = take_fields(slide, "media");
    if let Some(thumb) = media.shift_remove("thumb") {
        media.entry("thumbnail").or_insert(thumb);
    }
    media::restore(&mut media, &companion, room.files);
    let medium = media::read(media, &mut room);
    let (behind, background) = media::background(slide, &mut room);
    if let Some(words) = medium.words {
        rich.paragraphs.extend(words.paragraphs);
    }
    let text = room.write(&rich, "text");

    let mut cited = medium.sources;
    for link in of_title.iter().chain(&rich.links()) {
        cited.push(room.sources.link(link, room.writer));
    }
    let mut seen = std::collections::HashSet::new();
    cited.retain(|key| seen.insert(key.clone()));
    if cited.is_empty() {
        cited.push(TIMELINE.to_owned());
    }

    let mut extra = worth_keeping(std::mem::take(slide));
    // What the export says of itself, and what is true of every slide anyway.
    extra.retain(|name, value| !(name == "autolink" && *value == true || name == "unique_id"));
    if let Some(unknown) = names(&extra, "autolink") {
        let note = format!("Pages have no place for {unknown}.");
        notes.add(Fate::Dropped, note);
    }
    put(&mut extra, "text", worth_keeping(texts));
    put(&mut extra, "media", medium.extra);
    extra.extend(background);
    Told {
        title,
        text,
        media: medium.item.into_iter().chain(behind).collect(),
        sources: cited,
        group: group.filter(|group| !group.is_empty()),
        extra,
    }
}

/// The names of fields in a sentence.
fn names(fields: &Fields, but: &str) -> Option<String> {
    let names: Vec<String> = fields
        .keys()
        .filter(|name| *name != but)
        .map(|name| format!("“{}”", crate::problem::shown(name)))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A field `extra` with what belongs to TimelineJS, if there is anything.
pub(super) fn put_extra(fields: &mut Fields, extra: Fields) {
    if !extra.is_empty() {
        fields.insert("extra".into(), json!({ "timelinejs": extra }));
    }
}

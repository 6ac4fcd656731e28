//! What a slide shows beside its text.
//!
//! A page shows pictures, sounds and videos from its own folder, and asks other sites for nothing before a click. So a
//! file that is at hand is taken over; everything else becomes a link to where it is, with a player for the three
//! sites whose players the page knows.

use serde_json::{Value, json};

use super::files::{self, Files};
use super::kind::Kind;
use super::report::{Fate, Notes};
use super::slide::{Fields, put, take_fields, take_text, worth_keeping};
use super::sources::Sources;
use super::text::{self, Rich, Writer, address, readable_name, site};
use crate::author::read::FileUse;
use crate::percent;

/// What was made of a slide's medium.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The medium as the format writes it.
    pub(super) item: Option<Value>,
    /// What it says, where it is a text: the last paragraphs of the slide.
    pub(super) words: Option<Rich>,
    /// The keys of its sources.
    pub(super) sources: Vec<String>,
    /// What has no place in the format.
    pub(super) extra: Fields,
}

/// What is needed to read a slide's parts.
pub(super) struct Room<'r, 'f> {
    pub(super) writer: &'r mut Writer,
    pub(super) sources: &'r mut Sources,
    pub(super) files: &'r mut Files<'f>,
    pub(super) notes: &'r mut Notes,
    pub(super) autolink: bool,
    /// The slide's headline, without markup.
    pub(super) headline: &'r str,
}

impl Room<'_, '_> {
    /// A text as Markdown; with `in_one`, of one paragraph.
    pub(super) fn write(&mut self, rich: &Rich, what: &str) -> Option<String> {
        for lost in &rich.lost {
            let note = format!("Of its {what}, {lost} is left out.");
            self.notes.add(Fate::Dropped, note);
        }
        let (text, is_less) = self.writer.write(rich)?;
        if is_less {
            let note = format!("Some emphasis in its {what} could not be kept.");
            self.notes.add(Fate::Changed, note);
        }
        Some(text)
    }

    fn line(&mut self, html: Option<&str>, what: &str) -> (Option<String>, Rich) {
        let Some(html) = html else {
            return (None, Rich::default());
        };
        let rich = Rich::read(html, self.autolink).in_one_paragraph();
        (self.write(&rich, what), rich)
    }
}

/// Gives a medium back the path of its file, which an export has exchanged for an address on the film's site: it holds
/// while the file is at hand, and as long as nobody has changed the address.
pub(super) fn restore(media: &mut Fields, companion: &Fields, files: &Files<'_>) {
    let path = companion.get("media").and_then(Value::as_str);
    let address = media.get("url").and_then(Value::as_str);
    let Some((path, address)) = path.zip(address) else {
        return;
    };
    let is_the_same = address.ends_with(&format!("/{}", percent::encode_path(path)));
    if is_the_same && files.facts(path).is_some() {
        media.insert("url".into(), path.into());
    }
}

/// Reads the medium of a slide.
pub(super) fn read(mut media: Fields, room: &mut Room<'_, '_>) -> Taken {
    let original = media.clone();
    let url = take_text(&mut media, "url").or_else(|| take_text(&mut media, "media"));
    let caption = take_text(&mut media, "caption");
    let credit = take_text(&mut media, "credit");
    let (title, alt) = (
        media.get("title").and_then(Value::as_str).map(text::words),
        media.get("alt").and_then(Value::as_str).map(text::words),
    );
    let Some(url) = url else {
        return nothing_to_see(original, room.notes);
    };
    let kind = Kind::of(&url);
    let markup = url.contains('<');
    let mut taken = Taken::default();
    let (link, embedded) = match markup {
        true => text::embedded(&url),
        false => (None, Rich::default()),
    };
    let at_hand = room.files.facts(&url).filter(|_| !markup);
    let (at_hand, misfit) = match at_hand.map(|facts| files::purpose(kind, &url, facts)) {
        Some(Ok(purpose)) => (Some(purpose), None),
        Some(Err(misfit)) => (None, Some(misfit)),
        None => (None, None),
    };
    let target = match markup {
        true => link.map(|link| link.href),
        false => room.files.whole(&url),
    };
    let is_lost = at_hand.is_none() && target.is_none() && embedded.paragraphs.is_empty();
    let about_file = match misfit {
        Some(misfit) => Some(format!(
            "Its file is not taken over: {} {}",
            misfit.message, misfit.help
        )),
        None if is_lost => Some(format!(
            "Its {}, “{}”, is neither at hand nor on the web. Put the file beside the timeline and import again.",
            kind.words(),
            crate::problem::shown(&url)
        )),
        None => None,
    };
    if let Some(note) = about_file {
        let fate = if is_lost {
            Fate::Dropped
        } else {
            Fate::Changed
        };
        room.notes.add(fate, note);
    }
    if is_lost {
        taken.extra = worth_keeping(original);
        return taken;
    }

    let (caption, _) = room.line(caption.as_deref(), "caption");
    let (credit, credit_rich) = room.line(credit.as_deref(), "credit");
    let source_kind = if kind.is_social() {
        "social"
    } else {
        "website"
    };
    let about = target.as_deref();
    taken.sources = room
        .sources
        .credit(&credit_rich, about, source_kind, room.writer);
    if let Some(href) = media.get("link").and_then(Value::as_str).and_then(address) {
        let link = text::Link {
            href,
            words: String::new(),
        };
        taken.sources.push(room.sources.link(&link, room.writer));
    }
    if let Some(about) = about.filter(|_| kind.is_a_text()) {
        let (name, site) = (readable_name(about), site(about));
        let key = room
            .sources
            .cite(source_kind, Some(&name), &site, Some(about), room.writer);
        taken.sources.push(key);
    }

    let is_quotation =
        matches!(kind, Kind::Blockquote | Kind::TwitterEmbed | Kind::Imgur) && markup;
    if is_quotation && !embedded.paragraphs.is_empty() {
        room.notes.add(
            Fate::Changed,
            format!("The {} stands in its text.", kind.words()),
        );
        taken.words = Some(embedded);
    }
    let name = [title, alt.clone()]
        .into_iter()
        .flatten()
        .find(|name| !name.is_empty());
    taken.item = match (at_hand, &target) {
        (Some(purpose), _) => Some(own(&url, purpose, alt, name, room)),
        (None, Some(target)) if kind != Kind::Blockquote => {
            if !kind.is_played() {
                let note = match kind.words() {
                    "picture" => "Its picture is linked, not shown: the page shows pictures of its own folder.".to_owned(),
                    words => format!("Its {words} is linked, not shown."),
                };
                room.notes.add(Fate::Changed, note);
            }
            let name = name.unwrap_or_else(|| match kind {
                Kind::Wikipedia => readable_name(target),
                _ if room.headline.is_empty() => site(target),
                _ => room.headline.to_owned(),
            });
            Some(json!({ "kind": "player", "url": target, "title": room.writer.plain(&name) }))
        }
        _ => None,
    };
    match &mut taken.item {
        Some(Value::Object(item)) => {
            put(item, "caption", caption);
            put(item, "credit", credit);
            if markup {
                put(&mut media, "url", url);
            }
            if item.contains_key("alt") {
                media.shift_remove("alt");
            }
        }
        _ => {
            put(&mut media, "url", url);
            for name in ["caption", "credit"] {
                media.extend(
                    original
                        .get(name)
                        .map(|value| (name.to_owned(), value.clone())),
                );
            }
        }
    }
    taken.extra = worth_keeping(media);
    taken
}

/// A medium without an address shows nothing in TimelineJS either.
fn nothing_to_see(media: Fields, notes: &mut Notes) -> Taken {
    let extra = worth_keeping(media);
    if !extra.is_empty() {
        notes.add(
            Fate::Dropped,
            "Its medium has no address, so its caption and credit are not shown.",
        );
    }
    Taken {
        extra,
        ..Taken::default()
    }
}

/// A file that is at hand.
fn own(
    address: &str,
    purpose: FileUse,
    alt: Option<String>,
    name: Option<String>,
    room: &mut Room<'_, '_>,
) -> Value {
    let src = room.files.take(address);
    let kind = match purpose {
        FileUse::Picture => {
            let alt = alt.filter(|alt| !alt.is_empty()).unwrap_or_else(|| {
                room.notes.add(
                    Fate::Guessed,
                    "Its picture has no text for those who do not see it; the headline stands in. Write what it shows.",
                );
                name.unwrap_or_else(|| or_dots(room.headline))
            });
            return json!({ "kind": "image", "src": src, "alt": room.writer.plain(&alt) });
        }
        FileUse::Sound => "audio",
        _ => "video",
    };
    let title = name.unwrap_or_else(|| or_dots(room.headline));
    json!({ "kind": kind, "src": src, "title": room.writer.plain(&title) })
}

fn or_dots(text: &str) -> String {
    match text {
        "" => "…".to_owned(),
        text => text.to_owned(),
    }
}

/// The background of a slide: a picture of it that is at hand or has words is a medium, the rest is decoration.
pub(super) fn background(slide: &mut Fields, room: &mut Room<'_, '_>) -> (Option<Value>, Fields) {
    let original = slide.get("background").cloned();
    let mut background = take_fields(slide, "background");
    let Some(url) = take_text(&mut background, "url") else {
        let extra = original.filter(|background| !super::slide::is_blank(background));
        slide.shift_remove("background");
        if extra.is_some() {
            room.notes.add(
                Fate::Dropped,
                "Its background colour is decoration; pages have their own.",
            );
        }
        return (
            None,
            extra
                .into_iter()
                .map(|value| ("background".into(), value))
                .collect(),
        );
    };
    let alt = take_text(&mut background, "alt").map(|alt| text::words(&alt));
    let at_hand = room
        .files
        .facts(&url)
        .filter(|facts| facts.picture.is_some());
    let item = match (
        at_hand,
        room.files.whole(&url),
        alt.filter(|alt| !alt.is_empty()),
    ) {
        (Some(_), _, Some(alt)) => Some(
            json!({ "kind": "image", "src": room.files.take(&url), "alt": room.writer.plain(&alt) }),
        ),
        (Some(_), _, None) => {
            Some(json!({ "kind": "image", "src": room.files.take(&url), "decorative": true }))
        }
        (None, Some(whole), Some(alt)) => {
            Some(json!({ "kind": "player", "url": whole, "title": room.writer.plain(&alt) }))
        }
        _ => None,
    };
    let note = match item {
        Some(_) => (
            Fate::Changed,
            "Its background picture stands among its media.",
        ),
        None => (
            Fate::Dropped,
            "Its background picture is decoration; pages have their own.",
        ),
    };
    room.notes.add(note.0, note.1);
    let extra = original
        .into_iter()
        .map(|value| ("background".to_owned(), value));
    (item, extra.collect())
}

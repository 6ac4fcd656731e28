//! The slides: the film's opening and its events.

use serde_json::Value;

use super::{Fields, Texts, dates, events, extra, headline, html, list, media};
use crate::import::date;
use crate::import::slide::{put, put_field};
use crate::import::text::{self, Writer};
use crate::locale::DateWords;
use crate::percent;

/// What makes slides of a film.
#[derive(Debug)]
pub(super) struct Slides<'f> {
    pub(super) film: &'f Value,
    pub(super) texts: Texts<'f>,
    /// Where the film's own site is, with a `/` at its end.
    pub(super) site: Option<&'f str>,
    pub(super) words: &'f DateWords,
    pub(super) sources_word: String,
    /// Whether the film was a timeline once, which is its own source.
    pub(super) is_imported: bool,
}

impl Slides<'_> {
    /// The title slide.
    pub(super) fn title(&self) -> Value {
        let film = &self.film["film"];
        let theirs = extra(self.film)
            .and_then(|theirs| theirs.get("title"))
            .and_then(Value::as_object);
        let title = self
            .texts
            .get(film, "title")
            .map(html::line)
            .unwrap_or_default();
        let mut text = headline(&title);
        if let Some(synopsis) = self.texts.get(film, "synopsis") {
            text["text"] = self.block(synopsis, theirs).into();
        }
        let mut slide = Fields::new();
        slide.insert("text".into(), text);
        let mut companion = Fields::new();
        let medium = self.medium(film, theirs, &mut companion);
        put_field(&mut slide, "media", medium);
        put(&mut slide, "companion", companion);
        let known = ["media", "text"];
        add(&mut slide, theirs, &known);
        Value::Object(slide)
    }

    /// The events, in the order of the film.
    pub(super) fn events(&self) -> Vec<Value> {
        events(self.film).map(|event| self.event(event)).collect()
    }

    fn event(&self, event: &Value) -> Value {
        let theirs = extra(event);
        let mut slide = Fields::new();
        let mut companion = Fields::new();
        let edtf = event["date"].as_str().unwrap_or_default();
        dates::put(edtf, theirs, &mut slide, &mut companion);
        let medium = self.medium(event, theirs, &mut companion);
        put(&mut slide, "companion", companion);
        let date_words = date::words_of(&slide, self.words);
        if let Some(own) = self.texts.get(event, "date_text").map(html::plain)
            && date_words.as_ref().and_then(|(_, own)| own.as_ref()) != Some(&own)
        {
            slide.insert("display_date".into(), html::escaped(&own).into());
        }

        let title = self.texts.get(event, "title").unwrap_or_default();
        let text = self.texts.get(event, "text").unwrap_or_default();
        let shown = self.texts.get(event, "date_text").map(html::plain);
        let shown = shown.or_else(|| date_words.map(|(words, own)| own.unwrap_or(words)));
        // What stood in for nothing is nothing again, unless somebody has written something else since.
        let stands_in = |name: &str| {
            let names = theirs.and_then(|theirs| theirs.get("stands_in")?.as_array());
            names.is_some_and(|names| names.iter().any(|stand_in| stand_in == name))
        };
        let is_date = shown.is_some_and(|shown| Writer::default().plain(&shown) == title);
        let mut words = Fields::new();
        if !(stands_in("headline") && is_date) {
            words.insert("headline".into(), html::line(title).into());
        }
        if !(stands_in("text") && text == title) {
            words.insert("text".into(), self.block(text, theirs).into());
        }
        let unsaid = self.sources(event, &words, medium.as_ref());
        if !unsaid.is_empty() {
            let before = words
                .get("text")
                .and_then(Value::as_str)
                .unwrap_or_default();
            words.insert("text".into(), format!("{before}{unsaid}").into());
        }
        if let Some(kept) = theirs
            .and_then(|theirs| theirs.get("text"))
            .and_then(Value::as_object)
        {
            words.extend(
                kept.iter()
                    .map(|(name, value)| (name.clone(), value.clone())),
            );
        }
        slide.insert("text".into(), Value::Object(words));
        put_field(&mut slide, "media", medium);
        let thread = list(event, "threads").next().and_then(Value::as_str);
        let label = thread.and_then(|key| self.texts.get(self.film["threads"].get(key)?, "label"));
        put_field(
            &mut slide,
            "group",
            label.map(|label| html::escaped(&html::plain(label)).into()),
        );
        let aliases = list(event, "aliases").filter_map(Value::as_str);
        let id = aliases
            .filter_map(|alias| alias.strip_prefix("event-"))
            .next();
        let id = id.or_else(|| event["id"].as_str()).unwrap_or_default();
        slide.insert("unique_id".into(), id.into());
        add(
            &mut slide,
            theirs,
            &["media", "text", "start_date", "end_date", "stands_in"],
        );
        Value::Object(slide)
    }

    /// The medium of a slide. A file of the film's folder is shown from the film's site; where it lies in the folder stands
    /// in `companion`.
    fn medium(
        &self,
        part: &Value,
        theirs: Option<&Fields>,
        companion: &mut Fields,
    ) -> Option<Value> {
        let mut medium = media::of(part, theirs, self.texts)?;
        if let Some((site, path)) = self.site.zip(media::own_file(part, theirs)) {
            medium["url"] = format!("{site}{}", percent::encode_path(path)).into();
            companion.insert("media".into(), path.into());
        }
        Some(medium)
    }

    /// How many slides show a file by its path in the film's folder.
    pub(super) fn unplaced(&self) -> usize {
        if self.site.is_some() {
            return 0;
        }
        let of_title = extra(self.film).and_then(|theirs| theirs.get("title")?.as_object());
        let title = media::own_file(&self.film["film"], of_title);
        let events = events(self.film).filter_map(|event| media::own_file(event, extra(event)));
        events.chain(title).count()
    }

    /// How many records of an imported timeline have no date, and what it said of the whole in how many fields.
    pub(super) fn beside(&self) -> (usize, usize) {
        let theirs = extra(self.film);
        let undated = theirs.and_then(|theirs| theirs.get("undated")?.as_array());
        let fields = theirs.into_iter().flat_map(Fields::keys);
        let whole = fields.filter(|name| !matches!(name.as_str(), "title" | "eras" | "undated"));
        (undated.map_or(0, Vec::len), whole.count())
    }

    /// A text without the quotation that the importer has put behind it.
    fn block(&self, text: &str, theirs: Option<&Fields>) -> String {
        let quotation = media::quotation(theirs).and_then(|rich| Writer::default().write(&rich));
        let rest = quotation.and_then(|(quotation, _)| text.strip_suffix(&quotation));
        html::block(rest.unwrap_or(text))
    }

    /// The sources that nothing on the slide names.
    fn sources(&self, event: &Value, words: &Fields, medium: Option<&Value>) -> String {
        let of_medium = medium.and_then(Value::as_object).into_iter().flatten();
        let strings = words.iter().chain(of_medium);
        let strings = strings.filter_map(|(_, value)| value.as_str());
        let said: String = strings
            .map(|html| format!("{}\n{}\n", html.replace("&amp;", "&"), text::plain(html)))
            .collect();
        let entries =
            list(event, "sources").filter_map(|key| self.film["sources"].get(key.as_str()?));
        let unsaid = entries.filter_map(|entry| {
            let publisher = self
                .texts
                .get(entry, "publisher")
                .map(html::plain)
                .unwrap_or_default();
            let url = entry.get("url").and_then(Value::as_str);
            let is_said = match url {
                Some(url) => {
                    said.contains(url)
                        || url
                            .split_once("://")
                            .is_some_and(|(_, rest)| said.contains(rest))
                }
                None => said.contains(&publisher),
            };
            if is_said || self.is_imported && entry["kind"] == "timeline" {
                return None;
            }
            let title = entry.get("title").and_then(Value::as_str).map(html::plain);
            let name: Vec<String> = title.into_iter().chain([publisher]).collect();
            let name = html::escaped(&name.join(", "));
            Some(match url {
                Some(url) => format!("<a href=\"{}\">{name}</a>", html::attribute(url)),
                None => name,
            })
        });
        let unsaid: Vec<String> = unsaid.collect();
        match unsaid.is_empty() {
            true => String::new(),
            false => format!(
                "<p>{}: {}</p>",
                html::escaped(&self.sources_word),
                unsaid.join("; ")
            ),
        }
    }
}

/// Puts what the importer has kept back to where it was.
fn add(slide: &mut Fields, theirs: Option<&Fields>, but: &[&str]) {
    for (name, value) in theirs.into_iter().flatten() {
        if !but.contains(&name.as_str()) {
            slide.insert(name.clone(), value.clone());
        }
    }
}

//! Chapters as eras.

use serde_json::Value;

use super::slide::Slides;
use super::{Fields, dates, events, extra, headline, html, list};
use crate::edtf::{self, Bound, Edtf};
use crate::import::date;
use crate::import::report::Notes;
use crate::import::text::{Rich, Writer};

impl Slides<'_> {
    /// The eras of the timeline, and those on which TimelineJS would fail.
    pub(super) fn eras(&self) -> (Vec<Value>, Vec<Value>) {
        let last = events(self.film)
            .filter_map(|event| edtf::parse(event["date"].as_str()?).ok()?.last_day())
            .map(|day| day.0)
            .max()
            .unwrap_or(1);
        let mut eras = Vec::new();
        for chapter in list(self.film, "chapters") {
            let theirs = extra(chapter);
            let is_continued = theirs.is_some_and(|theirs| theirs.contains_key("part"));
            match theirs.and_then(|theirs| theirs.get("era")) {
                // A chapter that the importer made for want of an era.
                Some(Value::Null) => {}
                Some(Value::Object(_)) if is_continued => {}
                Some(Value::Object(era)) => eras.push(self.known(chapter, era, last)),
                _ => eras.extend(self.new_era(chapter, last)),
            }
        }
        let unused = extra(self.film)
            .and_then(|theirs| theirs.get("eras"))
            .and_then(Value::as_array);
        let (usable, unusable) = unused
            .cloned()
            .unwrap_or_default()
            .into_iter()
            .partition(|era| {
                let is_good = |name: &str| era.get(name).is_some_and(dates::is_safe);
                let fields = era.as_object();
                let has_time =
                    fields.is_some_and(|era| date::span(era, &mut Notes::default()).is_ok());
                is_good("start_date") && is_good("end_date") && has_time
            });
        let usable: Vec<Value> = usable;
        eras.extend(usable);
        (eras, unusable)
    }

    /// An era that came from a timeline, with what has been changed since then.
    fn known(&self, chapter: &Value, original: &Fields, last: i64) -> Value {
        let mut era = original.clone();
        let title = self.texts.get(chapter, "title").unwrap_or_default();
        let old = original
            .get("text")
            .and_then(|text| text.get("headline"))
            .and_then(Value::as_str);
        let old =
            old.and_then(|old| Writer::default().write(&Rich::read(old, false).in_one_paragraph()));
        let is_the_same = old.as_ref().is_some_and(|(old, _)| old == title);
        if old.is_some() && !is_the_same {
            era.insert("text".into(), headline(&html::line(title)));
        }
        let is_safe = ["start_date", "end_date"]
            .iter()
            .all(|name| era.get(*name).is_some_and(dates::is_safe));
        if is_safe && !would_lose_its_end(&era) {
            return Value::Object(era);
        }
        if let Ok(span) = date::span(original, &mut Notes::default()) {
            let mut companion = Fields::new();
            let originals: Vec<(String, Value)> = ["start_date", "end_date"]
                .into_iter()
                .filter_map(|name| Some((name.to_owned(), era.shift_remove(name)?)))
                .collect();
            dates::put_span(span, last, &mut era, &mut companion);
            let is_open = companion.contains_key("open");
            let lost = |(name, date): &(String, Value)| {
                !is_open || name == "start_date" && era.get(name) != Some(date)
            };
            companion.extend(originals.into_iter().filter(lost));
            era.insert("companion".into(), Value::Object(companion));
        }
        Value::Object(era)
    }

    /// An era for a chapter that was written here.
    fn new_era(&self, chapter: &Value, last: i64) -> Option<Value> {
        let span = chapter
            .get("span")
            .and_then(Value::as_str)
            .and_then(|span| edtf::parse(span).ok());
        let span = span.or_else(|| extent(chapter))?;
        if matches!(span, Edtf::Interval(Bound::Open | Bound::Unknown, _)) {
            return None;
        }
        let mut era = Fields::new();
        let mut companion = Fields::new();
        dates::put_span(span, last, &mut era, &mut companion);
        era.insert(
            "text".into(),
            headline(&html::line(self.texts.get(chapter, "title")?)),
        );
        if !companion.is_empty() {
            era.insert("companion".into(), Value::Object(companion));
        }
        Some(Value::Object(era))
    }
}

/// Whether TimelineJS would take the end of an era for its start, and then fail for want of an end.
fn would_lose_its_end(era: &Fields) -> bool {
    let (Some(Value::Object(start)), Some(end)) = (era.get("start_date"), era.get("end_date"))
    else {
        return true;
    };
    start
        .iter()
        .all(|(name, value)| name == date::WRITTEN || end.get(name) == Some(value))
}

/// From the first to the last year of a chapter's events.
fn extent(chapter: &Value) -> Option<Edtf> {
    let dates =
        list(chapter, "events").filter_map(|event| edtf::parse(event["date"].as_str()?).ok());
    let dates: Vec<Edtf> = dates.collect();
    let first = dates.iter().filter_map(|date| date.first_day()).min()?;
    let last = dates.iter().filter_map(|date| date.last_day()).max()?;
    let (first, last) = (edtf::in_years(first.0), edtf::in_years(last.0.max(first.0)));
    Some(Edtf::Interval(Bound::At(first), Bound::At(last)))
}

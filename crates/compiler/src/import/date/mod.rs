//! The dates of a timeline's slides as the format's own.
//!
//! TimelineJS writes a date as an object of parts, `{ "year": "-500", "month": "", … }`, counts years before Christ
//! without a year 0, and has no word for “about”. What it would get wrong in silence (a thirteenth month) or not
//! survive (“c. 2008”) is read as it was meant, and said.

mod point;
mod slashes;
mod written;

use serde_json::Value;

use crate::edtf::{Bound, Day, Edtf, Moment};
use crate::import::report::{Fate, Notes};
use crate::import::slide::{Fields, is_blank, take_text};
use crate::import::text;
use crate::locale::DateWords;
use point::Point;

pub(crate) use point::parts;
pub(crate) use slashes::WRITTEN;
pub(super) use slashes::{Order, order, settle};
pub(super) use written::clock;

/// When something was.
#[derive(Clone, Debug)]
pub(crate) struct Dated {
    pub(crate) edtf: Edtf,
    /// Puts slides in order: the first day, and on that day the milliseconds since midnight.
    pub(crate) key: (Day, u32),
    /// What the page shows in place of the date.
    pub(crate) words: Option<String>,
    /// The original dates, where the format's own do not say all that they say.
    pub(crate) extra: Fields,
}

/// Takes the dates out of a slide. What is wrong with them is noted.
///
/// # Errors
/// There is no date, for the reason that is given; the slide keeps what it has.
pub(crate) fn take(
    slide: &mut Fields,
    words: &DateWords,
    notes: &mut Notes,
) -> Result<Dated, String> {
    let shown = slide.get("display_date").and_then(Value::as_str);
    let shown = shown.map(text::plain).filter(|shown| !shown.is_empty());
    let (start, end) = originals(slide);
    let read = read(start.as_ref(), end.as_ref(), shown.as_deref(), notes)?;
    for name in ["start_date", "end_date"] {
        slide.shift_remove(name);
    }
    take_text(slide, "display_date");
    let words = shown.or_else(|| read.own_words(words));
    let mut extra = Fields::new();
    for (name, original, whole) in [
        ("start_date", start, read.start_is_whole),
        ("end_date", end, read.end_is_whole),
    ] {
        extra.extend(
            original
                .filter(|_| !whole)
                .map(|date| (name.to_owned(), date)),
        );
    }
    let edtf = read.edtf();
    Ok(Dated {
        edtf,
        key: (
            edtf.first_day().unwrap_or(Day(i64::MIN, 1, 1)),
            read.start.time.map_or(0, super::time::Time::since_midnight),
        ),
        words,
        extra,
    })
}

/// Takes the dates out of a title, which has none; they are kept all the same.
pub(super) fn of_title(title: &mut Fields, notes: &mut Notes) -> Fields {
    let mut kept = Fields::new();
    for name in ["start_date", "end_date", "display_date"] {
        let date = title.shift_remove(name).filter(|date| !is_blank(date));
        kept.extend(date.map(|date| (name.to_owned(), date)));
    }
    if !kept.is_empty() {
        notes.add(Fate::Dropped, "A title has no date; its date is not shown.");
    }
    kept
}

/// The dates as they were first written. A timeline that this program exported has those that TimelineJS cannot read
/// beside those that it can; they hold as long as nobody has changed the latter.
fn originals(slide: &Fields) -> (Option<Value>, Option<Value>) {
    let get = |fields: &Fields, name: &str| {
        let date = fields.get(name).filter(|date| !is_blank(date));
        date.cloned()
    };
    let (start, end) = (get(slide, "start_date"), get(slide, "end_date"));
    let Some(Value::Object(ours)) = slide.get("companion") else {
        return (start, end);
    };
    let original = (get(ours, "start_date"), get(ours, "end_date"));
    let written = original.0.as_ref().and_then(Value::as_str);
    let alone = written.filter(|_| original.1.is_none());
    let edtf = alone
        .and_then(|edtf| crate::edtf::parse(edtf).ok())
        .or_else(|| edtf_of(original.0.as_ref(), original.1.as_ref()));
    // An era without an end was given one, for TimelineJS fails without.
    let is_open = ours.get("open").is_some_and(|open| open == true);
    let is_written = |edtf| {
        let (our_start, our_end) = parts::of(edtf);
        our_start == start && (is_open || our_end == end)
    };
    let is_still_true = edtf.is_some_and(|edtf| {
        // An era of one moment was given two ends.
        let twice = moment(edtf).map(|moment| Edtf::Interval(Bound::At(moment), Bound::At(moment)));
        is_written(edtf) || twice.is_some_and(is_written)
    });
    if is_still_true {
        original
    } else {
        (start, end)
    }
}

/// Gives an era back the dates that it had before an export.
pub(super) fn restore(era: &mut Fields) {
    let (start, end) = originals(era);
    let is_open = era
        .shift_remove("companion")
        .is_some_and(|ours| ours.get("open").is_some_and(|open| open == true));
    for (name, date) in [
        ("start_date", start),
        ("end_date", end.filter(|_| !is_open)),
    ] {
        era.shift_remove(name);
        era.extend(date.map(|date| (name.to_owned(), date)));
    }
}

/// Two ends, or one moment.
struct Read {
    start: Point,
    end: Option<Point>,
    start_is_whole: bool,
    end_is_whole: bool,
}

impl Read {
    fn edtf(&self) -> Edtf {
        let (Some(end), Some(start)) = (&self.end, moment(self.start.edtf)) else {
            return self.start.edtf;
        };
        match moment(end.edtf) {
            Some(end) if end != start => Edtf::Interval(Bound::At(start), Bound::At(end)),
            _ => self.start.edtf,
        }
    }

    /// The date in words where the format's own would leave something out: a time of day, a word of the author's.
    fn own_words(&self, words: &DateWords) -> Option<String> {
        let points = [Some(&self.start), self.end.as_ref()];
        let mut points = points.into_iter().flatten();
        if !points.any(|point| point.time.is_some() || point.shown.is_some()) {
            return None;
        }
        let start = self.start.words(words);
        let Some(end) = &self.end else {
            return Some(start);
        };
        let end = match end.time {
            Some(time) if end.edtf == self.start.edtf && end.shown.is_none() => time.to_string(),
            _ => end.words(words),
        };
        Some(format!("{start} – {end}"))
    }
}

/// What a pair of dates says, where it says anything.
pub(crate) fn edtf_of(start: Option<&Value>, end: Option<&Value>) -> Option<Edtf> {
    let read = read(start, end, None, &mut Notes::default()).ok()?;
    Some(read.edtf())
}

/// The words for a slide's date, and those that the importer would show in their place.
pub(crate) fn words_of(slide: &Fields, words: &DateWords) -> Option<(String, Option<String>)> {
    let dated = take(&mut slide.clone(), words, &mut Notes::default()).ok()?;
    Some((words.word(dated.edtf).to_text(), dated.words))
}

fn read(
    start: Option<&Value>,
    end: Option<&Value>,
    shown: Option<&str>,
    notes: &mut Notes,
) -> Result<Read, String> {
    let mut start_notes = Notes::default();
    let start = match start.map(|start| Point::read(start, &mut start_notes)) {
        Some(Ok(start)) => start,
        Some(Err(fault)) => return Err(fault),
        None => {
            let from_words = shown.and_then(|shown| Some((written::reading(shown)?, shown)));
            let Some((edtf, shown)) = from_words else {
                return Err("It has no date.".into());
            };
            let note = format!("Its only date is in words; “{shown}” is taken as {edtf}.");
            start_notes.add(Fate::Guessed, note);
            Point::of(edtf)
        }
    };
    notes.0.append(&mut start_notes.0);
    let start_is_whole = start.is_whole;
    let alone = |end_is_whole| Read {
        start: start.clone(),
        end: None,
        start_is_whole,
        end_is_whole,
    };
    let Some(written) = end else {
        return Ok(alone(true));
    };
    let mut end_notes = Notes::default();
    let end = match Point::read(written, &mut end_notes) {
        Ok(end) => end,
        Err(fault) => {
            notes.add(Fate::Dropped, format!("Its end date is left out: {fault}"));
            return Ok(alone(false));
        }
    };
    notes.0.append(&mut end_notes.0);
    if end.edtf == start.edtf && end.time == start.time {
        // People often give the same date twice.
        return Ok(alone(end.is_whole || end.time.is_some()));
    }
    let is_interval = matches!(start.edtf, Edtf::Interval(..)) || moment(end.edtf).is_none();
    let is_before = end.edtf.last_day() < start.edtf.first_day()
        || end.edtf == start.edtf && end.time < start.time;
    if is_interval || is_before {
        let note = format!(
            "Its end date, {}, is not after its start, {}; the end is left out.",
            end.edtf, start.edtf
        );
        notes.add(Fate::Dropped, note);
        return Ok(alone(false));
    }
    Ok(Read {
        start_is_whole,
        end_is_whole: end.is_whole,
        end: Some(end),
        start,
    })
}

fn moment(edtf: Edtf) -> Option<Moment> {
    match edtf {
        Edtf::Moment(moment) => Some(moment),
        Edtf::Interval(..) => None,
    }
}

/// The time that an era covers: from its start to its end, or without an end.
///
/// # Errors
/// It has no beginning, or its end is before it.
pub(crate) fn span(era: &Fields, notes: &mut Notes) -> Result<Edtf, String> {
    let (start, end) = originals(era);
    let mut said = Notes::default();
    let read = read(start.as_ref(), end.as_ref(), None, &mut said)?;
    if !read.end_is_whole && read.end.is_none() {
        return Err("Its end date cannot be used.".into());
    }
    notes.0.append(&mut said.0);
    let is_open = era
        .get("companion")
        .and_then(|ours| ours.get("open"))
        .is_some_and(|open| open == true);
    match (read.edtf(), &read.end) {
        (Edtf::Moment(start), None) if end.is_none() => {
            notes.add(Fate::Changed, "It has no end date and goes on.");
            Ok(Edtf::Interval(Bound::At(start), Bound::Open))
        }
        (Edtf::Interval(start, _), _) if is_open => Ok(Edtf::Interval(start, Bound::Open)),
        (edtf, _) => Ok(edtf),
    }
}

#[cfg(test)]
mod tests;

//! One date of a slide.

use serde_json::Value;

use super::slashes::WRITTEN;
use super::written;
use crate::edtf::{self, Edtf, Moment, Precision, days_in};
use crate::import::report::{Fate, Notes};
use crate::import::slide::{Fields, as_text, is_blank};
use crate::import::text;
use crate::import::time::Time;
use crate::locale::DateWords;

/// A date, with what the format's own has no room for.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) edtf: Edtf,
    pub(crate) time: Option<Time>,
    /// The words that its author wanted to see.
    pub(crate) shown: Option<String>,
    /// Whether `edtf` says all that was written.
    pub(crate) is_whole: bool,
}

impl Point {
    pub(crate) fn of(edtf: Edtf) -> Self {
        Self {
            edtf,
            time: None,
            shown: None,
            is_whole: true,
        }
    }

    /// Reads a date.
    ///
    /// # Errors
    /// It is none, for the reason that is given.
    pub(crate) fn read(date: &Value, notes: &mut Notes) -> Result<Self, String> {
        match date {
            Value::Object(parts) => from_parts(parts, notes),
            other => {
                let text = as_text(other).ok_or("Its date is not written as one.")?;
                if let Ok(edtf) = edtf::parse(&text) {
                    return Ok(Self::of(edtf));
                }
                match written::parts(&text, None) {
                    Some(parts) => from_parts(&parts, notes),
                    None => from_words(&text, notes),
                }
            }
        }
    }

    /// The date and its time in words.
    pub(crate) fn words(&self, words: &DateWords) -> String {
        let date = match &self.shown {
            Some(shown) => return shown.clone(),
            None => words.word(self.edtf).to_text(),
        };
        match self.time {
            Some(time) => format!("{date}, {time}"),
            None => date,
        }
    }
}

fn from_words(text: &str, notes: &mut Notes) -> Result<Point, String> {
    let edtf = written::reading(text).ok_or_else(|| format!("“{text}” is not a date."))?;
    notes.add(Fate::Guessed, format!("“{text}” is taken as {edtf}."));
    Ok(Point::of(edtf))
}

fn from_parts(parts: &Fields, notes: &mut Notes) -> Result<Point, String> {
    let part = |name: &str| {
        let text = parts.get(name).and_then(as_text);
        text.filter(|text| !text.is_empty())
    };
    let shown = part("display_date").map(|shown| text::plain(&shown));
    let shown = shown.filter(|shown| !shown.is_empty());
    let Some(year) = part("year") else {
        let reading = shown.as_deref().and_then(written::reading);
        let (Some(edtf), Some(words)) = (reading, &shown) else {
            return Err(match parts.values().all(is_blank) {
                true => "It has no date.".into(),
                false => "Its date has no year.".into(),
            });
        };
        let note = format!("Its only date is in words; “{words}” is taken as {edtf}.");
        notes.add(Fate::Guessed, note);
        return Ok(Point {
            shown,
            is_whole: false,
            ..Point::of(edtf)
        });
    };
    let mut point = day(&year, part("month"), part("day"), notes)?;
    point.time = time(&part, notes);
    let is_known = |name: &str| matches!(name, "year" | "month" | "day" | WRITTEN);
    let has_more = parts
        .iter()
        .any(|(name, value)| !is_known(name) && !is_blank(value));
    // Another program has to find what was written: what is more than a date, or was not understood.
    point.is_whole &= !has_more;
    Ok(Point { shown, ..point })
}

fn day(
    year_text: &str,
    month: Option<String>,
    day: Option<String>,
    notes: &mut Notes,
) -> Result<Point, String> {
    let mut moment = year(year_text, notes)?;
    let Precision::Year(year) = moment.precision else {
        return Ok(Point::of(Edtf::Moment(moment)));
    };
    let (month, day) = (part_of_date(month, notes)?, part_of_date(day, notes)?);
    let is_long = !(-9_999..=9_999).contains(&year);
    let mut is_whole = true;
    match (month, day) {
        (None, None) => {}
        (None, Some(day)) => {
            notes.add(
                Fate::Dropped,
                format!("It has a day, {day}, but no month; the year stays."),
            );
            is_whole = false;
        }
        (Some(_), _) if is_long => {
            notes.add(Fate::Dropped, "So far from today only the year stays.");
            is_whole = false;
        }
        (Some(month), day) => {
            let short = u8::try_from(month).unwrap_or(u8::MAX);
            let days = u64::from(days_in(year, short));
            if days == 0 {
                notes.add(
                    Fate::Guessed,
                    format!("There is no month {month}; the year stays."),
                );
                is_whole = false;
            } else if let Some(day) = day.filter(|day| *day > days) {
                let note = format!("There is no day {day} in that month; the month stays.");
                notes.add(Fate::Guessed, note);
                moment.precision = Precision::Month(year, short);
                is_whole = false;
            } else {
                moment.precision = match day.and_then(|day| u8::try_from(day).ok()) {
                    Some(day) => Precision::Day(year, short, day),
                    None => Precision::Month(year, short),
                };
            }
        }
    }
    Ok(Point {
        is_whole,
        ..Point::of(Edtf::Moment(moment))
    })
}

/// The year, which may be said to be uncertain.
fn year(text: &str, notes: &mut Notes) -> Result<Moment, String> {
    let plain = |year| Moment {
        precision: Precision::Year(year),
        approximate: false,
        uncertain: false,
    };
    let Some(year) = written::number(text) else {
        let not_a_year = || format!("“{text}” is not a year.");
        let Some(Edtf::Moment(moment)) = written::reading(text) else {
            return Err(not_a_year());
        };
        notes.add(
            Fate::Guessed,
            format!("“{text}” is taken as {}.", Edtf::Moment(moment)),
        );
        return Ok(moment);
    };
    match year {
        0 => Err("There was no year 0.".into()),
        1..=99 => {
            notes.add(
                Fate::Guessed,
                format!("The year {year} is taken as {year} AD."),
            );
            Ok(plain(year))
        }
        // 1 BC is the year 0 of ISO 8601.
        ..0 => within_reach(year + 1, text).map(plain),
        _ => within_reach(year, text).map(plain),
    }
}

/// A year that the format can write.
fn within_reach(year: i64, text: &str) -> Result<i64, String> {
    let is_good = edtf::parse(&Precision::Year(year).to_string()).is_ok();
    is_good
        .then_some(year)
        .ok_or_else(|| format!("The year {text} is beyond all time."))
}

/// A month or day: a number that is not 0, or the name of a month.
fn part_of_date(text: Option<String>, notes: &mut Notes) -> Result<Option<u64>, String> {
    let Some(text) = text else { return Ok(None) };
    if let Some(number) = written::number(&text) {
        let number =
            u64::try_from(number).map_err(|_| format!("“{text}” is before every month."))?;
        return Ok((number > 0).then_some(number));
    }
    if let Some(month) = written::month(&text) {
        notes.add(Fate::Changed, format!("“{text}” is month {month}."));
        return Ok(Some(month.into()));
    }
    notes.add(
        Fate::Dropped,
        format!("“{text}” is neither a month nor a day."),
    );
    Ok(None)
}

fn time(part: &impl Fn(&str) -> Option<String>, notes: &mut Notes) -> Option<Time> {
    let mut clock = [0; 4];
    let mut is_given = false;
    for (place, name) in clock
        .iter_mut()
        .zip(["hour", "minute", "second", "millisecond"])
    {
        let Some(text) = part(name) else { continue };
        let Some(number) = written::number(&text).and_then(|number| u64::try_from(number).ok())
        else {
            notes.add(Fate::Dropped, format!("“{text}” is no {name}."));
            return None;
        };
        is_given |= number > 0;
        *place = number;
    }
    let [hour, minute, second, millisecond] = clock;
    let time = Time::new(hour, minute, second, millisecond);
    if time.is_none() {
        notes.add(
            Fate::Dropped,
            format!("No clock shows {hour}:{minute:02}:{second:02}."),
        );
    }
    // Midnight is what programs write that know no time.
    time.filter(|_| is_given)
}

/// Dates the way TimelineJS writes them.
pub(crate) mod parts {
    use serde_json::{Map, Value};

    use crate::edtf::{Bound, Day, Edtf, Moment, Precision};

    /// The start and the end of a date: what TimelineJS can say of it.
    pub(crate) fn of(edtf: Edtf) -> (Option<Value>, Option<Value>) {
        match edtf {
            Edtf::Moment(moment) => match moment.precision {
                Precision::Century(_) | Precision::Decade(_) | Precision::Season(..) => {
                    apart(moment, moment)
                }
                _ => (Some(first(moment)), None),
            },
            Edtf::Interval(Bound::At(start), Bound::At(end)) => apart(start, end),
            Edtf::Interval(Bound::At(only), _) => (Some(first(only)), None),
            Edtf::Interval(_, Bound::At(only)) => (Some(last(only)), None),
            Edtf::Interval(..) => (None, None),
        }
    }

    /// Two ends that TimelineJS tells apart: it drops an end that has the parts of the start, however many more.
    fn apart(start: Moment, end: Moment) -> (Option<Value>, Option<Value>) {
        let (from, to) = (first(start), last(end));
        let is_within = from.as_object().is_some_and(|parts| {
            parts
                .iter()
                .all(|(name, value)| to.get(name) == Some(value))
        });
        match is_within {
            true => (Some(day(start.first_day())), Some(day(end.last_day()))),
            false => (Some(from), Some(to)),
        }
    }

    fn day(day: Day) -> Value {
        part_by_part(Precision::Day(day.0, day.1, day.2), day)
    }

    fn first(moment: Moment) -> Value {
        part_by_part(moment.precision, moment.first_day())
    }

    fn last(moment: Moment) -> Value {
        part_by_part(moment.precision, moment.last_day())
    }

    /// As much of a day as the date knows.
    fn part_by_part(precision: Precision, Day(year, month, day): Day) -> Value {
        let mut parts = Map::new();
        // There is no year 0: before 1 comes -1.
        let year = if year < 1 { year - 1 } else { year };
        parts.insert("year".into(), year.to_string().into());
        if matches!(
            precision,
            Precision::Month(..) | Precision::Day(..) | Precision::Season(..)
        ) {
            parts.insert("month".into(), month.to_string().into());
        }
        if let Precision::Day(..) = precision {
            parts.insert("day".into(), day.to_string().into());
        }
        Value::Object(parts)
    }
}

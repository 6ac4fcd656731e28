//! Eras as chapters.
//!
//! Chapters follow one another; eras may overlap, and leave gaps. So an event belongs to the era that has begun last,
//! and where that changes from one event to the next, a chapter begins.

use serde_json::{Value, json};

use super::event::put_extra;
use super::names::Names;
use super::report::{Entry, Fate, Notes, Record};
use super::slide::Fields;
use super::text::{Rich, Writer, plain};
use super::{date, event};
use crate::edtf::{Bound, Day, Edtf, Moment};
use crate::locale::DateWords;

/// An era whose time is known.
#[derive(Debug)]
pub(super) struct Era {
    pub(super) record: Record,
    /// The era as it was written.
    pub(super) original: Fields,
    pub(super) span: Edtf,
    pub(super) headline: String,
}

/// An event that has been made, and when it begins.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) event: Value,
    pub(super) edtf: Edtf,
}

/// Reads an era.
///
/// # Errors
/// It has no time; the reason is given.
pub(super) fn era(record: Record, era: Fields, notes: &mut Notes) -> Result<Era, (Fields, String)> {
    let span = date::span(&era, notes);
    let mut era = era;
    date::restore(&mut era);
    let era = in_order(era);
    match span {
        Ok(span) => Ok(Era {
            record,
            headline: plain(&event::headline(&era)),
            original: era,
            span,
        }),
        Err(fault) => Err((era, fault)),
    }
}

/// The fields of an era in one order, whoever has written them, and the numbers of its dates as texts.
fn in_order(mut era: Fields) -> Fields {
    let known = ["start_date", "end_date", "text"];
    let first = known
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), era.shift_remove(*name)?)));
    let mut ordered: Fields = first.collect();
    ordered.extend(era);
    for name in ["start_date", "end_date"] {
        let parts = ordered.get_mut(name).and_then(Value::as_object_mut);
        for part in parts.into_iter().flat_map(serde_json::Map::values_mut) {
            if let Value::Number(number) = part {
                *part = number.to_string().into();
            }
        }
    }
    ordered
}

/// The chapters of a film, the eras that have no event, and what is to be said of the eras.
pub(super) fn divide(
    mut eras: Vec<Era>,
    events: Vec<Placed>,
    writer: &mut Writer,
    words: &DateWords,
) -> (Vec<Value>, Vec<Value>, Vec<Entry>) {
    // The order in which one era is inside of the other, whatever the order of the file.
    eras.sort_by_cached_key(|era| {
        let end = era.span.last_day().unwrap_or(Day(i64::MAX, 1, 1));
        let written = Value::Object(era.original.clone()).to_string();
        (era.span.first_day(), std::cmp::Reverse(end), written)
    });
    let mut runs: Vec<(Option<usize>, Vec<Placed>)> = Vec::new();
    let mut search = Search::new(&eras);
    for event in events {
        let era = event.edtf.first_day().and_then(|day| search.innermost(day));
        match runs.last_mut() {
            Some((last, run)) if *last == era => run.push(event),
            _ => runs.push((era, vec![event])),
        }
    }
    let runs: Vec<_> = runs.into_iter().flat_map(in_portions).collect();
    let without_era = runs.iter().filter(|(era, _)| era.is_none()).count();
    let mut parts = vec![0_usize; eras.len()];
    for (era, _) in &runs {
        if let Some(era) = era {
            parts[*era] += 1;
        }
    }
    let mut names = Names::default();
    let mut seen = vec![0_usize; eras.len()];
    let chapters = runs.into_iter().map(|(era, run)| {
        let extent = extent(&run);
        let worded = extent
            .map(|extent| words.word(extent).to_text())
            .unwrap_or_default();
        let Some(index) = era else {
            return chapter(&mut names, None, &worded, extent, run, None);
        };
        seen[index] += 1;
        let (era, part) = (&eras[index], seen[index]);
        let is_whole = parts[index] == 1;
        let headline = event::headline(&era.original);
        let title = writer.write(&Rich::read(&headline, false).in_one_paragraph());
        let title = title.map(|(title, _)| match part {
            1 => title,
            part => format!("{title} ({part})"),
        });
        let span = if is_whole { Some(era.span) } else { extent };
        let mut extra = Fields::new();
        extra.insert("era".into(), Value::Object(era.original.clone()));
        if part > 1 {
            extra.insert("part".into(), part.into());
        }
        chapter(&mut names, title, &worded, span, run, Some(extra))
    });
    let chapters: Vec<Value> = chapters.collect();

    let mut entries = Vec::new();
    if without_era > 0 {
        entries.push(Entry {
            record: Record::File,
            headline: String::new(),
            fate: Fate::Guessed,
            note: match without_era {
                1 => "Its events of no era are a chapter, named after its years.".to_owned(),
                many => {
                    format!("Its events of no era are {many} chapters, named after their years.")
                }
            },
        });
    }
    let mut unused = Vec::new();
    for (era, parts) in eras.into_iter().zip(parts) {
        let (fate, note) = match parts {
            0 => (
                Fate::Dropped,
                "No event begins in this era, so it is no chapter.".to_owned(),
            ),
            1 => (Fate::Kept, "It is a chapter.".to_owned()),
            parts => (
                Fate::Changed,
                format!(
                    "Another era overlaps it, so it is {parts} chapters: chapters follow one another."
                ),
            ),
        };
        entries.push(Entry {
            record: era.record,
            headline: era.headline,
            fate,
            note,
        });
        if parts == 0 {
            unused.push(Value::Object(era.original));
        }
    }
    (chapters, unused, entries)
}

/// How many events of no era are too many for one chapter.
const MANY: usize = 60;

/// The most chapters that they are divided into.
const MOST_PORTIONS: usize = 12;

/// A long run of events of no era, divided by years, decades, centuries or more; every other run as it is.
fn in_portions((era, run): (Option<usize>, Vec<Placed>)) -> Vec<(Option<usize>, Vec<Placed>)> {
    if era.is_some() || run.len() <= MANY {
        return vec![(era, run)];
    }
    let year = |placed: &Placed| placed.edtf.first_day().map_or(i64::MIN, |day| day.0);
    let portions = |unit: i64| {
        let pairs = run.windows(2);
        1 + pairs
            .filter(|pair| year(&pair[0]).div_euclid(unit) != year(&pair[1]).div_euclid(unit))
            .count()
    };
    let units = (0..12).map(|zeros| 10_i64.pow(zeros));
    let unit = units
        .into_iter()
        .find(|unit| portions(*unit) <= MOST_PORTIONS);
    let Some(unit) = unit else {
        return vec![(era, run)];
    };
    let mut divided: Vec<(Option<usize>, Vec<Placed>)> = Vec::new();
    let mut last = None;
    for placed in run {
        let portion = Some(year(&placed).div_euclid(unit));
        match divided.last_mut() {
            Some((_, run)) if portion == last => run.push(placed),
            _ => divided.push((None, vec![placed])),
        }
        last = portion;
    }
    divided
}

fn chapter(
    names: &mut Names,
    title: Option<String>,
    worded: &str,
    span: Option<Edtf>,
    run: Vec<Placed>,
    extra: Option<Fields>,
) -> Value {
    let title = title.unwrap_or_else(|| match worded {
        "" => "…".to_owned(),
        worded => worded.to_owned(),
    });
    let mut chapter = Fields::new();
    chapter.insert("id".into(), names.give(&title, "chapter").into());
    chapter.insert("title".into(), title.into());
    if let Some(span) = span {
        chapter.insert("span".into(), span.to_string().into());
    }
    let events: Vec<Value> = run.into_iter().map(|placed| placed.event).collect();
    chapter.insert("events".into(), events.into());
    // Without an era, the chapter is this program's own.
    let extra = extra.unwrap_or_else(|| Fields::from_iter([("era".to_owned(), json!(null))]));
    put_extra(&mut chapter, extra);
    Value::Object(chapter)
}

/// From the beginning of the first event to the latest end.
fn extent(run: &[Placed]) -> Option<Edtf> {
    let start = run
        .iter()
        .filter_map(|placed| ends(placed.edtf).0)
        .min_by_key(|m| m.first_day())?;
    let end = run
        .iter()
        .filter_map(|placed| ends(placed.edtf).1)
        .max_by_key(|moment| moment.last_day())
        .unwrap_or(start);
    let plain = |moment: Moment| crate::edtf::in_years(moment.first_day().0);
    let last = crate::edtf::in_years(end.last_day().0);
    let first = plain(start);
    Some(match first == last {
        true => Edtf::Moment(first),
        false => Edtf::Interval(Bound::At(first), Bound::At(last)),
    })
}

fn ends(edtf: Edtf) -> (Option<Moment>, Option<Moment>) {
    match edtf {
        Edtf::Moment(moment) => (Some(moment), Some(moment)),
        Edtf::Interval(start, end) => {
            let at = |bound| match bound {
                Bound::At(moment) => Some(moment),
                _ => None,
            };
            (at(start).or(at(end)), at(end).or(at(start)))
        }
    }
}

/// Finds the era that a day belongs to, for days in order.
struct Search<'e> {
    eras: &'e [Era],
    /// How many have begun.
    begun: usize,
    /// Those that have begun and may still go on, the last begun last.
    open: Vec<usize>,
}

impl<'e> Search<'e> {
    fn new(eras: &'e [Era]) -> Self {
        Self {
            eras,
            begun: 0,
            open: Vec::new(),
        }
    }

    fn innermost(&mut self, day: Day) -> Option<usize> {
        while let Some(era) = self.eras.get(self.begun) {
            if era.span.first_day().is_some_and(|first| first > day) {
                break;
            }
            self.open.push(self.begun);
            self.begun += 1;
        }
        let eras = self.eras;
        let is_over = |index: &usize| eras[*index].span.last_day().is_some_and(|last| last < day);
        while self.open.last().is_some_and(is_over) {
            self.open.pop();
        }
        self.open.last().copied()
    }
}

//! Dates for TimelineJS, and beside them what it cannot read.

use serde_json::Value;

use super::Fields;
use crate::edtf::{self, Bound, Edtf, Moment, days_in};
use crate::import::date::{self, parts};
use crate::import::slide::as_text;

/// Puts the dates of a part of a film into its slide, and what TimelineJS cannot read of them into `companion`.
/// `theirs` is what the importer has kept of the original dates.
pub(super) fn put(edtf: &str, theirs: Option<&Fields>, slide: &mut Fields, companion: &mut Fields) {
    let Ok(edtf) = edtf::parse(edtf) else { return };
    let (start, end) = parts::of(edtf);
    let kept = |name: &str| theirs.and_then(|theirs| theirs.get(name)).cloned();
    let (kept_start, kept_end) = (kept("start_date"), kept("end_date"));
    if kept_start.is_some() || kept_end.is_some() {
        // Each end as it was, or else as TimelineJS writes it, or else as the format does.
        let (own_start, own_end) = own_ends(edtf);
        let canonical = (start.clone(), own_end.as_ref().and(end.clone()));
        let exact = (own_start, own_end);
        for (start_now, end_now) in [canonical, exact] {
            let originals = (
                kept_start.clone().or(start_now),
                kept_end.clone().or(end_now),
            );
            if date::edtf_of(originals.0.as_ref(), originals.1.as_ref()) != Some(edtf) {
                continue;
            }
            let is_safe = [&originals.0, &originals.1]
                .into_iter()
                .flatten()
                .all(is_safe);
            if is_safe {
                insert(slide, originals);
            } else {
                insert(companion, originals);
                insert(slide, (start, end));
            }
            return;
        }
    }
    if date::edtf_of(start.as_ref(), end.as_ref()) != Some(edtf) {
        companion.insert("start_date".into(), edtf.to_string().into());
    }
    insert(slide, (start, end));
}

/// The ends of a date as the format writes them; a single moment has no end.
fn own_ends(edtf: Edtf) -> (Option<Value>, Option<Value>) {
    let written = |moment: Moment| Some(Value::from(Edtf::Moment(moment).to_string()));
    match edtf {
        Edtf::Moment(moment) => (written(moment), None),
        Edtf::Interval(Bound::At(start), Bound::At(end)) => (written(start), written(end)),
        Edtf::Interval(..) => (Some(edtf.to_string().into()), None),
    }
}

/// Puts the dates of an era into it, which must have an end; `last` is the last year of the timeline.
pub(super) fn put_span(edtf: Edtf, last: i64, era: &mut Fields, companion: &mut Fields) {
    let (mut start, mut end) = parts::of(edtf);
    match edtf {
        Edtf::Interval(Bound::At(from), Bound::Open | Bound::Unknown) => {
            let last = edtf::in_years(last.max(from.first_day().0 + 1));
            (start, end) = parts::of(Edtf::Interval(Bound::At(from), Bound::At(last)));
            companion.insert("open".into(), true.into());
        }
        Edtf::Moment(moment) => {
            (start, end) = parts::of(Edtf::Interval(Bound::At(moment), Bound::At(moment)));
        }
        Edtf::Interval(..) => {}
    }
    let is_whole = date::edtf_of(start.as_ref(), end.as_ref()) == Some(edtf);
    if !is_whole && !companion.contains_key("open") {
        companion.insert("start_date".into(), edtf.to_string().into());
    }
    if end.is_none() {
        end = start.clone();
    }
    insert(era, (start, end));
}

fn insert(fields: &mut Fields, (start, end): (Option<Value>, Option<Value>)) {
    for (name, date) in [("start_date", start), ("end_date", end)] {
        fields.extend(date.map(|date| (name.to_owned(), date)));
    }
}

/// Whether TimelineJS reads a date as what it says.
pub(super) fn is_safe(date: &Value) -> bool {
    let Some(parts) = date.as_object() else {
        return false;
    };
    let number = |name: &str| -> Option<i64> {
        let text = parts.get(name).map_or(Some(String::new()), as_text)?;
        if text.is_empty() {
            Some(0)
        } else {
            text.parse().ok()
        }
    };
    let (Some(year), Some(month), Some(day)) = (number("year"), number("month"), number("day"))
    else {
        return false;
    };
    let Ok(month) = u8::try_from(month) else {
        return false;
    };
    let is_day = day == 0 || month > 0 && (1..=i64::from(days_in(year, month))).contains(&day);
    let is_clock = [
        ("hour", 24),
        ("minute", 60),
        ("second", 60),
        ("millisecond", 1_000),
    ]
    .into_iter()
    .all(|(name, most)| number(name).is_some_and(|number| (0..most).contains(&number)));
    year != 0 && month <= 12 && is_day && is_clock
}

//! The line on which a whole story is drawn.

use std::cmp::Ordering;
use std::rc::Rc;

use companion_model::{Axis, Chapter, Edge, Extent, Tick};

use crate::edtf::{Bound, Day, Edtf, Moment, Precision, civil_of};
use crate::locale::Locale;

/// The days that a date can mean.
pub(super) fn extent(date: Edtf) -> Extent {
    let (first, last) = (date.first_day(), date.last_day());
    // The parser takes no interval without any end.
    let known = first.or(last).map_or(0, Day::number);
    let first = first.map_or(known, Day::number);
    let (begins, ends) = match date {
        Edtf::Moment(moment) => (edge(moment), edge(moment)),
        Edtf::Interval(start, end) => (bound(start), bound(end)),
    };
    Extent {
        first,
        last: last.map_or(known, Day::number).max(first),
        begins,
        ends,
    }
}

fn bound(bound: Bound) -> Edge {
    match bound {
        Bound::At(moment) => edge(moment),
        Bound::Open | Bound::Unknown => Edge::Open,
    }
}

fn edge(moment: Moment) -> Edge {
    let is_wide = matches!(
        moment.precision,
        Precision::Century(_) | Precision::Decade(_)
    );
    match moment.approximate || moment.uncertain || is_wide {
        true => Edge::Vague,
        false => Edge::Sure,
    }
}

/// From the first day of several to the last, each as sure as that of whichever it is.
pub(super) fn whole(extents: impl Iterator<Item = Extent>) -> Option<Extent> {
    extents.reduce(|one, other| Extent {
        first: one.first.min(other.first),
        last: one.last.max(other.last),
        begins: end(
            one.first.cmp(&other.first).reverse(),
            one.begins,
            other.begins,
        ),
        ends: end(one.last.cmp(&other.last), one.ends, other.ends),
    })
}

/// How sure one end is of two stretches together, if `reach` says which of them goes further in that direction.
fn end(reach: Ordering, one: Edge, other: Edge) -> Edge {
    match (one, other, reach) {
        // What is open may go beyond any day that is known.
        (Edge::Open, _, _) | (_, Edge::Open, _) => Edge::Open,
        (_, _, Ordering::Greater) => one,
        (_, _, Ordering::Less) => other,
        (Edge::Vague, _, _) | (_, Edge::Vague, _) => Edge::Vague,
        (Edge::Sure, Edge::Sure, _) => Edge::Sure,
    }
}

/// The line of a story, if there is any time between its ends.
pub(super) fn of(chapters: &[Rc<Chapter>], locale: &Locale) -> Option<Axis> {
    let events = chapters.iter().flat_map(|chapter| &chapter.events);
    let extents = events.filter_map(|event| event.extent);
    let whole = whole(extents.chain(chapters.iter().filter_map(|chapter| chapter.extent)))?;
    // The line is drawn between two days. How sure they are is said by what is drawn on it.
    let extent = Extent {
        begins: Edge::Sure,
        ends: Edge::Sure,
        ..whole
    };
    if extent.last <= extent.first {
        return None;
    }
    let year = |day| Moment {
        precision: Precision::Year(civil_of(day).0),
        approximate: false,
        uncertain: false,
    };
    let ends = Edtf::Interval(Bound::At(year(extent.first)), Bound::At(year(extent.last)));
    Some(Axis {
        extent,
        span: locale.dates.word(ends).to_text(),
        ticks: ticks(extent, locale),
    })
}

/// Round days, at most [`MOST`] of them: years where the story is long enough, or else months, or else days.
fn ticks(extent: Extent, locale: &Locale) -> Vec<Tick> {
    let days = extent.last - extent.first;
    let (first, last) = (civil_of(extent.first), civil_of(extent.last));
    let precisions: Vec<Precision> = if days > 2 * 366 {
        let step = step(last.0 - first.0, 1);
        multiples(first.0, last.0, step)
            .map(Precision::Year)
            .collect()
    } else if days > 2 * 31 {
        let month = |(year, month, _): (i64, u8, u8)| year * 12 + i64::from(month) - 1;
        let (first, last) = (month(first), month(last));
        let step = [1, 2, 3, 6, 12]
            .into_iter()
            .find(|step| (last - first) / step < MOST / 2);
        multiples(first, last, step.unwrap_or(12))
            .map(|month| {
                let in_year = u8::try_from(month.rem_euclid(12)).unwrap_or_default();
                Precision::Month(month.div_euclid(12), in_year + 1)
            })
            .collect()
    } else {
        let step = step(days, 2);
        let days = (0..).map(|count| extent.first + count * step);
        days.take_while(|day| *day <= extent.last)
            .map(|day| {
                let (year, month, day) = civil_of(day);
                Precision::Day(year, month, day)
            })
            .collect()
    };
    precisions
        .into_iter()
        .map(|precision| {
            let moment = Moment {
                precision,
                approximate: false,
                uncertain: false,
            };
            Tick {
                day: moment.first_day().number(),
                label: locale.dates.word(Edtf::Moment(moment)).to_text(),
            }
        })
        .filter(|tick| (extent.first..=extent.last).contains(&tick.day))
        .collect()
}

/// The multiples of `step` from `first` to `last`.
fn multiples(first: i64, last: i64, step: i64) -> impl Iterator<Item = i64> {
    let begin = first + (-first).rem_euclid(step);
    (0..)
        .map(move |count| begin + count * step)
        .take_while(move |each| *each <= last)
}

/// 1, 2 or 5, or ten times as much, and so on: so that there are few enough. Names that take the room of several
/// (`wide`) are fewer.
fn step(length: i64, wide: i64) -> i64 {
    let mut step = 1;
    loop {
        for factor in [1, 2, 5] {
            if length / (step * factor) < MOST / wide {
                return step * factor;
            }
        }
        step *= 10;
    }
}

/// The most ticks: their names stand side by side on a phone.
const MOST: i64 = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::parse;

    fn labels(first: &str, last: &str) -> Vec<String> {
        let ends = [first, last].map(|date| extent(parse(date).unwrap()));
        let locale = Locale::new("en").unwrap();
        let ticks = ticks(whole(ends.into_iter()).unwrap(), &locale);
        assert!(ticks.is_sorted_by_key(|tick| tick.day));
        ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_round_and_few() {
        for (first, last, expected) in [
            ("1957", "2015", ["1960", "1980", "2000"].as_slice()),
            ("2001", "2005", &["2002", "2004"]),
            ("2011-03", "2011-08", &["April 2011", "July 2011"]),
            (
                "2011-03-02",
                "2011-03-09",
                &["2 March 2011", "7 March 2011"],
            ),
            ("0500", "1500", &["500 AD", "1000", "1500"]),
        ] {
            assert_eq!(labels(first, last), expected, "{first} to {last}");
        }
    }

    #[test]
    fn a_story_of_any_length_has_few_ticks() {
        for last in [
            "2000-01-02",
            "2000-03",
            "2002",
            "2100",
            "9999",
            "Y20000",
            "Y13799999999",
        ] {
            let labels = labels("2000-01-01", last);
            assert!((1..=6).contains(&labels.len()), "{last}: {labels:?}");
        }
    }

    #[test]
    fn several_dates_together_are_as_sure_as_the_outermost() {
        use Edge::{Open, Sure, Vague};
        for (dates, expected) in [
            (["2005", "2007"].as_slice(), ("2005/2007", Sure, Sure)),
            (&["2005/..", "2007"], ("2005/2007", Sure, Open)),
            (&["2007", "2005-12-31/.."], ("2005-12-31/2007", Sure, Open)),
            (&["../2005-01-01", "2003"], ("2003/2005-01-01", Open, Sure)),
            (&["2005~", "2007"], ("2005/2007", Vague, Sure)),
            (&["2005", "2007?"], ("2005/2007", Sure, Vague)),
            (&["2005", "2006~", "2007"], ("2005/2007", Sure, Sure)),
            (&["2005~", "2003/2004", "2006%"], ("2003/2006", Sure, Vague)),
            // Of two that end on one day the vague one may go beyond it.
            (&["2005", "2005~"], ("2005", Vague, Vague)),
        ] {
            let mut extents: Vec<_> = dates
                .iter()
                .map(|date| extent(parse(date).unwrap()))
                .collect();
            let (days, begins, ends) = expected;
            let expected = Extent {
                begins,
                ends,
                ..extent(parse(days).unwrap())
            };
            assert_eq!(
                whole(extents.clone().into_iter()),
                Some(expected),
                "{dates:?}"
            );
            extents.reverse();
            assert_eq!(
                whole(extents.into_iter()),
                Some(expected),
                "{dates:?}, reversed"
            );
        }
    }

    #[test]
    fn each_end_is_as_sure_as_its_author_is() {
        use Edge::{Open, Sure, Vague};
        for (date, days, ends) in [
            ("2011-04-03", 0, (Sure, Sure)),
            ("2011", 364, (Sure, Sure)),
            ("2011~", 364, (Vague, Vague)),
            ("2011?", 364, (Vague, Vague)),
            ("2011%", 364, (Vague, Vague)),
            ("2011-12~", 30, (Vague, Vague)),
            ("197X", 3651, (Vague, Vague)),
            ("19XX", 36523, (Vague, Vague)),
            ("2011-04-03/2011-06-22", 80, (Sure, Sure)),
            ("2010/2011~", 729, (Sure, Vague)),
            ("2010?/2011", 729, (Vague, Sure)),
            ("2010~/2011~", 729, (Vague, Vague)),
            ("197X/1985", 5843, (Vague, Sure)),
            ("2011-04-03/..", 0, (Sure, Open)),
            ("2011-04-03/", 0, (Sure, Open)),
            ("2011-04~/..", 0, (Vague, Open)),
            ("../2011-04-03", 0, (Open, Sure)),
            ("/2011-04-03", 0, (Open, Sure)),
            ("/2011-04-03~", 0, (Open, Vague)),
        ] {
            let extent = extent(parse(date).unwrap());
            assert_eq!(
                (extent.last - extent.first, (extent.begins, extent.ends)),
                (days, ends),
                "{date}"
            );
        }
    }
}

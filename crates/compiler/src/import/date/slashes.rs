//! Dates of numbers: `8/9/1963` and `8-9-1963` are in August to some and in September to others, until a date beside
//! them tells.

use serde_json::Value;

use super::{edtf_of, written};
use crate::edtf::{self, Edtf};
use crate::import::report::{Fate, Notes};
use crate::import::slide::Fields;
use crate::problem::shown;

/// What stands before the year.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Order {
    /// As in America: `12/31/1963`.
    MonthAndDay,
    /// As nearly everywhere else: `31/12/1963`.
    DayAndMonth,
}

/// The fields of a slide, or of an era, that hold dates.
const DATES: [&str; 2] = ["start_date", "end_date"];

/// The field of a date, unknown to TimelineJS, that holds the date as it was written.
pub(crate) const WRITTEN: &str = "written";

/// The order of a timeline's dates, where at least one of them has a day that can be no month, and none speaks against it.
pub(in crate::import) fn order<'s>(slides: impl Iterator<Item = &'s Fields>) -> Option<Order> {
    let texts = slides.flat_map(|slide| DATES.map(|name| slide.get(name).and_then(Value::as_str)));
    let mut told = texts.filter_map(|text| own_order(&apart(text?, &['/', '-', '.'])?));
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// Writes the dates of a slide part by part, as TimelineJS does, in the order of the timeline, with what was written
/// beside the parts. What neither the date nor the timeline tells is noted.
pub(in crate::import) fn settle(slide: &mut Fields, order: Option<Order>, notes: &mut Notes) {
    for name in DATES {
        let Some(text) = slide.get(name).and_then(Value::as_str) else {
            continue;
        };
        // Two years with a slash between them are from one to the other.
        let numbers = numbers(text).filter(|_| edtf::parse(text.trim()).is_err());
        let Some((numbers, mut parts)) = numbers.zip(written::parts(text, order)) else {
            continue;
        };
        parts.insert(WRITTEN.to_owned(), text.into());
        let parts = Value::Object(parts);
        if is_choice(&numbers, order)
            && let Some(edtf) = edtf_of(Some(&parts), None)
        {
            let note = format!("“{}” is taken as {}.", shown(text), in_words(edtf));
            notes.add(Fate::Guessed, note);
        }
        slide.insert(name.to_owned(), parts);
    }
}

fn in_words(edtf: Edtf) -> String {
    match edtf {
        Edtf::Moment(moment) => edtf::in_english(moment.precision),
        Edtf::Interval(..) => edtf.to_string(),
    }
}

/// Year, month and day of numbers with slashes between them; the month stands first where nothing tells.
pub(super) fn parts(numbers: &[i64], order: Option<Order>) -> Option<(i64, i64, Option<i64>)> {
    let is_day_first = own_order(numbers).or(order) == Some(Order::DayAndMonth);
    let (year, month, day) = match *numbers {
        [year, month, day] if is_year(year) => (year, month, Some(day)),
        [day, month, year] if is_day_first => (year, month, Some(day)),
        [month, day, year] => (year, month, Some(day)),
        [year, month] if is_year(year) => (year, month, None),
        [month, year] => (year, month, None),
        _ => return None,
    };
    // Nobody who writes 8/9/63 means the first century.
    let year = match year {
        0..=30 => 2_000 + year,
        31..=99 => 1_900 + year,
        _ => year,
    };
    Some((year, month, day))
}

/// The numbers of a date whose order is open, behind which a time may stand. With dots the day comes first, as a rule.
pub(super) fn numbers(text: &str) -> Option<Vec<i64>> {
    apart(text, &['/', '-'])
}

/// The numbers of a date that one of these signs separates.
fn apart(text: &str, separators: &[char]) -> Option<Vec<i64>> {
    let date = text.trim().split([' ', 'T']).next()?;
    let separator = *separators.iter().find(|sign| date.contains(**sign))?;
    let parts: Vec<&str> = date.split(separator).collect();
    // Only slashes stand between two numbers, or behind a year that comes first.
    let is_year_last = || parts.len() == 3 && parts[2].len() == 4;
    let is_date = (2..=3).contains(&parts.len()) && (separator == '/' || is_year_last());
    let numbers = parts.into_iter().map(written::number);
    numbers.collect::<Option<_>>().filter(|_| is_date)
}

/// The order of a date that can be in one order only.
fn own_order(numbers: &[i64]) -> Option<Order> {
    let [first, second, _] = *numbers else {
        return None;
    };
    match (first > 12, second > 12) {
        _ if is_year(first) => None,
        (true, false) => Some(Order::DayAndMonth),
        (false, true) => Some(Order::MonthAndDay),
        _ => None,
    }
}

/// Whether a date could have been read in another way, too.
fn is_choice(numbers: &[i64], order: Option<Order>) -> bool {
    let is_two_digits = |year: i64| (0..=99).contains(&year);
    match *numbers {
        [year, ..] if is_year(year) => is_two_digits(year),
        [first, second, year] => {
            let is_open = first != second && own_order(numbers).or(order).is_none();
            is_open || is_two_digits(year)
        }
        [_, year] => is_two_digits(year),
        _ => false,
    }
}

/// Whether a number in the first place can only be a year.
fn is_year(first: i64) -> bool {
    first > 31
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The dates of slides as they are settled, with what is said of each.
    fn settled(dates: &[&str]) -> Vec<(String, Vec<String>)> {
        let slides = dates.iter().map(|date| {
            let json = json!({ "start_date": date });
            json.as_object().unwrap().clone()
        });
        let mut slides: Vec<Fields> = slides.collect();
        let order = order(slides.iter());
        let read = slides.iter_mut().map(|slide| {
            let mut notes = Notes::default();
            settle(slide, order, &mut notes);
            let edtf = edtf_of(slide.get("start_date"), None);
            let said = notes.0.into_iter().map(|(fate, note)| {
                assert_eq!(fate, Fate::Guessed, "{note}");
                note
            });
            (edtf.unwrap().to_string(), said.collect())
        });
        read.collect()
    }

    #[test]
    fn one_date_tells_the_order_of_all() {
        for (dates, expected) in [
            (["8/9/1963", "31/12/1963"], ["1963-09-08", "1963-12-31"]),
            (["8/9/1963", "12/31/1963"], ["1963-08-09", "1963-12-31"]),
            (
                ["8/9/1963 14:28", "31/12/1963"],
                ["1963-09-08", "1963-12-31"],
            ),
            (["5/5/1963", "1963/8/9"], ["1963-05-05", "1963-08-09"]),
            (["8/1963", "2008/2009"], ["1963-08", "2008/2009"]),
            (["8/1963", "2008/2009 "], ["1963-08", "2008/2009"]),
            (["8-9-1963", "12-31-1963"], ["1963-08-09", "1963-12-31"]),
            (["8-9-1963", "31-12-1963"], ["1963-09-08", "1963-12-31"]),
            (["8/9/1963", "31.12.1963"], ["1963-09-08", "1963-12-31"]),
            (
                ["8/9/1963", "31-12-1963 14:28"],
                ["1963-09-08", "1963-12-31"],
            ),
            (["1963-08-09", "12/31/1963"], ["1963-08-09", "1963-12-31"]),
        ] {
            let expected = expected.map(|date| (date.to_owned(), vec![]));
            assert_eq!(settled(&dates), expected, "{dates:?}");
        }
    }

    #[test]
    fn what_nothing_tells_is_said() {
        for (dates, notes) in [
            (
                ["8/9/1963", "1964"],
                ["“8/9/1963” is taken as 9 August 1963.", ""],
            ),
            (
                ["8/9/29", "31/12/1963"],
                ["“8/9/29” is taken as 8 September 2029.", ""],
            ),
            (
                ["8/63", "63/8/31"],
                [
                    "“8/63” is taken as August 1963.",
                    "“63/8/31” is taken as 31 August 1963.",
                ],
            ),
        ] {
            let said = settled(&dates).into_iter().map(|(_, said)| said.join(" "));
            assert_eq!(said.collect::<Vec<_>>(), notes, "{dates:?}");
        }
    }

    #[test]
    fn dates_that_contradict_each_other_tell_nothing() {
        let [_, _, last] = &settled(&["31/12/1963", "12/31/1963", "8/9/1963"])[..] else {
            panic!("three dates")
        };
        assert_eq!(last.1, ["“8/9/1963” is taken as 9 August 1963."]);
    }
}

//! A film's events as a calendar (RFC 5545).

use companion_model::{Event, Page, Prose};

use crate::dates::edtf;
use crate::edtf::{Bound, Day, Edtf, Moment, Precision, civil_of};

/// A calendar with every event whose day is known, or whose first and last one are, and how many of the others it leaves
/// out.
///
/// A calendar has no word for “about” nor for “perhaps”, so such a day is none that is known.
pub fn ics(page: &Page) -> (String, usize) {
    let mut calendar = String::new();
    let mut left_out = 0;
    push(&mut calendar, "BEGIN:VCALENDAR");
    push(&mut calendar, "VERSION:2.0");
    push(&mut calendar, "PRODID:-//Companion//EN");
    push(
        &mut calendar,
        &format!("X-WR-CALNAME:{}", escaped(&page.film.title.to_text())),
    );
    for event in page.chapters.iter().flat_map(|chapter| &chapter.events) {
        match edtf(&event.date).and_then(days) {
            Some((first, after)) => entry(&mut calendar, page, event, &first, &after),
            None => left_out += 1,
        }
    }
    push(&mut calendar, "END:VCALENDAR");
    (calendar, left_out)
}

fn entry(calendar: &mut String, page: &Page, event: &Event, first: &str, after: &str) {
    let text: Vec<String> = event.text.iter().map(Prose::to_text).collect();
    push(calendar, "BEGIN:VEVENT");
    push(
        calendar,
        &format!("UID:e-{}@{}", escaped(&event.id), page.id),
    );
    // The same film gives the same file: nobody says when it was made.
    push(calendar, "DTSTAMP:19700101T000000Z");
    push(calendar, &format!("DTSTART;VALUE=DATE:{first}"));
    push(calendar, &format!("DTEND;VALUE=DATE:{after}"));
    push(
        calendar,
        &format!("SUMMARY:{}", escaped(&event.title.to_text())),
    );
    push(
        calendar,
        &format!("DESCRIPTION:{}", escaped(&text.join("\n\n"))),
    );
    if let Some(place) = &event.place {
        push(calendar, &format!("LOCATION:{}", escaped(&place.to_text())));
    }
    push(calendar, "TRANSP:TRANSPARENT");
    push(calendar, "END:VEVENT");
}

/// The first day of a date and the day after its last, as `YYYYMMDD`; `None` where either is not known, or outside of
/// the years 1 to 9999, which are all that the format knows.
fn days(date: Edtf) -> Option<(String, String)> {
    let (first, last) = match date {
        Edtf::Moment(moment) => (moment, moment),
        Edtf::Interval(Bound::At(first), Bound::At(last)) => (first, last),
        Edtf::Interval(..) => return None,
    };
    let after = civil_of(day(last)?.number() + 1);
    Some((
        written(day(first)?)?,
        written(Day(after.0, after.1, after.2))?,
    ))
}

/// The day of a moment that is one, and nothing else.
fn day(moment: Moment) -> Option<Day> {
    let is_sure = !moment.approximate && !moment.uncertain;
    match moment.precision {
        Precision::Day(..) if is_sure => Some(moment.first_day()),
        _ => None,
    }
}

fn written(Day(year, month, day): Day) -> Option<String> {
    let is_known = (1..=9_999).contains(&year);
    is_known.then(|| format!("{year:04}{month:02}{day:02}"))
}

/// A TEXT value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// Adds a line, folded so that none is longer than 75 bytes (3.1).
fn push(calendar: &mut String, line: &str) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > 74 {
            calendar.push_str("\r\n ");
            length = 1;
        }
        calendar.push(character);
        length += character.len_utf8();
    }
    calendar.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::parse;

    #[test]
    fn an_event_has_days_where_both_its_ends_are_days() {
        for (date, expected) in [
            ("2012-02-28", Some(("20120228", "20120229"))),
            ("2011-02-28", Some(("20110228", "20110301"))),
            ("1900-02-28", Some(("19000228", "19000301"))),
            ("2009-04-30", Some(("20090430", "20090501"))),
            ("2009-12-31", Some(("20091231", "20100101"))),
            ("0001-01-01", Some(("00010101", "00010102"))),
            ("2011-04-03/2011-06-22", Some(("20110403", "20110623"))),
            ("197X/1985-06-01", None),
            ("2008/2008-05-12", None),
            ("2008-05-12/2008-06", None),
            ("../2008-05-12", None),
            ("2008-05-12/", None),
            ("2008-05", None),
            ("2008-05-12~", None),
            ("2008-05-12/2008-05-14?", None),
            ("-0043-03-15", None),
            ("-0001-12-31/0001-01-01", None),
            ("9999-12-31", None),
        ] {
            let days = days(parse(date).unwrap());
            let expected = expected.map(|(first, after)| (first.to_owned(), after.to_owned()));
            assert_eq!(days, expected, "{date}");
        }
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut calendar = String::new();
        push(&mut calendar, &"成都，".repeat(40));
        assert!(calendar.lines().all(|line| line.len() <= 75));
        assert_eq!(
            calendar.replace("\r\n ", "").trim_end(),
            "成都，".repeat(40)
        );
    }
}

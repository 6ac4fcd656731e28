//! A film's events as a calendar (RFC 5545).

use companion_model::{Event, Page, Prose};

use super::csv::moments;

/// A calendar with every event whose day is known, and how many of the others it leaves out.
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
        match days(event) {
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

/// The first day of an event and the day after its last, as `YYYYMMDD`; `None` where either is not known.
fn days(event: &Event) -> Option<(String, String)> {
    let moments = moments(&event.date);
    let (first, last) = (day(moments.first()?)?, day(moments.last()?)?);
    let write = |(year, month, day): (u16, u8, u8)| format!("{year:04}{month:02}{day:02}");
    Some((write(first), write(after(last))))
}

/// A day of the years 1 to 9999, which is all that the format knows.
fn day(moment: &str) -> Option<(u16, u8, u8)> {
    let mut parts = moment.get(..10)?.split('-');
    let year = parts.next()?.parse().ok().filter(|year| *year > 0)?;
    Some((
        year,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    ))
}

fn after((year, month, day): (u16, u8, u8)) -> (u16, u8, u8) {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match (month, day) {
        (_, day) if day < last => (year, month, day + 1),
        (12, _) => (year + 1, 1, 1),
        _ => (year, month + 1, 1),
    }
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

    #[test]
    fn the_day_after_is_in_the_calendar() {
        for (day, expected) in [
            ((2012, 2, 28), (2012, 2, 29)),
            ((2011, 2, 28), (2011, 3, 1)),
            ((1900, 2, 28), (1900, 3, 1)),
            ((2009, 4, 30), (2009, 5, 1)),
            ((2009, 12, 31), (2010, 1, 1)),
            ((2009, 8, 12), (2009, 8, 13)),
        ] {
            assert_eq!(after(day), expected);
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

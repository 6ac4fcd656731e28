//! What belongs to which moment of the film (WebVTT), for players.

use companion_model::{FilmTime, Page};

/// The shortest cue, in seconds, for the last one of a film whose length is not known.
const LEAST: u32 = 10;

/// Chapters for a player: a cue for each event and each quote that has a time in the film, until the next one. `None`
/// if nothing has.
pub fn webvtt(page: &Page) -> Option<String> {
    let quotes = page.quotes.iter().filter_map(|quote| {
        let time = seconds(quote.film_time.as_ref()?)?;
        let marks = &quote.marks;
        let words = format!("{}{}{}", marks.open, quote.text.to_text(), marks.close);
        let colon = &page.words.colon;
        let said = format!("{}{colon}{words}", quote.speaker.to_text());
        Some((time, format!("q-{}", quote.id), said))
    });
    let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
    let events = events.filter_map(|event| {
        let time = seconds(event.film_time.as_ref()?)?;
        Some((time, format!("e-{}", event.id), event.title.to_text()))
    });
    let mut cues: Vec<(u32, String, String)> = quotes.chain(events).collect();
    cues.sort();
    let end = page
        .film
        .runtime
        .as_ref()
        .and_then(|runtime| in_seconds(&runtime.duration));
    let mut text = "WEBVTT\n".to_owned();
    for (at, (start, id, words)) in cues.iter().enumerate() {
        let next = cues[at + 1..]
            .iter()
            .map(|cue| cue.0)
            .find(|time| time > start);
        let end = next
            .or(end.filter(|end| end > start))
            .unwrap_or(start + LEAST);
        text += &format!(
            "\n{}\n{} --> {}\n{}\n",
            line(id),
            clock(*start),
            clock(end),
            escaped(words)
        );
    }
    (!cues.is_empty()).then_some(text)
}

fn seconds(time: &FilmTime) -> Option<u32> {
    in_seconds(&time.duration)
}

/// The seconds of an ISO 8601 duration of hours, minutes and seconds: `PT1H2M3S`.
fn in_seconds(duration: &str) -> Option<u32> {
    let mut total = 0;
    let mut number = 0_u32;
    for character in duration.strip_prefix("PT")?.chars() {
        let unit = match character {
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            digit => {
                number = number.checked_mul(10)?.checked_add(digit.to_digit(10)?)?;
                continue;
            }
        };
        total += number.checked_mul(unit)?;
        number = 0;
    }
    Some(total)
}

fn clock(seconds: u32) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}.000", seconds % 60)
}

/// Cue text (WebVTT, 4.2.2) on one line, without what would begin a tag or another cue.
fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    line(&text)
}

fn line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("-->", "→")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_and_written() {
        for (duration, expected) in [
            ("PT34M10S", Some("00:34:10.000")),
            ("PT1H2M3S", Some("01:02:03.000")),
            ("PT91M", Some("01:31:00.000")),
            ("P1D", None),
        ] {
            assert_eq!(in_seconds(duration).map(clock).as_deref(), expected);
        }
    }
}

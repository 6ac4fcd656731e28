//! What belongs to which moment of the film (WebVTT), for players.

use companion_model::Page;

use crate::duration::in_seconds;

/// The shortest cue, in seconds, for the last one of a film whose length is not known.
const LEAST: u32 = 10;

/// Chapters for a player: a cue for each event and each quote that has a time in the film, until the next one. `None`
/// if nothing has.
pub fn webvtt(page: &Page) -> Option<String> {
    let quotes = page.quotes.iter().filter_map(|quote| {
        let time = in_seconds(&quote.film_time.as_ref()?.duration)?;
        let marks = &quote.marks;
        let words = format!("{}{}{}", marks.open, quote.text.to_text(), marks.close);
        let colon = &page.words.colon;
        let said = format!("{}{colon}{words}", quote.speaker.to_text());
        Some((time, format!("q-{}", quote.id), said))
    });
    let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
    let events = events.filter_map(|event| {
        let time = in_seconds(&event.film_time.as_ref()?.duration)?;
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
    fn a_time_has_hours() {
        for (seconds, expected) in [
            (2_050, "00:34:10.000"),
            (3_723, "01:02:03.000"),
            (360_000, "100:00:00.000"),
        ] {
            assert_eq!(clock(seconds), expected);
        }
    }
}

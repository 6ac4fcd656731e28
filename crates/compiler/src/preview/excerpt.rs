//! The lines of a file that a problem is about.

use companion_model::ExcerptLine;

use crate::problem::Span;

/// How many lines are shown of a mistake that spans more.
const MOST_LINES: usize = 4;

/// How many bytes of a line are looked at before a mistake, within it and after it.
const WIDTH: usize = 120;

/// The lines that a span touches, with what it marks. `first` is the number of its first line.
pub(super) fn excerpt(text: &str, span: &Span, first: usize) -> Vec<ExcerptLine> {
    let mut lines = Vec::new();
    let mut start = span.start;
    for number in (first..).take(MOST_LINES) {
        let Some(marked) = text.get(start..span.end) else {
            break;
        };
        let (marked, goes_on) = match marked.split_once('\n') {
            Some((line, rest)) => (line, !rest.trim().is_empty()),
            None => (marked, false),
        };
        let end = start + marked.len();
        let line = ExcerptLine {
            number,
            before: visible(before(&text[..start])),
            marked: visible(first_of(marked, WIDTH)),
            after: match marked.len() <= WIDTH {
                true => visible(after(&text[end..])),
                false => "…".to_owned(),
            },
        };
        lines.push(line);
        if !goes_on {
            break;
        }
        start = end + 1;
    }
    unindent(&mut lines);
    // A file of which not a line is to blame.
    lines.retain(|line| {
        !(line.before.is_empty() && line.marked.is_empty() && line.after.is_empty())
    });
    lines
}

/// Takes from each line the white space that the first one begins with.
fn unindent(lines: &mut [ExcerptLine]) {
    let blanks = |text: &str| text.chars().take_while(|c| c.is_whitespace()).count();
    let most = lines.first().map_or(0, |line| blanks(&line.before));
    for line in lines {
        // Behind its first line, a mistake begins where its lines begin.
        let piece = match line.before.is_empty() {
            true => &mut line.marked,
            false => &mut line.before,
        };
        *piece = piece.chars().skip(blanks(piece).min(most)).collect();
    }
}

/// The end of a line, as much of it as is shown.
fn before(text: &str) -> String {
    let from = text.ceil_char_boundary(text.len().saturating_sub(WIDTH));
    let piece = &text[from..];
    match piece.rfind('\n') {
        Some(at) => piece[at + 1..].to_owned(),
        None if from > 0 => format!("…{piece}"),
        None => piece.trim_start_matches('\u{feff}').to_owned(),
    }
}

/// The beginning of a line, as much of it as is shown.
fn after(text: &str) -> String {
    let piece = first_of(text, WIDTH);
    match piece.split_once('\n') {
        Some((line, _)) => line.to_owned(),
        None if piece.len() < text.len() => format!("{piece}…"),
        None => piece.to_owned(),
    }
}

fn first_of(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes.min(text.len()))]
}

/// A line with a sign for each character that would not be seen, or would change the order of the others.
fn visible(line: impl AsRef<str>) -> String {
    let is_hidden = |c: char| {
        c.is_control() && c != '\t'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let line = line.as_ref().trim_end_matches('\r');
    let show = |c: char| if is_hidden(c) { '\u{fffd}' } else { c };
    line.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mistake_is_marked_in_its_line() {
        let long = "x".repeat(500);
        for (text, marked, expected) in [
            ("one\n  two three\nfour", "two", "7||two| three"),
            (
                "  a: {\n    b\n  },",
                "{\n    b\n  }",
                "7|a: |{|;8||  b|;9||}|,",
            ),
            ("one\r\ntwo\r\n", "two", "7||two|"),
            ("\u{feff}one", "one", "7||one|"),
            ("a {\n  b\n} c", "{\n  b\n}", "7|a |{|;8||  b|;9||}| c"),
            ("a [\n\n", "[\n\n", "7|a |[|"),
            (" a [\n\u{3000}b]", "[\n\u{3000}b]", "7|a |[|;8||b]|"),
            (
                "1\n2\n3\n4\n5\n6",
                "1\n2\n3\n4\n5\n6",
                "7||1|;8||2|;9||3|;10||4|",
            ),
            ("a\u{202e}b\tc", "b", "7|a\u{fffd}|b|\tc"),
            ("一二三", "二", "7|一|二|三"),
            ("", "", ""),
        ] {
            let start = text.find(marked).unwrap();
            assert_eq!(
                shown(text, start..start + marked.len()),
                expected,
                "{text:?}"
            );
        }
        let line = format!("{long}here{long}");
        let shown = shown(&line, 500..504);
        let x = "x".repeat(WIDTH);
        assert_eq!(shown, format!("7|…{x}|here|{x}…"));
    }

    fn shown(text: &str, span: Span) -> String {
        let line = |line: ExcerptLine| {
            let ExcerptLine {
                number,
                before,
                marked,
                after,
            } = line;
            format!("{number}|{before}|{marked}|{after}")
        };
        let lines = excerpt(text, &span, 7).into_iter().map(line);
        lines.collect::<Vec<_>>().join(";")
    }
}

//! Events outside their chapter, and moments after the film's end.

use super::languages::items;
use crate::author::read::Reader;
use crate::edtf::{self, Bound, Edtf};
use crate::json::{Node, Value};
use crate::problem::Code;

/// Checks the times of a file against each other, as far as they can be read.
pub(crate) fn times(root: &Node<'_>, reader: &mut Reader) {
    for chapter in items(root.get("chapters")) {
        let Some(span) = date(chapter.get("span")) else {
            continue;
        };
        for event in items(chapter.get("events")) {
            outside_span(span, event.get("date"), reader);
        }
    }
    let minutes = root
        .get("film")
        .and_then(|film| film.get("runtime_minutes"));
    if let Some(Value::Number(minutes)) = minutes.map(|minutes| &minutes.value)
        && let Ok(minutes @ 1..=6_000) = minutes.parse()
    {
        beyond_runtime(minutes, reader);
    }
}

fn date(node: Option<&Node<'_>>) -> Option<Edtf> {
    match &node?.value {
        Value::String(date) => edtf::parse(date).ok(),
        _ => None,
    }
}

fn outside_span(span: Edtf, written: Option<&Node<'_>>, reader: &mut Reader) {
    let (Some(node), Some(edtf)) = (written, date(written)) else {
        return;
    };
    let start = match edtf {
        Edtf::Moment(moment) | Edtf::Interval(Bound::At(moment), _) => moment,
        Edtf::Interval(..) => return,
    };
    let too_early = span
        .first_day()
        .is_some_and(|first| start.last_day() < first);
    let too_late = span.last_day().is_some_and(|last| last < start.first_day());
    if !too_early && !too_late {
        return;
    }
    reader.problems.add(
        Code::OutsideSpan,
        node.span.clone(),
        format!("{edtf} lies outside its chapter’s span, {span}."),
        "Move the event to another chapter, or widen the chapter’s \"span\".",
    );
}

fn beyond_runtime(minutes: u32, reader: &mut Reader) {
    for time in &reader.times {
        if time.value <= minutes * 60 {
            continue;
        }
        reader.problems.add(
            Code::BeyondRuntime,
            time.span.clone(),
            format!("The film is over after {minutes} minutes."),
            "Write minutes and seconds from the film’s start: \"34:10\"",
        );
    }
}

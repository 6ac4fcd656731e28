//! What a mark on the line stands for.

use std::rc::Rc;

use companion_model::{Chapter, Event, Extent, Words};

use crate::state::axis::drawn;

/// So many marks stand on the line, and at most one more for each chapter. More could not be told apart, nor met by a
/// finger, and each costs the browser three elements. Where there are more events, neighbours share a mark.
const MOST: usize = 100;

/// Some neighbouring events of one chapter that share a mark; mostly one alone.
pub(super) struct Mark<'p> {
    pub(super) chapter: usize,
    pub(super) first: &'p Event,
    last: &'p Event,
}

/// The marks of one chapter of a story with `total` events. Those of a chapter stand for nearly as many events each.
pub(super) fn marks_of(chapter: usize, events: &[Rc<Event>], total: usize) -> Vec<Mark<'_>> {
    let count = match total > MOST {
        true => (events.len() * MOST).div_ceil(total),
        false => events.len(),
    };
    let cut = |mark: usize| mark * events.len() / count;
    // `browser/guide` finds the mark of an event by the same cuts.
    let mark = |index: usize| {
        let together = &events[cut(index)..cut(index + 1)];
        Some(Mark {
            chapter,
            first: together.first()?,
            last: together.last()?,
        })
    };
    (0..count).filter_map(mark).collect()
}

impl Mark<'_> {
    /// When it is, as far as `line` goes.
    pub(super) fn extent(&self, line: Extent) -> Extent {
        let first = drawn(self.first.extent.unwrap_or_default(), line);
        let last = self.last.extent.map_or(first, |last| drawn(last, line));
        match last.last < first.last {
            true => first,
            false => Extent {
                last: last.last,
                ends: last.ends,
                ..first
            },
        }
    }

    /// “1957: Born”, or from when to when where it is several events.
    pub(super) fn name(&self, chapters: &[Rc<Chapter>], words: &Words) -> String {
        let date = self.first.date.to_text();
        if std::ptr::eq(self.first, self.last) {
            return format!("{date}{}{}", words.colon, self.first.title.to_text());
        }
        let chapter = chapters[self.chapter].title.to_text();
        format!(
            "{chapter}{}{date} – {}",
            words.colon,
            self.last.date.to_text()
        )
    }
}

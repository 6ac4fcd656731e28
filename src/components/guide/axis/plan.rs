//! Where everything stands on the line, by time or by order.

use companion_model::{Axis, Edge, Extent, Page};

use super::fade::Fade;
use super::mark::Mark;
use crate::state::axis::{WHOLE, drawn, lanes, share};

/// How much of the drawing's height its lanes take, in shares of [`WHOLE`]; the names of dates have the rest.
const LANES: u32 = 760;
/// The most that one lane takes.
const HIGHEST: u32 = 240;
/// So far apart, at least, stand the names of chapters.
const NARROW: u32 = 50;

/// Where something stands, in shares of [`WHOLE`].
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where its dot is.
    pub(super) dot: u32,
    /// The middle of its lane.
    pub(super) y: u32,
    /// Whether it is about there.
    pub(super) is_vague: bool,
    pub(super) fade: Option<Fade>,
}

impl Spot {
    /// What is from one place to another, in the lane around `y`.
    fn of(extent: Extent, (from, to): (u32, u32), y: u32) -> Self {
        Self {
            from,
            to,
            dot: match (extent.begins, extent.ends) {
                (Edge::Open, _) => to,
                (_, Edge::Open) => from,
                _ => (from + to) / 2,
            },
            y,
            is_vague: [extent.begins, extent.ends].contains(&Edge::Vague),
            fade: Fade::of(extent),
        }
    }
}

/// How a drawing is put together.
pub(super) struct Plan {
    pub(super) class: &'static str,
    /// How high the bars of chapters are.
    pub(super) bar: u32,
    /// How high the room is in which a mark can be met.
    pub(super) room: u32,
    /// Where the chapters are.
    pub(super) bars: Vec<Spot>,
    /// Where the marks are, in their order.
    pub(super) spots: Vec<Spot>,
    /// What is written below the line, and where.
    pub(super) ticks: Vec<(u32, String)>,
}

impl Plan {
    /// As far apart as they were in time. Chapters that overlap are in lanes of their own.
    pub(super) fn by_time(page: &Page, axis: &Axis, marks: &[Mark<'_>]) -> Self {
        let line = axis.extent;
        let chapters = page.chapters.iter();
        let extents: Vec<Extent> = chapters
            .map(|each| drawn(each.extent.unwrap_or(line), line))
            .collect();
        let lanes = lanes(&extents);
        let count = lanes.iter().max().map_or(1, |most| most + 1);
        let count = u32::try_from(count).unwrap_or(WHOLE);
        let height = (LANES / count).clamp(1, HIGHEST);
        let spot = |extent: Extent, lane: usize| {
            let sides = (share(extent.first, line), share(extent.last, line));
            let above = u32::try_from(lane).unwrap_or_default() * height;
            Spot::of(extent, sides, above + height / 2)
        };
        let bars = extents.iter().zip(&lanes);
        let marks = marks.iter();
        let ticks = axis.ticks.iter();
        Self {
            class: "is-time",
            bar: height / 2,
            room: height,
            bars: bars.map(|(extent, lane)| spot(*extent, *lane)).collect(),
            spots: marks
                .map(|mark| spot(mark.extent(line), lanes[mark.chapter]))
                .collect(),
            ticks: ticks
                .map(|tick| (share(tick.day, line), tick.label.clone()))
                .collect(),
        }
    }

    /// One after the other, all equally far apart.
    pub(super) fn by_order(page: &Page, axis: &Axis, marks: &[Mark<'_>]) -> Self {
        let total = u32::try_from(marks.len()).unwrap_or(WHOLE).max(1);
        let place = |index: usize| u32::try_from(index).unwrap_or(total) * WHOLE / total;
        let (mut bars, mut ticks) = (Vec::new(), Vec::new());
        for (at, chapter) in page.chapters.iter().enumerate() {
            let begin = marks.partition_point(|mark| mark.chapter < at);
            let end = marks.partition_point(|mark| mark.chapter <= at);
            if begin == end {
                continue;
            }
            let (from, to) = (place(begin), place(end));
            let gap = (to - from) / 10;
            let sides = (from + gap, to - gap);
            bars.push(Spot::of(Extent::default(), sides, LANES / 2));
            ticks.push((from + gap, chapter.number.clone()));
        }
        let spots = marks.iter().enumerate().map(|(index, mark)| {
            let middle = (place(index) + place(index + 1)) / 2;
            let extent = mark.extent(axis.extent);
            Spot::of(extent, (middle, middle), LANES / 2)
        });
        // Names that are too many for a narrow drawing would lie upon each other.
        ticks.dedup_by(|next, tick| next.0.saturating_sub(tick.0) < NARROW);
        Self {
            class: "is-order",
            bar: HIGHEST / 2,
            room: LANES,
            bars,
            spots: spots.collect(),
            ticks,
        }
    }
}

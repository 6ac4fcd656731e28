//! Where things stand on the line of the whole story.

use companion_model::{Edge, Extent};

/// A thousand shares make the whole line.
pub const WHOLE: u32 = 1_000;

/// How far along `line` a day is, in shares of [`WHOLE`]; days beyond its ends are at them.
pub fn share(day: i64, line: Extent) -> u32 {
    let length = (line.last - line.first).max(1);
    let share = i128::from((day - line.first).clamp(0, length)) * i128::from(WHOLE);
    u32::try_from(share / i128::from(length)).unwrap_or(WHOLE)
}

/// What `line` shows of a stretch: one that is open goes to the end of it.
pub fn drawn(extent: Extent, line: Extent) -> Extent {
    Extent {
        first: match extent.begins {
            Edge::Open => line.first.min(extent.first),
            _ => extent.first,
        },
        last: match extent.ends {
            Edge::Open => line.last.max(extent.last),
            _ => extent.last,
        },
        ..extent
    }
}

/// From where to where each of several marks can be met, which are given as their lane and their place in it: `reach` to
/// either side, but no further than half of the way to the next one.
pub fn rooms(marks: &[(u32, u32)], reach: u32) -> Vec<(u32, u32)> {
    let room = |&(lane, place): &(u32, u32)| {
        let others = marks.iter().filter(|other| other.0 == lane);
        let others = others.map(|other| other.1);
        let before = others.clone().filter(|other| *other < place).max();
        let after = others.filter(|other| *other > place).min();
        let half = |other: u32| (place + other) / 2;
        let (from, to) = (place.saturating_sub(reach), (place + reach).min(WHOLE));
        (
            before.map_or(from, |other| from.max(half(other))),
            after.map_or(to, |other| to.min(half(other))),
        )
    };
    marks.iter().map(room).collect()
}

/// The lane of each of several stretches, so that none overlap in one lane: each gets the first lane that is free at
/// its beginning. They come in order of their beginnings, or else in more lanes than are needed.
pub fn lanes(extents: &[Extent]) -> Vec<usize> {
    let mut ends: Vec<i64> = Vec::new();
    let place = |extent: &Extent| {
        let free = ends.iter().position(|end| *end < extent.first);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = extent.last,
            None => ends.push(extent.last),
        }
        lane
    };
    extents.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(first: i64, last: i64) -> Extent {
        Extent {
            first,
            last,
            ..Extent::default()
        }
    }

    #[test]
    fn shares_go_from_one_end_to_the_other() {
        let line = extent(-100, 900);
        for (day, expected) in [(-100, 0), (0, 100), (900, 1000), (-5_000, 0), (5_000, 1000)] {
            assert_eq!(share(day, line), expected, "{day}");
        }
        assert_eq!(share(7, extent(7, 7)), 0, "a line without length");
        assert_eq!(share(0, extent(-5_040_000_000_000, 0)), 1000);
    }

    #[test]
    fn what_is_open_goes_to_the_end_of_the_line() {
        use Edge::{Open, Sure, Vague};
        for (begins, ends, expected) in [
            (Sure, Sure, (40, 60)),
            (Vague, Vague, (40, 60)),
            (Sure, Open, (40, 100)),
            (Open, Vague, (0, 60)),
        ] {
            let stretch = Extent {
                begins,
                ends,
                ..extent(40, 60)
            };
            let drawn = drawn(stretch, extent(0, 100));
            assert_eq!((drawn.first, drawn.last), expected);
            assert_eq!((drawn.begins, drawn.ends), (begins, ends));
        }
    }

    #[test]
    fn the_nearest_mark_is_met() {
        for (marks, expected) in [
            // In reach, and at the ends of the line.
            (
                [(0, 0), (0, 500), (0, 1000)],
                [(0, 35), (465, 535), (965, 1000)],
            ),
            // Close together, in whatever order they come.
            (
                [(0, 520), (0, 500), (0, 510)],
                [(515, 555), (465, 505), (505, 515)],
            ),
            // In lanes of their own.
            (
                [(0, 500), (1, 500), (0, 510)],
                [(465, 505), (465, 535), (505, 545)],
            ),
            // At one place.
            (
                [(0, 500), (0, 500), (0, 600)],
                [(465, 535), (465, 535), (565, 635)],
            ),
        ] {
            assert_eq!(rooms(&marks, 35), expected, "{marks:?}");
        }
    }

    #[test]
    fn what_overlaps_is_in_lanes_of_its_own() {
        for (extents, expected) in [
            ([(0, 9), (10, 19), (20, 29)], [0, 0, 0]),
            ([(0, 9), (9, 19), (10, 29)], [0, 1, 0]),
            ([(0, 99), (1, 98), (2, 3)], [0, 1, 2]),
        ] {
            let extents = extents.map(|(first, last)| extent(first, last));
            assert_eq!(lanes(&extents), expected, "{extents:?}");
        }
    }
}

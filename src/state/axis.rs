//! Where things stand on the line of the whole story.

use companion_model::Extent;

/// A thousand shares make the whole line.
pub const WHOLE: u32 = 1_000;

/// How far along `line` a day is, in shares of [`WHOLE`]; days beyond its ends are at them.
pub fn share(day: i64, line: Extent) -> u32 {
    let length = (line.last - line.first).max(1);
    let share = i128::from((day - line.first).clamp(0, length)) * i128::from(WHOLE);
    u32::try_from(share / i128::from(length)).unwrap_or(WHOLE)
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
            vague: false,
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

//! The porcelain seeds of a cover: where they lie. Every film has its own arrangement, made from its id, and gets
//! the same one on every machine: only exact arithmetic is used (IEEE 754's `+ - * /` and square roots).

/// Porcelain seeds on a field of [`WIDTH`] by [`HEIGHT`], sparse on the left and crowded on the right.
///
/// Seeds may be cut at the top and on the right, where they crowd; on the left and at the bottom they stay whole.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seeds {
    /// The middles of all seeds but one, by how they are marked.
    pub kinds: [Vec<Place>; KINDS],
    /// The middle of the one red seed.
    pub red: Place,
}

/// A place on the field, counted from its upper left.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
    /// To the right.
    pub x: u16,
    /// Down.
    pub y: u16,
}

/// The width of the field; a seed is about 38 long.
pub const WIDTH: u16 = 720;
/// The height of the field.
pub const HEIGHT: u16 = 900;
/// How many kinds of marked seeds there are.
pub const KINDS: usize = 4;

/// The distance between seeds where they crowd, and where they are fewest.
const NEAR: f64 = 26.0;
const FAR: f64 = 94.0;
/// The empty ground around the red seed.
const ALONE: f64 = 48.0;
/// Half a seed's length: seeds keep this far from an edge that must not cut them.
const REACH: u64 = 22;
/// How often a place is tried. More would fill the last gaps, which the eye does not miss.
const TRIES: usize = 4_000;

impl Seeds {
    /// The seeds of the film with this id.
    pub fn of(id: &str) -> Self {
        let mut random = Random::of(id);
        let drift = Drift::any(&mut random);
        let red = Place {
            x: random.between(190, 320),
            y: random.between(320, 470),
        };
        let mut seeds = Self {
            kinds: [const { Vec::new() }; KINDS],
            red,
        };
        let mut taken = vec![(red, ALONE)];
        for _ in 0..TRIES {
            let place = Place {
                x: even(random.between(REACH, u64::from(WIDTH) + REACH)),
                y: even(random.between(0, u64::from(HEIGHT) - REACH)),
            };
            let density = drift.density(place);
            let room = FAR + (NEAR - FAR) * density.sqrt();
            let is_free = taken
                .iter()
                .all(|(other, theirs)| is_apart(place, *other, room.max(*theirs)));
            if density > 0.0 && is_free {
                taken.push((place, room));
                seeds.kinds[random.below(KINDS as u64) as usize].push(place);
            }
        }
        seeds
    }
}

/// The even number at a number, or below it. Nobody sees the difference, and what is even compresses better: all places
/// together are 1.5 KB of a page, and would be 1.6.
fn even(number: u16) -> u16 {
    number & !1
}

/// Whether two places are farther apart than `room`.
fn is_apart(one: Place, other: Place, room: f64) -> bool {
    let [dx, dy] = [(one.x, other.x), (one.y, other.y)].map(|(a, b)| f64::from(a) - f64::from(b));
    dx * dx + dy * dy > room * room
}

/// Which way the seeds have drifted.
#[derive(Clone, Copy, Debug)]
struct Drift {
    /// How much more there are towards the bottom; fewer if below 0.
    fall: f64,
    /// How far two waves push the edge of the crowd to and fro, and where they begin.
    waves: [(f64, f64); 2],
}

impl Drift {
    fn any(random: &mut Random) -> Self {
        let mut unit = || f64::from(random.between(0, 1000)) / 1000.0;
        Self {
            fall: 0.62 * unit() - 0.26,
            waves: [
                (0.12 + 0.10 * unit(), unit()),
                (0.05 + 0.07 * unit(), unit()),
            ],
        }
    }

    /// How crowded a place is, from 0 (bare) to 1.
    fn density(&self, place: Place) -> f64 {
        let (x, y) = (
            f64::from(place.x) / f64::from(WIDTH),
            f64::from(place.y) / f64::from(HEIGHT),
        );
        let [(slow, slow_start), (quick, quick_start)] = self.waves;
        let swell = slow * wave(1.3 * y + slow_start) + quick * wave(3.1 * y + quick_start);
        smooth(1.42 * x + self.fall * (y - 0.5) + swell * (1.0 - x) - 0.06)
    }
}

/// A wave of length 1 between -1 and 1, of parabolas: a sine differs from machine to machine.
fn wave(at: f64) -> f64 {
    let phase = 2.0 * (at - at.floor()) - 1.0;
    4.0 * phase * (1.0 - phase.abs())
}

/// From 0 to 1 with a gentle start and end.
fn smooth(value: f64) -> f64 {
    let value = value.clamp(0.0, 1.0);
    value * value * (3.0 - 2.0 * value)
}

/// SplitMix64 (Steele, Lea and Flood 2014), started with the FNV-1a hash of a text.
#[derive(Clone, Debug)]
struct Random(u64);

impl Random {
    fn of(text: &str) -> Self {
        let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        Self(hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn between(&mut self, start: u64, end: u64) -> u16 {
        // Every bound is far below 65,536.
        (start + self.below(end - start)) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(seeds: &Seeds) -> Vec<Place> {
        let others = seeds.kinds.iter().flatten().copied();
        others.chain([seeds.red]).collect()
    }

    #[test]
    fn a_film_has_its_own_seeds_and_always_the_same() {
        let seeds = Seeds::of("never-sorry");
        assert_eq!(seeds, Seeds::of("never-sorry"));
        assert_ne!(seeds, Seeds::of("nanook"));
        // Written down, so that no machine and no later version arranges them otherwise unseen.
        assert_eq!(seeds.red, Place { x: 312, y: 453 });
        let sum = all(&seeds)
            .iter()
            .map(|place| u32::from(place.x) + u32::from(place.y))
            .sum::<u32>();
        assert_eq!((all(&seeds).len(), sum), (301, 287321));
    }

    #[test]
    fn every_id_gets_a_field_that_is_sparse_on_the_left_and_crowded_on_the_right() {
        for id in [
            "",
            "a",
            "never-sorry",
            "nanook",
            "一部电影",
            "the-long-road",
        ] {
            let seeds = all(&Seeds::of(id));
            let between = |start, end| {
                let is_in = |place: &&Place| (start..end).contains(&place.x);
                seeds.iter().filter(is_in).count()
            };
            assert!((180..320).contains(&seeds.len()), "{id}: {}", seeds.len());
            assert!(between(0, 240) * 4 < between(480, 720), "{id}");
        }
    }

    #[test]
    fn seeds_are_whole_on_the_left_and_at_the_bottom_and_never_lie_on_each_other() {
        let seeds = all(&Seeds::of("never-sorry"));
        for (index, one) in seeds.iter().enumerate() {
            assert!(one.x >= 22 && one.y <= HEIGHT - 22, "{one:?}");
            for other in &seeds[..index] {
                assert!(is_apart(*one, *other, 25.9), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn waves_stay_in_bounds_and_go_on_without_a_break() {
        for step in -300..300 {
            let at = f64::from(step) / 100.0;
            assert!(wave(at).abs() <= 1.0, "{at}");
            assert!((wave(at) - wave(at + 0.01)).abs() < 0.09, "{at}");
        }
    }
}

//! Draws the cover's porcelain seeds: `cargo run --example cover > assets/cover/seeds.svg`.
//!
//! Two fields, because a wide window has its seeds beside the title and a narrow one above it. Both are sparse
//! towards the title and crowd away from it; only the crowded edges may be cut by the window. The same numbers come
//! out on every machine, so the drawing changes only when this file does.

use std::fmt::Write as _;

/// A field of seeds in its own coordinates.
struct Field {
    id: &'static str,
    width: f64,
    height: f64,
    seed: u64,
    /// Where the one red seed lies.
    red: (f64, f64),
    /// How crowded a place is, from 0 (bare) to 1.
    density: fn(x: f64, y: f64) -> f64,
}

/// The distance between seeds where they crowd, and where they are fewest.
const NEAR: f64 = 25.0;
const FAR: f64 = 92.0;

/// Half a seed's length: seeds keep this far from an edge that must not cut them.
const REACH: f64 = 24.0;

fn main() {
    let fields = [
        Field {
            id: "seeds-wide",
            width: 720.0,
            height: 900.0,
            seed: 20_101_012,
            red: (236.0, 372.0),
            density: |x, y| {
                smooth(
                    0.03,
                    0.98,
                    0.86 * x + 0.30 * y - 0.16 * (7.0 * y).sin() * (1.0 - x),
                )
            },
        },
        Field {
            id: "seeds-band",
            width: 640.0,
            height: 300.0,
            seed: 20_110_403,
            red: (404.0, 214.0),
            density: |x, y| {
                smooth(
                    0.0,
                    1.0,
                    1.02 - 0.98 * y - 0.22 * (1.0 - x) + 0.1 * (9.0 * x).sin() * y,
                )
            },
        },
    ];
    let mut svg = String::from(HEAD);
    for field in &fields {
        draw(field, &mut svg);
    }
    svg.push_str("</svg>\n");
    print_out(&svg);
}

const HEAD: &str = "<svg class=\"seeds\" xmlns=\"http://www.w3.org/2000/svg\" aria-hidden=\"true\"><defs>\
<path id=\"o\" d=\"M0-19C6-13 8.6-3 7.4 6 6.4 13.6 3 18 0 18S-6.4 13.6-7.4 6C-8.6-3-6-13 0-19Z\"/>\
<path id=\"m\" d=\"M0-17C1.5-6 1.5 6 0 16M-3-11C-4.8-3-4.5 6-2.6 14M3-11C4.8-3 4.5 6 2.6 14\"/>\
<g id=\"a\"><use href=\"#o\" class=\"seed__shell\"/><use href=\"#m\" class=\"seed__mark\"/></g>\
<g id=\"b\"><use href=\"#o\" class=\"seed__shell\"/><path class=\"seed__mark\" d=\"M-1-16C-2.5-5-2.2 7-1 16M3.2-9C4.9-2 4.6 6 3 13\"/></g>\
<g id=\"c\" transform=\"scale(.88)\"><use href=\"#o\" class=\"seed__shell\"/><path class=\"seed__mark\" d=\"M.5-16C2-5 1.8 7 .5 16M-3.6-8C-5.300-1-4.8 7-3.2 13M4.4-6C5.4 0 5.2 6 4 11\"/></g>\
<g id=\"d\" transform=\"scale(1.12)\"><use href=\"#o\" class=\"seed__shell\"/><path class=\"seed__mark\" d=\"M0-16C1.2-5 1.2 6 0 15M-4-7C-5.2-1-5 5-3.8 10\"/></g>\
<g id=\"r\"><use href=\"#o\" class=\"seed__shell is-red\"/><use href=\"#m\" class=\"seed__mark is-red\"/></g>\
</defs>";

fn draw(field: &Field, svg: &mut String) {
    let mut random = Random(field.seed);
    let mut seeds: Vec<(f64, f64, f64)> = vec![(field.red.0, field.red.1, 46.0)];
    for _ in 0..60_000 {
        let (x, y) = (
            random.between(-20.0, field.width + 20.0),
            random.between(-20.0, field.height + 20.0),
        );
        let density = (field.density)(x / field.width, y / field.height);
        let kept_edge = match field.id {
            "seeds-wide" => x < REACH,
            _ => y > field.height - REACH,
        };
        if density <= 0.0 || kept_edge {
            continue;
        }
        let room = FAR + (NEAR - FAR) * density.sqrt();
        let free = seeds
            .iter()
            .all(|(x2, y2, room2)| (x - x2).hypot(y - y2) > room.max(*room2));
        if free {
            seeds.push((x, y, room));
        }
    }
    let mut drawn = Vec::new();
    for (index, (x, y, _)) in seeds.iter().enumerate() {
        let (shape, turn) = match index {
            0 => ("r", 78.0),
            _ => (
                ["a", "b", "c", "d"][random.below(4)],
                turned(random.between(0.0, 360.0)),
            ),
        };
        drawn.push((shape, turn as i32, x.round() as i32, y.round() as i32));
    }
    // Where two touch it does not matter which lies above, and in this order they compress best.
    drawn.sort_unstable();
    let _ = write!(svg, "<g id=\"{}\">", field.id);
    for (shape, turn, x, y) in drawn {
        let _ = write!(
            svg,
            "<use href=\"#{shape}\" transform=\"translate({x} {y})rotate({turn})\"/>"
        );
    }
    svg.push_str("</g>");
}

/// The nearest of 24 directions: more are not told apart among hundreds of seeds, and weigh half a kilobyte.
fn turned(degrees: f64) -> f64 {
    (degrees / 15.0).round() * 15.0 % 360.0
}

fn smooth(from: f64, to: f64, value: f64) -> f64 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// SplitMix64, small and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn between(&mut self, from: f64, to: f64) -> f64 {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        from + (to - from) * unit
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the drawing is what this program is for"
)]
fn print_out(svg: &str) {
    print!("{svg}");
}

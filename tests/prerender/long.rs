//! A long film's page begins like that of a short one.

use companion::prerender::prerender;
use companion_compiler::{Files, Input, compile, divide};
use companion_model::Page;

use crate::generated::{self, Shape};

/// The page of a film of so many events in eight chapters, as a reader first gets it.
fn first_page(events: usize) -> String {
    let shape = Shape {
        in_a_chapter: events.div_ceil(8),
        quotes: 12,
        ..Shape::of(events)
    };
    let film = generated::film(shape);
    let input = Input {
        bytes: film.as_bytes(),
        files: &Files::default(),
        earlier: None,
    };
    let whole: Page = compile(&input).pages.remove(0);
    let main = divide(&whole, "an edition").map_or(whole, |sheets| sheets.main);
    pollster::block_on(prerender(main))
}

#[test]
fn ten_thousand_events_begin_like_two_hundred() {
    let (short, long) = (first_page(200), first_page(10_000));
    let elements = |html: &str| html.matches("</").count();
    let bytes = |html: &str| {
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut html.as_bytes(), &mut packed, &parameters).unwrap();
        packed.len()
    };
    for (what, short, long) in [
        ("elements", elements(&short), elements(&long)),
        ("bytes", bytes(&short), bytes(&long)),
    ] {
        assert!(long * 10 <= short * 12, "{what}: {long} against {short}");
    }
}

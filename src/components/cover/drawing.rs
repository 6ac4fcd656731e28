//! The porcelain seeds of a cover, drawn.
//!
//! One line leads through all seeds that are marked alike, and each of its corners carries a seed (an SVG marker),
//! turned as the line turns there. That is a third of what an element for each seed would weigh.

use yew::prelude::*;

use crate::state::seeds::{Place, Seeds};

/// The seeds of the film with this id, beside the title in a wide window and above it in a narrow one.
pub(super) fn drawing(id: &str) -> Html {
    let seeds = Seeds::of(id);
    let turn = "translate(0 720)rotate(-90)";
    html! {
        <div class="cover__drawing" aria-hidden="true">
            <svg class="seeds">
                <defs>
                    <path id="seed" d={OUTLINE} />
                    { for MARKS.iter().enumerate().map(|(kind, marks)| marker(kind, marks)) }
                    <g id="seeds">
                        { for seeds.kinds.iter().enumerate().map(|(kind, places)| html! {
                            <path class={format!("seeds__line is-{kind}")} d={line(places)} />
                        }) }
                        { red(seeds.red) }
                    </g>
                </defs>
            </svg>
            <svg class="cover__wide" viewBox="0 0 720 900" preserveAspectRatio="xMinYMax slice">
                <use href="#seeds" />
            </svg>
            <svg class="cover__band" viewBox="0 280 760 440" preserveAspectRatio="xMidYMax slice">
                <use href="#seeds" transform={turn} />
            </svg>
        </div>
    }
}

fn marker(kind: usize, marks: &'static str) -> Html {
    html! {
        <marker
            id={format!("seed-{kind}")}
            viewBox="-24 -12 48 24"
            markerWidth="48"
            markerHeight="24"
            markerUnits="userSpaceOnUse"
            orient="auto"
        >
            { seed(marks) }
        </marker>
    }
}

fn red(Place { x, y }: Place) -> Html {
    let [marks, ..] = MARKS;
    let place = format!("translate({x} {y})rotate(-12)");
    html! { <g class="is-red" transform={place}>{ seed(marks) }</g> }
}

fn seed(marks: &'static str) -> Html {
    html! {
        <>
            <use href="#seed" class="seed__shell" />
            <path d={marks} class="seed__mark" />
        </>
    }
}

/// A line through the places, in their order, which is as good as any. Nobody sees that they are moved by two units at most,
/// to where they compress better: each page is 130 bytes lighter.
fn line(places: &[Place]) -> String {
    let near = |number: u16| (number + 2) / 5 * 5;
    let corners = places
        .iter()
        .map(|Place { x, y }| format!("{} {}", near(*x), near(*y)));
    format!("M{}", corners.collect::<Vec<_>>().join(" "))
}

/// A seed's outline, lying along the horizontal axis around 0, 0.
const OUTLINE: &str =
    "M-19 0C-13-6-3-8.6 6-7.4 13.6-6.4 18-3 18 0S13.6 6.4 6 7.4C-3 8.6-13 6-19 0Z";

/// The brush strokes on a seed, one way for each kind.
const MARKS: [&str; crate::state::seeds::KINDS] = [
    "M-17 0C-6-1.5 6-1.5 16 0M-11 3C-3 4.8 6 4.5 14 2.6M-11-3C-3-4.8 6-4.5 14-2.6",
    "M-16 1C-5 2.5 7 2.2 16 1M-9-3.2C-2-4.9 6-4.6 13-3",
    "M-16-.5C-5-2 7-1.8 16-.5M-8 3.6C-1 5.3 7 4.8 13 3.2M-6-4.4C0-5.4 6-5.2 11-4",
    "M-16 0C-5-1.2 6-1.2 15 0M-7 4C-1 5.2 5 5 10 3.8",
];

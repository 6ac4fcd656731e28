//! The line of the whole story: its chapters as bars, its events as marks on them, and some dates below.
//!
//! It is drawn twice, by time and by order; `browser/guide` keeps the one that is not chosen out of the page.

mod fade;
mod mark;

use companion_model::{Axis, Direction, Edge, Extent, Page};
use yew::prelude::*;

use self::fade::Fade;
use self::mark::{Mark, marks_of};
use crate::state::axis::{WHOLE, drawn, lanes, rooms, share};
use crate::state::width::{shortened, width};

/// How much of the drawing's height its lanes take, in shares of [`WHOLE`]; the names of dates have the rest.
const LANES: u32 = 760;
/// The most that one lane takes.
const HIGHEST: u32 = 240;

/// The drawings and the choice between them, if there is anything to draw.
pub(super) fn axis(page: &Page) -> Html {
    let Some(axis) = &page.axis else {
        return html! {};
    };
    let words = &page.words;
    let marks = page.chapters.iter().enumerate();
    let total = page
        .chapters
        .iter()
        .map(|chapter| chapter.events.len())
        .sum();
    let line = Line {
        page,
        marks: marks
            .flat_map(|(at, chapter)| marks_of(at, &chapter.events, total))
            .collect(),
    };
    html! {
        <div class="axis">
            <fieldset class="axis__scale">
                <legend class="visually-hidden">{ &words.axis_scale }</legend>
                { choice(&words.axis_by_time, true) }
                { choice(&words.axis_by_order, false) }
            </fieldset>
            // What a mark stands for, to those who see: the one that is pointed at or has the focus, or where the reader is.
            <p class="axis__name" aria-hidden="true" />
            { line.by_time(axis) }
            { line.by_order(axis) }
        </div>
    }
}

fn choice(name: &str, chosen: bool) -> Html {
    html! {
        <label>
            <input type="radio" name="axis-scale" checked={chosen} />
            <span>{ name.to_owned() }</span>
        </label>
    }
}

/// What stands on the line, however it is drawn.
struct Line<'p> {
    page: &'p Page,
    marks: Vec<Mark<'p>>,
}

/// Where something stands, in shares of [`WHOLE`].
#[derive(Clone, Copy)]
struct Spot {
    from: u32,
    to: u32,
    /// Where its dot is.
    dot: u32,
    /// The middle of its lane.
    y: u32,
    /// Whether it is about there.
    is_vague: bool,
    fade: Option<Fade>,
}

/// How a drawing is put together.
struct Plan {
    class: &'static str,
    /// How high the bars of chapters are.
    bar: u32,
    /// How high the room is in which a mark can be met.
    room: u32,
    bars: Vec<Spot>,
    spots: Vec<Spot>,
    ticks: Vec<(u32, String)>,
}

impl Line<'_> {
    fn by_time(&self, axis: &Axis) -> Html {
        let line = axis.extent;
        let chapters = self.page.chapters.iter();
        let extents: Vec<Extent> = chapters
            .map(|each| drawn(each.extent.unwrap_or(line), line))
            .collect();
        let lanes = lanes(&extents);
        let count = lanes.iter().max().map_or(1, |most| most + 1);
        let count = u32::try_from(count).unwrap_or(WHOLE);
        let height = (LANES / count).clamp(1, HIGHEST);
        let spot = |extent: Extent, lane: usize| {
            let (from, to) = (share(extent.first, line), share(extent.last, line));
            Spot {
                from,
                to,
                dot: match (extent.begins, extent.ends) {
                    (Edge::Open, _) => to,
                    (_, Edge::Open) => from,
                    _ => (from + to) / 2,
                },
                y: u32::try_from(lane).unwrap_or_default() * height + height / 2,
                is_vague: is_vague(extent),
                fade: Fade::of(extent),
            }
        };
        let bars = extents.iter().zip(&lanes);
        let marks = self.marks.iter();
        let ticks = axis.ticks.iter();
        let plan = Plan {
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
        };
        self.draw(axis, &plan)
    }

    fn by_order(&self, axis: &Axis) -> Html {
        let total = u32::try_from(self.marks.len()).unwrap_or(WHOLE).max(1);
        let place = |index: usize| u32::try_from(index).unwrap_or(total) * WHOLE / total;
        let spot = |from, to, extent| Spot {
            from,
            to,
            dot: (from + to) / 2,
            y: LANES / 2,
            is_vague: is_vague(extent),
            fade: Fade::of(extent),
        };
        let (mut bars, mut ticks) = (Vec::new(), Vec::new());
        for (at, chapter) in self.page.chapters.iter().enumerate() {
            let begin = self.marks.partition_point(|mark| mark.chapter < at);
            let end = self.marks.partition_point(|mark| mark.chapter <= at);
            if begin < end {
                let (from, to) = (place(begin), place(end));
                let gap = (to - from) / 10;
                bars.push(spot(from + gap, to - gap, Extent::default()));
                ticks.push((from + gap, chapter.number.clone()));
            }
        }
        let spots = self.marks.iter().enumerate().map(|(index, mark)| {
            let middle = (place(index) + place(index + 1)) / 2;
            spot(middle, middle, mark.extent(axis.extent))
        });
        // Names that are too many for a narrow drawing would lie upon each other.
        ticks.dedup_by(|next, tick| next.0.saturating_sub(tick.0) < NARROW);
        let plan = Plan {
            class: "is-order",
            bar: HIGHEST / 2,
            room: LANES,
            bars,
            spots: spots.collect(),
            ticks,
        };
        self.draw(axis, &plan)
    }

    fn draw(&self, axis: &Axis, plan: &Plan) -> Html {
        let name = format!("{}{}", self.page.words.axis, axis.span);
        let places: Vec<_> = plan.spots.iter().map(|spot| (spot.y, spot.dot)).collect();
        let rooms = rooms(&places, REACH);
        let marks: Vec<_> = self
            .marks
            .iter()
            .zip(plan.spots.iter().zip(rooms))
            .collect();
        html! {
            <svg class={classes!("axis__drawing", plan.class)} role="group" aria-label={name}>
                { self.fades(plan.class, CHAPTER, &plan.bars) }
                { self.fades(plan.class, EVENT, &plan.spots) }
                { for plan.ticks.iter().map(|(at, label)| self.tick(*at, label)) }
                { for plan.bars.iter().map(|bar| self.bar(plan, CHAPTER, *bar)) }
                { for marks.chunk_by(|(one, _), (next, _)| one.chapter == next.chapter).map(|marks| {
                    let chapter = &self.page.chapters[marks[0].0.chapter];
                    html! {
                        <g data-chapter={format!("c-{}", chapter.id)} data-events={chapter.events.len().to_string()}>
                            { for marks.iter().map(|(mark, (spot, room))| self.mark(plan, mark, **spot, *room)) }
                        </g>
                    }
                }) }
            </svg>
        }
    }

    /// The gradients that some of these need.
    fn fades(&self, drawing: &str, class: &'static str, spots: &[Spot]) -> Html {
        let is_needed = |fade: &Fade| spots.iter().any(|spot| spot.fade == Some(*fade));
        let fades = Fade::ALL.into_iter().filter(is_needed);
        fades
            .map(|fade| fade.draw(drawing, class, self.page.dir))
            .collect()
    }

    /// A rule at a date, and after it the date's name. One that would go beyond the end of the line is left out.
    fn tick(&self, at: u32, name: &str) -> Html {
        let gap = match self.page.dir {
            Direction::Ltr => GAP,
            Direction::Rtl => -GAP,
        };
        html! {
            <>
                <line class="axis__rule" x1={self.x(at)} x2={self.x(at)} y2="100%" />
                if at + width(name) * LETTER <= WHOLE {
                    <text class="axis__tick" x={self.x(at)} y="100%" dx={gap.to_string()}>
                        { name.to_owned() }
                    </text>
                }
            </>
        }
    }

    /// The link to an event, which can be met in all of its `room`. The keyboard comes to the first alone, and goes from one
    /// to the next with arrows.
    fn mark(&self, plan: &Plan, mark: &Mark<'_>, spot: Spot, room: (u32, u32)) -> Html {
        let name = mark.name(&self.page.chapters, &self.page.words);
        let short = shortened(&name, LONGEST);
        let first = self.marks.first().map(|mark| mark.first);
        let is_first = first.is_some_and(|first| std::ptr::eq(first, mark.first));
        html! {
            <a
                class="axis__mark"
                href={format!("#e-{}", mark.first.id)}
                tabindex={if is_first { "0" } else { "-1" }}
                data-short={(short != name).then_some(short)}
                aria-label={name}
            >
                <rect
                    x={percent(self.left(room))}
                    y={percent(spot.y - plan.room / 2)}
                    width={percent(room.1 - room.0)}
                    height={percent(plan.room)}
                    fill="none"
                    pointer-events="all"
                />
                { self.bar_of_event(plan, spot) }
                <circle
                    class={spot.is_vague.then_some("is-vague")}
                    cx={self.x(spot.dot)}
                    cy={percent(spot.y)}
                    r="4"
                />
            </a>
        }
    }

    /// How long an event is, unless its dot says as much. What is not sure has room to fade in, however short it is.
    fn bar_of_event(&self, plan: &Plan, spot: Spot) -> Html {
        let length = spot.to - spot.from;
        if spot.fade.is_some() && length < VAGUE {
            return html! {
                <ellipse
                    class={EVENT}
                    cx={self.x(spot.dot)}
                    cy={percent(spot.y)}
                    rx="14"
                    ry="3"
                    fill={fill(plan, EVENT, spot)}
                />
            };
        }
        match length > SHORT {
            true => self.bar(plan, EVENT, spot),
            false => html! {},
        }
    }

    fn bar(&self, plan: &Plan, class: &'static str, spot: Spot) -> Html {
        let height = match class {
            EVENT => plan.bar * 2 / 5,
            _ => plan.bar,
        };
        html! {
            <rect
                {class}
                x={percent(self.left((spot.from, spot.to)))}
                y={percent(spot.y - (height / 2).min(spot.y))}
                width={percent((spot.to - spot.from).max(4))}
                height={percent(height.max(4))}
                rx="2"
                fill={fill(plan, class, spot)}
            />
        }
    }

    /// The left side of what goes from one place to another.
    fn left(&self, (from, to): (u32, u32)) -> u32 {
        match self.page.dir {
            Direction::Ltr => from,
            Direction::Rtl => WHOLE - to,
        }
    }

    /// A place from the left.
    fn x(&self, share: u32) -> String {
        match self.page.dir {
            Direction::Ltr => percent(share),
            Direction::Rtl => percent(WHOLE - share),
        }
    }
}

/// Whether an end of it is about then. One that is open has its dot at the other end.
fn is_vague(extent: Extent) -> bool {
    [extent.begins, extent.ends].contains(&Edge::Vague)
}

/// The colour of a bar, which is that of its class, even where it fades.
fn fill(plan: &Plan, class: &str, spot: Spot) -> Option<String> {
    let fade = spot.fade?;
    Some(format!("url(#{})", fade.id(plan.class, class)))
}

/// A share as SVG writes it.
fn percent(share: u32) -> String {
    format!("{}.{}%", share / 10, share % 10)
}

/// The bars of chapters.
const CHAPTER: &str = "axis__chapter";
/// The bars of events.
const EVENT: &str = "axis__event";
/// Shorter bars than this share of the line are no longer than a dot, on a wide window.
const SHORT: u32 = 12;
/// Shorter ones have no room to fade in, on a phone.
const VAGUE: u32 = 40;
/// So far to either side a mark can be met: 24 CSS pixels of a phone's line in all.
const REACH: u32 = 35;
/// So far apart, at least, stand the names of chapters.
const NARROW: u32 = 50;
/// So many letters of a mark's name have room beside the line, also where letters are large.
const LONGEST: u32 = 56;
/// What a letter of a name takes of a phone's line.
const LETTER: u32 = 26;
/// Between a rule and the name beside it, in CSS pixels.
const GAP: i32 = 4;

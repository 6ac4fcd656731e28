//! The line as SVG: bars of chapters, marks of events, names of dates.

use companion_model::{Axis, Direction, Page};
use yew::prelude::*;

use super::fade::Fade;
use super::mark::Mark;
use super::plan::{Plan, Spot};
use crate::state::axis::{WHOLE, rooms};
use crate::state::width::{shortened, width};

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
/// So many letters of a mark's name have room beside the line, also where letters are large.
const LONGEST: u32 = 56;
/// What a letter of a name takes of a phone's line.
const LETTER: u32 = 26;
/// Between a rule and the name beside it, in CSS pixels.
const GAP: i32 = 4;

/// A plan, and what stands on it.
pub(super) struct Drawing<'p> {
    page: &'p Page,
    axis: &'p Axis,
    marks: &'p [Mark<'p>],
    plan: Plan,
}

impl<'p> Drawing<'p> {
    pub(super) fn new(page: &'p Page, axis: &'p Axis, marks: &'p [Mark<'p>], plan: Plan) -> Self {
        Self {
            page,
            axis,
            marks,
            plan,
        }
    }

    pub(super) fn draw(&self) -> Html {
        let plan = &self.plan;
        let name = format!("{}{}", self.page.words.axis, self.axis.span);
        let places: Vec<_> = plan.spots.iter().map(|spot| (spot.y, spot.dot)).collect();
        let rooms = rooms(&places, REACH);
        let marks: Vec<_> = self
            .marks
            .iter()
            .zip(plan.spots.iter().zip(rooms))
            .collect();
        html! {
            <svg class={classes!("axis__drawing", plan.class)} role="group" aria-label={name}>
                { self.fades(CHAPTER, &plan.bars) }
                { self.fades(EVENT, &plan.spots) }
                { for plan.ticks.iter().map(|(at, label)| self.tick(*at, label)) }
                { for plan.bars.iter().map(|bar| self.bar(CHAPTER, *bar)) }
                { for marks.chunk_by(|(one, _), (next, _)| one.chapter == next.chapter).map(|marks| {
                    let chapter = &self.page.chapters[marks[0].0.chapter];
                    html! {
                        <g data-chapter={format!("c-{}", chapter.id)} data-events={chapter.events.len().to_string()}>
                            { for marks.iter().map(|(mark, (spot, room))| self.mark(mark, **spot, *room)) }
                        </g>
                    }
                }) }
            </svg>
        }
    }

    /// The gradients that some of these need.
    fn fades(&self, class: &'static str, spots: &[Spot]) -> Html {
        let is_needed = |fade: &Fade| spots.iter().any(|spot| spot.fade == Some(*fade));
        let fades = Fade::ALL.into_iter().filter(is_needed);
        fades
            .map(|fade| fade.draw(self.plan.class, class, self.page.dir))
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
    fn mark(&self, mark: &Mark<'_>, spot: Spot, room: (u32, u32)) -> Html {
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
                    y={percent(spot.y - self.plan.room / 2)}
                    width={percent(room.1 - room.0)}
                    height={percent(self.plan.room)}
                    fill="none"
                    pointer-events="all"
                />
                { self.bar_of_event(spot) }
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
    fn bar_of_event(&self, spot: Spot) -> Html {
        let length = spot.to - spot.from;
        if spot.fade.is_some() && length < VAGUE {
            return html! {
                <ellipse
                    class={EVENT}
                    cx={self.x(spot.dot)}
                    cy={percent(spot.y)}
                    rx="14"
                    ry="3"
                    fill={self.fill(EVENT, spot)}
                />
            };
        }
        match length > SHORT {
            true => self.bar(EVENT, spot),
            false => html! {},
        }
    }

    fn bar(&self, class: &'static str, spot: Spot) -> Html {
        let height = match class {
            EVENT => self.plan.bar * 2 / 5,
            _ => self.plan.bar,
        };
        html! {
            <rect
                {class}
                x={percent(self.left((spot.from, spot.to)))}
                y={percent(spot.y - (height / 2).min(spot.y))}
                width={percent((spot.to - spot.from).max(4))}
                height={percent(height.max(4))}
                rx="2"
                fill={self.fill(class, spot)}
            />
        }
    }

    /// The colour of a bar, which is that of its class, even where it fades.
    fn fill(&self, class: &str, spot: Spot) -> Option<String> {
        let fade = spot.fade?;
        Some(format!("url(#{})", fade.id(self.plan.class, class)))
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

/// A share as SVG writes it.
fn percent(share: u32) -> String {
    format!("{}.{}%", share / 10, share % 10)
}

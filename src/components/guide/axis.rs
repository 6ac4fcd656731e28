//! The line of the whole story: its chapters as bars, its events as marks on them, and some dates below.
//!
//! It is drawn twice, by time and by order; `browser/guide` keeps the one that is not chosen out of the page.

use std::rc::Rc;

use companion_model::{Axis, Chapter, Direction, Event, Extent, Page, Words};
use yew::prelude::*;

use crate::state::axis::{WHOLE, lanes, share};
use crate::state::width::{shortened, width};

/// So many marks stand on the line, and at most one more for each chapter. More could not be told apart, nor met by a
/// finger, and each costs the browser two elements. Where there are more events, neighbours share a mark.
const MOST: usize = 100;

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

/// Some neighbouring events of one chapter that share a mark; mostly one alone.
struct Mark<'p> {
    chapter: usize,
    first: &'p Event,
    last: &'p Event,
}

/// The marks of one chapter of a story with `total` events. Those of a chapter stand for nearly as many events each.
fn marks_of(chapter: usize, events: &[Rc<Event>], total: usize) -> Vec<Mark<'_>> {
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
    fn extent(&self) -> Extent {
        let first = self.first.extent.unwrap_or_default();
        let last = self.last.extent.unwrap_or(first);
        Extent {
            first: first.first,
            last: last.last.max(first.last),
            vague: first.vague,
        }
    }

    /// “1957: Born”, or from when to when where it is several events.
    fn name(&self, chapters: &[Rc<Chapter>], words: &Words) -> String {
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
    /// The middle of its lane.
    y: u32,
    vague: bool,
}

impl Line<'_> {
    fn by_time(&self, axis: &Axis) -> Html {
        let chapters = &self.page.chapters;
        let extents: Vec<Extent> = chapters
            .iter()
            .map(|each| each.extent.unwrap_or(axis.extent))
            .collect();
        let lanes = lanes(&extents);
        let count = lanes.iter().max().map_or(1, |most| most + 1);
        let count = u32::try_from(count).unwrap_or(WHOLE);
        let height = (LANES / count).clamp(1, HIGHEST);
        let spot = |extent: Extent, lane: usize| Spot {
            from: share(extent.first, axis.extent),
            to: share(extent.last, axis.extent),
            y: u32::try_from(lane).unwrap_or_default() * height + height / 2,
            vague: extent.vague,
        };
        let bars = extents
            .iter()
            .zip(&lanes)
            .map(|(extent, lane)| spot(*extent, *lane));
        let spots = self
            .marks
            .iter()
            .map(|mark| spot(mark.extent(), lanes[mark.chapter]));
        let ticks = axis.ticks.iter();
        let ticks = ticks.map(|tick| (share(tick.day, axis.extent), tick.label.clone()));
        let (bars, spots) = (bars.collect(), spots.collect());
        self.draw("is-time", axis, height, bars, spots, ticks.collect())
    }

    fn by_order(&self, axis: &Axis) -> Html {
        let total = u32::try_from(self.marks.len()).unwrap_or(WHOLE).max(1);
        let place = |index: usize| u32::try_from(index).unwrap_or(total) * WHOLE / total;
        let (mut bars, mut ticks) = (Vec::new(), Vec::new());
        for (at, chapter) in self.page.chapters.iter().enumerate() {
            let begin = self.marks.partition_point(|mark| mark.chapter < at);
            let end = self.marks.partition_point(|mark| mark.chapter <= at);
            if begin < end {
                let (from, to) = (place(begin), place(end));
                let gap = (to - from) / 10;
                bars.push(Spot {
                    from: from + gap,
                    to: to - gap,
                    y: LANES / 2,
                    vague: false,
                });
                ticks.push((from + gap, chapter.number.clone()));
            }
        }
        let spots = self.marks.iter().enumerate().map(|(index, mark)| {
            let middle = (place(index) + place(index + 1)) / 2;
            Spot {
                from: middle,
                to: middle,
                y: LANES / 2,
                vague: mark.extent().vague,
            }
        });
        // Names that are too many for a narrow drawing would lie upon each other.
        ticks.dedup_by(|next, tick| next.0.saturating_sub(tick.0) < NARROW);
        self.draw("is-order", axis, HIGHEST, bars, spots.collect(), ticks)
    }

    fn draw(
        &self,
        class: &'static str,
        axis: &Axis,
        height: u32,
        bars: Vec<Spot>,
        spots: Vec<Spot>,
        ticks: Vec<(u32, String)>,
    ) -> Html {
        let name = format!("{}{}", self.page.words.axis, axis.span);
        let fade = format!("axis-{class}");
        let marks: Vec<_> = self.marks.iter().zip(&spots).collect();
        let first = marks.first().map(|(mark, _)| mark.first);
        html! {
            <svg class={classes!("axis__drawing", class)} role="group" aria-label={name}>
                <linearGradient id={fade.clone()}>
                    <stop class="axis__none" offset="0" />
                    <stop class="axis__full" offset="0.3" />
                    <stop class="axis__full" offset="0.7" />
                    <stop class="axis__none" offset="1" />
                </linearGradient>
                { for ticks.iter().map(|(at, label)| self.tick(*at, label)) }
                { for bars.iter().map(|bar| self.bar("axis__chapter", *bar, height / 2, &fade)) }
                { for marks.chunk_by(|(one, _), (next, _)| one.chapter == next.chapter).map(|marks| {
                    let chapter = &self.page.chapters[marks[0].0.chapter];
                    html! {
                        <g data-chapter={format!("c-{}", chapter.id)} data-events={chapter.events.len().to_string()}>
                            { for marks.iter().map(|(mark, spot)| {
                                let is_first = first.is_some_and(|first| std::ptr::eq(first, mark.first));
                                self.mark(mark, **spot, is_first, height / 5, &fade)
                            }) }
                        </g>
                    }
                }) }
            </svg>
        }
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

    /// The link to an event. The keyboard comes to the first alone, and goes from one to the next with arrows.
    fn mark(&self, mark: &Mark<'_>, spot: Spot, is_first: bool, height: u32, fade: &str) -> Html {
        let name = mark.name(&self.page.chapters, &self.page.words);
        let short = shortened(&name, LONGEST);
        html! {
            <a
                class="axis__mark"
                href={format!("#e-{}", mark.first.id)}
                tabindex={if is_first { "0" } else { "-1" }}
                data-short={(short != name).then_some(short)}
                aria-label={name}
            >
                if spot.to > spot.from + SHORT {
                    { self.bar("axis__event", spot, height, fade) }
                }
                <circle
                    class={if spot.vague { "is-vague" } else { "" }}
                    cx={self.x((spot.from + spot.to) / 2)}
                    cy={percent(spot.y)}
                    r="4"
                />
            </a>
        }
    }

    fn bar(&self, class: &'static str, spot: Spot, height: u32, fade: &str) -> Html {
        let left = match self.page.dir {
            Direction::Ltr => spot.from,
            Direction::Rtl => WHOLE - spot.to,
        };
        html! {
            <rect
                {class}
                x={percent(left)}
                y={percent(spot.y - (height / 2).min(spot.y))}
                width={percent((spot.to - spot.from).max(4))}
                height={percent(height.max(4))}
                rx="2"
                fill={spot.vague.then(|| format!("url(#{fade})"))}
            />
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

/// Shorter intervals than this share of the line are a mark alone.
const SHORT: u32 = 25;
/// So far apart, at least, stand the names of chapters.
const NARROW: u32 = 50;

/// A share as SVG writes it.
fn percent(share: u32) -> String {
    format!("{}.{}%", share / 10, share % 10)
}

/// So many letters of a mark's name have room beside the line, also where letters are large.
const LONGEST: u32 = 56;
/// What a letter of a name takes of a phone's line.
const LETTER: u32 = 26;
/// Between a rule and the name beside it, in CSS pixels.
const GAP: i32 = 4;

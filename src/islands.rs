//! The parts of a prerendered page that move, brought to life.
//!
//! A page that is already there, word for word, needs little of a script: the carousel's controls and the
//! players of other sites. Each is a Yew root that renders over its prerendered markup; everything else stays
//! the HTML that it is. What an island is called and leads to stands in the `data-` attributes beside it.

use std::vec;

use yew::Renderer;

use crate::browser::island::{self, Island};
use crate::browser::{clock, undrawn};
use crate::components::media::{ForeignPlayer, ForeignPlayerProps};
use crate::components::quote_carousel::{Controls, ControlsProps, Names, SlideName};
use crate::controllers::{guide, part, part_loader};

/// Brings every island of the document to life. One that cannot be understood stays as it is, and says so on
/// the console.
pub fn start() {
    // A hook that Yew is not told of is replaced by its own.
    yew::set_custom_panic_hook(Box::new(island::restore_on_panic()));
    island::restore_without_memory();
    // To have begun is work enough for one task.
    clock::when_idle(wake);
}

/// Brings to life what has not been yet.
fn wake() {
    let mut islands = island::new();
    // Yew empties a root at once and fills it a moment later. Whoever measures the page goes before that.
    if let Some(measures) = islands.iter().position(|each| each.kind() == PARTS) {
        islands.swap(0, measures);
    }
    start_each(islands.into_iter());
}

/// Brings islands to life, each in a moment of its own.
fn start_each(mut islands: vec::IntoIter<Island>) {
    let Some(island) = islands.next() else {
        return draw();
    };
    if !island.may_start() {
        return;
    }
    let left = island.focused_link();
    start_one(&island);
    clock::when_idle(move || {
        let goes_on = left.is_some_and(|href| island.go_on_at(&href));
        if !goes_on {
            island.rehearse();
        }
        start_each(islands);
    });
}

/// Draws what the page has left undrawn, piece by piece, so that a reader's touch is answered in between.
fn draw() {
    if undrawn::draw_next() {
        clock::when_idle(draw);
    }
}

/// A part of the story has arrived.
fn arrived() {
    wake();
    guide::look_again();
}

fn start_one(island: &Island) {
    let started = match island.kind().as_str() {
        "carousel" => carousel(island),
        "player" => player(island),
        "guide" => guide::start(island),
        PARTS => part_loader::start(island, arrived),
        "part" => part::start(island),
        _ => None,
    };
    if started.is_none() {
        island.complain();
    }
}

/// The island that takes in the parts of a long story.
const PARTS: &str = "parts";

fn carousel(island: &Island) -> Option<()> {
    let props = ControlsProps {
        slides: island
            .companions("section", ".slide")
            .iter()
            .map(|slide| {
                Some(SlideName {
                    anchor: slide.id().into(),
                    position: slide.data("position")?.into(),
                    label: slide.data("label")?.into(),
                })
            })
            .collect::<Option<_>>()?,
        direction: island.direction(),
        names: Names {
            carousel: island.data("carousel")?.into(),
            previous: island.data("previous")?.into(),
            next: island.data("next")?.into(),
            choose: island.data("choose")?.into(),
        },
    };
    Renderer::<Controls>::with_root_and_props(island.root(), props).render();
    Some(())
}

fn player(island: &Island) -> Option<()> {
    let props = ForeignPlayerProps {
        embed: island.data("embed")?.into(),
        title: island.data("title")?.into(),
        load: island.data("load")?.into(),
    };
    Renderer::<ForeignPlayer>::with_root_and_props(island.root(), props).render();
    Some(())
}

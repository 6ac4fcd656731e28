//! How the bar of what is not sure fades.

use companion_model::{Direction, Extent};
use yew::prelude::*;

/// Which ends of a bar fade, if any does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fade {
    Begin,
    End,
    Both,
}

impl Fade {
    pub(super) const ALL: [Self; 3] = [Self::Begin, Self::End, Self::Both];

    /// Which ends of it are not sure.
    pub(super) fn of(extent: Extent) -> Option<Self> {
        match (extent.begins.is_sure(), extent.ends.is_sure()) {
            (true, true) => None,
            (false, true) => Some(Self::Begin),
            (true, false) => Some(Self::End),
            (false, false) => Some(Self::Both),
        }
    }

    /// What it is called in a drawing, for the bars of this class.
    pub(super) fn id(self, drawing: &str, class: &str) -> String {
        let ends = match self {
            Self::Begin => "begin",
            Self::End => "end",
            Self::Both => "both",
        };
        format!("{drawing}-{class}-{ends}")
    }

    /// The gradient, which runs as the page is read. Its colour is that of the bars of this class.
    pub(super) fn draw(self, drawing: &str, class: &'static str, dir: Direction) -> Html {
        let (begins, ends) = match dir {
            Direction::Ltr => ("0", "1"),
            Direction::Rtl => ("1", "0"),
        };
        html! {
            <linearGradient id={self.id(drawing, class)} {class} x1={begins} x2={ends}>
                if self != Self::End {
                    { stop("0", false) }
                    { stop("0.3", true) }
                }
                if self != Self::Begin {
                    { stop("0.7", true) }
                    { stop("1", false) }
                }
            </linearGradient>
        }
    }
}

fn stop(offset: &'static str, is_full: bool) -> Html {
    html! {
        <stop {offset} stop-opacity={(!is_full).then_some("0")} />
    }
}

//! Figures, as their author writes them.

use crate::author::Source;
use crate::author::date::Date;
use crate::author::leaf::{Count, Truth};
use crate::author::read::{Reader, record, union};
use crate::author::reference::Ref;
use crate::author::text::Line;
use crate::author::words::FigureKind;
use crate::edtf::{Day, Edtf, Moment, Precision};
use crate::json::Node;
use crate::problem::Code;

union! {
    /// A figure that belongs to an event.
    Figure, FigureKind {
        Days(Days),
        Dots(Dots),
        Bars(Bars),
    }
}

record! {
    /// A square for each day, both ends counted.
    Days, "A figure of days" => verify {
        /// `days`
        checked kind: FigureKind,
        /// Its heading.
        one title: Line,
        /// What a square stands for.
        one unit: Line,
        /// What it shows, in one sentence.
        one reading: Line,
        /// The first day.
        one start: Date,
        /// The last day.
        one end: Date,
        /// As of when this was known.
        maybe as_of: Date,
        /// Its sources.
        some sources: Ref<Source>,
    }
}

record! {
    /// A dot for each unit of one or more competing counts.
    Dots, "A figure of dots" {
        /// `dots`
        checked kind: FigureKind,
        /// Its heading.
        one title: Line,
        /// What a dot stands for.
        one unit: Line,
        /// What it shows, in one sentence.
        one reading: Line,
        /// The counts.
        some counts: Value,
    }
}

record! {
    /// A bar for each value.
    Bars, "A figure of bars" {
        /// `bars`
        checked kind: FigureKind,
        /// Its heading.
        one title: Line,
        /// What the values count.
        one unit: Line,
        /// What it shows, in one sentence.
        one reading: Line,
        /// The values.
        some bars: Value,
    }
}

record! {
    /// One value of a figure.
    Value, "A value of a figure" {
        /// What it is the value of.
        one label: Line,
        /// The value, a whole number.
        one value: Count,
        /// As of when it held.
        maybe as_of: Date,
        /// What a reader should know of it.
        maybe note: Line,
        /// Whether it is in dispute.
        maybe disputed: Truth,
        /// Its sources.
        some sources: Ref<Source>,
    }
}

impl Days {
    /// The most squares that are drawn: eleven years.
    const MOST: i64 = 4_000;

    /// The first and the last day, where both are known to the day.
    pub(crate) fn ends(&self) -> Option<(Day, Day)> {
        Some((exact(&self.start)?, exact(&self.end)?))
    }

    fn verify(&self, _: &Node<'_>, reader: &mut Reader) {
        for date in [&self.start, &self.end] {
            if exact(date).is_none() {
                reader.problems.add(
                    Code::BadDate,
                    date.span.clone(),
                    "A figure of days needs its first and last day exactly.",
                    "Write a whole date: \"2011-04-03\"",
                );
            }
        }
        let (Some(start), Some(end)) = (self.start.edtf.first_day(), self.end.edtf.last_day())
        else {
            return;
        };
        if end < start {
            reader.problems.add(
                Code::EndBeforeStart,
                self.end.span.clone(),
                "This figure ends before it begins.",
                "Exchange \"start\" and \"end\".",
            );
        } else if end.number() - start.number() >= Self::MOST {
            reader.problems.add(
                Code::BadDate,
                self.end.span.clone(),
                format!("These are more than {} days, too many to draw.", Self::MOST),
                "Choose a shorter span, or bars.",
            );
        }
    }
}

fn exact(date: &Date) -> Option<Day> {
    match date.edtf {
        Edtf::Moment(Moment {
            precision: Precision::Day(year, month, day),
            ..
        }) => Some(Day(year, month, day)),
        _ => None,
    }
}

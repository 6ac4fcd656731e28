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
    /// A small chart, drawn from numbers that have sources. Choose its kind first.
    Figure, "A figure", FigureKind {
        Days(Days),
        Dots(Dots),
        Bars(Bars),
    }
}

record! {
    /// A square for each day, from the first to the last.
    Days, "A figure of days" => verify {
        /// What kind of figure it is.
        checked kind: FigureKind,
        /// Its heading.
        /// Example: `"Eighty days on foot"`
        one title: Line,
        /// What one square stands for.
        /// Example: `"one day on foot"`
        one unit: Line,
        /// What it shows, in one sentence.
        /// Example: `"She walked for eighty days, from April to June."`
        one reading: Line,
        /// The first day, exactly.
        /// Example: `"1994-04-02"`
        one start: Date,
        /// The last day, exactly. It is counted too.
        /// Example: `"1994-06-20"`
        one end: Date,
        /// What is known of the first day. The figure begins with it.
        maybe case: Case,
        /// The date at which this was known.
        maybe as_of: Date,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

record! {
    /// A dot for each one counted. Where several counts compete, all of them are shown.
    Dots, "A figure of dots" => verify {
        /// What kind of figure it is.
        checked kind: FigureKind,
        /// Its heading.
        /// Example: `"The walkers"`
        one title: Line,
        /// What one dot stands for.
        /// Example: `"one person who walked along"`
        one unit: Line,
        /// What it shows, in one sentence.
        /// Example: `"The paper counted 200 walkers, the police 120."`
        one reading: Line,
        /// One of those counted, by name. The figure begins with them.
        maybe case: Case,
        /// The counts, each with its sources. Several may compete, eight at the most.
        some counts: Value [at most Self::MOST],
    }
}

record! {
    /// A bar for each value, to compare them.
    Bars, "A figure of bars" {
        /// What kind of figure it is.
        checked kind: FigureKind,
        /// Its heading.
        /// Example: `"Visitors by year"`
        one title: Line,
        /// What the values count.
        /// Example: `"visitors"`
        one unit: Line,
        /// What it shows, in one sentence.
        /// Example: `"Twice as many came in the second year."`
        one reading: Line,
        /// The values, each with its sources.
        some bars: Value,
    }
}

record! {
    /// One of those that a figure counts, by name.
    Case, "A case of a figure" {
        /// Who or what it is.
        /// Example: `"Ana Ruiz, 71"`
        one name: Line,
        /// What is known of them, in a sentence.
        /// Example: `"She walked all the way, with her dog."`
        one text: Line,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

record! {
    /// One value of a figure, with its sources.
    Value, "A value of a figure" {
        /// What or whose value it is.
        /// Example: `"The Daily Paper"`
        one label: Line,
        /// The value: a whole number, without commas and quotation marks.
        /// Example: `200`
        one value: Count,
        /// The date at which this value was current.
        maybe as_of: Date,
        /// What a reader should know of it, in a sentence.
        /// Example: `"Counts children too."`
        maybe note: Line,
        /// Whether the value is in dispute. The figure marks it then.
        maybe disputed: Truth,
        /// Whether the value is a projection or an estimate. The figure marks it then.
        maybe projected: Truth,
        /// The sources, by their keys in “sources”, the most important first.
        some sources: Ref<Source>,
    }
}

impl Dots {
    /// The most counts between which the style of the page can switch (`src/components/figure/figure.css`).
    const MOST: usize = 8;

    fn verify(&self, node: &Node<'_>, reader: &mut Reader) {
        let count = self.counts.len();
        if count <= Self::MOST {
            return;
        }
        let counts = node.get("counts").unwrap_or(node);
        reader.problems.add(
            Code::TooMany,
            counts.opening(),
            format!(
                "These are {count} counts; a reader can switch between {}.",
                Self::MOST
            ),
            "Keep those that readers should compare, or draw them as bars.",
        );
    }
}

impl Days {
    /// The most squares that are drawn: eleven years.
    const MOST: i64 = 4_000;

    /// The first and the last day, where both are known to the day and not too far apart.
    pub(crate) fn ends(&self) -> Option<(Day, Day)> {
        let (start, end) = (exact(&self.start)?, exact(&self.end)?);
        (end.number() - start.number() < Self::MOST).then_some((start, end))
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

#[cfg(test)]
mod tests {
    use super::Dots;

    #[test]
    fn the_style_switches_between_as_many_counts_as_an_author_may_give() {
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../src/components/figure/figure.css"
        );
        let style = std::fs::read_to_string(file).unwrap();
        let rules = style.matches(":has([value=\"").count();
        // Above the largest count there is nothing to hide.
        assert_eq!(rules + 1, Dots::MOST);
    }
}

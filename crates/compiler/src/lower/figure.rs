//! Figures: what is drawn, and the same as rows of a table.

use companion_model::{Case, Datum, Figure, FigureKind, ItemKind, Prose};

use super::Lowering;
use crate::author::figure::{Case as AuthorCase, Days, Figure as Author, Value};
use crate::author::leaf::Truth;
use crate::divide::folder;
use crate::edtf::{Day, Edtf, Moment, Precision};

impl Lowering<'_> {
    /// The figure of the event with this id, unless there is nothing to draw.
    pub(super) fn figure(&mut self, figure: &Author, event: &str) -> Option<Figure> {
        // Sources are numbered in the order in which they stand on the page.
        let case = match figure {
            Author::Days(days) => days.case.as_ref(),
            Author::Dots(dots) => dots.case.as_ref(),
            Author::Bars(_) => None,
        };
        let case = case.map(|case| self.case(case));
        let (kind, title, unit, reading, data) = match figure {
            Author::Days(days) => {
                let data = self.months(days);
                (
                    FigureKind::Days,
                    &days.title,
                    &days.unit,
                    &days.reading,
                    data,
                )
            }
            Author::Dots(dots) => {
                let data = self.values(&dots.counts);
                (
                    FigureKind::Dots,
                    &dots.title,
                    &dots.unit,
                    &dots.reading,
                    data,
                )
            }
            Author::Bars(bars) => {
                let data = self.values(&bars.bars);
                (
                    FigureKind::Bars,
                    &bars.title,
                    &bars.unit,
                    &bars.reading,
                    data,
                )
            }
        };
        if data.is_empty() {
            return None;
        }
        Some(Figure {
            kind,
            title: self.line(title),
            unit: self.line(unit),
            reading: self.line(reading),
            case,
            data,
            file: format!("./e/{}.csv", folder::name(ItemKind::Event, event)),
        })
    }

    fn case(&mut self, case: &AuthorCase) -> Case {
        Case {
            name: self.line(&case.name),
            text: self.line(&case.text),
            cites: self.citations.cite(&case.sources),
        }
    }

    fn values(&mut self, values: &[Value]) -> Vec<Datum> {
        values.iter().map(|value| self.value(value)).collect()
    }

    fn value(&mut self, value: &Value) -> Datum {
        Datum {
            label: self.line(&value.label),
            value: value.value.0,
            text: self.locale.number(value.value.0 as usize),
            as_of: self.maybe_when(value.as_of.as_ref()),
            note: self.maybe_line(value.note.as_ref()),
            disputed: is_true(value.disputed.as_ref()),
            projected: is_true(value.projected.as_ref()),
            cites: self.citations.cite(&value.sources),
        }
    }

    /// The days of a span, month by month, both ends counted.
    fn months(&mut self, days: &Days) -> Vec<Datum> {
        let Some((start, end)) = days.ends() else {
            return Vec::new();
        };
        let cites = self.citations.cite(&days.sources);
        let as_of = self.maybe_when(days.as_of.as_ref());
        let mut data = Vec::new();
        let mut first = start;
        while first <= end {
            let next_month = match first {
                Day(year, 12, _) => Day(year + 1, 1, 1),
                Day(year, month, _) => Day(year, month + 1, 1),
            };
            let behind = next_month.number().min(end.number() + 1);
            let value = u32::try_from(behind - first.number()).unwrap_or_default();
            data.push(Datum {
                label: self.month(first),
                value,
                text: self.locale.number(value as usize),
                as_of: as_of.clone(),
                note: None,
                disputed: false,
                projected: false,
                cites: cites.clone(),
            });
            first = next_month;
        }
        data
    }

    fn month(&self, day: Day) -> Prose {
        let month = Edtf::Moment(Moment {
            precision: Precision::Month(day.0, day.1),
            approximate: false,
            uncertain: false,
        });
        Prose::plain(self.locale.dates.word(month).to_text())
    }
}

fn is_true(truth: Option<&Truth>) -> bool {
    truth.is_some_and(|truth| truth.0)
}

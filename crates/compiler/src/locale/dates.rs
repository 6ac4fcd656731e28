//! Dates in words: ICU4X writes the dates (CLDR data), the locale file's patterns put them together.

mod patterns;

use companion_model::{When, WhenPart};
use fixed_decimal::Decimal;
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{M, MD, Y, YM, YMD};
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter as Formatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::GroupingStrategy;
use icu_locale_core::subtags::language;
use icu_locale_core::{Locale, locale};
use icu_plurals::PluralRules;

use super::counted;
use crate::edtf::{Bound, Edtf, Moment, Precision, Season};
use patterns::LongAgo;
pub(super) use patterns::Patterns;

/// Words dates in one language.
#[derive(Debug)]
pub(crate) struct DateWords {
    patterns: Patterns,
    /// For what no word of the patterns can stand before.
    signs: Patterns,
    day: Formatter<Gregorian, YMD>,
    month: Formatter<Gregorian, YM>,
    year: Formatter<Gregorian, Y>,
    day_of_year: Formatter<Gregorian, MD>,
    month_of_year: Formatter<Gregorian, M>,
    /// A year among the words of a pattern.
    year_in_words: Formatter<Gregorian, Y>,
    /// A number among them.
    numbers: DecimalFormatter,
    /// The number of a year that no formatter above words.
    bare_year: DecimalFormatter,
    plurals: PluralRules,
}

impl DateWords {
    /// `locale` words the dates; the patterns are in the language of `words`, as are its `numbers` and `plurals`.
    pub(super) fn new(
        locale: Locale,
        words: Locale,
        patterns: Patterns,
        numbers: DecimalFormatter,
        plurals: PluralRules,
    ) -> Result<Self, DateTimeFormatterLoadError> {
        // After a year, Chinese counts its months (5月); alone it names them (五月).
        let month_of_year = match locale.id.language == language!("zh") {
            true => M::medium(),
            false => M::long(),
        };
        Ok(Self {
            signs: patterns.clone().in_signs(),
            patterns,
            day: Formatter::try_new(locale.clone().into(), YMD::long())?,
            month: Formatter::try_new(with_months(&locale).into(), YM::long())?,
            year: Formatter::try_new(locale.clone().into(), Y::long())?,
            day_of_year: Formatter::try_new(locale.clone().into(), MD::long())?,
            year_in_words: Formatter::try_new(words.into(), Y::long())?,
            numbers,
            bare_year: DecimalFormatter::try_new(
                locale.clone().into(),
                GroupingStrategy::Never.into(),
            )?,
            plurals,
            month_of_year: Formatter::try_new(locale.into(), month_of_year)?,
        })
    }

    /// A date in words.
    pub(crate) fn word(&self, date: Edtf) -> When {
        let parts = match date {
            Edtf::Moment(moment) => self.moment(moment),
            // Nobody says “from 3 April to 3 April”.
            Edtf::Interval(Bound::At(start), Bound::At(end)) if start == end => self.moment(start),
            Edtf::Interval(Bound::At(start), Bound::At(end)) => {
                self.interval(start_of(start), end_of(end))
            }
            Edtf::Interval(Bound::At(start), end) => {
                let start = start_of(start);
                let patterns = self.open(start);
                let pattern = match end {
                    Bound::Unknown => &patterns.from_unknown,
                    _ => &patterns.from,
                };
                self.placed(pattern, "{start}", start)
            }
            Edtf::Interval(start, Bound::At(end)) => {
                let end = end_of(end);
                let patterns = self.open(end);
                let pattern = match start {
                    Bound::Unknown => &patterns.until_unknown,
                    _ => &patterns.until,
                };
                self.placed(pattern, "{end}", end)
            }
            // The parser takes no interval without any end.
            Edtf::Interval(..) => Vec::new(),
        };
        When {
            parts,
            edtf: date.to_string(),
        }
    }

    fn interval(&self, start: Moment, end: Moment) -> Vec<WhenPart> {
        if start == end {
            return self.moment(start);
        }
        let (start, end) = self.ends(start, end);
        let pattern = &self.patterns.interval;
        fill(pattern, &[("{start}", start), ("{end}", end)])
    }

    /// The patterns of an interval with one end: signs for years that are counted back from today, because most languages
    /// say no “from” before their “ago”.
    fn open(&self, end: Moment) -> &Patterns {
        match years_ago(end.precision) {
            Some(_) => &self.signs,
            None => &self.patterns,
        }
    }

    /// A moment behind the word of a pattern, with its article where that word wants one.
    fn placed(&self, pattern: &str, place: &str, moment: Moment) -> Vec<WhenPart> {
        let article = match is_sure(moment) {
            true => self.patterns.articles.of(moment.precision),
            // It stands behind the word of doubt.
            false => "",
        };
        let pattern = with_article(pattern, article);
        fill(&pattern, &[(place, self.moment(moment))])
    }

    /// The two ends of an interval; a year that they share stands once.
    ///
    /// Which end can do without it is seen in the words, for the patterns may be those of another language than the dates.
    /// Where a language words a date otherwise when its year is gone (“Φεβρουαρίου”), both ends keep it.
    fn ends(&self, start: Moment, end: Moment) -> (Vec<WhenPart>, Vec<WhenPart>) {
        let whole = (self.moment(start), self.moment(end));
        let share_year = is_sure(start)
            && is_sure(end)
            && start.first_day().0 == end.first_day().0
            && std::mem::discriminant(&start.precision) == std::mem::discriminant(&end.precision);
        if !share_year {
            return whole;
        }
        let short = |moment: Moment| self.without_year(moment.precision);
        let text = |parts: &[WhenPart]| {
            parts
                .iter()
                .map(|part| part.text.as_str())
                .collect::<String>()
        };
        let (Some(short_start), Some(short_end)) = (short(start), short(end)) else {
            return whole;
        };
        let shortened = |words, moment: Moment| vec![part(words, datetime(moment.precision))];
        if text(&whole.0).starts_with(&short_start) {
            // The year stands last, and once is enough at the end of both.
            return (shortened(short_start, start), whole.1);
        }
        if text(&whole.1).ends_with(&short_end) {
            return (whole.0, shortened(short_end, end));
        }
        whole
    }

    /// A day or a month without its year.
    fn without_year(&self, precision: Precision) -> Option<String> {
        match precision {
            Precision::Day(y, m, d) => {
                day(y, m, d).map(|day| self.day_of_year.format(&day).to_string())
            }
            Precision::Month(y, m) => {
                day(y, m, 1).map(|day| self.month_of_year.format(&day).to_string())
            }
            _ => None,
        }
    }

    fn moment(&self, moment: Moment) -> Vec<WhenPart> {
        let Moment {
            precision,
            approximate,
            uncertain,
        } = moment;
        let patterns = &self.patterns;
        // “il y a environ 13,8 milliards d’années”: the “about” stands before the number.
        let ago = years_ago(precision).filter(|_| approximate);
        if let Some(date) = ago.and_then(|years| self.ago(&patterns.about_ago, years)) {
            let date = vec![part(date, None)];
            return match uncertain {
                true => fill(&with_article(&patterns.uncertain, ""), &[("{date}", date)]),
                false => date,
            };
        }
        let date = self.precision(precision);
        let pattern = match (approximate, uncertain) {
            (false, false) => return date,
            (true, false) => &patterns.about,
            (false, true) => &patterns.uncertain,
            (true, true) => &patterns.about_uncertain,
        };
        let pattern = with_article(pattern, patterns.articles.of(precision));
        fill(&pattern, &[("{date}", date)])
    }

    fn precision(&self, precision: Precision) -> Vec<WhenPart> {
        let patterns = &self.patterns;
        let words = match precision {
            Precision::Day(y, m, d) => day(y, m, d).map(|day| self.day.format(&day).to_string()),
            Precision::Month(y, m) => day(y, m, 1).map(|day| self.month.format(&day).to_string()),
            Precision::Year(year) => self.year(year),
            Precision::Season(year, season) => {
                let pattern = match season {
                    Season::Spring => &patterns.spring,
                    Season::Summer => &patterns.summer,
                    Season::Autumn => &patterns.autumn,
                    Season::Winter => &patterns.winter,
                };
                self.year_by(&self.year_in_words, year)
                    .map(|year| pattern.replace("{year}", &year))
            }
            Precision::Decade(year) => Some(
                patterns
                    .decade
                    .replace("{year}", &self.bare(year))
                    .replace("{last}", &self.bare(year + 9)),
            ),
            Precision::Century(year) => {
                self.year(year)
                    .zip(self.year(year + 99))
                    .map(|(first, last)| {
                        patterns
                            .century
                            .replace("{first}", &first)
                            .replace("{last}", &last)
                    })
            }
        };
        let text = words.unwrap_or_else(|| precision.to_string());
        vec![part(text, datetime(precision))]
    }

    /// A number of years before today, to four digits, in the words of `pattern`.
    fn ago(&self, pattern: &str, years: i64) -> Option<String> {
        let units = &self.patterns.long_ago;
        let LongAgo { unit, words } = units.iter().find(|long| years >= long.unit)?;
        let mut number = Decimal::from(years);
        number.round(number.nonzero_magnitude_start() - 3);
        number.multiply_pow10(-i16::try_from(unit.ilog10()).ok()?);
        number.trim_end();
        let words = counted(words, self.plurals.category_for(&number));
        let years = words.replace("{n}", &self.numbers.format(&number).to_string());
        Some(pattern.replace("{years}", &years))
    }

    /// A year's number in the language's digits.
    fn bare(&self, year: i64) -> String {
        self.bare_year.format(&Decimal::from(year)).to_string()
    }

    fn year(&self, year: i64) -> Option<String> {
        self.year_by(&self.year, year)
    }

    fn year_by(&self, formatter: &Formatter<Gregorian, Y>, year: i64) -> Option<String> {
        if let Some(years) = years_ago(Precision::Year(year)) {
            return self.ago(&self.patterns.ago, years);
        }
        if year > LAST_OF_ICU {
            return Some(self.bare(year));
        }
        let format = |year| day(year, 1, 1).map(|day| formatter.format(&day).to_string());
        if year <= -LAST_OF_ICU {
            // ICU's calendar does not go back so far; its words do.
            let last = self.bare(LAST_OF_ICU);
            let words = format(1 - LAST_OF_ICU).filter(|words| words.contains(&last))?;
            return Some(words.replace(&last, &self.bare(1 - year)));
        }
        format(year)
    }
}

/// The first year that has a name of its own; before it, years are counted back from today, where one year more or
/// less does not matter.
const EARLIEST_NAMED: i64 = -99_999;

/// How many years ago it was, where it is said so.
fn years_ago(precision: Precision) -> Option<i64> {
    match precision {
        Precision::Year(year) if year < EARLIEST_NAMED => Some(1 - year),
        _ => None,
    }
}

fn is_sure(moment: Moment) -> bool {
    !moment.approximate && !moment.uncertain
}

/// The beginning of an interval. Many years begin with the first of them: nobody says “from 1700–1799 to 1800–1899”, and
/// each language has cases of its own for a decade behind a word.
fn start_of(moment: Moment) -> Moment {
    outer(moment, moment.first_day().0)
}

/// The end of an interval. Many years end with the last of them.
fn end_of(moment: Moment) -> Moment {
    outer(moment, moment.last_day().0)
}

/// Which of the many years it was, nobody has said: so it is about this one.
fn outer(moment: Moment, year: i64) -> Moment {
    match moment.precision {
        Precision::Century(_) | Precision::Decade(_) => Moment {
            precision: Precision::Year(year),
            approximate: true,
            ..moment
        },
        _ => moment,
    }
}

/// The last year for which ICU has a calendar, and before Christ the first.
const LAST_OF_ICU: i64 = 9_999;

/// A day of ICU's calendar; nothing for one that does not exist, which the parser lets nobody write.
fn day(year: i64, month: u8, day: u8) -> Option<Date<Gregorian>> {
    let year = i32::try_from(year).ok()?;
    Date::try_new_gregorian(year, month, day).ok()
}

/// The value of `<time datetime>` (HTML, “valid date string” and its shorter forms), which begins with year 1.
fn datetime(precision: Precision) -> Option<String> {
    let (Precision::Year(year) | Precision::Month(year, _) | Precision::Day(year, ..)) = precision
    else {
        return None;
    };
    (1..=9_999).contains(&year).then(|| precision.to_string())
}

fn part(text: String, datetime: Option<String>) -> WhenPart {
    WhenPart { text, datetime }
}

/// A pattern with its article where it has a place for one: “hasta {the_end}”, “hasta el {end}”.
fn with_article(pattern: &str, article: &str) -> String {
    pattern.replace("{the_", &format!("{article}{{"))
}

/// Puts dates into the places of a pattern, whose own words become parts without a date.
fn fill(pattern: &str, dates: &[(&str, Vec<WhenPart>)]) -> Vec<WhenPart> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((at, name, date)) = dates
        .iter()
        .filter_map(|(name, date)| rest.find(name).map(|at| (at, name, date)))
        .min_by_key(|(at, ..)| *at)
    {
        let (before, after) = rest.split_at(at);
        if !before.is_empty() {
            parts.push(part(before.to_owned(), None));
        }
        parts.extend(date.iter().cloned());
        rest = &after[name.len()..];
    }
    if !rest.is_empty() {
        parts.push(part(rest.to_owned(), None));
    }
    parts
}

/// The locale whose months and years are worded as in this one.
///
/// CLDR words “janeiro de 1900” with the year of a week (`Y`) in Brazil, which ICU4X does not know and stops at. Portugal
/// words it alike, with the year.
fn with_months(locale: &Locale) -> Locale {
    match locale.id.language == language!("pt") {
        true => locale!("pt-PT"),
        false => locale.clone(),
    }
}

#[cfg(test)]
mod tests;

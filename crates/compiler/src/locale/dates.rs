//! Dates in words: ICU4X writes the dates (CLDR data), the locale file's patterns put them together.

use companion_model::{When, WhenPart};
use fixed_decimal::Decimal;
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{M, MD, Y, YM, YMD};
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter as Formatter};
use icu_decimal::DecimalFormatter;
use icu_locale_core::subtags::language;
use icu_locale_core::{Locale, locale};
use serde::Deserialize;

use crate::edtf::{Bound, Edtf, Moment, Precision, Season};

/// How a language puts dates together. `{…}` stands for a date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Patterns {
    about: String,
    uncertain: String,
    about_uncertain: String,
    interval: String,
    year_stands: YearStands,
    until: String,
    from: String,
    until_unknown: String,
    from_unknown: String,
    decade: String,
    century: String,
    spring: String,
    summer: String,
    autumn: String,
    winter: String,
    /// How years are counted back from today that no calendar reaches, the largest unit first.
    long_ago: Vec<LongAgo>,
}

/// A unit in which many years are counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LongAgo {
    /// How many years it has.
    unit: i64,
    /// The words: `{n} million years ago`.
    words: String,
}

/// Where the year stands in a date, which decides which end of an interval can do without it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum YearStands {
    First,
    Last,
}

/// Words dates in one language.
#[derive(Debug)]
pub(crate) struct DateWords {
    patterns: Patterns,
    day: Formatter<Gregorian, YMD>,
    month: Formatter<Gregorian, YM>,
    year: Formatter<Gregorian, Y>,
    day_of_year: Formatter<Gregorian, MD>,
    month_of_year: Formatter<Gregorian, M>,
    numbers: DecimalFormatter,
}

impl DateWords {
    pub(super) fn new(
        locale: Locale,
        patterns: Patterns,
        numbers: DecimalFormatter,
    ) -> Result<Self, DateTimeFormatterLoadError> {
        // After a year, Chinese counts its months (5月); alone it names them (五月).
        let month_of_year = match patterns.year_stands {
            YearStands::First => M::medium(),
            YearStands::Last => M::long(),
        };
        Ok(Self {
            patterns,
            day: Formatter::try_new(locale.clone().into(), YMD::long())?,
            month: Formatter::try_new(with_months(&locale).into(), YM::long())?,
            year: Formatter::try_new(locale.clone().into(), Y::long())?,
            day_of_year: Formatter::try_new(locale.clone().into(), MD::long())?,
            numbers,
            month_of_year: Formatter::try_new(locale.into(), month_of_year)?,
        })
    }

    /// A date in words.
    pub(crate) fn word(&self, date: Edtf) -> When {
        let patterns = &self.patterns;
        let parts = match date {
            Edtf::Moment(moment) => self.moment(moment),
            // Nobody says “from 3 April to 3 April”.
            Edtf::Interval(Bound::At(start), Bound::At(end)) if start == end => self.moment(start),
            Edtf::Interval(Bound::At(start), Bound::At(end)) => {
                let (start, end) = self.ends(start, end);
                fill(&patterns.interval, &[("{start}", start), ("{end}", end)])
            }
            Edtf::Interval(Bound::At(start), end) => {
                let pattern = match end {
                    Bound::Unknown => &patterns.from_unknown,
                    _ => &patterns.from,
                };
                fill(pattern, &[("{start}", self.moment(start))])
            }
            Edtf::Interval(start, Bound::At(end)) => {
                let pattern = match start {
                    Bound::Unknown => &patterns.until_unknown,
                    _ => &patterns.until,
                };
                fill(pattern, &[("{end}", self.moment(end))])
            }
            // The parser takes no interval without any end.
            Edtf::Interval(..) => Vec::new(),
        };
        When { parts }
    }

    /// The two ends of an interval; what they share stands once.
    fn ends(&self, start: Moment, end: Moment) -> (Vec<WhenPart>, Vec<WhenPart>) {
        let plain = |moment: Moment| !moment.approximate && !moment.uncertain;
        let without_year = |moment: Moment| {
            let words = match moment.precision {
                Precision::Day(y, m, d) => {
                    day(y, m, d).map(|day| self.day_of_year.format(&day).to_string())
                }
                Precision::Month(y, m) => {
                    day(y, m, 1).map(|day| self.month_of_year.format(&day).to_string())
                }
                _ => None,
            };
            words.map(|text| vec![part(text, datetime(moment.precision))])
        };
        let share_year = plain(start)
            && plain(end)
            && start.first_day().0 == end.first_day().0
            && std::mem::discriminant(&start.precision) == std::mem::discriminant(&end.precision);
        let shortened = match self.patterns.year_stands {
            _ if !share_year => None,
            YearStands::Last => without_year(start).map(|short| (short, self.moment(end))),
            YearStands::First => without_year(end).map(|short| (self.moment(start), short)),
        };
        shortened.unwrap_or_else(|| (self.moment(start), self.moment(end)))
    }

    fn moment(&self, moment: Moment) -> Vec<WhenPart> {
        let date = self.precision(moment.precision);
        let pattern = match (moment.approximate, moment.uncertain) {
            (false, false) => return date,
            (true, false) => &self.patterns.about,
            (false, true) => &self.patterns.uncertain,
            (true, true) => &self.patterns.about_uncertain,
        };
        fill(pattern, &[("{date}", date)])
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
                self.year(year).map(|year| pattern.replace("{year}", &year))
            }
            Precision::Decade(year) => Some(patterns.decade.replace("{year}", &year.to_string())),
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

    /// A number of years before today, to four digits.
    fn long_ago(&self, years: i64) -> Option<String> {
        let units = &self.patterns.long_ago;
        let LongAgo { unit, words } = units.iter().find(|long| years >= long.unit)?;
        let mut number = Decimal::from(years);
        number.round(number.nonzero_magnitude_start() - 3);
        number.multiply_pow10(-i16::try_from(unit.ilog10()).ok()?);
        number.trim_end();
        Some(words.replace("{n}", &self.numbers.format(&number).to_string()))
    }

    fn year(&self, year: i64) -> Option<String> {
        if year < EARLIEST_NAMED {
            return self.long_ago(1 - year);
        }
        if year > LAST_OF_ICU {
            return Some(year.to_string());
        }
        let format = |year| day(year, 1, 1).map(|day| self.year.format(&day).to_string());
        if year <= -LAST_OF_ICU {
            // ICU's calendar does not go back so far; its words do.
            let last = LAST_OF_ICU.to_string();
            let words = format(1 - LAST_OF_ICU).filter(|words| words.contains(&last))?;
            return Some(words.replace(&last, &(1 - year).to_string()));
        }
        format(year)
    }
}

/// The first year that has a name of its own; before it, years are counted back from today, where one year more or
/// less does not matter.
const EARLIEST_NAMED: i64 = -99_999;

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
mod tests {
    use super::*;
    use crate::edtf;

    fn english() -> DateWords {
        let locale = crate::locale::Locale::new("en").unwrap();
        locale.dates
    }

    #[test]
    fn dates_are_worded() {
        let english = english();
        for (written, words) in [
            ("2009-05-07", "7 May 2009"),
            ("2009-05", "May 2009"),
            ("2009", "2009"),
            ("197X", "1970s"),
            ("19XX", "1900 to 1999"),
            ("2008-21", "spring 2008"),
            ("2008~", "about 2008"),
            ("1975?", "perhaps 1975"),
            ("2008-05%", "perhaps about May 2008"),
            ("1957/1976", "1957 to 1976"),
            ("2011-04-03/2011-06-22", "3 April to 22 June 2011"),
            ("2008-03/2008-05", "March to May 2008"),
            ("2008-03/2008-05-12", "March 2008 to 12 May 2008"),
            (
                "2011-04-03~/2011-06-22",
                "about 3 April 2011 to 22 June 2011",
            ),
            ("../2008", "until 2008"),
            ("2008/..", "from 2008"),
            ("/2008", "until 2008, beginning unknown"),
            ("2008/", "from 2008, end unknown"),
            ("-0499", "500 BC"),
            ("-0043-03-15", "15 March 44 BC"),
            ("0000", "1 BC"),
            ("Y-11999", "12000 BC"),
            ("Y12000", "12000"),
            ("Y-299999", "300,000 years ago"),
            ("Y-538799999", "538.8 million years ago"),
            ("Y-13799999999", "13.8 billion years ago"),
            ("Y-13799629999~", "about 13.8 billion years ago"),
            ("Y-99999999999", "100 billion years ago"),
        ] {
            let date = edtf::parse(written).unwrap();
            assert_eq!(english.word(date).to_text(), words, "{written}");
        }
    }

    #[test]
    fn dates_are_worded_in_chinese() {
        let chinese = crate::locale::Locale::new("zh-Hans").unwrap().dates;
        for (written, words) in [
            ("2009-05-07", "2009年5月7日"),
            ("2009-05", "2009年5月"),
            ("2009", "2009年"),
            ("197X", "1970年代"),
            ("2008-21", "2008年春"),
            ("2008~", "约2008年"),
            ("1957/1976", "1957年至1976年"),
            ("2011-04-03/2011-06-22", "2011年4月3日至6月22日"),
            ("2008-03/2008-05", "2008年3月至5月"),
            ("2008/..", "自2008年起"),
            ("-0499", "公元前500年"),
            ("Y-299999", "30万年前"),
            ("Y-13799999999", "138亿年前"),
        ] {
            let date = edtf::parse(written).unwrap();
            assert_eq!(chinese.word(date).to_text(), words, "{written}");
        }
    }

    #[test]
    fn each_end_of_an_interval_is_a_moment_of_its_own() {
        let english = english();
        for (written, expected) in [
            ("2009-05-07", vec![Some("2009-05-07")]),
            (
                "2011-04-03/2011-06-22",
                vec![Some("2011-04-03"), None, Some("2011-06-22")],
            ),
            ("2008~", vec![None, Some("2008")]),
            ("2008-21", vec![None]),
            ("-0499", vec![None]),
        ] {
            let when = english.word(edtf::parse(written).unwrap());
            let moments: Vec<_> = when
                .parts
                .iter()
                .map(|part| part.datetime.as_deref())
                .collect();
            assert_eq!(moments, expected, "{written}");
        }
    }

    #[test]
    fn no_language_stops_at_a_date() {
        let languages = "af am ar az be bg bn bs ca cs cy da de el en en-US eo es et eu fa fi fil fr ga gl gu he hi hr hu hy \
                         id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl ps pt pt-BR pt-PT ro ru sd \
                         si sk sl so sq sr sv sw ta te th tr uk ur uz vi yi zh zh-Hant zu";
        let dates = "1900 1900-02 1900-02-03 1900-02/1900-03 1900-02-03/1900-04-05 190X 19XX 1900-21 1900~ -0500 -9999 \
                     Y-13799999999 Y20000";
        for language in languages.split_ascii_whitespace() {
            let words = crate::locale::Locale::new(language).unwrap().dates;
            for date in dates.split_ascii_whitespace() {
                let words = words.word(edtf::parse(date).unwrap()).to_text();
                assert!(!words.is_empty(), "{language} has no words for {date}");
                let is_brazilian = ["pt", "pt-BR"].contains(&language) && date == "1900-02";
                assert!(!is_brazilian || words == "fevereiro de 1900", "{words}");
            }
        }
    }
}

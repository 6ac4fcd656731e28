//! What holds for every date there is.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_as_itself(date in dates()) {
        prop_assert_eq!(parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn what_is_read_is_printed_as_it_was(text in "[0-9XY~?%./-]{0,16}") {
        if let Ok(date) = parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn a_date_begins_before_it_ends(date in dates()) {
        if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
            prop_assert!(first <= last, "{} begins on {:?} and ends on {:?}", date, first, last);
        }
    }

    #[test]
    fn anything_has_readings_or_none(text in "\\PC{0,40}") {
        readings(&text);
    }

    #[test]
    fn what_is_said_of_a_day_is_read_as_that_day(
        (year, month, day) in days(),
        pattern in prop::sample::select(PATTERNS),
    ) {
        let name = ["January", "février", "März", "abril", "maggio", "июня", "July", "août", "September", "octubre", "novembre", "декабря"];
        let written = pattern
            .replace("{Y}", &format!("{year:04}"))
            .replace("{name}", name[usize::from(month) - 1])
            .replace("{MM}", &format!("{month:02}"))
            .replace("{M}", &month.to_string())
            .replace("{DD}", &format!("{day:02}"))
            .replace("{D}", &day.to_string());
        let expected = format!("{year:04}-{month:02}-{day:02}");
        let found = readings(&written);
        prop_assert!(found.contains(&expected), "{}: {:?}", written, found);
    }
}

/// How people write a day.
const PATTERNS: &[&str] = &[
    "{D} {name} {Y}",
    "{name} {D}, {Y}",
    "{D}. {name} {Y}",
    "{D} de {name} de {Y}",
    "{Y}-{M}-{D}",
    "{Y}/{MM}/{DD}",
    "{D}.{M}.{Y}",
    "{DD}/{MM}/{Y}",
    "{MM}/{DD}/{Y}",
    "{Y}年{M}月{D}日",
    "{Y}{MM}{DD}",
    "{Y}-{MM}-{DD}T12:00",
    " {Y}-{MM}-{DD} ",
];

fn dates() -> impl Strategy<Value = Edtf> {
    let bound = prop_oneof![
        4 => moments().prop_map(Bound::At),
        1 => Just(Bound::Open),
        1 => Just(Bound::Unknown),
    ];
    prop_oneof![
        moments().prop_map(Edtf::Moment),
        (bound.clone(), bound).prop_filter_map("an interval that is one", |(start, end)| {
            let interval = Edtf::Interval(start, end);
            match (start, end) {
                (Bound::At(start), Bound::At(end)) => {
                    (start.first_day() <= end.last_day()).then_some(interval)
                }
                (Bound::At(_), _) | (_, Bound::At(_)) => Some(interval),
                _ => None,
            }
        }),
    ]
}

fn moments() -> impl Strategy<Value = Moment> {
    let year = -9_999..=9_999_i64;
    let season = prop::sample::select(vec![
        Season::Spring,
        Season::Summer,
        Season::Autumn,
        Season::Winter,
    ]);
    let precision = prop_oneof![
        (0..=99_i64).prop_map(|century| Precision::Century(century * 100)),
        (0..=999_i64).prop_map(|decade| Precision::Decade(decade * 10)),
        year.clone().prop_map(Precision::Year),
        (-999_999_999_999..=999_999_999_999_i64).prop_map(Precision::Year),
        (year.clone(), season).prop_map(|(year, season)| Precision::Season(year, season)),
        (year, 1..=12_u8).prop_map(|(year, month)| Precision::Month(year, month)),
        days().prop_map(|(year, month, day)| Precision::Day(year, month, day)),
    ];
    (precision, any::<bool>(), any::<bool>()).prop_map(|(precision, approximate, uncertain)| {
        Moment {
            precision,
            approximate,
            uncertain,
        }
    })
}

fn days() -> impl Strategy<Value = (i64, u8, u8)> {
    (0..=9_999_i64, 1..=12_u8, 0..31_u8)
        .prop_map(|(year, month, day)| (year, month, 1 + day % calendar::days_in(year, month)))
}

//! What is made of each kind of date.

use serde_json::json;

use super::*;
use crate::locale::Locale;

/// The date that a slide gets, what is shown for it, and what is said about it.
fn read(slide: Value) -> (String, Option<String>, Vec<(Fate, String)>) {
    let Value::Object(mut slide) = slide else {
        panic!("not a slide")
    };
    let words = Locale::new("en").unwrap().dates;
    let mut notes = Notes::default();
    let dated = take(&mut slide, &words, &mut notes);
    match dated {
        Ok(dated) => (dated.edtf.to_string(), dated.words, notes.0),
        Err(fault) => (fault, None, notes.0),
    }
}

#[test]
fn dates_are_read_as_they_are_meant() {
    for (slide, expected, fates) in [
        (json!({"start_date": {"year": "-500"}}), "-0499", &[][..]),
        (json!({"start_date": {"year": "-1"}}), "0000", &[]),
        (
            json!({"start_date": {"year": 0}}),
            "There was no year 0.",
            &[],
        ),
        (json!({"start_date": {"year": ""}}), "It has no date.", &[]),
        (
            json!({"start_date": {"month": "5"}}),
            "Its date has no year.",
            &[],
        ),
        (
            json!({"start_date": {"year": "12", "month": "5"}}),
            "0012-05",
            &[Fate::Guessed],
        ),
        (
            json!({"start_date": {"year": "2011", "month": "04", "day": "03"}}),
            "2011-04-03",
            &[],
        ),
        (
            json!({"start_date": {"year": 2008.0, "month": 5}}),
            "2008-05",
            &[],
        ),
        (
            json!({"start_date": {"year": "2008.5"}}),
            "“2008.5” is not a year.",
            &[],
        ),
        (
            json!({"start_date": {"year": "c. 2008"}}),
            "2008~",
            &[Fate::Guessed],
        ),
        (
            json!({"start_date": {"year": "c. 2008", "month": "3"}}),
            "2008-03~",
            &[Fate::Guessed],
        ),
        (
            json!({"start_date": {"year": "500 BC"}}),
            "-0499",
            &[Fate::Guessed],
        ),
        (json!({"start_date": {"year": "1,066"}}), "1066", &[]),
        (json!({"start_date": {"year": "２００８"}}), "2008", &[]),
        (
            json!({"start_date": {"year": "2008", "month": "March"}}),
            "2008-03",
            &[Fate::Changed],
        ),
        (
            json!({"start_date": {"year": "2009", "month": "Febuary"}}),
            "2009-02",
            &[Fate::Changed],
        ),
        (
            json!({"start_date": {"year": "2013", "month": "13"}}),
            "2013",
            &[Fate::Guessed],
        ),
        (
            json!({"start_date": {"year": "2013", "month": "2", "day": "30"}}),
            "2013-02",
            &[Fate::Guessed],
        ),
        (
            json!({"start_date": {"year": "2013", "month": "0", "day": "0"}}),
            "2013",
            &[],
        ),
        (
            json!({"start_date": {"year": "2013", "day": "7"}}),
            "2013",
            &[Fate::Dropped],
        ),
        (
            json!({"start_date": {"year": "-13800000000"}}),
            "Y-13799999999",
            &[],
        ),
        (json!({"start_date": "2008-05-12"}), "2008-05-12", &[]),
        (json!({"start_date": 2008}), "2008", &[]),
        (
            json!({"start_date": {"year": "2012"}, "end_date": {"year": "2012", "month": "6"}}),
            "2012/2012-06",
            &[],
        ),
        (
            json!({"start_date": {"year": "2011"}, "end_date": {"year": "2011"}}),
            "2011",
            &[],
        ),
        (
            json!({"start_date": {"year": 2010}, "end_date": {"year": 2009}}),
            "2010",
            &[Fate::Dropped],
        ),
        (
            json!({"start_date": {"year": 2010}, "end_date": {"year": "soon"}}),
            "2010",
            &[Fate::Dropped],
        ),
        (json!({"text": {"headline": "x"}}), "It has no date.", &[]),
        (
            json!({"display_date": "c. 1500"}),
            "1500~",
            &[Fate::Guessed],
        ),
    ] {
        let (date, _, notes) = read(slide.clone());
        assert_eq!(date, expected, "{slide}");
        let found: Vec<Fate> = notes.iter().map(|(fate, _)| *fate).collect();
        assert_eq!(found, fates, "{slide}: {notes:?}");
    }
}

#[test]
fn times_and_words_are_shown() {
    for (slide, expected) in [
        (
            json!({"start_date": {"year": 2008, "month": 5, "day": 12}}),
            None,
        ),
        (
            json!({"start_date": {"year": 2008, "month": 5, "day": 12, "hour": 14, "minute": 28}}),
            Some("12 May 2008, 14:28"),
        ),
        (
            json!({"start_date": {"year": 2008, "month": 5, "day": 12, "hour": 14},
                   "end_date": {"year": 2008, "month": 5, "day": 12, "hour": 15, "second": 4}}),
            Some("12 May 2008, 14:00 – 15:00:04"),
        ),
        (
            json!({"start_date": {"year": 2008}, "display_date": "Spring <b>2008</b>"}),
            Some("Spring 2008"),
        ),
        (
            json!({"start_date": {"year": 2008, "display_date": "early 2008"}, "end_date": {"year": 2009}}),
            Some("early 2008 – 2009"),
        ),
    ] {
        assert_eq!(read(slide.clone()).1.as_deref(), expected, "{slide}");
    }
}

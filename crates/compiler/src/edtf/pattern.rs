//! EDTF as a regular expression (ECMA-262), for editors that check while somebody types.

use super::parse::LONGEST_YEAR;

/// A pattern that matches what [`parse`](super::parse()) takes, and besides it only intervals that end before
/// they begin, which no pattern can tell.
pub(crate) fn pattern() -> String {
    let months = "(?:0[1-9]|1[0-2])";
    let month_or_season = "(?:0[1-9]|1[0-2]|2[1-4])";
    let days = format!(
        "(?:{months}-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
    );
    let year = "-?[0-9]{4}";
    let leap_year =
        "-?(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    let date = format!("{year}(?:-{month_or_season}|-{days})?|{leap_year}-02-29");
    let long_year = format!("Y-?[1-9][0-9]{{4,{}}}", LONGEST_YEAR - 1);
    let moment = format!("(?!-0000)(?:[0-9]{{2}}XX|[0-9]{{3}}X|{long_year}|{date})[~?%]?");
    // Either end may be open or unknown, but not both.
    format!(r"^(?!(?:\.\.)?/?(?:\.\.)?$)(?:{moment}|\.\.)?(?:/(?:{moment}|\.\.)?)?$")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::{DateError, parse};

    #[test]
    fn the_pattern_matches_what_the_parser_takes() {
        let schema = serde_json::json!({ "pattern": pattern() });
        let schema = jsonschema::validator_for(&schema).unwrap();
        let agree = |text: &str| {
            let parsed = match parse(text) {
                Ok(_) | Err(DateError::EndBeforeStart) => true,
                Err(_) => false,
            };
            assert_eq!(schema.is_valid(&text.into()), parsed, "{text}");
        };
        for year in [
            "1900", "2000", "2011", "2012", "-0004", "-0001", "0000", "-0000", "0400",
        ] {
            agree(year);
            for month in 0..=26 {
                agree(&format!("{year}-{month:02}"));
                for day in 0..=32 {
                    agree(&format!("{year}-{month:02}-{day:02}"));
                }
            }
        }
        let moments = [
            "",
            ".",
            "..",
            "...",
            "2009",
            "2009-05~",
            "2009?",
            "2009%",
            "2009~?",
            "197X",
            "19XX",
            "1XXX",
            "-19XX",
            "197X~",
            "2008-21",
            "2008-25",
            "209",
            "20090",
            "2009-5",
            "２００９",
            "2009-05-12 ",
            " 2009",
            "2009-05-",
            "c. 2009",
            "2009-05-12-13",
            "-0500",
            "+2009",
            "Y2009",
            "Y20090",
            "Y-13799999999~",
            "Y-01234",
            "Y1234567890123",
            "Y20090-05",
        ];
        for start in moments {
            agree(start);
            for end in moments {
                agree(&format!("{start}/{end}"));
                agree(&format!("{start}/{end}/"));
            }
        }
    }
}

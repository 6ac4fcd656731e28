//! Dates in the words of many languages.

mod patterns;

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
        ("19XX", "1900–1999"),
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
fn dates_are_worded_in_traditional_chinese() {
    let chinese = crate::locale::Locale::new("zh-Hant").unwrap().dates;
    for (written, words) in [
        ("2009-05-07", "2009年5月7日"),
        ("197X", "1970年代"),
        ("19XX", "1900年至1999年"),
        ("2008-21", "2008年春"),
        ("2008~", "約2008年"),
        ("1975?", "可能1975年"),
        ("2008-05%", "可能約2008年5月"),
        ("1957/1976", "1957年至1976年"),
        ("../2008", "至2008年"),
        ("2008/..", "自2008年起"),
        ("2008/", "自2008年起，結束時間不詳"),
        ("-0499", "西元前500年"),
        ("Y-299999", "30萬年前"),
        ("Y-13799999999", "138億年前"),
    ] {
        let date = edtf::parse(written).unwrap();
        assert_eq!(chinese.word(date).to_text(), words, "{written}");
    }
}

#[test]
fn dates_are_worded_in_arabic() {
    let arabic = crate::locale::Locale::new("ar").unwrap().dates;
    for (written, words) in [
        ("2009-05-07", "7 مايو 2009"),
        ("2009-05", "مايو 2009"),
        ("2009", "2009"),
        ("197X", "عقد 1970"),
        ("19XX", "1900 – 1999"),
        ("2008-21", "ربيع 2008"),
        ("2008~", "نحو 2008"),
        ("1975?", "ربما 1975"),
        ("2008-05%", "ربما نحو مايو 2008"),
        ("1957/1976", "1957 – 1976"),
        ("../2008", "حتى 2008"),
        ("2008/..", "ابتداءً من 2008"),
        ("/2008", "حتى 2008، والبداية غير معروفة"),
        ("2008/", "ابتداءً من 2008، والنهاية غير معروفة"),
        ("-0499", "500 ق.م"),
        ("Y-299999", "قبل 300,000 سنة"),
        ("Y-999999", "قبل مليون سنة"),
        ("Y-1999999", "قبل مليوني سنة"),
        ("Y-2999999", "قبل 3 ملايين سنة"),
        ("Y-10999999", "قبل 11 مليون سنة"),
        ("Y-99999999", "قبل 100 مليون سنة"),
        ("Y-1999999999", "قبل ملياري سنة"),
        ("Y-13799999999", "قبل 13.8 مليار سنة"),
    ] {
        let date = edtf::parse(written).unwrap();
        assert_eq!(arabic.word(date).to_text(), words, "{written}");
    }
}

#[test]
fn all_years_are_in_the_digits_of_the_language() {
    for (language, written, words) in [
        ("ar-EG", "2009-05-07", "٧ مايو ٢٠٠٩"),
        ("ar-EG", "197X", "عقد ١٩٧٠"),
        ("ar-EG", "Y12000", "١٢٠٠٠"),
        ("ar-EG", "Y-11999", "١٢٠٠٠ ق.م"),
        ("ar-EG", "Y-13799999999", "قبل ١٣٫٨ مليار سنة"),
        ("fa", "197X", "۱۹۷۰–۱۹۷۹"),
    ] {
        let dates = crate::locale::Locale::new(language).unwrap().dates;
        let date = edtf::parse(written).unwrap();
        assert_eq!(dates.word(date).to_text(), words, "{language}: {written}");
    }
}

#[test]
fn dates_are_worded_in_other_languages() {
    for (language, written, words) in [
        ("de", "2008~", "ca. 2008"),
        ("de", "2008-05/..", "ab Mai 2008"),
        ("de", "197X", "1970er-Jahre"),
        ("de", "2008-21", "Frühjahr 2008"),
        ("de", "Y-999999", "vor 1 Million Jahren"),
        ("de", "Y-13799999999", "vor 13,8 Milliarden Jahren"),
        ("es", "2008~", "hacia 2008"),
        ("es", "2008-21", "primavera de 2008"),
        ("es", "Y-13799999999", "hace 13.800 millones de años"),
        ("fr", "2008~", "vers 2008"),
        ("fr", "197X", "années 1970"),
        ("fr", "Y-1499999999", "il y a 1,5 milliard d’années"),
        // Languages that have no words here: in signs, or in words of one language alone.
        ("cs", "2008~", "≈ 2008"),
        ("cs", "1975?", "1975 (?)"),
        ("cs", "2009-05-07/2009-05-09", "7. května – 9. května 2009"),
        ("cs", "../2008", "… – 2008"),
        ("cs", "197X", "1970–1979"),
        ("cs", "19XX", "1900 – 1999"),
        ("cs", "Y-13799999999", "13.8 billion years ago"),
        ("ja", "2008-21", "spring 2008"),
    ] {
        let dates = crate::locale::Locale::new(language).unwrap().dates;
        let date = edtf::parse(written).unwrap();
        assert_eq!(dates.word(date).to_text(), words, "{language}: {written}");
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
fn an_interval_within_a_year_names_it_once() {
    for (language, months, days) in [
        ("en", "March to May 2008", "3 April to 22 June 2011"),
        ("en-US", "March to May 2008", "April 3 to June 22, 2011"),
        ("de", "März bis Mai 2008", "3. April bis 22. Juni 2011"),
        (
            "es",
            "marzo a mayo de 2008",
            "3 de abril a 22 de junio de 2011",
        ),
        ("fr", "mars – mai 2008", "3 avril – 22 juin 2011"),
        (
            "hu",
            "2008. március – május",
            "2011. április 3. – június 22.",
        ),
        ("ja", "2008年3月 – 5月", "2011年4月3日 – 6月22日"),
        ("ko", "2008년 3월 – 5월", "2011년 4월 3일 – 6월 22일"),
        ("zh-Hans", "2008年3月至5月", "2011年4月3日至6月22日"),
        ("zh-Hant", "2008年3月至5月", "2011年4月3日至6月22日"),
        ("ar", "مارس – مايو 2008", "3 أبريل – 22 يونيو 2011"),
        ("ar-EG", "مارس – مايو ٢٠٠٨", "٣ أبريل – ٢٢ يونيو ٢٠١١"),
        // Without its year, a month or a day is another word, or written otherwise.
        (
            "el",
            "Μάρτιος 2008 – Μάιος 2008",
            "3 Απριλίου – 22 Ιουνίου 2011",
        ),
        ("et", "märts – mai 2008", "3 aprill 2011 – 22 juuni 2011"),
    ] {
        let words = crate::locale::Locale::new(language).unwrap().dates;
        let word = |date| words.word(edtf::parse(date).unwrap()).to_text();
        assert_eq!(word("2008-03/2008-05"), months, "{language}");
        assert_eq!(word("2011-04-03/2011-06-22"), days, "{language}");
    }
}

/// Every language whose dates have been looked at.
const LANGUAGES: &str = "af am ar az be bg bn bs ca cs cy da de el en en-US eo es et eu fa fi fil fr ga gl gu he hi hr hu hy \
                         id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl ps pt pt-BR pt-PT ro ru sd \
                         si sk sl so sq sr sv sw ta te th tr uk ur uz vi yi zh zh-Hans zh-Hant zu";

/// Those of them that write the year before the month.
const YEAR_FIRST: &str = "eu hu hy ja kk ko ky lt lv ml mn my ne ps sd si yi zh zh-Hans zh-Hant";

#[test]
fn no_language_stops_at_a_date() {
    let dates = "1900 1900-02 1900-02-03 1900-02/1900-03 1900-02-03/1900-04-05 190X 19XX 1900-21 1900~ -0500 -9999 \
                 Y-13799999999 Y20000";
    for language in LANGUAGES.split_ascii_whitespace() {
        let words = crate::locale::Locale::new(language).unwrap().dates;
        let word = |date: &str| words.word(edtf::parse(date).unwrap()).to_text();
        for date in dates.split_ascii_whitespace() {
            assert!(!word(date).is_empty(), "{language} has no words for {date}");
        }
        // What is not worded is written as it was.
        for date in ["1900-02", "1900-02-03", "-0500"] {
            assert!(!word(date).contains(date), "{language}: {}", word(date));
        }
        let is_brazilian = ["pt", "pt-BR"].contains(&language);
        assert!(!is_brazilian || word("1900-02") == "fevereiro de 1900");
    }
}

#[test]
fn no_end_of_an_interval_loses_its_year() {
    for language in LANGUAGES.split_ascii_whitespace() {
        let words = crate::locale::Locale::new(language).unwrap().dates;
        let word = |date: &str| words.word(edtf::parse(date).unwrap()).to_text();
        let is_first = YEAR_FIRST
            .split_ascii_whitespace()
            .any(|other| other == language);
        for (start, end) in [("1900-02", "1900-03"), ("1900-02-03", "1900-04-05")] {
            let both = word(&format!("{start}/{end}"));
            // The end without a year stands on the side where the other one has it.
            let is_whole = match is_first {
                true => both.starts_with(&word(start)),
                false => both.ends_with(&word(end)),
            };
            assert!(is_whole, "{language}: {both}");
        }
    }
}

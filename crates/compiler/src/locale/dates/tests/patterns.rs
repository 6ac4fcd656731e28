//! Every kind of date behind every word of every language that has words here.

use super::*;
use crate::locale::files;

/// How a language says `~`, `?`, `%`, `../`, `/..`, and an end that nobody knows. `_` stands for the date.
type Frames = [&'static str; 7];

const FRAMES: [&str; 7] = ["_~", "_?", "_%", "../_", "_/..", "/_", "_/"];

/// A date as its author writes it; then alone, behind a word of doubt, as an end and as a beginning.
type Row = [&'static str; 5];

struct Language {
    tag: &'static str,
    frames: Frames,
    rows: &'static [Row],
    /// Years that no calendar reaches: alone, about, perhaps, perhaps about.
    ago: [&'static str; 4],
    /// From 19XX to 200X, and from about 197X to 1985.
    spans: [&'static str; 2],
}

const LANGUAGES: &[Language] = &[
    Language {
        tag: "en",
        frames: [
            "about _",
            "perhaps _",
            "perhaps about _",
            "until _",
            "from _",
            "until _, beginning unknown",
            "from _, end unknown",
        ],
        rows: &[
            same("2009-05-12", "12 May 2009"),
            same("2009-05", "May 2009"),
            same("2009", "2009"),
            same("-0499", "500 BC"),
            same("2008-21", "spring 2008"),
            same("2008-22", "summer 2008"),
            same("2008-23", "autumn 2008"),
            same("2008-24", "winter 2008"),
            ["197X", "1970s", "the 1970s", "about 1979", "about 1970"],
            ["19XX", "1900–1999", "1900–1999", "about 1999", "about 1900"],
        ],
        ago: [
            "13.8 billion years ago",
            "about 13.8 billion years ago",
            "perhaps 13.8 billion years ago",
            "perhaps about 13.8 billion years ago",
        ],
        spans: ["about 1900 to about 2009", "about 1970 to 1985"],
    },
    Language {
        tag: "de",
        frames: [
            "ca. _",
            "vermutlich _",
            "vermutlich ca. _",
            "bis _",
            "ab _",
            "bis _, Beginn unbekannt",
            "ab _, Ende unbekannt",
        ],
        rows: &[
            same("2009-05-12", "12. Mai 2009"),
            same("2009-05", "Mai 2009"),
            same("2009", "2009"),
            same("-0499", "500 v. Chr."),
            same("2008-21", "Frühjahr 2008"),
            same("2008-22", "Sommer 2008"),
            same("2008-23", "Herbst 2008"),
            same("2008-24", "Winter 2008"),
            [
                "197X",
                "1970er-Jahre",
                "1970er-Jahre",
                "ca. 1979",
                "ca. 1970",
            ],
            ["19XX", "1900–1999", "1900–1999", "ca. 1999", "ca. 1900"],
        ],
        ago: [
            "vor 13,8 Milliarden Jahren",
            "vor ca. 13,8 Milliarden Jahren",
            "vermutlich vor 13,8 Milliarden Jahren",
            "vermutlich vor ca. 13,8 Milliarden Jahren",
        ],
        spans: ["ca. 1900 bis ca. 2009", "ca. 1970 bis 1985"],
    },
    Language {
        tag: "es",
        frames: [
            "hacia _",
            "quizá _",
            "quizá hacia _",
            "hasta _",
            "desde _",
            "hasta _, comienzo desconocido",
            "desde _, fin desconocido",
        ],
        rows: &[
            [
                "2009-05-12",
                "12 de mayo de 2009",
                "el 12 de mayo de 2009",
                "el 12 de mayo de 2009",
                "el 12 de mayo de 2009",
            ],
            same("2009-05", "mayo de 2009"),
            same("2009", "2009"),
            same("-0499", "500 a. C."),
            [
                "2008-21",
                "primavera de 2008",
                "la primavera de 2008",
                "la primavera de 2008",
                "la primavera de 2008",
            ],
            [
                "2008-22",
                "verano de 2008",
                "el verano de 2008",
                "el verano de 2008",
                "el verano de 2008",
            ],
            [
                "2008-23",
                "otoño de 2008",
                "el otoño de 2008",
                "el otoño de 2008",
                "el otoño de 2008",
            ],
            [
                "2008-24",
                "invierno de 2008",
                "el invierno de 2008",
                "el invierno de 2008",
                "el invierno de 2008",
            ],
            [
                "197X",
                "década de 1970",
                "la década de 1970",
                "hacia 1979",
                "hacia 1970",
            ],
            ["19XX", "1900–1999", "1900–1999", "hacia 1999", "hacia 1900"],
        ],
        ago: [
            "hace 13.800 millones de años",
            "hace aproximadamente 13.800 millones de años",
            "quizá hace 13.800 millones de años",
            "quizá hace aproximadamente 13.800 millones de años",
        ],
        spans: ["hacia 1900 a hacia 2009", "hacia 1970 a 1985"],
    },
    Language {
        tag: "fr",
        frames: [
            "vers _",
            "peut-être _",
            "peut-être vers _",
            "… – _",
            "_ – …",
            "… – _, début inconnu",
            "_ – …, fin inconnue",
        ],
        rows: &[
            [
                "2009-05-12",
                "12 mai 2009",
                "le 12 mai 2009",
                "12 mai 2009",
                "12 mai 2009",
            ],
            same("2009-05", "mai 2009"),
            same("2009", "2009"),
            same("-0499", "500 av. J.-C."),
            [
                "2008-21",
                "printemps 2008",
                "le printemps 2008",
                "printemps 2008",
                "printemps 2008",
            ],
            ["2008-22", "été 2008", "l’été 2008", "été 2008", "été 2008"],
            [
                "2008-23",
                "automne 2008",
                "l’automne 2008",
                "automne 2008",
                "automne 2008",
            ],
            [
                "2008-24",
                "hiver 2008",
                "l’hiver 2008",
                "hiver 2008",
                "hiver 2008",
            ],
            [
                "197X",
                "années 1970",
                "les années 1970",
                "vers 1979",
                "vers 1970",
            ],
            ["19XX", "1900–1999", "1900–1999", "vers 1999", "vers 1900"],
        ],
        ago: [
            "il y a 13,8 milliards d’années",
            "il y a environ 13,8 milliards d’années",
            "peut-être il y a 13,8 milliards d’années",
            "peut-être il y a environ 13,8 milliards d’années",
        ],
        spans: ["vers 1900 – vers 2009", "vers 1970 – 1985"],
    },
    Language {
        tag: "ar",
        frames: [
            "نحو _",
            "ربما _",
            "ربما نحو _",
            "حتى _",
            "ابتداءً من _",
            "حتى _، والبداية غير معروفة",
            "ابتداءً من _، والنهاية غير معروفة",
        ],
        rows: &[
            same("2009-05-12", "12 مايو 2009"),
            same("2009-05", "مايو 2009"),
            same("2009", "2009"),
            same("-0499", "500 ق.م"),
            same("2008-21", "ربيع 2008"),
            same("2008-22", "صيف 2008"),
            same("2008-23", "خريف 2008"),
            same("2008-24", "شتاء 2008"),
            ["197X", "عقد 1970", "عقد 1970", "نحو 1979", "نحو 1970"],
            ["19XX", "1900 – 1999", "1900 – 1999", "نحو 1999", "نحو 1900"],
        ],
        ago: [
            "قبل 13.8 مليار سنة",
            "قبل نحو 13.8 مليار سنة",
            "ربما قبل 13.8 مليار سنة",
            "ربما قبل نحو 13.8 مليار سنة",
        ],
        spans: ["نحو 1900 – نحو 2009", "نحو 1970 – 1985"],
    },
    Language {
        tag: "zh-Hans",
        frames: [
            "约_",
            "可能_",
            "可能约_",
            "至_",
            "自_起",
            "至_，起始时间不详",
            "自_起，结束时间不详",
        ],
        rows: &[
            same("2009-05-12", "2009年5月12日"),
            same("2009-05", "2009年5月"),
            same("2009", "2009年"),
            same("-0499", "公元前500年"),
            same("2008-21", "2008年春"),
            same("2008-22", "2008年夏"),
            same("2008-23", "2008年秋"),
            same("2008-24", "2008年冬"),
            ["197X", "1970年代", "1970年代", "约1979年", "约1970年"],
            [
                "19XX",
                "1900年至1999年",
                "1900年至1999年",
                "约1999年",
                "约1900年",
            ],
        ],
        ago: [
            "138亿年前",
            "约138亿年前",
            "可能138亿年前",
            "可能约138亿年前",
        ],
        spans: ["约1900年至约2009年", "约1970年至1985年"],
    },
    Language {
        tag: "zh-Hant",
        frames: [
            "約_",
            "可能_",
            "可能約_",
            "至_",
            "自_起",
            "至_，起始時間不詳",
            "自_起，結束時間不詳",
        ],
        rows: &[
            same("2009-05-12", "2009年5月12日"),
            same("2009-05", "2009年5月"),
            same("2009", "2009年"),
            same("-0499", "西元前500年"),
            same("2008-21", "2008年春"),
            same("2008-22", "2008年夏"),
            same("2008-23", "2008年秋"),
            same("2008-24", "2008年冬"),
            ["197X", "1970年代", "1970年代", "約1979年", "約1970年"],
            [
                "19XX",
                "1900年至1999年",
                "1900年至1999年",
                "約1999年",
                "約1900年",
            ],
        ],
        ago: [
            "138億年前",
            "約138億年前",
            "可能138億年前",
            "可能約138億年前",
        ],
        spans: ["約1900年至約2009年", "約1970年至1985年"],
    },
];

/// A date whose words are the same wherever they stand.
const fn same(date: &'static str, words: &'static str) -> Row {
    [date, words, words, words, words]
}

#[test]
fn every_language_with_words_is_looked_at() {
    let tags: Vec<&str> = LANGUAGES.iter().map(|language| language.tag).collect();
    for (tag, _) in files::ALL {
        assert!(tags.contains(tag), "{tag}");
    }
}

#[test]
fn every_date_stands_well_behind_every_word() {
    for language in LANGUAGES {
        let dates = crate::locale::Locale::new(language.tag).unwrap().dates;
        let word = |date: &str| dates.word(edtf::parse(date).unwrap()).to_text();
        let tag = language.tag;
        for [date, alone, doubted, end, start] in language.rows {
            assert_eq!(word(date), *alone, "{tag}: {date}");
            let forms = [doubted, doubted, doubted, end, start, end, start];
            for ((frame, written), form) in FRAMES.iter().zip(language.frames).zip(forms) {
                let date = frame.replace('_', date);
                assert_eq!(word(&date), written.replace('_', form), "{tag}: {date}");
            }
        }
        let [ago, about, perhaps, both] = language.ago;
        let years = "Y-13799999999";
        for (frame, words) in [
            ("_", ago.to_owned()),
            ("_~", about.to_owned()),
            ("_?", perhaps.to_owned()),
            ("_%", both.to_owned()),
            ("../_", format!("… – {ago}")),
            ("_/..", format!("{ago} – …")),
            ("/_", format!("? – {ago}")),
            ("_/", format!("{ago} – ?")),
        ] {
            let date = frame.replace('_', years);
            assert_eq!(word(&date), words, "{tag}: {date}");
        }
        assert_eq!(word("19XX/200X"), language.spans[0], "{tag}");
        assert_eq!(word("197X~/1985"), language.spans[1], "{tag}");
        // The same once more is no span.
        assert_eq!(word("197X/197X"), word("197X"), "{tag}");
    }
}

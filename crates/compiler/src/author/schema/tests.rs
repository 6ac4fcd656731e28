//! The schema of each small type takes what the type reads, and nothing else.

use serde_json::{Value, json};

use super::{Definitions, Describe};
use crate::author::Format;
use crate::author::date::Date;
use crate::author::film::Film;
use crate::author::leaf::{
    Alias, Colour, Count, FilmTime, Id, Language, Minutes, Phrase, SiteFile, Truth, Url,
};
use crate::author::read::{Read, Reader};
use crate::author::text::{Line, Paragraphs, Verbatim};
use crate::author::words::{FigureKind, MediaKind, ReleaseKind, SourceKind};
use crate::json;

/// Reads values, written as JSON, and checks them against the schema as well.
fn agree<T: Read + Describe>(good: &[&str], bad: &[&str]) {
    let mut definitions = Definitions::default();
    let mut schema = T::describe(&mut definitions);
    schema["$defs"] = definitions.0.into();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let values = good.iter().map(|text| (text, true));
    for (text, expected) in values.chain(bad.iter().map(|text| (text, false))) {
        let mut reader = Reader::default();
        let node = json::parse(text, &mut reader.problems).unwrap().root;
        let read = T::read(&node, &mut reader).is_some();
        let problems = reader.problems.into_sorted();
        assert_eq!(read && problems.is_empty(), expected, "read {text}");
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(schema.is_valid(&value), expected, "schema of {text}");
    }
    for example in T::examples() {
        assert!(schema.is_valid(&example), "example {example}");
    }
}

#[test]
fn texts() {
    let both: &[&str] = &[
        r#""A title""#,
        r#""  \n One\ntwo \r\n three\n\n""#,
        r#""\r One\rtwo\r""#,
        r#"{ "en": "One", "zh-Hans": "一" }"#,
    ];
    let neither: &[&str] = &[
        r#""""#,
        r#"" \n""#,
        "{}",
        r#"{ "en": "" }"#,
        r#"{ "cn": "一" }"#,
        r#"{ "en": ["One"] }"#,
        "1",
        "[]",
        "true",
    ];
    let paragraphs = [
        r#""One\n\nTwo""#,
        r#""One\r\rTwo""#,
        r#""One\r\r\nTwo""#,
        r#"{ "en": "One\n \t\nTwo" }"#,
    ];
    agree::<Line>(both, &[neither, &paragraphs].concat());
    agree::<Paragraphs>(&[both, &paragraphs].concat(), neither);
    for agree in [agree::<Verbatim>, agree::<Phrase>, agree::<Alias<Film>>] {
        agree(&[r#""Words""#], &[r#""""#, r#"{ "en": "Words" }"#, "1"]);
    }
}

#[test]
fn ids() {
    agree::<Id<Film>>(
        &[
            r#""opening-night""#,
            r#""成都-2009""#,
            r#""81-days""#,
            r#""été""#,
            r#""фильм""#,
            r#""a-""#,
            r#""٣""#,
            r#""दिल्ली-2012""#,
            r#""กรุงเทพฯ""#,
            r#""e\u0301te\u0301""#,
        ],
        &[
            r#""""#,
            r#""Opening""#,
            r#""opening night""#,
            r#""-x""#,
            r#""\u0301a""#,
            r#""a/b""#,
            r#""a_b""#,
            r#""É""#,
            r#""Ⅳ""#,
            r#""“a”""#,
            "1",
        ],
    );
}

#[test]
fn languages() {
    agree::<Language>(
        &[
            r#""en""#,
            r#""zh-Hans""#,
            r#""zh-Hant-TW""#,
            r#""fr-CA""#,
            r#""es-419""#,
            r#""yue""#,
            r#""de-1996""#,
        ],
        &[
            r#""EN""#,
            r#""english""#,
            r#""chinese""#,
            r#""cn""#,
            r#""zh-CN""#,
            r#""zh_CN""#,
            r#""zh-hans""#,
            r#""fr-ca""#,
            r#""jp""#,
            r#""und""#,
            r#""und-Hans""#,
            r#""e""#,
            r#""en-""#,
            r#""""#,
            "1",
        ],
    );
}

#[test]
fn dates() {
    // Date by date, the pattern is held against the parser where it is made.
    agree::<Date>(
        &[r#""2009-05-12""#, r#""2008~""#, r#""../2008""#],
        &[r#""12/05/2009""#, r#""2009-02-30""#, r#""""#, "2009", "{}"],
    );
}

#[test]
fn addresses_and_paths() {
    agree::<Url>(
        &[
            r#""https://example.org""#,
            r#""http://例え.jp/路?a=b#c""#,
            r#""https://example.org:8080/a%20b""#,
        ],
        &[
            r#""www.example.org""#,
            r#""HTTPS://example.org""#,
            r#""https://""#,
            r#""https:///x""#,
            r#""https://.org""#,
            r#""https://a b""#,
            r#""https://a\u0085b""#,
            r#""https://a/{b}""#,
            r#""https://a\\b""#,
            r#""javascript:alert(1)""#,
            r#""""#,
        ],
    );
    agree::<SiteFile>(
        &[
            r#""a.jpg""#,
            r#""media/a b.jpg""#,
            r#""media/.a""#,
            r#""...""#,
        ],
        &[
            r#""/a.jpg""#,
            r#""../a.jpg""#,
            r#""media/../a.jpg""#,
            r#""media/..""#,
            r#""./a.jpg""#,
            r#""media//a.jpg""#,
            r#""media/""#,
            r#""C:/a.jpg""#,
            r#""media\\a.jpg""#,
            r#""""#,
        ],
    );
}

#[test]
fn numbers_and_times() {
    agree::<Format>(&["1"], &["2", r#""1""#]);
    agree::<Minutes>(&["1", "91", "6000"], &["0", "6001", "-1", "1.5", r#""91""#]);
    agree::<Count>(
        &["0", "4294967295"],
        &["4294967296", "-1", "0.5", r#""5""#, "null"],
    );
    agree::<FilmTime>(
        &[
            r#""0:00""#,
            r#""34:10""#,
            r#""91:00""#,
            r#""1:02:03""#,
            r#""1:2""#,
            r#""1:002""#,
        ],
        &[
            r#""34""#,
            r#""34:60""#,
            r#""1:60:00""#,
            r#""1:2:3:4""#,
            r#""1234:00""#,
            r#""-1:00""#,
            "34",
        ],
    );
    agree::<Truth>(&["true", "false"], &[r#""true""#, "1"]);
}

#[test]
fn words() {
    agree::<ReleaseKind>(&[r#""premiere""#], &[r#""premier""#, r#""Premiere""#, "1"]);
    agree::<SourceKind>(&[r#""press-kit""#], &[r#""magazine""#, r#""""#]);
    agree::<MediaKind>(&[r#""player""#], &[r#""youtube""#]);
    agree::<FigureKind>(&[r#""dots""#], &[r#""pie""#]);
    agree::<Colour>(
        &[r#""indigo""#, r##""#8a5a00""##, r##""#8A5A00""##],
        &[r#""red""#, r##""#8a5""##, r##""#8a5a0g""##, r#""8a5a00""#],
    );
}

#[test]
fn fields_are_described_in_their_order() {
    let mut definitions = Definitions::default();
    let film = Film::shape(&mut definitions);
    let fields: Vec<&String> = film["properties"].as_object().unwrap().keys().collect();
    assert_eq!(fields[..3], ["title", "original_titles", "tagline"]);
    assert_eq!(film["required"], json!(["title", "sources"]));
}

//! One story in every form in which a timeline is found.

use companion_compiler::import::{Fate, Source, import};
use serde_json::Value;

use crate::common::{events, film, fixture, imported, says, there_and_back, try_import};

fn story() -> String {
    String::from_utf8(fixture("story.json")).unwrap()
}

#[test]
fn every_form_gives_the_same_film() {
    let expected = imported(&fixture("story.json")).film;
    for name in ["story-v2.json", "story.csv", "story.tsv", "story.xlsx"] {
        assert_eq!(imported(&fixture(name)).film, expected, "{name}");
    }
}

#[test]
fn what_is_around_the_json_is_no_hindrance() {
    let expected = imported(story().as_bytes()).film;
    let story = story();
    let trimmed = story.trim_end();
    for text in [
        format!("\u{feff}{story}"),
        format!("var timeline = {trimmed};\n"),
        format!("storyjs_jsonp_data = {story}"),
        format!("// made by hand\ncallback({trimmed});"),
        format!("---\nlayout: null\n---\n{story}"),
        trimmed.replace("\n}", ",\n}"),
        story.replace('\n', "\r\n"),
    ] {
        assert_eq!(imported(text.as_bytes()).film, expected, "{}", &text[..60]);
    }
}

#[test]
fn a_title_in_words_is_a_title() {
    for (title, expected) in [
        (r#""The wall""#, "The wall"),
        (r#"{ "text": { "headline": "The wall" } }"#, "The wall"),
        // The file's name, where there is none.
        (r#""""#, "a-file"),
        ("null", "a-file"),
        ("{}", "a-file"),
    ] {
        let timeline = format!(
            r#"{{ "title": {title}, "events": [{{ "start_date": {{ "year": 1961 }}, "text": {{ "headline": "Built" }} }}] }}"#
        );
        let film = film(&imported(timeline.as_bytes()));
        assert_eq!(film["film"]["title"], expected, "{title}");
    }
}

#[test]
fn a_record_that_says_nothing_is_a_record() {
    for (nothing, kept) in [
        (r#"{}"#, r#"{}"#),
        (
            r#"{ "text": { "headline": null } }"#,
            r#"{ "text": { "headline": null } }"#,
        ),
        ("null", r#"{ "value": null }"#),
    ] {
        let timeline = format!(
            r#"{{ "events": [{{ "start_date": {{ "year": 1961 }}, "text": {{ "headline": "Built" }} }}, {nothing}] }}"#
        );
        let import = imported(timeline.as_bytes());
        assert!(says(&import, Fate::Dropped, "Without a date"), "{nothing}");
        let kept: serde_json::Value = serde_json::from_str(kept).unwrap();
        assert_eq!(film(&import)["extra"]["timelinejs"]["undated"][0], kept);
    }
}

#[test]
fn every_encoding_is_read_and_told() {
    let story = story();
    let expected = imported(story.as_bytes()).film;
    let sheet = String::from_utf8(fixture("story.csv")).unwrap();
    for text in [&story, &sheet] {
        let utf_16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{feff}{text}")
                .encode_utf16()
                .flat_map(order)
                .collect()
        };
        for bytes in [
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
            encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        ] {
            let import = imported(&bytes);
            assert_eq!(import.film, expected);
            assert!(says(&import, Fate::Changed, "is not saved as UTF-8"));
        }
    }
    let chinese = "{\"events\": [{\"start_date\": {\"year\": \"2010\"}, \"text\": {\"headline\": \"艾未未：道歉你妹。他们想要知道真相。\", \"text\": \"我们也要知道名字。\"}}]}";
    let bytes = encoding_rs::GB18030.encode(chinese).0;
    assert_eq!(imported(&bytes).film, imported(chinese.as_bytes()).film);
}

#[test]
fn the_old_spreadsheet_has_whole_dates_and_tags() {
    let import = imported(&fixture("sheet-v1.csv"));
    let film = film(&import);
    let events = crate::common::events(&film);
    let dates: Vec<&str> = events
        .iter()
        .map(|event| event["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["1875", "2012-01-14", "2012-02-03/2012-02-05"]);
    assert_eq!(events[1]["date_text"], "14 January 2012, 15:30");
    assert_eq!(events[1]["threads"][0], "days");
    assert!(says(&import, Fate::Dropped, "The decade: No event begins"));
}

#[test]
fn the_order_of_day_and_month_is_told_by_other_rows_or_said() {
    let sheet = |dates: [&str; 2]| {
        let rows = dates.map(|date| format!("{date},,{date},x,,\n"));
        let columns = "Start Date,End Date,Headline,Text,Media,Tag\n";
        imported((columns.to_owned() + &rows.concat()).as_bytes())
    };
    for (dates, expected, note) in [
        (
            ["8/9/1963", "31/12/1963"],
            ["1963-09-08", "1963-12-31"],
            None,
        ),
        (
            ["8/9/1963", "12/31/1963"],
            ["1963-08-09", "1963-12-31"],
            None,
        ),
        (
            ["8/9/1963", "11/11/1963"],
            ["1963-08-09", "1963-11-11"],
            Some("“8/9/1963” is taken as 9 August 1963."),
        ),
        (
            ["31/12/1963", "8/9/29"],
            ["1963-12-31", "2029-09-08"],
            Some("“8/9/29” is taken as 8 September 2029."),
        ),
    ] {
        let import = sheet(dates);
        let film = film(&import);
        let events = crate::common::events(&film).into_iter();
        let read: Vec<_> = events
            .map(|event| event["date"].as_str().unwrap())
            .collect();
        assert_eq!(read, expected, "{dates:?}");
        let entries = import.report.entries.iter();
        let guesses =
            entries.filter(|entry| entry.fate == Fate::Guessed && !entry.headline.is_empty());
        let guesses: Vec<_> = guesses.map(|entry| entry.note.as_str()).collect();
        let of_dates: Vec<_> = guesses
            .into_iter()
            .filter(|note| note.contains("taken as"))
            .collect();
        assert_eq!(of_dates, Vec::from_iter(note), "{dates:?}");
    }
}

#[test]
fn a_date_that_had_to_be_read_is_kept_as_it_was_written() {
    let table = "Start Date,Headline\n8/9/1963 14:28,March\n31/2/2012,Never\n31/12/1963,Last\n";
    let import = imported(table.as_bytes());
    let film = film(&import);
    let read: Vec<_> = events(&film)
        .into_iter()
        .map(|event| {
            let written = &event["extra"]["timelinejs"]["start_date"]["written"];
            (event["date"].as_str().unwrap(), written.as_str())
        })
        .collect();
    let expected = [
        ("1963-09-08", Some("8/9/1963 14:28")),
        ("1963-12-31", None),
        ("2012-02", Some("31/2/2012")),
    ];
    assert_eq!(read, expected);
    assert!(there_and_back(&import).contains("8/9/1963 14:28"));
}

#[test]
fn spreadsheets_are_read_as_people_make_them() {
    for (sheet, expected) in [
        // Semicolons, as in much of Europe
        ("Year;Month;Headline;Text\n2008;5;A;b\n", "2008-05"),
        // Names in other cases and with spaces
        (" YEAR , month,HEADLINE,text\n2008,5,A,b\n", "2008-05"),
        // The first cell has been lost
        (
            "oops,Month,Day,Headline,Text\n2008,5,12,A,b\n",
            "2008-05-12",
        ),
        // A row above the names
        (
            "My timeline,,,\nYear,Month,Headline,Text\n2008,5,A,b\n",
            "2008-05",
        ),
        // Short and long rows, blank rows, spaces
        ("Year,Month,Headline,Text\n\n 2008 ,5,A\n", "2008-05"),
        ("Year,Month,Headline,Text\n2008,5,A,b,c,d\n", "2008-05"),
        // Whole numbers as some programs write them
        ("Year,Month,Headline,Text\n2008.0,5.0,A,b\n", "2008-05"),
    ] {
        let import = imported(sheet.as_bytes());
        let film = film(&import);
        let events = crate::common::events(&film);
        assert_eq!(events.len(), 1, "{sheet}");
        assert_eq!(events[0]["date"], expected, "{sheet}");
    }
    let sheet = "Year,Headline,Text,My notes,Type\n2008,A,b,look here,\n,T,,,title\n,U,,,title\n2009,B,c,,\n";
    let import = imported(sheet.as_bytes());
    let film = film(&import);
    assert_eq!(film["film"]["title"], "T");
    let event = crate::common::events(&film)[0];
    assert_eq!(event["extra"]["timelinejs"]["My notes"], "look here");
    assert!(says(&import, Fate::Dropped, "“My notes”"));
    assert!(says(&import, Fate::Changed, "second title"));
    assert!(says(&import, Fate::Dropped, "U: It has no date."));
    let rows: Vec<_> = import
        .report
        .entries
        .iter()
        .filter_map(|entry| entry.record.number())
        .collect();
    assert!(
        [2, 3, 4, 5].iter().all(|row| rows.contains(row)),
        "{rows:?}"
    );
}

#[test]
fn two_numbers_in_a_cell_are_not_one_year() {
    for (year, fate, said) in [
        ("1990, 1991", Fate::Dropped, "is not a year."),
        ("1990 1991", Fate::Dropped, "is not a year."),
        ("2008.5", Fate::Dropped, "is not a year."),
        // As TimelineJS writes a year and its month.
        ("2008,5", Fate::Guessed, "is taken as 2008-05."),
    ] {
        let import = imported(format!("Year,Headline\n\"{year}\",A\n2000,B\n").as_bytes());
        let note = format!("A: “{year}” {said}");
        assert!(says(&import, fate, &note), "{:?}", import.report);
    }
}

#[test]
fn quotation_marks_in_a_tsv_are_its_own_or_those_of_the_text() {
    for (rows, expected) in [
        // Google Sheets quotes nothing.
        (
            "2008\t\"So Sorry\tTwo\n2009\tThird\tThree\n2010\tFourth\t\"Names\" are read\n",
            vec![
                ("\"So Sorry", "Two"),
                ("Third", "Three"),
                ("Fourth", "\"Names\" are read"),
            ],
        ),
        (
            "2008\t\"Fairytale\" opens, and \"Truth\"\tA 5\" pipe",
            vec![("\"Fairytale\" opens, and \"Truth\"", "A 5\" pipe")],
        ),
        // Excel quotes as in CSV.
        (
            "2008\t\"\"\"Fairytale\"\" opens\"\t\"One.\n\nTwo,\tthree.\"\r\n2009\tB\tx\r\n",
            vec![("\"Fairytale\" opens", "One.\n\nTwo, three."), ("B", "x")],
        ),
    ] {
        let film = film(&imported(
            format!("Year\tHeadline\tText\n{rows}").as_bytes(),
        ));
        let told: Vec<_> = events(&film)
            .into_iter()
            .map(|event| ["title", "text"].map(|name| event[name].as_str().unwrap()))
            .map(|[title, text]| (title, text))
            .collect();
        assert_eq!(told, expected, "{rows:?}");
    }
}

#[test]
fn the_language_is_told_by_the_words() {
    let timeline = |headline: &str, text: &str| {
        serde_json::json!({ "events": [{ "start_date": { "year": 2010 }, "text": { "headline": headline, "text": text } }] }).to_string()
    };
    for (headline, text, language, words) in [
        ("艾未未", "他们想要知道真相。", "zh-Hans", "2010年"),
        ("The mill", "It turns.", "en", "2010"),
    ] {
        let bytes = timeline(headline, text).into_bytes();
        let import = import(&Source {
            bytes: &bytes,
            name: "x",
            language: None,
            base: None,
            files: &|_| None,
        })
        .unwrap();
        let film = film(&import);
        assert_eq!(film["languages"], serde_json::json!([language]));
        assert_eq!(film["chapters"][0]["title"], words);
        assert!(says(&import, Fate::Guessed, language));
    }
}

#[test]
fn addresses_without_a_site_lead_to_the_page() {
    let timeline = r#"{"events": [{"start_date": {"year": 2010}, "text": {"headline": "A", "text": "b"}, "media": {"url": "/img/a.jpg"}},
        {"start_date": {"year": 2011}, "text": {"headline": "B", "text": "b"}, "media": {"url": "img/b.jpg"}}]}"#;
    let source = Source {
        bytes: timeline.as_bytes(),
        name: "x",
        language: Some("en"),
        base: Some("https://example.org/story/page.html"),
        files: &|_| None,
    };
    let film: Value = serde_json::from_str(&import(&source).unwrap().film).unwrap();
    let urls: Vec<_> = crate::common::events(&film)
        .iter()
        .map(|event| event["media"][0]["url"].clone())
        .collect();
    assert_eq!(
        urls,
        [
            "https://example.org/img/a.jpg",
            "https://example.org/story/img/b.jpg"
        ]
    );
}

#[test]
fn a_large_timeline_takes_its_time_and_no_more() {
    let sheet = |rows: usize| {
        let mut sheet = String::from("Year,Month,Day,Headline,Text,Media,Media Credit,Group\n");
        for row in 0..rows {
            sheet.push_str(&format!(
                "{},{},{},Event <i>{row}</i>,\"<p>It <b>happened</b>, says <a href=\"\"https://example.org/{row}\"\">the paper</a>.</p>\",https://example.org/{row}.jpg,Credit {},Group {}\n",
                1000 + row % 1000, 1 + row % 12, 1 + row % 28, row % 50, row % 7
            ));
        }
        sheet
    };
    let time = |rows: usize| {
        let sheet = sheet(rows);
        let start = std::time::Instant::now();
        let import = try_import(sheet.as_bytes()).unwrap();
        assert_eq!(crate::common::events(&film(&import)).len(), rows);
        start.elapsed()
    };
    let large = time(10_000);
    println!("10,000 rows: {} ms", large.as_millis());
    // The measured time is the benchmark's; here only what hangs is caught.
    assert!(large.as_secs() < 20, "{large:?}");
}

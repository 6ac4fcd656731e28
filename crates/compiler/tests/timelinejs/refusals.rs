//! Other people's files: each is refused with a sentence that says what it is.

use crate::common::try_import;

#[test]
fn what_is_no_timeline_is_named() {
    for (file, words) in [
        (
            r#"{"format": 1, "id": "x", "chapters": []}"#,
            "a Companion film already",
        ),
        (r#"{"storymap": {"slides": []}}"#, "StoryMapJS"),
        (
            r#"{"type": "FeatureCollection", "features": []}"#,
            "GeoJSON",
        ),
        (
            r#"{"dateTimeFormat": "iso8601", "events": [{"start": "2008", "title": "A"}]}"#,
            "SIMILE",
        ),
        (
            r#"{"events": [{"start": "2008", "title": "A"}]}"#,
            "but “start”, “title”",
        ),
        (
            r#"{"events": [{"date": "2008", "text": "A"}]}"#,
            "none has “start_date”",
        ),
        (r#"{"events": {"a": 1}}"#, "not a list"),
        (r#"{"events": []}"#, "no events"),
        (
            r#"{"items": [1, 2], "name": "x"}"#,
            "it has “items”, “name”, and no “events”",
        ),
        (r#"[{"content": "A", "start": "2008"}]"#, "a list"),
        ("{}", "nothing in it"),
        (
            r#"{"timeline": {"headline": "x", "date": []}}"#,
            "nothing to put in order",
        ),
        (
            r#"{"events": [{"start_date": {"year": "soon"}, "text": {"headline": "x"}}]}"#,
            "None of its records has a date",
        ),
        ("", "empty"),
        ("   \n ", "empty"),
        ("<!doctype html><p>x", "a web page"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "a calendar"),
        (
            "Dear reader,\nthis is a letter.",
            "its first line is “Dear reader,”",
        ),
        ("name,age\nA,3\n", "neither JSON nor"),
        ("Month,Day,Headline\n5,12,x\n", "no column “Year”"),
        ("Year,Month,Headline\n", "no rows"),
        ("{\"events\": [{\"text\": {\"headline\": \"x\"}},", "Line 1"),
        ("PK\u{3}\u{4}not a workbook", "cannot be read as one"),
        ("a\0b", "not text"),
    ] {
        match try_import(file.as_bytes()) {
            Ok(_) => panic!("{file} was taken"),
            Err(refusal) => {
                let refusal = refusal.to_string();
                assert!(refusal.contains(words), "{file}: {refusal}");
                assert!(refusal.ends_with('.'), "{refusal}");
            }
        }
    }
    assert!(try_import(b"\x89PNG\r\n\x1a\n\0\0\0").is_err());
    assert!(try_import(b"%PDF-1.7").is_err());
}

//! The line of the whole story is true to scale, and shows how long and how sure things are.

use companion::prerender::prerender_guide;
use companion_compiler::{Files, Input, compile};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};

/// Where names stand on the line, in percent of it, and where rules do.
fn drawing(guide: &str) -> (Vec<(f64, String)>, Vec<f64>) {
    let start = guide.find("axis__drawing is-time").unwrap();
    let end = start + guide[start..].find("</svg>").unwrap();
    let elements = |name: &str| -> Vec<&str> {
        let opening = format!("<{name} ");
        guide[start..end].split(&opening).skip(1).collect()
    };
    let percent = |element: &str, name: &str| -> f64 {
        let (_, value) = element.split_once(&format!("{name}=\"")).unwrap();
        value.split_once('%').unwrap().0.parse().unwrap()
    };
    let words = |element: &str| {
        let (_, text) = element.split_once('>').unwrap();
        text.split_once('<').unwrap().0.to_owned()
    };
    let (names, rules) = (elements("text"), elements("line"));
    let name = |each: &&str| (percent(each, "x"), words(each));
    (
        names.iter().map(name).collect(),
        rules.iter().map(|each| percent(each, "x1")).collect(),
    )
}

#[test]
fn years_stand_where_they_are() {
    let film = include_bytes!("../../assets/films/never-sorry/companion.json");
    let input = Input {
        bytes: film,
        files: &Files::default(),
        earlier: None,
    };
    for page in compile(&input).pages {
        let lang = page.lang.clone();
        let (names, rules) = drawing(&pollster::block_on(prerender_guide(page, "an edition")));
        assert!(names.len() > 2, "{lang}: {names:?}");
        let year = |name: &str| -> f64 {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap()
        };
        let ((first, from), (last, to)) = (&names[0], names.last().unwrap());
        let scale = (last - first) / (year(to) - year(from));
        for (place, name) in &names {
            let expected = first + scale * (year(name) - year(from));
            assert!((place - expected).abs() < 0.2, "{lang}: {name} at {place}");
            assert!(rules.contains(place), "{lang}: {name} has no rule");
        }
    }
}

/// The guide to a story of chapters, each with its span and the dates of its events.
fn guide(lang: &str, chapters: &[(&str, &[&str])]) -> Html {
    let film = include_bytes!("../fixtures/minimal/companion.json");
    let mut film: Value = serde_json::from_slice(film).unwrap();
    let event = |chapter: usize, at: usize, date: &str| json!({ "id": format!("{chapter}-{at}"), "date": date, "title": date, "text": "So it was.", "sources": ["paper"] });
    let chapter = |(at, (span, dates)): (usize, &(&str, &[&str]))| {
        let dates = dates.iter().enumerate();
        let events: Vec<_> = dates.map(|(index, date)| event(at, index, date)).collect();
        json!({ "id": format!("chapter-{at}"), "title": *span, "span": *span, "events": events })
    };
    film["languages"] = json!([lang]);
    film["chapters"] = chapters.iter().enumerate().map(chapter).collect();
    film["quotes"][0]["events"] = json!([]);
    let film = film.to_string();
    let input = Input {
        bytes: film.as_bytes(),
        files: &Files::default(),
        earlier: None,
    };
    let compiled = compile(&input);
    let page = compiled.pages.into_iter().next().unwrap();
    Html::parse_fragment(&pollster::block_on(prerender_guide(page, "an edition")))
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).collect()
}

/// Percents, as the drawing has them.
fn number(element: ElementRef<'_>, name: &str) -> f64 {
    let value = element.attr(name).unwrap();
    value.strip_suffix('%').unwrap().parse().unwrap()
}

/// How a bar is filled: where it fades, and which way its gradient runs.
fn fill(html: &Html, bar: ElementRef<'_>) -> String {
    let Some(fill) = bar.attr("fill") else {
        return "full".to_owned();
    };
    let id = fill.strip_prefix("url(#").unwrap();
    let id = id.strip_suffix(')').unwrap();
    let gradients = all(html, "linearGradient");
    let mut found = gradients.iter().filter(|each| each.attr("id") == Some(id));
    let gradient = found.next().unwrap();
    assert!(found.next().is_none(), "{id} is there once");
    let stops = gradient.child_elements().map(|stop| {
        let is_none = stop.attr("stop-opacity") == Some("0");
        if is_none { "none" } else { "full" }
    });
    let stops: Vec<_> = stops.collect();
    let [from, to] = ["x1", "x2"].map(|end| gradient.attr(end).unwrap());
    format!("{} {from}-{to}", stops.join(" "))
}

#[test]
fn bars_are_as_long_and_as_sure_as_what_they_stand_for() {
    const BEGIN: &str = "none full";
    const END: &str = "full none";
    const BOTH: &str = "none full full none";
    // On a line of a hundred years: where a bar begins and ends, how it fades, whether its dot is vague and where it is.
    for (date, bar, fade, is_vague, dot) in [
        ("1950-06-01", None, "", false, 50.4),
        ("1950-06-01/1950-08-01", None, "", false, 50.4),
        ("1950/1959", Some((50.0, 60.0)), "full", false, 55.0),
        ("1950/1951", Some((50.0, 52.0)), "full", false, 51.0),
        ("195X", Some((50.0, 60.0)), BOTH, true, 55.0),
        ("1950/1959~", Some((50.0, 60.0)), END, true, 55.0),
        ("1950?/1959", Some((50.0, 60.0)), BEGIN, true, 55.0),
        ("1950/..", Some((50.0, 100.0)), END, false, 50.0),
        ("1950/", Some((50.0, 100.0)), END, false, 50.0),
        ("1950~/", Some((50.0, 100.0)), BOTH, true, 50.0),
        ("../1950-01-01", Some((0.0, 50.0)), BEGIN, false, 50.0),
        // Too short to be seen to fade: as long as that needs.
        ("1950~", None, BOTH, true, 50.5),
        ("1950-06~", None, BOTH, true, 50.4),
        ("1950/1951~", None, END, true, 51.0),
        ("1999-12-31/", None, END, false, 100.0),
    ] {
        for (lang, dir) in [("en", "0-1"), ("ar", "1-0")] {
            let html = guide(lang, &[("1900/1999", &["1900-01-01", date])]);
            let about = format!("{date} in {lang}");
            let mirrored = |at: f64| if lang == "ar" { 100.0 - at } else { at };
            let is_near = |one: f64, other: f64| (one - other).abs() < 0.25;
            let mark = all(&html, ".is-time [href='#e-0-1']")[0];
            let one = |selector: &str| mark.select(&Selector::parse(selector).unwrap()).next();

            let circle = one("circle").unwrap();
            assert!(is_near(mirrored(number(circle, "cx")), dot), "{about}");
            let is = circle.attr("class") == Some("is-vague");
            assert_eq!(is, is_vague, "{about}");

            let rect = one("rect.axis__event");
            let ends = rect.map(|rect| {
                let from = number(rect, "x");
                let ends = [from, from + number(rect, "width")].map(mirrored);
                (ends[0].min(ends[1]), ends[0].max(ends[1]))
            });
            let is_so = match (ends, bar) {
                (Some(ends), Some(bar)) => is_near(ends.0, bar.0) && is_near(ends.1, bar.1),
                (ends, bar) => ends == bar,
            };
            assert!(is_so, "{about}: {ends:?}");

            let drawn = rect.or(one("ellipse.axis__event"));
            let filled = drawn.map(|bar| fill(&html, bar)).unwrap_or_default();
            let expected = match fade {
                BEGIN | END | BOTH => format!("{fade} {dir}"),
                _ => fade.to_owned(),
            };
            assert_eq!(filled, expected, "{about}");
        }
    }
}

#[test]
fn chapters_that_overlap_are_in_lanes_of_their_own() {
    let chapters: [(&str, &[&str]); 4] = [
        ("1900/1950", &["1910"]),
        ("1940/1960", &["1950"]),
        ("1945/1999", &["1980"]),
        ("1970/..", &["1975"]),
    ];
    for lang in ["en", "ar"] {
        let html = guide(lang, &chapters);
        let bars = all(&html, ".is-time rect.axis__chapter");
        let box_of =
            |bar: &ElementRef<'_>| ["x", "width", "y", "height"].map(|name| number(*bar, name));
        let boxes: Vec<_> = bars.iter().map(box_of).collect();
        assert_eq!(boxes.len(), 4, "{lang}");
        let mut overlaps = 0;
        for (at, [x, width, y, height]) in boxes.iter().enumerate() {
            for [other_x, other_width, other_y, other_height] in &boxes[..at] {
                if x < &(other_x + other_width) && other_x < &(x + width) {
                    overlaps += 1;
                    let is_apart = y >= &(other_y + other_height) || *other_y >= y + height;
                    assert!(is_apart, "{lang}: {boxes:?}");
                }
            }
        }
        // The first with the second and the third, that with the second, and the last with the third.
        assert_eq!(overlaps, 4, "{lang}: {boxes:?}");
        assert_eq!(boxes[0][2], boxes[3][2], "a lane is used again");
        // Marks are in the lanes of their chapters.
        for (mark, [_, _, y, height]) in
            all(&html, ".is-time .axis__mark circle").iter().zip(&boxes)
        {
            let place = number(*mark, "cy");
            assert!((y + height / 2.0 - place).abs() < 0.2, "{lang}");
        }
    }
}

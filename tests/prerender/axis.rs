//! The line of the whole story is true to scale.

use companion::prerender::prerender_guide;
use companion_compiler::{Files, Input, compile};

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

//! What a film is called, in the languages of its page and elsewhere.

use companion_compiler::export;

use crate::common::{compile, edited};

#[test]
fn every_title_of_the_film_is_on_every_page_once() {
    let text = edited("[\"en\"]", "[\"en\", \"fr\", \"de\", \"es\"]").replacen(
        "\"title\": \"A Film\"",
        r#""title": { "en": "A Film", "fr": "Un film", "de": "Ein Film", "es": "Un film" },
           "original_titles": [{ "title": "Ein Film", "language": "de", "sources": ["paper"] }]"#,
        1,
    );
    for (page, second, others) in [
        ("en", "Un film", ["Ein Film", "Un film"].as_slice()),
        ("fr", "A Film", &["Ein Film", "A Film"]),
        ("de", "A Film", &["Ein Film", "A Film", "Un film"]),
        ("es", "A Film", &["Ein Film", "A Film"]),
    ] {
        let outcome = compile(text.as_bytes());
        let page = outcome.pages.iter().find(|each| each.lang == page).unwrap();
        assert_eq!(page.second_title().unwrap().to_text(), second);
        let titles = page.film.other_titles.iter();
        let titles: Vec<_> = titles.map(|other| other.title.to_text()).collect();
        assert_eq!(titles, others, "{}", page.lang);
        let markdown = export::markdown(page);
        for title in titles {
            assert!(markdown.contains(&title), "{}: {markdown}", page.lang);
        }
        assert!(
            page.film
                .other_titles
                .iter()
                .all(|other| !other.cites.is_empty())
        );
    }
}

#[test]
fn the_second_title_is_another_one() {
    let original = |title: &str| {
        format!(
            r#", "original_titles": [{{ "title": "{title}", "language": "de", "sources": ["paper"] }}]"#
        )
    };
    for (languages, title, more, expected) in [
        ("\"en\"", "\"A Film\"".to_owned(), String::new(), None),
        (
            "\"en\"",
            "\"A Film\"".to_owned(),
            original("Ein Film"),
            Some("Ein Film"),
        ),
        ("\"en\"", "\"A Film\"".to_owned(), original("A Film"), None),
        (
            "\"en\", \"fr\", \"de\"",
            r#"{ "en": "A Film", "fr": "A Film", "de": "Ein Film" }"#.to_owned(),
            original("Der Film"),
            Some("Ein Film"),
        ),
        (
            "\"en\", \"fr\"",
            r#"{ "en": "A Film", "fr": "A Film" }"#.to_owned(),
            original("Der Film"),
            Some("Der Film"),
        ),
    ] {
        let text = edited("[\"en\"]", &format!("[{languages}]")).replacen(
            "\"title\": \"A Film\"",
            &format!("\"title\": {title}{more}"),
            1,
        );
        let page = compile(text.as_bytes()).pages.remove(0);
        let second = page.second_title().map(|title| title.to_text());
        assert_eq!(second.as_deref(), expected, "{title}{more}");
    }
}

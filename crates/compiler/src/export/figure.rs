//! A figure as a table for spreadsheets.

use companion_model::{Cite, Datum, Figure, Source};

use super::csv;

const COLUMNS: [&str; 7] = [
    "label",
    "value",
    "as_of",
    "disputed",
    "projected",
    "note",
    "sources",
];

/// The table (RFC 4180): a row for each value, under the names that the fields have in an author's file. `sources` are
/// those of the page.
pub fn figure_csv(figure: &Figure, sources: &[Source]) -> String {
    let mut table = format!("{}{}", csv::MARK, csv::line(COLUMNS.map(str::to_owned)));
    for datum in &figure.data {
        table += &csv::line(row(datum, sources));
    }
    table
}

fn row(datum: &Datum, sources: &[Source]) -> [String; 7] {
    let as_of = datum.as_of.as_ref();
    let note = datum.note.as_ref();
    [
        datum.label.to_text(),
        datum.value.to_string(),
        as_of.map(|date| date.edtf.clone()).unwrap_or_default(),
        datum.disputed.to_string(),
        datum.projected.to_string(),
        note.map(|note| note.to_text()).unwrap_or_default(),
        addresses(&datum.cites, sources),
    ]
}

/// Where the sources can be read, or who published them.
fn addresses(cites: &[Cite], sources: &[Source]) -> String {
    let cited = cites
        .iter()
        .filter_map(|cite| sources.iter().find(|source| source.key == cite.source));
    let address = |source: &Source| {
        let url = source.url.clone();
        url.unwrap_or_else(|| source.publisher.to_text())
    };
    cited.map(address).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use companion_model::{FigureKind, Prose, When, WhenPart};

    use super::*;

    #[test]
    fn a_table_has_the_numbers_and_what_they_stand_on() {
        let source = |key: &str, url: Option<&str>| Source {
            number: 1,
            key: key.to_owned(),
            kind: String::new(),
            author: None,
            title: None,
            publisher: Prose::plain(format!("The {key}, daily")),
            date: None,
            url: url.map(str::to_owned),
            archived_url: None,
            accessed: None,
            note: None,
        };
        let cite = |key: &str| Cite {
            number: 1,
            source: key.to_owned(),
        };
        let datum = |label: &str, value| Datum {
            label: Prose::plain(label.to_owned()),
            value,
            text: String::new(),
            as_of: None,
            note: None,
            disputed: false,
            projected: false,
            cites: Vec::new(),
        };
        let part = |text: &str| WhenPart {
            text: text.to_owned(),
            datetime: Some("2009-05-09".to_owned()),
        };
        let figure = Figure {
            kind: FigureKind::Bars,
            title: Prose::default(),
            unit: Prose::default(),
            reading: Prose::default(),
            case: None,
            data: vec![
                Datum {
                    as_of: Some(When {
                        parts: vec![part("until "), part("9 May 2009")],
                        edtf: "../2009-05-09".to_owned(),
                    }),
                    disputed: true,
                    note: Some(Prose::plain("Says “about”,\nno more".to_owned())),
                    cites: vec![cite("paper"), cite("radio"), cite("lost")],
                    ..datum("官方, the \"count\"", 5_335)
                },
                Datum {
                    projected: true,
                    ..datum("=HYPERLINK(\"x\")", 0)
                },
            ],
            file: String::new(),
        };
        let sources = [
            source("paper", Some("https://example.org/a")),
            source("radio", None),
        ];
        assert_eq!(
            figure_csv(&figure, &sources),
            "\u{FEFF}label,value,as_of,disputed,projected,note,sources\r\n\
             \"官方, the \"\"count\"\"\",5335,../2009-05-09,true,false,\"Says “about”,\nno more\",\
             \"https://example.org/a; The radio, daily\"\r\n\
             \"'=HYPERLINK(\"\"x\"\")\",0,,false,true,,\r\n"
        );
    }
}

//! Figures as tables.

use companion_model::{Datum, Figure, Words};

use super::text::{beside, date, escaped, inline, notes, one_line, paragraph};

/// What a figure shows in a sentence, and its numbers with all that is said of them.
pub(super) fn figure(figure: &Figure, words: &Words) -> Vec<String> {
    let case = figure.case.iter().map(|case| {
        let (name, text) = (inline(&case.name), inline(&case.text));
        format!("**{name}** {text}{}", notes(&case.cites))
    });
    let title = format!("**{}**", inline(&figure.title));
    let mut blocks: Vec<String> = [title].into_iter().chain(case).collect();
    blocks.push(paragraph(&figure.reading));
    blocks.push(table(figure, words));
    blocks
}

/// The table; its third column is there if something is said of a number.
fn table(figure: &Figure, words: &Words) -> String {
    let details: Vec<String> = figure.data.iter().map(|each| detail(each, words)).collect();
    let has_details = details.iter().any(|detail| !detail.is_empty());
    let row = |label: &str, value: &str, detail: &str| match has_details {
        true => format!("| {label} | {value} | {detail} |"),
        false => format!("| {label} | {value} |"),
    };
    let unit = one_line(&figure.unit);
    let rule = row("---", "---", "---");
    let mut rows = vec![row("", &unit, ""), rule];
    rows.extend(figure.data.iter().zip(&details).map(|(datum, detail)| {
        let value = escaped(&datum.text) + &notes(&datum.cites);
        row(&one_line(&datum.label), &value, detail)
    }));
    rows.join("\n")
}

/// What is said of a number: doubts, as of when it held, a note.
fn detail(datum: &Datum, words: &Words) -> String {
    let as_of = datum.as_of.as_ref();
    beside([
        datum.disputed.then(|| escaped(&words.disputed)),
        datum.projected.then(|| escaped(&words.projected)),
        as_of.map(|as_of| escaped(&words.as_of) + &date(as_of)),
        datum.note.as_ref().map(one_line),
    ])
}

//! A film's events as a table, with the columns of a TimelineJS spreadsheet: for spreadsheets, and to be imported again.

use companion_model::{Event, Page, Prose, When};

const COLUMNS: [&str; 13] = [
    "Year",
    "Month",
    "Day",
    "End Year",
    "End Month",
    "End Day",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Caption",
    "Alt Text",
    "Group",
];

/// The table (RFC 4180): a row for each event, in order of time. Texts are plain; quotes, sources and figures have no
/// place in it.
pub fn csv(page: &Page) -> String {
    let mut table = line(COLUMNS.map(str::to_owned));
    for chapter in &page.chapters {
        let group = chapter.title.to_text();
        for event in &chapter.events {
            table += &line(row(event, &group));
        }
    }
    table
}

fn row(event: &Event, group: &str) -> [String; 13] {
    let moments = moments(&event.date);
    let [year, month, day] = fields(moments.first());
    let end = if moments.len() > 1 {
        moments.last()
    } else {
        None
    };
    let [end_year, end_month, end_day] = fields(end);
    let text: Vec<String> = event.text.iter().map(Prose::to_text).collect();
    let image = event.media.iter().find_map(|medium| match medium {
        companion_model::Media::Image(image) => Some(image),
        _ => None,
    });
    let prose = |prose: Option<&Prose>| prose.map(Prose::to_text).unwrap_or_default();
    [
        year,
        month,
        day,
        end_year,
        end_month,
        end_day,
        event.date.to_text(),
        event.title.to_text(),
        text.join("\n\n"),
        image.map(|image| image.src.clone()).unwrap_or_default(),
        prose(image.and_then(|image| image.caption.as_ref())),
        prose(image.and_then(|image| image.alt.as_ref())),
        group.to_owned(),
    ]
}

/// The moments of a date that HTML can express: `2009`, `2009-08`, `2009-08-12`.
pub(super) fn moments(date: &When) -> Vec<&str> {
    let parts = date.parts.iter();
    parts.filter_map(|part| part.datetime.as_deref()).collect()
}

/// Year, month and day without leading zeros; empty where they are not known.
fn fields(moment: Option<&&str>) -> [String; 3] {
    let mut parts = moment.into_iter().flat_map(|moment| moment.split('-'));
    [(); 3].map(|()| {
        let part = parts.next().unwrap_or_default();
        part.trim_start_matches('0').to_owned()
    })
}

pub(super) fn line<const N: usize>(fields: [String; N]) -> String {
    fields.map(|field| quoted(&field)).join(",") + "\r\n"
}

fn quoted(field: &str) -> String {
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_owned(),
    }
}

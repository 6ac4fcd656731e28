//! What became of each record of a timeline, for people and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

/// What became of something.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Fate {
    /// It is in the film as it was.
    Kept,
    /// It is in the film in another form.
    Changed,
    /// It is in the film as it was probably meant: somebody should look.
    Guessed,
    /// It is not shown. What it was is in the film's `extra`, or, where that is said, in the old file only.
    Dropped,
}

impl Fate {
    /// Every fate there is, the quietest first.
    pub const ALL: [Self; 4] = [Self::Kept, Self::Changed, Self::Guessed, Self::Dropped];

    /// The word that the report writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Guessed => "guessed",
            Self::Dropped => "dropped",
        }
    }
}

/// Which part of the timeline an entry is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Record {
    /// The file as a whole.
    File,
    /// The title slide.
    Title,
    /// An event, by its number from 1 in the file.
    Event(usize),
    /// An era, by its number from 1 in the file.
    Era(usize),
    /// A row of a table, as spreadsheets number them: the column names are row 1.
    Row(usize),
}

impl Record {
    /// Its number; the title slide, of which there is one, has 0.
    pub fn number(self) -> Option<usize> {
        match self {
            Self::File => None,
            Self::Title => Some(0),
            Self::Event(number) | Self::Era(number) | Self::Row(number) => Some(number),
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Title => "title",
            Self::Event(_) => "event",
            Self::Era(_) => "era",
            Self::Row(_) => "row",
        }
    }

    fn shown(self) -> String {
        match self {
            Self::File | Self::Title => self.kind().to_owned(),
            Self::Event(number) | Self::Era(number) | Self::Row(number) => {
                format!("{} {number}", self.kind())
            }
        }
    }
}

/// One thing to know about one record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// What it is about.
    pub record: Record,
    /// The record's headline, without markup; empty where it has none.
    pub headline: String,
    /// What became of it.
    pub fate: Fate,
    /// The same, in a sentence.
    pub note: String,
}

/// The loss report of an import.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Report {
    /// What the file turned out to be: `TimelineJS 3 JSON`.
    pub format: String,
    /// Everything there is to know, record by record in the order of the film; what the film has no room for stands
    /// last. Each record of the file has an entry.
    pub entries: Vec<Entry>,
}

impl Report {
    /// How many entries have a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.fate == fate)
            .count()
    }

    /// The report for programs.
    pub fn to_json(&self, file: &str) -> Value {
        let counts: serde_json::Map<String, Value> = Fate::ALL
            .iter()
            .map(|fate| (fate.as_str().to_owned(), self.count(*fate).into()))
            .collect();
        let entries = self.entries.iter().map(|entry| {
            json!({
                "record": entry.record.number(),
                "of": entry.record.kind(),
                "headline": entry.headline,
                "kind": entry.fate.as_str(),
                "note": entry.note,
            })
        });
        json!({
            "file": file,
            "format": self.format,
            "counts": counts,
            "entries": entries.collect::<Vec<_>>(),
        })
    }

    /// The report for people: what needs a look first, and at the end all that went well.
    pub fn to_markdown(&self, file: &str) -> String {
        let mut text = format!("# What became of {}\n\n", in_a_cell(file));
        // Writing to a string has no way to fail.
        let _ = writeln!(
            text,
            "It was read as {}. Of its records and their parts {}.\n",
            self.format,
            Fate::ALL
                .map(|fate| format!("{} {}", self.count(fate), fate.as_str()))
                .join(", ")
        );
        for (fate, heading, about) in CHAPTERS {
            let mut entries = self
                .entries
                .iter()
                .filter(|entry| entry.fate == fate)
                .peekable();
            if entries.peek().is_none() {
                continue;
            }
            let _ = writeln!(
                text,
                "## {heading}\n{about}\n\n| record | headline | what |\n|---|---|---|"
            );
            for entry in entries {
                let _ = writeln!(
                    text,
                    "| {} | {} | {} |",
                    entry.record.shown(),
                    in_a_cell(&entry.headline),
                    in_a_cell(&entry.note)
                );
            }
            text.push('\n');
        }
        text
    }
}

const CHAPTERS: [(Fate, &str, &str); 4] = [
    (
        Fate::Dropped,
        "Dropped",
        "This is not on the page. Unless it says otherwise, it is kept in the film’s `extra`.",
    ),
    (
        Fate::Guessed,
        "Guessed",
        "This was probably meant. Please look at each.",
    ),
    (
        Fate::Changed,
        "Changed",
        "This is on the page in another form.",
    ),
    (Fate::Kept, "Kept", "This is on the page as it was."),
];

/// A text that stays in its cell of a Markdown table and has no markup of its own.
fn in_a_cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '\\' | '<' | '>' | '`' | '*' | '_' | '[' | ']' => {
                cell.push('\\');
                cell.push(character);
            }
            control if control.is_control() => cell.push(' '),
            other => cell.push(other),
        }
    }
    cell
}

/// What is to be said about one record, until it is known which record that is.
#[derive(Debug, Default)]
pub(crate) struct Notes(pub(super) Vec<(Fate, String)>);

impl Notes {
    pub(crate) fn add(&mut self, fate: Fate, note: impl Into<String>) {
        self.0.push((fate, note.into()));
    }

    /// The entries of a record.
    pub(crate) fn about(self, record: Record, headline: &str) -> impl Iterator<Item = Entry> {
        self.0.into_iter().map(move |(fate, note)| Entry {
            record,
            headline: headline.to_owned(),
            fate,
            note,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_stays_in_its_cell() {
        let report = Report {
            format: "a test".into(),
            entries: vec![Entry {
                record: Record::Event(3),
                headline: "a|b\n<script>".into(),
                fate: Fate::Dropped,
                note: "gone".into(),
            }],
        };
        let text = report.to_markdown("x.json");
        assert!(
            text.contains("| event 3 | a\\|b \\<script\\> | gone |"),
            "{text}"
        );
        assert!(!text.contains("## Kept"), "{text}");
        let json = report.to_json("x.json");
        assert_eq!(json["entries"][0]["record"], 3);
        assert_eq!(json["entries"][0]["kind"], "dropped");
        assert_eq!(json["counts"]["dropped"], 1);
    }
}

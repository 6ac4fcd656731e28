//! On which sheet everything lies.

use std::collections::{HashMap, HashSet};

use companion_model::Page;

use super::Piece;
use super::visit::{self, Found};

/// The number of the main sheet. Every other sheet has the number of its piece.
pub(super) const MAIN: usize = 0;

/// Where the ids of a page lie after its division.
#[derive(Debug)]
pub(super) struct Places<'p> {
    /// The sheet of each id that is on one sheet only: `e-…`, `q-…`, `c-…`.
    sheets: HashMap<String, usize>,
    /// The keys of the sources that each sheet cites.
    cited: Vec<HashSet<String>>,
    /// The folder of each sheet.
    paths: Vec<&'p str>,
    /// The chapter of each sheet’s events.
    chapters: Vec<&'p str>,
}

impl<'p> Places<'p> {
    pub(super) fn new(page: &'p Page, pieces: &'p [Piece]) -> Self {
        let chapter_of = |piece: &Piece| &page.chapters[piece.chapter];
        let mut places = Self {
            sheets: HashMap::new(),
            cited: vec![HashSet::new(); pieces.len()],
            paths: pieces.iter().map(|piece| piece.path.as_str()).collect(),
            chapters: (pieces.iter())
                .map(|piece| chapter_of(piece).id.as_str())
                .collect(),
        };
        visit::film(&mut page.film.clone(), &mut |found| {
            places.cite(MAIN, found)
        });
        for quote in &page.quotes {
            places.put(MAIN, "q-", &quote.id, &quote.aliases);
            let mut quote = (**quote).clone();
            visit::quote(&mut quote, &mut |found| places.cite(MAIN, found));
        }
        for chapter in &page.chapters {
            places.put(MAIN, "c-", &chapter.id, &chapter.aliases);
        }
        for (sheet, piece) in pieces.iter().enumerate() {
            for event in &chapter_of(piece).events[piece.events.clone()] {
                places.put(sheet, "e-", &event.id, &event.aliases);
                let mut event = (**event).clone();
                visit::event(&mut event, &mut |found| places.cite(sheet, found));
            }
        }
        places
    }

    fn put(&mut self, sheet: usize, prefix: &str, id: &str, aliases: &[String]) {
        for id in aliases.iter().map(String::as_str).chain([id]) {
            self.sheets.insert(format!("{prefix}{id}"), sheet);
        }
    }

    fn cite(&mut self, sheet: usize, found: Found<'_>) {
        if let Found::Cite(cite) = found
            && !self.cited[sheet].contains(&cite.source)
        {
            self.cited[sheet].insert(cite.source.clone());
        }
    }

    /// Whether a sheet cites a source, and so lists it.
    pub(super) fn cites(&self, sheet: usize, source: &str) -> bool {
        self.cited[sheet].contains(source)
    }

    /// The folder of a sheet, relative to the main one.
    pub(super) fn path(&self, sheet: usize) -> &'p str {
        self.paths[sheet]
    }

    /// Whether there is any other sheet than the main one.
    pub(super) fn is_divided(&self) -> bool {
        self.paths.iter().any(|path| !path.is_empty())
    }

    /// Whether an element with this id is on a sheet.
    pub(super) fn holds(&self, sheet: usize, anchor: &str) -> bool {
        if let Some(source) = anchor.strip_prefix("s-") {
            return self.cites(sheet, source);
        }
        // The opening of a chapter stands over each of its parts, too.
        self.sheets.get(anchor) == Some(&sheet)
            || anchor.strip_prefix("c-") == Some(self.chapters[sheet])
    }

    /// The sheet to look for an id on. What nobody has named, a part of the page itself, is on the main one.
    pub(super) fn sheet_of(&self, anchor: &str) -> usize {
        if let Some(source) = anchor.strip_prefix("s-") {
            let mut sheets = MAIN..self.cited.len();
            return sheets
                .find(|sheet| self.cites(*sheet, source))
                .unwrap_or(MAIN);
        }
        self.sheets.get(anchor).copied().unwrap_or(MAIN)
    }
}

//! Numbering the sources, and the list of them.

use std::collections::HashMap;

use companion_model::{Cite, Source};

use super::Lowering;
use crate::author;
use crate::author::read::Map;
use crate::author::reference::Ref;
use crate::author::words::Word;

/// The sources cited so far. Their order is that of their first citation.
#[derive(Debug)]
pub(super) struct Citations<'d> {
    entries: Option<&'d Map<author::Source>>,
    keys: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl<'d> Citations<'d> {
    pub(super) fn new(entries: Option<&'d Map<author::Source>>) -> Self {
        Self {
            entries,
            keys: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    /// Cites sources: each gets a number the first time. One that there is not is passed over.
    pub(super) fn cite(&mut self, sources: &[Ref<author::Source>]) -> Vec<Cite> {
        let Some(entries) = self.entries else {
            return Vec::new();
        };
        sources
            .iter()
            .filter(|source| entries.get(&source.name.value).is_some())
            .map(|source| self.cite_one(&source.name.value))
            .collect()
    }

    fn cite_one(&mut self, key: &str) -> Cite {
        let number = match self.numbers.get(key) {
            Some(number) => *number,
            None => {
                self.keys.push(key.to_owned());
                let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
                self.numbers.insert(key.to_owned(), number);
                number
            }
        };
        Cite {
            number,
            source: key.to_owned(),
        }
    }
}

impl Lowering<'_> {
    /// The list of everything that was cited.
    pub(super) fn sources(&self) -> Vec<Source> {
        let Some(sources) = &self.draft.sources else {
            return Vec::new();
        };
        let cited = (1..).zip(&self.citations.keys);
        cited
            .filter_map(|(number, key)| {
                let source = sources.get(key)?;
                Some(self.source(number, key, source))
            })
            .collect()
    }

    fn source(&self, number: u32, key: &str, source: &author::Source) -> Source {
        let first = self.draft.first_language();
        let written = source
            .language
            .as_ref()
            .map_or(first, |language| &language.0.value);
        let title = source.title.as_ref();
        let title = title.map(|title| self.written_in(written, title.0.clone()));
        Source {
            number,
            key: key.to_owned(),
            kind: self.locale.source(source.kind.as_str()),
            author: source.author.as_ref().map(|author| self.line(&author.0)),
            title,
            publisher: self.line(&source.publisher.0),
            date: self.maybe_when(source.date.as_ref()),
            url: source.url.as_ref().map(|url| url.0.clone()),
            archived_url: source.archived_url.as_ref().map(|url| url.0.clone()),
            accessed: self.maybe_when(source.accessed.as_ref()),
            note: self.maybe_line(source.note.as_ref()),
        }
    }
}

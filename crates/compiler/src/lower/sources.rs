//! Numbering the sources, and the list of them.

use companion_model::{Cite, Source};

use super::Lowering;
use crate::author;
use crate::author::reference::Ref;

/// The sources cited so far. Their order is that of their first citation.
#[derive(Debug, Default)]
pub(super) struct Citations {
    keys: Vec<String>,
}

impl Citations {
    /// Cites sources: each gets a number the first time.
    pub(super) fn cite(&mut self, sources: &[Ref<author::Source>]) -> Vec<Cite> {
        sources
            .iter()
            .map(|source| self.cite_one(&source.name.value))
            .collect()
    }

    fn cite_one(&mut self, key: &str) -> Cite {
        let index = self
            .keys
            .iter()
            .position(|known| known == key)
            .unwrap_or_else(|| {
                self.keys.push(key.to_owned());
                self.keys.len() - 1
            });
        Cite {
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
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
        let cited = self.citations.keys.iter();
        cited
            .filter_map(|key| sources.get(key).map(|source| self.source(key, source)))
            .collect()
    }

    fn source(&self, key: &str, source: &author::Source) -> Source {
        let lang = source
            .language
            .as_ref()
            .and_then(|language| self.foreign(&language.0.value));
        let title = self.maybe_line(source.title.as_ref()).map(|mut title| {
            title.lang = lang.or(title.lang);
            title
        });
        Source {
            key: key.to_owned(),
            kind: self.locale.source(source.kind.as_str()),
            author: self.maybe_line(source.author.as_ref()),
            title,
            publisher: self.line(&source.publisher),
            date: self.maybe_when(source.date.as_ref()),
            url: source.url.as_ref().map(|url| url.0.clone()),
            archived_url: source.archived_url.as_ref().map(|url| url.0.clone()),
            accessed: self.maybe_when(source.accessed.as_ref()),
            note: self.maybe_line(source.note.as_ref()),
        }
    }
}

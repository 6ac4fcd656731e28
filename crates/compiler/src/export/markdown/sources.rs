//! The sources, as footnotes.

use companion_model::{Source, Words};

use super::text::{begun, beside, date, escaped, link, one_line};

/// A source with all that is known of it, in one line.
pub(super) fn source(source: &Source, words: &Words) -> String {
    let title = source.title.as_ref().unwrap_or(&source.publisher);
    let publisher = source.title.as_ref().map(|_| &source.publisher);
    let texts = [source.author.as_ref(), Some(title), publisher];
    let texts = texts.into_iter().flatten().map(one_line);
    let parts: Vec<String> = texts.chain(source.date.as_ref().map(date)).collect();
    let url = source.url.iter().map(|url| format!(" <{url}>"));
    let entry = parts.join(&words.comma) + &url.collect::<String>();
    let (accessed, archived) = (source.accessed.as_ref(), source.archived_url.as_ref());
    let entry = beside([
        Some(entry),
        Some(escaped(&source.kind)),
        accessed.map(|accessed| escaped(&words.accessed) + &date(accessed)),
        archived.map(|url| link(&escaped(&words.archived_copy), url)),
        source.note.as_ref().map(one_line),
    ]);
    format!("[^{}]: {}", source.number, begun(&entry))
}

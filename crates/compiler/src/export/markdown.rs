//! A film's page as Markdown (CommonMark with footnotes), for those who carry on elsewhere.

mod card;
mod claims;
mod edition;
mod figure;
mod media;
mod quotes;
mod sources;
mod story;
mod text;

use companion_model::Page;

use crate::citation;
use text::{escaped, notes, one_line, paragraph};

/// The page: title, film card, quotes, chapters, sources and edition. Numbers of sources are footnotes, and stay what they are on
/// the page.
pub fn markdown(page: &Page) -> String {
    let words = &page.words;
    let mut blocks = opening(page);
    blocks.extend(under(&words.film, card::card(&page.film, words)));
    let quotes = page
        .quotes
        .iter()
        .flat_map(|quote| quotes::quote(quote, words));
    blocks.extend(under(&words.quotes, quotes.collect()));
    let chapters = page.chapters.iter();
    blocks.extend(chapters.flat_map(|chapter| story::chapter(chapter, words)));
    let sources = page
        .sources
        .iter()
        .map(|source| sources::source(source, words));
    blocks.extend(under(&words.sources, sources.collect()));
    if let Some(edition) = &page.edition {
        let own = citation::words(&page.lang);
        blocks.extend(under(&own.title, edition::edition(edition, words, &own)));
    }
    blocks.join("\n\n") + "\n"
}

/// Blocks under a heading, if there are any.
fn under(heading: &str, blocks: Vec<String>) -> impl Iterator<Item = String> {
    let heading = (!blocks.is_empty()).then(|| format!("## {}", escaped(heading)));
    heading.into_iter().chain(blocks)
}

/// What the film is called, looks like and is about.
fn opening(page: &Page) -> Vec<String> {
    let film = &page.film;
    let mut blocks = vec![format!("# {}", one_line(&film.title))];
    let tagline = film.tagline.iter();
    blocks.extend(tagline.map(|line| format!("*{}*", escaped(&line.to_text()))));
    blocks.extend(film.cover.iter().map(media::image));
    // The synopsis stands on the film's own sources; where there is none, the title does.
    blocks.extend(film.synopsis.iter().map(paragraph));
    let last = match film.synopsis.is_empty() {
        true => blocks.first_mut(),
        false => blocks.last_mut(),
    };
    if let Some(last) = last {
        last.push_str(&notes(&film.cites));
    }
    blocks
}

#[cfg(test)]
mod tests;

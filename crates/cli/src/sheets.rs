//! The sheets of a page as files: the main one, and for a long film the parts of its chapters.

use std::rc::Rc;

use anyhow::Result;
use companion::prerender::{prerender, prerender_fragment, prerender_part};
use companion_compiler::{Sheets, divide};
use companion_model::{Page, Part, Prose};
use pollster::block_on;

use crate::shell;

/// Hands every file of a page to `write`, with its path relative to the folder of the page's language; that of the
/// main sheet is empty.
///
/// `engine` is the HTML that Trunk has built. `depth` is how many folders below it the page's own folder lies.
///
/// # Errors
///
/// The engine's page has no place for a film, or `write` fails.
pub(crate) fn each(
    page: &Page,
    engine: &str,
    depth: usize,
    mut write: impl FnMut(&str, &str) -> Result<()>,
) -> Result<()> {
    let edition = edition(page, engine)?;
    let Some(Sheets { main, parts, index }) = divide(page, &edition) else {
        let body = block_on(prerender(page.clone()));
        return write("", &shell::fill(engine, page, &body, depth)?);
    };
    let index_path = main
        .division
        .as_ref()
        .map(|division| division.index.clone());
    let body = block_on(prerender(main.clone()));
    write("", &shell::fill(engine, &main, &body, depth)?)?;
    for part in parts {
        let part = Rc::new(part);
        let path = &part.path;
        let body = block_on(prerender_part(Rc::clone(&part)));
        let below = depth + path.matches('/').count();
        let html = shell::fill(engine, &described(&main, &part), &body, below)?;
        write(&format!("{path}index.html"), &html)?;
        let fragment = block_on(prerender_fragment(Rc::clone(&part), &edition));
        // It is read from the main sheet.
        let fragment = shell::lead_media_up(&fragment, &"../".repeat(depth))?;
        write(&format!("{path}events.html"), &fragment)?;
    }
    match index_path {
        Some(path) => write(path.trim_start_matches("./"), &index),
        None => Ok(()),
    }
}

/// What the head of a part's page says of it.
fn described(main: &Page, part: &Part) -> Page {
    let mut page = (*part.page).clone();
    if let Some(chapter) = part.page.chapters.first() {
        let title = chapter.title.to_text();
        let film = main.film.title.to_text();
        page.film.title = Prose::plain(format!("{title} · {} · {film}", part.label));
        page.film.synopsis = chapter.summary.clone();
    }
    page
}

/// Names what a page is made of, its content and its engine: sheets of two editions do not fit together.
fn edition(page: &Page, engine: &str) -> Result<String> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    // FNV-1a: nobody has to be kept from making two that are alike.
    for byte in serde_json::to_vec(page)?.iter().chain(engine.as_bytes()) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    Ok(format!("{hash:016x}"))
}

//! A film on pages of other sites, in the three forms that docs/embedding.md has. Numbers in names are those of
//! complaints that readers and editors have of what there was before: 2 keys, 8 links, 17 writing from right to left,
//! 21 third parties, 22 carousels that repeat slides, 24 accessibility as an extra, 25 embeds that break.

mod element;
mod fallback;
mod frames;
mod guide;
mod hostile;
mod keys;
mod lifetime;
mod mistakes;
mod places;
mod quotes;
mod strict;
mod surroundings;
mod theming;
mod wordpress;

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Browser, Server};

/// What editors are told.
const GUIDE: &str = include_str!("../../../../docs/embedding.md");

/// What a reader cannot read: of a document, or of the element on it, which may be no wider than its column.
const FAULTS: &str = include_str!("../modes.js");

/// A page of somebody else, on an origin of its own.
struct Host {
    server: Server,
    _root: TempDir,
}

impl Host {
    /// A page with this in its body.
    async fn of(body: &str) -> Self {
        Self::with(body, "", "").await
    }

    /// A page with a head of its own, sent with `headers` in the form of `_headers`.
    async fn with(body: &str, head: &str, headers: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let html = format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>A blog</title>\
             <meta name=viewport content=\"width=device-width\"><link rel=icon href=data:,>{head}</head>\
             <body><h1>A blog</h1><p id=before>Before.</p>{body}<p id=after>After.</p></body></html>"
        );
        fs::write(root.path().join("index.html"), html).unwrap();
        let server = Server::folder(root.path(), headers).await;
        Self {
            server,
            _root: root,
        }
    }

    /// Opens the page, and waits for the end of it: Firefox has been seen to go on while the last page was still there.
    /// `rest` follows its address.
    async fn open(&self, browser: &Browser, rest: &str) {
        browser.go(&self.server.url(rest)).await;
        let is_there =
            "return location.href.startsWith(arguments[0]) && !!document.querySelector('#after')";
        browser
            .wait_with(is_there, &[json!(self.server.url(""))])
            .await;
    }
}

/// A frame with a section of a film, as the snippet has it; `path` is below the film's site.
fn frame(film: &Server, path: &str) -> String {
    let src = film.url(path);
    format!(
        "<iframe data-companion src=\"{src}\" title=\"The film\" width=\"100%\" height=\"600\" \
         loading=\"lazy\" frameborder=\"0\"></iframe>"
    )
}

/// The script for such frames.
fn frame_script(film: &Server) -> String {
    format!(
        "<script async src=\"{}\"></script>",
        film.url("embed-frame.js")
    )
}

/// The element with these attributes, and its script.
fn element(film: &Server, attributes: &str) -> String {
    format!(
        "<film-companion {attributes}><p id=fallback>The film has a page.</p></film-companion>{}",
        element_script(film)
    )
}

fn element_script(film: &Server) -> String {
    format!(
        "<script type=module src=\"{}\"></script>",
        film.url("embed.js")
    )
}

impl Browser {
    /// Waits until each frame of the page has another height than it was written with.
    async fn frames_are_measured(&self) {
        self.wait_for(
            "return [...document.querySelectorAll('iframe[data-companion]')] \
                 .every(frame => frame.style.height !== '')",
        )
        .await;
    }

    /// Waits until each element of the page shows its section.
    async fn elements_are_ready(&self) {
        self.wait_for(
            "return [...document.querySelectorAll('film-companion')] \
                 .every(each => each.shadowRoot?.querySelector('.companion'))",
        )
        .await;
    }

    /// Waits until the thing with this id is in sight, in the shadow root of an element.
    async fn has_in_sight(&self, id: &str) {
        let is_there = "const thing = document.querySelector('film-companion').shadowRoot.getElementById(arguments[0]); \
                        const box = thing?.getBoundingClientRect(); \
                        return !!thing && box.top > -50 && box.top < innerHeight";
        self.wait_with(is_there, &[json!(id)]).await;
    }
}

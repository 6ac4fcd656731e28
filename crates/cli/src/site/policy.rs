//! What a page may do, told to the browser.

use std::collections::BTreeSet;

use companion_model::{Media, Page};
use url::Url;

/// Other sites that a page leads its reader to, for players and recordings.
#[derive(Debug, Default)]
pub(super) struct Origins {
    /// Whose players may be framed, after a click.
    players: BTreeSet<String>,
    /// Whose recordings may be played, after a click.
    recordings: BTreeSet<String>,
}

impl Origins {
    /// Those that a page names.
    pub(super) fn of(page: &Page) -> Self {
        let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
        let media = events
            .flat_map(|event| &event.media)
            .chain(&page.film.media);
        let mut origins = Self::default();
        let trailer = page
            .film
            .trailer
            .iter()
            .filter_map(|player| player.embed.as_deref());
        origins.players.extend(trailer.filter_map(origin));
        for each in media {
            match each {
                Media::Player(player) => {
                    let frame = player.embed.as_deref().and_then(origin);
                    origins.players.extend(frame);
                }
                Media::Audio(recording) | Media::Video(recording) => {
                    origins.recordings.extend(origin(&recording.src));
                }
                Media::Image(_) => {}
            }
        }
        origins
    }

    /// The site's own pages in frames, and nothing else.
    pub(super) fn itself() -> Self {
        Self {
            players: BTreeSet::from(["'self'".to_owned()]),
            recordings: BTreeSet::new(),
        }
    }

    /// Those whose recordings a page has: for where no player comes to life.
    pub(super) fn of_recordings(page: &Page) -> Self {
        Self {
            players: BTreeSet::new(),
            ..Self::of(page)
        }
    }
}

/// The origin of an absolute address; none for the page's own files.
fn origin(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    Some(url.origin().ascii_serialization())
}

/// Whether a document has something that the engine brings to life.
#[derive(Clone, Copy, Debug)]
pub(super) enum Program {
    /// It has: the engine's files may be loaded.
    Allowed,
    /// It has not.
    None,
}

/// The Content-Security-Policy of a document (CSP level 3): its own program and files and nothing else, save the
/// players that its film names.
///
/// `scripts` and `styles` are the hashes of those that stand in the document.
///
/// `frame-ancestors` cannot be said in a document; who may frame the page is for the host to say.
pub(super) fn of_document(
    program: Program,
    scripts: &[String],
    styles: &[String],
    origins: &Origins,
) -> String {
    let list = |origins: &BTreeSet<String>, own: &str| {
        let names = origins.iter().map(String::as_str);
        let all: Vec<&str> = Some(own)
            .filter(|own| !own.is_empty())
            .into_iter()
            .chain(names)
            .collect();
        match all.is_empty() {
            true => "'none'".to_owned(),
            false => all.join(" "),
        }
    };
    let (program, workers) = match program {
        // And the worker that keeps pages.
        Program::Allowed => ("'self' 'wasm-unsafe-eval' ", "; worker-src 'self'"),
        Program::None => ("", ""),
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src {program}{}{workers}", scripts.join(" ")),
        format!("style-src {}", styles.join(" ")),
        "img-src 'self'".to_owned(),
        "font-src 'self'".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        format!("media-src {}", list(&origins.recordings, "'self'")),
        format!("frame-src {}", list(&origins.players, "")),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

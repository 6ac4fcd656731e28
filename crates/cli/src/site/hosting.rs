//! Files that browsers, robots and hosts look for beside the pages.

use companion_model::{FilmEntry, Page};
use serde_json::json;

use super::address::Address;
use super::document::escaped;
use super::tokens::TOKENS;
use super::{Engine, Files, embed, headers, icons, sitemap};

/// The web manifest (W3C Web Application Manifest) of a film. `engine` is the way to the engine's folder.
pub(crate) fn manifest(page: &Page, engine: &str) -> String {
    let icons: Vec<_> = icons::SIZES
        .iter()
        .filter(|(name, _)| name.starts_with("icon"))
        .map(|(name, size)| {
            json!({ "src": format!("{engine}{name}"), "sizes": format!("{size}x{size}"), "type": "image/png" })
        })
        .collect();
    json!({
        "name": page.film.title.to_text(),
        "lang": page.lang,
        "dir": page.dir.as_str(),
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": TOKENS.paper,
        "theme_color": TOKENS.paper,
        "icons": icons,
    })
    .to_string()
}

/// The files that all films of a site share. `paths` are the paths of all files of the films.
pub(crate) fn shared<'p>(
    engine: &Engine,
    site: Option<&Address>,
    films: &[FilmEntry],
    paths: impl Iterator<Item = &'p str>,
) -> Files {
    let mut files = engine.site_files();
    files.extend(embed::scripts());
    files.insert("robots.txt".into(), robots(site).into_bytes());
    files.insert("_headers".into(), headers::of(films).into_bytes());
    if let Some(site) = site {
        files.extend(sitemap::of(films, paths, site));
    }
    files
}

/// What a robot may read: everything. Where the site's address is known, the way to its map.
fn robots(site: Option<&Address>) -> String {
    let map = site.map(|site| format!("Sitemap: {}\n", site.join("sitemap.xml")));
    format!("User-agent: *\nAllow: /\n{}", map.unwrap_or_default())
}

/// The body of the page that a host shows for a wrong address, in every language of the film.
///
/// `start` is an absolute path, because a wrong address may be anywhere.
pub(super) fn not_found(pages: &[Page], start: &str) -> String {
    let say = |page: &Page| {
        let words = &page.words;
        format!(
            "<section lang=\"{}\" dir=\"{}\"><h1 class=\"notice__title\">{}</h1><p><a href=\"{}{}\">{}</a></p></section>",
            escaped(&page.lang),
            page.dir.as_str(),
            escaped(&words.not_found),
            escaped(start),
            escaped(&folder_of(page, pages)),
            escaped(&page.film.title.to_text()),
        )
    };
    let all: String = pages.iter().map(say).collect();
    format!("<main class=\"notice\">{all}</main>")
}

/// The folder of a page below the film's root: its first language lies there itself.
pub(crate) fn folder_of(page: &Page, pages: &[Page]) -> String {
    let is_first = pages.first().is_some_and(|first| first.lang == page.lang);
    if is_first {
        String::new()
    } else {
        format!("{}/", page.lang)
    }
}

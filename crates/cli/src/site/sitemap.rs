//! The map of a site (sitemaps.org 0.9), which wants absolute addresses.

use std::collections::HashSet;

use companion_model::{FilmEntry, PageLink, paths};

use super::Files;
use super::address::Address;
use super::document::escaped;

/// The most addresses that one map may have.
const MOST: usize = 50_000;

/// What the path of a document ends in.
const DOCUMENT: &str = "index.html";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The map: every page with its other languages, then every item and part. More addresses than one map may have are
/// several maps, and a list of them. `files` are the paths of the films' files.
pub(super) fn of<'p>(
    films: &[FilmEntry],
    files: impl Iterator<Item = &'p str>,
    site: &Address,
) -> Files {
    let pages = || films.iter().flat_map(|film| &film.pages);
    // What is for frames on other sites says itself that it is a part of another page.
    let frames = pages().map(|page| format!("{}{}", folder(page), paths::EMBED));
    let frames: HashSet<String> = frames.collect();
    let pages: HashSet<String> = pages().map(|page| site.join(&page.href)).collect();
    let mut entries: Vec<String> = films
        .iter()
        .flat_map(|film| with_languages(film, site))
        .collect();
    let others = files
        .filter_map(|path| path.strip_suffix(DOCUMENT))
        .filter(|folder| !paths::is_in(folder, &frames))
        .map(|folder| site.join(folder))
        .filter(|address| !pages.contains(address));
    entries.extend(others.map(|address| format!("<url><loc>{}</loc></url>\n", escaped(&address))));
    in_files(&entries, MOST, site)
}

/// The folder of a page below the root of the site.
fn folder(page: &PageLink) -> &str {
    page.href.trim_start_matches("./")
}

fn with_languages<'f>(film: &'f FilmEntry, site: &'f Address) -> impl Iterator<Item = String> + 'f {
    let pages = &film.pages;
    let translation = |page: &PageLink| {
        format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
            escaped(&page.lang),
            escaped(&site.join(&page.href))
        )
    };
    let translations: String = pages
        .iter()
        .filter(|_| pages.len() > 1)
        .map(translation)
        .collect();
    pages.iter().map(move |page| {
        let address = escaped(&site.join(&page.href));
        format!("<url><loc>{address}</loc>{translations}</url>\n")
    })
}

/// The entries in maps of so many at most.
fn in_files(entries: &[String], most: usize, site: &Address) -> Files {
    let map = |entries: &[String]| {
        let entries: String = entries.concat();
        let languages = "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";
        format!("{HEAD}<urlset {SPACE} {languages}>\n{entries}</urlset>\n").into_bytes()
    };
    if entries.len() <= most {
        return Files::from([("sitemap.xml".to_owned(), map(entries))]);
    }
    let mut files: Files = (1..)
        .zip(entries.chunks(most))
        .map(|(number, entries): (usize, _)| (format!("sitemap-{number}.xml"), map(entries)))
        .collect();
    let list: String = files
        .keys()
        .map(|name| {
            format!(
                "<sitemap><loc>{}</loc></sitemap>\n",
                escaped(&site.join(name))
            )
        })
        .collect();
    let list = format!("{HEAD}<sitemapindex {SPACE}>\n{list}</sitemapindex>\n");
    files.insert("sitemap.xml".to_owned(), list.into_bytes());
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_on_the_map_whatever_it_is_called_and_no_frame() {
        let page = |href: &str| PageLink {
            href: href.to_owned(),
            ..PageLink::default()
        };
        let film = FilmEntry {
            pages: ["embed/", "embed/zh-Hans/"].map(page).into(),
            ..FilmEntry::default()
        };
        let files = [
            "embed/index.html",
            "embed/about/index.html",
            "embed/e/embed/index.html",
            "embed/zh-Hans/q/embed/index.html",
            "embed/embed/card/index.html",
            "embed/zh-Hans/embed/index.html",
            "embed/media/still.jpg",
        ];
        let site: Address = "https://example.org/".parse().unwrap();
        let map = of(&[film], files.into_iter(), &site);
        let map = str::from_utf8(&map["sitemap.xml"]).unwrap();
        let starts = map.split("<loc>https://example.org/").skip(1);
        let found: Vec<&str> = starts
            .filter_map(|rest| Some(rest.split_once('<')?.0))
            .collect();
        let expected = [
            "embed/",
            "embed/zh-Hans/",
            "embed/about/",
            "embed/e/embed/",
            "embed/zh-Hans/q/embed/",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn many_addresses_are_several_maps_under_one_list() {
        let site: Address = "https://example.org/".parse().unwrap();
        let entries = ["1\n", "2\n", "3\n"].map(str::to_owned);
        let one = in_files(&entries, 3, &site);
        assert_eq!(one.keys().collect::<Vec<_>>(), ["sitemap.xml"]);
        let several = in_files(&entries, 2, &site);
        let names: Vec<&String> = several.keys().collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let text = |name: &str| String::from_utf8(several[name].clone()).unwrap();
        assert!(text("sitemap-1.xml").contains("\n1\n2\n</urlset>"));
        assert!(text("sitemap-2.xml").contains("\n3\n</urlset>"));
        assert!(text("sitemap.xml").contains("<loc>https://example.org/sitemap-2.xml</loc>"));
    }
}

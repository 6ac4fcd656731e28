//! Several films on one site.

use companion_model::{Catalogue, FilmEntry, Page, PageLink};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale::Locale;

use super::document::{Document, Style, escaped};
use super::head::first_shown;
use super::policy::Origins;
use super::{Address, Engine};

/// The list of films as a page of its own, at the root of the site.
pub(crate) fn catalogue(catalogue: Catalogue, engine: &Engine, site: Option<&Address>) -> String {
    let mut head = format!("<title>{}</title>", escaped(&catalogue.words.films));
    if let Some(site) = site {
        head += &format!(
            "<link rel=\"canonical\" href=\"{}\">",
            escaped(&site.join(""))
        );
    }
    let (lang, dir) = (catalogue.lang.clone(), catalogue.dir);
    let body = pollster::block_on(companion::prerender::prerender_catalogue(catalogue));
    Document {
        lang: &lang,
        dir: dir.as_str(),
        head: &head,
        body: &body,
        tail: "",
        up: "",
        origins: &Origins::default(),
        offline: None,
        style: Style::Whole { later: "" },
        live: None,
    }
    .to_html(engine)
}

/// Brings films into the order of their titles, as the readers of a language look for them.
pub(crate) fn sort(films: &mut [FilmEntry], lang: &str) {
    // A tag that CLDR does not know has the order of all languages together.
    let locale = lang.parse().unwrap_or(Locale::UNKNOWN);
    let collator = Collator::try_new(
        CollatorPreferences::from(&locale),
        CollatorOptions::default(),
    );
    let title = |film: &FilmEntry| {
        film.pages
            .first()
            .map(|page| page.title.clone())
            .unwrap_or_default()
    };
    match collator {
        Ok(collator) => films.sort_by(|one, other| collator.compare(&title(one), &title(other))),
        Err(_) => films.sort_by_key(title),
    }
}

/// The page of the list's site for a wrong address, which may be anywhere: it names the list by its whole path.
pub(crate) fn list_not_found(
    catalogue: &Catalogue,
    engine: &Engine,
    site: Option<&Address>,
) -> String {
    let start = site.map_or("/", Address::path);
    let words = &catalogue.words;
    let (not_found, films) = (escaped(&words.not_found), escaped(&words.films));
    Document {
        lang: &catalogue.lang,
        dir: catalogue.dir.as_str(),
        head: &format!("<title>{not_found}</title><meta name=\"robots\" content=\"noindex\">"),
        body: &format!(
            "<main class=\"notice\"><h1 class=\"notice__title\">{not_found}</h1><p><a href=\"{}\">{films}</a></p></main>",
            escaped(start)
        ),
        tail: "",
        up: start,
        origins: &Origins::default(),
        offline: None,
        style: Style::Whole { later: "" },
        live: None,
    }
    .to_html(engine)
}

/// What a list of films shows of a film that lies in `folder`, which is empty for the root or ends in `/`.
pub(crate) fn entry(pages: &[Page], folder: &str) -> FilmEntry {
    let film = pages.first().map(|page| &page.film);
    let dir = pages.first().map(|page| page.dir).unwrap_or_default();
    let link = |(index, page): (usize, &Page)| PageLink {
        lang: page.lang.clone(),
        dir: (page.dir != dir).then_some(page.dir),
        name: name_of(page, pages),
        title: page.film.title.to_text(),
        href: match index {
            0 if folder.is_empty() => "./".to_owned(),
            0 => folder.to_owned(),
            _ => format!("{folder}{}/", page.lang),
        },
    };
    FilmEntry {
        pages: pages.iter().enumerate().map(link).collect(),
        dir,
        tagline: film.and_then(|film| film.tagline.clone()),
        runtime: film.and_then(|film| film.runtime.clone()),
        year: film
            .and_then(first_shown)
            .map(|date| date.chars().take_while(|c| *c != '-').collect()),
    }
}

/// A language's name in itself, as the other pages of the film have it.
pub(super) fn name_of(page: &Page, pages: &[Page]) -> String {
    let links = pages.iter().flat_map(|other| &other.translations);
    let mut own = links.filter(|link| link.lang == page.lang);
    own.next()
        .map_or_else(|| page.lang.clone(), |link| link.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_stand_in_the_order_of_their_language() {
        for (lang, expected) in [
            ("en", ["Émigré", "frost", "Zoo"]),
            // In Swedish these letters stand behind z.
            ("sv", ["zoo", "ål", "Öl"]),
            // Beijing, Shanghai, Zhongguo.
            ("zh-Hans", ["北京", "上海", "中国"]),
        ] {
            let mut films: Vec<FilmEntry> =
                expected.iter().rev().map(|title| film(title)).collect();
            sort(&mut films, lang);
            let found: Vec<&str> = films
                .iter()
                .map(|film| film.pages[0].title.as_str())
                .collect();
            assert_eq!(found, expected, "{lang}");
        }
    }

    fn film(title: &str) -> FilmEntry {
        FilmEntry {
            pages: vec![PageLink {
                title: title.to_owned(),
                ..PageLink::default()
            }],
            ..FilmEntry::default()
        }
    }
}

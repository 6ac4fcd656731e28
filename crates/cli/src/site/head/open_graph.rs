//! Open Graph and Twitter's cards: what a link to the page looks like in a message.
//!
//! <https://ogp.me>, type `video.movie`. Networks want absolute addresses, so without the site's there are none.

use companion_compiler::duration::in_seconds;
use companion_model::{Page, Prose};

use super::{Whereabouts, description, first_shown, meta};

/// What a link to a page looks like.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Picture {
    /// Its path below the film's folder.
    pub(crate) path: String,
    /// Its width in pixels.
    pub(crate) width: u32,
    /// Its height in pixels.
    pub(crate) height: u32,
    /// What it shows; empty if it only decorates.
    pub(crate) alt: String,
}

/// The properties of a picture, where the site's address is known: networks want absolute ones.
pub(super) fn picture(picture: Option<&Picture>, place: &Whereabouts<'_>) -> String {
    let Some(picture) = picture.filter(|_| place.site.is_some()) else {
        return meta("name", "twitter:card", "summary");
    };
    let mut html = property("og:image", &place.file(&picture.path));
    html += &property("og:image:width", &picture.width.to_string());
    html += &property("og:image:height", &picture.height.to_string());
    if !picture.alt.is_empty() {
        html += &property("og:image:alt", &picture.alt);
    }
    html + &meta("name", "twitter:card", "summary_large_image")
}

/// The properties of a part of a film's page, as `meta` elements.
pub(super) fn of_text(
    title: &str,
    description: Option<&str>,
    page: &Page,
    place: &Whereabouts<'_>,
) -> String {
    properties("article", title, description, page, place)
}

/// What every kind of page has.
fn properties(
    kind: &str,
    title: &str,
    description: Option<&str>,
    page: &Page,
    place: &Whereabouts<'_>,
) -> String {
    let mut html = property("og:type", kind) + &property("og:title", title);
    html += &property("og:locale", &locale(&page.lang));
    for other in &page.translations {
        html += &property("og:locale:alternate", &locale(&other.lang));
    }
    if let Some(description) = description {
        html += &property("og:description", description);
    }
    if let Some(address) = place.page() {
        html += &property("og:url", &address);
    }
    html
}

/// The properties of a film's page, as `meta` elements.
/// `card` stands for a film that has no cover.
pub(super) fn of_film(page: &Page, place: &Whereabouts<'_>, card: Option<&Picture>) -> String {
    let film = &page.film;
    let title = film.title.to_text();
    let mut html = properties(
        "video.movie",
        &title,
        description(page).as_deref(),
        page,
        place,
    );
    if let Some(seconds) = film
        .runtime
        .as_ref()
        .and_then(|runtime| in_seconds(&runtime.duration))
    {
        html += &property("video:duration", &seconds.to_string());
    }
    if let Some(date) = first_shown(film) {
        html += &property("video:release_date", &date);
    }
    html + &cover_or(card, page, place)
}

/// The properties of the film's own cover, or of the card that stands for it.
pub(super) fn cover_or(card: Option<&Picture>, page: &Page, place: &Whereabouts<'_>) -> String {
    let cover = page.film.cover.as_ref().map(|cover| Picture {
        path: cover.src.clone(),
        width: cover.width,
        height: cover.height,
        alt: cover.alt.as_ref().map(Prose::to_text).unwrap_or_default(),
    });
    picture(cover.as_ref().or(card), place)
}

fn property(name: &str, content: &str) -> String {
    meta("property", name, content)
}

/// A language tag as Open Graph writes it: `zh_CN`. A tag without a region gets the likeliest one (CLDR).
fn locale(tag: &str) -> String {
    let Ok(mut locale) = tag.parse::<icu_locale::LanguageIdentifier>() else {
        return tag.replace('-', "_");
    };
    icu_locale::LocaleExpander::new_common().maximize(&mut locale);
    match locale.region {
        Some(region) => format!("{}_{region}", locale.language),
        None => locale.language.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_written_as_the_networks_want_them() {
        for (tag, expected) in [
            ("en", "en_US"),
            ("en-GB", "en_GB"),
            ("zh-Hans", "zh_CN"),
            ("zh-Hant", "zh_TW"),
            ("ar", "ar_EG"),
        ] {
            assert_eq!(locale(tag), expected);
        }
    }
}

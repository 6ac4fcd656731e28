//! The film card.

use companion_model::{Award, Credit, Film, OtherTitle, Prose, Rating, Release, Words};

use super::claims::claims;
use super::media::{medium, player};
use super::text::{beside, date, escaped, inline, joined, labelled, link, list, notes};

/// Everything that is known of the film, group by group.
pub(super) fn card(film: &Film, words: &Words) -> Vec<String> {
    let runtime = film.runtime.as_ref();
    let runtime = runtime.map(|runtime| escaped(&runtime.text) + &notes(&film.cites));
    let names = |names: &[Prose]| {
        let is_any = !names.is_empty();
        is_any.then(|| joined(names, &words.list_comma))
    };
    let facts = [
        (&words.runtime, runtime),
        (&words.countries, names(&film.countries)),
        (&words.languages, names(&film.languages)),
    ];
    let facts = facts.into_iter().filter_map(|(label, text)| {
        let label = format!("{label}{}", words.colon);
        Some(labelled(&label, &text?))
    });
    let groups = [
        group(&words.credits, &film.credits, |each| credit(each, words)),
        group(&words.releases, &film.releases, |each| release(each, words)),
        group(&words.awards, &film.awards, |each| award(each, words)),
        group(&words.other_titles, &film.other_titles, other_title),
        group(&words.rating, &film.ratings, |each| rating(each, words)),
        list(&escaped(&words.watch), watch(film, words)),
    ];
    let media = film.media.iter().flat_map(|each| medium(each, words));
    facts
        .chain(groups.into_iter().flatten())
        .chain(film.trailer.iter().map(player))
        .chain(media)
        .chain(claims(&film.claims, words))
        .collect()
}

fn group<T>(name: &str, items: &[T], written: impl Fn(&T) -> String) -> Option<String> {
    list(&escaped(name), items.iter().map(written))
}

fn credit(credit: &Credit, words: &Words) -> String {
    let names = joined(&credit.names, &words.list_comma) + &notes(&credit.cites);
    format!("{}{}{names}", inline(&credit.role), words.colon)
}

fn release(release: &Release, words: &Words) -> String {
    let places = [release.venue.as_ref(), release.territory.as_ref()];
    let places = joined(places.into_iter().flatten(), &words.comma);
    let kind = match places.is_empty() {
        true => escaped(&release.kind),
        false => format!("{}{}{places}", escaped(&release.kind), words.colon),
    };
    beside([
        Some(date(&release.date)),
        Some(kind + &notes(&release.cites)),
        release.note.as_ref().map(inline),
    ])
}

fn award(award: &Award, words: &Words) -> String {
    let result = format!("{}{}", escaped(&award.result_text), words.colon);
    let on = award
        .date
        .as_ref()
        .map(|on| words.comma.clone() + &date(on));
    let by = inline(&award.by) + &on.unwrap_or_default() + &notes(&award.cites);
    beside([Some(result + &inline(&award.award)), Some(by)])
}

fn other_title(other: &OtherTitle) -> String {
    let title = inline(&other.title) + &notes(&other.cites);
    beside([Some(title), other.note.as_ref().map(inline)])
}

fn rating(rating: &Rating, words: &Words) -> String {
    let by = [Some(&rating.board), rating.territory.as_ref()];
    let by = joined(by.into_iter().flatten(), &words.comma) + &notes(&rating.cites);
    beside([
        Some(escaped(&rating.rating)),
        rating.reason.as_ref().map(inline),
        Some(by),
    ])
}

fn watch(film: &Film, words: &Words) -> impl Iterator<Item = String> {
    let site = film.official_site.iter();
    let site = site.map(|url| link(&escaped(&words.official_site), url));
    film.watch.iter().map(inline).chain(site)
}

//! The guide to a timeline, and the index in which its search looks: `c/guide.html` and `c/find.txt`.

use companion::prerender::prerender_guide;
use companion::state::find::fold;
use companion::state::tags::{Tag, numbers, tags};
use companion_model::{Claim, Event, Page, Prose, paths};
use icu_normalizer::DecomposingNormalizer;
use pollster::block_on;

use super::{Engine, Files, styles};

/// The files of a page whose folder below the film's root is `folder`; none where there is no timeline. The guide brings
/// its styles along, so that they weigh on no page before they are needed; the page's policy knows them by their hash.
pub(super) fn files(page: &Page, folder: &str, edition: &str, engine: &Engine) -> Files {
    if page.chapters.is_empty() {
        return Files::new();
    }
    let style = styles::of_guide(&engine.rules);
    let guide = block_on(prerender_guide(page.clone(), edition));
    let guide = format!("<style>{style}</style>{guide}");
    Files::from([
        (format!("{folder}{}", paths::GUIDE), guide.into_bytes()),
        (
            format!("{folder}{}", paths::WORDS),
            index(page, edition).into_bytes(),
        ),
    ])
}

/// The index; `state::find` says what is in it.
fn index(page: &Page, edition: &str) -> String {
    let tags = tags(page);
    let events = page.chapters.iter().flat_map(|chapter| &chapter.events);
    let mut index = format!("{edition}\n");
    for event in events.filter(|event| !event.id.contains(char::is_control)) {
        index.push_str(&line(event, page, &tags));
    }
    index
}

fn line(event: &Event, page: &Page, tags: &[Tag]) -> String {
    let numbers = numbers(event, page, tags);
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!(
        "{}\t{}\t{}\t{}\t{}\n",
        event.id,
        numbers.join(" "),
        one_line(&event.date.to_text()),
        one_line(&event.title.to_text()),
        comparable(&words(event)),
    )
}

/// A text without what ends a field or a line.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// A text as the page makes what a reader types: see [`fold`].
fn comparable(text: &str) -> String {
    let decomposed = DecomposingNormalizer::new_nfkd()
        .normalize(text)
        .to_lowercase();
    fold(&one_line(&decomposed))
}

/// Everything that an event says of itself.
fn words(event: &Event) -> String {
    let mut words = vec![event.title.to_text(), event.date.to_text()];
    let mut add = |texts: &mut dyn Iterator<Item = &Prose>| words.extend(texts.map(Prose::to_text));
    add(&mut event.text.iter().chain(&event.place).chain(&event.note));
    add(&mut event.people.iter().map(|person| &person.name));
    add(&mut event.threads.iter().map(|thread| &thread.label));
    add(&mut event.quotes.iter().map(|quote| &quote.speaker));
    add(&mut event.claims.iter().flat_map(claim));
    if let Some(figure) = &event.figure {
        add(&mut [&figure.title, &figure.reading].into_iter());
        add(&mut figure.data.iter().map(|datum| &datum.label));
    }
    words.join(" ")
}

fn claim(claim: &Claim) -> impl Iterator<Item = &Prose> {
    let values = claim.values.iter().map(|value| &value.value);
    values.chain([&claim.about]).chain(&claim.verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_case_width_and_accents() {
        for (text, expected) in [
            ("Gāo Yǐng", "gao ying"),
            ("ＡＢＣ１２３", "abc123"),
            ("STRASSE Straße", "strasse strasse"),
            ("5,212\tand\n5,335", "5,212 and 5,335"),
            ("汶川 大地震", "汶川 大地震"),
            ("Привет", "привет"),
            ("ﾊﾝｶｸ", comparable("ハンカク").as_str()),
        ] {
            assert_eq!(comparable(text), expected);
        }
    }
}

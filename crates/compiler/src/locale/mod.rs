//! The words of one language: the interface's own, and the patterns that dates and counts are worded by.

mod dates;
mod directing;
mod files;
mod names;
mod quotation;

use std::collections::BTreeMap;

use companion_model::{
    ColophonWords, Direction, EmbedWords, NoticeWords, QuoteMarks, Runtime, Words,
};
use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_locale::LocaleDirectionality;
use icu_locale_core::{LanguageIdentifier, Locale as IcuLocale, langid};
use icu_plurals::{PluralCategory, PluralRules};
use serde::Deserialize;

pub(crate) use dates::DateWords;
use dates::Patterns;
pub use directing::is_directing;
pub(crate) use quotation::marks;

use crate::duration;

/// The content of `assets/locales/<tag>.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LocaleFile {
    /// The language's name in itself.
    name: String,
    /// The words that the page shows.
    page: Words,
    /// The words around notices, on the page of a film with mistakes.
    notices: NoticeWords,
    /// The words of a page's colophon and of citations.
    colophon: ColophonWords,
    /// The words of the page that tells how to embed the film.
    embed: EmbedWords,
    /// The CLDR locale by whose rules dates are written, where the bare tag would not do: plain `en` is
    /// American in CLDR, and this page's English writes the day first.
    dates_as: Option<String>,
    /// How dates are put together.
    dates: Patterns,
    /// A running time, by plural category (CLDR): `{n} minutes`.
    minutes: BTreeMap<String, String>,
    /// A place in a row: `{n} of {total}`.
    position: String,
    /// Some neighbours in a row: `{first}–{last}`.
    part_range: String,
    /// A part of a chapter, by plural category of its events: `Events {range} of {total}`.
    part: BTreeMap<String, String>,
    /// That all events of a chapter are elsewhere, by plural category: `{n} events, on pages of their own: `.
    all_elsewhere: BTreeMap<String, String>,
    /// That all but the first `{here}` are elsewhere, by plural category.
    rest_elsewhere: BTreeMap<String, String>,
    /// That what the browser prints and searches are the events of the main sheet.
    in_print: String,
    /// The button that loads a player: `Show the player from {site}`.
    load_player: String,
    /// The link to a player's page: `Open on {site}`.
    visit_player: String,
    /// What credits call those who directed, in every form: `Director`, `Directed by`.
    directing: Vec<String>,
    /// Kinds of release, by the author's word.
    releases: BTreeMap<String, String>,
    /// Results of awards, by the author's word.
    awards: BTreeMap<String, String>,
    /// Kinds of source, by the author's word.
    sources: BTreeMap<String, String>,
}

/// What makes the number behind it part of the words that follow (Unicode Bidirectional Algorithm, W7).
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

impl LocaleFile {
    /// The same for a page that runs from right to left: of “91 min”, the number would stand behind the unit.
    fn among_right_to_left(mut self) -> Self {
        let counted = [
            &mut self.minutes,
            &mut self.all_elsewhere,
            &mut self.rest_elsewhere,
        ];
        let patterns = counted.into_iter().flat_map(BTreeMap::values_mut);
        for pattern in patterns.chain([&mut self.position]) {
            pattern.insert(0, LEFT_TO_RIGHT_MARK);
        }
        self
    }
}

/// What is needed to word a page in one language.
#[derive(Debug)]
pub(crate) struct Locale {
    file: LocaleFile,
    tag: String,
    /// How the language of the words counts, which is the page's wherever it has words.
    plurals: PluralRules,
    counts: DecimalFormatter,
    /// How the page's language writes numbers.
    numbers: DecimalFormatter,
    pub(crate) dates: DateWords,
}

/// Why a [`Locale`] could not be made: a fault of ours, never of an author's.
#[derive(Debug)]
pub(crate) struct LocaleFault(pub(crate) String);

impl Locale {
    /// A language's name in itself, or its tag where that is not known.
    pub(crate) fn name(tag: &str) -> String {
        let file =
            files::of(tag).and_then(|(_, text)| serde_json::from_str::<LocaleFile>(text).ok());
        match file {
            Some(file) => file.name,
            None => names::of(tag).unwrap_or(tag).to_owned(),
        }
    }

    /// Whether the interface speaks a language, by itself or through a broader tag (`en` for `en-GB`).
    pub(crate) fn is_known(tag: &str) -> bool {
        files::of(tag).is_some()
    }

    /// The words of a language; English ones where the interface does not speak it yet.
    pub(crate) fn new(tag: &str) -> Result<Self, LocaleFault> {
        let fault = |what: &str, why: &dyn std::fmt::Debug| {
            LocaleFault(format!("{what} for {tag}: {why:?}"))
        };
        let known = files::of(tag);
        let (file_tag, text) = known.unwrap_or(files::ENGLISH);
        let mut file: LocaleFile =
            serde_json::from_str(text).map_err(|error| fault("locale file", &error))?;
        // No phrase is in two languages: words are counted as their own language counts, and dates are put together in signs.
        let words_tag = match known {
            Some(_) => tag,
            None => {
                file.dates = file.dates.in_signs();
                file.minutes = BTreeMap::from([("other".into(), "{n} min".into())]);
                file.colophon.edition = "{version}, {date}".into();
                if direction(tag) == Direction::Rtl {
                    file = file.among_right_to_left();
                }
                file_tag
            }
        };
        let icu = |tag: &str| {
            tag.parse::<IcuLocale>()
                .map_err(|error| fault("locale", &error))
        };
        let numbers = |tag| {
            DecimalFormatter::try_new(icu(tag)?.into(), Default::default())
                .map_err(|error| fault("numbers", &error))
        };
        let dates_tag = match &file.dates_as {
            Some(other) if file_tag == tag => other,
            _ => tag,
        };
        let plurals = || {
            PluralRules::try_new_cardinal(icu(words_tag)?.into())
                .map_err(|error| fault("plural rules", &error))
        };
        let dates = DateWords::new(
            icu(dates_tag)?,
            icu(words_tag)?,
            file.dates.clone(),
            numbers(words_tag)?,
            plurals()?,
        );
        Ok(Self {
            tag: tag.to_owned(),
            plurals: plurals()?,
            counts: numbers(words_tag)?,
            numbers: numbers(tag)?,
            dates: dates.map_err(|error| fault("dates", &error))?,
            file,
        })
    }

    /// The language's tag.
    pub(crate) fn tag(&self) -> &str {
        &self.tag
    }

    /// The words that the page shows.
    pub(crate) fn words(&self) -> Words {
        self.file.page.clone()
    }

    /// The words of a page's colophon and of citations.
    pub(crate) fn colophon_words(&self) -> ColophonWords {
        self.file.colophon.clone()
    }

    /// “Version 1.0, 22 November 2026”.
    pub(crate) fn edition(&self, version: &str, date: &str) -> String {
        let pattern = &self.file.colophon.edition;
        let (before, after) = pattern.split_once("{version}").unwrap_or((pattern, ""));
        format!("{before}{version}{after}").replace("{date}", date)
    }

    /// The words of the page that tells how to embed the film.
    pub(crate) fn embed_words(&self) -> EmbedWords {
        self.file.embed.clone()
    }

    /// The words around notices.
    pub(crate) fn notice_words(&self) -> NoticeWords {
        self.file.notices.clone()
    }

    /// The direction in which the language is written.
    pub(crate) fn direction(&self) -> Direction {
        direction(&self.tag)
    }

    /// The direction in which a language is written where it is another than that of the language `around` it.
    pub(crate) fn turned(tag: &str, around: &str) -> Option<Direction> {
        let own = direction(tag);
        (tag != around && own != direction(around)).then_some(own)
    }

    /// A whole number as the language writes it.
    pub(crate) fn number(&self, number: usize) -> String {
        written(&self.numbers, number)
    }

    /// A number among words.
    fn count(&self, number: usize) -> String {
        written(&self.counts, number)
    }

    /// A running time.
    pub(crate) fn runtime(&self, minutes: u32) -> Runtime {
        let number = minutes as usize;
        Runtime {
            text: self
                .counted(&self.file.minutes, number)
                .replace("{n}", &self.number(number)),
            duration: duration::of_minutes(minutes),
        }
    }

    /// The pattern for so many of a thing.
    fn counted<'p>(&self, patterns: &'p BTreeMap<String, String>, number: usize) -> &'p str {
        counted(patterns, self.plurals.category_for(number))
    }

    /// “51–100”: the places of some neighbours, counted from 1. One alone is its number.
    pub(crate) fn range(&self, first: usize, last: usize) -> String {
        match first == last {
            true => self.count(first),
            false => self
                .file
                .part_range
                .replace("{first}", &self.count(first))
                .replace("{last}", &self.count(last)),
        }
    }

    /// “Events 51–100 of 1,250”.
    pub(crate) fn part(&self, first: usize, last: usize, total: usize) -> String {
        self.counted(&self.file.part, last - first + 1)
            .replace("{range}", &self.range(first, last))
            .replace("{total}", &self.count(total))
    }

    /// “Events {first}–{last} of 1,250”: [`Self::part`] for several events that are yet to be named.
    pub(crate) fn part_pattern(&self, total: usize) -> String {
        self.counted(&self.file.part, total)
            .replace("{range}", &self.file.part_range)
            .replace("{total}", &self.count(total))
    }

    /// What stands before the links to the events of a chapter of which only the first `here` are at hand.
    pub(crate) fn elsewhere(&self, here: usize, total: usize) -> String {
        let patterns = match here {
            0 => &self.file.all_elsewhere,
            _ => &self.file.rest_elsewhere,
        };
        self.counted(patterns, total)
            .replace("{n}", &self.count(total))
            .replace("{here}", &self.count(here))
    }

    /// That what the browser prints and searches are the events at hand, and how the others are reached.
    pub(crate) fn in_print(&self) -> String {
        self.file.in_print.clone()
    }

    /// “3 of 14”.
    pub(crate) fn position(&self, number: usize, total: usize) -> String {
        self.file
            .position
            .replace("{n}", &self.count(number))
            .replace("{total}", &self.count(total))
    }

    /// What the button says that loads a player.
    pub(crate) fn load_player(&self, site: &str) -> String {
        self.file.load_player.replace("{site}", site)
    }

    /// What the link to a player's page says.
    pub(crate) fn visit_player(&self, site: &str) -> String {
        self.file.visit_player.replace("{site}", site)
    }

    /// The words for a kind of release.
    pub(crate) fn release(&self, kind: &str) -> String {
        worded(&self.file.releases, kind)
    }

    /// The words for the result of an award.
    pub(crate) fn award(&self, result: &str) -> String {
        worded(&self.file.awards, result)
    }

    /// The words for a kind of source.
    pub(crate) fn source(&self, kind: &str) -> String {
        worded(&self.file.sources, kind)
    }

    /// The quotation marks of a language.
    pub(crate) fn marks(language: &str) -> QuoteMarks {
        marks(language)
    }
}

/// The pattern of a plural category (CLDR), or of all that have none of their own.
fn counted(patterns: &BTreeMap<String, String>, category: PluralCategory) -> &str {
    let pattern = patterns.get(name_of(category));
    let pattern = pattern.or_else(|| patterns.get(name_of(PluralCategory::Other)));
    pattern.map_or("{n}", String::as_str)
}

/// What a plural category is called in the files of words.
fn name_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The direction in which a language is written.
fn direction(tag: &str) -> Direction {
    let language: LanguageIdentifier = tag.parse().unwrap_or(langid!("und"));
    match LocaleDirectionality::new_extended().is_right_to_left(&language) {
        true => Direction::Rtl,
        false => Direction::Ltr,
    }
}

fn written(formatter: &DecimalFormatter, number: usize) -> String {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    formatter.format(&Decimal::from(number)).to_string()
}

fn worded(words: &BTreeMap<String, String>, key: &str) -> String {
    words.get(key).map_or(key, String::as_str).to_owned()
}

#[cfg(test)]
mod tests;

//! Share cards: what a link looks like in a message. 1200 × 630 pixels, drawn while the site is built, from the page's
//! own words, type and colours.
//!
//! A card's file is named by a digest of what it shows. One that the last build has drawn is taken over, and networks,
//! which keep a picture by its address, ask for a new one when something has changed.

mod card;
mod draw;
mod fonts;
mod palette;
mod sheet;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::Result;
use companion_model::paths;
use icu_properties::CodePointMapData;
use icu_properties::props::EastAsianWidth;
use rayon::prelude::*;

pub(crate) use card::Card;
pub(crate) use sheet::contact_sheet;

use super::head::Picture;
use super::{Files, digest};
use card::Kind;
use fonts::{Faces, Fonts};

/// What draws cards.
#[derive(Debug)]
pub(crate) struct Cards {
    fonts: Fonts,
    /// The site that the last build has made.
    last: PathBuf,
    /// What could not be drawn, by film.
    missing: Mutex<BTreeMap<String, Lacking>>,
}

/// The characters that no typeface has, by language.
pub(crate) type Lacking = BTreeMap<String, BTreeSet<char>>;

/// The cards of a page.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    /// One for each card that was asked for, in the same order; `None` where it cannot be drawn.
    pub(crate) pictures: Vec<Option<Picture>>,
    /// Their files, below the film's folder.
    pub(crate) files: Files,
}

impl Cards {
    /// Cards are looked for in the last build's site before they are drawn.
    ///
    /// # Errors
    /// The page's own typeface is damaged.
    pub(crate) fn new(last: PathBuf) -> Result<Self> {
        Ok(Self {
            fonts: Fonts::find()?,
            last,
            missing: Mutex::default(),
        })
    }

    /// Draws the cards of a page in a language, on all cores. `film` is the film's id, `folder` its folder on the site.
    ///
    /// # Errors
    /// None is expected: drawing needs nothing from outside.
    pub(crate) fn draw(
        &self,
        cards: &[Card],
        lang: &str,
        film: &str,
        folder: &str,
    ) -> Result<Drawn> {
        let texts = cards.iter().flat_map(Card::texts).chain(["…"]);
        let faces = self.fonts.faces(lang, texts);
        let drawing = pollster::block_on(companion::prerender::drawing(film));
        let is_mirrored = cards.iter().any(|card| card.is_mirrored);
        let grounds =
            [Kind::Film, Kind::Quote].map(|kind| draw::ground(&drawing, kind, is_mirrored));
        let pictures = Grounds::new(&grounds);
        let draw = |card: &Card| -> Result<Option<(Picture, Vec<u8>)>> {
            if self.lacks(card, lang, film, &faces) {
                return Ok(None);
            }
            let at = usize::from(card.kind != Kind::Film);
            let words = draw::words(card, &faces);
            let name = name(&grounds[at], &words);
            let last = self.last.join(folder).join(&name);
            let file = match fs::read(last) {
                Ok(file) => file,
                Err(_) => {
                    let mut picture = pictures.get(at)?;
                    draw::lay(&words, &mut picture, &faces.database)?;
                    palette::png(&picture)?
                }
            };
            let picture = Picture {
                path: name,
                width: draw::WIDTH,
                height: draw::HEIGHT,
                alt: card.alt(),
            };
            Ok(Some((picture, file)))
        };
        let all: Vec<_> = cards.par_iter().map(draw).collect::<Result<_>>()?;
        let mut drawn = Drawn::default();
        for card in all {
            let Some((picture, file)) = card else {
                drawn.pictures.push(None);
                continue;
            };
            drawn.files.insert(picture.path.clone(), file);
            drawn.pictures.push(Some(picture));
        }
        Ok(drawn)
    }

    /// Whether a card has a character that no typeface has. Then it is not drawn, and never a box in its place.
    fn lacks(&self, card: &Card, lang: &str, film: &str, faces: &Faces) -> bool {
        let missing: BTreeSet<char> = (card.texts().into_iter())
            .flat_map(|text| faces.missing(text))
            .collect();
        if missing.is_empty() {
            return false;
        }
        self.remember(film, Lacking::from([(lang.to_owned(), missing)]));
        true
    }

    /// What the cards of a film lack, as it was found when they were drawn.
    pub(crate) fn lacking(&self, film: &str) -> Lacking {
        let missing = self.missing.lock().ok();
        missing
            .and_then(|missing| missing.get(film).cloned())
            .unwrap_or_default()
    }

    /// Whether this machine has a typeface by now for a character that the cards of a film lacked.
    pub(crate) fn have_found(&self, lacking: &Lacking) -> bool {
        lacking.iter().any(|(lang, characters)| {
            let text: String = characters.iter().collect();
            let faces = self.fonts.faces(lang, [text.as_str()].into_iter());
            faces.missing(&text).count() < characters.len()
        })
    }

    /// Remembers what the cards of a film lack.
    pub(crate) fn remember(&self, film: &str, lacking: Lacking) {
        if let Ok(mut missing) = self.missing.lock() {
            let of_film = missing.entry(film.to_owned()).or_default();
            for (lang, characters) in lacking {
                of_film.entry(lang).or_default().extend(characters);
            }
        }
    }

    /// What is to be said to whoever builds: which characters are missing, and what helps; nothing if none is.
    pub(crate) fn trouble(&self) -> Option<String> {
        let by_film = self.missing.lock().ok()?;
        let mut missing = Lacking::new();
        for (lang, characters) in by_film.values().flatten() {
            missing.entry(lang.clone()).or_default().extend(characters);
        }
        let one = |(lang, characters): (&String, &BTreeSet<char>)| {
            let shown = characters.iter().take(MOST_SHOWN);
            let shown: Vec<String> = shown
                .map(|character| format!("“{character}” (U+{:04X})", u32::from(*character)))
                .collect();
            let others = characters.len().saturating_sub(MOST_SHOWN);
            let more = match others {
                0 => String::new(),
                others => format!(" and {others} more"),
            };
            format!("in {lang} {}{more}", shown.join(", "))
        };
        let all: Vec<String> = missing.iter().map(one).collect();
        let packages = missing
            .values()
            .flatten()
            .map(|character| package(*character));
        let packages = Vec::from_iter(BTreeSet::from_iter(packages));
        (!all.is_empty()).then(|| {
            format!(
                "some share cards were not drawn, because no typeface of this machine has these characters: {}. Install \
                 one that does (on Debian and Ubuntu: apt install {}) and build again, or build without cards: --no-cards",
                all.join("; "),
                packages.join(" ")
            )
        })
    }
}

/// The most missing characters that are named in one language.
const MOST_SHOWN: usize = 5;

/// The package of Debian and Ubuntu whose typefaces have a character, if any has: those of East Asia have one of their own.
fn package(character: char) -> &'static str {
    match CodePointMapData::<EastAsianWidth>::new().get(character) {
        EastAsianWidth::Wide | EastAsianWidth::Fullwidth => "fonts-noto-cjk",
        _ => "fonts-noto-core",
    }
}

/// The path of a card: a digest of everything that is seen.
fn name(ground: &str, words: &str) -> String {
    let parts = [("ground", ground), ("words", words)];
    let digest = digest::short_name(parts.map(|(name, text)| (name, text.as_bytes())));
    format!("{}{digest}.png", paths::CARDS)
}

/// The grounds of a film's cards, drawn once, and only if a card is.
struct Grounds<'g> {
    drawn: [std::sync::OnceLock<Option<resvg::tiny_skia::Pixmap>>; 2],
    svg: &'g [String; 2],
}

impl<'g> Grounds<'g> {
    fn new(svg: &'g [String; 2]) -> Self {
        Self {
            drawn: Default::default(),
            svg,
        }
    }

    fn get(&self, at: usize) -> Result<resvg::tiny_skia::Pixmap> {
        let drawn = self.drawn[at].get_or_init(|| draw::picture(&self.svg[at]).ok());
        match drawn {
            Some(picture) => Ok(picture.clone()),
            None => draw::picture(&self.svg[at]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Pixmap;

    fn card() -> Card {
        Card {
            kind: Kind::Quote,
            sign: "“".to_owned(),
            main: "First, these numbers far from reflect reality.”".to_owned(),
            under: "Ai Weiwei".to_owned(),
            foot: "Never Sorry".to_owned(),
            ..Card::default()
        }
    }

    fn draw(card: &Card) -> Drawn {
        let nowhere = std::env::temp_dir().join("companion-no-such-site");
        let cards = Cards::new(nowhere).unwrap();
        cards
            .draw(std::slice::from_ref(card), "en", "film", "")
            .unwrap()
    }

    fn picture(drawn: &Drawn) -> Pixmap {
        Pixmap::decode_png(drawn.files.values().next().unwrap()).unwrap()
    }

    /// How many pixels of a rectangle two pictures have that are not the same.
    fn different(
        one: &Pixmap,
        other: &Pixmap,
        (left, top): (u32, u32),
        (right, bottom): (u32, u32),
    ) -> usize {
        let places = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
        places
            .filter(|(x, y)| one.pixel(*x, *y) != other.pixel(*x, *y))
            .count()
    }

    #[test]
    fn every_word_is_drawn_and_the_same_card_is_the_same_file() {
        let all = draw(&card());
        assert_eq!(all.files, draw(&card()).files);
        let whole = picture(&all);
        assert_eq!((whole.width(), whole.height()), (1200, 630));
        let without: [fn(&mut Card); 4] = [
            |card| card.sign.clear(),
            |card| card.under.clear(),
            |card| card.foot.clear(),
            |card| card.main.clear(),
        ];
        for (at, change) in without.into_iter().enumerate() {
            let mut less = card();
            change(&mut less);
            let less = draw(&less);
            assert_ne!(all.files.keys().next(), less.files.keys().next());
            let ink = different(&whole, &picture(&less), (0, 0), (900, 630));
            assert!(ink > 200, "{at}: {ink} pixels");
        }
    }

    #[test]
    fn a_card_from_right_to_left_is_the_other_way_round() {
        let mirrored = Card {
            is_mirrored: true,
            ..card()
        };
        let (one, other) = (picture(&draw(&card())), picture(&draw(&mirrored)));
        let paper = one.pixel(600, 2).unwrap();
        let inked = |picture: &Pixmap, from: u32| {
            let places = (500..600).flat_map(|y| (from..from + 300).map(move |x| (x, y)));
            places
                .filter(|(x, y)| picture.pixel(*x, *y) != Some(paper))
                .count()
        };
        // The film at the foot, where the other has its seeds.
        let (left, right) = (inked(&one, 80), inked(&other, 820));
        assert!(
            left > 500 && right.abs_diff(left) < left / 10,
            "{left}, {right}"
        );
        assert!(inked(&other, 300) < 50 && inked(&one, 600) < 50);
    }

    #[test]
    fn the_one_red_seed_stays_red() {
        let film = Card {
            main: "Film".to_owned(),
            ..Card::default()
        };
        let picture = picture(&draw(&film));
        let is_red = |pixel: &&resvg::tiny_skia::PremultipliedColorU8| {
            pixel.red() > 150 && pixel.green() < 60
        };
        assert!(picture.pixels().iter().filter(is_red).count() > 50);
    }

    #[test]
    fn what_no_typeface_has_is_named_and_never_drawn_as_a_box() {
        let mut card = card();
        // A place that Unicode keeps for private use.
        card.main.push('\u{F0000}');
        let cards = Cards::new(PathBuf::new()).unwrap();
        let drawn = cards.draw(&[card], "en", "film", "").unwrap();
        assert_eq!((drawn.pictures, drawn.files.len()), (vec![None], 0));
        let trouble = cards.trouble().unwrap();
        for said in ["U+F0000", "in en", "--no-cards"] {
            assert!(trouble.contains(said), "{trouble}");
        }
    }

    #[test]
    fn what_helps_is_named_for_the_script_in_question() {
        for (characters, expected) in [
            ("艾，", "apt install fonts-noto-cjk)"),
            ("かア한", "apt install fonts-noto-cjk)"),
            ("فيلم", "apt install fonts-noto-core)"),
            ("फ़िल्म", "apt install fonts-noto-core)"),
            ("艾ف", "apt install fonts-noto-cjk fonts-noto-core)"),
        ] {
            let cards = Cards::new(PathBuf::new()).unwrap();
            let lacking = Lacking::from([("en".to_owned(), characters.chars().collect())]);
            cards.remember("film", lacking);
            let trouble = cards.trouble().unwrap();
            assert!(trouble.contains(expected), "{characters}: {trouble}");
        }
    }
}

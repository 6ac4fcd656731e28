//! The typefaces of share cards: the page's own, and for what it does not have those of this machine.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use anyhow::{Context, Result};
use icu_locale::subtags::Script;
use icu_locale::{LanguageIdentifier, LocaleExpander};
use resvg::usvg::fontdb::{Database, FaceInfo, Source, Stretch, Style, Weight};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// The page's own typeface.
const OWN: &[u8] = include_bytes!("../../../../../assets/fonts/newsreader-latin-400.woff2");

/// The faces that set Chinese and Arabic well, the page's own list of them first (`--serif` in `assets/css/tokens.css`).
/// What looks alike in all scripts of Han is not enough: each has forms of its own.
const SIMPLIFIED: &[&str] = &[
    "Songti SC",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "SimSun",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
];
const TRADITIONAL: &[&str] = &[
    "Songti TC",
    "Noto Serif CJK TC",
    "Noto Serif TC",
    "Source Han Serif TC",
    "PMingLiU",
    "Noto Sans CJK TC",
    "PingFang TC",
    "Microsoft JhengHei",
];
const ARABIC: &[&str] = &[
    "Noto Naskh Arabic",
    "Geeza Pro",
    "Times New Roman",
    "Noto Sans Arabic",
];

/// A typeface that has been read.
#[derive(Clone, Debug)]
pub(super) struct Face {
    /// Its name, by which a drawing asks for it.
    pub(super) family: String,
    data: Arc<Vec<u8>>,
    /// Which one of its file.
    index: u32,
}

impl Face {
    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.data, self.index).ok()
    }

    /// Those of some characters that it has, each with its width in parts of the size of the type.
    fn widths(&self, characters: &BTreeSet<char>) -> BTreeMap<char, f32> {
        let Some(font) = self.font() else {
            return BTreeMap::new();
        };
        let (map, metrics) = (
            font.charmap(),
            font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        );
        let width = |character: &char| {
            let glyph = map.map(*character)?;
            Some((*character, metrics.advance_width(glyph)?))
        };
        characters.iter().filter_map(width).collect()
    }
}

/// The typefaces for the cards of a page, and which of its characters none of them has.
#[derive(Debug)]
pub(super) struct Faces {
    /// In the order in which they are asked.
    faces: Vec<Face>,
    /// The face of each character, as an index, and its width.
    widths: BTreeMap<char, (usize, f32)>,
    /// The same faces, for drawing.
    pub(super) database: Arc<Database>,
}

impl Faces {
    /// The face of a character and its width in parts of the size of the type; `None` if none has it.
    pub(super) fn of(&self, character: char) -> Option<(&Face, f32)> {
        let (face, width) = self.widths.get(&character)?;
        Some((&self.faces[*face], *width))
    }

    /// The width of some text at a size. Pairs of letters may stand closer, so it is at most this.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let widths = text.chars().filter_map(|character| self.of(character));
        widths.map(|(_, width)| width * size).sum()
    }

    /// The characters of some text that no face has.
    pub(super) fn missing<'t>(&'t self, text: &'t str) -> impl Iterator<Item = char> + 't {
        text.chars()
            .filter(|character| !self.widths.contains_key(character))
    }
}

/// The typefaces that there are.
#[derive(Debug)]
pub(super) struct Fonts {
    own: Face,
    system: Database,
}

impl Fonts {
    /// Reads the page's own typeface, and which ones the machine has.
    ///
    /// # Errors
    /// The page's own typeface is damaged.
    pub(super) fn find() -> Result<Self> {
        let data = wuff::decompress_woff2(OWN)
            .map_err(|error| anyhow::anyhow!("{error:?}"))
            .context("the page’s typeface cannot be unpacked")?;
        let data = Arc::new(data);
        let mut alone = Database::new();
        alone.load_font_source(Source::Binary(Arc::clone(&data) as _));
        let info = alone.faces().next();
        let own = Face {
            family: info
                .map(|info| name_of(info).to_owned())
                .unwrap_or_default(),
            data,
            index: 0,
        };
        let mut system = Database::new();
        system.load_system_fonts();
        Ok(Self { own, system })
    }

    /// The faces for some texts in a language, as few as will do.
    pub(super) fn faces<'t>(&self, lang: &str, texts: impl Iterator<Item = &'t str>) -> Faces {
        let mut missing: BTreeSet<char> = texts.flat_map(str::chars).collect();
        let mut faces: Vec<Face> = Vec::new();
        let mut widths = BTreeMap::new();
        let mut ask = |face: Face, missing: &mut BTreeSet<char>| {
            let found = face.widths(missing);
            if found.is_empty() {
                return;
            }
            missing.retain(|character| !found.contains_key(character));
            let index = faces.len();
            widths.extend(
                found
                    .into_iter()
                    .map(|(character, width)| (character, (index, width))),
            );
            faces.push(face);
        };
        ask(self.own.clone(), &mut missing);
        for info in self.candidates(lang) {
            if missing.is_empty() {
                break;
            }
            if let Some(face) = self.read(info, &missing) {
                ask(face, &mut missing);
            }
        }
        Faces {
            database: Arc::new(database(&faces)),
            faces,
            widths,
        }
    }

    /// The machine's upright faces of ordinary weight: those made for the language first, then all in a fixed order.
    fn candidates(&self, lang: &str) -> Vec<&FaceInfo> {
        let id: LanguageIdentifier = lang.parse().unwrap_or(LanguageIdentifier::UNKNOWN);
        let script = LocaleExpander::new_extended().get_likely_script(&id);
        let preferred = match script.as_ref().map(Script::as_str) {
            Some("Hant") => TRADITIONAL,
            Some("Arab") => ARABIC,
            _ => SIMPLIFIED,
        };
        let rank = |info: &FaceInfo| {
            let known = preferred.iter().position(|name| name_of(info) == *name);
            known.unwrap_or(preferred.len())
        };
        let mut faces: Vec<&FaceInfo> = (self.system.faces())
            .filter(|info| {
                info.style == Style::Normal
                    && info.weight == Weight::NORMAL
                    && info.stretch == Stretch::Normal
                    && !info.monospaced
            })
            .collect();
        faces.sort_by_cached_key(|info| (rank(info), name_of(info).to_owned(), info.index));
        faces
    }

    /// A face of the machine, if it has any of some characters.
    fn read(&self, info: &FaceInfo, characters: &BTreeSet<char>) -> Option<Face> {
        let has_any = |data: &[u8], index: u32| {
            let font = FontRef::from_index(data, index).ok()?;
            let map = font.charmap();
            let has = |character: &char| map.map(*character).is_some();
            characters.iter().any(has).then_some(())
        };
        self.system.with_face_data(info.id, has_any)??;
        let data = match &info.source {
            Source::File(path) | Source::SharedFile(path, _) => fs::read(path).ok()?,
            Source::Binary(data) => (**data).as_ref().to_vec(),
        };
        Some(Face {
            family: name_of(info).to_owned(),
            data: Arc::new(data),
            index: info.index,
        })
    }
}

/// A face's name in English, which comes first.
fn name_of(info: &FaceInfo) -> &str {
    info.families.first().map_or("", |(name, _)| name.as_str())
}

/// These faces and no others, so that a drawing looks the same wherever they are.
fn database(faces: &[Face]) -> Database {
    let mut database = Database::new();
    for face in faces {
        let source = Source::Binary(Arc::clone(&face.data) as _);
        for id in database.load_font_source(source) {
            let is_other = database
                .face(id)
                .is_some_and(|info| info.index != face.index);
            if is_other {
                database.remove_face(id);
            }
        }
    }
    database
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_own_typeface_sets_english_and_says_what_it_lacks() {
        let fonts = Fonts {
            system: Database::new(),
            ..Fonts::find().unwrap()
        };
        let faces = fonts.faces("en", ["“Say” — 艾"].into_iter());
        let (face, width) = faces.of('S').unwrap();
        assert!(face.family.starts_with("Newsreader"), "{}", face.family);
        let found = faces.database.faces().next().unwrap();
        assert_eq!(face.family, name_of(found), "the drawing finds it");
        assert!((0.3..0.8).contains(&width), "{width}");
        assert_eq!(faces.missing("“Say” — 艾").collect::<String>(), "艾");
        assert!(faces.width("Say", 20.0) > faces.width("Say", 10.0));
        assert_eq!(faces.database.faces().count(), 1);
    }
}

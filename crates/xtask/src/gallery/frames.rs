//! What there is to see: pages of films that have everything, almost nothing and too much, as readers meet them.

use std::fmt;

use serde::Serialize;

/// A page of the gallery, as a reader might see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Frame {
    /// The page, below the root of the site.
    pub(super) page: &'static str,
    /// The width of the window in pixels.
    pub(super) width: u32,
    pub(super) theme: Theme,
    /// The size of text, in percent. A window at 400 % zoom is one of a quarter of its width.
    pub(super) zoom: u32,
    pub(super) act: Act,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Theme {
    Light,
    Dark,
}

/// What the reader has done, with the guide beside them where there is one: `reader.js` does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Act {
    /// Nothing more.
    Read,
    /// Opened everything that opens.
    Unfold,
    /// Searched for a word that many events have.
    Find,
    /// Searched for one that none has.
    FindNothing,
    /// Chosen another count of each figure than the first.
    ChooseCount,
    /// Come by the address of a dot.
    MarkDot,
    /// Come to a link with the keyboard.
    FocusLink,
    /// Come to a button of the carousel with the keyboard.
    FocusButton,
    /// Gone on where a part of the story cannot be had.
    LoseTheLine,
}

/// The film that the project ships with, in both languages, is shown at each of these widths in each theme.
const REAL: [&str; 2] = ["never-sorry/", "never-sorry/zh-Hans/"];
const WIDTHS: [u32; 3] = [390, 768, 1440];
const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// What else is shown, and where.
const OTHERS: &[(&str, u32, Theme, Act)] = {
    use Act::{
        ChooseCount, Find, FindNothing, FocusButton, FocusLink, LoseTheLine, MarkDot, Read, Unfold,
    };
    use Theme::{Dark, Light};
    &[
        // Too much of everything; the second quote is the shortest and the third the longest.
        ("extremes/", 320, Light, Unfold),
        ("extremes/", 280, Dark, Read),
        ("extremes/", 768, Dark, Read),
        ("extremes/", 1440, Light, Unfold),
        ("extremes/#q-quote-2", 320, Light, Read),
        ("extremes/#q-quote-3", 320, Dark, Read),
        ("extremes/embed/card/", 280, Light, Read),
        ("extremes/embed/quotes/", 280, Dark, Read),
        // One of everything, in every state.
        ("everything/", 390, Light, Read),
        ("everything/", 1440, Dark, Unfold),
        ("everything/zh-Hans/", 390, Dark, Unfold),
        ("everything/zh-Hans/", 768, Light, ChooseCount),
        ("everything/", 390, Light, Find),
        ("everything/", 1440, Dark, Find),
        ("everything/", 390, Dark, FindNothing),
        ("everything/", 1440, Light, ChooseCount),
        ("everything/?dot=150#e-opening", 390, Dark, MarkDot),
        ("everything/", 1440, Light, FocusLink),
        ("فيلم/", 390, Light, FocusButton),
        ("فيلم/", 1440, Dark, Read),
        // Almost nothing, and one fact more from film to film.
        ("one-fact/", 390, Light, Read),
        ("one-fact/", 1440, Dark, Read),
        ("two-facts/", 1440, Light, Read),
        ("three-facts/", 1440, Light, Read),
        ("a-film/", 320, Dark, Read),
        ("a-film/", 1440, Light, Read),
        // The page’s own words in other languages.
        ("words/", 390, Light, Unfold),
        ("words/fr/", 1440, Dark, Unfold),
        ("words/es/", 320, Light, Unfold),
        ("words/zh-Hant/", 768, Dark, Unfold),
        // Other pages than the film’s own.
        ("", 390, Light, Read),
        ("", 1440, Dark, Read),
        ("404.html", 390, Light, Read),
        ("never-sorry/404.html", 1440, Dark, Read),
        ("never-sorry/about/", 390, Dark, Read),
        ("never-sorry/about/", 1440, Light, Read),
        ("never-sorry/e/anniversary-list/", 390, Light, Read),
        ("never-sorry/zh-Hans/e/anniversary-list/", 1440, Dark, Read),
        ("never-sorry/embed/", 768, Light, Read),
        ("never-sorry/embed/card/", 280, Dark, Read),
        ("never-sorry/embed/card/", 600, Light, Read),
        ("never-sorry/embed/quotes/", 280, Light, Read),
        ("never-sorry/embed/quotes/", 600, Dark, Read),
        ("everything/embed/timeline/", 280, Dark, Unfold),
        ("everything/embed/timeline/", 600, Light, Read),
        ("long/", 390, Light, LoseTheLine),
    ]
};

/// Letters of twice their size.
const LARGE: [(&str, u32, Theme); 2] = [
    ("extremes/", 1280, Theme::Light),
    ("extremes/#q-quote-3", 1280, Theme::Dark),
];

/// All frames.
pub(super) fn frames() -> Vec<Frame> {
    let frame = |page, width, theme, act| Frame {
        page,
        width,
        theme,
        zoom: 100,
        act,
    };
    let each_width = |page| WIDTHS.map(|width| (page, width));
    let real = REAL.into_iter().flat_map(each_width);
    let real = real.flat_map(|(page, width)| THEMES.map(|theme| (page, width, theme)));
    let real = real.map(|(page, width, theme)| frame(page, width, theme, Act::Read));
    let others = OTHERS.iter().copied();
    let others = others.map(|(page, width, theme, act)| frame(page, width, theme, act));
    let large = LARGE.map(|(page, width, theme)| Frame {
        zoom: 200,
        ..frame(page, width, theme, Act::Read)
    });
    real.chain(others).chain(large).collect()
}

impl Frame {
    /// What it is called in the record.
    pub(super) fn name(&self) -> String {
        let Self {
            page,
            width,
            theme,
            zoom,
            act,
        } = self;
        let mut name = format!("{page}-{width}-{theme}");
        if *zoom != 100 {
            name += &format!("-{zoom}%");
        }
        if *act != Act::Read {
            name += &format!("-{act}");
        }
        name
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_real_page_is_there_in_every_width_theme_and_language() {
        let frames = frames();
        for page in ["never-sorry/", "never-sorry/zh-Hans/"] {
            for width in [390, 768, 1440] {
                for theme in ["light", "dark"] {
                    let is_it = |frame: &&Frame| {
                        (frame.page, frame.width) == (page, width)
                            && frame.theme.to_string() == theme
                            && frame.zoom == 100
                    };
                    let count = frames.iter().filter(is_it).count();
                    assert_eq!(count, 1, "{page} at {width}, {theme}");
                }
            }
        }
    }

    #[test]
    fn no_two_frames_have_one_name_and_no_name_has_a_space() {
        let frames = frames();
        let names: BTreeSet<String> = frames.iter().map(Frame::name).collect();
        assert_eq!(names.len(), frames.len());
        assert!(names.iter().all(|name| !name.contains(' ')), "{names:?}");
    }

    #[test]
    fn the_reader_knows_every_act() {
        let reader = include_str!("reader.js");
        for frame in frames() {
            let act = frame.act.to_string();
            let is_there = [
                format!("  {act}"),
                format!("\"{act}\""),
                format!("async {act}"),
            ];
            assert!(is_there.iter().any(|each| reader.contains(each)), "{act}");
        }
    }
}

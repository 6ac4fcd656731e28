//! Films made to measure: valid, of any size, each the same for the same seed.

use serde_json::{Value, json};

/// The words that texts are made of: scripts, Markdown and characters that JSON escapes.
const WORDS: [&str; 24] = [
    "the",
    "film",
    "opens",
    "*quietly*",
    "in",
    "a",
    "town",
    "where",
    "**nobody**",
    "speaks",
    "of",
    "it,",
    "and",
    "“then”",
    "[a letter](https://example.org/letter?a=1&b=2)",
    "arrives",
    "from",
    "北京",
    "وصل",
    "Zoë’s",
    "\"brother\"",
    "back\\\\slash",
    "🎞",
    "— 1957.",
];

const COLOURS: [&str; 6] = ["cinnabar", "indigo", "moss", "ochre", "plum", "teal"];

/// What a film should be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// How many events it has, at least one.
    pub(crate) events: usize,
    /// How many events each chapter has, but for the last.
    pub(crate) in_a_chapter: usize,
    /// How many quotes it has at most; one for twenty events.
    pub(crate) quotes: usize,
    /// Whether every text is in a second language too.
    pub(crate) bilingual: bool,
    /// What is left to chance, which is always the same for the same seed.
    pub(crate) seed: u64,
}

impl Shape {
    /// So many events, in many chapters and with many quotes.
    pub(crate) fn of(events: usize) -> Self {
        Self {
            events,
            in_a_chapter: 25,
            quotes: usize::MAX,
            bilingual: false,
            seed: 1,
        }
    }
}

/// The `companion.json` of a film without a single problem.
pub(crate) fn film(shape: Shape) -> String {
    let mut author = Author {
        shape,
        chance: shape.seed,
    };
    // Writing a value that was just made has no way to fail.
    serde_json::to_string_pretty(&author.film()).unwrap_or_default()
}

/// A name in one script or another.
fn chapter_id(number: usize) -> String {
    match number % 2 {
        0 => format!("chapter-{number}"),
        _ => format!("章-{number}"),
    }
}

struct Author {
    shape: Shape,
    chance: u64,
}

impl Author {
    fn film(&mut self) -> Value {
        let events = self.shape.events.max(1);
        let chapters: Vec<Value> = (0..events)
            .step_by(self.shape.in_a_chapter)
            .map(|first| self.chapter(first, events.min(first + self.shape.in_a_chapter)))
            .collect();
        let quoted = (0..events).step_by(20).take(self.shape.quotes);
        let quotes: Vec<Value> = quoted.map(|i| self.quote(i)).collect();
        let languages = match self.shape.bilingual {
            true => json!(["en", "zh-Hans"]),
            false => json!(["en"]),
        };
        json!({
            "format": 1,
            "id": "made-to-measure",
            "languages": languages,
            "film": {
                "title": self.text(2),
                "tagline": self.text(8),
                "synopsis": self.text(60),
                "runtime_minutes": 91,
                "sources": ["source-0"],
                "releases": [{ "kind": "premiere", "date": "2012-01-22", "sources": ["source-0"] }],
                "credits": [{ "role": self.text(1), "people": ["person-0"], "sources": ["source-0"] }],
            },
            "people": self.entries("person", self.people(), |author, _| json!({ "name": author.text(2), "about": author.text(8) })),
            "places": self.entries("place", self.places(), |author, _| json!({ "name": author.text(2) })),
            "sources": self.entries("source", self.sources(), Self::source),
            "threads": self.entries("thread", self.threads(), |author, i| json!({ "label": author.text(1), "colour": COLOURS[i] })),
            "quotes": quotes,
            "chapters": chapters,
        })
    }

    fn people(&self) -> usize {
        self.shape.events / 4 + 1
    }

    fn places(&self) -> usize {
        self.shape.events / 5 + 1
    }

    fn sources(&self) -> usize {
        self.shape.events / 3 + 1
    }

    fn threads(&self) -> usize {
        self.shape.events.clamp(1, COLOURS.len())
    }

    fn entries(
        &mut self,
        kind: &str,
        count: usize,
        entry: fn(&mut Self, usize) -> Value,
    ) -> serde_json::Map<String, Value> {
        (0..count)
            .map(|i| (format!("{kind}-{i}"), entry(self, i)))
            .collect()
    }

    fn source(&mut self, i: usize) -> Value {
        json!({
            "kind": self.one_of(&["news", "article", "book", "website"]),
            "title": format!("Report {i}"),
            "publisher": "A Paper",
            "date": self.date(2009),
            "url": format!("https://example.org/reports/{i}?from=film"),
        })
    }

    fn chapter(&mut self, first: usize, end: usize) -> Value {
        let number = first / self.shape.in_a_chapter;
        let year = 1900 + number % 120;
        let events: Vec<Value> = (first..end).map(|i| self.event(i, year)).collect();
        json!({
            "id": chapter_id(number),
            "title": self.text(3),
            "span": format!("{year}/{}", year + 1),
            "summary": self.text(30),
            "events": events,
        })
    }

    fn event(&mut self, i: usize, year: usize) -> Value {
        let words = 40 + self.below(30);
        let mut event = json!({
            "id": format!("event-{i}"),
            "date": self.date(year),
            "title": self.text(6),
            "text": self.text(words),
            "place": format!("place-{}", i % self.places()),
            "people": [format!("person-{}", i % self.people())],
            "threads": [format!("thread-{}", i % self.threads())],
            "sources": [format!("source-{}", i % self.sources()), format!("source-{}", self.below(self.sources()))],
        });
        if self.below(10) == 0 {
            event["claims"] = json!([self.claim()]);
        }
        if self.below(30) == 0 {
            event["aliases"] = json!([format!("former-{i}")]);
        }
        if self.below(50) == 0 {
            event["figure"] = self.figure();
        }
        if self.below(8) == 0 {
            event["note"] = self.note();
        }
        if self.below(25) == 0 {
            event["media"] = json!([{
                "kind": "player",
                "url": format!("https://www.youtube.com/watch?v=film{i}"),
                "title": self.text(4),
            }]);
        }
        event
    }

    /// A text with a link to something on the page, whose address may be escaped.
    fn note(&mut self) -> Value {
        let chapters = self.shape.events.div_ceil(self.shape.in_a_chapter);
        let (event, source) = (self.below(self.shape.events), self.below(self.sources()));
        let chapter = chapter_id(self.below(chapters)).replace('章', "%E7%AB%A0");
        let target = match self.below(5) {
            0 => format!("e-event-{event}"),
            1 => format!("s-source-{source}"),
            2 => format!("c-{chapter}"),
            3 => "q-quote-0".to_owned(),
            _ => "timeline".to_owned(),
        };
        let note = format!("{} [there](#{target}).", self.sentence(8));
        match self.shape.bilingual {
            true => json!({ "en": note, "zh-Hans": note }),
            false => note.into(),
        }
    }

    fn claim(&mut self) -> Value {
        json!({
            "about": self.text(4),
            "values": [
                { "value": self.text(2), "sources": ["source-0"] },
                { "value": self.text(2), "sources": ["source-0"], "as_of": self.date(2009) },
            ],
            "verdict": self.text(8),
        })
    }

    fn figure(&mut self) -> Value {
        let value = |author: &mut Self| json!({ "label": author.text(2), "value": author.below(9000), "sources": ["source-0"] });
        let mut figure = match self.below(3) {
            0 => {
                json!({ "kind": "days", "start": "2011-04-03", "end": "2011-06-22", "sources": ["source-0"] })
            }
            1 => json!({ "kind": "dots", "counts": [value(self), value(self)] }),
            _ => json!({ "kind": "bars", "bars": [value(self), value(self), value(self)] }),
        };
        for (field, words) in [("title", 3), ("unit", 2), ("reading", 12)] {
            figure[field] = self.text(words);
        }
        figure
    }

    fn quote(&mut self, i: usize) -> Value {
        let mut quote = json!({
            "id": format!("quote-{i}"),
            "text": self.sentence(20),
            "language": "en",
            "speaker": format!("person-{}", i % self.people()),
            "occasion": self.text(5),
            "date": self.date(2009),
            "sources": [format!("source-{}", i % self.sources())],
            "events": [format!("event-{i}")],
            "film_time": format!("{}:{:02}", self.below(90), self.below(60)),
        });
        if self.shape.bilingual {
            quote["translations"] =
                json!({ "zh-Hans": { "text": self.sentence(20), "by": self.text(1) } });
        }
        quote
    }

    /// A date within a year, at any precision.
    fn date(&mut self, year: usize) -> String {
        let (month, day) = (1 + self.below(12), 1 + self.below(28));
        match self.below(8) {
            0 => format!("{year}"),
            1 => format!("{year}~"),
            2 => format!("{year}-{month:02}"),
            3 => format!("{year}-{month:02}?"),
            4 => format!("{year}-2{}", 1 + self.below(4)),
            5 => format!("{year}-{month:02}-{day:02}/{year}-12-31"),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }

    fn text(&mut self, words: usize) -> Value {
        match self.shape.bilingual {
            true => json!({ "en": self.sentence(words), "zh-Hans": self.sentence(words) }),
            false => self.sentence(words).into(),
        }
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut sentence = String::from("Then");
        for _ in 0..words {
            sentence.push(' ');
            sentence.push_str(self.one_of(&WORDS));
        }
        sentence
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    /// A number below `end` (SplitMix64).
    fn below(&mut self, end: usize) -> usize {
        self.chance = self.chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.chance;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

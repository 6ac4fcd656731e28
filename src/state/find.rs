//! Finding what is on the page: what a search is, the index it is made in, and what it finds.
//!
//! The index is a text that the host writes. Its first line is the edition. Each other line is a chapter, an event or a
//! quote: its place on the page, the numbers of its tags with blanks between them, what tells a reader which one it is, its
//! title, and all of its words, [folded](fold). The fields have tabs between them. Only events have tags, so whoever chooses
//! in a filter finds events alone.

/// Makes a text comparable: what a reader types finds what an author wrote, whatever the case, the width, the
/// accents and the kind of quotation marks and dashes.
///
/// `decomposed` is in Unicode's normalization form KD and of small letters. Only the marks of Latin, Greek, Cyrillic,
/// Hebrew and Arabic go; those of other scripts make other letters, か and が.
pub fn fold(decomposed: &str) -> String {
    let mut folded = String::with_capacity(decomposed.len());
    for each in decomposed.chars() {
        match each {
            '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5c7}'
            | '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}' => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            '‘' | '’' | 'ʼ' => folded.push('\''),
            '“' | '”' | '„' => folded.push('"'),
            '\u{2010}'..='\u{2015}' => folded.push('-'),
            '\t' | '\n' | '\r' => folded.push(' '),
            other => folded.push(other),
        }
    }
    folded
}

/// What a reader looks for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query {
    /// Words, [folded](fold), all of which a line has to have, in any order.
    pub words: Vec<String>,
    /// The tag chosen in each filter, if one is.
    pub chosen: Vec<Option<usize>>,
}

impl Query {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.chosen.iter().all(Option::is_none)
    }
}

/// A search under way, which is made in steps, so that nothing waits for it.
#[derive(Clone, Debug, Default)]
pub struct Search {
    query: Query,
    /// Which filter each tag belongs to.
    filters: Vec<usize>,
    at: usize,
    /// Where the lines begin that were found.
    pub hits: Vec<usize>,
    /// How many events there would be with each tag in place of the one that is chosen in its filter.
    pub counts: Vec<u32>,
}

/// How many lines a step looks at: so many take a slow phone some milliseconds.
const STEP: usize = 500;

impl Search {
    /// A search; `filters` tells which filter each tag belongs to.
    pub fn new(query: Query, filters: Vec<usize>) -> Self {
        Self {
            query,
            counts: vec![0; filters.len()],
            filters,
            at: 0,
            hits: Vec::new(),
        }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// Goes on for a step; whether it is at its end. It is always the same `index`.
    pub fn step(&mut self, index: &str) -> bool {
        for _ in 0..STEP {
            // The first line is the edition.
            let begin = match self.at {
                0 => index.find('\n').map_or(index.len(), |end| end + 1),
                at => at,
            };
            let Some(rest) = index.get(begin..).filter(|rest| !rest.is_empty()) else {
                return true;
            };
            let line = rest.split('\n').next().unwrap_or_default();
            self.at = begin + line.len() + 1;
            self.look_at(begin, line);
        }
        false
    }

    fn look_at(&mut self, begin: usize, line: &str) {
        let mut fields = line.split('\t');
        let (Some(tags), Some(words)) = (fields.nth(1), fields.nth(2)) else {
            return;
        };
        let has = |word: &String| contains(words.as_bytes(), word.as_bytes());
        if !self.query.words.iter().all(has) {
            return;
        }
        let tags = || tags.split(' ').filter_map(|tag| tag.parse::<usize>().ok());
        let mut lacking = None;
        for (filter, chosen) in self.query.chosen.iter().enumerate() {
            if chosen.is_some_and(|chosen| !tags().any(|tag| tag == chosen)) {
                if lacking.is_some() {
                    return;
                }
                lacking = Some(filter);
            }
        }
        if lacking.is_none() {
            self.hits.push(begin);
        }
        for tag in tags() {
            let filter = self.filters.get(tag).copied();
            if filter.is_some()
                && (lacking.is_none() || filter == lacking)
                && let Some(count) = self.counts.get_mut(tag)
            {
                *count += 1;
            }
        }
    }
}

/// Something that was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit<'i> {
    /// Its place on the page: `e-arrest`.
    pub place: &'i str,
    /// What tells which one it is: the date of an event, the number of a chapter, who says a quote.
    pub about: &'i str,
    /// Its title.
    pub title: &'i str,
}

/// What has the line that begins at `at`.
pub fn hit(index: &str, at: usize) -> Option<Hit<'_>> {
    let mut fields = index.get(at..)?.split('\t');
    Some(Hit {
        place: fields.next()?,
        about: fields.nth(1)?,
        title: fields.next()?,
    })
}

/// Whether `text` has `word` in it. A plain loop: three million bytes are looked through in a few milliseconds, and the
/// standard library's search is 2 KB of program.
fn contains(text: &[u8], word: &[u8]) -> bool {
    let (Some(first), Some(last)) = (word.first(), word.last()) else {
        return true;
    };
    let mut windows = text.windows(word.len());
    windows.any(|window| {
        window.first() == Some(first) && window.last() == Some(last) && window == word
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds_what_is_written() {
        // In form KD and small letters, as the browser and the host make them.
        for (written, typed) in [
            ("gao\u{300} ying\u{30c}", "gao ying"),
            ("straße", "strasse"),
            (
                "ai’s “sunflower” seeds — 2010",
                "ai's \"sunflower\" seeds - 2010",
            ),
            ("ὀδυσσευ\u{301}ς", "ὀδυσσευσ"),
            ("مُحَمَّد", "محمد"),
            ("ło\u{301}dz\u{301}", "lodz"),
        ] {
            assert_eq!(fold(written), fold(typed), "{written}");
        }
        assert_ne!(
            fold("か\u{3099}"),
            fold("か"),
            "a mark that makes another letter"
        );
        assert_eq!(fold("a\tb\nc"), "a b c", "no field ends early");
    }

    const INDEX: &str = "edition\n\
        c-life\t\tChapter 1\tA life\tbeijing to london\n\
        e-birth\t0 3\t1957\tBorn\tborn beijing ai qing\n\
        e-names\t1 2 3\t2008\tThe names\tthe names of 5335 children 汶川地震\n\
        e-tate\t0 2\t2010\tSeeds\tsunflower seeds tate 伦敦\n\
        q-seeds\t\tAi Weiwei\t“Seeds.”\tseeds grow\n";

    /// The tags 0 and 1 are of one filter, 2 and 3 of another.
    fn search(words: &[&str], chosen: [Option<usize>; 2]) -> (Vec<&'static str>, Vec<u32>) {
        let query = Query {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            chosen: chosen.to_vec(),
        };
        let mut search = Search::new(query, vec![0, 0, 1, 1]);
        while !search.step(INDEX) {}
        let places = search.hits.iter().map(|at| hit(INDEX, *at).unwrap().place);
        (places.collect(), search.counts)
    }

    #[test]
    fn words_and_filters_must_all_hold() {
        for (words, chosen, expected) in [
            (
                [].as_slice(),
                [None, None],
                ["c-life", "e-birth", "e-names", "e-tate", "q-seeds"].as_slice(),
            ),
            (&["seeds"], [None, None], &["e-tate", "q-seeds"]),
            (&["beijing"], [None, None], &["c-life", "e-birth"]),
            (&["tate", "sun"], [None, None], &["e-tate"]),
            (&["tate", "names"], [None, None], &[]),
            (&["地震"], [None, None], &["e-names"]),
            (&["地震伦"], [None, None], &[]),
            (&["e"], [Some(0), None], &["e-birth", "e-tate"]),
            (&["seeds"], [Some(0), None], &["e-tate"]),
            (&["e"], [Some(0), Some(2)], &["e-tate"]),
            (&["e"], [Some(1), Some(2)], &["e-names"]),
            (&["tate\tseeds"], [None, None], &[]),
        ] {
            assert_eq!(search(words, chosen).0, expected, "{words:?} {chosen:?}");
        }
    }

    #[test]
    fn counts_tell_what_another_choice_would_find() {
        for (words, chosen, expected) in [
            ([].as_slice(), [None, None], [2, 1, 2, 2]),
            (&["seeds"], [None, None], [1, 0, 1, 0]),
            (&[], [Some(0), None], [2, 1, 1, 1]),
            (&[], [Some(0), Some(2)], [1, 1, 1, 1]),
        ] {
            assert_eq!(search(words, chosen).1, expected, "{words:?} {chosen:?}");
        }
    }

    #[test]
    fn a_long_index_is_searched_in_steps() {
        let lines: String = (0..1_234)
            .map(|n| format!("e{n}\t\t\tT{n}\tword {n} end\n"))
            .collect();
        let index = format!("edition\n{lines}");
        let query = Query {
            words: vec!["word".to_owned()],
            chosen: Vec::new(),
        };
        let mut search = Search::new(query, Vec::new());
        let mut steps = 1;
        while !search.step(&index) {
            steps += 1;
        }
        assert_eq!((steps, search.hits.len()), (3, 1_234));
        assert_eq!(hit(&index, search.hits[1_000]).unwrap().title, "T1000");
    }

    #[test]
    fn what_is_no_index_has_no_events() {
        for text in [
            "",
            "\n",
            "edition",
            "edition\n",
            "edition\nid\n",
            "edition\nid\t\t\n\n",
        ] {
            let mut search = Search::new(Query::default(), vec![0]);
            while !search.step(text) {}
            assert_eq!(search.hits.len(), 0, "{text:?}");
        }
        assert_eq!(hit("edition\n", 99), None);
    }
}

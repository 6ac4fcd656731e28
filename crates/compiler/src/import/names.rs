//! Names that last: ids that are the same at every import, in any script, and the addresses that TimelineJS gave.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::slide::Fields;
use super::text::Writer;
use crate::author::leaf::{shortened, slug};

/// The longest id that is made from a headline, in characters.
const LONGEST: usize = 80;

/// Names of one kind, each given once.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// The last number that was put behind a name.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// A good name made from a text, or else from another; with a number where it is taken.
    pub(super) fn give(&mut self, text: &str, or_else: &str) -> String {
        self.give_but(text, or_else, |_, _| false)
    }

    /// The same, but none that is refused, knowing those that were given.
    pub(super) fn give_but(
        &mut self,
        text: &str,
        or_else: &str,
        is_refused: impl Fn(&HashSet<String>, &str) -> bool,
    ) -> String {
        let name = shortened(&slug(text), LONGEST);
        let name = if name.is_empty() { slug(or_else) } else { name };
        let name = if name.is_empty() {
            "record".to_owned()
        } else {
            name
        };
        if !is_refused(&self.taken, &name) && self.taken.insert(name.clone()) {
            return name;
        }
        let number = self.numbers.entry(name.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{name}-{number}");
            if !is_refused(&self.taken, &numbered) && self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// The address that TimelineJS gave to the slide with this id.
pub(super) fn their_address(theirs: &str) -> String {
    format!("{THEIRS}{theirs}")
}

/// Whether a name is the address of one of their slides, and so the old name of an event.
pub(super) fn is_their_address(name: &str, their_ids: &TheirIds) -> bool {
    name.strip_prefix(THEIRS)
        .is_some_and(|id| their_ids.has(id))
}

/// How their addresses begin.
const THEIRS: &str = "event-";

/// What events name by a key.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The groups of a timeline.
    pub(super) threads: Keyed,
    /// The places that some timelines name.
    pub(super) places: Keyed,
}

/// Entries that are declared when they are first named.
#[derive(Debug, Default)]
pub(super) struct Keyed {
    pub(super) entries: Fields,
    keys: HashMap<String, String>,
    names: Names,
}

impl Keyed {
    /// The key of an entry, whose only field has this name.
    pub(super) fn key(&mut self, words: &str, field: &str, writer: &mut Writer) -> String {
        if let Some(key) = self.keys.get(words) {
            return key.clone();
        }
        let key = self.names.give(words, field);
        self.entries
            .insert(key.clone(), json!({ field: writer.plain(words) }));
        self.keys.insert(words.to_owned(), key.clone());
        key
    }
}

/// Names that every object of JavaScript's has, so that TimelineJS takes them for taken.
const INNATE: [&str; 12] = [
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    "__proto__",
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
];

/// The ids that TimelineJS gives to slides, in the order in which it gives them: the title first, then the events as
/// they stand in the file.
#[derive(Debug, Default)]
pub(super) struct TheirIds {
    taken: HashSet<String>,
    /// The ids that are alike but for a number at their end, by what they share.
    alike: HashMap<String, HashSet<String>>,
}

impl TheirIds {
    /// The id of a slide with this `unique_id` and headline; none where TimelineJS makes one up at each visit.
    pub(super) fn give(&mut self, unique_id: Option<&str>, headline: &str) -> Option<String> {
        let wanted = match unique_id.map(str::trim).filter(|id| !id.is_empty()) {
            Some(id) => id.to_owned(),
            None => their_slug(headline),
        };
        if wanted.is_empty() {
            return None;
        }
        let id = if self.taken.contains(&wanted) || INNATE.contains(&wanted.as_str()) {
            self.numbered(&wanted)
        } else {
            wanted
        };
        self.take(&id);
        Some(id)
    }

    /// Keeps an id from being given.
    pub(super) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
        let shared = without_number(id).to_owned();
        self.alike.entry(shared).or_default().insert(id.to_owned());
    }

    /// Takes an id that nothing else has, for a title that TimelineJS has none for.
    pub(super) fn take_free(&mut self, name: &str) -> String {
        let candidates = [their_slug(name), "title".to_owned()].into_iter();
        let numbered = (2..).map(|number| format!("title-{number}"));
        let free = candidates
            .chain(numbered)
            .find(|id| !id.is_empty() && !self.has(id));
        let id = free.unwrap_or_default();
        self.take(&id);
        id
    }

    /// Whether an id was given.
    pub(super) fn has(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    fn numbered(&self, wanted: &str) -> String {
        let none = HashSet::new();
        let alike = self.alike.get(wanted).unwrap_or(&none);
        let mut candidate = format!("{wanted}-{}", alike.len() + 1);
        let mut number = alike.len();
        while alike.contains(&candidate) {
            candidate = format!("{wanted}-{number}");
            number += 1;
        }
        candidate
    }
}

/// An id without `-2` at its end.
pub(super) fn without_number(id: &str) -> &str {
    match id.rsplit_once('-') {
        Some((shared, number))
            if !shared.is_empty()
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            shared
        }
        _ => id,
    }
}

/// What TimelineJS makes of a headline.
pub(super) fn their_slug(headline: &str) -> String {
    let mut slug = String::with_capacity(headline.len());
    let mut last = None;
    for character in headline.trim().to_lowercase().chars() {
        let character = match without_accent(character) {
            '/' | '_' | ',' | ':' | ';' | '·' => '-',
            ' ' => '-',
            other => other,
        };
        let is_good =
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
        // Hyphens run together.
        if !is_good || character == '-' && last == Some('-') {
            continue;
        }
        slug.push(character);
        last = Some(character);
    }
    if slug.starts_with(|c: char| c.is_ascii_digit()) {
        slug.insert(0, '_');
    }
    slug
}

fn without_accent(character: char) -> char {
    const ACCENTS: [(&str, char); 7] = [
        ("ãàáäâ", 'a'),
        ("ẽèéëê", 'e'),
        ("ìíïî", 'i'),
        ("õòóöô", 'o'),
        ("ùúüû", 'u'),
        ("ñ", 'n'),
        ("ç", 'c'),
    ];
    let plain = ACCENTS
        .iter()
        .find(|(accented, _)| accented.contains(character));
    plain.map_or(character, |(_, plain)| *plain)
}

/// What our own id is made from: TimelineJS's, or the headline where that has lost letters of another script. An
/// export gives TimelineJS's id back, and the next import comes to the same.
pub(super) fn base<'t>(theirs: Option<&'t str>, plain: &'t str) -> &'t str {
    let Some(theirs) = theirs else {
        return plain;
    };
    let slug = their_slug(plain);
    let says_nothing = !theirs.contains(|c: char| c.is_alphabetic());
    let is_made_from_it = says_nothing || theirs == slug || without_number(theirs) == slug;
    let lost = |c: char| c.is_alphabetic() && !without_accent(c).is_ascii();
    let has_lost_letters = plain.to_lowercase().chars().any(lost);
    match is_made_from_it && has_lost_letters {
        true => plain,
        false => theirs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn their_ids_are_those_of_timelinejs() {
        for (headline, id) in [
            ("A Musical Heritage", "a-musical-heritage"),
            ("2015 Passport", "_2015-passport"),
            ("1 BCE", "_1-bce"),
            (
                "disp <script>x</script><em>ok</em>",
                "disp-scriptx-scriptemok-em",
            ),
            ("Euclid's <i>Optica</i>", "euclids-ioptica-i"),
            ("Rózsa Péter writes", "rozsa-peter-writes"),
            ("艾未未", ""),
            ("艾未未 2010", "-2010"),
            ("a  b--c", "a-b-c"),
            ("", ""),
        ] {
            assert_eq!(their_slug(headline), id, "{headline}");
        }
    }

    #[test]
    fn only_a_number_at_the_end_of_an_id_is_left_out() {
        for (id, without) in [
            ("same-2", "same"),
            ("same-", "same-"),
            ("-2", "-2"),
            ("same-2b", "same-2b"),
            ("same", "same"),
        ] {
            assert_eq!(without_number(id), without, "{id}");
        }
    }

    #[test]
    fn a_taken_id_gets_their_number() {
        let mut ids = TheirIds::default();
        let mut give = |unique_id: Option<&str>, headline: &str| ids.give(unique_id, headline);
        assert_eq!(give(None, "Same").as_deref(), Some("same"));
        assert_eq!(give(None, "Same").as_deref(), Some("same-2"));
        assert_eq!(give(None, "Same").as_deref(), Some("same-3"));
        assert_eq!(give(Some("same"), "Else").as_deref(), Some("same-4"));
        assert_eq!(give(Some(" "), "Else").as_deref(), Some("else"));
        assert_eq!(give(None, "艾未未"), None);
        assert_eq!(give(None, "Constructor").as_deref(), Some("constructor-1"));
    }

    #[test]
    fn our_ids_keep_their_script_and_never_clash() {
        let mut names = Names::default();
        for (text, id) in [
            ("A Musical Heritage", "a-musical-heritage"),
            ("a musical heritage", "a-musical-heritage-2"),
            ("a musical heritage 3", "a-musical-heritage-3"),
            ("A musical heritage!", "a-musical-heritage-4"),
            ("艾未未", "艾未未"),
            ("?!", "2014"),
            ("", "2014-2"),
        ] {
            assert_eq!(names.give(text, "2014"), id, "{text}");
        }
        assert!(names.give(&"long ".repeat(100), "x").chars().count() <= LONGEST);
    }

    #[test]
    fn our_ids_are_made_from_theirs_unless_letters_are_lost() {
        for (theirs, headline, expected) in [
            (Some("a-b"), "A B", "a-b"),
            (Some("x"), "艾未未", "x"),
            (Some("-2010"), "艾未未 2010", "艾未未 2010"),
            (Some("-2010-2"), "艾未未 2010", "艾未未 2010"),
            (Some("rozsa"), "Rózsa", "rozsa"),
            (None, "艾未未", "艾未未"),
        ] {
            assert_eq!(base(theirs, headline), expected, "{headline}");
        }
    }
}

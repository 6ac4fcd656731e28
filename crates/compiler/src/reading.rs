//! A film's file as it is read, before anything is made of it.

use std::borrow::Cow;

use crate::Input;
use crate::author::Draft;
use crate::author::read::{Read, Reader};
use crate::json::{Places, Tree};
use crate::locale::{Locale, LocaleFault};
use crate::problem::{Code, Problem};
use crate::{MAX_BYTES, check, decode, encoding, json};

/// What a file says, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Reading<'i> {
    /// The text, as the problems' spans count it.
    pub(crate) text: Cow<'i, str>,
    tree: Option<Tree<'i>>,
    /// The film, as far as it could be read; nothing if the file has no film, or ends in the middle of it.
    pub(crate) film: Option<Draft>,
    pub(crate) reader: Reader,
}

impl<'i> Reading<'i> {
    pub(crate) fn new(input: &Input<'i>) -> Self {
        let mut reader = Reader::default();
        let (text, tree) = parse(input.bytes, &mut reader);
        let film = tree.as_ref().filter(|tree| tree.is_whole).and_then(|tree| {
            let film = Draft::read(&tree.root, &mut reader);
            check::names(&tree.root, &mut reader);
            check::anchors(&mut reader);
            check::strays(&mut reader);
            check::languages(&tree.root, &mut reader);
            check::times(&tree.root, &mut reader);
            check::files(input.files, &mut reader);
            if let Some(earlier) = input.earlier {
                check::lost_ids(&tree.root, &ids_of(earlier), &mut reader);
            }
            film
        });
        Self {
            text,
            tree,
            film,
            reader,
        }
    }

    /// Reads as much as there is of a film that ends in the middle of something. What it lacks is no mistake.
    pub(crate) fn read_unfinished(&mut self) {
        let unfinished = self.tree.as_ref().filter(|tree| !tree.is_whole);
        if let Some(tree) = unfinished {
            let problems = std::mem::take(&mut self.reader.problems);
            self.film = Draft::read(&tree.root, &mut self.reader);
            self.reader.problems = problems;
        }
    }

    /// The words of the film's languages. One that there are no words for is a fault of ours, and reported.
    pub(crate) fn locales(&mut self) -> Vec<Locale> {
        let languages = self.film.iter().flat_map(|film| &film.languages);
        let mut locales = Vec::new();
        for language in languages {
            let tag = &language.0;
            match Locale::new(&tag.value) {
                Ok(locale) => locales.push(locale),
                Err(LocaleFault(fault)) => self.reader.problems.add(
                    Code::Internal,
                    tag.span.clone(),
                    format!("Companion cannot word pages in “{}”: {fault}.", tag.value),
                    "This is a fault of Companion’s, not of your file: please report it.",
                ),
            }
        }
        locales
    }

    /// Everything there is to say about the file, in the order of the file, each with its place.
    pub(crate) fn take_problems(&mut self) -> Vec<Problem> {
        let root = self.tree.as_ref().filter(|tree| tree.is_whole);
        let mut places = Places::new(&self.text, root.map(|tree| &tree.root));
        let mut found = std::mem::take(&mut self.reader.problems);
        found.locate(&self.text);
        let mut problems = found.into_sorted();
        for problem in &mut problems {
            problem.place = places.find(&problem.span);
        }
        problems
    }
}

fn parse<'i>(bytes: &'i [u8], reader: &mut Reader) -> (Cow<'i, str>, Option<Tree<'i>>) {
    if bytes.len() > MAX_BYTES {
        reader.problems.add(
            Code::TooLarge,
            0..0,
            format!(
                "The file has {} MB; more than {} MB are not read.",
                bytes.len() >> 20,
                MAX_BYTES >> 20
            ),
            "Split the film, or look for pictures pasted into the file.",
        );
        return (Cow::Borrowed(""), None);
    }
    match encoding::read(bytes, &mut reader.problems) {
        Ok(text) => (text.into(), json::parse(text, &mut reader.problems)),
        Err(text) => (text, None),
    }
}

/// The ids of an earlier version, as far as it can be read; its mistakes are no concern of anybody's now.
fn ids_of(bytes: &[u8]) -> Reader {
    let mut reader = Reader::default();
    let readable = (bytes.len() <= MAX_BYTES).then(|| decode(bytes));
    let text = readable.unwrap_or_default();
    let tree = json::parse(&text, &mut reader.problems);
    if let Some(tree) = tree.filter(|tree| tree.is_whole) {
        Draft::read(&tree.root, &mut reader);
    }
    reader
}

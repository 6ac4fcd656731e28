//! A film's file as it is read, before anything is made of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::Input;
use crate::author::Draft;
use crate::author::read::{Read, Reader};
use crate::json::{Doubt, Places, Tree, Value};
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
        let text = match text(input.bytes, &mut reader) {
            Ok(text) => text,
            Err(text) => {
                return Self {
                    text,
                    tree: None,
                    film: None,
                    reader,
                };
            }
        };
        let as_written = Self::of(text, json::parse(text, &mut reader.problems), reader, input);
        let is_ill = |problem: &Problem| matches!(problem.code, Code::Syntax | Code::Unfinished);
        if as_written.tree.is_none() || !as_written.reader.problems.all().iter().any(is_ill) {
            return as_written;
        }
        // A bracket too many is best told by the layout, one within a line by what stands around it.
        let as_laid_out = [Doubt::Delete, Doubt::Put].into_iter().filter_map(|doubt| {
            let mended = json::mend(text, doubt)?;
            let mut reader = Reader::default();
            let tree = json::parse_mended(text, &mended, &mut reader.problems);
            Some(Self::of(text, tree, reader, input))
        });
        as_laid_out.fold(as_written, |best, other| {
            match other.complaints() < best.complaints() {
                true => other,
                false => best,
            }
        })
    }

    /// The film in a tree, and what only the whole of it can tell.
    fn of(text: &'i str, tree: Option<Tree<'i>>, mut reader: Reader, input: &Input<'i>) -> Self {
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
            text: text.into(),
            tree,
            film,
            reader,
        }
    }

    /// How much there is to complain of. A file that could not be read to its end may have any number of mistakes.
    fn complaints(&self) -> (bool, usize) {
        let is_whole = self.tree.as_ref().is_some_and(|tree| tree.is_whole);
        (!is_whole, self.reader.problems.all().len())
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

    /// The id that the film says it has, even where the file ends in the middle of something.
    pub(crate) fn id(&self) -> Option<String> {
        match &self.tree.as_ref()?.root.get("id")?.value {
            Value::String(id) => Some(id.to_string()),
            _ => None,
        }
    }

    /// The files of the film's folder that it names.
    pub(crate) fn take_files(&mut self) -> BTreeSet<String> {
        let files = std::mem::take(&mut self.reader.files);
        files.into_iter().map(|(_, path)| path.value).collect()
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

/// The text of a file; what there is of it where it cannot be read, which is then reported.
fn text<'i>(bytes: &'i [u8], reader: &mut Reader) -> Result<&'i str, Cow<'i, str>> {
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
        return Err(Cow::Borrowed(""));
    }
    encoding::read(bytes, &mut reader.problems)
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

//! How far the page has come in getting its content, and what can go wrong with it.

use std::fmt;
use std::rc::Rc;

use companion_model::{Page, PageFormat};
use serde_json::error::Category;
use yew::Reducible;

/// The loading of a page: what there is of it, and how often it was asked for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PageLoad {
    /// What there is.
    pub load: Load,
    /// How often the reader has asked to try again.
    pub retries: u32,
}

/// What there is of a page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Load {
    /// Nothing yet.
    Loading {
        /// Whether it takes so long that the reader deserves a word about it.
        slow: bool,
    },
    /// Nothing, and nothing will come.
    Failed(LoadError),
    /// All of it.
    Ready(Rc<Page>),
}

/// Why there is no page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LoadError {
    /// The server has no such file.
    Missing {
        /// The HTTP status: 404 or 410.
        status: u16,
    },
    /// The server would not or could not give it.
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// No answer, or an answer that broke off: no network, no server, not allowed.
    Unreachable,
    /// It is larger than a page may be.
    TooLarge {
        /// The most bytes a page may have.
        limit: usize,
    },
    /// It ends in the middle.
    Truncated(Place),
    /// It is not JSON.
    NotJson(Place),
    /// It is a page for another version of this program.
    OtherVersion {
        /// The version of its format.
        found: u32,
    },
    /// It is JSON, but no page.
    Malformed {
        /// What is wrong with it, and where.
        detail: String,
    },
}

/// A place in a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The byte in the line, from 1.
    pub column: usize,
}

/// Something that happens while a page loads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LoadAction {
    /// Time passes without an answer.
    Late,
    /// The answer is there.
    Arrived(Result<Rc<Page>, LoadError>),
    /// The reader asks to try again.
    Retry,
}

/// Reads the content of `page.<lang>.json`: UTF-8, with or without a byte order mark.
///
/// # Errors
///
/// [`LoadError::Truncated`], [`LoadError::NotJson`], [`LoadError::OtherVersion`] or [`LoadError::Malformed`].
pub fn read_page(json: &[u8]) -> Result<Page, LoadError> {
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let PageFormat { format } = serde_json::from_slice(json).map_err(LoadError::from)?;
    if format != Page::FORMAT {
        return Err(LoadError::OtherVersion { found: format });
    }
    serde_json::from_slice(json).map_err(LoadError::from)
}

impl Default for Load {
    fn default() -> Self {
        Self::Loading { slow: false }
    }
}

impl Reducible for PageLoad {
    type Action = LoadAction;

    fn reduce(self: Rc<Self>, action: LoadAction) -> Rc<Self> {
        let load = match (action, &self.load) {
            (LoadAction::Retry, _) => {
                return Rc::new(Self {
                    load: Load::default(),
                    retries: self.retries + 1,
                });
            }
            (LoadAction::Late, Load::Loading { slow: false }) => Load::Loading { slow: true },
            (LoadAction::Late, _) => return self,
            (LoadAction::Arrived(Ok(page)), _) => Load::Ready(page),
            (LoadAction::Arrived(Err(error)), _) => Load::Failed(error),
        };
        Rc::new(Self {
            load,
            retries: self.retries,
        })
    }
}

impl From<serde_json::Error> for LoadError {
    #[cold]
    fn from(error: serde_json::Error) -> Self {
        let place = Place {
            line: error.line(),
            column: error.column(),
        };
        match error.classify() {
            Category::Eof => Self::Truncated(place),
            Category::Syntax | Category::Io => Self::NotJson(place),
            Category::Data => Self::Malformed {
                detail: error.to_string(),
            },
        }
    }
}

/// The detail, for the console.
impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { status } | Self::Refused { status } => {
                write!(f, "the server answered with status {status}")
            }
            Self::Unreachable => f.write_str("no answer, or one that broke off or is not allowed"),
            Self::TooLarge { limit } => write!(f, "larger than {limit} bytes"),
            Self::Truncated(place) => write!(f, "ends in the middle, at {place}"),
            Self::NotJson(place) => write!(f, "not JSON, from {place}"),
            Self::OtherVersion { found } => {
                write!(
                    f,
                    "page format {found}, but this program reads {}",
                    Page::FORMAT
                )
            }
            Self::Malformed { detail } => write!(f, "not a page: {detail}"),
        }
    }
}

impl std::error::Error for LoadError {}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_it_was_written() {
        let page = page();
        let json = serde_json::to_vec(&page).unwrap();
        assert_eq!(read_page(&json), Ok(page.clone()));

        let with_mark = [b"\xEF\xBB\xBF".as_slice(), &json].concat();
        assert_eq!(read_page(&with_mark), Ok(page));
    }

    #[test]
    fn a_page_that_ends_too_early_is_truncated_wherever_it_ends() {
        let json = serde_json::to_vec(&page()).unwrap();
        for end in 0..json.len() {
            let result = read_page(&json[..end]);
            assert!(
                matches!(result, Err(LoadError::Truncated(_))),
                "{end} bytes: {result:?}"
            );
        }
    }

    #[test]
    fn what_is_no_json_says_where() {
        let check = |json: &[u8], line, column| {
            let expected = Err(LoadError::NotJson(Place { line, column }));
            assert_eq!(
                read_page(json),
                expected,
                "{}",
                String::from_utf8_lossy(json)
            );
        };
        check(b"<!doctype html>", 1, 1);
        check(b"{\"format\": 1,\n \"id\": ,}", 2, 8);
        check(b"{\"format\": 1} {", 1, 15);
        check(b"{\"format\": 1, \"id\": \"\xE9\"}", 1, 22);
    }

    #[test]
    fn what_is_json_but_no_page_of_this_version_is_told_apart() {
        let other = |found| Err(LoadError::OtherVersion { found });
        let check =
            |json: &str, expected| assert_eq!(read_page(json.as_bytes()), expected, "{json}");
        check(r#"{"format": 2}"#, other(2));
        check(r#"{"film": 7, "format": 0}"#, other(0));

        for json in [
            "{}",
            "[]",
            "null",
            r#""page""#,
            r#"{"format": "1"}"#,
            r#"{"format": -1}"#,
            r#"{"format": 1}"#,
            r#"{"format": 1, "id": 7}"#,
        ] {
            let result = read_page(json.as_bytes());
            assert!(
                matches!(result, Err(LoadError::Malformed { .. })),
                "{json}: {result:?}"
            );
        }
    }

    #[test]
    fn each_step_leads_to_the_right_load() {
        let slow = || Load::Loading { slow: true };
        let ready = || Load::Ready(Rc::new(page()));
        let failed = || Load::Failed(LoadError::Unreachable);
        let arrived = || LoadAction::Arrived(Ok(Rc::new(page())));
        let broke = || LoadAction::Arrived(Err(LoadError::Unreachable));
        let check = |load: Load, action: LoadAction, expected: Load, retries| {
            let before = Rc::new(PageLoad { load, retries: 0 });
            let after = before.reduce(action);
            assert_eq!(after.load, expected);
            assert_eq!(after.retries, retries);
        };
        check(Load::default(), LoadAction::Late, slow(), 0);
        check(Load::default(), arrived(), ready(), 0);
        check(Load::default(), broke(), failed(), 0);
        check(slow(), arrived(), ready(), 0);
        check(slow(), broke(), failed(), 0);
        check(slow(), LoadAction::Retry, Load::default(), 1);
        check(failed(), LoadAction::Retry, Load::default(), 1);
        check(failed(), LoadAction::Late, failed(), 0);
        check(ready(), LoadAction::Late, ready(), 0);
    }

    #[test]
    fn the_console_gets_place_and_cause() {
        let check = |error: LoadError, words: &str| {
            let detail = error.to_string();
            assert!(detail.contains(words), "{detail}");
        };
        check(LoadError::Missing { status: 404 }, "404");
        check(LoadError::Refused { status: 503 }, "503");
        check(LoadError::TooLarge { limit: 1024 }, "1024 bytes");
        let place = Place {
            line: 3,
            column: 14,
        };
        check(LoadError::Truncated(place), "line 3 column 14");
        check(LoadError::NotJson(place), "line 3 column 14");
        check(LoadError::OtherVersion { found: 7 }, "format 7");
        let missing = read_page(b"{\"format\": 1}").unwrap_err();
        check(missing, "missing field `id` at line 1 column 13");
    }

    fn page() -> Page {
        let prose = |text: &str| serde_json::json!({ "spans": [{ "t": text }] });
        let words = include_str!("../../assets/locales/en.json");
        let words: serde_json::Value = serde_json::from_str(words).unwrap();
        let page = serde_json::json!({
            "format": Page::FORMAT,
            "id": "film",
            "lang": "en",
            "dir": "ltr",
            "words": words["page"],
            "film": { "title": prose("A “film” by É. 艾") },
            "quotes": [],
            "chapters": [],
            "sources": [],
        });
        serde_json::from_value(page).unwrap()
    }
}

//! Moving through the text.

use super::{LONGEST_LINE, Parser};
use crate::json::blank;
use crate::problem::{Code, Edit, Help};

impl<'a> Parser<'a, '_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.shape[self.at..].chars().next()
    }

    pub(super) fn skip_while(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = &self.shape[self.at..];
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }

    /// Skips white space, and comments after reporting them.
    pub(super) fn skip_blank(&mut self) {
        loop {
            let start = self.at;
            let is_news = start >= self.reported;
            self.skip_while(blank::is_blank);
            if self.peek().is_some_and(blank::looks_blank) {
                self.skip_while(blank::looks_blank);
                let foreign = blank::foreign(self.shape, start..self.at);
                let is_noted = is_news && self.blanks.len() < blank::MOST;
                self.blanks.extend(foreign.filter(|_| is_noted));
            }
            let rest = &self.shape[self.at..];
            let length = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                self.reported = self.reported.max(self.at);
                return;
            };
            if is_news {
                self.report_comment(length);
            }
            self.at += length;
        }
    }

    fn report_comment(&mut self, length: usize) {
        let comment = self.at..self.at + self.shape[self.at..self.at + length].trim_end().len();
        self.problems.add(
            Code::Syntax,
            comment.clone(),
            "JSON has no comments.",
            Help::with(
                "Delete it, or keep it in a field \"note\" where the format has one.",
                vec![Edit::delete(comment)],
            ),
        );
    }

    /// Skips what cannot be read, up to the next thing that gives the file its structure.
    pub(super) fn skip_to_structure(&mut self) {
        self.skip_while(|c| !matches!(c, ',' | '}' | ']' | '\n'));
    }

    /// The end of the line, or a place before it if it is very far.
    pub(super) fn line_end(&self) -> usize {
        let near = self.shape.floor_char_boundary(self.at + LONGEST_LINE);
        let rest = &self.shape[self.at..near];
        self.at + rest.find('\n').unwrap_or(rest.len())
    }

    pub(super) fn give_up(&mut self) {
        self.given_up = true;
        self.at = self.shape.len();
    }
}

//! What the marks of a single line tell.

use super::slip::{Kind, Slip};
use super::tokens::What;
use super::{Doubt, Frame, Walk};
use crate::problem::Span;

impl Walk {
    /// Whether another field follows in this line.
    pub(super) fn goes_on(&self, index: usize) -> bool {
        let next = |by: usize| {
            let token = self.tokens.get(index + by);
            token
                .filter(|token| token.indent.is_none())
                .map(|token| token.what)
        };
        (next(1), next(2), next(3)) == (Some(What::Comma), Some(What::Text), Some(What::Colon))
    }

    /// Where in a line the partner of the closing bracket at `index` is missing.
    pub(super) fn place_to_open(
        &self,
        number: usize,
        index: usize,
        bracket: char,
    ) -> Option<(usize, Span)> {
        let tokens = &self.tokens[self.lines[number].tokens.start..index];
        let what = |at: usize| tokens.get(at).map(|token| token.what);
        let after_colon = |at: usize| Some((tokens[at].span.end, tokens[at + 1].span.clone()));
        let is_field =
            |at: usize| (what(at), what(at + 1)) == (Some(What::Text), Some(What::Colon));
        let in_list = self.open.last().is_some_and(|frame| frame.bracket == '[');
        if bracket == '}' && in_list && is_field(0) {
            return Some((tokens[0].span.start, tokens[0].span.clone()));
        }
        (0..tokens.len()).find_map(|at| match (what(at), what(at + 1)) {
            (Some(What::Colon), Some(What::Text)) if bracket == '}' && is_field(at + 1) => {
                after_colon(at)
            }
            (Some(What::Colon), Some(What::Text)) if bracket == ']' => {
                let is_last = at + 2 == tokens.len();
                let another = (what(at + 2), what(at + 3)) == (Some(What::Comma), Some(What::Text));
                let goes_on = another && !is_field(at + 3);
                let is_meant = goes_on || (is_last && self.doubt == Doubt::Put);
                is_meant.then(|| after_colon(at)).flatten()
            }
            _ => None,
        })
    }

    /// The film's own bracket is missing where its first field begins the file.
    pub(super) fn begin_the_film(&mut self, number: usize) {
        let [first, second, ..] = &self.tokens[..] else {
            return;
        };
        if number > 0 || (first.what, second.what) != (What::Text, What::Colon) {
            return;
        }
        self.slips.push(Slip {
            at: first.span.start,
            beside: first.span.clone(),
            kind: Kind::Open('{'),
        });
        self.open.push(Frame {
            bracket: '{',
            token: None,
            line: number,
            indent: 0,
            content: None,
        });
    }
}

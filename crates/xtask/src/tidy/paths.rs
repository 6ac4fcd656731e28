//! The paths that a Rust file names: in `use`, in code, inside macros; never in comments, strings or tests.

use proc_macro2::{Delimiter, Group, Ident, LexError, TokenStream, TokenTree};

/// A path as written, resolved as far as `self` and `super` go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// `crate` or the name of a crate first, if the path starts there. A `*` is a segment.
    pub(super) segments: Vec<String>,
    /// From 1.
    pub(super) line: usize,
}

/// A call such as `name!(…)`, tests included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MacroCall {
    pub(super) name: String,
    pub(super) line: usize,
}

/// Every path of two segments or more, and every path of a `use`, in a file that is the module `module`.
/// What is compiled for tests only is left out.
///
/// # Errors
/// The text is not Rust.
pub(super) fn paths(text: &str, module: &[String]) -> Result<Vec<Named>, LexError> {
    let mut reader = Reader {
        module: module.to_vec(),
        found: Vec::new(),
    };
    reader.read(text.parse()?);
    Ok(reader.found)
}

/// Every macro call of one name only, such as `todo!()`.
///
/// # Errors
/// The text is not Rust.
pub(super) fn macro_calls(text: &str) -> Result<Vec<MacroCall>, LexError> {
    let mut calls = Vec::new();
    collect_calls(text.parse()?, &mut calls);
    Ok(calls)
}

fn collect_calls(stream: TokenStream, calls: &mut Vec<MacroCall>) {
    let tokens = stream.into_iter().collect::<Vec<_>>();
    for (i, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name)
                if is_punct(tokens.get(i + 1), '!') && is_group(tokens.get(i + 2)) =>
            {
                calls.push(MacroCall {
                    name: plain(name),
                    line: name.span().start().line,
                });
            }
            TokenTree::Group(group) => collect_calls(group.stream(), calls),
            _ => {}
        }
    }
}

struct Reader {
    module: Vec<String>,
    found: Vec<Named>,
}

impl Reader {
    fn read(&mut self, stream: TokenStream) {
        let tokens = stream.into_iter().collect::<Vec<_>>();
        let mut i = 0;
        while let Some(token) = tokens.get(i) {
            i = match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' => self.read_attribute(&tokens, i),
                // A lifetime's name is not a path.
                TokenTree::Punct(mark) if mark.as_char() == '\'' => i + 2,
                TokenTree::Ident(word) if word == "use" => self.read_use(&tokens, i + 1),
                TokenTree::Ident(word) if word == "mod" => self.read_module(&tokens, i + 1),
                TokenTree::Ident(word)
                    if word == "extern" && is_ident(tokens.get(i + 1), "crate") =>
                {
                    self.read_use(&tokens, i + 2)
                }
                TokenTree::Ident(_) => self.read_path(&tokens, i),
                TokenTree::Group(group) => {
                    self.read(group.stream());
                    i + 1
                }
                _ => i + 1,
            };
        }
    }

    /// Reads `#[…]` at `at`, or skips the item that it makes a test's. Answers with the index after it.
    fn read_attribute(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let group_at = if is_punct(tokens.get(at + 1), '!') {
            at + 2
        } else {
            at + 1
        };
        let Some(TokenTree::Group(group)) = tokens.get(group_at) else {
            return at + 1;
        };
        if group_at == at + 1 && is_for_tests(group) {
            return after_item(tokens, group_at + 1);
        }
        self.read(group.stream());
        group_at + 1
    }

    fn read_module(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
            (tokens.get(at), tokens.get(at + 1))
        {
            self.module.push(plain(name));
            self.read(body.stream());
            self.module.pop();
            return at + 2;
        }
        at + 1
    }

    fn read_use(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let length = tokens[at..]
            .iter()
            .position(|token| is_punct(Some(token), ';'));
        let end = length.map_or(tokens.len(), |length| at + length);
        self.read_tree(&tokens[at..end], &[]);
        end
    }

    /// Reads one tree of a `use`: a path, perhaps with a group of trees at its end.
    fn read_tree(&mut self, tokens: &[TokenTree], prefix: &[String]) {
        let mut segments = prefix.to_vec();
        let mut line = 0;
        for token in tokens {
            match token {
                // A new name for it changes nothing.
                TokenTree::Ident(word) if word == "as" => break,
                TokenTree::Ident(word) if word == "self" && !segments.is_empty() => {
                    line = word.span().start().line;
                }
                TokenTree::Ident(word) => {
                    line = word.span().start().line;
                    segments.push(plain(word));
                }
                TokenTree::Punct(mark) if mark.as_char() == '*' => segments.push("*".to_owned()),
                TokenTree::Group(group) => {
                    let inner = group.stream().into_iter().collect::<Vec<_>>();
                    for tree in inner.split(|token| is_punct(Some(token), ',')) {
                        self.read_tree(tree, &segments);
                    }
                    return;
                }
                _ => {}
            }
        }
        if line > 0 {
            self.push(segments, line);
        }
    }

    fn read_path(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let mut segments = Vec::new();
        let mut line = 0;
        let mut i = at;
        while let Some(TokenTree::Ident(word)) = tokens.get(i) {
            line = word.span().start().line;
            segments.push(plain(word));
            let goes_on = is_punct(tokens.get(i + 1), ':') && is_punct(tokens.get(i + 2), ':');
            if !goes_on {
                i += 1;
                break;
            }
            i += 3;
        }
        if segments.len() > 1 {
            self.push(segments, line);
        }
        i
    }

    /// Resolves `self` and `super` at the start, as seen from the module.
    fn push(&mut self, segments: Vec<String>, line: usize) {
        let relative = segments
            .iter()
            .take_while(|word| ["self", "super"].contains(&word.as_str()))
            .count();
        let up = segments
            .iter()
            .take(relative)
            .filter(|word| *word == "super")
            .count();
        let segments = if relative == 0 {
            segments
        } else {
            let kept = self.module.len().saturating_sub(up);
            let start =
                std::iter::once("crate".to_owned()).chain(self.module[..kept].iter().cloned());
            start.chain(segments[relative..].iter().cloned()).collect()
        };
        self.found.push(Named { segments, line });
    }
}

/// Whether the attribute is `cfg(test)`, or `cfg(…)` of something with `test`, as long as nothing is denied.
fn is_for_tests(attribute: &Group) -> bool {
    let mut tokens = attribute.stream().into_iter();
    let is_cfg = matches!(tokens.next(), Some(TokenTree::Ident(word)) if word == "cfg");
    let Some(TokenTree::Group(condition)) = tokens.next() else {
        return false;
    };
    let condition = condition.stream();
    is_cfg
        && mentions(condition.clone(), "test")
        && !mentions(condition.clone(), "not")
        && !mentions(condition, "any")
}

fn mentions(stream: TokenStream, word: &str) -> bool {
    stream.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(group.stream(), word),
        _ => false,
    })
}

/// The index after the item at `at`: after its body, or its semicolon.
fn after_item(tokens: &[TokenTree], at: usize) -> usize {
    let end = tokens[at..].iter().position(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_punct(Some(token), ';'),
    });
    end.map_or(tokens.len(), |end| at + end + 1)
}

fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map(str::to_owned).unwrap_or(text)
}

fn is_punct(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn is_ident(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == word)
}

fn is_group(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(_)))
}

#[cfg(test)]
mod tests;

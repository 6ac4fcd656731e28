//! Runs of text as Markdown that reads as these runs and nothing else.

use companion_model::Span as Inline;

use super::{Paragraph, Rich, Run};
use crate::author::markdown;
use crate::author::read::{Reader, Spanned};

/// Writes the Markdown of one film. It counts, as the film's reader will, how much work its marks are.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    effort: usize,
}

impl Writer {
    /// A text as Markdown, and whether emphasis or a link had to be given up for it to be read right. `None` for a
    /// text without words.
    pub(crate) fn write(&mut self, rich: &Rich) -> Option<(String, bool)> {
        let paragraphs = &rich.paragraphs;
        let mut runs = paragraphs.iter().flatten().flatten();
        if runs.all(|run| run.text.trim().is_empty()) {
            return None;
        }
        let text = written(paragraphs);
        if self.reads_as(&text, paragraphs) {
            return Some((text, false));
        }
        for keep in [Keep::Links, Keep::Words] {
            let kept = kept(paragraphs, keep);
            let text = written(&kept);
            if self.reads_as(&text, &kept) {
                return Some((text, true));
            }
        }
        // So many marks that no reader would go through them: they are given other faces.
        let text = written(&kept(paragraphs, Keep::Words));
        let text = text.chars().filter(|c| *c != '\\').map(wide).collect();
        Some((text, true))
    }

    /// A text without markup, as Markdown of one line.
    pub(crate) fn plain(&mut self, text: &str) -> String {
        let run = Run {
            text: text.to_owned(),
            ..Run::default()
        };
        let rich = Rich {
            paragraphs: vec![vec![vec![run]]],
            lost: Vec::new(),
        };
        self.write(&rich).map(|(text, _)| text).unwrap_or_default()
    }

    fn reads_as(&mut self, text: &str, expected: &[Paragraph]) -> bool {
        let mut reader = Reader {
            markdown_effort: self.effort,
            ..Reader::default()
        };
        let spanned = Spanned {
            value: text.to_owned(),
            span: 0..0,
        };
        let read = markdown::paragraphs(&spanned, &mut reader);
        if !reader.problems.into_sorted().is_empty() {
            return false;
        }
        self.effort = reader.markdown_effort;
        let read: Vec<Paragraph> = read.iter().map(|spans| runs(spans)).collect();
        let expected: Vec<Paragraph> = expected.iter().map(normal).collect();
        read.iter().map(normal).eq(expected)
    }
}

/// What of a text's looks is written, where not all of it can be.
#[derive(Clone, Copy, PartialEq)]
enum Keep {
    Links,
    Words,
}

fn kept(paragraphs: &[Paragraph], keep: Keep) -> Vec<Paragraph> {
    let run = |run: &Run| Run {
        text: run.text.clone(),
        href: match keep {
            Keep::Links => run.href.clone(),
            Keep::Words => String::new(),
        },
        ..Run::default()
    };
    let line = |line: &Vec<Run>| line.iter().map(run).collect();
    let paragraph = |paragraph: &Paragraph| paragraph.iter().map(line).collect();
    paragraphs.iter().map(paragraph).collect()
}

fn written(paragraphs: &[Paragraph]) -> String {
    let texts = paragraphs.iter().map(|lines| {
        let lines: Vec<String> = lines.iter().map(|line| links(&normal_line(line))).collect();
        lines.join("\n")
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

/// A line: links outside, then strong words, then emphasis.
fn links(line: &[Run]) -> String {
    let mut text = String::new();
    for group in line.chunk_by(|a, b| a.href == b.href) {
        let href = &group[0].href;
        if href.is_empty() {
            text.push_str(&strong(group));
        } else {
            text.push_str(&format!("[{}]({})", strong(group), destination(href)));
        }
    }
    text
}

fn strong(line: &[Run]) -> String {
    let mut text = String::new();
    for group in line.chunk_by(|a, b| a.strong == b.strong) {
        match group[0].strong {
            true => text.push_str(&format!("**{}**", emphasis(group))),
            false => text.push_str(&emphasis(group)),
        }
    }
    text
}

fn emphasis(line: &[Run]) -> String {
    let mut text = String::new();
    for run in line {
        match run.emphasis {
            true => text.push_str(&format!("*{}*", escaped(&run.text))),
            false => text.push_str(&escaped(&run.text)),
        }
    }
    text
}

/// The destination of a link, whose parentheses come in pairs, and which has no entities.
fn destination(href: &str) -> String {
    let mut open = 0_i32;
    let is_balanced = href.chars().all(|c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        (0..=8).contains(&open)
    });
    let href = match is_balanced && open == 0 {
        true => href.to_owned(),
        false => href.replace('(', "\\(").replace(')', "\\)"),
    };
    match href.contains(';') {
        true => href.replace('&', "\\&"),
        false => href,
    }
}

/// A text in which nothing is a mark.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let is_mark = match character {
            '\\' | '*' | '`' | '[' | ']' | '<' => true,
            // Inside of a word it marks nothing.
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after == '#' || after.is_ascii_alphabetic(),
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(character);
        before = character;
    }
    escaped
}

/// The same mark, as wide as a Chinese character, which means nothing in Markdown.
fn wide(character: char) -> char {
    match character {
        '*' => '＊',
        '`' => '｀',
        '[' => '［',
        ']' => '］',
        '<' => '＜',
        '_' => '＿',
        '&' => '＆',
        other => other,
    }
}

/// What the format's reader has read, as runs.
fn runs(spans: &[Inline]) -> Paragraph {
    let mut lines = vec![Vec::new()];
    collect(spans, &Run::default(), &mut lines);
    lines
}

fn collect(spans: &[Inline], look: &Run, lines: &mut Paragraph) {
    for span in spans {
        match span {
            Inline::Text(text) => lines.last_mut().into_iter().for_each(|line| {
                line.push(Run {
                    text: text.clone(),
                    ..look.clone()
                });
            }),
            Inline::Emphasis(inner) => {
                let look = Run {
                    emphasis: true,
                    ..look.clone()
                };
                collect(inner, &look, lines);
            }
            Inline::Strong(inner) => {
                let look = Run {
                    strong: true,
                    ..look.clone()
                };
                collect(inner, &look, lines);
            }
            Inline::Link { href, content } => {
                let look = Run {
                    href: href.clone(),
                    ..look.clone()
                };
                collect(content, &look, lines);
            }
            Inline::Break => lines.push(Vec::new()),
        }
    }
}

/// The same paragraph in the one form in which two can be compared.
fn normal(paragraph: &Paragraph) -> Paragraph {
    let lines = paragraph.iter().map(|line| normal_line(line));
    lines.filter(|line| !line.is_empty()).collect()
}

/// A line whose marks begin and end at words, and whose equal neighbours are one.
fn normal_line(line: &[Run]) -> Vec<Run> {
    let mut pieces: Vec<Run> = Vec::new();
    let mut push = |run: Run| {
        if run.text.is_empty() {
            return;
        }
        match pieces.last_mut() {
            Some(last)
                if (last.emphasis, last.strong, &last.href)
                    == (run.emphasis, run.strong, &run.href) =>
            {
                last.text.push_str(&run.text);
            }
            _ => pieces.push(run),
        }
    };
    let mut runs = line.iter().peekable();
    let mut space_of: Option<Run> = None;
    while let Some(run) = runs.next() {
        let inner = run.text.trim();
        let lead = run.text.len() - run.text.trim_start().len();
        let trail = run.text.len() - run.text.trim_end().len();
        if inner.is_empty() {
            // Space between two looks has the look of neither, unless both are the same.
            let next = runs.peek();
            let is_inside = space_of.as_ref().zip(next).is_some_and(|(a, b)| {
                (a.emphasis, a.strong, &a.href) == (b.emphasis, b.strong, &b.href)
            });
            let look = match (&space_of, is_inside) {
                (Some(look), true) => look.clone(),
                _ => Run::default(),
            };
            push(Run {
                text: run.text.clone(),
                ..look
            });
            continue;
        }
        let plain = |text: &str| Run {
            text: text.to_owned(),
            ..Run::default()
        };
        push(plain(&run.text[..lead]));
        push(Run {
            text: inner.to_owned(),
            ..run.clone()
        });
        if trail > 0 {
            let follows_same = runs.peek().is_some_and(|next| {
                (run.emphasis, run.strong, &run.href) == (next.emphasis, next.strong, &next.href)
            });
            let tail = &run.text[run.text.len() - trail..];
            match follows_same {
                true => push(Run {
                    text: tail.to_owned(),
                    ..run.clone()
                }),
                false => push(plain(tail)),
            }
        }
        space_of = Some(run.clone());
    }
    // The reader trims lines.
    if let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = pieces.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    pieces.retain(|run| !run.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests;

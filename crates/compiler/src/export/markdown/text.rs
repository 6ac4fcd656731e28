//! Texts as Markdown, and what blocks are put together from.

use companion_model::{Cite, Prose, Span, When};

/// The numbers of the sources, which are footnotes.
pub(super) fn notes(cites: &[Cite]) -> String {
    cites
        .iter()
        .map(|cite| format!("[^{}]", cite.number))
        .collect()
}

/// What is said beside each other of one thing, as far as anything is: “1957 · A Town”.
pub(super) fn beside<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Texts with a separator between them.
pub(super) fn joined<'p>(texts: impl IntoIterator<Item = &'p Prose>, separator: &str) -> String {
    let texts: Vec<String> = texts.into_iter().map(inline).collect();
    texts.join(separator)
}

/// A list under its name, which is written already; nothing where there is nothing to list.
pub(super) fn list(name: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.map(|item| format!("- {}", begun(&item))).collect();
    (!items.is_empty()).then(|| format!("**{name}**\n\n{}", items.join("\n")))
}

/// What is said of something, behind a label that ends as the page's language wants it to.
pub(super) fn labelled(label: &str, text: &str) -> String {
    format!("**{}** {text}", escaped(label.trim()))
}

pub(super) fn date(when: &When) -> String {
    escaped(&when.to_text())
}

/// A text in one line, for headings, cells of tables and footnotes.
pub(super) fn one_line(prose: &Prose) -> String {
    inline(prose).replace("\\\n", " ")
}

/// A text that begins a block of its own, which is nothing but a paragraph.
pub(super) fn paragraph(prose: &Prose) -> String {
    begun(&inline(prose))
}

/// A text that stands within a line, or goes on there.
pub(super) fn inline(prose: &Prose) -> String {
    let text: String = prose.spans.iter().map(span).collect();
    // Only breaks begin lines: those that stand in a text are written as entities.
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + "\n" + &begun(line))
}

fn span(span: &Span) -> String {
    let all = |spans: &[Span]| -> String { spans.iter().map(self::span).collect() };
    match span {
        Span::Text(text) => escaped(text),
        Span::Emphasis(inner) => format!("*{}*", all(inner)),
        Span::Strong(inner) => format!("**{}**", all(inner)),
        Span::Link { href, content } => link(&all(content), href),
        Span::Break => "\\\n".to_owned(),
    }
}

/// A link, which leads to an address or to a file of the page.
pub(super) fn link(words: &str, href: &str) -> String {
    format!("[{words}](<{}>)", destination(href))
}

/// An address that has no entities: in `?a=1&lt;=2` there is none.
fn destination(href: &str) -> String {
    match href.contains(';') {
        true => href.replace('&', "\\&"),
        false => href.to_owned(),
    }
}

/// Text that no reader of Markdown takes for more than it is; where it begins a line, see [`begun`].
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek();
        let is_mark = match character {
            '\n' | '\r' | '\t' => {
                written += &format!("&#{};", u32::from(character));
                continue;
            }
            '&' => after.is_none_or(|after| *after == '#' || after.is_ascii_alphabetic()),
            // A link or a footnote may follow, which it would make a picture.
            '!' => after.is_none(),
            _ => "\\`*_[]<>#|~".contains(character),
        };
        if is_mark {
            written.push('\\');
        }
        written.push(character);
    }
    written
}

/// A line of written Markdown that begins no list, no heading, no rule and no code: `7\. May` is a day, and `\- ` a dash.
/// Of what can begin them the rest is [`escaped`] everywhere.
pub(super) fn begun(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let mut rest = rest.chars();
    match rest.next() {
        Some(' ') if number.is_empty() => format!("&#32;{}", rest.as_str()),
        Some(mark @ ('+' | '-' | '=' | ':')) if number.is_empty() => {
            format!("\\{mark}{}", rest.as_str())
        }
        Some(mark @ ('.' | ')')) if !number.is_empty() => {
            let rest = rest.as_str();
            match rest.is_empty() || rest.starts_with(char::is_whitespace) {
                true => format!("{number}\\{mark}{rest}"),
                false => line.to_owned(),
            }
        }
        _ => line.to_owned(),
    }
}

//! A film's page as Markdown (CommonMark with footnotes), for those who carry on elsewhere.

use companion_model::{Cite, Claim, Event, Figure, Page, Prose, Quote, Source, Span};

/// The page: title, quotes, chapters and sources. Numbers of sources are footnotes, and stay what they are on the page.
pub fn markdown(page: &Page) -> String {
    let words = &page.words;
    let film = &page.film;
    let mut blocks = vec![format!("# {}", inline(&film.title))];
    blocks.extend(
        film.tagline
            .iter()
            .map(|line| format!("*{}*", escaped(&line.to_text()))),
    );
    blocks.extend(film.synopsis.iter().map(paragraph));
    if !page.quotes.is_empty() {
        blocks.push(format!("## {}", escaped(&words.quotes)));
        blocks.extend(page.quotes.iter().map(|quote| of_quote(quote)));
    }
    for chapter in &page.chapters {
        let number = &chapter.number;
        blocks.push(format!("## {number} {}", inline(&chapter.title)));
        blocks.extend(
            chapter
                .span
                .iter()
                .map(|span| begun(&escaped(&span.to_text()))),
        );
        blocks.extend(chapter.summary.iter().map(paragraph));
        for event in &chapter.events {
            blocks.extend(of_event(event, page));
        }
    }
    blocks.push(format!("## {}", escaped(&words.sources)));
    blocks.extend(page.sources.iter().map(of_source));
    blocks.join("\n\n") + "\n"
}

fn of_quote(quote: &Quote) -> String {
    let marks = &quote.marks;
    let said = format!("> {}{}{}", marks.open, inline(&quote.text), marks.close);
    let translated = quote.translation.iter().map(|translation| {
        let marks = &translation.marks;
        format!(
            "> {}{}{} {}",
            marks.open,
            inline(&translation.text),
            marks.close,
            inline(&translation.by)
        )
    });
    let date = quote
        .date
        .iter()
        .map(|date| format!(", {}", escaped(&date.to_text())));
    let by = format!(
        "> — {}, {}{}{}",
        inline(&quote.speaker),
        inline(&quote.occasion),
        date.collect::<String>(),
        notes(&quote.cites)
    );
    let lines: Vec<String> = [said].into_iter().chain(translated).chain([by]).collect();
    lines.join("\n>\n")
}

fn of_event(event: &Event, page: &Page) -> Vec<String> {
    let words = &page.words;
    let place = event
        .place
        .iter()
        .map(|place| format!(" · {}", inline(place)));
    let date = escaped(&event.date.to_text()) + &place.collect::<String>();
    let mut blocks = vec![format!("### {}", inline(&event.title)), begun(&date)];
    let mut texts: Vec<String> = event.text.iter().map(paragraph).collect();
    match texts.last_mut() {
        Some(last) => last.push_str(&notes(&event.cites)),
        None => texts.push(notes(&event.cites)),
    }
    blocks.extend(texts);
    blocks.extend(
        event
            .note
            .iter()
            .map(|note| format!("**{}** {}", words.note.trim(), inline(note))),
    );
    blocks.extend(event.figure.iter().map(of_figure));
    blocks.extend(event.claims.iter().map(|claim| of_claim(claim, page)));
    blocks
}

fn of_figure(figure: &Figure) -> String {
    let rows = figure.data.iter().map(|datum| {
        format!(
            "| {} | {}{} |\n",
            inline(&datum.label),
            escaped(&datum.text),
            notes(&datum.cites)
        )
    });
    let case = figure.case.as_ref().map(|case| {
        let (name, text) = (inline(&case.name), inline(&case.text));
        format!("**{name}** {text}{}\n\n", notes(&case.cites))
    });
    format!(
        "**{}**\n\n{}{}\n\n| | {} |\n|---|---|\n{}",
        inline(&figure.title),
        case.unwrap_or_default(),
        paragraph(&figure.reading),
        inline(&figure.unit),
        rows.collect::<String>().trim_end()
    )
}

fn of_claim(claim: &Claim, page: &Page) -> String {
    let values = claim
        .values
        .iter()
        .map(|value| format!("- {}{}\n", paragraph(&value.value), notes(&value.cites)));
    let verdict = claim.verdict.iter().map(|verdict| {
        let verdict = escaped(&page.words.verdict) + &inline(verdict);
        format!("\n{}", begun(&verdict))
    });
    format!(
        "**{}**\n\n{}{}",
        inline(&claim.about),
        values.collect::<String>(),
        verdict.collect::<String>()
    )
    .trim_end()
    .to_owned()
}

fn of_source(source: &Source) -> String {
    let title = source.title.as_ref().unwrap_or(&source.publisher);
    let author = source
        .author
        .iter()
        .map(|author| format!("{}, ", inline(author)));
    let publisher = source
        .title
        .iter()
        .map(|_| format!(", {}", inline(&source.publisher)));
    let date = source
        .date
        .iter()
        .map(|date| format!(", {}", escaped(&date.to_text())));
    let url = source.url.iter().map(|url| format!(" <{url}>"));
    let parts: String = author
        .chain([inline(title)])
        .chain(publisher)
        .chain(date)
        .chain(url)
        .collect();
    format!("[^{}]: {}", source.number, begun(&parts))
}

fn notes(cites: &[Cite]) -> String {
    cites
        .iter()
        .map(|cite| format!("[^{}]", cite.number))
        .collect()
}

/// A text that begins a block of its own, which is nothing but a paragraph.
fn paragraph(prose: &Prose) -> String {
    begun(&inline(prose))
}

/// A text that stands within a line, or goes on there.
fn inline(prose: &Prose) -> String {
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
        Span::Link { href, content } => format!("[{}](<{}>)", all(content), destination(href)),
        Span::Break => "\\\n".to_owned(),
    }
}

/// An address that has no entities: in `?a=1&lt;=2` there is none.
fn destination(href: &str) -> String {
    match href.contains(';') {
        true => href.replace('&', "\\&"),
        false => href.to_owned(),
    }
}

/// Text that no reader of Markdown takes for more than it is; where it begins a line, see [`begun`].
fn escaped(text: &str) -> String {
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
fn begun(line: &str) -> String {
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

#[cfg(test)]
mod tests;

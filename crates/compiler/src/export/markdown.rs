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
    blocks.extend(film.synopsis.iter().map(inline));
    if !page.quotes.is_empty() {
        blocks.push(format!("## {}", escaped(&words.quotes)));
        blocks.extend(page.quotes.iter().map(|quote| of_quote(quote)));
    }
    for chapter in &page.chapters {
        let number = &chapter.number;
        blocks.push(format!("## {number} {}", inline(&chapter.title)));
        blocks.extend(chapter.span.iter().map(|span| escaped(&span.to_text())));
        blocks.extend(chapter.summary.iter().map(inline));
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
    let mut blocks = vec![format!("### {}", inline(&event.title)), date];
    let mut texts: Vec<String> = event.text.iter().map(inline).collect();
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
        inline(&figure.reading),
        inline(&figure.unit),
        rows.collect::<String>().trim_end()
    )
}

fn of_claim(claim: &Claim, page: &Page) -> String {
    let values = claim
        .values
        .iter()
        .map(|value| format!("- {}{}\n", inline(&value.value), notes(&value.cites)));
    let verdict = claim
        .verdict
        .iter()
        .map(|verdict| format!("\n{}{}", escaped(&page.words.verdict), inline(verdict)));
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
    format!("[^{}]: {parts}", source.number)
}

fn notes(cites: &[Cite]) -> String {
    cites
        .iter()
        .map(|cite| format!("[^{}]", cite.number))
        .collect()
}

fn inline(prose: &Prose) -> String {
    prose.spans.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    let all = |spans: &[Span]| -> String { spans.iter().map(self::span).collect() };
    match span {
        Span::Text(text) => escaped(text),
        Span::Emphasis(inner) => format!("*{}*", all(inner)),
        Span::Strong(inner) => format!("**{}**", all(inner)),
        Span::Link { href, content } => format!("[{}](<{href}>)", all(content)),
        Span::Break => "\\\n".to_owned(),
    }
}

/// Text that no reader of Markdown takes for more than it is.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>#|~".contains(character) {
            written.push('\\');
        }
        written.push(character);
    }
    written
}

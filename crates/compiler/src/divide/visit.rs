//! Every link and every reference to a source, wherever they stand.
//!
//! The functions take things apart field by field: a new field does not compile until somebody has said here
//! whether there is anything in it.

use companion_model::{
    Award, Case, Chapter, Cite, Claim, ClaimValue, Credit, Datum, Event, EventLink, Figure, Film,
    Image, Media, OtherTitle, PersonLink, Player, Prose, Quote, QuoteLink, Rating, Recording,
    Release, Span, ThreadLink, Translation,
};

/// Something that leads elsewhere.
#[derive(Debug)]
pub(super) enum Found<'f> {
    /// The address of a link that an author wrote.
    Href(&'f mut String),
    /// A reference to a source.
    Cite(&'f Cite),
    /// A link from a quote to an event.
    Event(&'f mut EventLink),
    /// A link from an event to a quote.
    Quote(&'f mut QuoteLink),
    /// The address of a file that belongs to the page.
    File(&'f mut String),
}

type Visitor<'v> = &'v mut dyn FnMut(Found<'_>);

pub(super) fn film(film: &mut Film, visit: Visitor<'_>) {
    let Film {
        title,
        other_titles,
        tagline,
        synopsis,
        runtime: _,
        countries,
        languages,
        ratings,
        releases,
        main_release: _,
        next_release: _,
        credits,
        awards,
        watch,
        official_site: _,
        trailer,
        cover,
        media,
        claims,
        cites,
    } = film;
    prose(title, visit);
    for OtherTitle { title, note, cites } in other_titles {
        prose(title, visit);
        proses(note, visit);
        cited(cites, visit);
    }
    proses(tagline, visit);
    proses(synopsis, visit);
    proses(countries, visit);
    proses(languages, visit);
    for each in ratings {
        let Rating {
            rating: _,
            reason,
            board,
            territory,
            cites,
        } = each;
        prose(board, visit);
        proses(reason.iter_mut().chain(territory), visit);
        cited(cites, visit);
    }
    for each in releases {
        let Release {
            kind: _,
            date: _,
            territory,
            venue,
            note,
            cites,
        } = each;
        proses(territory.iter_mut().chain(venue).chain(note), visit);
        cited(cites, visit);
    }
    for Credit { role, names, cites } in credits {
        prose(role, visit);
        proses(names, visit);
        cited(cites, visit);
    }
    for each in awards {
        let Award {
            result: _,
            result_text: _,
            award,
            by,
            date: _,
            cites,
        } = each;
        proses([award, by], visit);
        cited(cites, visit);
    }
    proses(watch, visit);
    trailer.iter_mut().for_each(|each| player(each, visit));
    cover.iter_mut().for_each(|each| image(each, visit));
    media.iter_mut().for_each(|each| medium(each, visit));
    claims.iter_mut().for_each(|each| claim(each, visit));
    cited(cites, visit);
}

pub(super) fn quote(quote: &mut Quote, visit: Visitor<'_>) {
    let Quote {
        id: _,
        aliases: _,
        position: _,
        text,
        translation,
        marks: _,
        speaker,
        speaker_about,
        occasion,
        date: _,
        film_time: _,
        note,
        claims,
        events,
        cites,
    } = quote;
    proses([text, speaker, occasion], visit);
    if let Some(Translation { text, by, marks: _ }) = translation {
        proses([text, by], visit);
    }
    proses(speaker_about.iter_mut().chain(note), visit);
    claims.iter_mut().for_each(|each| claim(each, visit));
    for link in events {
        prose(&mut link.title, visit);
        visit(Found::Event(link));
    }
    cited(cites, visit);
}

/// What stands over the events of a chapter.
pub(super) fn opening(chapter: &mut Chapter, visit: Visitor<'_>) {
    let Chapter {
        id: _,
        aliases: _,
        number: _,
        title,
        span: _,
        extent: _,
        summary,
        events: _,
        elsewhere: _,
    } = chapter;
    prose(title, visit);
    proses(summary, visit);
}

pub(super) fn event(event: &mut Event, visit: Visitor<'_>) {
    let Event {
        id: _,
        aliases: _,
        date: _,
        extent: _,
        title,
        text,
        place,
        film_time: _,
        figure,
        media,
        people,
        threads,
        note,
        claims,
        quotes,
        cites,
    } = event;
    prose(title, visit);
    proses(text, visit);
    proses(place.iter_mut().chain(note), visit);
    for PersonLink { key: _, name } in people {
        prose(name, visit);
    }
    if let Some(figure) = figure {
        let Figure {
            kind: _,
            title,
            unit,
            reading,
            case,
            data,
            file,
        } = figure;
        proses([title, unit, reading], visit);
        if let Some(Case { name, text, cites }) = case {
            proses([name, text], visit);
            cited(cites, visit);
        }
        visit(Found::File(file));
        data.iter_mut().for_each(|each| datum(each, visit));
    }
    media.iter_mut().for_each(|each| medium(each, visit));
    for ThreadLink {
        key: _,
        label,
        colour: _,
    } in threads
    {
        prose(label, visit);
    }
    claims.iter_mut().for_each(|each| claim(each, visit));
    for link in quotes {
        prose(&mut link.speaker, visit);
        proses(&mut link.words, visit);
        visit(Found::Quote(link));
    }
    cited(cites, visit);
}

pub(super) fn prose(prose: &mut Prose, visit: Visitor<'_>) {
    let Prose {
        lang: _,
        dir: _,
        spans,
    } = prose;
    each_span(spans, visit);
}

fn each_span(spans: &mut [Span], visit: Visitor<'_>) {
    for span in spans {
        match span {
            Span::Text(_) | Span::Break => {}
            Span::Emphasis(inner) | Span::Strong(inner) => each_span(inner, visit),
            Span::Link { href, content } => {
                visit(Found::Href(href));
                each_span(content, visit);
            }
        }
    }
}

fn proses<'p>(all: impl IntoIterator<Item = &'p mut Prose>, visit: Visitor<'_>) {
    all.into_iter().for_each(|each| prose(each, visit));
}

fn cited(cites: &[Cite], visit: Visitor<'_>) {
    cites.iter().for_each(|cite| visit(Found::Cite(cite)));
}

fn claim(claim: &mut Claim, visit: Visitor<'_>) {
    let Claim {
        about,
        values,
        verdict,
    } = claim;
    prose(about, visit);
    for value in values {
        let ClaimValue {
            value,
            as_of: _,
            note,
            cites,
        } = value;
        prose(value, visit);
        proses(note, visit);
        cited(cites, visit);
    }
    proses(verdict, visit);
}

fn datum(datum: &mut Datum, visit: Visitor<'_>) {
    let Datum {
        label,
        value: _,
        text: _,
        as_of: _,
        note,
        disputed: _,
        projected: _,
        cites,
    } = datum;
    prose(label, visit);
    proses(note, visit);
    cited(cites, visit);
}

fn medium(medium: &mut Media, visit: Visitor<'_>) {
    match medium {
        Media::Image(each) => image(each, visit),
        Media::Audio(each) | Media::Video(each) => recording(each, visit),
        Media::Player(each) => player(each, visit),
    }
}

fn image(image: &mut Image, visit: Visitor<'_>) {
    let Image {
        src: _,
        width: _,
        height: _,
        alt,
        caption,
        credit,
    } = image;
    proses(alt.iter_mut().chain(caption).chain(credit), visit);
}

fn recording(recording: &mut Recording, visit: Visitor<'_>) {
    let Recording {
        src: _,
        size: _,
        title,
        captions: _,
        transcript,
        caption,
        credit,
    } = recording;
    prose(title, visit);
    proses(transcript, visit);
    proses(caption.iter_mut().chain(credit), visit);
}

fn player(player: &mut Player, visit: Visitor<'_>) {
    let Player {
        site: _,
        url: _,
        embed: _,
        title,
        load: _,
        visit: _,
        caption,
        credit,
    } = player;
    prose(title, visit);
    proses(caption.iter_mut().chain(credit), visit);
}

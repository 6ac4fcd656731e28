//! The edges of a page: which edition it is, what has changed, what is in it, and how it is cited.

use companion_model::{Citation, Colophon, ColophonWords, Edition, ItemLink, Page, paths};
use yew::prelude::*;

use super::prose::prose;
use super::when::when;

/// What has made the page, and its version.
pub const PROGRAM: &str = concat!("Companion ", env!("CARGO_PKG_VERSION"));

/// The edition, and the ways to the pages that are about this one.
pub(crate) fn foot(page: &Page) -> Html {
    let words = &page.words;
    html! {
        <footer class="companion__foot">
            if let Some(edition) = &page.edition {
                <p>{ &edition.name }</p>
            }
            <a href={paths::ABOUT}>{ &words.about }</a>
            <a href={paths::EMBED}>{ &words.embed }</a>
        </footer>
    }
}

/// How something is cited. All of it is selected at a click, so that it can be copied without a script.
pub(crate) fn citation(citation: &Citation) -> Html {
    html! {
        <section class="citation" id="cite" aria-labelledby="cite-title">
            <h2 class="citation__title" id="cite-title">{ &citation.title }</h2>
            <p class="citation__text">{ &citation.text }</p>
        </section>
    }
}

/// The whole of it.
pub(crate) fn colophon(colophon: &Colophon, page: &Page) -> Html {
    let words = &colophon.words;
    html! {
        <section class="colophon" id="about" aria-labelledby="about-title">
            <h2 class="colophon__title" id="about-title">{ &words.title }</h2>
            { citation(&colophon.citation) }
            if colophon.has_items {
                <p class="colophon__note">{ &words.cite_items }</p>
            }
            { facts(colophon.edition.as_ref(), words) }
            if let Some(edition) = &colophon.edition {
                { changes(edition, words) }
            }
            <h3 class="colophon__heading">{ &words.contents }</h3>
            { contents(&page.words.chapters, &colophon.chapters) }
            { contents(&page.words.quotes, &colophon.quotes) }
        </section>
    }
}

/// Edition, terms, typeface and program.
fn facts(edition: Option<&Edition>, words: &ColophonWords) -> Html {
    let fact = |label: &str, value: Html| {
        html! {
            <>
                <dt>{ label.to_owned() }</dt>
                <dd>{ value }</dd>
            </>
        }
    };
    let by = edition.and_then(|edition| edition.by.as_ref());
    let licence = edition.and_then(|edition| edition.licence.as_ref());
    html! {
        <dl class="colophon__facts">
            if let Some(edition) = edition {
                { fact(&words.version, html! { &edition.name }) }
            }
            if let Some(by) = by {
                { fact(&words.by, prose(by)) }
            }
            if let Some(licence) = licence {
                { fact(&words.licence, prose(licence)) }
            }
            { fact(&words.typeface, html! { &words.typeface_name }) }
            { fact(&words.program, html! { PROGRAM }) }
        </dl>
    }
}

fn changes(edition: &Edition, words: &ColophonWords) -> Html {
    html! {
        if !edition.changes.is_empty() {
            <h3 class="colophon__heading">{ &words.changes }</h3>
            <ul class="colophon__list">
                { for edition.changes.iter().map(|change| html! {
                    <li>
                        <span class="colophon__date">{ when(&change.date) }</span>
                        { prose(&change.text) }
                    </li>
                }) }
            </ul>
        }
    }
}

fn contents(name: &str, links: &[ItemLink]) -> Html {
    html! {
        if !links.is_empty() {
            <h4 class="colophon__part">{ name.to_owned() }</h4>
            <ol class="colophon__list">
                { for links.iter().map(|link| html! {
                    <li key={link.href.clone()}>
                        <a href={link.href.clone()}>{ prose(&link.name) }</a>
                        if let Some(date) = &link.date {
                            <span class="colophon__date">{ when(date) }</span>
                        }
                    </li>
                }) }
            </ol>
        }
    }
}

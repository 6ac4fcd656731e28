//! Where the page has its facts from.

use std::rc::Rc;

use companion_model::{Notices, Page, Slot, Source, Words};
use yew::prelude::*;

use super::preview;
use super::prose::{link_to, prose};
use super::when::when;

/// What the list of sources needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SourcesProps {
    /// The page; the list shows its sources, of which there is at least one.
    pub page: Rc<Page>,
    /// What is to be said of them to their author.
    #[prop_or_default]
    pub notices: Rc<Notices>,
}

/// The sources in the order of their numbers.
#[component]
pub fn Sources(SourcesProps { page, notices }: &SourcesProps) -> Html {
    let words = &page.words;
    html! {
        <section class="sources" id="sources" aria-labelledby="sources-title">
            <h2 class="sources__title" id="sources-title">{ &words.sources }</h2>
            { list(page) }
            { preview::notices(notices, Slot::Sources) }
        </section>
    }
}

/// The list. That of a divided page is marked: more may come with its parts, each to its number.
fn list(page: &Page) -> Html {
    let is_open = page.division.is_some();
    html! {
        <ol
            class={classes!("sources__list", is_open.then_some("is-open"))}
            data-sources={is_open.then_some("")}
        >
            { for page.sources.iter().enumerate().map(|(index, each)| {
                // A list counts by itself; hundreds of numbers more are a hundredth of the page.
                let is_in_turn = usize::try_from(each.number).is_ok_and(|number| number == index + 1);
                source(each, &page.words, is_open || !is_in_turn)
            }) }
        </ol>
    }
}

/// The entries of a list of sources that will be put among others, each to its number.
pub(super) fn sources(sources: &[Source], words: &Words) -> Html {
    sources
        .iter()
        .map(|each| source(each, words, true))
        .collect()
}

fn source(source: &Source, words: &Words, is_numbered: bool) -> Html {
    let title = source.title.as_ref().unwrap_or(&source.publisher);
    let title = match &source.url {
        Some(url) => link_to(url, prose(title)),
        None => prose(title),
    };
    html! {
        <li
            class="source"
            key={source.key.clone()}
            id={format!("s-{}", source.key)}
            value={is_numbered.then(|| source.number.to_string())}
        >
            if let Some(author) = &source.author {
                <span class="source__author">{ prose(author) }</span>
                { &words.comma }
            }
            <cite>{ title }</cite>
            if source.title.is_some() {
                { &words.comma }
                { prose(&source.publisher) }
            }
            if let Some(date) = &source.date {
                { &words.comma }
                { when(date) }
            }
            { &words.stop }
            <span class="source__detail">
                { &source.kind }
                if let Some(accessed) = &source.accessed {
                    { " · " }
                    { &words.accessed }
                    { when(accessed) }
                }
                if let Some(archived) = &source.archived_url {
                    { " · " }
                    { link_to(archived, Html::from(&words.archived_copy)) }
                }
            </span>
            if let Some(note) = &source.note {
                <span class="source__note">{ prose(note) }</span>
            }
        </li>
    }
}

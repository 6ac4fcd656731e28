//! The search: a field for words, a filter for each kind of tag, and the list of what was found.

use companion_model::{Page, Words, paths};
use yew::prelude::*;

use crate::state::tags::{Filter, Tag, tags};

/// The search form. What it finds comes from an index that is fetched when the form is first used.
pub(super) fn find(page: &Page) -> Html {
    let (words, tags) = (&page.words, tags(page));
    html! {
        <details class="find" id="find">
            <summary>{ &words.find }</summary>
            <search>
                <form class="find__form" data-index={format!("./{}", paths::WORDS)}>
                    <label class="find__field">
                        { &words.find_words }
                        <input
                            id="find-words"
                            type="search"
                            name="q"
                            autocomplete="off"
                            spellcheck="false"
                            enterkeyhint="search"
                        />
                    </label>
                    { for Filter::ALL.map(|filter| select(filter, &tags, words)) }
                    <p
                        class="find__count"
                        role="status"
                        data-found={words.find_found.clone()}
                        data-none={words.find_none.clone()}
                        data-failed={words.find_failed.clone()}
                    />
                    <button class="find__clear" type="button" hidden=true>{ &words.find_clear }</button>
                </form>
            </search>
            <ol class="find__hits" />
            <button class="find__more" type="button" hidden=true>{ &words.find_more }</button>
        </details>
    }
}

/// A filter, if any event has a tag of its kind.
fn select(filter: Filter, tags: &[Tag], words: &Words) -> Html {
    let tags = tags.iter().filter(|tag| tag.filter == filter);
    let options: Vec<Html> = tags
        .map(|tag| {
            html! {
                // How many events have it is said once the index is there.
                <option value={tag.key.clone()} data-label={tag.label.clone()}>{ &tag.label }</option>
            }
        })
        .collect();
    html! {
        if !options.is_empty() {
            <label class="find__field">
                { name(filter, words).to_owned() }
                <select name={filter.name()}>
                    <option value="">{ &words.find_all }</option>
                    { for options }
                </select>
            </label>
        }
    }
}

fn name(filter: Filter, words: &Words) -> &str {
    match filter {
        Filter::Thread => &words.find_thread,
        Filter::Person => &words.find_person,
        Filter::Kind => &words.find_kind,
    }
}

//! What a reader does with the whole page: read it in another language or in other colours, print it.
//!
//! The switches are plain HTML. The scripts beside this stand behind the card, and `stored_theme.js` in the document's head;
//! they show the switches and answer for them, before the program is there. Without a script they are not shown.

use companion_model::{Direction, Page, PageLink, Words};
use yew::prelude::*;

/// The links to the page's other languages, and the switches that come with a script.
pub(super) fn tools(page: &Page) -> Html {
    let words = &page.words;
    html! {
        <div class="tools" data-copied={words.link_copied.clone()}>
            if !page.translations.is_empty() {
                { languages(&page.translations, words) }
            }
            <div class="tools__switches">
                <div class="tools__themes" role="radiogroup" aria-label={words.theme.clone()}>
                    { theme("", &words.theme_system) }
                    { theme("light", &words.theme_light) }
                    { theme("dark", &words.theme_dark) }
                </div>
                <button class="tools__print" type="button">{ &words.print }</button>
            </div>
        </div>
    }
}

fn languages(translations: &[PageLink], words: &Words) -> Html {
    html! {
        <nav class="tools__languages" aria-label={words.page_languages.clone()}>
            { for translations.iter().map(|other| html! {
                <a
                    key={other.lang.clone()}
                    href={other.href.clone()}
                    lang={other.lang.clone()}
                    dir={other.dir.map(Direction::as_str)}
                    hreflang={other.lang.clone()}
                >
                    { &other.name }
                </a>
            }) }
        </nav>
    }
}

/// A choice of colours; without a name it is what the system asks for.
fn theme(name: &'static str, label: &str) -> Html {
    html! {
        <label class="tools__theme">
            <input type="radio" name="theme" value={name} checked={name.is_empty()} />
            { label.to_owned() }
        </label>
    }
}

//! The search form, as elements of the document.

use gloo::utils::document;
use js_sys::{JsString, Number};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, InputEvent};

use crate::browser::document as page;
use crate::browser::document::{listen, mark};
use crate::browser::guide::LiveGuide;
use crate::browser::place;

/// A form with a field for words and filters, and the list of what was found.
#[derive(Debug)]
pub(crate) struct LiveFinder {
    /// The guide, which grows with what is found.
    guide: Element,
    details: Element,
    form: Element,
    words: HtmlInputElement,
    filters: Vec<Filter>,
    tags: Vec<Tag>,
    status: Element,
    hits: Element,
}

#[derive(Debug)]
struct Filter {
    select: HtmlSelectElement,
    /// The number of its first tag.
    first: usize,
}

/// A choice of a filter.
#[derive(Debug)]
struct Tag {
    option: Element,
    label: String,
    filter: usize,
}

/// What happens to the form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Use {
    /// Somebody opens it, or closes it.
    Opened,
    /// Somebody types or chooses.
    Changed,
    /// Somebody takes everything off.
    Cleared,
    /// Somebody wants to see more of what was found.
    More,
    /// Somebody follows a link, wherever it is.
    Left,
    /// Somebody asks for it from afar.
    Wanted,
}

impl LiveFinder {
    /// The form of a guide.
    pub(crate) fn start(guide: &LiveGuide) -> Option<Self> {
        let details = guide.one(".find")?;
        let mut finder = Self {
            guide: guide.one(".guide")?,
            form: page::one(&details, "form")?,
            words: page::one(&details, "input")?.unchecked_into(),
            status: page::one(&details, ".find__count")?,
            hits: page::one(&details, ".find__hits")?,
            filters: Vec::new(),
            tags: Vec::new(),
            details,
        };
        for select in page::all(Some(&finder.form), "select") {
            let filter = finder.filters.len();
            let first = finder.tags.len();
            for option in page::all(Some(&select), "[data-label]") {
                let label = option.get_attribute("data-label").unwrap_or_default();
                finder.tags.push(Tag {
                    option,
                    label,
                    filter,
                });
            }
            let select = select.unchecked_into();
            finder.filters.push(Filter { select, first });
        }
        Some(finder)
    }

    /// The address of the index.
    pub(crate) fn index(&self) -> String {
        self.form.get_attribute("data-index").unwrap_or_default()
    }

    /// Calls `used` whenever somebody uses the form, for as long as the document is there.
    pub(crate) fn on_use(&self, used: fn(Use)) {
        listen(
            &self.details,
            "toggle",
            Box::new(move |_| used(Use::Opened)),
        );
        // What an input method is still composing is not yet a word; not every browser tells of input when it ends.
        let input = move |event: &Event| {
            if !event.unchecked_ref::<InputEvent>().is_composing() {
                used(Use::Changed);
            }
        };
        listen(&self.form, "input", Box::new(input));
        listen(
            &self.form,
            "compositionend",
            Box::new(move |_| used(Use::Changed)),
        );
        // What is found is there already; nothing is sent anywhere.
        listen(
            &self.form,
            "submit",
            Box::new(|event: &Event| event.prevent_default()),
        );
        let click = move |event: &Event| {
            let Some(target) = event.target() else {
                return;
            };
            let target: Element = target.unchecked_into();
            for (selector, what) in [
                (".find__clear", Use::Cleared),
                (".find__more", Use::More),
                ("a", Use::Left),
                (".guide__find", Use::Wanted),
            ] {
                if let Ok(Some(_)) = target.closest(selector) {
                    used(what);
                }
            }
        };
        listen(&document(), "click", Box::new(click));
    }

    /// Opens the form.
    pub(crate) fn open(&self) {
        self.hold(&self.details, &mut || mark(&self.details, "open", Some("")));
    }

    /// Changes what is found.
    pub(crate) fn change(&self, change: &mut dyn FnMut()) {
        self.hold(&self.form, change);
    }

    /// Makes a change. Whoever is at `seen` sees it make room for what comes; to all others nothing in sight moves.
    fn hold(&self, seen: &Element, change: &mut dyn FnMut()) {
        match seen.get_bounding_client_rect().bottom() > 0.0 {
            true => change(),
            false => place::hold(Some(&self.guide), change),
        }
    }

    /// Brings the form into sight.
    pub(crate) fn reveal(&self) {
        self.details.scroll_into_view();
    }

    /// Where each tag belongs: the number of its filter.
    pub(crate) fn filters(&self) -> Vec<usize> {
        self.tags.iter().map(|tag| tag.filter).collect()
    }

    /// The names of the field and of the filters, and what stands in each.
    pub(crate) fn values(&self) -> Vec<(String, String)> {
        let filters = self.filters.iter().map(|filter| &filter.select);
        // What no choice of a filter stands for stays in the address until somebody chooses.
        let value = |select: &HtmlSelectElement| match select.selected_index() {
            NOTHING => select.get_attribute(ASKED).unwrap_or_default(),
            _ => select.value(),
        };
        let filters = filters.map(|select| (select.name(), value(select)));
        let words = (self.words.name(), self.words.value());
        [words].into_iter().chain(filters).collect()
    }

    /// Puts a value into the field or a filter, by its place among [`values`](Self::values).
    pub(crate) fn set(&self, place: usize, value: &str) {
        match place.checked_sub(1) {
            None => self.words.set_value(value),
            Some(filter) => {
                let select = &self.filters[filter].select;
                select.set_value(value);
                mark(select, ASKED, Some(value));
            }
        }
    }

    /// The tag that is chosen in each filter; one that no event has, where the address asks for what is not there.
    pub(crate) fn chosen(&self) -> Vec<Option<usize>> {
        let chosen = |filter: &Filter| match filter.select.selected_index() {
            NOTHING => Some(usize::MAX),
            at => Some(filter.first + usize::try_from(at).ok()?.checked_sub(1)?),
        };
        self.filters.iter().map(chosen).collect()
    }

    /// Moves the focus to the field.
    pub(crate) fn focus(&self) {
        page::focus(&self.words);
    }

    /// Shows how many events each choice would find.
    pub(crate) fn show_counts(&self, counts: &[u32]) {
        for (tag, count) in self.tags.iter().zip(counts) {
            let text = tag.label.clone() + " (" + &number(*count) + ")";
            tag.option.set_text_content(Some(&text));
        }
    }

    /// Takes everything off the list.
    pub(crate) fn empty(&self) {
        self.hits.set_text_content(None);
    }

    /// Adds to the list what is at a place of the page; `wanted` moves the focus there.
    pub(crate) fn add(&self, place: &str, about: &str, title: &str, wanted: bool) {
        let part = |parent: &Element, name, text| {
            let part = page::create(name)?;
            part.set_text_content(Some(text));
            parent.append_child(&part).ok()?;
            Some(part)
        };
        let link = part(&self.hits, "li", "").and_then(|item| part(&item, "a", title));
        if let Some(link) = link {
            mark(&link, "href", Some(&("#".to_owned() + place)));
            // A quote may be in a language that is written the other way.
            mark(&link, "dir", Some("auto"));
            part(&link, "span", about);
            if wanted {
                page::focus(&link);
            }
        }
    }

    /// Offers a button, or no more.
    pub(crate) fn offer(&self, button: &str, is_there: bool) {
        if let Some(button) = page::one(&self.details, button) {
            mark(&button, "hidden", (!is_there).then_some(""));
        }
    }

    /// Says how much was found.
    pub(crate) fn say(&self, found: usize) {
        match found {
            0 => self.say_words("data-none"),
            _ => {
                let words = self.status.get_attribute("data-found").unwrap_or_default();
                let found = number(u32::try_from(found).unwrap_or(u32::MAX));
                let text: String = JsString::from(words).replace("{n}", &found).into();
                self.say_text(Some(&text));
            }
        }
    }

    /// Says what stands in one of the status' attributes; nothing, where there is no such.
    pub(crate) fn say_words(&self, name: &str) {
        self.say_text(self.status.get_attribute(name).as_deref());
    }

    fn say_text(&self, text: Option<&str>) {
        self.change(&mut || self.status.set_text_content(text));
    }
}

/// Which choice is chosen in a filter that was to have a value which it has not.
const NOTHING: i32 = -1;
/// Says what value a filter was to have.
const ASKED: &str = "data-asked";

/// A number in the page's language.
fn number(number: u32) -> String {
    let lang = page::language();
    Number::from(number).to_locale_string(&lang).into()
}

/// A text in the form in which texts are compared: normalization form KD, of small letters.
pub(crate) fn comparable(text: &str) -> String {
    JsString::from(text)
        .normalize("NFKD")
        .to_lower_case()
        .into()
}

//! What events can be filtered by: the threads they belong to, the people in them, and what they have.

use companion_model::{Event, Page};

/// The filters, each of which lets through what has one tag.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Filter {
    /// By thread.
    Thread,
    /// By person.
    Person,
    /// By what an event has.
    Kind,
}

impl Filter {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Thread, Self::Person, Self::Kind];

    /// Its name in the form and in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thread => "thread",
            Self::Person => "person",
            Self::Kind => "with",
        }
    }
}

/// Something that events have in common.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tag {
    /// Which filter it is for.
    pub filter: Filter,
    /// What it is called in the address: an author's key, the same in every language, or the name of a kind.
    pub key: String,
    /// What a reader calls it.
    pub label: String,
}

/// The tags of a page's events, each at its number: those of a filter together, in the order in which they first
/// appear.
pub fn tags(page: &Page) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for event in page.chapters.iter().flat_map(|chapter| &chapter.events) {
        for tag in of_event(event, page) {
            if !tags.iter().any(|each| is_same(each, &tag)) {
                tags.push(tag);
            }
        }
    }
    tags.sort_by_key(|tag| tag.filter as u8);
    tags
}

/// The numbers of the tags that an event has.
pub fn numbers(event: &Event, page: &Page, tags: &[Tag]) -> Vec<usize> {
    let number = |tag: Tag| tags.iter().position(|each| is_same(each, &tag));
    of_event(event, page)
        .into_iter()
        .filter_map(number)
        .collect()
}

fn is_same(one: &Tag, other: &Tag) -> bool {
    one.filter == other.filter && one.key == other.key
}

fn of_event(event: &Event, page: &Page) -> Vec<Tag> {
    let words = &page.words;
    let tag = |filter, key: &str, label: &str| Tag {
        filter,
        key: key.to_owned(),
        label: label.to_owned(),
    };
    let threads = event
        .threads
        .iter()
        .map(|thread| tag(Filter::Thread, &thread.key, &thread.label.to_text()));
    let people = event
        .people
        .iter()
        .map(|person| tag(Filter::Person, &person.key, &person.name.to_text()));
    let kinds = [
        (!event.media.is_empty(), "media", &words.find_media),
        (event.figure.is_some(), "figures", &words.find_figures),
        (!event.claims.is_empty(), "claims", &words.find_claims),
        (!event.quotes.is_empty(), "quotes", &words.find_quotes),
    ];
    let kinds = kinds.into_iter().filter(|(has, ..)| *has);
    let kinds = kinds.map(|(_, key, label)| tag(Filter::Kind, key, label));
    let mut tags: Vec<Tag> = Vec::new();
    for tag in threads.chain(people).chain(kinds) {
        if !tags.iter().any(|each| is_same(each, &tag)) {
            tags.push(tag);
        }
    }
    tags
}

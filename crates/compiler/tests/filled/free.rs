//! Which words of a film are its author's own.

/// The fields whose texts an author is free to write, in one language or in each.
const FREE: [&str; 33] = [
    "about",
    "alt",
    "author",
    "award",
    "board",
    "by",
    "caption",
    "countries",
    "credit",
    "date_text",
    "label",
    "languages",
    "licence",
    "name",
    "note",
    "occasion",
    "publisher",
    "rating",
    "reading",
    "reason",
    "role",
    "summary",
    "synopsis",
    "tagline",
    "territory",
    "text",
    "title",
    "transcript",
    "unit",
    "value",
    "venue",
    "verdict",
    "version",
];

/// The fields that hold an address of the author's choice.
const ADDRESSES: [&str; 4] = ["archived_url", "official_site", "trailer", "url"];

/// Whether the text of a field is free, which is one of the field `within`: the languages of a film are words, and those
/// of its file are not.
pub(crate) fn is_free(name: &str, within: &str) -> bool {
    FREE.contains(&name) && (name != "languages" || within == "film")
}

/// Whether a field holds an address that its author is free to choose.
pub(crate) fn is_address(name: &str) -> bool {
    ADDRESSES.contains(&name)
}

//! The interface's own words.

use serde::{Deserialize, Serialize};

/// Every word that the page itself says, in the page's language.
///
/// Words that stand before others end with the space that their language wants there. They come from `assets/locales/<lang>.json`; no component holds a word of its own, `aria` labels included.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What a host says of an address where nothing is.
    pub not_found: String,
    /// Title of a list of films.
    pub films: String,
    /// Link past the card and the quotes, first in the tab order.
    pub skip_to_timeline: String,
    /// Name of the links to the page in other languages.
    pub page_languages: String,
    /// Name of the choice of colours.
    pub theme: String,
    /// The colours that the reader's system asks for.
    pub theme_system: String,
    /// Light colours.
    pub theme_light: String,
    /// Dark colours.
    pub theme_dark: String,
    /// Link to how the film is put on pages of other sites.
    pub embed: String,
    /// Link to the page's colophon.
    pub about: String,
    /// Button that prints the page.
    pub print: String,
    /// Name of the film card: “The film”.
    pub film: String,
    /// Label of the age rating.
    pub rating: String,
    /// Label of the running time.
    pub runtime: String,
    /// Label of the list of releases.
    pub releases: String,
    /// Label of the list of credits.
    pub credits: String,
    /// Label of the list of awards.
    pub awards: String,
    /// Label of the producing countries.
    pub countries: String,
    /// Label of the spoken languages.
    pub languages: String,
    /// Label of the film's other titles.
    pub other_titles: String,
    /// Label of the places to watch the film.
    pub watch: String,
    /// Text of the link to the film's own site.
    pub official_site: String,
    /// Heading of the carousel.
    pub quotes: String,
    /// What assistive technology calls the carousel (`aria-roledescription`).
    pub carousel: String,
    /// Button to the previous quote.
    pub previous_quote: String,
    /// Button to the next quote.
    pub next_quote: String,
    /// Name of the row of pickers.
    pub choose_quote: String,
    /// What is said when a link is in the clipboard.
    pub link_copied: String,
    /// Before the events a quote belongs to.
    pub related_events: String,
    /// Before the quotes that belong to an event.
    pub related_quotes: String,
    /// Text of a quote's link to itself.
    pub link_to_quote: String,
    /// Name of an event's link to itself.
    pub link_to_event: String,
    /// Name of a chapter's link to itself.
    pub link_to_chapter: String,
    /// Before the people who had a part in an event.
    pub people: String,
    /// Before the threads that an event belongs to.
    pub threads: String,
    /// Heading of the timeline.
    pub timeline: String,
    /// Name of the list of chapters.
    pub chapters: String,
    /// A chapter's number in words, for assistive technology: `Chapter {n}`.
    pub chapter: String,
    /// Name of the links from chapter to chapter.
    pub chapter_bar: String,
    /// Link to where the reader was on an earlier visit.
    pub resume: String,
    /// Button that forgets that place.
    pub forget: String,
    /// Name of the drawing of the whole story on one line.
    pub axis: String,
    /// Name of the choice of what the drawing shows.
    pub axis_scale: String,
    /// Choice of a drawing in which equal distances are equal times.
    pub axis_by_time: String,
    /// Choice of a drawing in which all events are equally far apart.
    pub axis_by_order: String,
    /// What opens the search and the filters.
    pub find: String,
    /// Label of the field for words to search for.
    pub find_words: String,
    /// Label of the filter by thread.
    pub find_thread: String,
    /// Label of the filter by person.
    pub find_person: String,
    /// Label of the filter by what an event has.
    pub find_kind: String,
    /// Choice of a filter that lets everything pass.
    pub find_all: String,
    /// What an event may have: pictures, recordings, players.
    pub find_media: String,
    /// What an event may have: figures.
    pub find_figures: String,
    /// What an event may have: claims in dispute.
    pub find_claims: String,
    /// What an event may have: quotes that belong to it.
    pub find_quotes: String,
    /// Said when something was found: `Results: {n}`.
    pub find_found: String,
    /// Said when nothing was found.
    pub find_none: String,
    /// Button that takes all filters off.
    pub find_clear: String,
    /// Button that shows more of what was found.
    pub find_more: String,
    /// Said when the index could not be loaded.
    pub find_failed: String,
    /// Name of the links to what comes before and after a part of a long chapter.
    pub parts: String,
    /// Before what comes before a part.
    pub previous_part: String,
    /// Before what comes after a part.
    pub next_part: String,
    /// Before the link to the quote, event or chapter before this one, on a page of its own.
    pub previous_item: String,
    /// Before the link to the one after.
    pub next_item: String,
    /// Before the film's title, in the link from a part back to the film's page.
    pub back_to_film: String,
    /// Said where events were to appear and could not be loaded, beside the link to their own page.
    pub part_failed: String,
    /// Above the values of a claim.
    pub sources_disagree: String,
    /// Before the date as of which a value held.
    pub as_of: String,
    /// Before the sentence that settles a claim.
    pub verdict: String,
    /// Name of the table that holds a figure's numbers.
    pub figure_table: String,
    /// Name of the switch between the counts of a figure.
    pub choose_count: String,
    /// The name of the file with a figure's numbers.
    pub figure_file: String,
    /// Beside the field for the number of a dot, or of a day, that is to be marked.
    pub mark_number: String,
    /// Said of a number that is in dispute.
    pub disputed: String,
    /// Said of a number that is a projection.
    pub projected: String,
    /// Name of what is said in a recording.
    pub transcript: String,
    /// Between two parts of a sentence: “, ”.
    pub comma: String,
    /// Between two names of a list: “, ”, “、”.
    pub list_comma: String,
    /// Between two things that have commas of their own: “; ”, “；”.
    pub semicolon: String,
    /// Between what is named and what is said of it: “: ”.
    pub colon: String,
    /// Between two parts of a citation: “. ”, “。”.
    pub stop: String,
    /// Before a note.
    pub note: String,
    /// Heading of the list of sources.
    pub sources: String,
    /// Before the number of a source, for assistive technology.
    pub source: String,
    /// Text of the link to a source's archived copy.
    pub archived_copy: String,
    /// Before the date on which a source was read.
    pub accessed: String,
}

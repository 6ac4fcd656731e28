//! What people call a field out of habit: in other formats, in schema.org, in TimelineJS, in plain speech.

/// The fields of the format, each with other words for it. Where a word stands for several fields of an object, the first
/// of them is meant.
const SYNONYMS: &[(&str, &str)] = &[
    ("kind", "type category"),
    ("title", "headline name heading label caption"),
    ("name", "title label full_name"),
    ("label", "name title heading service"),
    ("award", "prize name title category"),
    ("role", "job function department title position"),
    (
        "date",
        "when start_date start year day time published date_published datetime release_date released",
    ),
    ("date_text", "display_date date_display"),
    ("span", "period date dates years time range"),
    ("id", "key slug uid unique_id identifier"),
    ("aliases", "old_ids former_ids redirects"),
    (
        "synopsis",
        "description summary text plot overview abstract about story",
    ),
    (
        "summary",
        "description text synopsis abstract introduction intro",
    ),
    (
        "text",
        "description summary body content words quote quotation story html",
    ),
    (
        "about",
        "description bio biography question topic subject title text",
    ),
    ("alt", "alt_text alternative alternative_text description"),
    ("caption", "title description legend text"),
    ("tagline", "subtitle slogan logline strapline"),
    (
        "runtime_minutes",
        "runtime running_time duration length minutes",
    ),
    (
        "countries",
        "country country_of_origin production_countries made_in",
    ),
    (
        "languages",
        "language lang in_language spoken_languages locales",
    ),
    ("language", "lang locale in_language"),
    (
        "original_titles",
        "original_title alternate_titles alternative_titles also_known_as aka alternate_name",
    ),
    (
        "official_site",
        "url website homepage site link web same_as",
    ),
    ("url", "link href address website uri web src same_as"),
    (
        "src",
        "file path filename url href image video audio content_url",
    ),
    ("archived_url", "archive archive_url wayback"),
    (
        "accessed",
        "access_date date_accessed retrieved last_accessed",
    ),
    ("cover", "image poster picture photo thumbnail"),
    (
        "media",
        "images image pictures photos videos video audio gallery attachments",
    ),
    ("trailer", "trailer_url video"),
    (
        "credit",
        "copyright photographer attribution author by source",
    ),
    ("captions", "subtitles tracks"),
    ("credits", "crew team"),
    ("releases", "release premiere screenings release_dates"),
    ("ratings", "content_rating certificates certification"),
    ("awards", "prizes nominations"),
    ("watch", "where_to_watch streaming availability"),
    ("result", "status outcome"),
    (
        "by",
        "festival given_by organisation organization author creator translator",
    ),
    ("board", "authority organisation organization system"),
    ("rating", "certificate age value"),
    ("reason", "description descriptors"),
    ("territory", "country region area"),
    ("venue", "location place cinema festival broadcaster"),
    (
        "publisher",
        "newspaper outlet journal site organisation organization",
    ),
    ("author", "authors writer byline creator by"),
    ("people", "person persons names who actors"),
    ("speaker", "who author by person name said_by"),
    ("occasion", "context where location"),
    ("place", "location where city venue"),
    (
        "threads",
        "theme themes tag tags category categories topics group keywords",
    ),
    (
        "sources",
        "source reference references refs citation citations",
    ),
    ("chapters", "sections eras parts"),
    ("events", "items entries milestones"),
    ("quotes", "quotations"),
    ("film_time", "timecode timestamp position"),
    ("note", "comment remark annotation"),
    ("values", "answers versions"),
    ("value", "answer number amount count text"),
    ("verdict", "conclusion decision"),
    ("as_of", "date when"),
    ("counts", "values data"),
    ("bars", "values data"),
    ("reading", "description caption text summary"),
    ("unit", "units"),
    ("start", "start_date from begin"),
    ("end", "end_date to until"),
    ("version", "edition number"),
    ("licence", "license copyright rights"),
    ("changes", "changelog history"),
];

/// What an object says in another form: words for it, the field that has it, and how it is written there.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    (
        "director directors writer writers producer producers editor cast actor actors composer cinematographer camera \
         author creator",
        "credits",
        "Write it into \"credits\": [ { \"role\": \"Director\", \"people\": [\"key\"], \"sources\": [\"key\"] } ]",
    ),
    (
        "date year release_date date_published date_created released",
        "releases",
        "Write it into \"releases\": [ { \"kind\": \"premiere\", \"date\": \"2012-01-22\", \"sources\": [\"key\"] } ]",
    ),
    (
        "end_date end until to",
        "date",
        "Write both ends into \"date\": \"2011-05-30/2011-08-19\"",
    ),
];

/// The field among `names` that people mean by this word.
pub(super) fn synonym(
    word: &str,
    names: impl Iterator<Item = &'static str> + Clone,
) -> Option<&'static str> {
    let word = plain(word);
    SYNONYMS
        .iter()
        .filter(|(_, words)| has(words, &word))
        .find_map(|(field, _)| names.clone().find(|name| name == field))
}

/// How to write what people have this word for, in an object with these fields.
pub(crate) fn elsewhere(word: &str, names: &[&str]) -> Option<&'static str> {
    let word = plain(word);
    ELSEWHERE
        .iter()
        .find(|(words, field, _)| names.contains(field) && has(words, &word))
        .map(|(_, _, how)| *how)
}

fn has(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|other| plain(other) == word)
}

/// A word without what differs between `start_date`, `startDate` and `start-date`.
fn plain(word: &str) -> String {
    word.to_lowercase().replace(['_', '-', ' '], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_depends_on_the_object() {
        let film = [
            "title",
            "synopsis",
            "runtime_minutes",
            "countries",
            "cover",
            "credits",
            "releases",
        ];
        let event = ["id", "date", "title", "text", "place"];
        let source = ["title", "author", "publisher", "date", "url"];
        let thread = ["label", "colour"];
        for (word, names, expected) in [
            ("runtime", &film[..], Some("runtime_minutes")),
            ("duration", &film, Some("runtime_minutes")),
            ("country", &film, Some("countries")),
            ("poster", &film, Some("cover")),
            ("name", &film, Some("title")),
            ("description", &film, Some("synopsis")),
            ("description", &event, Some("text")),
            ("start_date", &event, Some("date")),
            ("startDate", &event, Some("date")),
            ("when", &event, Some("date")),
            ("datePublished", &source, Some("date")),
            ("headline", &source, Some("title")),
            ("name", &thread, Some("label")),
            ("mood", &event, None),
            ("duration", &event, None),
        ] {
            assert_eq!(synonym(word, names.iter().copied()), expected, "{word}");
        }
        assert!(elsewhere("director", &film).is_some_and(|how| how.contains("credits")));
        assert!(elsewhere("end_date", &event).is_some_and(|how| how.contains("date")));
        assert_eq!(elsewhere("director", &event), None);
    }

    #[test]
    fn no_word_stands_for_itself() {
        for (field, words) in SYNONYMS {
            assert!(!has(words, &plain(field)), "{field}");
        }
    }
}

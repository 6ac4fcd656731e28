//! The JSON Schema: valid, fresh, explained, and of one mind with the checker.

use std::fs;
use std::path::Path;

use companion_compiler::{Code, Problem, Severity};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::common::{compile, edited};
use crate::everything::{self, EVERYTHING, pointers};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Edits of the minimal film and whether editor and checker both take them.
#[rustfmt::skip]
const SAME: &[(&str, &str, bool)] = &[
    // What is right
    ("\"format\": 1", "\"$schema\": \"companion.schema.json\", \"format\": 1", true),
    ("\"title\": \"A Film\"", "\"$comment\": \"settled\", \"title\": \"A Film\"", true),
    ("\"title\": \"A Film\"", "\"title\": { \"en\": \"A Film\" }", true),
    ("\"title\": \"A Film\"", "\"title\": \"A Film\", \"synopsis\": \"One.\\n\\nTwo.\"", true),
    ("\"2010/2011~\"", "\"201X\"", true),
    ("\"2010/2011~\"", "\"../2011-05-31?\"", true),
    ("https://example.org/film", "http://例え.jp/映画", true),
    ("\"id\": \"shooting\"", "\"id\": \"拍摄\", \"aliases\": [\"The Old One!\"]", true),
    ("\"label\": \"Work\"", "\"label\": \"Work\", \"colour\": \"#8a5a00\"", true),
    ("\"speaker\": \"maker\"", "\"film_time\": \"1:02:03\", \"speaker\": \"maker\"", true),
    // Fields
    ("\"id\": \"opening\",", "\"id\": \"opening\", \"mood\": \"calm\",", false),
    ("\"title\": \"A Film\"", "\"titel\": \"A Film\"", false),
    ("\"title\": \"A Film\",", "", false),
    ("\"sources\": [\"paper\"],\n      \"events\"", "\"events\"", false),
    ("\"sources\": [\"paper\"]\n        }", "\"sources\": []\n        }", false),
    (",\n                { \"value\": \"about 200\", \"sources\": [\"paper\"], \"as_of\": \"2012-01-23\" }", "", false),
    // Kinds and words
    ("\"format\": 1", "\"format\": 2", false),
    ("\"runtime_minutes\": 91", "\"runtime_minutes\": \"91\"", false),
    ("\"runtime_minutes\": 91", "\"runtime_minutes\": 91.5", false),
    ("[\"maker\"], \"sources\"", "\"maker\", \"sources\"", false),
    ("\"kind\": \"premiere\"", "\"kind\": \"premier\"", false),
    ("\"result\": \"won\"", "\"result\": \"gold\"", false),
    ("\"label\": \"Work\"", "\"label\": \"Work\", \"colour\": \"red\"", false),
    ("\"id\": \"opening\",", "\"id\": \"opening\", \"media\": [{ \"kind\": \"film\" }],", false),
    ("\"id\": \"opening\",", "\"id\": \"opening\", \"figure\": { \"title\": \"No kind\" },", false),
    // Names, dates, addresses
    ("\"id\": \"shooting\"", "\"id\": \"The Shooting\"", false),
    ("\"maker\": {", "\"a maker\": {", false),
    ("\"2010/2011~\"", "\"c. 2010\"", false),
    ("\"2010/2011~\"", "2010", false),
    ("\"2010/2011~\"", "\"2011-02-29\"", false),
    ("https://example.org/film", "www.example.org/film", false),
    ("\"speaker\": \"maker\"", "\"film_time\": \"34.10\", \"speaker\": \"maker\"", false),
    // Texts
    ("\"text\": \"It takes a year.\"", "\"text\": \" \"", false),
    ("\"The opening\"", "\"The\\n\\nopening\"", false),
    ("[\"en\"]", "[\"english\"]", false),
    ("\"title\": \"A Film\"", "\"title\": { \"en\": \"A Film\", \"cn\": \"片\" }", false),
];

/// Edits of the film with everything that only the checker can judge, since a schema sees one value at a
/// time, and neither the folder nor the calendar nor the Markdown in a text.
#[rustfmt::skip]
const ONLY_THE_CHECKER: &[(&str, &str, Code)] = &[
    ("\"speaker\": \"maker\"", "\"speaker\": \"makr\"", Code::Dangling),
    ("\"place\": \"town\",", "", Code::Unused),
    ("\"id\": \"shooting\"", "\"id\": \"opening\"", Code::DuplicateId),
    ("[\"en\", \"zh-Hans\"]", "[\"en\", \"zh-Hans\", \"en\"]", Code::DuplicateId),
    ("\"format\": 1", "\"format\": 1, \"format\": 1", Code::DuplicateKey),
    ("\"2010/2011~\"", "\"2011/2010\"", Code::EndBeforeStart),
    ("\"2010/2011~\"", "\"2005\"", Code::OutsideSpan),
    ("\"start\": \"2010-12-28\"", "\"start\": \"2010-12\"", Code::BadDate),
    ("\"end\": \"2011-01-05\"", "\"end\": \"2010-01-05\"", Code::EndBeforeStart),
    ("\"film_time\": \"34:10\"", "\"film_time\": \"91:01\"", Code::BeyondRuntime),
    ("\"decorative\": true", "\"caption\": { \"en\": \"A\", \"zh-Hans\": \"一\" }", Code::MissingAlt),
    ("\"transcript\": { \"en\": \"Rain on a roof.\", \"zh-Hans\": \"雨打屋顶。\" }", "\"credit\": \"The makers\"", Code::MissingCaptions),
    ("media/poster.png", "media/Poster.png", Code::MissingFile),
    ("media/tone.wav", "media/clip.webm", Code::UnusedFile),
    ("\"colour\": \"#8a5a00\"", "\"colour\": \"#ffffff\"", Code::LowContrast),
    ("*first*", "<b>first", Code::RawHtml),
    ("*first*", "`first`", Code::Markdown),
    ("*first*", "[first](www.example.org)", Code::BadUrl),
    ("\"zh-Hans\": \"一切\"", "\"fr\": \"Tout\"", Code::BadLanguage),
    ("\"en\": \"Everything\", ", "", Code::MissingTranslation),
    // To JSON Schema these are whole numbers; the checker asks for digits alone.
    ("\"runtime_minutes\": 91", "\"runtime_minutes\": 91.0", Code::WrongKind),
    ("\"value\": 300", "\"value\": 3e2", Code::WrongKind),
];

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let committed = fs::read_to_string(format!("{ROOT}/schemas/companion.schema.json"));
    assert!(
        committed.is_ok_and(|committed| committed == companion_compiler::schema()),
        "schemas/companion.schema.json is not what the author's types say. Write it anew:\n    \
         cargo run -p companion-cli -- schema > schemas/companion.schema.json"
    );
}

#[test]
fn it_is_a_schema_of_draft_2020_12() {
    let schema = schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    // No address of a registry or home: what it refers to is in it.
    assert_eq!(companion_compiler::schema().matches("://json-").count(), 1);
    assert_eq!(schema["$id"], "companion.schema.json");
}

#[test]
fn the_films_that_ship_and_the_fixtures_fit() {
    let schema = validator(&schema());
    let mut seen = 0;
    for folder in ["assets/films", "tests/fixtures"] {
        for film in fs::read_dir(Path::new(ROOT).join(folder)).unwrap() {
            let path = film.unwrap().path().join("companion.json");
            if !path.exists() {
                continue;
            }
            let film: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            let errors = schema.iter_errors(&film).take(5);
            let errors: Vec<_> = errors
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} films");
}

#[test]
fn more_counts_than_a_figure_can_have_are_underlined_too() {
    let schema = validator(&schema());
    let last = "\"value\": 350, \"projected\": true, \"sources\": [\"festival\"] }";
    // There are three already.
    for (more, expected) in [(5, true), (6, false)] {
        let count = ", { \"label\": \"1\", \"value\": 1, \"sources\": [\"paper\"] }";
        assert!(EVERYTHING.contains(last));
        let text = EVERYTHING.replacen(last, &format!("{last}{}", count.repeat(more)), 1);
        let film: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema.is_valid(&film), expected, "the schema, {more} more");
        let problems = everything::compile(&text).problems;
        assert_eq!(problems.is_empty(), expected, "the checker, {more} more");
    }
}

#[test]
fn the_schema_and_the_checker_agree() {
    let schema = validator(&schema());
    for (from, to, expected) in SAME {
        let text = edited(from, to);
        let film: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema.is_valid(&film), *expected, "schema: {to}");
        let problems = compile(text.as_bytes()).problems;
        assert_eq!(problems.is_empty(), *expected, "{to}: {problems:#?}");
    }
}

#[test]
fn what_only_the_checker_knows_is_known_to_be_that() {
    let schema = validator(&schema());
    for (from, to, code) in ONLY_THE_CHECKER {
        assert!(EVERYTHING.contains(from), "{from}");
        let text = EVERYTHING.replacen(from, to, 1);
        let film: Value = serde_json::from_str(&text).unwrap();
        assert!(schema.is_valid(&film), "{to}");
        let problems = everything::compile(&text).problems;
        assert!(
            problems.iter().any(|problem| problem.code == *code),
            "{to}: {problems:#?}"
        );
    }
}

#[test]
fn a_field_that_is_null_is_left_out_for_the_checker_alone() {
    // Editors would offer `null` everywhere, so the schema does not know it.
    let text = edited("\"2010/2011~\",", "\"2010/2011~\", \"note\": null,");
    let film: Value = serde_json::from_str(&text).unwrap();
    assert!(!validator(&schema()).is_valid(&film));
    assert_eq!(compile(text.as_bytes()).problems, []);
}

/// Every value of the film with everything goes, or gives way to another. The schema refuses only what the
/// checker refuses, and takes only what the checker takes or refuses for a reason beyond a schema.
#[test]
fn they_agree_wherever_a_film_is_broken() {
    let schema = validator(&schema());
    let film: Value = serde_json::from_str(EVERYTHING).unwrap();
    let strangers = [
        json!("a-stranger"),
        json!("A Stranger"),
        json!([]),
        json!({ "en": "A stranger" }),
    ];
    let (mut taken, mut refused) = (0, 0);
    // What is so in one language is so in the other.
    let places = pointers(&film);
    for pointer in places.iter().filter(|place| !place.ends_with("/zh-Hans")) {
        let replaced = strangers.iter().map(|stranger| {
            let mut other = film.clone();
            *other.pointer_mut(pointer).unwrap() = stranger.clone();
            other
        });
        for other in replaced.chain(without(&film, pointer)) {
            let problems = everything::compile(&other.to_string()).problems;
            if schema.is_valid(&other) {
                let within = problems.iter().find(|problem| !is_beyond(problem, pointer));
                assert!(within.is_none(), "{pointer}: {within:#?}");
                taken += 1;
            } else {
                let told = problems.iter().any(|problem| {
                    problem.severity() == Severity::Error || problem.code == Code::UnknownField
                });
                assert!(
                    told,
                    "{pointer}: only the schema refuses {:?}",
                    other.pointer(pointer)
                );
                refused += 1;
            }
        }
    }
    assert!(taken > 200 && refused > 1_000, "{taken}, {refused}");
}

#[test]
fn every_field_and_word_is_explained() {
    let schema = schema();
    let mut fields = 0;
    for pointer in pointers(&schema) {
        let part = schema.pointer(&pointer).unwrap();
        for (name, field) in part["properties"].as_object().into_iter().flatten() {
            assert_sentence(field, &format!("{pointer}: {name}"));
            let has_example = field["examples"].is_array();
            let needs_one = wants_words(field, name, &schema);
            assert!(
                has_example || !needs_one,
                "{pointer}: {name} has no example"
            );
            fields += 1;
        }
        if part["const"].is_string() || part["properties"].is_object() {
            assert_sentence(part, &pointer);
        }
    }
    assert!(fields > 100, "only {fields}");
}

#[test]
fn every_example_fits_its_own_place() {
    let schema = schema();
    let mut seen = 0;
    for pointer in pointers(&schema) {
        let Some(examples) = schema.pointer(&pointer).unwrap()["examples"].as_array() else {
            continue;
        };
        let place = validator(&json!({
            "$ref": format!("#{pointer}"),
            "properties": schema["properties"],
            "$defs": schema["$defs"],
        }));
        for example in examples {
            assert!(place.is_valid(example), "{pointer}: {example}");
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen}");
}

fn schema() -> Value {
    serde_json::from_str(&companion_compiler::schema()).unwrap()
}

fn validator(schema: &Value) -> Validator {
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    options.build(schema).unwrap()
}

/// Whether a schema, which sees one value at a time, cannot know of a problem.
fn is_beyond(problem: &Problem, pointer: &str) -> bool {
    let declares = matches!(pointer, "/people" | "/places" | "/sources" | "/threads");
    match problem.code {
        Code::Missing => declares,
        Code::BadDate | Code::BadUrl | Code::WrongKind => false,
        code => ONLY_THE_CHECKER.iter().any(|(_, _, other)| *other == code),
    }
}

/// The film without one value, save the film itself.
fn without(film: &Value, pointer: &str) -> Option<Value> {
    let (parent, last) = pointer.rsplit_once('/')?;
    let mut film = film.clone();
    match film.pointer_mut(parent)? {
        Value::Object(members) => {
            members.remove(last)?;
        }
        Value::Array(items) => {
            items.remove(last.parse().ok()?);
        }
        _ => return None,
    }
    Some(film)
}

fn assert_sentence(part: &Value, place: &str) {
    let description = part["description"].as_str().unwrap_or_default();
    let whole = description.ends_with(['.', '}']) && description.chars().count() > 8;
    assert!(
        whole && !description.contains("Example"),
        "{place}: {description:?}"
    );
}

/// Whether a field takes words or numbers of the author's own, so that an example helps.
fn wants_words(field: &Value, name: &str, schema: &Value) -> bool {
    let target = field["$ref"].as_str().map(|target| &target[1..]);
    // A key of the film's own would be wrong in every other film.
    if target == Some("/$defs/Id") && name != "id" {
        return false;
    }
    let rules = target.map_or(field, |target| schema.pointer(target).unwrap());
    let own = |kind: &str| rules["type"] == kind;
    own("string") || own("integer") || rules["type"].is_array()
}

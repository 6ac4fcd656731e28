//! The film's languages, and what is not said in one of them.

use crate::author::leaf;
use crate::author::read::{Languages, Reader, Spanned};
use crate::json::{Member, Node, Value};
use crate::locale::Locale;
use crate::problem::{Code, Help, quoted, shown};
use crate::suggest::closest;

/// How many languages a film may have: each is a page of its own.
const MOST: usize = 40;

/// How many bytes of the file, counted once for each language, are made into pages.
const MOST_BYTES_OF_PAGES: usize = 64 * 1024 * 1024;

/// Codes of languages that people take for those of countries: what each is, and what is probably meant.
const COUNTRIES: [(&str, &str, &str, &str); 6] = [
    ("br", "Breton", "Brazilian Portuguese", "pt-BR"),
    ("ee", "Ewe", "Estonian", "et"),
    ("kr", "Kanuri", "Korean", "ko"),
    ("se", "Northern Sámi", "Swedish", "sv"),
    ("si", "Sinhala", "Slovenian", "sl"),
    ("tw", "Twi", "traditional Chinese", "zh-Hant"),
];

/// Checks the languages of a file and that each of its texts is in all of them.
pub(crate) fn languages(root: &Node<'_>, reader: &mut Reader) {
    // Everything hangs on the list: where a part of it cannot be read, nothing can be said about the rest.
    let Some(offered) = root.get("languages").and_then(tags) else {
        return;
    };
    let most = most_languages(root.span.len());
    if let Some(first_too_many) = offered.get(most) {
        reader.problems.add(
            Code::TooLarge,
            first_too_many.span.clone(),
            format!("A film of this size can have {most} languages, not more."),
            "Delete the languages that have no texts yet, or split the film.",
        );
        return;
    }
    for (index, tag) in offered.iter().enumerate() {
        offer(tag, &offered[..index], reader);
    }
    let offered: Vec<&str> = offered.iter().map(|tag| tag.value.as_str()).collect();
    for text in std::mem::take(&mut reader.texts) {
        if reader.problems.is_full() {
            return;
        }
        let stranger = text
            .named
            .iter()
            .find(|tag| !offered.contains(&tag.value.as_str()));
        match stranger {
            Some(stranger) => report_stranger(stranger, &offered, reader),
            None => {
                let named = text.named.iter().map(|tag| tag.value.as_str()).collect();
                report_missing(&text, named, &offered, reader);
            }
        }
    }
    for quote in items(root.get("quotes")) {
        untranslated(quote, &offered, reader);
    }
}

/// How many languages a film of so many bytes may have.
pub(crate) fn most_languages(bytes: usize) -> usize {
    (MOST_BYTES_OF_PAGES / bytes.max(1)).clamp(2, MOST)
}

/// The tags of a list, if every one of them is a good one.
fn tags(list: &Node<'_>) -> Option<Vec<Spanned<String>>> {
    let mut unheard = Reader::default();
    let tag = |item: &Node<'_>| match &item.value {
        Value::String(tag) => leaf::language(tag, &item.span, &mut unheard).map(|value| Spanned {
            value,
            span: item.span.clone(),
        }),
        _ => None,
    };
    let tags: Vec<_> = items(Some(list))
        .map(tag)
        .take(MOST + 1)
        .collect::<Option<_>>()?;
    (!tags.is_empty()).then_some(tags)
}

fn offer(tag: &Spanned<String>, before: &[Spanned<String>], reader: &mut Reader) {
    if before.iter().any(|other| other.value == tag.value) {
        reader.problems.add(
            Code::DuplicateId,
            tag.span.clone(),
            format!("The language “{}” is named twice.", tag.value),
            "Delete one of them.",
        );
    } else if !Locale::is_known(&tag.value) {
        let help = match COUNTRIES.iter().find(|(code, ..)| *code == tag.value) {
            Some((code, language, meant, right)) => {
                format!("“{code}” is {language}. If you mean {meant}, write \"{right}\".")
            }
            None => format!(
                "Leave it so, or send Companion a translation of its assets/locales/en.json as {}.json.",
                tag.value
            ),
        };
        reader.problems.add(
            Code::InterfaceLanguage,
            tag.span.clone(),
            format!(
                "Companion has no words of its own in “{}” yet: buttons and labels are English, dates and numbers are not.",
                tag.value
            ),
            help,
        );
    }
}

fn report_stranger(stranger: &Spanned<String>, offered: &[&str], reader: &mut Reader) {
    let help = match closest(&stranger.value, offered.iter().copied()) {
        Some(near) => Help::meant(stranger.span.clone(), quoted(near)),
        None => Help::from(format!(
            "Add \"{}\" to the file’s \"languages\", or delete this.",
            stranger.value
        )),
    };
    reader.problems.add(
        Code::BadLanguage,
        stranger.span.clone(),
        format!("The page has no language “{}”.", shown(&stranger.value)),
        help,
    );
}

fn report_missing(text: &Languages, named: Vec<&str>, offered: &[&str], reader: &mut Reader) {
    let first = offered[0];
    // A plain text is in the first language.
    let is_plain = named.is_empty();
    let written = if is_plain { vec![first] } else { named };
    let missing: Vec<&str> = offered
        .iter()
        .copied()
        .filter(|language| !written.contains(language))
        .filter(|language| !(text.is_persons_name && is_alike(language, &written)))
        .collect();
    if missing.is_empty() {
        return;
    }
    let texts: Vec<String> = missing
        .iter()
        .map(|language| format!("\"{language}\": \"…\""))
        .collect();
    let texts = texts.join(", ");
    let help = match is_plain {
        true => format!("Write {{ \"{first}\": \"…\", {texts} }}"),
        false => format!("Add {texts}"),
    };
    reader.problems.add(
        Code::MissingTranslation,
        text.span.clone(),
        format!(
            "This text is missing in {}; another language stands in.",
            missing.join(", ")
        ),
        help,
    );
}

/// Whether a language has its script in common with one of the others.
fn is_alike(language: &str, others: &[&str]) -> bool {
    let script = leaf::script(language);
    script.is_some() && others.iter().any(|other| leaf::script(other) == script)
}

/// Reports a quote that readers of another language cannot read.
fn untranslated(quote: &Node<'_>, offered: &[&str], reader: &mut Reader) {
    let spoken = match quote.get("language").map(|language| &language.value) {
        None | Some(Value::Null) => offered[0],
        Some(Value::String(tag)) => tag,
        _ => return,
    };
    let translations = match quote.get("translations").map(|node| &node.value) {
        None | Some(Value::Null) => &[][..],
        Some(Value::Object(members)) => members,
        _ => return,
    };
    // A language that is not spelt well is reported already, and is perhaps the one that seems to be missing.
    let is_stranger = |member: &&Member<'_>| !offered.contains(&member.key.as_ref());
    let mut strangers = translations.iter().filter(is_stranger).peekable();
    if strangers.peek().is_some() || !is_tag(spoken) {
        for member in strangers.filter(|member| is_tag(&member.key)) {
            let stranger = Spanned {
                value: member.key.to_string(),
                span: member.key_span.clone(),
            };
            report_stranger(&stranger, offered, reader);
        }
        return;
    }
    let missing: Vec<&str> = offered
        .iter()
        .copied()
        .filter(|language| {
            *language != spoken && !translations.iter().any(|member| member.key == *language)
        })
        .collect();
    let Some(place) = quote.get("id").filter(|_| !missing.is_empty()) else {
        return;
    };
    reader.problems.add(
        Code::MissingTranslation,
        place.span.clone(),
        format!(
            "This quote is not translated into {}; readers see its own language only.",
            missing.join(", ")
        ),
        format!(
            "Write \"translations\": {{ \"{}\": {{ \"text\": \"…\", \"by\": \"…\" }} }}",
            missing[0]
        ),
    );
}

fn is_tag(text: &str) -> bool {
    leaf::language(text, &(0..0), &mut Reader::default()).is_some()
}

/// The parts of a list; none of anything else.
pub(super) fn items<'n, 'a>(list: Option<&'n Node<'a>>) -> impl Iterator<Item = &'n Node<'a>> {
    let items = match list.map(|list| &list.value) {
        Some(Value::Array(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter()
}

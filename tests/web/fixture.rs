//! A page with a bit of everything: quotes of very different length, a Chinese id, hostile words, open questions.

use companion_model::{Page, Words};
use serde_json::{Value, json};

/// Words that would run as markup if anything took them for it.
pub(crate) const HOSTILE: &str =
    "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>&amp;";

/// The page.
pub(crate) fn page() -> Page {
    let mut page = json!({
        "format": Page::FORMAT,
        "id": "fixture",
        "lang": "en",
        "dir": "ltr",
        "words": words(),
        "film": film(),
        "quotes": [
            quote(1, "short", "Ai Weiwei", "My opponent makes a move. I make a move."),
            quote(2, "long", "Alison Klayman", &"A long quote goes on and on. ".repeat(14)),
            quote(3, "名字", "高颖", "名字"),
        ],
        "chapters": [
            chapter("1", "childhood", &[event("birth", "1957", "Born", None)]),
            chapter("2", "names", &[
                event("成都-2009", "2009-08-12", "Chengdu", Some("名字")),
                event("hostile", "2010-11-05", HOSTILE, None),
            ]),
        ],
        "sources": [
            source(1, "reuters", "https://example.org/reuters"),
            source(2, "blog", "javascript:window.hacked=1"),
        ],
    });
    page["quotes"][1]["aliases"] = json!(["old"]);
    page["chapters"][1]["events"][1]["aliases"] = json!(["old"]);
    serde_json::from_value(page).unwrap()
}

/// The page with the first `count` of its quotes.
pub(crate) fn page_with_quotes(count: usize) -> Page {
    let mut page = page();
    page.quotes.truncate(count);
    page
}

/// The English words of the interface, as they are.
fn words() -> Words {
    let locale: Value = serde_json::from_str(include_str!("../../assets/locales/en.json")).unwrap();
    serde_json::from_value(locale["page"].clone()).unwrap()
}

fn film() -> Value {
    json!({
        "title": prose("The Film"),
        "other_titles": [{
            "title": { "lang": "zh-Hans", "spans": [{ "t": "电影" }] },
            "note": prose("As shown at home."),
            "cites": cites(&[1]),
        }],
        "tagline": prose("A tagline."),
        "synopsis": [prose("First paragraph."), prose(HOSTILE)],
        "runtime": { "text": "91 minutes", "duration": "PT91M" },
        "countries": [prose("United States")],
        "languages": [prose("English"), prose("Mandarin")],
        "ratings": [{
            "rating": "R",
            "reason": prose("for some language"),
            "board": prose("MPAA"),
            "territory": prose("United States"),
            "cites": cites(&[1]),
        }],
        "releases": [release("Premiere", "2012-01-22"), release("In cinemas", "2012-07-27")],
        "main_release": 1,
        "credits": [credit("Director", "Alison Klayman"), credit("Sound", "A. Listener")],
        "awards": [award("nominated", "Nominated", "A nomination"), award("won", "Won", "A prize")],
        "watch": [{
            "spans": [
                link("https://example.org/watch", "Watch it here"),
                link("javascript:window.hacked=1", "not here"),
            ],
        }],
        "official_site": "data:text/html,hacked",
        "claims": [claim("Producers", &["Andy Cohen", "Adam Schlesinger", "Colin Jones"])],
        "cites": cites(&[2]),
    })
}

fn credit(role: &str, name: &str) -> Value {
    json!({ "role": prose(role), "names": [prose(name)], "cites": cites(&[1, 2]) })
}

fn release(kind: &str, date: &str) -> Value {
    let territory = prose("United States");
    json!({ "kind": kind, "date": when(date), "territory": territory, "cites": cites(&[1]) })
}

fn award(result: &str, result_text: &str, award: &str) -> Value {
    json!({
        "result": result,
        "result_text": result_text,
        "award": prose(award),
        "by": prose("A festival"),
        "date": when("2012-01"),
        "cites": cites(&[1]),
    })
}

fn quote(number: usize, id: &str, speaker: &str, text: &str) -> Value {
    json!({
        "id": id,
        "position": format!("{number} of 3"),
        "text": prose(text),
        "marks": { "open": "“", "close": "”" },
        "speaker": prose(speaker),
        "occasion": prose("On the telephone"),
        "date": when("2009-05-07"),
        "events": [{ "id": "birth", "title": prose("Born") }],
        "cites": cites(&[1]),
    })
}

fn chapter(number: &str, id: &str, events: &[Value]) -> Value {
    json!({
        "id": id,
        "number": number,
        "title": prose(&format!("Chapter {id}")),
        "span": [{ "t": "1957", "d": "1957" }, { "t": " to " }, { "t": "2012", "d": "2012" }],
        "summary": [prose("What happens.")],
        "events": events,
    })
}

fn event(id: &str, date: &str, title: &str, quote: Option<&str>) -> Value {
    let quote = quote.map(|id| json!({ "id": id, "speaker": prose("高颖") }));
    json!({
        "id": id,
        "date": when(date),
        "title": prose(title),
        "text": [prose(HOSTILE), prose("A second paragraph.")],
        "place": prose("Beijing"),
        "note": prose("A note."),
        "claims": [claim("Pupils", &["5,212", "5,335"])],
        "quotes": quote.into_iter().collect::<Vec<_>>(),
        "cites": cites(&[2, 1]),
    })
}

fn claim(about: &str, values: &[&str]) -> Value {
    let value = |value: &&str| {
        json!({
            "value": prose(value),
            "as_of": when("2009-05-12"),
            "note": prose(&format!("Who says {value}.")),
            "cites": cites(&[1]),
        })
    };
    json!({
        "about": prose(about),
        "values": values.iter().map(value).collect::<Vec<_>>(),
        "verdict": prose("The question is open."),
    })
}

fn source(number: u32, key: &str, url: &str) -> Value {
    json!({
        "n": number,
        "key": key,
        "kind": "News",
        "title": prose(&format!("Title of {key}")),
        "publisher": prose("A publisher"),
        "date": when("2009-05-07"),
        "url": url,
        "archived_url": "https://example.org/copy",
        "accessed": when("2026-11-22"),
    })
}

fn cites(numbers: &[usize]) -> Vec<Value> {
    let keys = ["reuters", "blog"];
    let cite = |number: &usize| json!({ "n": number, "s": keys[number - 1] });
    numbers.iter().map(cite).collect()
}

fn prose(text: &str) -> Value {
    json!({ "spans": [{ "t": text }] })
}

fn link(href: &str, text: &str) -> Value {
    json!({ "a": { "href": href, "content": [{ "t": text }] } })
}

fn when(date: &str) -> Value {
    json!([{ "t": date, "d": date }])
}

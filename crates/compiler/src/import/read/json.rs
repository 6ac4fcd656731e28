//! JSON as it is found on the web: in a script, behind front matter, with small mistakes.

use serde_json::{Map, Number, Value};

use super::Refusal;
use crate::import::report::{Fate, Notes};
use crate::json::{self, Node, Places};
use crate::problem::{Code, Problems};

/// How many repairs are told one by one.
const MOST_REPAIRS: usize = 20;

/// Whether a text is JSON, perhaps with something around it.
pub(super) fn is_json(text: &str) -> bool {
    unwrapped(text).is_some()
}

/// Reads JSON and tells what had to be mended.
///
/// # Errors
/// It breaks off or makes no sense; the line and column are given.
pub(super) fn parse(text: &str, notes: &mut Notes) -> Result<Value, Refusal> {
    let (start, end) = unwrapped(text).unwrap_or((0, text.len()));
    let around = [&text[..start], &text[end..]].concat();
    let around = around
        .trim()
        .trim_matches(|c: char| c == ';' || c.is_whitespace());
    if !around.is_empty() {
        let note = format!(
            "What stands around the JSON is left out: “{}”.",
            crate::problem::shown(around)
        );
        notes.add(Fate::Changed, note);
    }
    let mut problems = Problems::default();
    let tree = json::parse(&text[start..end], &mut problems);
    let mut problems = problems.into_sorted();
    let is_lost = problems
        .iter()
        .position(|problem| matches!(problem.code, Code::Unfinished | Code::TooLarge));
    let mut places = Places::new(text, None);
    let mut say = |problem: &crate::problem::Problem| {
        let at = start + problem.span.start;
        let place = places.find(&(at..at));
        format!(
            "Line {}, column {}: {}",
            place.line, place.column, problem.message
        )
    };
    if let Some(index) = is_lost {
        return Err(Refusal::new(format!(
            "The file cannot be read to its end. {}",
            say(&problems[index])
        )));
    }
    let Some(tree) = tree else {
        let said = problems.first().map(&mut say).unwrap_or_default();
        return Err(Refusal::new(
            format!("This is not JSON. {said}").trim_end().to_owned(),
        ));
    };
    let more = problems.len().saturating_sub(MOST_REPAIRS);
    problems.truncate(MOST_REPAIRS);
    for problem in &problems {
        notes.add(
            Fate::Guessed,
            format!("A slip in the JSON was mended. {}", say(problem)),
        );
    }
    if more > 0 {
        notes.add(
            Fate::Guessed,
            format!("{more} more slips in the JSON were mended."),
        );
    }
    Ok(value(tree.root))
}

/// Where the JSON begins and ends in a text: `var x = { … };`, `callback({ … })`, `--- … --- { … }`.
fn unwrapped(text: &str) -> Option<(usize, usize)> {
    let open = text.find(['{', '['])?;
    let before = without_comments(&text[..open]);
    let before = before.trim();
    let is_wrapper = before.is_empty()
        || before.starts_with("---")
        || before.starts_with("{%")
        || (before.ends_with(['=', '(', ',', ':'])
            || before.ends_with("default")
            || before.ends_with("return"))
            && !before.contains(['<', '"'])
            && before.lines().count() <= 12;
    if !is_wrapper {
        return None;
    }
    let close = text.rfind(['}', ']']).map_or(text.len(), |at| at + 1);
    let after = without_comments(&text[close.max(open)..]);
    let is_end = after
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, ';' | ')' | ','));
    // A file that breaks off has no last bracket worth the name.
    Some((
        open,
        if is_end && close > open {
            close
        } else {
            text.len()
        },
    ))
}

/// The text without `// …` and `/* … */`.
fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(at) = rest.find("/*").into_iter().chain(rest.find("//")).min() {
        kept.push_str(&rest[..at]);
        let end = match rest[at..].starts_with("/*") {
            true => rest[at..].find("*/").map(|end| at + end + 2),
            false => rest[at..].find('\n').map(|end| at + end),
        };
        match end {
            Some(end) => rest = &rest[end..],
            None => return kept,
        }
    }
    kept.push_str(rest);
    kept
}

/// A value without its place. Of a key that stands twice the last counts, as in a browser.
fn value(node: Node<'_>) -> Value {
    match node.value {
        json::Value::Null | json::Value::Broken => Value::Null,
        json::Value::Bool(truth) => Value::Bool(truth),
        json::Value::Number(text) => text
            .parse::<Number>()
            .map_or_else(|_| Value::from(text), Value::Number),
        json::Value::String(text) => Value::from(text.into_owned()),
        json::Value::Array(items) => Value::Array(items.into_iter().map(value).collect()),
        json::Value::Object(members) => {
            let members = members.into_iter().filter(|member| !member.is_unreadable());
            let members = members.map(|member| (member.key.into_owned(), value(member.value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_found_in_what_is_around_it() {
        for text in [
            "{\"a\":1}",
            "  {\"a\":1}\n",
            "var timeline = {\"a\":1};",
            "storyjs_jsonp_data = {\"a\":1}",
            "callback({\"a\":1});",
            "/* made by hand */ window.data = {\"a\":1};",
            "// a comment\nexport default {\"a\":1}",
            "module.exports = {\"a\":1};",
            "---\nlayout: none\n---\n{\"a\":1}",
        ] {
            let mut notes = Notes::default();
            let value = parse(text, &mut notes).unwrap();
            assert_eq!(value, serde_json::json!({ "a": 1 }), "{text}");
        }
        for text in ["Year,Month\n2008,\"{x}\"", "a plain text", "<p>{}</p>"] {
            assert!(!is_json(text), "{text}");
        }
    }

    #[test]
    fn slips_are_mended_and_told() {
        let mut notes = Notes::default();
        let value = parse("{\"a\": [1, 2,],\n 'b': 3 // why\n}", &mut notes).unwrap();
        assert_eq!(value, serde_json::json!({ "a": [1, 2], "b": 3 }));
        assert!(
            notes
                .0
                .iter()
                .any(|(_, note)| note.contains("Line 1, column 12")),
            "{notes:?}"
        );
    }

    #[test]
    fn what_breaks_off_is_refused_with_its_place() {
        let refusal = parse(
            "{\"events\": [{\"a\": 1},\n {\"b\": ",
            &mut Notes::default(),
        )
        .unwrap_err();
        assert!(refusal.to_string().contains("Line "), "{refusal}");
    }
}

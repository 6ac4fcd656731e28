//! Writes a film whose every text is an attack: `hostile-film DIR`.
//!
//! The film is the fixture that has one of everything, with each text that an author may word freely replaced by
//! markup, scripts and what else might be taken for more than words. The Markdown that authors have is escaped,
//! because the compiler refuses HTML in it; what comes out is what the attacker meant, letter by letter.

mod attacks;
#[path = "../../crates/compiler/tests/filled/free.rs"]
mod free;

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use attacks::{ADDRESS, ATTACKS};
use free::{is_address, is_free};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("hostile-film wants a folder to write into")?;
    let everything = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/everything");
    let mut film = serde_json::from_str(&fs::read_to_string(everything.join("companion.json"))?)?;
    replace_texts(&mut film, "", &mut 0);

    write_if_other(
        &folder.join("companion.json"),
        serde_json::to_string_pretty(&film)?.as_bytes(),
    )?;
    for file in fs::read_dir(everything.join("media"))? {
        let file = file?;
        write_if_other(
            &folder.join("media").join(file.file_name()),
            &fs::read(file.path())?,
        )?;
    }
    Ok(())
}

/// Replaces what the text fields of `value` hold, in every language, and adds to its addresses. `within` is the name of the
/// field that holds it.
fn replace_texts(value: &mut Value, within: &str, count: &mut usize) {
    match value {
        Value::Array(items) => {
            for item in items {
                replace_texts(item, within, count);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(address) if is_address(name) => address.push_str(ADDRESS),
                    _ if is_free(name, within) => attack(field, name, count),
                    _ => replace_texts(field, name, count),
                }
            }
        }
        _ => {}
    }
}

/// Replaces the text of the field `name`.
fn attack(value: &mut Value, name: &str, count: &mut usize) {
    match value {
        Value::String(text) => {
            let attack = ATTACKS[*count % ATTACKS.len()];
            *text = match PHRASES.contains(&name) {
                true => attack.to_owned(),
                false => escaped(attack),
            };
            *count += 1;
        }
        Value::Array(items) => {
            for item in items {
                attack(item, name, count);
            }
        }
        // The same text in several languages, or a record that has texts in it.
        Value::Object(fields) if fields.contains_key("en") => {
            for text in fields.values_mut() {
                attack(text, name, count);
            }
        }
        _ => replace_texts(value, name, count),
    }
}

/// What is no Markdown.
const PHRASES: [&str; 2] = ["rating", "version"];

/// `text` in Markdown: a backslash before each sign that might mean something there.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        if sign.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// Writes a file unless it is there already as it should be, so that nobody takes it for new.
fn write_if_other(path: &std::path::Path, content: &[u8]) -> Result<(), Box<dyn Error>> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content)?;
    Ok(())
}

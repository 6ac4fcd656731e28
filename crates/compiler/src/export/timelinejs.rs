//! A film as TimelineJS 3's JSON.

use serde_json::Value;

use super::film::Film;
use super::slide::Slides;
use super::{Export, Fields, extra};

/// Makes a timeline of a film that has no errors, in one of its languages. `site` is where the film's own site is, with a
/// `/` at its end: pictures and recordings of the film's folder are shown from there.
///
/// # Errors
/// The text is no film, or does not have the language.
pub fn timelinejs(
    film: &str,
    language: Option<&str>,
    site: Option<&str>,
) -> Result<Export, String> {
    let film = Film::read(film, language)?;
    let slides = film.slides(site);
    let mut json = serde_json::to_string_pretty(&root(&slides)).unwrap_or_default();
    json.push('\n');
    Ok(Export {
        text: json,
        left_out: film.left_out().to_words(),
        unplaced: slides.unplaced(),
    })
}

fn root(slides: &Slides<'_>) -> Fields {
    let mut root = Fields::new();
    let mut companion = Fields::new();
    for (name, value) in extra(slides.film).into_iter().flatten() {
        match name.as_str() {
            "title" | "eras" => {}
            "undated" => {
                companion.insert(name.clone(), value.clone());
            }
            _ => {
                root.insert(name.clone(), value.clone());
            }
        }
    }
    let (eras, unusable) = slides.eras();
    if !unusable.is_empty() {
        companion.insert("eras".into(), unusable.into());
    }
    root.insert("title".into(), slides.title());
    root.insert("events".into(), slides.events().into());
    if !eras.is_empty() {
        root.insert("eras".into(), eras.into());
    }
    if !companion.is_empty() {
        root.insert("companion".into(), Value::Object(companion));
    }
    root
}

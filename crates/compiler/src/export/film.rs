//! A film on its way to TimelineJS.

use serde_json::Value;

use super::left_out::LeftOut;
use super::slide::Slides;
use super::{Texts, extra, list};
use crate::locale::Locale;

/// A film, and the language in which it is exported.
#[derive(Debug)]
pub(super) struct Film<'t> {
    text: &'t str,
    root: Value,
    language: String,
    locale: Locale,
}

impl<'t> Film<'t> {
    /// Reads a film that has no errors; without a language, it is exported in its first one.
    ///
    /// # Errors
    /// The text is no film, or does not have the language.
    pub(super) fn read(text: &'t str, language: Option<&str>) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root: Value =
            serde_json::from_str(text).map_err(|error| format!("this is no film: {error}"))?;
        let languages: Vec<&str> = list(&root, "languages").filter_map(Value::as_str).collect();
        let language = language.unwrap_or(first(&root)).to_owned();
        if !languages.contains(&language.as_str()) {
            return Err(format!(
                "the film is not in “{language}”, but in {}",
                languages.join(", ")
            ));
        }
        let locale =
            Locale::new(&language).map_err(|_| format!("“{language}” is not a language tag"))?;
        Ok(Self {
            text,
            root,
            language,
            locale,
        })
    }

    /// Its slides; `site` is where its own site is, with a `/` at its end.
    pub(super) fn slides<'f>(&'f self, site: Option<&'f str>) -> Slides<'f> {
        Slides {
            film: &self.root,
            texts: Texts {
                language: &self.language,
                first: first(&self.root),
            },
            site,
            words: &self.locale.dates,
            sources_word: self.locale.words().sources,
            is_imported: extra(&self.root).is_some(),
        }
    }

    /// What slides have no place for.
    pub(super) fn left_out(&self) -> LeftOut {
        LeftOut::of(self.text)
    }
}

/// The first language of a film.
fn first(film: &Value) -> &str {
    let mut languages = list(film, "languages").filter_map(Value::as_str);
    languages.next().unwrap_or("en")
}

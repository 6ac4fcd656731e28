//! Which edition of the page this is.

use companion_model::{Change, Edition};

use super::Lowering;

impl Lowering<'_> {
    pub(super) fn edition(&self) -> Option<Edition> {
        let edition = self.draft.edition.as_ref()?;
        let version = edition.version.0.value.clone();
        let date = self.when(&edition.date);
        Some(Edition {
            name: self.locale.edition(&version, &date.to_text()),
            version,
            date,
            by: self.maybe_line(edition.by.as_ref()),
            licence: self.maybe_line(edition.licence.as_ref()),
            changes: (edition.changes.iter())
                .map(|change| Change {
                    date: self.when(&change.date),
                    text: self.line(&change.text),
                })
                .collect(),
        })
    }
}

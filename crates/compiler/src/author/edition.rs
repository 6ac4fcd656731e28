//! Which edition of a page a file is, as its author counts them.

use crate::author::date::Date;
use crate::author::leaf::Phrase;
use crate::author::read::record;
use crate::author::text::Line;

record! {
    /// Which edition of the page this is, so that readers can cite it and see what has changed.
    Edition, "The edition" {
        /// Its number, as you count. A correction is a new edition, too.
        /// Example: `"1.0"`
        one version: Phrase,
        /// When it was published.
        /// Example: `"2024-05-01"`
        one date: Date,
        /// Who made the page.
        /// Example: `"The makers of the film"`
        maybe by: Line,
        /// On what terms its texts may be used.
        /// Example: `"Texts: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)"`
        maybe licence: Line,
        /// What has changed since the first edition, the newest first.
        any changes: Change,
    }
}

record! {
    /// What has changed on a day.
    Change, "A change" {
        /// When it was published.
        /// Example: `"2024-05-01"`
        one date: Date,
        /// What it is, in a sentence.
        /// Example: `"The date of the first night was wrong by a day."`
        one text: Line,
    }
}

//! Writing what was made, on all cores. What is the same as in the last build is neither compressed nor written again.

use std::cmp::Reverse;

use anyhow::Result;
use rayon::prelude::*;

use super::film::Films;
use crate::site::{Effort, Files, Form};

/// Writes files below `folder`, which is empty for the root or ends in `/`, each text compressed beside itself. Returns
/// the paths of all of them below the root.
///
/// # Errors
/// One cannot be written.
pub(super) fn files(
    films: &Films<'_>,
    folder: &str,
    files: &Files,
    effort: Effort,
) -> Result<Vec<String>> {
    let one = |path: &String| -> Result<Vec<String>> {
        let (bytes, whole) = (&files[path], format!("{folder}{path}"));
        let is_same = films.staging.has_same(&whole, bytes, &films.maker);
        let keep =
            |path: &str| Ok::<_, anyhow::Error>(is_same && films.staging.keep_if_there(path)?);
        if !keep(&whole)? {
            films.staging.write(&whole, bytes)?;
        }
        let mut written = Vec::new();
        for form in Form::of(path, bytes) {
            // The engine that a program carries is compressed already.
            if files.contains_key(&form.path(path)) {
                continue;
            }
            let beside = form.path(&whole);
            if !keep(&beside)? {
                films
                    .staging
                    .write(&beside, &form.make(path, bytes, effort)?)?;
            }
            written.push(beside);
        }
        written.push(whole);
        Ok(written)
    };
    // A long text takes longest. Begun last, it would be waited for while all other cores have nothing to do.
    let mut paths: Vec<&String> = files.keys().collect();
    paths.sort_by_key(|path| Reverse(files[*path].len()));
    let written: Vec<Vec<String>> = (paths.into_iter().par_bridge())
        .map(one)
        .collect::<Result<_>>()?;
    Ok(written.concat())
}

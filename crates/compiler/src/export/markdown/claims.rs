//! What the sources do not agree on.

use companion_model::{Claim, ClaimValue, Words};

use super::text::{beside, date, escaped, inline, labelled, list, notes};

/// Every question with all its answers, and what the page makes of them.
pub(super) fn claims(claims: &[Claim], words: &Words) -> impl Iterator<Item = String> {
    claims.iter().flat_map(|claim| {
        let about = inline(&claim.about);
        let question = format!("{}{}{about}", escaped(&words.sources_disagree), words.colon);
        let answers = list(
            &question,
            claim.values.iter().map(|each| value(each, words)),
        );
        let verdict = claim.verdict.as_ref();
        let verdict = verdict.map(|verdict| labelled(&words.verdict, &inline(verdict)));
        answers.into_iter().chain(verdict)
    })
}

fn value(value: &ClaimValue, words: &Words) -> String {
    let as_of = value.as_of.as_ref();
    let said = beside([
        Some(inline(&value.value)),
        as_of.map(|as_of| escaped(&words.as_of) + &date(as_of)),
    ]);
    let note = value.note.as_ref().map(inline);
    beside([Some(said + &notes(&value.cites)), note])
}

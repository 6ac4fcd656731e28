//! What the sources do not agree on.

use serde::{Deserialize, Serialize};

use crate::{Cite, Prose, When};

/// A question to which the sources give different answers.
///
/// The page shows all of them, each with its sources; it never averages.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The question: “Day of birth”.
    pub about: Prose,
    /// The answers, at least two, in the author's order.
    pub values: Vec<ClaimValue>,
    /// Which answer this page uses and why, or that the question is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Prose>,
}

/// One answer to the question of a [`Claim`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ClaimValue {
    /// The answer: “5,212”.
    pub value: Prose,
    /// As of when the answer held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<When>,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Prose>,
    /// Who says so, at least one.
    pub cites: Vec<Cite>,
}

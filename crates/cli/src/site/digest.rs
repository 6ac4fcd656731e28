//! Names and proofs made of what a file holds.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// A hash of a script or style for a Content-Security-Policy: `'sha256-…'`, quoted.
///
/// CSP level 3, section 2.3.1: the hash of the element's text, exactly as it stands.
pub(super) fn policy_source(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// A short name for the content of some files, for an address that changes when they do.
pub(crate) fn short_name<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> String {
    let mut hasher = Sha256::new();
    for (path, bytes) in files {
        // The lengths keep two files apart from one that holds both.
        hasher.update(path.len().to_le_bytes());
        hasher.update(path);
        hasher.update(bytes.len().to_le_bytes());
        hasher.update(bytes);
    }
    let hash = hasher.finalize();
    hash[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

//! Why `cargo install` failed, and what a person can do about it.

/// Why cargo did not install.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The registry could not be reached.
    Network(String),
    /// The versions that the tool's own lock file asks for could not be had.
    Resolution(String),
    /// Anything else, such as a missing linker.
    Other(String),
}

impl Failure {
    /// Tells from what cargo said.
    pub(super) fn of(stderr: &str) -> Self {
        let lower = stderr.to_lowercase();
        let has = |signs: &[&str]| signs.iter().any(|sign| lower.contains(sign));
        let message = stderr.trim().to_owned();
        if has(&NETWORK_SIGNS) {
            Self::Network(message)
        } else if has(&["failed to select a version", "lock file"]) {
            Self::Resolution(message)
        } else {
            Self::Other(message)
        }
    }

    /// What cargo said, as far as it matters.
    pub(super) fn message(&self) -> String {
        let (Self::Network(message) | Self::Resolution(message) | Self::Other(message)) = self;
        let lines = message.lines().collect::<Vec<_>>();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    /// What to do about it, for a person who wants `program` in `version`.
    pub(super) fn remedy(&self, program: &str, version: &str) -> String {
        match self {
            Self::Network(_) => format!(
                "cargo could not reach the package registry, so {program} {version} is not installed. Connect to the \
                 network and run this command again (once is enough: the tool is then kept), or put a {program} \
                 {version} of your own on PATH."
            ),
            Self::Resolution(_) | Self::Other(_) => format!(
                "cargo could not install {program} {version}; its message is above. Put it right and run this command \
                 again, or put a {program} {version} of your own on PATH."
            ),
        }
    }
}

/// What cargo says, in lower case, when there is no way to the registry.
const NETWORK_SIGNS: [&str; 9] = [
    "could not resolve host",
    "couldn't resolve host",
    "could not connect",
    "couldn't connect",
    "failed to connect",
    "network failure",
    "spurious network error",
    "timeout was reached",
    "--offline was specified",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_told_apart() {
        fn check(stderr: &str, expected: fn(String) -> Failure) {
            assert_eq!(Failure::of(stderr), expected(stderr.to_owned()));
        }
        check(
            "download of config.json failed\n  [6] Could not resolve hostname: Could not resolve host: x",
            Failure::Network,
        );
        check(
            "error: failed to download\n  [7] Couldn't connect to server",
            Failure::Network,
        );
        check(
            "error: failed to select a version for the requirement `webpki-roots = \"^1.0.10\"` (locked to 1.0.11)",
            Failure::Resolution,
        );
        check("error: linker `cc` not found", Failure::Other);
    }

    #[test]
    fn the_registry_out_of_reach_is_one_sentence_with_the_remedy() {
        let said = Failure::Network("[6] Could not resolve host".into()).remedy("trunk", "0.21.14");
        for part in [
            "could not reach",
            "trunk 0.21.14 is not installed",
            "run this command again",
        ] {
            assert!(said.contains(part), "{part:?} in {said}");
        }
    }
}

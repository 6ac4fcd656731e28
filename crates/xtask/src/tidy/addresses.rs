//! Nothing in the repository depends on whose machine it was written on.

use super::Problem;

/// Parts of package registries' addresses, put together here so that this file has none.
const REGISTRIES: [&str; 7] = [
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("crates.io", "-index"),
    concat!("sparse", "+http"),
    concat!("registry", "+http"),
    concat!("registry.", "npmjs.org"),
    concat!("pypi.org", "/simple"),
];

/// Settings that send cargo to another registry.
const REGISTRY_SETTINGS: [&str; 3] = [
    concat!("[", "source."),
    concat!("[", "registries"),
    concat!("replace", "-with"),
];

/// Where people's home folders are.
const HOMES: [&str; 3] = [
    concat!("/", "root/"),
    concat!("/", "home/"),
    concat!("/", "Users/"),
];

/// Checks one file. Cargo.lock is cargo's own and may name its registry.
pub(super) fn check(file: &str, text: &str) -> Vec<Problem> {
    if file.ends_with("Cargo.lock") {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let is_setting =
            file.ends_with(".toml") && REGISTRY_SETTINGS.iter().any(|part| line.contains(part));
        if is_setting || REGISTRIES.iter().any(|part| line.contains(part)) {
            let rule = "a package registry's address; which one is used is for each machine's own configuration";
            problems.push(Problem::new(file, index + 1, rule));
        }
        if HOMES.iter().any(|home| has_absolute(line, home)) {
            let rule = "a path in somebody's home folder; name it relative to the root, or with a variable";
            problems.push(Problem::new(file, index + 1, rule));
        }
    }
    problems
}

/// Whether `home` starts a path, and is not the middle of one or of a web address.
fn has_absolute(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"._-~}%".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_machine_are_found() {
        fn expect(file: &str, text: &str, expected: bool) {
            assert_eq!(!check(file, text).is_empty(), expected, "{file}: {text}");
        }
        let [root, home, _] = HOMES;
        expect("README.md", &format!("cd {root}project"), true);
        expect("a.json", &format!("\"file://{home}me/x\""), true);
        expect(
            "README.md",
            &format!("https://example.org{home}page"),
            false,
        );
        expect(
            "README.md",
            &format!("$HOME{home}x and ~{root}x and assets{root}x"),
            false,
        );
        expect("a.md", &format!("see https://{}/", REGISTRIES[0]), true);
        expect(
            "Cargo.lock",
            &format!("source = \"{}s://x\"", REGISTRIES[4]),
            false,
        );
        expect(
            ".cargo/config.toml",
            &format!("{}x]", REGISTRY_SETTINGS[0]),
            true,
        );
        expect(
            "src/a.rs",
            &format!("x{}start..]", REGISTRY_SETTINGS[0]),
            false,
        );
        expect("README.md", "cargo install trunk", false);
    }
}

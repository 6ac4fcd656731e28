//! What each crate may depend on, held against the manifests.

use std::path::Path;

use anyhow::Result;

use super::Problem;
use crate::workspace::{Metadata, Package, relative};

/// Crates that the compiler does not touch: the web's, and those for input and output.
const NOT_FOR_THE_COMPILER: [&str; 16] = [
    "companion",
    "yew",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "gloo",
    "tokio",
    "async-std",
    "smol",
    "reqwest",
    "ureq",
    "hyper",
    "curl",
    "walkdir",
    "tempfile",
    "glob",
];

/// Checks the manifests, which `read` reads for the line of each problem.
pub(super) fn check(
    metadata: &Metadata,
    read: impl Fn(&Path) -> Result<String>,
) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for package in &metadata.packages {
        for dependency in package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind.is_none())
        {
            let Some(rule) = objection(&package.name, &dependency.name) else {
                continue;
            };
            let manifest = read(&package.manifest_path)?;
            let message = format!("{} depends on {}: {rule}", package.name, dependency.name);
            let file = relative(&package.manifest_path);
            problems.push(Problem::new(
                &file,
                line_of(&manifest, &dependency.name),
                message,
            ));
        }
    }
    Ok(problems)
}

/// The page's dependencies, named as in code.
pub(super) fn of_page(metadata: &Metadata) -> Vec<String> {
    let page = metadata
        .packages
        .iter()
        .find(|package: &&Package| package.name == "companion");
    let dependencies = page
        .map(|page| page.dependencies.as_slice())
        .unwrap_or_default();
    dependencies
        .iter()
        .map(|dependency| dependency.name.replace('-', "_"))
        .collect()
}

fn objection(package: &str, dependency: &str) -> Option<&'static str> {
    match package {
        "companion-model" if dependency != "serde" => Some(
            "the model has serde and nothing else; what works on it belongs in crates/compiler or src",
        ),
        "companion-compiler"
            if NOT_FOR_THE_COMPILER
                .iter()
                .any(|name| is_of(dependency, name)) =>
        {
            Some(
                "the compiler goes from text to text; the web belongs in src/browser, files and network in crates/cli",
            )
        }
        _ => None,
    }
}

/// Whether `dependency` is `family` or one of its crates, as gloo-timers is of gloo's; `companion` has no such family.
fn is_of(dependency: &str, family: &str) -> bool {
    let rest = dependency.strip_prefix(family);
    rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('-') && family != "companion"))
}

fn line_of(manifest: &str, dependency: &str) -> usize {
    let starts = |line: &str| {
        let rest = line.trim_start().strip_prefix(dependency);
        rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
    };
    manifest
        .lines()
        .position(starts)
        .map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Dependency;

    #[test]
    fn manifests_are_held_to_the_table() {
        fn check_one(package: &str, dependency: &str, kind: Option<&str>, expected: Option<usize>) {
            let dependency = Dependency {
                name: dependency.to_owned(),
                kind: kind.map(str::to_owned),
            };
            let package = Package {
                name: package.to_owned(),
                version: "0.1.0".to_owned(),
                manifest_path: "Cargo.toml".into(),
                dependencies: vec![dependency],
            };
            let metadata = Metadata {
                packages: vec![package],
                target_directory: "target".into(),
            };
            let manifest = "[dependencies]\nserde.workspace = true\nserde_json = \"1\"\nyew = \"0.23\"\ngloo-net = \"0.6\"\n";
            let found = check(&metadata, |_| Ok(manifest.to_owned())).unwrap();
            assert_eq!(
                found.first().map(|problem| problem.line),
                expected,
                "{metadata:?} {found:?}"
            );
        }
        check_one("companion-model", "serde", None, None);
        check_one("companion-model", "serde_json", Some("dev"), None);
        check_one("companion-model", "serde_json", None, Some(3));
        check_one("companion-compiler", "serde_json", None, None);
        check_one("companion-compiler", "companion-model", None, None);
        check_one("companion-compiler", "yew", None, Some(4));
        check_one("companion-compiler", "gloo-net", None, Some(5));
        check_one("companion-compiler", "companion", None, Some(1));
        check_one("companion-cli", "tokio", None, None);
        check_one("companion", "web-sys", None, None);
    }
}

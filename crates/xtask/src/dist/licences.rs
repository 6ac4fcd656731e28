//! The licences of everything that is compiled into the program and the engine, which they want handed on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::PACKAGE;
use crate::{shell, workspace};

/// The name of the file in the archive.
pub(super) const FILE: &str = "LICENSES-OF-OTHERS.txt";

/// The target of the engine.
const ENGINE: &str = "wasm32-unknown-unknown";

/// What the name of a licence's file begins with, in small letters.
const NAMES: [&str; 6] = [
    "license",
    "licence",
    "copying",
    "notice",
    "unlicense",
    "copyright",
];

/// The licences of the packages that a program for `host` and its engine are made of, each text once.
///
/// # Errors
/// cargo cannot be asked, or a package's files cannot be read.
pub(super) fn collect(host: &str) -> Result<String> {
    let mut packages = BTreeSet::new();
    for target in [host, ENGINE] {
        packages.extend(Graph::read(target)?.reached_from(PACKAGE));
    }
    // By text, so that the hundreds of packages under the same one do not repeat it.
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in &packages {
        let name = format!(
            "{} {} ({})",
            package.name,
            package.version,
            package.licence()
        );
        for text in texts(package)? {
            by_text.entry(text).or_default().push(name.clone());
        }
    }
    let mut sections: Vec<_> = by_text.into_iter().map(|(text, of)| (of, text)).collect();
    sections.sort();
    let rule = "=".repeat(80);
    let mut all =
        "Companion is made with the work of others. These are their licences.\n".to_owned();
    for (of, text) in sections {
        all += &format!("\n{rule}\n{}\n{rule}\n\n{text}\n", of.join("\n"));
    }
    Ok(all)
}

/// The texts that a package brings; where it brings none, the name of its licence has to do.
fn texts(package: &Package) -> Result<Vec<String>> {
    let folder = package.manifest_path.parent().unwrap_or(Path::new("."));
    let mut texts = BTreeMap::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_lowercase();
        if path.is_file() && NAMES.iter().any(|start| name.starts_with(start)) {
            let text = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n");
            texts.insert(name, text.trim().to_owned());
        }
    }
    if texts.is_empty() {
        return Ok(vec![format!(
            "Under {}, without a text of its own.",
            package.licence()
        )]);
    }
    Ok(texts.into_values().collect())
}

/// What cargo knows of every package, for one target.
#[derive(Debug, Deserialize)]
struct Graph {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
struct Package {
    name: String,
    version: String,
    id: String,
    license: Option<String>,
    /// Absent for a package of this workspace.
    source: Option<String>,
    manifest_path: PathBuf,
}

impl Package {
    fn licence(&self) -> &str {
        self.license.as_deref().unwrap_or("see below")
    }
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Debug, Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
struct Kind {
    /// Absent for what is compiled in, else `dev` or `build`.
    kind: Option<String>,
}

impl Graph {
    fn read(target: &str) -> Result<Self> {
        let mut command = workspace::cargo();
        command.args([
            "metadata",
            "--format-version",
            "1",
            "--filter-platform",
            target,
        ]);
        let output = shell::capture(&mut command)?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("`cargo metadata` failed: {}", said.trim());
        }
        serde_json::from_slice(&output.stdout).context("cargo metadata's answer is not understood")
    }

    /// The packages of others that are compiled into the package called `name`.
    fn reached_from(&self, name: &str) -> Vec<Package> {
        let nodes: BTreeMap<_, _> = self
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node))
            .collect();
        let start = self.packages.iter().find(|package| package.name == name);
        let mut ahead: Vec<&str> = start.iter().map(|package| package.id.as_str()).collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = ahead.pop() {
            if !seen.insert(id) {
                continue;
            }
            let edges = nodes.get(id).into_iter().flat_map(|node| &node.deps);
            let compiled_in =
                edges.filter(|edge| edge.dep_kinds.iter().any(|kind| kind.kind.is_none()));
            ahead.extend(compiled_in.map(|edge| edge.pkg.as_str()));
        }
        let others = self
            .packages
            .iter()
            .filter(|package| package.source.is_some());
        others
            .filter(|package| seen.contains(package.id.as_str()))
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_found_and_what_only_builds_or_tests_is_not() {
        let package = |name: &str| {
            format!(
                r#"{{"name":"{name}","version":"1","id":"{name}","license":"MIT","source":"s","manifest_path":"/{name}/Cargo.toml"}}"#
            )
        };
        let packages = ["inner", "outer", "tool", "unused"].map(package).join(",");
        let graph: Graph = serde_json::from_str(&format!(
            r#"{{"packages":[{packages},{{"name":"own","version":"1","id":"own","license":null,"source":null,
                "manifest_path":"/own/Cargo.toml"}}],
              "resolve":{{"nodes":[
                {{"id":"own","deps":[{{"pkg":"outer","dep_kinds":[{{"kind":null}}]}},
                                     {{"pkg":"tool","dep_kinds":[{{"kind":"build"}},{{"kind":"dev"}}]}}]}},
                {{"id":"outer","deps":[{{"pkg":"inner","dep_kinds":[{{"kind":"dev"}},{{"kind":null}}]}}]}},
                {{"id":"inner","deps":[]}},{{"id":"tool","deps":[]}},{{"id":"unused","deps":[]}}]}}}}"#
        ))
        .unwrap();
        let found = graph.reached_from("own");
        let names: Vec<&str> = found.iter().map(|package| package.name.as_str()).collect();
        assert_eq!(names, ["inner", "outer"]);
    }
}

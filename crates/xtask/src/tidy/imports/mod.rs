//! Who may use what: the table of rooms in ARCHITECTURE.md, held against the paths in each file.

mod rules;

use super::Problem;
use super::paths::{self, Named};

/// A part of the house with rules of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Room {
    State,
    Browser,
    Hooks,
    Controllers,
    Components,
    /// `app` and `lib`, which put the page together.
    Page,
    /// `islands` and `main`, which bring a prerendered page to life.
    Islands,
    /// `embed` and `prerender`, which are drawn on the host.
    Prerendered,
    /// A folder or file of `src` that the table does not have.
    Unknown(String),
    Compiler,
    Cli,
}

/// Checks one file. `crates` are the page's dependencies, named as in code.
pub(super) fn check(file: &str, text: &str, crates: &[String]) -> Vec<Problem> {
    let Some((room, module)) = room_and_module(file) else {
        return Vec::new();
    };
    let named = match paths::paths(text, &module) {
        Ok(named) => named,
        Err(error) => {
            return vec![Problem::new(
                file,
                error.span().start().line,
                format!("not Rust: {error}"),
            )];
        }
    };
    let broken = named.into_iter().filter_map(|named| {
        let Named { segments, line } = absolute(named, &room, &module);
        let segments = segments.iter().map(String::as_str).collect::<Vec<_>>();
        let rule = room.objection(&segments, crates)?;
        Some(Problem::new(
            file,
            line,
            format!("`{}` in {}: {rule}", segments.join("::"), room.name()),
        ))
    });
    broken.collect()
}

/// The room that a file belongs to, and the path of its module; `None` for files without import rules.
fn room_and_module(file: &str) -> Option<(Room, Vec<String>)> {
    // A file of tests beside the code.
    if file.ends_with("/tests.rs") || file.contains("/tests/") {
        return None;
    }
    if file.starts_with("crates/compiler/src/") {
        return Some((Room::Compiler, Vec::new()));
    }
    if file.starts_with("crates/cli/src/") {
        return Some((Room::Cli, Vec::new()));
    }
    let inside = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    let mut module = inside.split('/').map(str::to_owned).collect::<Vec<_>>();
    let room = match module[0].as_str() {
        "state" => Room::State,
        "browser" => Room::Browser,
        "hooks" => Room::Hooks,
        "controllers" => Room::Controllers,
        "components" => Room::Components,
        "app" | "lib" => Room::Page,
        "islands" | "main" => Room::Islands,
        "embed" | "prerender" => Room::Prerendered,
        other => Room::Unknown(other.to_owned()),
    };
    if module.last().is_some_and(|last| last == "mod") || matches!(inside, "lib" | "main") {
        module.pop();
    }
    Some((room, module))
}

/// `companion::` and, at the crate's root, plain names of rooms are the page's own crate.
fn absolute(mut named: Named, room: &Room, module: &[String]) -> Named {
    const ROOMS: [&str; 9] = [
        "state",
        "browser",
        "hooks",
        "controllers",
        "components",
        "app",
        "islands",
        "embed",
        "prerender",
    ];
    let in_page = !matches!(room, Room::Compiler | Room::Cli);
    let first = named.segments[0].as_str();
    if in_page && first == "companion" {
        named.segments[0] = "crate".to_owned();
    } else if in_page && module.is_empty() && ROOMS.contains(&first) {
        named.segments.insert(0, "crate".to_owned());
    }
    named
}

impl Room {
    fn name(&self) -> String {
        match self {
            Self::State => "src/state".to_owned(),
            Self::Browser => "src/browser".to_owned(),
            Self::Hooks => "src/hooks".to_owned(),
            Self::Controllers => "src/controllers".to_owned(),
            Self::Components => "src/components".to_owned(),
            Self::Page => "src/app, lib".to_owned(),
            Self::Islands => "src/islands, main".to_owned(),
            Self::Prerendered => "src/embed, prerender".to_owned(),
            Self::Unknown(name) => format!("src/{name}"),
            Self::Compiler => "crates/compiler".to_owned(),
            Self::Cli => "crates/cli".to_owned(),
        }
    }

    /// What is wrong with naming `path` here.
    fn objection(&self, path: &[&str], crates: &[String]) -> Option<&'static str> {
        if path[0] == "crate" && path.len() == 1 && !matches!(self, Self::Compiler | Self::Cli) {
            return Some("a new name for the whole crate hides what is used; name the item");
        }
        match self {
            Self::State => rules::state(path, crates),
            Self::Browser => rules::browser(path),
            Self::Hooks => rules::hooks(path),
            Self::Controllers => rules::controllers(path),
            Self::Components => rules::components(path),
            Self::Page | Self::Unknown(_) => rules::page(path),
            Self::Islands => rules::islands(path),
            Self::Prerendered => rules::prerendered(path),
            Self::Compiler => rules::compiler(path),
            Self::Cli => path.starts_with(&["companion", "browser"]).then_some(
                "the browser's room is no use on the host; render `companion`'s components instead",
            ),
        }
    }
}

#[cfg(test)]
mod tests;

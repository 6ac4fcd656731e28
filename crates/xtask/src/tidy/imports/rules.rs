//! One function for each room: what is wrong with naming a path there, if anything.

/// The crates that only make sense in a browser.
const WEB: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// The modules of the page that put its components together.
const WHOLE: [&str; 4] = ["app", "embed", "islands", "prerender"];

/// Why they are named in no room.
const UP: &str =
    "what is put together does not know by whom; take a closure or return a value instead";

/// What reads or writes outside the program, or runs something.
const INPUT_OUTPUT: [&[&str]; 7] = [
    &["std", "fs"],
    &["std", "net"],
    &["std", "process"],
    &["std", "env"],
    &["std", "io", "stdin"],
    &["std", "io", "stdout"],
    &["std", "io", "stderr"],
];

pub(super) fn state(path: &[&str], crates: &[String]) -> Option<&'static str> {
    match path {
        [
            "companion_model" | "serde_json" | "std" | "core" | "alloc",
            ..,
        ]
        | ["yew", "Reducible", ..]
        | ["crate", "state", ..] => None,
        ["yew", ..] => Some(
            "state is arithmetic: of Yew it knows only `yew::Reducible`; markup belongs in src/components",
        ),
        ["crate", ..] => Some("state uses no other room; what it needs comes in as arguments"),
        [first, ..] if is_web(first) => {
            Some("web types belong in src/browser; hand state plain values")
        }
        [first, ..] if crates.iter().any(|name| name == first) => Some(
            "state uses only std, the model, serde_json and `yew::Reducible`; other libraries belong on the host or in src/browser",
        ),
        _ => None,
    }
}

pub(super) fn browser(path: &[&str]) -> Option<&'static str> {
    match path {
        ["yew", ..] => {
            Some("the browser's room knows no Yew; what needs both is a hook, in src/hooks")
        }
        ["crate", room, ..] if *room != "browser" => {
            Some("the browser's room is below all others; take a closure or return a value instead")
        }
        _ => None,
    }
}

pub(super) fn hooks(path: &[&str]) -> Option<&'static str> {
    match path {
        ["crate", "components" | "controllers", ..] => Some(
            "hooks serve components, not the other way round; what both need belongs in src/state",
        ),
        ["crate", name, ..] if WHOLE.contains(name) => Some(UP),
        [first, ..] if is_web(first) => Some("wrap it in src/browser and use that here"),
        _ => None,
    }
}

pub(super) fn controllers(path: &[&str]) -> Option<&'static str> {
    match path {
        ["yew", ..] | ["crate", "hooks" | "components", ..] => Some(
            "a controller draws nothing: it works on HTML that is there; what is drawn is a component",
        ),
        ["crate", name, ..] if WHOLE.contains(name) => Some(UP),
        [first, ..] if is_web(first) => Some("wrap it in src/browser and use that here"),
        _ => None,
    }
}

pub(super) fn components(path: &[&str]) -> Option<&'static str> {
    match path {
        ["crate", "browser", ..] => {
            Some("components reach the browser through a hook, in src/hooks")
        }
        ["crate", "controllers", ..] => Some(
            "a controller works on HTML that is there; a component answers for what it shows, by hooks",
        ),
        ["crate", name, ..] if WHOLE.contains(name) => Some(UP),
        // Types of events and elements have no behaviour of their own here; Yew's callbacks speak of them.
        ["web_sys", item, ..]
            if *item != "Window" && item.starts_with(|c: char| c.is_ascii_uppercase()) =>
        {
            None
        }
        ["web_sys", ..] => Some(
            "of web-sys components may name types of events and elements only; the rest belongs in src/browser",
        ),
        [first, ..] if is_web(first) => {
            Some("it belongs in src/browser; reach it through a hook, in src/hooks")
        }
        _ => None,
    }
}

pub(super) fn page(path: &[&str]) -> Option<&'static str> {
    match path {
        ["crate", "controllers", ..] => {
            Some("the whole page is drawn by its components; src/islands.rs starts controllers")
        }
        _ => islands(path),
    }
}

pub(super) fn islands(path: &[&str]) -> Option<&'static str> {
    match path {
        ["crate", "state" | "hooks", ..] => Some(
            "the page is put together from components, which keep their state themselves (or in a hook)",
        ),
        [first, ..] if is_web(first) => Some("wrap it in src/browser and use that here"),
        _ => None,
    }
}

pub(super) fn prerendered(path: &[&str]) -> Option<&'static str> {
    match path {
        ["crate", "browser" | "islands", ..] => {
            Some("it is drawn on the host, where there is no browser")
        }
        _ => page(path),
    }
}

pub(super) fn compiler(path: &[&str]) -> Option<&'static str> {
    if INPUT_OUTPUT
        .iter()
        .any(|forbidden| path.starts_with(forbidden))
    {
        return Some(
            "the compiler goes from text to text; files, network and environment belong in crates/cli",
        );
    }
    match path {
        ["std"] | ["std", "*"] => {
            Some("name what is used of std, so that input and output cannot slip in")
        }
        ["yew" | "companion", ..] => {
            Some("the compiler knows no page; rendering belongs in crates/cli")
        }
        [first, ..] if is_web(first) => {
            Some("the compiler runs on the host; web types belong in src/browser")
        }
        _ => None,
    }
}

fn is_web(name: &str) -> bool {
    WEB.iter().any(|web| {
        name == *web
            || name
                .strip_prefix(web)
                .is_some_and(|rest| rest.starts_with('_'))
    })
}

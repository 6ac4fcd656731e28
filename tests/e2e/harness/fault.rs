//! What can go wrong between a site and its reader.

use std::path::Path;

/// A kind of file that a page asks for, told by what it is and not by its name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Asset {
    /// A page itself.
    Html,
    Wasm,
    Script,
    Font,
    /// What a browser shows the page by: its icons, and the manifest that names them.
    Icon,
    Picture,
    /// What helps to find one's way in a timeline.
    Guide,
    /// What its search looks in.
    Words,
    /// A piece of a long story, and the list of what lies in which.
    Part,
    Index,
}

/// What befalls a file on its way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Fault {
    /// It does not come before it is let go.
    Hang,
    /// Half of it comes, and the rest not before it is let go.
    Stall,
    /// What stands before these words, where they come last, comes, and the rest not before it is let go.
    StallAt(&'static str),
    /// Half of it comes.
    Truncate,
    /// A byte in a hundred is another.
    Corrupt,
    /// The connection is closed without an answer.
    Drop,
    /// It comes as something else.
    WrongType,
    /// It comes from another build of the engine.
    OldVersion,
    /// There is no such file.
    NotFound,
    /// The server fails.
    ServerError,
    /// This befalls the first answer; those that follow are as they should be.
    Once(&'static Fault),
}

impl Asset {
    /// Everything that a page may ask for of its own accord.
    pub(crate) const ALL: [Self; 5] = [
        Self::Wasm,
        Self::Script,
        Self::Font,
        Self::Icon,
        Self::Picture,
    ];

    /// What the file at `path` is, if it is one that faults are made for.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let later = [
            ("c/guide.html", Self::Guide),
            ("c/find.txt", Self::Words),
            ("c/index.txt", Self::Index),
            ("events.html", Self::Part),
        ];
        if let Some((_, asset)) = later.iter().find(|(end, _)| path.ends_with(end)) {
            return Some(*asset);
        }
        match path.extension()?.to_str()? {
            "html" => Some(Self::Html),
            "wasm" => Some(Self::Wasm),
            "js" | "mjs" => Some(Self::Script),
            "woff2" => Some(Self::Font),
            "svg" | "ico" | "webmanifest" => Some(Self::Icon),
            "png" if path.components().any(|part| part.as_os_str() == "engine") => Some(Self::Icon),
            "png" => Some(Self::Picture),
            _ => None,
        }
    }

    /// Whether the islands cannot come to life without it.
    pub(crate) fn is_engine(self) -> bool {
        matches!(self, Self::Wasm | Self::Script)
    }

    /// How much of its beginning stays sound when it is spoilt: what a browser knows a file by; and the head of a page, for
    /// a page without its style sheet is one of another grade.
    fn sound(self, content: &[u8]) -> usize {
        let head = content.windows(5).position(|here| here == b"<body");
        match self {
            Self::Html => head.unwrap_or_default() + 8,
            _ => 8,
        }
    }

    /// A file of this kind as another version of the engine may have had it: sound in itself, but not what
    /// belongs here.
    fn of_old_version(self) -> &'static [u8] {
        match self {
            Self::Html => b"<!doctype html><title>Old</title>",
            // An empty module.
            Self::Wasm => b"\0asm\x01\0\0\0",
            Self::Script => b"export const version = 'old';",
            Self::Font => b"wOF2",
            Self::Icon | Self::Picture => b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            Self::Guide => b"<div class=guide__content data-edition=old><form></form></div>",
            Self::Words | Self::Index => b"old\n",
            Self::Part => b"<div data-part data-edition=old><ol></ol><ol></ol></div>",
        }
    }
}

impl Fault {
    /// Every fault after which an answer, or none, has come: all but waiting.
    pub(crate) const SUDDEN: [Self; 7] = [
        Self::Truncate,
        Self::Corrupt,
        Self::Drop,
        Self::WrongType,
        Self::OldVersion,
        Self::NotFound,
        Self::ServerError,
    ];

    /// What befalls an answer, the first or a later one.
    pub(super) fn now(self, is_first: bool) -> Option<Self> {
        match self {
            Self::Once(fault) => is_first.then_some(*fault),
            always => Some(always),
        }
    }

    /// What becomes of a file's content.
    pub(crate) fn spoil(self, asset: Asset, mut content: Vec<u8>) -> Vec<u8> {
        match self {
            Self::Corrupt => {
                let each = (asset.sound(&content)..content.len()).step_by(100);
                let spoilt: Vec<usize> = each.filter(|at| !ends_script(&content, *at)).collect();
                for at in spoilt {
                    content[at] ^= 0x55;
                }
                content
            }
            Self::OldVersion => asset.of_old_version().to_vec(),
            Self::NotFound | Self::ServerError => b"no".to_vec(),
            Self::Hang
            | Self::Stall
            | Self::StallAt(_)
            | Self::Truncate
            | Self::Drop
            | Self::WrongType
            | Self::Once(_) => content,
        }
    }

    /// How much of a file's content comes; `None` where all of it does.
    pub(crate) fn cut(self, content: &[u8]) -> Option<usize> {
        match self {
            Self::Stall | Self::Truncate => Some(content.len() / 2),
            Self::StallAt(words) => content
                .windows(words.len())
                .rposition(|here| here == words.as_bytes()),
            _ => None,
        }
    }
}

/// Whether a byte is part of what ends a script: without it, all that follows would be one.
fn ends_script(content: &[u8], at: usize) -> bool {
    let end = b"</script>";
    let around = at.saturating_sub(end.len() - 1)..content.len().min(at + end.len());
    content[around].windows(end.len()).any(|here| here == end)
}

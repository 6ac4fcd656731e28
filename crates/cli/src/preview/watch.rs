//! Noticing that something in a film's folder has changed.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::film::visible_files;

/// How long it must be quiet before a change counts as whole: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(20);

/// How long an unquiet folder is waited for.
const LONGEST: Duration = Duration::from_millis(200);

/// How often the folder is looked at when the system says nothing: not every file system tells.
const GLANCE: Duration = Duration::from_millis(700);

/// The state of a folder: what has the same one has not been written to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct State(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl State {
    /// The state of every file that a film can have. A folder that cannot be read is in the state of an empty one.
    pub(super) fn of(folder: &Path) -> Self {
        let files = visible_files(folder).filter_map(|entry| {
            let entry = entry.ok()?;
            let facts = entry.metadata().ok()?;
            Some((entry.into_path(), (facts.len(), facts.modified().ok())))
        });
        Self(files.collect())
    }

    /// A word for the state of one of the files, for an address that changes when the file does.
    pub(super) fn word(&self, path: &Path) -> String {
        let (length, time) = self.0.get(path).copied().unwrap_or_default();
        let since = time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        let nanoseconds = since.unwrap_or_default().as_nanos();
        format!("{length:x}-{nanoseconds:x}")
    }
}

/// What the system tells of a folder. It is a hint and no more: [`State`] says whether anything has changed.
#[derive(Debug)]
pub(super) struct Watcher {
    hints: Receiver<()>,
    /// Whether there was a hint that nobody has waited for yet.
    is_hinted: Cell<bool>,
    /// Absent where the system does not watch; then the folder is looked at now and then.
    _system: Option<RecommendedWatcher>,
}

impl Watcher {
    /// Watches a folder and everything in it.
    pub(super) fn new(folder: &Path) -> Self {
        let (sender, hints) = channel();
        let tell = move |event: notify::Result<Event>| {
            // To read a file changes nothing, and we read them all.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // Nobody listens when the program ends.
                let _ = sender.send(());
            }
        };
        let system = notify::recommended_watcher(tell).and_then(|mut system| {
            system.watch(folder, RecursiveMode::Recursive)?;
            Ok(system)
        });
        Self {
            hints,
            is_hinted: Cell::new(false),
            _system: system.ok(),
        }
    }

    /// Waits for a hint and the quiet after it, or until it is time for a look. Returns whether there was a hint.
    pub(super) fn wait(&self) -> bool {
        if !self.is_hinted.take() {
            match self.hints.recv_timeout(GLANCE) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => return false,
                Err(RecvTimeoutError::Disconnected) => {
                    thread::sleep(GLANCE);
                    return false;
                }
            }
        }
        let start = Instant::now();
        while start.elapsed() < LONGEST && self.hints.recv_timeout(QUIET).is_ok() {}
        true
    }

    /// Whether there has been a hint since the last wait. The next one will not wait for another.
    pub(super) fn has_hint(&self) -> bool {
        if self.hints.try_iter().count() > 0 {
            self.is_hinted.set(true);
        }
        self.is_hinted.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_state_changes_with_what_a_film_can_have_and_with_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        fs::create_dir(file("media")).unwrap();
        let state = || State::of(folder.path());
        let empty = state();
        fs::write(file(".companion.json.swp"), "an editor's own").unwrap();
        assert_eq!(state(), empty);
        fs::write(file("media/a.png"), "one").unwrap();
        let one = state();
        assert_ne!(one, empty);
        fs::write(file("media/a.png"), "longer").unwrap();
        assert_ne!(state(), one);
        assert_ne!(
            state().word(&file("media/a.png")),
            one.word(&file("media/a.png"))
        );
        assert_eq!(State::of(&file("nowhere")), State::default());
    }
}

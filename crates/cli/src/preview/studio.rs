//! Drawing the film anew whenever something in its folder has changed.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Result, anyhow};
use tokio::sync::watch::{self, Receiver, Sender};

use super::draw::{Drawing, Drawn};
use super::scene::{Scene, Showing};
use super::watch::{State, Watcher};
use crate::film::FilmFile;
use crate::site::Engine;

/// How long one save after another may put off what they all wait for.
const PATIENCE: Duration = Duration::from_secs(1);

/// A film that is being worked on.
#[derive(Debug)]
pub(super) struct Studio {
    film: PathBuf,
    folder: PathBuf,
    engine: Arc<Engine>,
    watcher: Watcher,
    /// The state of the folder that is shown.
    state: State,
    /// Since when something waits to be shown, if anything does.
    waiting_since: Option<Instant>,
    /// A number that no other run of this program has.
    run: u128,
    /// How many scenes have been begun.
    scenes: u64,
    showing: Sender<Showing>,
}

impl Studio {
    /// Draws the film for the first time.
    ///
    /// # Errors
    /// There is none, or the terminal has gone.
    pub(super) fn open(film: &Path, engine: Arc<Engine>) -> Result<(Self, Receiver<Showing>)> {
        let folder = FilmFile::read(film)?.folder().to_owned();
        let empty = Showing {
            scene: Arc::new(Scene::default()),
            is_changing: true,
        };
        let (showing, scenes) = watch::channel(empty);
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let mut studio = Self {
            film: film.to_owned(),
            watcher: Watcher::new(&folder),
            state: State::default(),
            waiting_since: None,
            folder,
            engine,
            run: now.unwrap_or_default().as_nanos(),
            scenes: 0,
            showing,
        };
        let state = State::of(&studio.folder);
        if let Some(drawn) = studio.draw(&state, &|| false) {
            studio.show(drawn, state)?;
        }
        Ok((studio, scenes))
    }

    /// Follows the film for as long as the program runs.
    pub(super) fn work(mut self) {
        loop {
            let was_told = self.watcher.wait();
            let state = State::of(&self.folder);
            if state != self.state && !was_told {
                // The folder is another one of the same name, or the system had no room for a watch.
                self.watcher = Watcher::new(&self.folder);
            }
            self.follow(state);
        }
    }

    /// Shows the film in this state of its folder, unless it is shown already, or changes again before it is drawn.
    fn follow(&mut self, state: State) {
        if state == self.state {
            // Something may have come and gone before it was drawn.
            self.waiting_since = None;
            return self.say(false);
        }
        let start = Instant::now();
        let since = *self.waiting_since.get_or_insert(start);
        self.say(true);
        let is_overtaken = || since.elapsed() < PATIENCE && self.watcher.has_hint();
        let Some(drawn) = self.draw(&state, &is_overtaken) else {
            return;
        };
        self.waiting_since = None;
        // The page matters more than a terminal that nobody reads any more.
        let _ = self.show(drawn, state);
        let took = start.elapsed().as_millis();
        let _ = writeln!(anstream::stdout(), "Drawn anew in {took} ms");
    }

    /// Tells every page whether its scene is about to be replaced, where that is news.
    fn say(&self, is_changing: bool) {
        self.showing.send_if_modified(|showing| {
            std::mem::replace(&mut showing.is_changing, is_changing) != is_changing
        });
    }

    /// The film as it is now; nothing if it has changed again in the meantime.
    fn draw(&self, state: &State, is_overtaken: &dyn Fn() -> bool) -> Option<Drawn> {
        let drawing = Drawing {
            film: &self.film,
            engine: &self.engine,
            state,
            version: format!("{:x}-{}", self.run, self.scenes + 1),
            is_overtaken,
        };
        // Whatever happens, a page must not stay and look as if nothing had.
        catch_unwind(AssertUnwindSafe(|| drawing.draw())).unwrap_or_else(|_| {
            let fault = "This is a fault of Companion’s, not of your film: please report it.";
            Some(drawing.trouble(&anyhow!("{fault}")))
        })
    }

    /// Tells every page of a new scene, and the terminal what there is to say of it.
    fn show(&mut self, drawn: Drawn, state: State) -> Result<()> {
        self.state = state;
        self.scenes += 1;
        self.showing.send_replace(Showing {
            scene: Arc::new(drawn.scene),
            is_changing: false,
        });
        anstream::stderr().write_all(&drawn.report)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::FILE_NAME;
    use crate::site::small_engine;
    use std::fs;

    #[test]
    fn a_file_that_comes_and_goes_while_it_is_drawn_leaves_the_page_as_current_as_it_was() {
        let film = tempfile::tempdir().unwrap();
        let minimal = include_str!("../../../../tests/fixtures/minimal/companion.json");
        fs::write(film.path().join(FILE_NAME), minimal).unwrap();
        let engine = Arc::new(Engine::of(small_engine()).unwrap());
        let (mut studio, scenes) = Studio::open(film.path(), engine).unwrap();
        let is_changing = || scenes.borrow().is_changing;
        assert!(!is_changing());

        let passing = film.path().join("companion.json~");
        fs::write(&passing, "an editor’s").unwrap();
        let start = Instant::now();
        while !studio.watcher.has_hint() && start.elapsed() < Duration::from_secs(10) {
            std::thread::yield_now();
        }
        studio.follow(State::of(film.path()));
        assert!(is_changing(), "another change has overtaken it");

        fs::remove_file(passing).unwrap();
        studio.follow(State::of(film.path()));
        assert!(!is_changing());
        assert_eq!(studio.waiting_since, None);
    }
}

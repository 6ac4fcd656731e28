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
        let mut waiting_since = None;
        loop {
            let was_told = self.watcher.wait();
            let state = State::of(&self.folder);
            if state == self.state {
                continue;
            }
            if !was_told {
                // The folder is another one of the same name, or the system had no room for a watch.
                self.watcher = Watcher::new(&self.folder);
            }
            let start = Instant::now();
            let since = *waiting_since.get_or_insert(start);
            self.showing
                .send_modify(|showing| showing.is_changing = true);
            let is_overtaken = || since.elapsed() < PATIENCE && self.watcher.has_hint();
            let Some(drawn) = self.draw(&state, &is_overtaken) else {
                continue;
            };
            waiting_since = None;
            // The page matters more than a terminal that nobody reads any more.
            let _ = self.show(drawn, state);
            let took = start.elapsed().as_millis();
            let _ = writeln!(anstream::stdout(), "Drawn anew in {took} ms");
        }
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

//! A thread that asks the file system every two seconds whether the open plan's file is still what
//! it was, and wakes the window only if not.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::jobs::{Ticker, Wake};
use crate::storage::watch::{self, Glance};

/// How often the file system is asked, without a look at the file's bytes.
const PERIOD: Duration = Duration::from_secs(2);

/// What the watching thread shares with the window.
#[derive(Debug, Default)]
struct Watched {
    /// The file without links, and whether somebody's lock is waited for.
    file: Option<(PathBuf, bool)>,
    /// What was seen last; `None` until the first look.
    seen: Option<Glance>,
    has_news: bool,
}

/// The watch over one file.
#[derive(Debug, Default)]
pub(super) struct Watch {
    watched: Arc<Mutex<Watched>>,
    ticker: Mutex<Option<Ticker>>,
}

impl Watch {
    fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to look every now and then; `wake` is called when something is different.
    pub fn start(&self, wake: Wake) {
        let watched = Arc::clone(&self.watched);
        let look = move || {
            let lock = || watched.lock().unwrap_or_else(PoisonError::into_inner);
            let Some((real, waits)) = lock().file.clone() else { return };
            // A network drive may let this wait for long; nobody else must.
            let glance = watch::glance(&real, waits);
            let mut watched = lock();
            let is_same_file = watched.file.as_ref().is_some_and(|(other, _)| *other == real);
            if is_same_file && !watched.has_news && watched.seen.as_ref() != Some(&glance) {
                watched.has_news = true;
                watched.seen = Some(glance);
                drop(watched);
                wake();
            }
        };
        match Ticker::start("watch", PERIOD, look) {
            Ok(ticker) => {
                *self.ticker.lock().unwrap_or_else(PoisonError::into_inner) = Some(ticker);
            }
            Err(error) => log::warn!("changes outside are noticed on focus only: {error}"),
        }
    }

    pub fn follow(&self, file: Option<(PathBuf, bool)>) {
        let mut watched = self.watched();
        if watched.file != file {
            *watched = Watched { file, ..Watched::default() };
        }
    }

    pub fn take_news(&self) -> bool {
        std::mem::take(&mut self.watched().has_news)
    }

    pub fn has_seen(&self, glance: Glance) {
        self.watched().seen = Some(glance);
    }
}

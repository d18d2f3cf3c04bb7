//! How this run of the program begins: as always, carefully, or with a window of the usual size.

use std::path::Path;
use std::time::SystemTime;

use super::App;
use super::files::load_preferences;
use crate::cli::WindowArgs;
use crate::jobs;
use crate::storage::settings::{LoadedPreferences, RendererChoice};
use crate::storage::starts::Start;
use crate::storage::{Folders, Preferences, shown_name};

/// Seconds a window has to live before its start counts as one that worked.
const LIVED: f64 = 5.0;

/// What is different about a start.
#[derive(Debug, Default)]
pub struct StartMode {
    /// The usual preferences hold, and what is changed in them is not kept.
    pub is_safe: bool,
    /// The starts before failed: nothing is opened by itself.
    pub is_after_failures: bool,
    /// Size, zoom and splitters are forgotten.
    pub resets_window: bool,
    /// The note of this start, until it has lived.
    pub start: Option<Start>,
}

/// Notes the start and says how it is to be, with the preferences that hold in it. The start is
/// noted before the preferences are read: they may be what ended those before.
pub(super) fn prepare(
    args: &WindowArgs,
    folders: Option<&Folders>,
    now: SystemTime,
) -> (StartMode, LoadedPreferences) {
    let is_second_try = args.after.is_some();
    let mut start =
        folders.filter(|_| !is_second_try).map(|folders| Start::begin(&folders.state, now));
    if let Some(start) = &mut start
        && let Err(error) = jobs::watch("start", start.to_disk())
    {
        log::debug!("the note of this start is left to the system: {error}");
    }
    let is_after_failures = start.as_ref().is_some_and(|start| start.is_after_failures);
    let is_safe = args.safe_mode || is_after_failures;
    // Once: reading a damaged file puts it aside, and only who does it can say so.
    let loaded = load_preferences(folders);
    let loaded = if is_safe { only_recent(loaded) } else { loaded };
    (StartMode { is_safe, is_after_failures, resets_window: args.reset_window, start }, loaded)
}

/// The usual preferences with the plans that were opened last: the way back to the user's work is
/// in them, and nothing that could keep a window from opening.
fn only_recent(loaded: LoadedPreferences) -> LoadedPreferences {
    let LoadedPreferences { preferences: Preferences { recent, last_folder, .. }, notice } = loaded;
    LoadedPreferences {
        preferences: Preferences { recent, last_folder, ..Preferences::default() },
        notice,
    }
}

impl App {
    /// Called once, before anything is opened; `plan` is the one that was named.
    pub(super) fn begin_as(&mut self, mode: StartMode, plan: Option<&Path>) {
        if mode.resets_window {
            self.preferences.window = None;
            self.preferences.zoom = 1.0;
            self.preferences.splitters.clear();
        }
        if mode.is_after_failures {
            let name = plan.map(shown_name);
            let (what, how) = match name {
                Some(name) => (
                    format!("{name} was not opened"),
                    "Open it under Recent plans, where it is the first",
                ),
                None => ("no plan was opened".to_owned(), "Open one under Recent plans"),
            };
            self.notices.fail(format!(
                "Paceline ended twice right after its start, so {what} this time, and the usual preferences hold. {how}; unsaved work is under File ▸ Recover unsaved work"
            ));
        } else if mode.is_safe {
            self.warn(
                "Safe mode: the usual preferences hold, and changes to them are not kept"
                    .to_owned(),
            );
        }
        self.start_mode = mode;
    }

    /// What has drawn a window is tried first the next time.
    pub(super) fn remember_renderer(&mut self, renderer: RendererChoice) {
        self.preferences.renderer = Some(renderer);
    }

    /// Called in `logic`: once the window has stood for a while, the start has worked.
    pub(super) fn note_that_it_lives(&mut self, ctx: &egui::Context) {
        if self.start_mode.start.is_none() {
            return;
        }
        let wait = LIVED - self.env.clock.seconds();
        if wait > 0.0 || self.frames == 0 {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(wait.max(0.5)));
        } else {
            self.end_start();
        }
    }

    /// The start worked: the window stood for a while, or was closed on purpose.
    pub(super) fn end_start(&mut self) {
        if let Some(start) = self.start_mode.start.take() {
            start.has_lived();
        }
    }
}

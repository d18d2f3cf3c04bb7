//! Opening the window: OpenGL first, because it is half the work on machines without a GPU, and
//! wgpu when that fails.

use std::path::PathBuf;
use std::sync::Arc;

use super::last_words;
use super::picker::DesktopPicker;
use super::{App, Clock, Env};
use crate::import::OwnProcess;
use crate::jobs::Runner;
use crate::storage::Folders;
use crate::storage::settings::LoadedPreferences;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(
        "There is no display to open a window on. Without one, use: paceline check, status, series, import or resave (paceline --help says how)"
    )]
    NoDisplay,
    #[error("No window could be opened; neither OpenGL nor Vulkan works here: {0}")]
    NoRenderer(String),
}

/// Runs the program until its window is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(plan: Option<PathBuf>) -> Result<(), RunError> {
    if !has_display() {
        return Err(RunError::NoDisplay);
    }
    // Once: reading a damaged file puts it aside, and only who does it can say so.
    let folders = Folders::of_user();
    let preferences = super::files::load_preferences(folders.as_ref());
    let start = Start { plan, folders, preferences };
    let first = run_with(eframe::Renderer::Glow, start.clone());
    let Err(glow_error) = first else { return Ok(()) };
    log::warn!("OpenGL does not work here, trying wgpu: {glow_error}");
    run_with(eframe::Renderer::Wgpu, start)
        .map_err(|wgpu_error| RunError::NoRenderer(format!("{glow_error}; {wgpu_error}")))
}

/// What a window begins with.
#[derive(Clone)]
struct Start {
    plan: Option<PathBuf>,
    folders: Option<Folders>,
    preferences: LoadedPreferences,
}

fn run_with(renderer: eframe::Renderer, start: Start) -> Result<(), eframe::Error> {
    let Start { plan, folders, preferences: loaded } = start;
    let (width, height) = loaded.preferences.window.unwrap_or((1280.0, 800.0));
    let viewport = egui::ViewportBuilder::default()
        .with_title("Paceline")
        .with_app_id("paceline")
        .with_inner_size([width.clamp(640.0, 8000.0), height.clamp(480.0, 8000.0)])
        .with_min_inner_size([640.0, 480.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, renderer, ..Default::default() };
    eframe::run_native(
        "paceline",
        options,
        Box::new(move |creation| {
            let env = Env {
                clock: Clock::system(),
                folders,
                picker: Arc::new(DesktopPicker),
                unpacker: Arc::new(OwnProcess::default()),
                runner: Runner::Threads,
            };
            let app = App::with_preferences(env, loaded, plan);
            app.attach(&creation.egui_ctx);
            last_words::install(app.emergency());
            Ok(Box::new(app))
        }),
    )
}

/// Whether there is a display server to talk to. Elsewhere than on Unix there always is one.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || is_set("DISPLAY")
        || is_set("WAYLAND_DISPLAY")
        || is_set("WAYLAND_SOCKET")
}

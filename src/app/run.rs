//! Opening the window: with what drew it the last time, else OpenGL first, because it is half the
//! work on machines without a GPU; where that fails, the program starts itself again with the
//! other.

use std::ffi::OsString;
use std::io::{IsTerminal as _, stderr};
use std::os::unix::process::CommandExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};
use std::sync::{Arc, OnceLock};

use super::last_words;
use super::lost_device::Restart;
use super::picking::OwnProcessPicker;
use super::starting::prepare;
use super::{App, Clock, Env, StartMode};
use crate::cli::WindowArgs;
use crate::import::OwnProcess;
use crate::jobs::Runner;
use crate::storage::settings::{LoadedPreferences, RendererChoice};
use crate::storage::{Emergency, Folders};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(
        "There is no display to open a window on. Without one, use: paceline check, status, series, import or resave (paceline --help says how)"
    )]
    NoDisplay,
    #[error(
        "The display does not answer, so no window could be opened. Start Paceline on a desktop that runs, or without a window: paceline check, status, series, import or resave (paceline --help says how)"
    )]
    DeadDisplay,
    #[error(
        "No window could be opened; neither OpenGL nor Vulkan works here: {0}. Try paceline --safe-mode, or install a graphics driver such as Mesa's"
    )]
    NoRenderer(String),
    #[error(
        "No window could be opened with {0}: {1}. Without --renderer the other one is tried too"
    )]
    NotThatRenderer(&'static str, String),
}

/// Runs the program until its window is closed.
///
/// # Errors
/// When no window can be opened; where nobody reads the standard error output, the sentence is
/// shown on the desktop too, as far as it has something to show it with.
pub fn run(args: &WindowArgs) -> Result<(), RunError> {
    let result = if has_display() { open(args) } else { Err(RunError::NoDisplay) };
    if let Err(error) = &result
        && !stderr().is_terminal()
    {
        tell_on_desktop(&error.to_string());
    }
    result
}

fn open(args: &WindowArgs) -> Result<(), RunError> {
    let folders = Folders::of_user();
    let (mode, loaded) = prepare(args, folders.as_ref(), Clock::system().now());
    let renderer = args.renderer.or(loaded.preferences.renderer).unwrap_or(RendererChoice::Glow);
    let error = match run_with(renderer, args, folders, loaded, mode) {
        Ok(()) => return Ok(()),
        Err(Failure::Display) => return Err(RunError::DeadDisplay),
        Err(Failure::Renderer(error)) => error,
    };
    match (&args.after, args.renderer) {
        (Some(first), _) => Err(RunError::NoRenderer(format!("{first}; {error}"))),
        (None, Some(renderer)) => Err(RunError::NotThatRenderer(renderer.name(), error)),
        (None, None) => {
            log::warn!("{} does not work here: {error}", renderer.name());
            Err(start_again(args, renderer.other(), &error))
        }
    }
}

/// Becomes the same program with the other renderer; what the first has set up in the graphics
/// libraries is gone with it. Comes back only if that is not possible.
fn start_again(args: &WindowArgs, renderer: RendererChoice, error: &str) -> RunError {
    let again = || -> std::io::Result<std::io::Error> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["--renderer", renderer.name(), "--after", error]);
        command.args(args.safe_mode.then_some("--safe-mode"));
        command.args(args.reset_window.then_some("--reset-window"));
        // Behind --, whatever the name of the plan begins with.
        let plan = args.plan.iter().map(|plan| plan.clone().into_os_string());
        command.args(std::iter::once(OsString::from("--")).chain(plan));
        Ok(command.exec())
    };
    let failure = again().unwrap_or_else(|failure| failure);
    RunError::NoRenderer(format!("{error}; {failure}"))
}

/// Why a window could not be drawn.
enum Failure {
    /// Nobody is there to show it, however it is drawn.
    Display,
    /// What the library says.
    Renderer(String),
}

impl Failure {
    fn of(error: &eframe::Error, has_begun: bool) -> Self {
        match error {
            eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) if !has_begun => {
                Self::Display
            }
            error => Self::Renderer(without_places(&error.to_string())),
        }
    }
}

/// The text of an error without the places in the source of libraries, which say nothing to users.
fn without_places(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        if word.contains(".rs:") {
            words.pop_if(|before| *before == "at");
        } else {
            words.push(word);
        }
    }
    words.join(" ")
}

fn run_with(
    renderer: RendererChoice,
    args: &WindowArgs,
    folders: Option<Folders>,
    loaded: LoadedPreferences,
    mode: StartMode,
) -> Result<(), Failure> {
    let size = loaded.preferences.window.filter(|_| !mode.resets_window);
    let options = window(size.unwrap_or((1280.0, 800.0)), renderer);
    let (plan, again) = (args.plan.clone(), args.clone());
    let emergency: Arc<OnceLock<Arc<Emergency>>> = Arc::default();
    let published = Arc::clone(&emergency);
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        let env = Env {
            clock: Clock::system(),
            folders,
            picker: Arc::new(OwnProcessPicker::default()),
            unpacker: Arc::new(OwnProcess::default()),
            runner: Runner::Threads,
        };
        let mut app = App::with_preferences(env, loaded, plan, mode);
        app.remember_renderer(renderer);
        app.attach(&creation.egui_ctx);
        last_words::install(app.emergency());
        published.set(Arc::clone(app.emergency())).unwrap_or_default();
        watch_card(creation, &app, again, renderer);
        Ok(Box::new(app))
    });
    // Drivers make libraries panic before there is a window. Later panics are not caught: the
    // state of what was painted is unknown.
    let mut has_begun = false;
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "paceline",
            options,
            Box::new(|creation| {
                let app = create(creation);
                has_begun = app.is_ok();
                app
            }),
        )
    }));
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            // A window that stood until now may have held unsaved work.
            if let Some(emergency) = emergency.get() {
                last_words::keep(emergency);
            }
            Err(Failure::of(&error, has_begun))
        }
        Err(panic) if has_begun => std::panic::resume_unwind(panic),
        Err(_) => Err(Failure::Renderer(
            "the graphics library stopped with a fault of its own".to_owned(),
        )),
    }
}

/// The window as it opens.
fn window((width, height): (f32, f32), renderer: RendererChoice) -> eframe::NativeOptions {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Paceline")
        .with_app_id("paceline")
        .with_inner_size([width.clamp(640.0, 8000.0), height.clamp(480.0, 8000.0)])
        .with_min_inner_size([640.0, 480.0])
        // The monitor of the last time may be gone.
        .with_clamp_size_to_monitor_size(true)
        .with_drag_and_drop(true);
    let renderer = match renderer {
        RendererChoice::Glow => eframe::Renderer::Glow,
        RendererChoice::Wgpu => eframe::Renderer::Wgpu,
    };
    eframe::NativeOptions { viewport, renderer, ..Default::default() }
}

/// Sees to it that the program starts again when the graphics card goes away.
fn watch_card(
    creation: &eframe::CreationContext<'_>,
    app: &App,
    args: WindowArgs,
    renderer: RendererChoice,
) {
    let Some(render) = &creation.wgpu_render_state else { return };
    let restart = Restart::new(app.emergency(), move |plan, why: &str| {
        let args = WindowArgs { plan, ..args.clone() };
        log::error!("{}", start_again(&args, renderer.other(), why));
    });
    restart.watch(&render.device);
}

/// Whether there is a display server to talk to. Elsewhere than on Unix there always is one.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || is_set("DISPLAY")
        || is_set("WAYLAND_DISPLAY")
        || is_set("WAYLAND_SOCKET")
}

/// Shows a sentence with whatever small program the desktop has for that; it outlives this one.
fn tell_on_desktop(sentence: &str) {
    if !has_display() {
        return;
    }
    let tools: [(&str, &[&str]); 2] = [
        ("zenity", &["--error", "--no-markup", "--timeout=120", "--text"]),
        ("xmessage", &["-timeout", "120"]),
    ];
    for (tool, arguments) in tools {
        let mut command = Command::new(tool);
        command.args(arguments).arg(sentence);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if command.spawn().is_ok() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_places;

    #[test]
    fn places_in_the_source_of_libraries_are_left_out() {
        let check = |text, expected| assert_eq!(without_places(text), expected);
        check("os error at /a/b/mod.rs:788: no server", "os error no server");
        check("look at this", "look at this");
        check("no adapter (src/x.rs:7)", "no adapter");
    }
}

//! The program: arguments in, a window or an answer out.

use std::io::{self, Write as _, stderr, stdout};
use std::process::ExitCode;

use paceline::app::{self, Clock};
use paceline::cli::{self, Answer, CliOutcome, WindowArgs};
use paceline::{import, storage};

/// There is no window; the codes of the command line stand below it.
const NO_WINDOW: u8 = 3;

fn main() -> ExitCode {
    forget_screenshot_wish();
    start_log();
    if let Err(error) = storage::survive_size_limits() {
        log::debug!("a file that grows too large will end the program: {error}");
    }
    match cli::run(std::env::args_os(), Clock::system().today()) {
        CliOutcome::Window(window) => open_window(&window),
        CliOutcome::Pick => pick(),
        CliOutcome::Unpack => unpack(),
        CliOutcome::Done(answer) => give(&answer),
    }
}

fn start_log() {
    let env = env_logger::Env::default().default_filter_or("warn,paceline=info");
    let logger = env_logger::Builder::from_env(env).build();
    let level = logger.filter().max(log::LevelFilter::Warn);
    if log::set_boxed_logger(Box::new(app::DialogListener::new(logger))).is_ok() {
        log::set_max_level(level);
    }
}

/// eframe takes a picture and ends, or panics, when it finds this variable.
#[expect(unsafe_code, reason = "the environment can only be changed so")]
fn forget_screenshot_wish() {
    // SAFETY: this is the first thing the program does; no other thread runs yet.
    unsafe { std::env::remove_var("EFRAME_SCREENSHOT_TO") };
}

/// Mesa draws without the graphics card, whose driver may be what is wrong.
#[expect(unsafe_code, reason = "the environment can only be changed so")]
fn draw_in_software() {
    // SAFETY: no other thread runs before the window opens.
    unsafe { std::env::set_var("LIBGL_ALWAYS_SOFTWARE", "1") };
}

fn open_window(args: &WindowArgs) -> ExitCode {
    if args.safe_mode {
        draw_in_software();
    }
    match app::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let is_told = writeln!(stderr(), "{error}").is_ok();
            if is_told { ExitCode::from(NO_WINDOW) } else { ExitCode::FAILURE }
        }
    }
}

fn pick() -> ExitCode {
    let served = app::serve_picking(&mut io::stdin().lock(), &mut stdout().lock());
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn unpack() -> ExitCode {
    let code = import::serve_unpacking(&mut io::stdin().lock(), &mut stdout().lock());
    code.ok().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn give(answer: &Answer) -> ExitCode {
    match answer.write(&mut stdout(), &mut stderr()) {
        Ok(()) => answer.exit_code(),
        // `paceline series plan.ron | head` has read all it wants.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => answer.exit_code(),
        Err(_) => ExitCode::FAILURE,
    }
}

//! The program: arguments, then the window.

fn main() -> std::process::ExitCode {
    let plan = std::env::args_os().nth(1).map(std::path::PathBuf::from);
    match paceline::app::run(plan) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_) => std::process::ExitCode::FAILURE,
    }
}

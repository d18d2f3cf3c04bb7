//! The same library without a window: `check`, `status`, `series`, `why`, `needed`, `import`,
//! `resave`.
//!
//! Nothing here prints or ends the process: an [`Answer`] is text and an exit code, so that tests
//! ask the command line without starting a process.

mod answer;
mod args;
mod check;
mod check_json;
mod import;
mod import_args;
mod import_choices;
mod import_columns;
mod import_files;
mod import_text;
mod import_values;
mod layout;
mod named;
mod needed;
mod needed_ask;
mod plan_file;
mod resave;
mod series;
mod status;
mod status_json;
mod stretch;
mod survey_json;
mod why;
mod why_json;

use std::ffi::OsString;

use clap::Parser as _;
use jiff::civil::Date;

use args::{CommandLine, Verb};

pub use answer::{Answer, ExitCode};
pub use args::WindowArgs;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum CliOutcome {
    /// The window, with a plan if one was named.
    Window(WindowArgs),
    /// The limited process that reads workbooks.
    Unpack,
    /// The process with the desktop's file dialog.
    Pick,
    /// Nothing more: this is the answer.
    Done(Answer),
}

/// Does what the arguments say. The first one is the program's name; `today` is the user's day.
pub fn run(args: impl IntoIterator<Item = OsString>, today: Date) -> CliOutcome {
    let command = match CommandLine::try_parse_from(args) {
        Ok(command) => command,
        Err(error) => return CliOutcome::Done(answer_of_clap(&error)),
    };
    CliOutcome::Done(match command.verb {
        None => return CliOutcome::Window(command.window),
        Some(Verb::Unpack) => return CliOutcome::Unpack,
        Some(Verb::Pick) => return CliOutcome::Pick,
        Some(Verb::Check { plan, json }) => check::run(&plan, json),
        Some(Verb::Status(args)) => status::run(&args, today),
        Some(Verb::Series(args)) => series::run(&args, today),
        Some(Verb::Why(args)) => why::run(&args, today),
        Some(Verb::Needed(args)) => needed::run(&args, today),
        Some(Verb::Import(args)) => import::run(&args, today),
        Some(Verb::Resave { from, to }) => resave::run(&from, &to),
    })
}

/// Help and version are answers; everything else clap says is about wrong usage.
fn answer_of_clap(error: &clap::Error) -> Answer {
    let text = error.render().to_string();
    if error.use_stderr() { Answer::wrong_usage(text) } else { Answer::fine(text) }
}

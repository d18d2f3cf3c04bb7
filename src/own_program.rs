//! This very program as another process: for work that may bring down the process it is in.

use std::io;
use std::path::PathBuf;
use std::process::{ChildStdout, Command, Stdio};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// How long is waited for an answer before the caller may look at something else, in milliseconds.
const PATIENCE: i64 = 100;

/// Where the program is.
#[derive(Clone, Debug, Default)]
pub struct OwnProgram {
    /// Another copy of it; else the one that is running.
    program: Option<PathBuf>,
}

impl OwnProgram {
    /// Another copy of the program.
    pub fn of(program: PathBuf) -> Self {
        Self { program: Some(program) }
    }

    /// Starts it with nothing but an argument, to be talked to over its input and output.
    pub fn command(&self, argument: &str) -> io::Result<Command> {
        let program = match &self.program {
            Some(program) => program.clone(),
            None => std::env::current_exe()?,
        };
        let mut command = Command::new(program);
        command.arg(argument);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        Ok(command)
    }
}

/// Waits a moment for something to be read; an error counts, as it shows again in the reading that
/// follows.
pub fn is_ready(stdout: &ChildStdout) -> bool {
    let mut waiting = [PollFd::new(stdout, PollFlags::IN)];
    let patience = Timespec { tv_sec: 0, tv_nsec: PATIENCE * 1_000_000 };
    poll(&mut waiting, Some(&patience)).map_or(true, |n| n > 0)
}

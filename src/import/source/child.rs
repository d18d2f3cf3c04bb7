//! Takes workbooks and archives apart in a limited process of its own: where such a file asks for
//! more memory or time than it may have, that process ends and the program goes on.

use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::Child;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::import::progress::Progress;
use crate::import::source::unpack::{self, Part};
use crate::own_program::{OwnProgram, is_ready};

/// The program's argument that makes it the limited process.
pub const ARGUMENT: &str = "unpack";
/// Bytes of address space the process may have.
const MEMORY: u64 = 800 * 1024 * 1024;
/// Seconds of processor time.
const SECONDS: u64 = 20;
/// Bytes of an answer that are taken.
const MOST_BYTES: usize = 512 * 1024 * 1024;
/// How many tenths of a second it waits in vain before it gives up: a minute and a half.
const MOST_WAITS: u32 = 900;

/// The code the process ends with when it has said why it cannot read a file.
const REFUSED: i32 = 3;

const TOO_MUCH: &str = "Import stopped: the file needs more memory or time than a table should; open it in a spreadsheet program and save the table as CSV";
const CANCELLED: &str = "Reading was cancelled; nothing was imported";

/// Takes a container apart, wherever that is done.
pub trait Unpacker: Send + Sync {
    /// The parts, or a sentence why there are none.
    fn unpack(&self, bytes: &[u8], progress: &dyn Progress) -> Result<Vec<Part>, String>;
}

/// A limited process of this very program.
#[derive(Clone, Debug, Default)]
pub struct OwnProcess {
    program: OwnProgram,
}

impl OwnProcess {
    /// Another copy of the program.
    pub fn of(program: PathBuf) -> Self {
        Self { program: OwnProgram::of(program) }
    }

    fn start(&self) -> io::Result<Child> {
        self.program.command(ARGUMENT)?.spawn()
    }
}

/// This process itself, without limits: for tests of what comes after.
#[derive(Clone, Copy, Debug, Default)]
pub struct InPlace;

impl Unpacker for InPlace {
    fn unpack(&self, bytes: &[u8], _: &dyn Progress) -> Result<Vec<Part>, String> {
        unpack::unpack(bytes)
    }
}

impl Unpacker for OwnProcess {
    fn unpack(&self, bytes: &[u8], progress: &dyn Progress) -> Result<Vec<Part>, String> {
        let mut child = self
            .start()
            .map_err(|error| format!("The part that reads workbooks cannot be started: {error}"))?;
        let answer = converse(&mut child, bytes, progress);
        if answer.is_err() {
            // It may have ended already; there is nobody to tell.
            drop(child.kill());
        }
        let status = child.wait().map_err(|error| format!("{TOO_MUCH} ({error})"))?;
        let answer = answer?;
        if status.code() == Some(REFUSED) {
            return Err(String::from_utf8_lossy(&answer).into_owned());
        }
        unpack::decode(&answer).filter(|_| status.success()).ok_or_else(|| TOO_MUCH.to_owned())
    }
}

/// Hands the file over and takes the answer; the process reads everything before it answers.
fn converse(child: &mut Child, bytes: &[u8], progress: &dyn Progress) -> Result<Vec<u8>, String> {
    let Some(mut stdin) = child.stdin.take() else { return Err(TOO_MUCH.to_owned()) };
    // It may end while it reads: then it has said why, or was stopped.
    drop(stdin.write_all(bytes));
    drop(stdin);
    let Some(mut stdout) = child.stdout.take() else { return Err(TOO_MUCH.to_owned()) };
    let mut answer = Vec::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut n_waits = 0;
    loop {
        if !progress.step(0, 1) {
            return Err(CANCELLED.to_owned());
        }
        if !is_ready(&stdout) {
            n_waits += 1;
            if n_waits > MOST_WAITS {
                return Err(TOO_MUCH.to_owned());
            }
            continue;
        }
        match stdout.read(&mut buffer) {
            Ok(0) => return Ok(answer),
            Ok(n) => answer.extend_from_slice(&buffer[..n]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(format!("{TOO_MUCH} ({error})")),
        }
        if answer.len() > MOST_BYTES {
            return Err(TOO_MUCH.to_owned());
        }
    }
}

/// What the limited process does: reads a file from `input`, writes its parts to `output` and
/// answers with the exit code.
pub fn serve(input: &mut dyn io::Read, output: &mut dyn io::Write) -> io::Result<i32> {
    limit_self()?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let (answer, code) = match unpack::unpack(&bytes) {
        Ok(parts) => (unpack::encode(&parts), 0),
        Err(sentence) => (sentence.into_bytes(), REFUSED),
    };
    output.write_all(&answer)?;
    output.flush()?;
    Ok(code)
}

fn limit_self() -> io::Result<()> {
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Core, 0)]
    {
        let Rlimit { current, maximum } = getrlimit(resource);
        // Nobody may raise a limit, and where it is lower already it stays.
        let lower = |limit: Option<u64>| Some(limit.map_or(most, |limit| limit.min(most)));
        setrlimit(resource, Rlimit { current: lower(current), maximum: lower(maximum) })?;
    }
    Ok(())
}

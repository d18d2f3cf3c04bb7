//! The desktop's file dialog in a process of its own: what brings that down leaves the window.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Child;

use rustix::process::{Pid, Signal, kill_process_group, set_parent_process_death_signal};

use super::picker::{Answer, Ask, DesktopPicker, Picker, Purpose};
use crate::jobs::Progress;
use crate::own_program::{OwnProgram, is_ready};

/// The program's argument that makes it the process with the dialog.
const ARGUMENT: &str = "pick";
/// Bytes of an answer that are taken; no desktop has paths for more.
const MOST_BYTES: usize = 4 * 1024 * 1024;

const ENDED: &str = "The desktop’s file dialog ended without an answer";
const NOT_STARTED: &str = "The desktop’s file dialog could not be started";

/// Asks for files in another process of this very program.
#[derive(Clone, Debug, Default)]
pub struct OwnProcessPicker {
    program: OwnProgram,
}

impl OwnProcessPicker {
    /// With another program to ask.
    pub fn of(program: PathBuf) -> Self {
        Self { program: OwnProgram::of(program) }
    }

    fn start(&self) -> io::Result<Child> {
        // A group of its own, so that helpers it starts end with it.
        self.program.command(ARGUMENT)?.process_group(0).spawn()
    }
}

impl Picker for OwnProcessPicker {
    fn pick(&self, ask: &Ask, progress: &Progress) -> Answer {
        let mut child = match self.start() {
            Ok(child) => child,
            Err(error) => {
                log::warn!("{NOT_STARTED}: {error}");
                return Answer::Failed(NOT_STARTED.to_owned());
            }
        };
        let answer = converse(&mut child, ask, progress);
        // It may have ended already; then nobody is left to be stopped.
        if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw)
            && !matches!(child.try_wait(), Ok(Some(_)))
        {
            kill_process_group(group, Signal::KILL).unwrap_or_default();
        }
        drop(child.wait());
        answer
    }
}

/// Hands the question over and waits for the answer, or until it is not wanted any more.
fn converse(child: &mut Child, ask: &Ask, progress: &Progress) -> Answer {
    let failed = || Answer::Failed(ENDED.to_owned());
    let (Some(mut stdin), Some(mut stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return failed();
    };
    if stdin.write_all(&question(ask)).is_err() {
        return failed();
    }
    drop(stdin);
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        if progress.is_cancelled() {
            return Answer::Stopped;
        }
        if !is_ready(&stdout) {
            continue;
        }
        match stdout.read(&mut buffer) {
            Ok(0) => return understand(&bytes).unwrap_or_else(failed),
            Ok(n) => bytes.extend_from_slice(&buffer[..n]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return failed(),
        }
        if bytes.len() > MOST_BYTES {
            return failed();
        }
    }
}

// ---- what the two processes say to each other -------------------------------------------------

/// Purpose, folder and name, each with a zero byte behind: names may hold any other byte.
fn question(ask: &Ask) -> Vec<u8> {
    let folder = ask.folder.clone().unwrap_or_default();
    let parts = [ask.purpose.code().as_bytes(), folder.as_os_str().as_bytes(), ask.name.as_bytes()];
    parts.iter().flat_map(|part| part.iter().copied().chain([0])).collect()
}

fn read_question(bytes: &[u8]) -> Option<Ask> {
    let mut parts = bytes.split(|byte| *byte == 0);
    let purpose = Purpose::of_code(parts.next()?)?;
    let folder = PathBuf::from(OsString::from_vec(parts.next()?.to_vec()));
    let name = String::from_utf8_lossy(parts.next()?).into_owned();
    Some(Ask { purpose, folder: Some(folder).filter(|folder| folder.is_absolute()), name })
}

/// A letter, and for picked files their paths; each with a zero byte behind.
fn told(answer: &Answer) -> Vec<u8> {
    match answer {
        Answer::Picked(paths) => {
            let paths = paths
                .iter()
                .flat_map(|path| path.as_os_str().as_bytes().iter().copied().chain([0]));
            [b'P', 0].into_iter().chain(paths).collect()
        }
        Answer::Cancelled => vec![b'C', 0],
        Answer::Unavailable | Answer::Failed(_) | Answer::Stopped => vec![b'U', 0],
    }
}

/// `None` for an answer that was cut short.
fn understand(bytes: &[u8]) -> Option<Answer> {
    let mut parts = bytes.strip_suffix(&[0])?.split(|byte| *byte == 0);
    match parts.next()? {
        b"P" => {
            let paths = parts.map(|path| PathBuf::from(OsString::from_vec(path.to_vec())));
            let paths: Vec<PathBuf> = paths.collect();
            (!paths.is_empty()).then_some(Answer::Picked(paths))
        }
        b"C" => Some(Answer::Cancelled),
        b"U" => Some(Answer::Unavailable),
        _ => None,
    }
}

/// What the process with the dialog does.
pub fn serve(input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    // It is nobody's any more when the window is gone. Where that cannot be asked for, the user
    // closes the dialog.
    set_parent_process_death_signal(Some(Signal::KILL)).unwrap_or_default();
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let answer = match read_question(&bytes) {
        Some(ask) => DesktopPicker.pick(&ask, &Progress::default()),
        None => Answer::Unavailable,
    };
    output.write_all(&told(&answer))?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask() -> Ask {
        let name = "plan \"é\"\n.ron".to_owned();
        Ask { purpose: Purpose::SaveAs, folder: Some(PathBuf::from("/a b")), name }
    }

    #[test]
    fn questions_and_answers_arrive_whatever_is_in_a_name() {
        let odd = PathBuf::from(OsString::from_vec(b"/a\n|b/\xff\xc3.ron".to_vec()));
        for purpose in Purpose::ALL {
            for folder in [None, Some(PathBuf::from("/a b")), Some(odd.clone())] {
                let ask = Ask { purpose, folder, ..ask() };
                assert_eq!(read_question(&question(&ask)), Some(ask));
            }
        }
        let answers = [
            Answer::Cancelled,
            Answer::Unavailable,
            Answer::Picked(vec![odd.clone()]),
            Answer::Picked(vec![odd, PathBuf::from("/b")]),
        ];
        for answer in answers {
            let bytes = told(&answer);
            assert_eq!(understand(&bytes), Some(answer));
            for end in 0..bytes.len().min(2) {
                assert_eq!(understand(&bytes[..end]), None, "cut short");
            }
        }
        assert_eq!(understand(b"P\0"), None);
        assert_eq!(understand(b"hello\0"), None);
    }

    #[test]
    fn a_program_that_is_not_there_dies_or_says_nothing_leaves_a_reason() {
        let check = |program: &str, expected: Answer| {
            let picker = OwnProcessPicker::of(PathBuf::from(program));
            assert_eq!(picker.pick(&ask(), &Progress::default()), expected, "{program}");
        };
        check("/nowhere/paceline", Answer::Failed(NOT_STARTED.to_owned()));
        check("/bin/false", Answer::Failed(ENDED.to_owned()));
        check("/bin/true", Answer::Failed(ENDED.to_owned()));
        // Says something that is no answer.
        check("/bin/echo", Answer::Failed(ENDED.to_owned()));
    }

    #[test]
    fn a_dialog_that_is_not_wanted_any_more_is_stopped() {
        let progress = Progress::default();
        progress.cancel();
        let picker = OwnProcessPicker::of(PathBuf::from("/usr/bin/yes"));
        assert_eq!(picker.pick(&ask(), &progress), Answer::Stopped);
    }
}

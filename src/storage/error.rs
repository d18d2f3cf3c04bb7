//! Why a file could not be read or written, with what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::format::{FormatError, LoadError};
use super::lock::LockOwner;
use super::stamp::FileStamp;

/// Something that went wrong with a file. Its display is for the user and names the path last.
#[derive(Debug)]
pub struct StorageError {
    /// What was being done: "save", "open", "keep a recovery copy".
    pub doing: &'static str,
    pub path: PathBuf,
    pub cause: Cause,
}

/// What went wrong.
#[derive(Debug)]
pub enum Cause {
    /// The system refused.
    Io(io::Error),
    /// The text is not a plan.
    Load(Box<LoadError>),
    /// The plan cannot be put into a file.
    Format(FormatError),
    /// What was written does not read back as it was; says how.
    ReadBack(String),
    IsFolder,
    /// A pipe, a device or a socket.
    IsNoFile,
    /// Nobody may write to the file; its owner can change that.
    IsReadOnly {
        is_own: bool,
    },
    /// The file can be written, but its folder takes no other file in its place.
    IsStuck,
    /// The version before could not be kept, so the file was not written into.
    NotKept(String),
    NoFolder,
    TooManyLinks,
    TooLarge,
    /// The file has other bytes than when it was read or last saved here.
    ChangedOutside,
    /// Somebody else has the plan open.
    OpenElsewhere(Box<LockOwner>),
    /// A file came into being under a name that was free.
    Appeared,
    /// The file has other names, which a replaced file would leave behind.
    HasOtherNames,
    /// Bytes that do not fit on the disk, where that is known.
    DiskFull {
        missing: Option<u64>,
    },
    /// The new file is in place, but a power cut may bring back the old one.
    MayNotLast(Box<FileStamp>, io::Error),
    /// Nobody waits for the save any more; the file is as it was.
    Stopped,
    /// Writing into the file itself was interrupted; the version before is in the backup.
    HalfWritten {
        backup: PathBuf,
    },
}

impl StorageError {
    pub fn new(doing: &'static str, path: &Path, cause: impl Into<Cause>) -> Self {
        Self { doing, path: path.to_owned(), cause: cause.into() }
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<rustix::io::Errno> for Cause {
    fn from(errno: rustix::io::Errno) -> Self {
        Self::Io(errno.into())
    }
}

impl From<FormatError> for Cause {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}

impl From<LoadError> for Cause {
    fn from(error: LoadError) -> Self {
        Self::Load(Box::new(error))
    }
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = shown(&self.path);
        match &self.cause {
            Cause::Load(error) => write!(f, "{error}\n{path}"),
            cause => write!(f, "Could not {}: {cause}: {path}", self.doing),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => io_sentence(error, f),
            Self::Load(error) => error.fmt(f),
            Self::Format(error) => error.fmt(f),
            Self::ReadBack(how) => {
                write!(
                    f,
                    "what was written does not read back ({how}); the old file is untouched, save elsewhere"
                )
            }
            Self::IsFolder => f.write_str("this is a folder; choose a file"),
            Self::IsNoFile => f.write_str("this is not an ordinary file; choose another one"),
            Self::IsReadOnly { .. } => {
                f.write_str("the file is read-only; make it writable or save under another name")
            }
            Self::IsStuck => f.write_str(
                "its folder is read-only, so no new file can be put in its place; save under another name, or make the folder writable",
            ),
            Self::NotKept(why) => write!(
                f,
                "the version before could not be kept first ({why}), so nothing was written; save under another name"
            ),
            Self::NoFolder => f.write_str("the folder does not exist; choose another one"),
            Self::TooManyLinks => {
                f.write_str("the link leads to more links without end; choose the file itself")
            }
            Self::TooLarge => {
                f.write_str("the file is larger than 512 MiB, the most a plan may have")
            }
            Self::ChangedOutside => f.write_str(
                "another program changed the file since it was opened here; save under another name, or replace it, which keeps what is there now as an earlier version",
            ),
            Self::OpenElsewhere(owner) => {
                write!(f, "{} has it open; save under another name", owner.in_words())
            }
            Self::Appeared => f.write_str(
                "a file of that name came into being meanwhile; choose another name or replace it",
            ),
            Self::HasOtherNames => f.write_str(
                "the file has several names (hard links); choose what to do with the others",
            ),
            Self::DiskFull { missing: Some(missing) } => write!(
                f,
                "the disk is full, {} more are needed; free some space or choose another folder",
                bytes_in_words(*missing)
            ),
            Self::DiskFull { missing: None } => {
                f.write_str("the disk is full; free some space or choose another folder")
            }
            Self::MayNotLast(_, error) => write!(
                f,
                "the disk does not confirm the new file ({error}); save again, or in another folder"
            ),
            Self::Stopped => f.write_str("it was given up; save again or under another name"),
            Self::HalfWritten { backup } => write!(
                f,
                "the file was written only in part; the version before is in {}, save again or in another folder",
                shown(backup)
            ),
        }
    }
}

/// What the system said, in words with a next step.
fn io_sentence(error: &io::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use io::ErrorKind as Kind;
    let sentence = match error.kind() {
        Kind::StorageFull => "the disk is full; free some space or choose another folder",
        Kind::QuotaExceeded => {
            "your share of the disk is used up; free some space or choose another folder"
        }
        Kind::FileTooLarge => "the file would be larger than this disk allows; choose another disk",
        Kind::PermissionDenied => "you have no right to write or read there; choose another folder",
        Kind::ReadOnlyFilesystem => "the disk is read-only; choose another folder",
        Kind::NotFound => "there is no such file; check the name",
        Kind::NotADirectory => "a part of the path is no folder; choose another folder",
        Kind::IsADirectory => "this is a folder; choose a file",
        Kind::InvalidFilename => "the name is too long; choose a shorter one",
        _ if rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::LOOP) => {
            "the link leads to more links without end; choose the file itself"
        }
        Kind::StaleNetworkFileHandle | Kind::TimedOut => {
            "the network drive does not answer; try again or choose another folder"
        }
        _ => return write!(f, "{error}; try again or choose another folder"),
    };
    f.write_str(sentence)
}

/// A number of bytes for people: "812 bytes", "3.4 kB", "2.0 MB".
pub fn bytes_in_words(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = bytes.saturating_mul(10).div_ceil(unit);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        1_000_000.. => format!("{} MB", tenths(1_000_000)),
    }
}

/// The name of a file as it may be shown, by the rules of [`shown`].
pub fn shown_name(path: &Path) -> String {
    shown(Path::new(path.file_name().unwrap_or(path.as_os_str())))
}

/// A path as it may be shown: control characters, and what turns the direction of writing or has no
/// width, are escaped.
pub fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    text.chars().fold(String::new(), |mut out, c| {
        let turns = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if c.is_control() || turns {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
        out
    })
}

impl std::error::Error for StorageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::Io(error) => Some(error),
            Cause::Load(error) => Some(error),
            Cause::Format(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_look_like_another_one() {
        let check = |path: &str, expected| assert_eq!(shown_name(Path::new(path)), expected);
        check("/plans/spring é 🙂.ron", "spring é 🙂.ron");
        check("/plans/x\u{202e}nor.exe", "x\\u{202e}nor.exe");
        check("/plans/two\nlines.ron", "two\\nlines.ron");
        check("/", "/");
    }
}

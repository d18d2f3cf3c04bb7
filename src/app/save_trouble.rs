//! What stands in the way of a save, and the ways out of it.

use std::path::PathBuf;

use super::App;
use super::outside::OtherVersion;
use super::picker::Purpose;
use super::writing::Consent;
use crate::storage::{Cause, OtherNames, StorageError};

/// A save that was not done, as the dialog shows it.
#[derive(Clone, Debug)]
pub struct SaveTrouble {
    pub path: PathBuf,
    pub is_copy: bool,
    /// Why, with what can be done.
    pub sentence: String,
    /// The likeliest first; never empty.
    pub ways: Vec<SaveWay>,
    /// Which of them is chosen.
    pub chosen: usize,
    /// What is at the path, if that is another version of the plan.
    pub other: OtherVersion,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    OtherVersion,
    Else,
}

/// A way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveWay {
    /// Under another name.
    Elsewhere,
    /// Replace the other version.
    Replace,
    /// Only this name of several gets the new file.
    LeaveNames,
    /// All names of the file keep being names of it.
    InPlace,
    /// The file is written where it is, because nothing can be put in its place.
    IntoFile,
    MakeWritable,
    Again,
}

impl SaveWay {
    pub fn label(self) -> &'static str {
        match self {
            Self::Elsewhere => "Save under another name…",
            Self::Replace => "Replace the other version",
            Self::LeaveNames => "Save under this name only",
            Self::InPlace => "Save under all names",
            Self::IntoFile => "Write into the file itself",
            Self::MakeWritable => "Make the file writable and save",
            Self::Again => "Try again",
        }
    }

    /// What it means, in a sentence.
    pub fn note(self) -> &'static str {
        match self {
            Self::Elsewhere => "The file stays as it is",
            Self::Replace => "It is kept: File ▸ Restore an earlier version… brings it back",
            Self::LeaveNames => "The other names keep the version before",
            Self::InPlace => {
                "A crash in that very moment may damage the file; the version before is kept \
                 beside it, with ~ behind its name"
            }
            Self::IntoFile => {
                "A crash or a power cut in that very moment may damage the file; the version \
                 before is kept first, and File ▸ Restore an earlier version… brings it back"
            }
            Self::MakeWritable => "Somebody marked it read-only; the mark goes",
            Self::Again => "Once the cause is out of the way",
        }
    }
}

impl SaveTrouble {
    /// Whether something else can be done than to change the plan.
    pub fn has_ways_out(cause: &Cause) -> bool {
        !matches!(cause, Cause::Format(_) | Cause::Load(_))
    }

    pub fn new(error: &StorageError, is_copy: bool) -> Self {
        let ways = match &error.cause {
            Cause::ChangedOutside | Cause::Appeared => vec![SaveWay::Elsewhere, SaveWay::Replace],
            Cause::HasOtherNames => {
                vec![SaveWay::LeaveNames, SaveWay::InPlace, SaveWay::Elsewhere]
            }
            Cause::IsStuck => vec![SaveWay::Elsewhere, SaveWay::IntoFile, SaveWay::Again],
            Cause::IsReadOnly { is_own: true } => vec![SaveWay::Elsewhere, SaveWay::MakeWritable],
            Cause::IsReadOnly { is_own: false }
            | Cause::NotKept(_)
            | Cause::OpenElsewhere(_)
            | Cause::IsFolder
            | Cause::IsNoFile
            | Cause::TooManyLinks => vec![SaveWay::Elsewhere],
            Cause::HalfWritten { .. } | Cause::MayNotLast(..) => {
                vec![SaveWay::Again, SaveWay::Elsewhere]
            }
            _ => vec![SaveWay::Elsewhere, SaveWay::Again],
        };
        let kind = match error.cause {
            Cause::ChangedOutside | Cause::Appeared => Kind::OtherVersion,
            _ => Kind::Else,
        };
        let path = error.path.clone();
        let sentence = error.cause.to_string();
        Self { path, is_copy, sentence, ways, chosen: 0, other: OtherVersion::Reading, kind }
    }

    /// Whether there is another version at the path to be compared with the open plan.
    pub fn has_other_version(&self) -> bool {
        self.kind == Kind::OtherVersion
    }

    /// The chosen way out.
    pub fn way(&self) -> SaveWay {
        self.ways.get(self.chosen).copied().unwrap_or(SaveWay::Elsewhere)
    }
}

impl App {
    /// "Save" in the dialog: goes the chosen way.
    pub(super) fn save_by(&mut self, trouble: SaveTrouble) {
        let consent = match trouble.way() {
            SaveWay::Elsewhere => {
                let purpose = if trouble.is_copy { Purpose::SaveCopy } else { Purpose::SaveAs };
                self.ask_for_file(purpose);
                return;
            }
            SaveWay::Replace => Consent { replaces: true, ..Consent::default() },
            SaveWay::LeaveNames => {
                Consent { other_names: OtherNames::LeaveBehind, ..Consent::default() }
            }
            SaveWay::InPlace => {
                Consent { other_names: OtherNames::WriteInPlace, ..Consent::default() }
            }
            SaveWay::IntoFile => Consent { into_file: true, ..Consent::default() },
            SaveWay::MakeWritable => Consent { makes_writable: true, ..Consent::default() },
            SaveWay::Again => Consent::default(),
        };
        self.save_with(trouble.path, trouble.is_copy, consent);
    }
}

//! One save as a job carries it out: who has the file, what is there, the file itself; and what it
//! leaves for the earlier versions, which nobody waits for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::on_disk::{Known, real_of};
use crate::model::Project;
use crate::storage::lock::{self, Taken};
use crate::storage::{
    self, Base, Cause, FileStamp, Keeper, Old, OtherNames, Problem, Stop, StorageError,
    WriteOptions, generations,
};

/// What the user said about what stands in the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "answers to questions of their own")]
pub(super) struct Consent {
    /// Whatever is there may be replaced.
    pub replaces: bool,
    /// There was no file when the name was chosen.
    pub is_new: bool,
    pub other_names: OtherNames,
    pub makes_writable: bool,
    /// The file is written where it is, because nothing can be put in its place.
    pub into_file: bool,
}

/// A save that was asked for.
pub(super) struct SaveJob {
    pub snapshot: Arc<Project>,
    pub path: PathBuf,
    pub is_copy: bool,
    pub consent: Consent,
    pub known: Arc<Known>,
    pub stop: Stop,
    /// [`Known::next_save`]
    pub nr: u64,
    /// Where earlier versions are kept.
    pub versions: Option<PathBuf>,
    /// Day and time, for others who find the lock.
    pub since: String,
}

/// A plan is on disk.
pub struct Landed {
    /// The file without links.
    pub real: PathBuf,
    /// The state the file is in now.
    pub stamp: FileStamp,
    /// What will be put right when the file is opened; empty for every sound plan.
    pub problems: Vec<Problem>,
    /// What did not work beside it: no backup.
    pub remark: Option<String>,
    /// What is to be kept among the earlier versions.
    pub to_keep: Option<Box<ToKeep>>,
}

/// The states of a file before and after a save. They are kept once the save has been told: the
/// plan is safe by then, and the folder of earlier versions may be slow or full.
pub struct ToKeep {
    /// Where earlier versions are kept.
    versions: PathBuf,
    /// The plan as the user calls it, and without links.
    path: PathBuf,
    real: PathBuf,
    old: Option<Old>,
    text: String,
    stamp: FileStamp,
}

impl ToKeep {
    /// The plan, as the user calls it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps the one before, unless it was kept when it was saved, and the new one.
    pub fn keep(&self) -> Result<(), StorageError> {
        if let Some(old) = &self.old {
            generations::keep(&self.versions, &self.real, &old.bytes, old.changed())?;
        }
        generations::keep(&self.versions, &self.real, self.text.as_bytes(), self.stamp.changed)?;
        Ok(())
    }
}

impl SaveJob {
    /// `None` if a later state is to be written there anyway.
    pub fn run(&self) -> Option<Result<Landed, StorageError>> {
        if self.known.is_outdated(&self.path, self.nr) || self.stop.is_set() {
            return None;
        }
        let real = real_of(&self.path);
        let saved = self.check_others(&real).and_then(|()| self.write(&real));
        if saved.is_err() && !self.is_copy && self.known.stamp(&self.path).is_none() {
            self.known.release(&real);
        }
        Some(saved)
    }

    /// A plan that somebody has open is not written to; one that becomes this plan's file is
    /// locked.
    fn check_others(&self, real: &Path) -> Result<(), StorageError> {
        if self.known.holds(real) {
            return Ok(());
        }
        let open_elsewhere = |owner| {
            Err(StorageError::new("save", &self.path, Cause::OpenElsewhere(Box::new(owner))))
        };
        if self.is_copy {
            return lock::owner(real).map_or(Ok(()), open_elsewhere);
        }
        match lock::take(real, &self.since, false) {
            Taken::Own(lock) => self.known.hold(real, lock),
            Taken::Other(owner) => return open_elsewhere(owner),
            Taken::Unknown(why) => log::warn!("no lock: {why}"),
        }
        Ok(())
    }

    /// Keeps the version before among the earlier ones, where a damaged plan finds it again.
    fn keeper(&self, real: &Path) -> Keeper {
        let (versions, real) = (self.versions.clone(), real.to_owned());
        Keeper::new(move |old| {
            let Some(versions) = &versions else {
                return Err(Cause::NotKept("there is no folder for earlier versions".to_owned()));
            };
            generations::keep(versions, &real, &old.bytes, old.changed())
                .map_err(|error| Cause::NotKept(error.to_string()))
        })
    }

    fn write(&self, real: &Path) -> Result<Landed, StorageError> {
        let base = match self.known.stamp(&self.path) {
            _ if self.consent.replaces => Base::Any,
            Some(stamp) => Base::File(stamp),
            None if self.consent.is_new => Base::Absent,
            None => Base::Any,
        };
        let options = WriteOptions {
            base,
            other_names: self.consent.other_names,
            into_file: self.consent.into_file.then(|| self.keeper(real)),
            makes_writable: self.consent.makes_writable,
            keeps_backup: true,
            wants_old: true,
            stop: self.stop.clone(),
        };
        let saved = storage::save_with(&self.snapshot, &self.path, &options);
        let saved = saved.inspect_err(|error| {
            // It is in place; only whether it lasts is not known.
            if let Cause::MayNotLast(stamp, _) = &error.cause {
                self.known.note(&self.path, **stamp);
            }
        })?;
        self.known.note(&self.path, saved.stamp);
        let remark = saved.backup_failure.map(|why| format!("no backup beside the plan: {why}"));
        let to_keep = self.versions.clone().map(|versions| {
            let (path, real) = (self.path.clone(), real.to_owned());
            let (old, text, stamp) = (saved.old, saved.text, saved.stamp);
            Box::new(ToKeep { versions, path, real, old, text, stamp })
        });
        Ok(Landed {
            real: saved.path,
            stamp: saved.stamp,
            problems: saved.problems,
            remark,
            to_keep,
        })
    }
}

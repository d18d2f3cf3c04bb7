//! One save as a job carries it out: who has the file, what is there, the file itself, the version
//! before.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::on_disk::{Known, real_of};
use crate::model::Project;
use crate::storage::lock::{self, Taken};
use crate::storage::{
    self, Base, Cause, FileStamp, Old, OtherNames, Problem, Stop, StorageError, WriteOptions,
    generations,
};

/// What the user said about what stands in the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Consent {
    /// Whatever is there may be replaced.
    pub replaces: bool,
    /// There was no file when the name was chosen.
    pub is_new: bool,
    pub other_names: OtherNames,
    pub makes_writable: bool,
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
    /// What did not work beside it: no backup, no earlier version.
    pub remark: Option<String>,
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
        let new = (saved.text.as_bytes(), saved.stamp);
        let no_version = self.keep_versions(real, saved.old.as_ref(), new).err();
        let no_backup = saved.backup_failure.map(|why| format!("no backup beside the plan: {why}"));
        let remark = no_version.map(|error| error.to_string()).or(no_backup);
        Ok(Landed { real: saved.path, stamp: saved.stamp, problems: saved.problems, remark })
    }

    /// The one before, unless it was kept when it was saved, and the new one.
    fn keep_versions(
        &self,
        real: &Path,
        old: Option<&Old>,
        (text, stamp): (&[u8], FileStamp),
    ) -> Result<(), StorageError> {
        let Some(versions) = &self.versions else { return Ok(()) };
        if let Some(old) = old {
            generations::keep(versions, real, &old.bytes, old.changed())?;
        }
        generations::keep(versions, real, text, stamp.changed)
    }
}

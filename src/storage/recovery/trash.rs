//! Discarded copies wait for thirty days, in case somebody discarded the wrong one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Depth, Recovery, copies_beside, copies_of, discard, list, make_folder, name};
use crate::storage::error::StorageError;

/// How long a discarded copy is kept.
const KEPT_FOR: Duration = Duration::from_hours(30 * 24);

/// A copy in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discarded {
    pub copy: Recovery,
    pub discarded_at: SystemTime,
}

fn trash(folder: &Path) -> PathBuf {
    folder.join("trash")
}

/// Moves a copy into the trash; the older copies of the same plan go. One that is gone already is
/// fine. `now` is written into its name, so that the time of the copy itself stays.
pub fn throw_away(copy: &Path, now: SystemTime) -> Result<(), StorageError> {
    let failed = |error| StorageError::new("discard the recovery copy", copy, error);
    let Some(folder) = copy.parent().filter(|_| copy.exists()) else { return Ok(()) };
    let trash = trash(folder);
    make_folder(&trash).map_err(failed)?;
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let others = copies_beside(copy);
    let nr = name::CopyName::parse(copy).map_or(0, |name| name.nr);
    // The run gets a name of its own: nobody holds a lock for it, so it counts as ended.
    let plan = copy.file_name().and_then(|name| name.to_str()?.split('.').next());
    let plan = plan.unwrap_or("untitled");
    let mut groups = (0..).map(|n| format!("{plan}.d{seconds}.{n}"));
    let Some(group) = groups.find(|group| copies_of(&trash, group).is_empty()) else {
        return Ok(());
    };
    let free = trash.join(name::file_name(&group, nr));
    fs::rename(copy, free).map_err(failed)?;
    for other in others.iter().filter(|other| *other != copy) {
        if let Err(error) = discard(other) {
            log::debug!("an older recovery copy stays: {error}");
        }
    }
    Ok(())
}

/// What is in the trash, what was discarded last first.
pub fn list_discarded(folder: &Path) -> Result<Vec<Discarded>, StorageError> {
    let copies = list(&trash(folder), Depth::Compared)?;
    let with_time = |copy: Recovery| {
        let discarded_at = discarded_at(&copy.path).unwrap_or(copy.saved_at);
        Discarded { copy, discarded_at }
    };
    let mut discarded: Vec<Discarded> = copies.into_iter().map(with_time).collect();
    discarded.sort_by_key(|one| std::cmp::Reverse(one.discarded_at));
    Ok(discarded)
}

/// Makes a discarded copy one that is offered again.
pub fn put_back(folder: &Path, discarded: &Path) -> Result<(), StorageError> {
    let failed = |error| StorageError::new("bring the discarded copy back", discarded, error);
    let name = discarded.file_name().unwrap_or_default();
    fs::rename(discarded, folder.join(name)).map_err(failed)
}

/// Removes what was discarded more than thirty days before `now`.
pub fn sweep_trash(folder: &Path, now: SystemTime) {
    let entries = fs::read_dir(trash(folder)).into_iter().flatten().filter_map(Result::ok);
    for entry in entries {
        let path = entry.path();
        let age = discarded_at(&path).and_then(|at| now.duration_since(at).ok());
        if age.is_some_and(|age| age > KEPT_FOR)
            && let Err(error) = discard(&path)
        {
            log::debug!("an old discarded copy stays: {error}");
        }
    }
}

/// The time in the name of a file in the trash.
fn discarded_at(path: &Path) -> Option<SystemTime> {
    let run = name::CopyName::parse(path)?.run;
    let seconds = run.strip_prefix('d')?.parse().ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

//! Remembers starts of the program that did not live, so that what ends it cannot end it again
//! and again.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::recovery::make_folder;

/// Two failed starts within this time, and the next one opens nothing by itself.
const WITHIN: Duration = Duration::from_mins(1);
/// How many failed starts that takes.
const MOST_FAILED: usize = 2;

/// A start that has not proved itself yet; what it wrote stays behind if the program ends before.
#[derive(Debug)]
pub struct Start {
    file: PathBuf,
    /// Seconds since 1970 of this start, as it is in the file.
    seconds: u64,
    /// The starts before it failed, so this one is to be careful.
    pub is_after_failures: bool,
    /// The note, until it is brought to the disk.
    written: Option<File>,
}

impl Start {
    /// Notes a start at `now` in the state folder. The system has the note then, so it outlasts the
    /// end of the program; that of the system it outlasts once [`Start::to_disk`] was done.
    pub fn begin(state: &Path, now: SystemTime) -> Self {
        let file = state.join("starts");
        let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
        let mut failed = read(&file);
        failed.retain(|start| seconds.abs_diff(*start) <= WITHIN.as_secs());
        let is_after_failures = failed.len() >= MOST_FAILED;
        failed.push(seconds);
        let written = write(state, &file, &failed)
            .inspect_err(|error| log::debug!("this start is not noted: {error}"));
        Self { file, seconds, is_after_failures, written: written.ok() }
    }

    /// What brings the note to the disk. A slow one takes its time for that, so it is done beside
    /// the window and not before it.
    pub fn to_disk(&mut self) -> impl FnOnce() + Send + 'static {
        let written = self.written.take();
        move || {
            if let Some(Err(error)) = written.map(|note| note.sync_all()) {
                log::debug!("this start may be forgotten after a power cut: {error}");
            }
        }
    }

    /// The program runs, or was ended on purpose: this start and those before it do not count.
    pub fn has_lived(self) {
        log::debug!("the start of second {} has lived", self.seconds);
        if let Err(error) = fs::remove_file(&self.file)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            log::debug!("the note of this start stays: {error}");
        }
    }
}

/// What cannot be read counts as no failure.
fn read(file: &Path) -> Vec<u64> {
    let text = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    text.lines().take(10).filter_map(|line| line.trim().parse().ok()).collect()
}

/// Two starts at once may take each other's note away, which forgets one of them.
fn write(state: &Path, file: &Path, starts: &[u64]) -> io::Result<File> {
    let lines: Vec<String> = starts.iter().map(u64::to_string).collect();
    make_folder(state)?;
    let passing = state.join("starts.new");
    let mut note = File::options().write(true).create(true).truncate(true).open(&passing)?;
    note.write_all((lines.join("\n") + "\n").as_bytes())?;
    fs::rename(&passing, file)?;
    Ok(note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::safe_write::replace;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + seconds)
    }

    /// Starts at these seconds, each of which ends at once; whether each is a careful one.
    fn careful(starts: &[u64]) -> Vec<bool> {
        let folder = tempfile::tempdir().unwrap();
        starts.iter().map(|s| Start::begin(folder.path(), at(*s)).is_after_failures).collect()
    }

    #[test]
    fn the_third_start_within_a_minute_is_careful_when_two_did_not_live() {
        assert_eq!(careful(&[0, 1, 2, 3]), [false, false, true, true]);
        assert_eq!(careful(&[0, 50, 59]), [false, false, true]);
        assert_eq!(careful(&[0, 50, 70]), [false, false, false]);
        assert_eq!(careful(&[0, 100, 200, 300]), [false, false, false, false]);
        // A clock that is set back in between is no reason to fail for ever.
        assert_eq!(careful(&[500, 0, 1]), [false, false, false]);
    }

    #[test]
    fn a_start_that_lived_ends_the_count() {
        let folder = tempfile::tempdir().unwrap();
        let begin = |second| Start::begin(folder.path(), at(second));
        begin(0);
        begin(1).has_lived();
        begin(2);
        assert!(!begin(3).is_after_failures);
        assert!(begin(4).is_after_failures);
    }

    #[test]
    fn bringing_the_note_to_the_disk_may_come_late_and_makes_it_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let begin = |second| Start::begin(folder.path(), at(second));
        let mut first = begin(0);
        assert_eq!(read(&folder.path().join("starts")).len(), 1, "noted without waiting");
        let late = first.to_disk();
        first.has_lived();
        late();
        let mut second = begin(1);
        second.to_disk()();
        second.to_disk()();
        begin(2);
        assert!(begin(3).is_after_failures);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_note_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        for damaged in [&b"\0\0\0"[..], b"never\n-1\n", b"\xff\xfe\n", b""] {
            replace(&folder.path().join("starts"), damaged).unwrap();
            assert!(!Start::begin(folder.path(), at(0)).is_after_failures, "{damaged:?}");
        }
        // Where nothing can be written, nothing is counted.
        assert!(!Start::begin(Path::new("/proc/none"), at(0)).is_after_failures);
    }
}

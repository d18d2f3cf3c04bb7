//! Who has a plan open: a file beside it, held by a lock of the system's, so that two programs do
//! not write to one plan.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::this_run::{Life, Signature, signature};
use crate::model::DateFormat;

/// As long as it lives, other runs of the program open the plan to read only.
#[derive(Debug)]
pub struct PlanLock {
    file: File,
    path: PathBuf,
}

/// What came of asking for a plan.
#[derive(Debug)]
pub enum Taken {
    Own(PlanLock),
    /// Somebody else has it open.
    Other(LockOwner),
    /// Locks do not work there; says why. Nothing is known of others.
    Unknown(String),
}

/// Who has a plan open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockOwner {
    pub user: String,
    pub host: String,
    /// Day and time as the owner wrote them.
    pub since: String,
    /// It is on another machine, so nobody here can know whether it still runs.
    pub is_elsewhere: bool,
}

impl LockOwner {
    /// "Anna on desk-3 (since 3 Mar 2021 14:05)", within a sentence.
    pub fn in_words(&self) -> String {
        let own = signature();
        let since = match self.since.as_str() {
            "" => String::new(),
            since => format!(" (since {})", told(since)),
        };
        let who = match (self.user.as_str(), self.host.as_str()) {
            ("", "") => "somebody".to_owned(),
            (user, host) if (user, host) == (own.user.as_str(), own.host.as_str()) => {
                "another window of Paceline".to_owned()
            }
            ("", host) => format!("somebody on {host}"),
            (user, "") => user.to_owned(),
            (user, host) => format!("{user} on {host}"),
        };
        format!("{who}{since}")
    }
}

/// "3 Mar 2021 14:05" of "2021-03-03 14:05"; anything else as it stands.
fn told(since: &str) -> String {
    let day = since.split_once(' ').and_then(|(day, time)| Some((day.parse().ok()?, time)));
    day.map_or_else(
        || since.to_owned(),
        |(day, time)| format!("{} {time}", DateFormat::DayMonthYear.format(day)),
    )
}

/// Bytes a lock file may have; more is none of ours.
const MOST_BYTES: u64 = 4096;
/// How often it is tried again when a lock file goes away in the moment it is looked at.
const MOST_TRIES: u32 = 20;

/// `.~lock.plan.ron#`, as office programs do it.
pub fn lock_path(real: &Path) -> PathBuf {
    let mut name = OsString::from(".~lock.");
    name.push(real.file_name().unwrap_or_default());
    name.push("#");
    real.with_file_name(name)
}

/// Asks for the plan at a path without links; `since` is day and time for others to read. The
/// lock of a program that has ended is taken over. With `is_forced` one of another machine is, too.
pub fn take(real: &Path, since: &str, is_forced: bool) -> Taken {
    let path = lock_path(real);
    for _ in 0..MOST_TRIES {
        match try_once(&path, since, is_forced) {
            Ok(Some(taken)) => return taken,
            Ok(None) => {}
            Err(error) => return Taken::Unknown(error.to_string()),
        }
    }
    Taken::Unknown("the lock file comes and goes".to_owned())
}

/// Whether somebody holds the lock of this plan now.
pub fn owner(real: &Path) -> Option<LockOwner> {
    let mut file = File::open(lock_path(real)).ok()?;
    let is_held = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    let (signed, owner) = read(&mut file);
    let is_elsewhere = signed.as_ref().is_some_and(|signed| signed.life() == Life::Elsewhere);
    (is_held || is_elsewhere).then_some(LockOwner { is_elsewhere, ..owner })
}

/// `None` if the file went away or was replaced meanwhile.
fn try_once(path: &Path, since: &str, is_forced: bool) -> io::Result<Option<Taken>> {
    let Some(mut file) = open(path)? else { return Ok(None) };
    // Whoever holds the system's lock has the plan; what the file says is for people and for
    // file systems without such locks.
    let is_supported = match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => return Ok(Some(Taken::Other(read(&mut file).1))),
        Err(TryLockError::Error(_)) => false,
    };
    if !is_still(path, &file) {
        return Ok(None);
    }
    let (signed, owner) = read(&mut file);
    match signed.map(|signed| signed.life()) {
        Some(Life::Elsewhere) if !is_forced => {
            return Ok(Some(Taken::Other(LockOwner { is_elsewhere: true, ..owner })));
        }
        Some(Life::Runs) if !is_supported => return Ok(Some(Taken::Other(owner))),
        _ => {}
    }
    match sign(&mut file, since) {
        Ok(()) => Ok(Some(Taken::Own(PlanLock { file, path: path.to_owned() }))),
        // Left by another user: it can be removed, but not written to.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            fs::remove_file(path)?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// The lock file, made if there is none; `None` if it went away meanwhile.
fn open(path: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    match options.clone().create_new(true).open(path) {
        Ok(file) => return Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    if !fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Ok(None);
    }
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        opened => opened.map(Some),
    }
}

/// Whether the open file still is the one at the path.
fn is_still(path: &Path, file: &File) -> bool {
    let (Ok(there), Ok(own)) = (fs::symlink_metadata(path), file.metadata()) else { return false };
    (there.dev(), there.ino()) == (own.dev(), own.ino())
}

fn sign(file: &mut File, since: &str) -> io::Result<()> {
    let own = signature();
    let mut text = String::new();
    let lines = [
        ("host", own.host.as_str()),
        ("user", own.user.as_str()),
        ("pid", &own.pid.to_string()),
        ("boot", own.boot.as_str()),
        ("since", since),
    ];
    for (name, value) in lines {
        // Writing to a string cannot fail.
        writeln!(text, "{name}={value}").unwrap_or_default();
    }
    check_writable(file)?;
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// A file opened to read only says "bad file" when written to; that is a matter of permission.
fn check_writable(file: &File) -> io::Result<()> {
    let flags = rustix::fs::fcntl_getfl(file)?;
    let is_writable = flags.contains(rustix::fs::OFlags::RDWR);
    if is_writable { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

fn read(file: &mut File) -> (Option<Signature>, LockOwner) {
    let mut bytes = Vec::new();
    let is_read = file.rewind().is_ok()
        && io::Read::by_ref(file).take(MOST_BYTES).read_to_end(&mut bytes).is_ok();
    let text = if is_read { String::from_utf8_lossy(&bytes).into_owned() } else { String::new() };
    let value = |name: &str| {
        let lines = text.lines().filter_map(|line| line.split_once('='));
        let value = lines.clone().find(|(other, _)| *other == name).map(|(_, value)| value);
        value.unwrap_or_default().chars().filter(|c| !c.is_control()).collect::<String>()
    };
    let owner = LockOwner {
        user: value("user"),
        host: value("host"),
        since: value("since"),
        is_elsewhere: false,
    };
    let signed = value("pid").parse().ok().map(|pid| Signature {
        host: owner.host.clone(),
        user: owner.user.clone(),
        pid,
        boot: value("boot"),
    });
    (signed, owner)
}

impl PlanLock {
    /// The plan's lock file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for PlanLock {
    fn drop(&mut self) {
        // Removed while it is held: whoever opened it meanwhile finds that it is not there any more.
        if is_still(&self.path, &self.file)
            && let Err(error) = fs::remove_file(&self.path)
        {
            log::debug!("a lock stays behind: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::safe_write::replace;
    use super::*;

    fn is_own(taken: &Taken) -> bool {
        matches!(taken, Taken::Own(_))
    }

    #[test]
    fn the_second_is_told_who_has_the_plan_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("plan.ron");
        let first = take(&plan, "3 March 2021 14:05", false);
        assert!(is_own(&first));
        let Taken::Other(other) = take(&plan, "", false) else { panic!("two have it") };
        assert_eq!((other.since.as_str(), other.is_elsewhere), ("3 March 2021 14:05", false));
        assert_eq!(owner(&plan), Some(other));
        drop(first);
        assert_eq!(owner(&plan), None);
        assert!(!lock_path(&plan).exists());
        assert!(is_own(&take(&plan, "", false)));
    }

    #[test]
    fn locks_that_nobody_holds_are_taken_but_those_of_other_machines_are_asked_about() {
        let own = signature();
        let line = |host: &str, pid: u32, boot: &str| {
            format!("host={host}\nuser=anna\npid={pid}\nboot={boot}\nsince=yesterday\n")
        };
        let check = |text: &str, is_forced, expected| {
            let folder = tempfile::tempdir().unwrap();
            let plan = folder.path().join("plan.ron");
            replace(&lock_path(&plan), text.as_bytes()).unwrap();
            let taken = take(&plan, "", is_forced);
            assert_eq!(is_own(&taken), expected, "{text}: {taken:?}");
        };
        check(&line(&own.host, 4_194_305, &own.boot), false, true);
        check(&line(&own.host, own.pid, "before"), false, true);
        // The number was given to another process: nobody holds the lock.
        check(&line(&own.host, own.pid, &own.boot), false, true);
        check("", false, true);
        check(&line("elsewhere", 1, "x"), false, false);
        check(&line("elsewhere", 1, "x"), true, true);
    }

    #[test]
    fn a_folder_without_room_for_locks_is_no_reason_to_refuse() {
        let taken = take(Path::new("/proc/none/plan.ron"), "", false);
        assert!(matches!(taken, Taken::Unknown(_)), "{taken:?}");
        assert_eq!(owner(Path::new("/proc/none/plan.ron")), None);
    }

    #[test]
    fn two_that_ask_at_once_never_both_get_the_plan() {
        const RACES: usize = 200;
        let folder = tempfile::tempdir().unwrap();
        let mut n_single = 0;
        for race in 0..RACES {
            let plan = folder.path().join(format!("plan {race}.ron"));
            if race % 2 == 1 {
                let left = format!("host={}\npid=4194305\nboot=x\n", signature().host);
                replace(&lock_path(&plan), left.as_bytes()).unwrap();
            }
            let (start, end) = (Barrier::new(2), Barrier::new(2));
            let n_writers = AtomicUsize::new(0);
            std::thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        start.wait();
                        let taken = take(&plan, "", false);
                        n_writers.fetch_add(usize::from(is_own(&taken)), Ordering::SeqCst);
                        end.wait();
                    });
                }
            });
            let n_writers = n_writers.into_inner();
            assert!(n_writers <= 1, "race {race}: {n_writers} writers");
            n_single += n_writers;
        }
        assert_eq!(n_single, RACES, "one of two gets it");
    }
}

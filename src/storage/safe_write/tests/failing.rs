//! Every call of a save fails once, or from then on, with each of eight errors: the file is the
//! old one or the new one, "saved" is said only of the new one, and nothing is left behind.

use std::io;
use std::path::Path;

use rustix::io::Errno;

use super::*;
use crate::storage::this_run::signature;
use crate::storage::vfs::failing::Failing;

const ERRORS: [Errno; 8] = [
    Errno::IO,
    Errno::NOSPC,
    Errno::DQUOT,
    Errno::ACCESS,
    Errno::ROFS,
    Errno::INTR,
    Errno::MFILE,
    Errno::STALE,
];

/// A way to save, and what is there before.
type Saver = fn(&Failing<'_, Memory>, &Path, &[u8]) -> Result<(), Cause>;
type Before = fn() -> Memory;

const OLD: &[u8] = b"the old version";

fn new() -> Vec<u8> {
    version(2, 1300)
}

/// What was wrong, and how many failures were tried.
fn sweep(before: Before, save: Saver) -> (Vec<String>, usize) {
    let (mut wrong, mut n_tried) = (Vec::new(), 0);
    for errno in ERRORS {
        for is_persistent in [false, true] {
            for at in 0.. {
                let memory = before();
                let failing = Failing::new(&memory, at, errno.raw_os_error(), is_persistent);
                let outcome = save(&failing, Path::new(PLAN), &new());
                if !failing.has_struck() {
                    assert!(outcome.is_ok(), "nothing failed: {outcome:?}");
                    break;
                }
                n_tried += 1;
                if let Some(fault) = fault(&memory, &outcome) {
                    let how = if is_persistent { "from call" } else { "at call" };
                    wrong.push(format!("{errno} {how} {at}: {fault} ({outcome:?})"));
                }
            }
        }
    }
    (wrong, n_tried)
}

fn fault(memory: &Memory, saved: &Result<(), Cause>) -> Option<String> {
    let is_new = memory.bytes_at(PLAN) == Some(new());
    let is_old = memory.bytes_at(PLAN).is_none_or(|bytes| bytes == OLD);
    let is_right = match saved {
        Ok(()) | Err(Cause::MayNotLast(..)) => is_new,
        Err(Cause::HalfWritten { backup }) => {
            let backup = backup.display().to_string();
            memory.bytes_at(&backup).or_else(|| kept_at(&backup)).as_deref() == Some(OLD)
        }
        Err(_) => is_old,
    };
    if !is_right {
        return Some(format!("{:?}", memory.bytes_at(PLAN).map(|bytes| bytes.len())));
    }
    if let Err(cause) = saved {
        let sentence = cause.to_string();
        if !sentence.contains("; ") && !sentence.contains(", save") {
            return Some(format!("no next step: {sentence}"));
        }
    }
    let litter = litter(memory);
    (!litter.is_empty()).then(|| format!("left behind: {litter:?}"))
}

/// What stays behind when the process has ended and the plan is saved again: nobody can remove
/// a file from a disk that refuses everything, but the next save can.
fn litter(memory: &Memory) -> Vec<String> {
    let own = format!(".{}.", signature().pid);
    for name in memory.all_names() {
        let later = name.replace(&own, ".4194305.");
        if later != name {
            memory.rename(Path::new(&name), Path::new(&later)).unwrap();
        }
    }
    litter::clear(memory, Path::new("/plans/plan.ron"));
    let known = [PLAN, BACKUP, "/plans/real.ron", "/plans/real.ron~", "/plans/other"];
    memory.all_names().into_iter().filter(|name| !known.contains(&name.as_str())).collect()
}

fn ours(vfs: &Failing<'_, Memory>, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let others = WriteOptions { other_names: OtherNames::LeaveBehind, ..like_a_plan() };
    write(vfs, path, bytes, &others).map(|_| ())
}

fn compared(vfs: &Failing<'_, Memory>, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let old = Memory::default();
    let stamp = save(&old, OLD, &WriteOptions::default())?.stamp;
    let options = WriteOptions { base: Base::File(stamp), wants_old: true, ..like_a_plan() };
    write(vfs, path, bytes, &options).map(|_| ())
}

fn in_place(vfs: &Failing<'_, Memory>, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let options = WriteOptions { other_names: OtherNames::WriteInPlace, ..like_a_plan() };
    write(vfs, path, bytes, &options).map(|_| ())
}

/// Writes into the file of a folder that takes no others; the version before is kept far away.
fn into_file(vfs: &Failing<'_, Memory>, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let keeper =
        Keeper::new(|old| if old.bytes == OLD { Ok(KEPT.into()) } else { Err(Cause::NoFolder) });
    let options = WriteOptions { into_file: Some(keeper), ..like_a_plan() };
    write(vfs, path, bytes, &options).map(|_| ())
}

const KEPT: &str = "/state/versions/plan.ron";

fn kept_at(path: &str) -> Option<Vec<u8>> {
    (path == KEPT).then(|| OLD.to_vec())
}

fn stuck() -> Memory {
    let memory = with_plan();
    memory.stick();
    memory
}

fn with_plan() -> Memory {
    let memory = Memory::default();
    memory.put(PLAN, OLD);
    memory
}

fn with_backup() -> Memory {
    let memory = with_plan();
    memory.put(BACKUP, b"older");
    memory
}

fn with_names() -> Memory {
    let memory = with_backup();
    memory.put_name("/plans/other", PLAN);
    memory
}

/// As a save leaves it that ended between backup and rename.
fn half_done() -> Memory {
    let memory = with_plan();
    memory.put_name(BACKUP, PLAN);
    memory
}

#[test]
fn no_failure_damages_a_file_or_leaves_anything_behind() {
    let mut n_tried = 0;
    let mut check = |before: Before, saver: Saver| {
        let (wrong, n) = sweep(before, saver);
        assert!(wrong.is_empty(), "{} of {n}:\n{}", wrong.len(), wrong.join("\n"));
        n_tried += n;
    };
    check(Memory::default, ours);
    check(with_plan, ours);
    check(with_backup, ours);
    check(with_backup, compared);
    check(|| with_backup().without_links(), compared);
    check(half_done, compared);
    check(with_names, ours);
    check(with_names, in_place);
    check(stuck, into_file);
    assert!(n_tried >= 600, "{n_tried} failures");
}

/// The usual way: open for writing, which empties the file, and write.
fn careless(vfs: &Failing<'_, Memory>, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let mut file = match vfs.stat(path) {
        Ok(_) => vfs.open(path)?,
        Err(_) => vfs.create(path, 0o644)?,
    };
    vfs.set_size(&file, 0)?;
    vfs.write(&mut file, bytes)?;
    Ok(vfs.sync(&file)?)
}

/// Leaves its temporary file where it is when something fails.
fn untidy(vfs: &Failing<'_, Memory>, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let step = Path::new("/plans/plan.tmp");
    let mut file = vfs.create(step, 0o644)?;
    vfs.write(&mut file, bytes)?;
    vfs.sync(&file)?;
    vfs.rename(step, path)?;
    Ok(vfs.sync_folder(Path::new("/plans"))?)
}

#[test]
fn the_sweep_finds_careless_savers() {
    let savers: [Saver; 2] = [careless, untidy];
    for saver in savers {
        let (wrong, n_tried) = sweep(with_plan, saver);
        assert!(!wrong.is_empty(), "none of {n_tried}");
    }
}

#[test]
fn a_full_disk_says_how_much_is_missing() {
    let memory = with_plan();
    let sentence = |errno: Errno| {
        let sentences = (0..40).filter_map(|at| {
            let failing = Failing::new(&memory, at, errno.raw_os_error(), false);
            ours(&failing, Path::new(PLAN), &new()).err().map(|cause| cause.to_string())
        });
        sentences.collect::<Vec<_>>()
    };
    // The disk in memory says that 1,000 bytes are free.
    let full =
        "the disk is full, 300 bytes more are needed; free some space or choose another folder";
    assert!(sentence(Errno::NOSPC).contains(&full.to_owned()));
}

#[test]
fn an_uncertain_sync_is_followed_by_a_new_file_and_not_by_a_second_sync() {
    for errno in [Errno::IO, Errno::DQUOT] {
        let memory = with_plan();
        let n_saved = (0..40)
            .filter(|at| {
                let failing = Failing::new(&memory, *at, errno.raw_os_error(), false);
                failing_sync(&failing).is_ok() && failing.has_struck()
            })
            .count();
        assert!(n_saved > 0, "{errno}");
    }
}

fn failing_sync(vfs: &Failing<'_, Memory>) -> Result<Written, Cause> {
    write(vfs, Path::new(PLAN), &new(), &WriteOptions::default())
}

#[test]
fn the_real_disk_stands_the_same_sweep() {
    use crate::storage::vfs::Disk;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    for errno in [Errno::IO, Errno::NOSPC] {
        for at in 0.. {
            replace(&path, OLD).unwrap();
            let failing = Failing::new(&Disk, at, errno.raw_os_error(), false);
            let saved = write(&failing, &path, &new(), &like_a_plan());
            let found = std::fs::read(&path).unwrap();
            let is_new = found == new();
            assert!(is_new || found == OLD, "{errno} at {at}: {} bytes", found.len());
            assert!(is_new || saved.is_err(), "{errno} at {at}: {saved:?}");
            let names = std::fs::read_dir(folder.path()).unwrap();
            let n_names = names.collect::<io::Result<Vec<_>>>().unwrap().len();
            // Where removing is what failed, the next save clears away.
            assert!(n_names <= 2 || saved.is_err() && n_names == 3, "{errno} at {at}");
            if !failing.has_struck() {
                break;
            }
        }
    }
}

//! The power goes at every moment of several saves: the file is the old one or the new one, and
//! after "saved" only the new one. The next start works and clears away.

use std::path::{Path, PathBuf};

use super::*;
use crate::storage::this_run::signature;
use crate::storage::vfs::memory::{Left, State};

type Saver = fn(&Memory, &Path, &[u8]) -> Result<(), Cause>;

/// How many saves follow one another.
const SAVES: usize = 30;

/// What was wrong, and how many states were looked at. `first` is there for long; the saves after
/// it are longer and shorter in turn.
fn sweep(
    memory: &Memory,
    first: Option<&[u8]>,
    n_saves: usize,
    saver: Saver,
) -> (Vec<String>, usize) {
    let (mut wrong, mut n_states) = (Vec::new(), 0);
    let mut before: Option<Vec<u8>> = first.map(<[u8]>::to_vec);
    for nr in 1..=n_saves {
        let bytes = version(nr, [2300, 900, 3800, 40][nr % 4]);
        memory.record();
        saver(memory, Path::new(PLAN), &bytes).unwrap();
        let history = memory.take_history();
        let n = history.len();
        for (at, state) in history.iter().enumerate() {
            let is_acknowledged = at + 1 == n;
            let (n_looked_at, faults) = look(state, |left| {
                let found = left.get(Path::new(PLAN));
                let is_right =
                    found == Some(&bytes) || !is_acknowledged && found == before.as_ref();
                if is_right { after_start(left) } else { Some(describe(found)) }
            });
            n_states += n_looked_at;
            let moment = format!("save {nr}, after call {at} of {n}");
            wrong.extend(faults.into_iter().map(|fault| format!("{moment}: {fault}")));
        }
        before = Some(bytes);
    }
    (wrong, n_states)
}

fn look(state: &State, fault: impl Fn(&Left) -> Option<String>) -> (usize, Vec<String>) {
    let all = state.all_left();
    (all.len(), all.iter().filter_map(fault).collect())
}

fn describe(found: Option<&Vec<u8>>) -> String {
    match found {
        None => "no file".to_owned(),
        Some(bytes) if bytes.is_empty() => "an empty file".to_owned(),
        Some(bytes) if bytes.iter().all(|byte| *byte == 0) => "nothing but zeros".to_owned(),
        Some(bytes) => format!("{} bytes of another version or of none", bytes.len()),
    }
}

/// The machine is started again and the plan saved: whose process has ended is cleared away.
fn after_start(left: &Left) -> Option<String> {
    let own = format!(".{}.", signature().pid);
    let later = |(path, bytes): (&PathBuf, &Vec<u8>)| {
        let name = path.display().to_string().replace(&own, ".4194305.");
        (PathBuf::from(name), bytes.clone())
    };
    let memory = Memory::after(&left.iter().map(later).collect());
    if let Err(cause) = save(&memory, b"after the power cut", &like_a_plan()) {
        return Some(format!("the next save fails: {cause}"));
    }
    let names = memory.all_names();
    let known = [PLAN, BACKUP];
    let litter: Vec<_> = names.iter().filter(|name| !known.contains(&name.as_str())).collect();
    (!litter.is_empty()).then(|| format!("left behind: {litter:?}"))
}

fn ours(memory: &Memory, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    write(memory, path, bytes, &like_a_plan()).map(|_| ())
}

#[test]
fn no_power_cut_damages_a_file_or_takes_back_what_was_saved() {
    let mut n_states = 0;
    for memory in [Memory::default(), Memory::default().without_links()] {
        let (wrong, n) = sweep(&memory, None, SAVES, ours);
        assert!(wrong.is_empty(), "{} of {n}:\n{}", wrong.len(), wrong.join("\n"));
        n_states += n;
    }
    let memory = Memory::default();
    memory.put(PLAN, b"old");
    memory.put(BACKUP, b"older");
    let (wrong, n) = sweep(&memory, Some(b"old"), SAVES, ours);
    assert!(wrong.is_empty(), "{} of {n}:\n{}", wrong.len(), wrong.join("\n"));
    n_states += n;
    println!("{n_states} states");
    assert!(n_states >= 5_000, "{n_states} states");
}

#[test]
fn there_is_a_whole_backup_at_every_moment() {
    let memory = Memory::default();
    memory.put(PLAN, &version(1, 900));
    memory.put(BACKUP, &version(0, 900));
    let mut n_states = 0;
    for nr in 2..6 {
        memory.record();
        ours(&memory, Path::new(PLAN), &version(nr, 900)).unwrap();
        for state in memory.take_history() {
            let (n, faults) = look(&state, |left| {
                let found = left.get(Path::new(BACKUP));
                let is_whole = [nr - 1, nr - 2].iter().any(|nr| found == Some(&version(*nr, 900)));
                (!is_whole).then(|| describe(found))
            });
            assert!(faults.is_empty(), "save {nr}: {faults:?}");
            n_states += n;
        }
    }
    assert!(n_states > 100);
}

fn plain(memory: &Memory, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    if memory.stat(path).is_ok() {
        memory.remove(path)?;
    }
    let mut file = memory.create(path, 0o644)?;
    Ok(memory.write(&mut file, bytes)?)
}

fn without_sync(memory: &Memory, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let step = Path::new("/plans/.plan.ron.1.tmp");
    let mut file = memory.create(step, 0o644)?;
    memory.write(&mut file, bytes)?;
    memory.rename(step, path)?;
    Ok(memory.sync_folder(Path::new("/plans"))?)
}

fn without_folder_sync(memory: &Memory, path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    // What an hour later would be on the disk anyway.
    memory.settle();
    let step = Path::new("/plans/.plan.ron.1.tmp");
    let mut file = memory.create(step, 0o644)?;
    memory.write(&mut file, bytes)?;
    memory.sync(&file)?;
    Ok(memory.rename(step, path)?)
}

#[test]
fn the_sweep_finds_careless_savers() {
    let savers: [(Saver, &str); 3] = [
        (plain, "an empty file"),
        (without_sync, "nothing but zeros"),
        (without_folder_sync, "bytes of another version"),
    ];
    for (saver, expected) in savers {
        let memory = Memory::default();
        memory.put(PLAN, b"old");
        memory.put(BACKUP, b"older");
        let (wrong, n_states) = sweep(&memory, Some(b"old"), 2, saver);
        let is_found = wrong.iter().any(|fault| fault.contains(expected));
        assert!(is_found, "{expected}: {} of {n_states}", wrong.len());
    }
}

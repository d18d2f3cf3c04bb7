//! What a save leaves, whatever happens to it.

mod crashing;
mod failing;
mod on_disk;

use std::path::Path;

use super::*;
use crate::storage::vfs::memory::Memory;

const PLAN: &str = "/plans/plan.ron";
const BACKUP: &str = "/plans/plan.ron~";

/// A version of a file: `nr` says which, `size` how long it is.
fn version(nr: usize, size: usize) -> Vec<u8> {
    let line = format!("version {nr}\n");
    line.bytes().cycle().take(size).collect()
}

fn like_a_plan() -> WriteOptions {
    WriteOptions { keeps_backup: true, ..WriteOptions::default() }
}

fn save(memory: &Memory, bytes: &[u8], options: &WriteOptions) -> Result<Written, Cause> {
    write(memory, Path::new(PLAN), bytes, options)
}

#[test]
fn what_was_changed_outside_is_not_replaced() {
    let memory = Memory::default();
    let mut options = WriteOptions { base: Base::Absent, ..like_a_plan() };
    options.base = Base::File(save(&memory, b"one", &options).unwrap().stamp);
    options.base = Base::File(save(&memory, b"two", &options).unwrap().stamp);
    // The same bytes at another time are no other version.
    memory.put(PLAN, b"two");
    save(&memory, b"three", &options).unwrap();
    assert!(matches!(save(&memory, b"four", &options), Err(Cause::ChangedOutside)));
    let absent = WriteOptions { base: Base::Absent, ..like_a_plan() };
    assert!(matches!(save(&memory, b"four", &absent), Err(Cause::Appeared)));
    assert_eq!(memory.bytes_at(PLAN).unwrap(), b"three");
    memory.remove(Path::new(PLAN)).unwrap();
    save(&memory, b"four", &options).unwrap();
    assert_eq!(memory.bytes_at(PLAN).unwrap(), b"four");
}

#[test]
fn a_save_nobody_waits_for_replaces_nothing_and_leaves_nothing() {
    for other_names in [OtherNames::LeaveBehind, OtherNames::WriteInPlace] {
        let memory = Memory::default();
        memory.put(PLAN, b"old");
        memory.put_name("/plans/other", PLAN);
        let options = WriteOptions { other_names, ..like_a_plan() };
        options.stop.set();
        assert!(matches!(save(&memory, b"new", &options), Err(Cause::Stopped)));
        assert_eq!(memory.bytes_at(PLAN).unwrap(), b"old");
        assert_eq!(memory.all_names(), ["/plans/other", PLAN]);
    }
}

#[test]
fn the_version_before_is_kept_beside_the_file() {
    for memory in [Memory::default(), Memory::default().without_links()] {
        for nr in 1..=3 {
            save(&memory, &version(nr, 40), &like_a_plan()).unwrap();
        }
        assert_eq!(memory.bytes_at(BACKUP).unwrap(), version(2, 40));
        assert_eq!(memory.all_names(), [PLAN, BACKUP]);
    }
}

#[test]
fn a_file_with_other_names_is_left_to_the_users_choice() {
    let check = |other_names, expected: Option<[&str; 2]>| {
        let memory = Memory::default();
        memory.put(PLAN, b"old");
        memory.put_name("/plans/other", PLAN);
        let options = WriteOptions { other_names, ..like_a_plan() };
        let saved = save(&memory, b"new", &options);
        let Some(expected) = expected else {
            assert!(matches!(saved, Err(Cause::HasOtherNames)));
            return;
        };
        saved.unwrap();
        let found = [PLAN, "/plans/other"].map(|path| memory.bytes_at(path).unwrap());
        assert_eq!(found, expected.map(|text| text.as_bytes().to_vec()));
        assert_eq!(memory.bytes_at(BACKUP).unwrap(), b"old");
    };
    check(OtherNames::Ask, None);
    check(OtherNames::LeaveBehind, Some(["new", "old"]));
    check(OtherNames::WriteInPlace, Some(["new", "new"]));
}

#[test]
fn a_file_marked_read_only_is_replaced_when_that_is_what_is_wanted() {
    let memory = Memory::default();
    memory.put(PLAN, b"old");
    memory.set_mode_at(PLAN, 0o444);
    let refused = save(&memory, b"new", &like_a_plan());
    assert!(matches!(refused, Err(Cause::IsReadOnly { is_own: true })));
    let options = WriteOptions { makes_writable: true, ..like_a_plan() };
    save(&memory, b"new", &options).unwrap();
    assert_eq!(memory.stat(Path::new(PLAN)).unwrap().mode, 0o644);
}

#[test]
fn a_file_in_a_read_only_folder_is_written_into_when_that_is_what_is_wanted() {
    use std::sync::Mutex;
    let memory = Memory::default();
    memory.put(PLAN, b"old");
    memory.stick();
    let refused = save(&memory, b"new", &like_a_plan());
    assert!(matches!(refused, Err(Cause::IsStuck)), "{refused:?}");
    assert_eq!(memory.bytes_at(PLAN).unwrap(), b"old");
    let into_file = |keeper| WriteOptions { into_file: Some(keeper), ..like_a_plan() };
    let unable = Keeper::new(|_| Err(Cause::NotKept("the disk is full".to_owned())));
    assert!(matches!(save(&memory, b"new", &into_file(unable)), Err(Cause::NotKept(_))));
    assert_eq!(memory.bytes_at(PLAN).unwrap(), b"old", "nothing is written that was not kept");
    let kept = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&kept);
    let keeper = Keeper::new(move |old| {
        list.lock().unwrap().push(old.bytes.clone());
        Ok("/state/old".into())
    });
    save(&memory, b"new", &into_file(keeper)).unwrap();
    assert_eq!(memory.bytes_at(PLAN).unwrap(), b"new");
    assert_eq!(*kept.lock().unwrap(), [b"old".to_vec()]);
    assert_eq!(memory.all_names(), [PLAN]);
}

//! What only a real file system can show.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

use super::super::paths::passing_name;
use super::*;

fn names(folder: &Path) -> Vec<OsString> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn the_longest_name_and_odd_bytes_can_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    for name in [vec![b'x'; 255], b"caf\xE9.ron".to_vec(), b"-\n.ron".to_vec()] {
        let path = folder.path().join(OsStr::from_bytes(&name));
        replace(&path, b"1").unwrap();
        replace(&path, b"2").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"2");
    }
    assert_eq!(names(folder.path()).len(), 3);
}

#[test]
fn a_file_of_a_running_save_is_not_in_the_way_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let other = folder.path().join(passing_name(OsStr::new("plan.ron"), 0, "tmp"));
    replace(&other, b"of another thread").unwrap();
    replace(&path, b"new").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert_eq!(fs::read(&other).unwrap(), b"of another thread");
}

#[test]
fn mode_and_notes_on_the_file_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    replace(&path, b"old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o751)).unwrap();
    let flags = rustix::fs::XattrFlags::empty();
    let has_notes = rustix::fs::setxattr(&path, "user.colour", b"red", flags).is_ok();
    write(&Disk, &path, b"new", &like_a_plan()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o751);
    if has_notes {
        let mut value = [0; 8];
        let n = rustix::fs::getxattr(&path, "user.colour", &mut value).unwrap();
        assert_eq!(&value[..n], b"red");
    }
    assert_eq!(names(folder.path()), ["plan.ron", "plan.ron~"]);
    assert_eq!(fs::read(backup_of(&path)).unwrap(), b"old");
}

//! Files on disk: saved over the old one or not at all.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::ffi::OsString;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use paceline::storage::{Cause, StorageError, load, save};

use crate::plans;

#[test]
fn numbers_that_are_none_and_texts_too_long_are_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    save(&plans::small(), &path).unwrap();
    let old = std::fs::read(&path).unwrap();
    let check = |change: &dyn Fn(&mut paceline::model::Goal), expected: &str| {
        let mut project = plans::small();
        let id = project.goals.ids()[0];
        project.goals.change(id, change);
        let error = save(&project, &path).unwrap_err().to_string();
        assert_eq!(error, format!("Could not save: {expected}: {}", path.display()));
        assert_eq!(std::fs::read(&path).unwrap(), old);
    };
    let anew = "is not a finite number; type it anew, then save again";
    check(&|goal| goal.target = Some(f64::NAN), &format!("The target of goal 2 {anew}"));
    check(&|goal| goal.weight = f64::INFINITY, &format!("The weight of goal 2 {anew}"));
    check(
        &|goal| goal.notes = "x".repeat(64 * 1024 + 1),
        "A text of goal 2 is longer than 64 kB; shorten it, then save again",
    );
}

#[test]
fn control_characters_are_left_out_and_do_not_keep_anybody_from_saving() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut project = plans::small();
    let id = project.goals.ids()[0];
    project.goals.change(id, |goal| goal.notes = "a\0b\u{1b}[31m\r\nc\td".to_owned());
    assert_eq!(save(&project, &path).unwrap().problems, []);
    let loaded = load(&path).unwrap().loaded;
    assert_eq!(loaded.project.goals.get(id).unwrap().notes, "ab[31m\nc\td");
}

fn names(folder: &Path) -> Vec<OsString> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn a_plan_is_saved_over_the_old_one_with_its_mode_and_without_litter() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let saved = save(&plans::small(), &path).unwrap();
    assert_eq!(saved.path, path);
    assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o133, 0);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    save(&plans::rich(), &path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o7777, 0o640);
    let file = load(&path).unwrap();
    assert_eq!((file.loaded.project, file.is_writable), (plans::rich(), true));
    assert_eq!(names(folder.path()), ["plan.ron", "plan.ron~"]);
    let before = load(&folder.path().join("plan.ron~")).unwrap();
    assert_eq!(before.loaded.project, plans::small());
}

#[test]
fn links_stay_links_and_their_file_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("real")).unwrap();
    save(&plans::small(), &at("real/plan.ron")).unwrap();
    symlink("real/plan.ron", at("link.ron")).unwrap();
    symlink(at("link.ron"), at("chain.ron")).unwrap();
    symlink("real/new.ron", at("dangling.ron")).unwrap();
    for (link, target) in [("chain.ron", "real/plan.ron"), ("dangling.ron", "real/new.ron")] {
        let saved = save(&plans::rich(), &at(link)).unwrap();
        assert_eq!(saved.path, at(target));
        assert!(std::fs::symlink_metadata(at(link)).unwrap().is_symlink());
        assert_eq!(load(&at(target)).unwrap().loaded.project, plans::rich());
    }
    symlink(at("loop.ron"), at("loop.ron")).unwrap();
    let error = save(&plans::small(), &at("loop.ron")).unwrap_err();
    assert!(matches!(error.cause, Cause::TooManyLinks), "{error}");
}

fn sentence(result: Result<impl Sized, StorageError>, path: &Path) -> String {
    let error = result.err().unwrap().to_string();
    error.strip_suffix(&format!(": {}", path.display())).unwrap().to_owned()
}

#[test]
fn what_cannot_be_saved_to_or_opened_is_told_with_a_next_step() {
    let folder = tempfile::tempdir().unwrap();
    let project = plans::small();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(
        sentence(save(&project, folder.path()), folder.path()),
        "Could not save: this is a folder; choose a file"
    );
    assert_eq!(
        sentence(load(folder.path()), folder.path()),
        "Could not open: this is a folder; choose a file"
    );
    assert_eq!(
        sentence(save(&project, &at("none/plan.ron")), &at("none/plan.ron")),
        "Could not save: the folder does not exist; choose another one"
    );
    assert_eq!(
        sentence(load(&at("none.ron")), &at("none.ron")),
        "Could not open: there is no such file; check the name"
    );
    let device = PathBuf::from("/dev/zero");
    let no_file = "this is not an ordinary file; choose another one";
    assert_eq!(sentence(load(&device), &device), format!("Could not open: {no_file}"));
    assert_eq!(sentence(save(&project, &device), &device), format!("Could not save: {no_file}"));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    save(&plans::small(), &path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(
        sentence(save(&plans::rich(), &path), &path),
        "Could not save: the file is read-only; make it writable or save under another name"
    );
    let file = load(&path).unwrap();
    assert_eq!((file.loaded.project, file.is_writable), (plans::small(), false));
}

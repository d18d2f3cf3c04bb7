//! What a save leaves for the earlier versions: nobody waits for it, and it is made all the same.

use std::os::unix::fs::MetadataExt as _;

use eframe::App as _;

use super::slow::Hanging;
use super::*;
use crate::app::writing::Consent;
use crate::app::{JobKey, SaveTrouble, SaveWay};
use crate::jobs::Jobs;
use crate::model::PlanSettings;
use crate::storage::{Cause, StorageError, generations};

/// How many objectives each kept version has, the newest first, the present one left out.
fn versions(desk: &Desk) -> Vec<usize> {
    let root = desk.folders().versions();
    let versions = generations::list(Some(&root), &desk.path("spring.ron")).unwrap();
    let kept = versions.iter().filter(|version| !version.is_backup);
    kept.map(|kept| storage::load(&kept.path).unwrap().loaded.project.objectives.len()).collect()
}

#[test]
fn a_save_is_told_before_its_versions_are_kept_and_they_are_kept_in_order() {
    let desk = Desk::new();
    let mut hanging = Hanging::on(&desk, JobKey::Keep, []);
    for _ in 0..3 {
        hanging.app.add_objective();
        hanging.app.save();
        hanging.until(|app| !app.document.is_dirty());
        assert_eq!(hanging.app.told_state(), "Saved 14:05");
    }
    assert!(!desk.folders().versions().exists());
    hanging.end();
    hanging.until(|app| !app.jobs.is_running(JobKey::Keep));
    assert_eq!(desk.n_objectives("spring.ron"), 3);
    assert_eq!(versions(&desk), [2, 1, 0]);
    assert!(hanging.app.notices().is_empty());
}

#[test]
fn versions_that_cannot_be_kept_are_told_and_the_plan_is_saved_all_the_same() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    storage::save(&Project::default(), &desk.folders().versions()).unwrap();
    app.add_objective();
    app.save();
    app.take_outcomes();
    app.take_outcomes();
    assert!(!app.document.is_dirty());
    assert_eq!(app.told_state(), "Saved 14:05");
    let told: Vec<&str> = app.notices().iter().map(|notice| notice.text.as_str()).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("spring.ron is saved, but not among its earlier versions: "));
}

#[test]
fn whoever_closes_right_after_saving_has_a_version_of_it() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.jobs = Jobs::new(Runner::Threads);
    let (woken, wakes) = std::sync::mpsc::channel();
    app.jobs.set_wake(Arc::new(move || woken.send(()).unwrap_or_default()));
    app.add_objective();
    app.save();
    app.leave(Departure::Exit);
    while !app.may_close() {
        wakes.recv().unwrap();
        app.take_outcomes();
    }
    app.on_exit(None);
    assert_eq!(versions(&desk), [0]);
    let root = generations::folder_of(&desk.folders().versions(), &desk.path("spring.ron"));
    assert_eq!(std::fs::read_dir(root).unwrap().count(), 2, "the present one too");
}

#[test]
fn a_file_in_a_read_only_folder_can_be_written_into_once_its_version_is_kept() {
    let desk = Desk::new();
    let plan = desk.path("spring.ron");
    let error = StorageError::new("save", &plan, Cause::IsStuck);
    let mut trouble = SaveTrouble::new(&error, false);
    assert_eq!(trouble.way(), SaveWay::Elsewhere, "what is safe stands first");
    trouble.chosen = trouble.ways.iter().position(|way| *way == SaveWay::IntoFile).unwrap();
    let mut app = desk.app([]);
    let inode = || std::fs::metadata(&plan).unwrap().ino();
    let before = inode();
    app.add_objective();
    app.save_by(trouble);
    app.take_outcomes();
    assert!(!app.document.is_dirty());
    assert_eq!(inode(), before, "the file itself");
    assert_eq!(desk.n_objectives("spring.ron"), 1);
    assert_eq!(versions(&desk), [0]);
    // Nothing is written where the version before cannot be kept.
    let consent = Consent { into_file: true, ..Consent::default() };
    std::fs::remove_dir_all(desk.folders().versions()).unwrap();
    storage::save(&Project::default(), &desk.folders().versions()).unwrap();
    app.add_objective();
    app.save_with(plan.clone(), false, consent);
    app.take_outcomes();
    assert!(app.document.is_dirty());
    assert_eq!(desk.n_objectives("spring.ron"), 1);
}

#[test]
fn a_changed_plan_can_go_back_to_its_last_save() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    let rows = |app: &mut App| {
        app.open_versions();
        (0..3).for_each(|_| app.take_outcomes());
        let Some(Dialog::Versions(dialog)) = app.dialog.take() else { panic!("no dialog") };
        *dialog
    };
    app.add_objective();
    app.save();
    app.take_outcomes();
    let dialog = rows(&mut app);
    assert!(dialog.rows.unwrap().iter().all(|row| !row.version.is_present), "it is that");
    app.add_objective();
    let dialog = rows(&mut app);
    assert!(dialog.rows.as_ref().unwrap()[0].version.is_present);
    app.confirm_versions(dialog);
    app.take_outcomes();
    assert_eq!(app.document.project().objectives.len(), 1);
}

#[test]
fn a_plan_that_cannot_be_written_says_so_when_it_is_opened() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let mut app = desk.app([]);
    assert!(app.banners().is_empty());
    let plan = desk.path("spring.ron");
    std::fs::set_permissions(&plan, std::fs::Permissions::from_mode(0o444)).unwrap();
    app.start_opening(plan.clone());
    app.take_outcomes();
    let told =
        "spring.ron or its folder is read-only. You can work on the plan; saving asks where to";
    assert_eq!(app.banners().first().map(|banner| banner.text.as_str()), Some(told));
    app.add_objective();
    let consent = Consent { makes_writable: true, ..Consent::default() };
    app.save_with(plan, false, consent);
    app.take_outcomes();
    assert!(app.banners().is_empty());
}

fn named(name: &str) -> Project {
    let settings = PlanSettings { name: name.to_owned(), ..PlanSettings::default() };
    Project { settings: Arc::new(settings), ..Project::default() }
}

/// The question about two states of a plan was answered; saving does not ask it again.
#[test]
fn unsaved_work_that_was_chosen_over_the_file_is_saved_without_a_second_question() {
    let desk = Desk::new();
    let plan = desk.path("spring.ron");
    storage::save(&Project::default(), &plan).unwrap();
    let base = storage::load(&plan).unwrap().stamp;
    let copies = desk.folders().recovery();
    let key = "former.1".to_owned();
    let of = CopyOf { original: Some(plan.clone()), base: Some(base), key, ..CopyOf::default() };
    recovery::write(&copies, &named("Mine"), &of, 1).unwrap();
    let theirs = named("Theirs");
    let mut app = desk.app([]);
    storage::save(&theirs, &plan).unwrap();
    app.show_welcome();
    app.start_opening(plan.clone());
    app.take_outcomes();
    let Some(Dialog::Recover(mut dialog)) = app.dialog.take() else { panic!("no question") };
    assert!(dialog.copy.against.is_conflict());
    dialog.which = crate::app::RecoverWhich::Recovered;
    app.confirm_recover(*dialog);
    (0..4).for_each(|_| app.take_outcomes());
    app.save();
    (0..2).for_each(|_| app.take_outcomes());
    assert!(app.dialog.is_none() && !app.document.is_dirty());
    assert_eq!(storage::load(&plan).unwrap().loaded.project, named("Mine"));
    assert_eq!(storage::load(&storage::backup_of(&plan)).unwrap().loaded.project, theirs);
    // Where nobody was asked, it does.
    app.add_objective();
    storage::save(&theirs, &plan).unwrap();
    app.save();
    app.take_outcomes();
    assert!(matches!(app.dialog, Some(Dialog::SaveTrouble(_))));
}

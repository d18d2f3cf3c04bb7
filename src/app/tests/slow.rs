//! A disk that does not answer keeps nobody from working, saving elsewhere and leaving.

use std::sync::mpsc::{Receiver, Sender, channel};

use super::*;
use crate::app::{JobKey, Outcome, TableToSave};
use crate::jobs::Jobs;

/// The program with jobs that run, one of which hangs until its other end is dropped.
pub struct Hanging {
    pub app: App,
    wakes: Receiver<()>,
    answer: Option<Sender<()>>,
}

impl Hanging {
    pub fn on(desk: &Desk, key: JobKey, answers: impl IntoIterator<Item = Answer>) -> Self {
        let mut app = desk.app(answers);
        app.jobs = Jobs::new(Runner::Threads);
        let (woken, wakes) = channel();
        app.jobs.set_wake(Arc::new(move || woken.send(()).unwrap_or_default()));
        let (answer, waits) = channel::<()>();
        app.jobs.queue(key, move |_| {
            waits.recv().unwrap_or_default();
            Outcome::Done
        });
        Self { app, wakes, answer: Some(answer) }
    }

    /// What hangs comes to its end.
    pub fn end(&mut self) {
        self.answer = None;
    }

    /// Takes in what jobs bring until something holds.
    pub fn until(&mut self, holds: impl Fn(&App) -> bool) {
        while !holds(&self.app) {
            self.wakes.recv().unwrap();
            self.app.take_outcomes();
        }
    }
}

fn banner(app: &App) -> Option<String> {
    app.banners().first().map(|banner| banner.text.clone())
}

#[test]
fn a_plan_whose_folder_does_not_answer_is_saved_elsewhere_on_the_way_out() {
    let desk = Desk::new();
    let other = desk.path("other.ron");
    let answers = [Answer::Picked(vec![other.clone()])];
    let mut hanging = Hanging::on(&desk, JobKey::Save, answers);
    let app = &mut hanging.app;
    app.add_objective();
    app.save();
    app.leave(Departure::Close);
    let ctx = egui::Context::default();
    app.tell_of_slow_save(&ctx);
    assert_eq!(banner(app), None, "it may only be slow");
    app.env.clock.advance(std::time::Duration::from_secs(6));
    app.tell_of_slow_save(&ctx);
    assert_eq!(app.told_state(), "Still saving (6 s)");
    assert!(matches!(app.dialog, Some(Dialog::Saving)));
    assert_eq!(
        banner(app).unwrap(),
        "spring.ron is not saved yet: its folder does not answer. You can go on with the plan; a \
         copy of it is kept on this machine"
    );
    app.save_elsewhere();
    assert!(!app.is_saving() && app.dialog.is_none());
    hanging.until(|app| !app.is_plan_open);
    assert_eq!(desk.n_objectives("other.ron"), 1);
    assert_eq!(desk.n_objectives("spring.ron"), 0);
    // Its answer changes nothing any more.
    hanging.end();
    hanging.app.take_outcomes();
    assert!(!hanging.app.is_plan_open);
}

#[test]
fn a_save_that_is_not_waited_for_leaves_the_plan_unsaved_and_in_a_copy() {
    let desk = Desk::new();
    let mut hanging = Hanging::on(&desk, JobKey::Save, []);
    let app = &mut hanging.app;
    app.add_objective();
    app.save();
    app.tell_of_slow_save(&egui::Context::default());
    app.stop_waiting();
    assert_eq!(app.save_state, "Not saved");
    assert!(app.document.is_dirty() && banner(app).is_none());
    hanging.until(|app| !app.recovery.is_without_copies());
    assert_eq!(desk.n_objectives("spring.ron"), 0);
    // The folder answers again.
    hanging.app.save();
    hanging.until(|app| !app.document.is_dirty());
    assert_eq!(desk.n_objectives("spring.ron"), 1);
}

#[test]
fn a_save_that_lands_after_all_counts_for_the_plan_it_was_of() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    // Done at once, and not taken in yet.
    app.save();
    app.stop_saving();
    assert!(app.document.is_dirty());
    app.take_outcomes();
    assert!(!app.document.is_dirty());
    // The plan has another file by now: it keeps that one.
    app.add_objective();
    app.save();
    app.stop_saving();
    let other = desk.path("other.ron");
    app.save_to(other.clone(), false);
    app.take_outcomes();
    assert_eq!(app.document.path(), Some(other.as_path()));
    assert_eq!(desk.n_objectives("other.ron"), 2);
}

#[test]
fn a_former_plan_whose_file_does_not_answer_keeps_nobody_from_making_copies() {
    let desk = Desk::new();
    let mut hanging = Hanging::on(&desk, JobKey::Recovery, []);
    hanging.app.add_objective();
    hanging.app.copy_now();
    hanging.until(|app| !app.recovery.is_without_copies());
}

#[test]
fn a_copy_that_hangs_is_told_before_anybody_leaves_without_it() {
    let desk = Desk::new();
    let mut app = Hanging::on(&desk, JobKey::Copy, []).app;
    app.add_objective();
    app.leave(Departure::Close);
    assert!(asks_to_leave(&app) && app.keeps_copies());
    app.leave_without_saving();
    assert!(app.is_plan_open, "it waits");
    app.env.clock.advance(std::time::Duration::from_secs(6));
    app.tell_of_slow_copy(&egui::Context::default());
    assert!(asks_to_leave(&app) && !app.keeps_copies(), "what is said is another thing now");
    app.leave_without_saving();
    assert!(!app.is_plan_open);
}

#[test]
fn a_table_whose_folder_does_not_answer_is_saved_elsewhere() {
    let desk = Desk::new();
    let [first, other] = ["first.csv", "other.csv"].map(|name| desk.path(name));
    let answers = [Answer::Picked(vec![first.clone()]), Answer::Picked(vec![other.clone()])];
    let mut hanging = Hanging::on(&desk, JobKey::SaveCopy, answers);
    let table = TableToSave { name: "Shares".to_owned(), text: "a,b\r\n".into() };
    hanging.app.save_table(table);
    hanging.until(App::is_saving_table);
    let app = &mut hanging.app;
    let ctx = egui::Context::default();
    app.tell_of_slow_save(&ctx);
    app.env.clock.advance(std::time::Duration::from_secs(6));
    app.tell_of_slow_save(&ctx);
    let told = app.banners().remove(0);
    assert_eq!(told.text, "The table first.csv is not saved yet: its folder does not answer");
    let ways: Vec<&str> = told.ways.iter().map(|(label, _)| *label).collect();
    assert_eq!(ways, ["Save the table elsewhere…", "Stop waiting"]);
    assert_ne!(app.told_state(), "Still saving (6 s)", "the plan is as it was");
    app.save_elsewhere();
    hanging.until(|_| other.exists());
    hanging.end();
    hanging.until(|app| !app.is_saving());
    assert!(!first.exists(), "nobody waits for that one any more");
    assert_eq!(hanging.app.document.path(), Some(desk.path("spring.ron").as_path()));
}

#[test]
fn a_table_that_is_not_waited_for_is_told_as_a_table() {
    let desk = Desk::new();
    let answers = [Answer::Picked(vec![desk.path("first.csv")])];
    let mut hanging = Hanging::on(&desk, JobKey::SaveCopy, answers);
    hanging.app.save_table(TableToSave { name: "Shares".to_owned(), text: "a".into() });
    hanging.until(App::is_saving_table);
    hanging.app.stop_waiting();
    let told = "The table is not saved; save it again when the folder answers";
    assert!(hanging.app.notices().iter().any(|notice| notice.text == told));
    assert!(!hanging.app.is_saving());
}

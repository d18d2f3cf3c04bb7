//! Undo, redo, what is one step, and what counts as unsaved.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;
use paceline::document::{Document, PreparedEdit};
use paceline::edit::{Edit, NamedSeries, ObjectiveEdit, ReadingsEdit};
use paceline::model::{
    Cadence, ChannelId, Input, InputId, Objective, ObjectiveId, Project, ReadingKey,
};

use crate::plans;

fn add(document: &mut Document, name: &str) -> ObjectiveId {
    let id = ObjectiveId(document.project().next_id);
    let objective = Objective { name: name.to_owned(), ..Objective::default() };
    document.apply(&Edit::Objective(ObjectiveEdit::Add { objective })).unwrap();
    id
}

fn move_to(document: &mut Document, id: ObjectiveId, to: usize) {
    document.apply(&Edit::Objective(ObjectiveEdit::Move { id, to })).unwrap();
}

fn reading(month: i8) -> ReadingKey {
    let calendar = plans::small().settings.calendar;
    let period = calendar.period_of(Cadence::Month, date(2021, month, 1));
    ReadingKey { input: InputId(4), channel: ChannelId(5), period }
}

fn set(document: &mut Document, month: i8, value: Option<f64>) {
    document.apply(&Edit::Readings(ReadingsEdit::Set { key: reading(month), value })).unwrap();
}

fn three() -> (Document, [ObjectiveId; 3]) {
    let mut document = Document::default();
    let ids = ["one", "two", "three"].map(|name| add(&mut document, name));
    document.end_gesture();
    (document, ids)
}

fn order(document: &Document) -> Vec<&str> {
    document.project().objectives.values().map(|objective| objective.name.as_str()).collect()
}

#[test]
fn a_whole_drag_is_one_step() {
    let (mut document, [one, ..]) = three();
    move_to(&mut document, one, 1);
    move_to(&mut document, one, 2);
    assert_eq!(order(&document), ["two", "three", "one"]);
    assert_eq!(document.undo().as_deref(), Some("move “one”"));
    assert_eq!(order(&document), ["one", "two", "three"]);
    assert_eq!(document.undo().as_deref(), Some("add objective"));
}

#[test]
fn two_drags_are_two_steps_and_so_are_drags_of_two_things() {
    let (mut document, [one, two, _]) = three();
    move_to(&mut document, one, 1);
    document.end_gesture();
    move_to(&mut document, one, 2);
    move_to(&mut document, two, 1);
    for expected in [["two", "three", "one"], ["two", "one", "three"], ["one", "two", "three"]] {
        document.undo();
        assert_eq!(order(&document), expected);
    }
}

#[test]
fn a_drag_back_to_where_it_began_is_no_step() {
    let (mut document, [one, ..]) = three();
    move_to(&mut document, one, 2);
    move_to(&mut document, one, 0);
    assert_eq!(document.undo_label(), Some("add objective"));
    move_to(&mut document, one, 1);
    document.undo();
    assert_eq!(order(&document), ["one", "two", "three"]);
}

#[test]
fn at_least_two_hundred_steps_are_kept() {
    let mut document = Document::untitled(plans::small());
    for n in 0..300 {
        set(&mut document, 1, Some(f64::from(n)));
    }
    let n = std::iter::from_fn(|| document.undo()).count();
    assert_eq!(n, 300);
    assert_eq!(document.project().reading(reading(1)), Some(510.5));
}

#[test]
fn a_change_after_undo_forgets_what_was_undone() {
    let mut document = Document::untitled(plans::small());
    set(&mut document, 1, Some(1.0));
    document.undo();
    assert_eq!(document.redo_label(), Some("set shares for 2021-01"));
    set(&mut document, 2, Some(2.0));
    assert_eq!(document.redo_label(), None);
    assert_eq!(document.redo(), None);
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut document = Document::untitled(plans::small());
    let before = Arc::clone(document.project());
    set(&mut document, 1, Some(510.5));
    assert!(Arc::ptr_eq(document.project(), &before));
    assert_eq!(document.undo_label(), None);
    assert!(!document.is_dirty());
}

#[test]
fn the_mark_goes_out_when_the_saved_state_is_back() {
    let mut document = Document::untitled(plans::small());
    set(&mut document, 1, Some(1.0));
    let snapshot = Arc::clone(document.project());
    document.saved_as(snapshot, PathBuf::from("plan.ron"));
    assert!(!document.is_dirty());

    document.undo();
    assert!(document.is_dirty(), "undone past the save");
    document.redo();
    assert!(!document.is_dirty(), "done again");

    set(&mut document, 2, Some(7.0));
    assert!(document.is_dirty());
    set(&mut document, 2, Some(521.0));
    assert!(!document.is_dirty(), "typed back");

    set(&mut document, 3, None);
    document.undo();
    assert!(!document.is_dirty(), "undone");
}

#[test]
fn something_added_and_deleted_again_is_no_unsaved_change() {
    let mut document = Document::untitled(plans::small());
    let id = add(&mut document, "for a moment");
    document.apply(&Edit::Objective(ObjectiveEdit::Delete { id })).unwrap();
    assert!(!document.is_dirty());
}

#[test]
fn a_save_that_lands_late_leaves_later_edits_unsaved() {
    let mut document = Document::untitled(plans::small());
    set(&mut document, 1, Some(1.0));
    let snapshot = Arc::clone(document.project());
    set(&mut document, 2, Some(2.0));
    document.saved_as(snapshot, PathBuf::from("plan.ron"));
    assert!(document.is_dirty());
    document.undo();
    assert!(!document.is_dirty());
}

#[test]
fn an_import_is_one_step() {
    let mut document = Document::untitled(plans::small());
    let before = Project::clone(document.project());
    let readings = (1..=12).map(|month| (date(2021, month, 1), f64::from(month))).collect();
    let clicks = NamedSeries {
        identifier: "clicks".to_owned(),
        channel: "Instagram".to_owned(),
        cadence: Cadence::Month,
        readings,
    };
    let edit = Edit::Readings(ReadingsEdit::Bring {
        from: "insights.csv".to_owned(),
        channels: vec!["Instagram".to_owned()],
        inputs: vec![Input { identifier: "clicks".to_owned(), ..Input::default() }],
        series: vec![clicks],
    });
    document.apply(&edit).unwrap();
    assert_eq!(document.project().n_readings(), 24);
    assert_eq!(document.undo_label(), Some("import insights.csv"));
    document.undo();
    assert!(**document.project() == before);
    assert_eq!(document.undo_label(), None);
}

#[test]
fn a_change_worked_out_elsewhere_is_taken_as_it_is_or_not_at_all() {
    let mut document = Document::untitled(plans::small());
    let edit = Edit::Readings(ReadingsEdit::Set { key: reading(1), value: Some(41.0) });
    let prepared = PreparedEdit::new(document.project(), &edit).unwrap();
    assert!(document.apply_prepared(&prepared));
    // Not one reading was touched: the state is the very one that was worked out.
    assert!(Arc::ptr_eq(document.project(), prepared.after()));
    assert!(document.is_dirty());
    assert!(!document.apply_prepared(&prepared), "the plan has moved on");
    document.undo();
    assert_eq!(document.undo_label(), None);
    assert!(!document.is_dirty());
}

#[test]
fn the_former_state_shares_what_was_not_changed() {
    let mut document = Document::untitled(plans::small());
    let before = Arc::clone(document.project());
    set(&mut document, 1, Some(1.0));
    let after = document.project();
    assert!(after.goals.is_shared_with(&before.goals));
    assert!(after.kpis.is_shared_with(&before.kpis));
    assert!(Arc::ptr_eq(&after.settings, &before.settings));
}

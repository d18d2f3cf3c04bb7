//! Undoing an addition, and where one is afterwards.

use super::*;
use crate::app::{Action, Command, LibraryDialog, Sample, Selection};

#[test]
fn an_undone_addition_leads_back_to_what_was_selected() {
    let desk = Desk::new();
    let (mut app, ctx) = (desk.app([]), egui::Context::default());
    app.update(&ctx, Action::Run(Command::OpenSample(Sample::Netflix)));
    let (goal, _) = app.document.project().goals.iter().next().unwrap();
    app.update(&ctx, Action::Reveal(ItemId::Goal(goal)));
    let before = app.session.selection;
    assert!(before.goal.is_some() && before.kpi.is_some());
    for entry in ["engagement", "reach"] {
        let mut library = LibraryDialog::new(false);
        library.query = entry.to_owned();
        app.confirm_library(Box::new(library));
        assert_eq!(app.session.selection.goal, None);
    }
    let second = app.session.selection;
    app.undo();
    assert_ne!(app.session.selection, second);
    assert_eq!(app.session.selection.goal, None, "the first KPI is still there");
    app.undo();
    assert_eq!(app.session.selection, before);
    app.redo();
    app.update(&ctx, Action::Reveal(ItemId::Goal(goal)));
    app.undo();
    assert_eq!(app.session.selection, Selection::of_goal(app.document.project(), goal));
}

//! What an item lacks, at the top of its inspector: a goal's five marks, every finding with its
//! ways out.

use egui::{Id, Ui};

use crate::analysis::by_item::letter_tallies;
use crate::app::{Action, Actions, View};
use crate::model::ItemId;
use crate::ui::findings::card::{Title, at_places, block_ui, finding_ui, hint_ui, id_of};
use crate::ui::findings::words::title_of;
use crate::ui::theme;
use crate::ui::widgets::smart_marks_ui;

/// Nothing at all for an item without findings that is no goal.
pub fn findings_ui(ui: &mut Ui, view: &View<'_>, item: ItemId, actions: &mut Actions) {
    let places = view.findings.of(item);
    if let ItemId::Goal(_) = item {
        marks_ui(ui, view, item, actions);
    }
    if places.is_empty() {
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        for finding in at_places(view, places) {
            let is_meant = view.session.finding == Some(id_of(finding));
            let name = title_of(finding.code);
            let shown = block_ui(ui, ("finding", finding.code), (&name, is_meant), |ui| {
                finding_ui(ui, finding, Title::Tells, actions);
            });
            if is_meant && view.session.wants_finding {
                shown.request_focus();
                shown.scroll_to_me(None);
            }
        }
    });
    ui.separator();
}

/// The five letters; a click on one goes to the first finding about it.
fn marks_ui(ui: &mut Ui, view: &View<'_>, item: ItemId, actions: &mut Actions) {
    let places = view.findings.of(item);
    let marks = letter_tallies(&view.analysis.findings, places);
    let of_letter =
        |letter| at_places(view, places).filter(move |finding| finding.letter == Some(letter));
    let id = Id::unique(("inspector marks", item));
    let clicked = smart_marks_ui(ui, id, marks, |ui, letter| hint_ui(ui, of_letter(letter)));
    if let Some(finding) = clicked.and_then(|letter| of_letter(letter).next()) {
        actions.push(Action::ShowFinding(id_of(finding)));
    }
}

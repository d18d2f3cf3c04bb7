//! Earlier versions of the plan: when each was saved, how large it is, what tells it from the plan.

use egui::{Align, Id, Key, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::{answer, cancel_and, room};
use crate::app::{Action, Actions, Compared, VersionRow, VersionsDialog, View};
use crate::storage::bytes_in_words;
use crate::ui::theme;
use crate::ui::widgets::{modal_ui, note_ui, row_ui, semibold_ui};
use crate::ui::words::{moment, second};

const WIDTH: f32 = 640.0;
/// Height of everything but the list.
const OTHERS: f32 = 330.0;

/// Enter brings the chosen version back as a step that Undo takes back.
pub(super) fn versions_ui(
    ui: &Ui,
    view: &View<'_>,
    dialog: &mut VersionsDialog,
    actions: &mut Actions,
) {
    let buttons = cancel_and("Restore", dialog.to_restore().is_some());
    let id = Id::unique("versions");
    let choice = modal_ui(ui, id, "Restore an earlier version", WIDTH, &buttons, |ui| {
        note_ui(
            ui,
            "The version takes the place of the open plan; Undo takes that back. The file \
             changes only when you save.",
        );
        ui.add_space(theme::SPACE_8);
        body_ui(ui, view, dialog, actions);
    });
    answer(choice, actions);
}

fn body_ui(ui: &mut Ui, view: &View<'_>, dialog: &mut VersionsDialog, actions: &mut Actions) {
    if let Some(error) = &dialog.error {
        ui.add(Label::new(error).wrap());
    }
    let Some(rows) = &dialog.rows else {
        note_ui(ui, "Looking for earlier versions…");
        return;
    };
    if rows.is_empty() {
        note_ui(
            ui,
            "There are none yet. Each save keeps the version before it: the ten last, one an \
             hour for a day, one a day for a month.",
        );
        return;
    }
    let mut chosen = dialog.chosen;
    let mut is_taken = false;
    let when: Vec<String> = told_apart(rows.iter().map(|row| saved(view, row)).collect(), rows);
    let area = ScrollArea::vertical().max_height(room(ui, OTHERS, 260.0));
    area.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, row) in rows.iter().enumerate() {
            let when = when.get(place).map_or("", String::as_str);
            let shown = version_ui(ui, when, row, place == dialog.chosen);
            if shown.clicked() {
                chosen = place;
                is_taken |= ui.input(|input| input.key_pressed(Key::Enter));
            }
            is_taken |= shown.double_clicked();
        }
    });
    ui.add_space(theme::SPACE_8);
    details_ui(ui, rows.get(chosen));
    dialog.chosen = chosen;
    if is_taken && dialog.to_restore().is_some() {
        actions.push(Action::ConfirmDialog);
    }
}

/// Versions of the same minute say the second, too.
fn told_apart(mut when: Vec<String>, rows: &[VersionRow]) -> Vec<String> {
    let all = when.clone();
    let repeats = |text: &String| all.iter().filter(|other| *other == text).count() > 1;
    for (text, row) in when.iter_mut().zip(rows) {
        if repeats(text)
            && let Some(second) = second(row.version.saved_at)
        {
            *text = format!("{text}:{second:02}");
        }
    }
    when
}

fn version_ui(ui: &mut Ui, when: &str, row: &VersionRow, is_chosen: bool) -> egui::Response {
    let size = bytes_in_words(row.version.bytes);
    let summary = match &row.compared {
        Compared::Waiting => "…".to_owned(),
        Compared::Differences(differences) => differences.in_short(),
        Compared::Unreadable(_) => "cannot be read".to_owned(),
    };
    let summary =
        if row.version.is_present { format!("as last saved, {summary}") } else { summary };
    let name = format!("{when}, {size}, {summary}");
    row_ui(ui, is_chosen, &name, |ui| {
        ui.horizontal(|ui| {
            column_ui(ui, 150.0, RichText::new(when));
            column_ui(ui, 70.0, RichText::new(size).small().weak());
            ui.add(Label::new(RichText::new(summary).small().weak()).truncate());
        });
    })
}

/// A text at the left of a column.
fn column_ui(ui: &mut Ui, width: f32, text: RichText) {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, 18.0), layout, |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(text).truncate());
    });
}

/// What the chosen version has otherwise than the open plan.
fn details_ui(ui: &mut Ui, row: Option<&VersionRow>) {
    match row.map(|row| &row.compared) {
        None => {}
        Some(Compared::Waiting) => {
            note_ui(ui, "Reading this version…");
        }
        Some(Compared::Unreadable(error)) => {
            ui.add(Label::new(error).wrap());
        }
        Some(Compared::Differences(differences)) if differences.is_empty() => {
            note_ui(ui, "It holds the same as the open plan");
        }
        Some(Compared::Differences(differences)) => {
            semibold_ui(ui, "From the open plan to this version");
            let area = ScrollArea::vertical().id_salt("details").max_height(120.0);
            area.auto_shrink([false, true]).show(ui, |ui| {
                for line in differences.lines() {
                    ui.horizontal_top(|ui| {
                        ui.label("•");
                        ui.add(Label::new(line).wrap());
                    });
                }
            });
        }
    }
}

/// "Today 14:05", "3 Mar 2021 14:05".
fn saved(view: &View<'_>, row: &VersionRow) -> String {
    match moment(row.version.saved_at) {
        Some((day, time)) if day == view.today => format!("Today {time}"),
        Some((day, time)) => format!("{} {time}", view.date(day)),
        None => "Time unknown".to_owned(),
    }
}

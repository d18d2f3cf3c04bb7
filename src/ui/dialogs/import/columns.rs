//! The columns of a table, with the guesses that decide about all of them above.

use egui::{ScrollArea, TextEdit, Ui};

use super::column::{self, ROW_HEIGHT};
use super::guesses;
use super::shown::Lists;
use crate::app::{ImportDialog, View};
use crate::import::{ColumnContent, TableRef};
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui, note_ui};

/// Columns from which on there is a search field.
const MANY: usize = 8;

pub(super) fn columns_ui(
    ui: &mut Ui,
    view: &View<'_>,
    lists: &Lists,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    guesses::of_meaning_ui(ui, view, at, dialog);
    if lists.n_columns > MANY {
        search_ui(ui, lists, dialog);
    }
    if lists.n_columns == 0 {
        note_ui(ui, "This table has no columns of figures");
    }
    let left_out = left_out(at, dialog, lists);
    if !lists.columns.is_empty() {
        column::captions_ui(ui);
    }
    let below = if left_out.is_empty() { 0.0 } else { 20.0 };
    let height = (ui.available_height() - below).max(ROW_HEIGHT);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW_HEIGHT, lists.columns.len(), |ui, places| {
            // The bar floats over the content.
            ui.set_max_width(ui.available_width() - theme::SPACE_12);
            for at in &lists.columns[places] {
                ui.push_id(at.column, |ui| column::column_ui(ui, view, *at, dialog));
            }
        });
    });
    if !left_out.is_empty() {
        ui.add(egui::Label::new(egui::RichText::new(left_out).small().weak()).truncate());
    }
}

fn search_ui(ui: &mut Ui, lists: &Lists, dialog: &mut ImportDialog) {
    ui.horizontal_wrapped(|ui| {
        let search = TextEdit::singleline(&mut dialog.shown.query)
            .hint_text("Search columns")
            .desired_width(160.0);
        let field = ui.add(search);
        ui.accesskit_node_builder(field.id, |node| node.set_label("Search columns"));
        column::keep_enter(ui, &field);
        for (text, is_on) in [
            ("Only taken", &mut dialog.shown.only_taken),
            ("Hide zeros", &mut dialog.shown.hides_empty),
        ] {
            if chip_ui(ui, Chip::Toggle, text, *is_on).clicked() {
                *is_on = !*is_on;
            }
        }
        ui.add_space(theme::SPACE_8);
        let (all, none) = (
            action_button_ui(ui, "Take all shown").clicked(),
            action_button_ui(ui, "Take none shown").clicked(),
        );
        if all || none {
            for at in &lists.columns {
                if let Some(choice) = dialog.choices.columns.get_mut(at) {
                    choice.take = all;
                }
            }
            dialog.touch();
        }
    });
}

/// What the list does not show: columns that the search keeps out, and by name those without
/// figures, so that nobody looks for them in vain.
fn left_out(at: TableRef, dialog: &ImportDialog, lists: &Lists) -> String {
    const MOST: usize = 8;
    let table = dialog.files.parsed.get(at.file).and_then(|file| file.tables.get(at.table));
    let Some(table) = table else { return String::new() };
    let mut parts = Vec::new();
    match lists.n_columns - lists.columns.len() {
        0 => {}
        1 => parts.push("1 column is not shown".to_owned()),
        hidden => parts.push(format!("{hidden} columns are not shown")),
    }
    let mut without = table
        .columns
        .iter()
        .filter(|column| !matches!(column.content, ColumnContent::Figures | ColumnContent::Time))
        .map(|column| column.header.as_str())
        .filter(|header| !header.is_empty());
    let shown: Vec<&str> = without.by_ref().take(MOST).collect();
    if !shown.is_empty() {
        let more = match without.count() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        parts.push(format!("Columns without figures: {}{more}", shown.join(", ")));
    }
    parts.join(" · ")
}

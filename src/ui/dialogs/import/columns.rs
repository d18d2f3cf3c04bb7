//! The columns of a table and what else its rows yield, below the guesses that decide about all of
//! them; all of it scrolls together, and only what is in sight is laid out.

use egui::{Label, RichText, ScrollArea, TextEdit, Ui};

use super::column::{self, row_height};
use super::shown::Lists;
use super::{guesses, measures, notices};
use crate::app::{ImportDialog, View};
use crate::import::{ColumnContent, TableRef};
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui, note_ui};

/// Columns from which on there is a search field.
pub(super) const MANY: usize = 8;
/// Width of the search with all that stands beside it.
const SEARCH_WIDTH: f32 = 620.0;

pub(super) fn columns_ui(
    ui: &mut Ui,
    view: &View<'_>,
    lists: &Lists,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    let area = ScrollArea::vertical().auto_shrink([false, false]);
    area.show(ui, |ui| {
        // The bar floats over the content.
        ui.set_max_width(ui.available_width() - theme::SPACE_12);
        notices::notices_ui(ui, view, at, dialog);
        guesses::of_meaning_ui(ui, view, lists, at, dialog);
        ui.add_space(theme::SPACE_8);
        if lists.n_columns > MANY {
            search_ui(ui, lists, dialog);
        }
        if lists.n_columns == 0 {
            note_ui(ui, "This table has no columns of figures");
        }
        if !lists.columns.is_empty() {
            column::captions_ui(ui);
        }
        rows_ui(ui, view, lists, dialog);
        measures::measures_ui(ui, view, at, dialog);
        if !lists.left_out.is_empty() {
            ui.add(Label::new(RichText::new(&lists.left_out).small().weak()).truncate());
        }
    });
}

/// The rows of the columns; those out of sight are only room.
fn rows_ui(ui: &mut Ui, view: &View<'_>, lists: &Lists, dialog: &mut ImportDialog) {
    let (top, clip) = (ui.cursor().top(), ui.clip_rect());
    let height = row_height(ui.available_width());
    let in_sight = super::rows::in_sight(clip.y_range(), height, top, lists.columns.len());
    #[expect(clippy::cast_precision_loss, reason = "at most 5,000 columns")]
    let room = |rows: usize| rows as f32 * height;
    let n_below = lists.columns.len() - in_sight.end;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(room(in_sight.start));
        for at in &lists.columns[in_sight] {
            ui.push_id(at.column, |ui| column::column_ui(ui, view, *at, dialog));
        }
        ui.add_space(room(n_below));
    });
}

fn search_ui(ui: &mut Ui, lists: &Lists, dialog: &mut ImportDialog) {
    let is_narrow = ui.available_width() < SEARCH_WIDTH;
    ui.horizontal(|ui| {
        filters_ui(ui, is_narrow, dialog);
        ui.add_space(if is_narrow { 0.0 } else { theme::SPACE_8 });
        take_shown_ui(ui, lists, is_narrow, dialog);
    });
}

/// Which columns are shown.
fn filters_ui(ui: &mut Ui, is_narrow: bool, dialog: &mut ImportDialog) {
    let search = TextEdit::singleline(&mut dialog.shown.query)
        .hint_text("Search columns")
        .desired_width(if is_narrow { 132.0 } else { 160.0 });
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
}

fn take_shown_ui(ui: &mut Ui, lists: &Lists, is_narrow: bool, dialog: &mut ImportDialog) {
    let texts =
        if is_narrow { ["Take all", "Take none"] } else { ["Take all shown", "Take none shown"] };
    let hints = ["Takes every column of this list", "Takes no column of this list"];
    let [all, none] = [0, 1]
        .map(|place| action_button_ui(ui, texts[place]).on_hover_text(hints[place]).clicked());
    if all || none {
        for at in &lists.columns {
            if let Some(choice) = dialog.choices.columns.get_mut(at) {
                choice.take = all;
            }
        }
        dialog.touch();
    }
}

/// What the list does not show: columns that the search keeps out, and by name those without
/// figures, so that nobody looks for them in vain.
pub(super) fn left_out(at: TableRef, dialog: &ImportDialog, lists: &Lists) -> String {
    const MOST: usize = 8;
    let Some(table) = dialog.table(at) else { return String::new() };
    let mut parts = Vec::new();
    let taken = match lists.n_taken_hidden {
        0 => String::new(),
        1 => ", 1 of them taken".to_owned(),
        n => format!(", {n} of them taken"),
    };
    match lists.n_columns - lists.columns.len() {
        0 => {}
        1 => parts.push(format!("1 column is not shown{taken}")),
        hidden => parts.push(format!("{hidden} columns are not shown{taken}")),
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

//! Adding a KPI: the built-in library to look through, or one of the user's own.

mod entry;
mod own;

use egui::{
    Align2, Id, Key, Modifiers, Response, RichText, Role, ScrollArea, Sense, TextEdit, TextStyle,
    TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, vec2,
};

use super::{answer, cancel_and, focus_at_first, room};
use crate::app::{Actions, LibraryDialog, OwnKpi, View};
use crate::library::{self, LibraryKpi};
use crate::ui::formula_field::is_refused;
use crate::ui::theme;
use crate::ui::widgets::{Chip, chip_ui, field_ui, modal_ui, note_ui};

const WIDTH: f32 = 820.0;
const LIST_WIDTH: f32 = 260.0;
/// Height of everything but the two columns.
const OTHERS: f32 = 240.0;

pub(super) fn library_ui(
    ui: &Ui,
    view: &View<'_>,
    dialog: &mut LibraryDialog,
    actions: &mut Actions,
) {
    let title = if dialog.for_selected_goal { "Choose a KPI for the goal" } else { "Add a KPI" };
    let buttons = cancel_and("Add to the plan", can_be_added(ui, view, dialog));
    let choice = modal_ui(ui, Id::unique("library"), title, WIDTH, &buttons, |ui| {
        source_ui(ui, dialog);
        let height = room(ui, OTHERS, 440.0);
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_min_size(vec2(ui.available_width(), height));
            match &mut dialog.own {
                Some(own) => own::own_ui(ui, view, own, actions),
                None => browse_ui(ui, view, dialog, height, actions),
            }
        });
    });
    answer(choice, actions);
}

/// Whether there is a KPI to add, and its formula is one that the inspector takes too.
fn can_be_added(ui: &Ui, view: &View<'_>, dialog: &LibraryDialog) -> bool {
    dialog.kpi().is_some()
        && dialog.own.as_ref().is_none_or(|own| !is_refused(ui, view, &own.formula))
}

/// Which of the two ways.
fn source_ui(ui: &mut Ui, dialog: &mut LibraryDialog) {
    ui.horizontal(|ui| {
        if chip_ui(ui, Chip::Choice, "From the library", dialog.own.is_none()).clicked() {
            dialog.own = None;
        }
        let is_own = dialog.own.is_some();
        if chip_ui(ui, Chip::Choice, "Make your own", is_own).clicked() && !is_own {
            // What was searched for in vain is most likely its name.
            dialog.own = Some(OwnKpi { name: dialog.query.trim().to_owned(), ..OwnKpi::default() });
        }
    });
}

/// The list at the left, the chosen entry at the right.
fn browse_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dialog: &mut LibraryDialog,
    height: f32,
    actions: &mut Actions,
) {
    let room = ui.available_rect_before_wrap();
    let (left, right) = room.split_left_right_at_x(room.left() + LIST_WIDTH);
    let right = right.with_min_x(right.left() + theme::SPACE_24);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        ui.set_min_height(height);
        list_ui(ui, dialog);
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        let area = ScrollArea::vertical().id_salt("entry").auto_shrink(false);
        area.show(ui, |ui| match dialog.entry() {
            Some(entry) => entry::entry_ui(ui, view, entry, &mut dialog.variant, actions),
            None => {
                note_ui(
                    ui,
                    "No KPI of the library fits. Search with fewer words, or make your own.",
                );
            }
        });
    });
}

fn list_ui(ui: &mut Ui, dialog: &mut LibraryDialog) {
    let moved = arrows(ui);
    let field = field_ui(ui, "Search", "", |ui| {
        ui.add(TextEdit::singleline(&mut dialog.query).desired_width(f32::INFINITY))
    });
    focus_at_first(ui, &field);
    let found = library::search(&dialog.query);
    let before = dialog.chosen;
    if field.changed() {
        dialog.chosen = 0;
    }
    let last = found.len().saturating_sub(1);
    dialog.chosen = dialog.chosen.saturating_add_signed(moved).min(last);
    let has_moved = field.changed() || moved != 0;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("library").auto_shrink(false).show(ui, |ui| {
        for (place, entry) in found.iter().enumerate() {
            let is_chosen = place == dialog.chosen;
            let row = row_ui(ui, entry, is_chosen);
            if row.clicked() {
                dialog.chosen = place;
            }
            if is_chosen && has_moved {
                row.scroll_to_me(None);
            }
        }
    });
    if dialog.chosen != before || field.changed() {
        dialog.variant = 0;
    }
}

/// How far the arrow keys move the choice while the search field has the keyboard.
fn arrows(ui: &Ui) -> isize {
    ui.input_mut(|input| {
        let down = input.consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.consume_key(Modifiers::NONE, Key::ArrowUp);
        isize::from(down) - isize::from(up)
    })
}

fn row_ui(ui: &mut Ui, entry: &LibraryKpi, is_chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width() - theme::SPACE_8, theme::ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, entry.name));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { tokens.selection } else { tokens.hover };
        ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, fill);
    }
    let inner = rect.shrink2(vec2(theme::SPACE_8, 0.0));
    let text: WidgetText = RichText::new(entry.name).into();
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), inner.width(), TextStyle::Body);
    let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), inner);
    ui.painter().galley(at.min, galley, tokens.text);
    response
}

//! The note on a reading: a text, and where a fact stands.

use egui::{Id, Key, Popup, PopupCloseBehavior, TextEdit, Ui};

use super::cursor::Cell;
use super::grid::{Grid, cell_rect};
use super::layout::Layout;
use super::sheet::Sheet;
use crate::app::field::NoteField;
use crate::app::{Action, Actions, Field, Formats};
use crate::model::ReadingKey;
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, danger_text_button_ui, field_ui, semibold_ui};

/// An open note.
#[derive(Clone, Copy, Debug)]
pub struct NotePopup {
    cell: Cell,
    key: ReadingKey,
    /// Whether it was shown before; the first time it takes the keyboard.
    is_settled: bool,
}

impl NotePopup {
    pub fn new(cell: Cell, key: ReadingKey) -> Self {
        Self { cell, key, is_settled: false }
    }
}

impl Grid {
    pub(super) fn note_ui(
        &mut self,
        ui: &Ui,
        id: Id,
        sheet: &Sheet<'_>,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        let Some(note) = &mut self.note else { return };
        let is_first = !std::mem::replace(&mut note.is_settled, true);
        let (cell, key) = (note.cell, note.key);
        let rect = cell_rect(layout, self.scroll(), cell)
            .filter(|_| sheet.key(cell) == Some(key))
            .map(|rect| rect.intersect(layout.body));
        let Some(rect) = rect else {
            self.note = None;
            return;
        };
        let mut is_open = true;
        let is_done = Popup::new(id.with("note"), ui.ctx().clone(), rect, ui.layer_id())
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name("Note")
            .width(280.0)
            .open_bool(&mut is_open)
            .show(|ui| fields_ui(ui, sheet, cell, key, is_first, actions))
            .is_some_and(|shown| shown.inner);
        let is_escaped = !is_first && ui.input(|input| input.key_pressed(Key::Escape));
        if is_done || !is_open || is_escaped {
            self.note = None;
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.request_repaint();
        }
    }
}

/// The two fields; whether the user is done with them.
fn fields_ui(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    cell: Cell,
    key: ReadingKey,
    is_first: bool,
    actions: &mut Actions,
) -> bool {
    ui.spacing_mut().item_spacing.y = theme::SPACE_8;
    semibold_ui(ui, &sheet.cell_name(cell, &sheet.row_name(cell.row)));
    note_field_ui(ui, sheet, (key, NoteField::Text), "Note", "", is_first, actions);
    let hint = "A note with a source is shown as a fact";
    note_field_ui(ui, sheet, (key, NoteField::Source), "Source", hint, false, actions);
    ui.horizontal(|ui| {
        let is_done = action_button_ui(ui, "Done").clicked();
        let is_there = sheet.view.project.notes.contains_key(&key);
        if is_there && danger_text_button_ui(ui, "Remove note").clicked() {
            let fields = [NoteField::Text, NoteField::Source].map(|field| Field::Note(key, field));
            actions.push(Action::Forget(fields[0]));
            actions.push(Action::Forget(fields[1]));
            actions.edit(crate::edit::Edit::Readings(crate::edit::ReadingsEdit::SetNote {
                key,
                note: None,
            }));
            return true;
        }
        is_done
    })
    .inner
}

fn note_field_ui(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    (key, part): (ReadingKey, NoteField),
    label: &str,
    hint: &str,
    takes_keyboard: bool,
    actions: &mut Actions,
) {
    let view = sheet.view;
    let field = Field::Note(key, part);
    let formats = Formats { numbers: view.numbers(), dates: view.dates(), today: view.today };
    let draft = view.drafts.text(field).map(str::to_owned);
    let mut text = draft.unwrap_or_else(|| field.text(view.project, formats));
    let response = field_ui(ui, label, hint, |ui| {
        ui.add(TextEdit::singleline(&mut text).desired_width(f32::INFINITY))
    });
    if takes_keyboard {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Type { field, text });
    }
    if response.lost_focus() {
        actions.push(Action::Commit(field));
    }
}

//! The text field bound to a place in the plan: shows the draft, types into it, commits it.

use egui::text::{CCursor, CCursorRange};
use egui::{Align2, Id, Key, Label, Modifiers, Response, RichText, TextEdit, Ui};

use super::theme;
use super::widgets::{field_error_ui, note_ui};
use crate::app::{Action, Actions, Field, Formats, View};

/// A labelled text field for one [`Field`] of the plan.
///
/// It holds no text itself: what is typed goes into the drafts of the app and comes back in the
/// next frame, so nothing is lost when the field is scrolled away or the plan is saved.
#[must_use = "call `ui` to show it"]
pub struct FieldUi<'a> {
    field: Field,
    name: &'a str,
    note: &'a str,
    placeholder: &'a str,
    suffix: &'a str,
    rows: usize,
    width: f32,
    has_label: bool,
    is_right_aligned: bool,
}

impl<'a> FieldUi<'a> {
    /// A single line as wide as there is room, with `name` above it.
    pub fn new(field: Field, name: &'a str) -> Self {
        Self {
            field,
            name,
            note: "",
            placeholder: "",
            suffix: "",
            rows: 1,
            width: f32::INFINITY,
            has_label: true,
            is_right_aligned: false,
        }
    }

    /// Several lines; Enter begins a new one, and leaving the field commits it.
    pub fn multiline(self, rows: usize) -> Self {
        Self { rows: rows.max(2), ..self }
    }

    /// A weak line under the field; an error stands in its place.
    pub fn hint(self, note: &'a str) -> Self {
        Self { note, ..self }
    }

    /// What an empty field stands for: "from the data". Never the only name of the field.
    pub fn placeholder(self, placeholder: &'a str) -> Self {
        Self { placeholder, ..self }
    }

    /// The unit behind the number.
    pub fn suffix(self, unit: &'a str) -> Self {
        Self { suffix: unit, ..self }
    }

    /// In points, the frame included.
    pub fn width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// The name is then only what a screen reader says.
    pub fn no_label(self) -> Self {
        Self { has_label: false, ..self }
    }

    /// For numbers that line up.
    pub fn right_aligned(self) -> Self {
        Self { is_right_aligned: true, ..self }
    }

    /// Shows the field; what the user does in it comes out as actions.
    pub fn ui(self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) -> Response {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::SPACE_4;
            let label = self
                .has_label
                .then(|| ui.add(Label::new(RichText::new(self.name).small().weak())).id);
            let mut response = self.edit_ui(ui, view, actions);
            match label {
                Some(label) => response = response.labelled_by(label),
                None => name_it(ui, &response, self.name),
            }
            match view.drafts.error(self.field) {
                Some(error) => {
                    field_error_ui(ui, error);
                }
                None if !self.note.is_empty() => {
                    note_ui(ui, self.note);
                }
                None => {}
            }
            response
        })
        .inner
    }

    fn edit_ui(&self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) -> Response {
        let mut text = shown_text(self.field, view);
        let is_multiline = self.rows > 1;
        let edit = if is_multiline {
            TextEdit::multiline(&mut text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(&mut text)
        };
        let mut edit = edit
            .id(Id::unique(("field", self.field)))
            .desired_width(self.width)
            .hint_text(RichText::new(self.placeholder).weak());
        if !self.suffix.is_empty() {
            edit = edit.suffix(RichText::new(self.suffix).weak());
        }
        if self.is_right_aligned {
            edit = edit.align(Align2::RIGHT_CENTER);
        }
        let has_error = view.drafts.error(self.field).is_some();
        let response = mark_error(ui, has_error, |ui| ui.add(edit));
        if view.session.wanted_field == Some(self.field) {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
        type_and_commit(ui, self.field, &response, text, view, actions);
        response
    }
}

/// A name being changed where it stands. The first frame takes the keyboard and selects all;
/// Enter and leaving commit, Esc gives up.
pub fn rename_ui(
    ui: &mut Ui,
    view: &View<'_>,
    actions: &mut Actions,
    field: Field,
    name: &str,
) -> Response {
    let id = Id::unique(("rename", field));
    let mut text = shown_text(field, view);
    let n_chars = text.chars().count();
    let has_error = view.drafts.error(field).is_some();
    let edit = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY);
    let response = mark_error(ui, has_error, |ui| ui.add(edit));
    name_it(ui, &response, name);
    if is_first_pass(ui, id) {
        let mut state = TextEdit::load_state(ui, id).unwrap_or_default();
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(n_chars));
        state.cursor.set_char_range(Some(all));
        state.store(ui, id);
        response.request_focus();
        response.scroll_to_me(None);
        return response;
    }
    if let Some(error) = view.drafts.error(field) {
        field_error_ui(ui, error);
    }
    let was_renaming = view.session.renaming == Some(field);
    let is_escaped = type_and_commit(ui, field, &response, text, view, actions);
    // Nothing was typed: the field still has to go.
    let is_typed = view.drafts.active().is_some_and(|draft| draft.field == field);
    if response.lost_focus() && was_renaming && !is_escaped && !is_typed {
        actions.push(Action::Commit(field));
    }
    response
}

/// How the user writes numbers and dates.
pub fn formats(view: &View<'_>) -> Formats {
    Formats { numbers: view.numbers(), dates: view.dates(), today: view.today }
}

/// The draft if there is one, else what the plan holds.
pub(super) fn shown_text(field: Field, view: &View<'_>) -> String {
    match view.drafts.text(field) {
        Some(draft) => draft.to_owned(),
        None => field.text(view.project, formats(view)),
    }
}

/// Turns what happened in a field into actions; whether Esc was pressed in it.
pub(super) fn type_and_commit(
    ui: &Ui,
    field: Field,
    response: &Response,
    text: String,
    view: &View<'_>,
    actions: &mut Actions,
) -> bool {
    let is_active = view.drafts.active().is_some_and(|draft| draft.field == field);
    let has_changed = response.changed();
    if has_changed {
        actions.push(Action::Type { field, text });
    }
    // egui takes the keyboard away on Esc before any widget sees the key.
    let is_left = response.lost_focus();
    if is_left && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        let has_draft = view.drafts.text(field).is_some() || has_changed;
        if has_draft || view.session.renaming == Some(field) {
            actions.push(Action::Forget(field));
        }
        return true;
    }
    // `lost_focus` is true for two frames; in the second there is no draft any more. Assistive
    // technology sets a text without ever giving the field the keyboard.
    let is_set_from_outside = has_changed && !response.has_focus();
    if (is_left && (is_active || has_changed)) || is_set_from_outside {
        actions.push(Action::Commit(field));
    }
    false
}

/// Paints the edge of a field with an error in it in the colour of errors.
pub(super) fn mark_error<R>(
    ui: &mut Ui,
    has_error: bool,
    add_field: impl FnOnce(&mut Ui) -> R,
) -> R {
    if !has_error {
        return add_field(ui);
    }
    ui.scope(|ui| {
        let danger = theme::tokens(ui).danger;
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke.color = danger;
        widgets.hovered.bg_stroke.color = danger;
        add_field(ui)
    })
    .inner
}

/// Gives a field without a visible label its name.
fn name_it(ui: &Ui, response: &Response, name: &str) {
    ui.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// Whether a widget was not there in the pass before this one.
pub(super) fn is_first_pass(ui: &Ui, id: Id) -> bool {
    let now = ui.cumulative_pass_nr();
    let last =
        ui.data_mut(|data| data.get_temp_mut_or_insert_with(id, || None::<u64>).replace(now));
    last.is_none_or(|last| last != now && last + 1 != now)
}

#[cfg(test)]
mod tests;

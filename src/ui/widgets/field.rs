//! Labelled fields: the label above, the field below, and what is wrong with it beneath.

use egui::style::StyleModifier;
use egui::{
    Color32, ComboBox, Id, InnerResponse, Label, Rect, Response, RichText, Sense, TextEdit, Ui,
    Vec2,
};

use super::text::note_ui;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;

/// A label with a field under it, linked for assistive technology. `add_field` gives back the
/// response of the field itself. `hint` stands under it in weak letters unless it is empty.
pub fn field_ui(
    ui: &mut Ui,
    label: &str,
    hint: &str,
    add_field: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        let name = label_ui(ui, label);
        let response = add_field(ui).labelled_by(name);
        if !hint.is_empty() {
            note_ui(ui, hint);
        }
        response
    })
    .inner
}

/// A label with a line of text under it, as wide as there is room.
pub fn text_field_ui(ui: &mut Ui, label: &str, text: &mut String) -> Response {
    field_ui(ui, label, "", |ui| ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)))
}

/// What is wrong with the field above: icon and sentence, announced when it appears.
pub fn field_error_ui(ui: &mut Ui, sentence: &str) -> Response {
    let color = theme::tokens(ui).danger;
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = theme::SPACE_16;
        ui.spacing_mut().item_spacing.x = 6.0;
        error_line_ui(ui, sentence, color)
    })
    .inner
}

fn error_line_ui(ui: &mut Ui, sentence: &str, color: Color32) -> Response {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(icons::SMALL), Sense::hover());
        let icon = Rect::from_center_size(rect.center(), Vec2::splat(icons::SMALL));
        icons::paint(ui.painter(), Icon::Warning, icon, color);
        let label = ui.add(Label::new(RichText::new(sentence).small().color(color)).wrap());
        ui.accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        label
    })
    .inner
}

/// Choosers in a wide place stay this narrow, in points.
const WIDEST_COMBO: f32 = 320.0;

/// A chooser under its label. `shown` is the present choice; `add_choices` fills the list.
pub fn combo_ui<R>(
    ui: &mut Ui,
    label: &str,
    shown: &str,
    add_choices: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<Option<R>> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        let name = label_ui(ui, label);
        let combo = ComboBox::from_id_salt(label)
            .width(ui.available_width().min(WIDEST_COMBO))
            .truncate()
            .selected_text(shown)
            .popup_style(StyleModifier::new(theme::menu_style))
            .icon(|ui, rect, visuals, _is_open| {
                let icon = Rect::from_center_size(rect.center(), Vec2::splat(10.0));
                icons::paint(ui.painter(), Icon::ChevronDown, icon, visuals.fg_stroke.color);
            })
            .show_ui(ui, add_choices);
        InnerResponse::new(combo.inner, combo.response.labelled_by(name))
    })
    .inner
}

fn label_ui(ui: &mut Ui, label: &str) -> Id {
    ui.add(Label::new(RichText::new(label).small().weak())).id
}

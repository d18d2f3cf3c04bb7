//! Leaf widgets, each with a name for assistive technology and a ring for the keyboard.

mod button;
mod chip;
mod empty;
mod explanation;
mod field;
mod finding;
#[cfg(test)]
mod gallery;
mod marks;
mod meter;
mod modal;
mod notice;
mod opener;
mod panel;
mod row;
mod splitter;
mod status;
#[cfg(test)]
mod tests;
mod text;

pub use button::{
    action_button_ui, action_button_within_ui, danger_text_button_ui, icon_button_ui,
    primary_button_ui, search_button_ui, secondary_button_ui,
};
pub use chip::{Chip, chip_ui, tab_ui};
pub use empty::{empty_state_button_ui, empty_state_ui};
pub use explanation::{ExplanationChoice, HOW, explanation_ui};
pub use field::{combo_ui, field_error_ui, field_ui, text_field_ui};
pub use finding::{COUNT_WIDTH, finding_count_ui, severity_badge_ui, severity_word};
pub use marks::{MARK_SIZE, smart_marks_ui};
pub use meter::meter_ui;
pub use modal::{DialogButton, DialogButtons, DialogChoice, modal_ui, modal_with_footer_ui};
pub use notice::{Notice, NoticeKind, NoticeResponse, notice_ui, toast_ui};
pub use panel::{filled_panel_ui, panel_frame, panel_ui};
pub use row::row_ui;
pub use splitter::{SplitterDirection, splitter_ui};
pub use status::{status_badge_ui, status_button_ui, status_dot_ui};
pub use text::{note_ui, semibold_ui, shortened_in_middle, title_ui};

/// Makes `ui` itself a named part of the window for assistive technology, so that what is in it
/// is found under that name.
fn name_container(ui: &egui::Ui, role: egui::Role, name: &str) {
    ui.accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

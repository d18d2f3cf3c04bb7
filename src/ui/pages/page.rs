//! The frame of a page of settings: a title, the way back, and cards in one readable column.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};

use crate::app::{Action, Actions, Page, View};
use crate::ui::theme;
use crate::ui::widgets::{Chip, action_button_ui, chip_ui, panel_frame, semibold_ui, title_ui};

/// The widest column of text and fields that is still easy to read.
const COLUMN_WIDTH: f32 = 720.0;

/// A scrolling page with a title and a way back to the plan.
pub(super) fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    title: &str,
    actions: &mut Actions,
    add_cards: impl FnOnce(&mut Ui, &mut Actions),
) {
    column_ui(ui, |ui| {
        ui.horizontal(|ui| {
            title_ui(ui, title);
            let back = if view.is_plan_open { "Back to the plan" } else { "Back" };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if action_button_ui(ui, back).clicked() {
                    actions.push(Action::ShowPage(Page::Plan));
                }
            });
        });
        add_cards(ui, actions);
    });
}

/// A scrolling column in the middle of the page.
pub(super) fn column_ui(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(COLUMN_WIDTH);
        let side = ((ui.available_width() - width) / 2.0).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(side);
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(theme::SPACE_8, theme::SPACE_8);
                ui.add_space(theme::SPACE_8);
                add_contents(ui);
                ui.add_space(theme::SPACE_24);
            });
        });
    });
}

/// A card with a heading.
pub(super) fn card_ui(ui: &mut Ui, heading: &str, add_contents: impl FnOnce(&mut Ui)) {
    panel_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let heading =
            ui.add(Label::new(RichText::new(heading).text_style(egui::TextStyle::Heading)));
        ui.accesskit_node_builder(heading.id, |node| node.set_role(egui::Role::Heading));
        add_contents(ui);
    });
}

/// A name over a row of chips of which one is on; the one that was clicked.
pub(super) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    now: T,
    choices: impl IntoIterator<Item = (T, String)>,
) -> Option<T> {
    let mut clicked = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        semibold_ui(ui, name);
        ui.horizontal_wrapped(|ui| {
            for (choice, text) in choices {
                if chip_ui(ui, Chip::Choice, &text, choice == now).clicked() {
                    clicked = Some(choice);
                }
            }
        });
    });
    clicked.filter(|choice| *choice != now)
}

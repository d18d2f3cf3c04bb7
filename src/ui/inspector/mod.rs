//! The inspector: every field of one item, beside the page or, in a narrow window, in its place.

mod definition;
mod findings;
mod goal;
mod kpi;
mod lesser;
mod pace;

use egui::{ScrollArea, Ui};

use super::icons::Icon;
use super::theme;
use super::widgets::{filled_panel_ui, icon_button_ui};
use crate::app::{Action, Actions, View};
use crate::model::ItemId;

/// The inspector over all the room there is.
pub fn inspector_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let Some(item) = view.session.inspected else { return };
    let heading = match item {
        ItemId::Objective(_) => "Objective",
        ItemId::Goal(_) => "Goal",
        ItemId::Kpi(_) => "KPI",
        ItemId::Input(_) => "Input",
        ItemId::Channel(_) => "Channel",
    };
    let mut is_closed = false;
    filled_panel_ui(
        ui,
        heading,
        "",
        |ui| is_closed = icon_button_ui(ui, Icon::Close, "Close inspector").clicked(),
        |ui| {
            ScrollArea::vertical().id_salt(("inspector", item)).auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = theme::SPACE_12;
                // The scroll bar floats over the right edge.
                ui.set_max_width(ui.available_width() - theme::SPACE_8);
                ui.push_id(item, |ui| findings::findings_ui(ui, view, item, actions));
                ui.push_id(item, |ui| match item {
                    ItemId::Objective(id) => lesser::objective_ui(ui, view, id, actions),
                    ItemId::Goal(id) => goal::goal_ui(ui, view, id, actions),
                    ItemId::Kpi(id) => kpi::kpi_ui(ui, view, id, actions),
                    ItemId::Input(id) => lesser::input_ui(ui, view, id, actions),
                    ItemId::Channel(id) => lesser::channel_ui(ui, view, id, actions),
                });
                ui.add_space(theme::SPACE_24);
            });
        },
    );
    if is_closed {
        actions.push(Action::CloseInspector);
    }
}

/// A chooser of one of several values; returns a new choice.
fn choose_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    now: T,
    all: &[T],
    text: impl Fn(T) -> String,
) -> Option<T> {
    let mut chosen = None;
    super::widgets::combo_ui(ui, label, &text(now), |ui| {
        for choice in all {
            if ui.selectable_label(*choice == now, text(*choice)).clicked() && *choice != now {
                chosen = Some(*choice);
            }
        }
    });
    chosen
}

/// Two fields side by side, each half as wide.
fn pair_ui(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.columns(2, |columns| {
        if let [first, second] = columns {
            left(first);
            right(second);
        }
    });
}

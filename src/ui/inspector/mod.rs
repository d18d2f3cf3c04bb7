//! The inspector: every field of one item, beside the page or, in a narrow window, in its place.

mod goal;
mod kpi;
mod lesser;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::icons::Icon;
use super::theme;
use super::widgets::{filled_panel_ui, icon_button_ui};
use crate::app::{Action, Actions, Page, View};
use crate::model::ItemId;

/// How wide it is beside the page, in points.
const WIDTH: f32 = 344.0;
/// Windows narrower than this have no room for both, in points.
pub const ROOM_FOR_BOTH: f32 = 1_040.0;

/// Whether the inspector stands in the place of the page.
pub fn takes_whole_page(ui: &Ui, view: &View<'_>) -> bool {
    view.session.inspected.is_some() && ui.content_rect().width() < ROOM_FOR_BOTH
}

/// How much of the window's width the inspector takes from the page, in points.
pub fn width_beside_page(ui: &Ui, view: &View<'_>) -> f32 {
    let is_beside = view.is_plan_open
        && view.session.page == Page::Plan
        && view.session.inspected.is_some()
        && !takes_whole_page(ui, view);
    if is_beside { WIDTH } else { 0.0 }
}

/// The inspector as a panel at the right edge, if it is open and there is room.
pub fn inspector_panel_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if view.session.inspected.is_none() || takes_whole_page(ui, view) {
        return;
    }
    let frame = Frame::new().fill(theme::tokens(ui).window).inner_margin(Margin {
        left: 0,
        right: 16,
        top: 0,
        bottom: 0,
    });
    Panel::right("inspector")
        .frame(frame)
        .exact_size(WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| inspector_ui(ui, view, actions));
}

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

//! "How is this computed?": the lines behind a number, beside the number, to read and to copy.

use egui::{
    Align, Align2, Area, Color32, Frame, Id, Key, Label, Layout, Margin, Modal, Modifiers, Order,
    Rect, Response, RichText, Role, ScrollArea, Sense, Ui, UiKind, pos2, vec2,
};

use super::button::{action_button_ui, icon_button_ui};
use super::name_container;
use super::opener::Opener;
use crate::analysis::{Explanation, explain::Part};
use crate::ui::icons::Icon;
use crate::ui::theme;

/// The words of whatever opens an explanation.
pub const HOW: &str = "How is this computed?";

/// Width of the popup and of the words before its lines, in points.
const WIDTH: f32 = 520.0;
const LABEL_WIDTH: f32 = 84.0;
/// Popups narrower than this put the words above their lines.
const ROOM_FOR_LABELS: f32 = 360.0;
/// Between the popup and what it is about, and around it, in points.
const GAP: f32 = theme::SPACE_4;
/// What title and edges of the popup take of its height, in points.
const HEAD: f32 = 88.0;
/// Points a key press scrolls.
const LINE: f32 = 40.0;

/// What was done with an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExplanationChoice {
    Copy,
    Close,
}

/// Shows an explanation beside `near`, or in the middle. Escape and a click elsewhere close it;
/// what had the keyboard gets it back.
pub fn explanation_ui(
    ui: &Ui,
    near: Option<Rect>,
    explanation: &Explanation,
) -> Option<ExplanationChoice> {
    let id = Id::unique("explanation");
    let opener = Opener::note(ui, id);
    let screen = ui.content_rect().shrink(theme::SPACE_8);
    let width = WIDTH.min(screen.width());
    let (pos, pivot, height) = place(screen, near, width);
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .sense(Sense::hover())
        .order(Order::Foreground)
        .interactable(true)
        .pivot(pivot)
        .default_size(vec2(width, height))
        .fixed_pos(pos)
        .constrain_to(screen);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(16));
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(Color32::TRANSPARENT);
    let shown = modal.show(ui, |ui| {
        name_container(ui, Role::Dialog, &format!("{HOW} {}", explanation.title));
        ui.set_width(width - 2.0 * theme::SPACE_16 - 2.0);
        // The area would hold it to the size it had before.
        ui.set_max_height(height);
        let (mut choice, first) = head_ui(ui, &explanation.title);
        if opener.wants_focus(ui) {
            first.request_focus();
        }
        ui.add_space(theme::SPACE_4);
        ScrollArea::vertical()
            .max_height((height - HEAD).max(96.0))
            .min_scrolled_height(64.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                scroll_by_key(ui);
                parts_ui(ui, &explanation.parts);
            });
        if ui.should_close() {
            choice = Some(ExplanationChoice::Close);
        }
        choice
    });
    let choice = shown.inner.or_else(|| shown.should_close().then_some(ExplanationChoice::Close));
    if choice == Some(ExplanationChoice::Close) {
        opener.give_back(ui, id);
    }
    choice
}

/// A corner on the screen, which corner of the popup it is, and how high the popup may be.
fn place(screen: Rect, near: Option<Rect>, width: f32) -> (egui::Pos2, Align2, f32) {
    let Some(near) = near else {
        return (screen.center(), Align2::CENTER_CENTER, screen.height());
    };
    let left = near.left().min(screen.right() - width).max(screen.left());
    let (above, below) = (near.top() - screen.top(), screen.bottom() - near.bottom());
    if below >= above {
        (pos2(left, near.bottom() + GAP), Align2::LEFT_TOP, below - GAP)
    } else {
        (pos2(left, near.top() - GAP), Align2::LEFT_BOTTOM, above - GAP)
    }
}

/// Title and buttons, and the button that takes the keyboard first.
fn head_ui(ui: &mut Ui, title: &str) -> (Option<ExplanationChoice>, Response) {
    let size = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
    let buttons = |ui: &mut Ui| {
        let close = icon_button_ui(ui, Icon::Close, "Close");
        let copy = action_button_ui(ui, "Copy").on_hover_text("Copy all of it as text");
        ui.add_space(theme::SPACE_8);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.label(RichText::new(HOW).small().weak());
            let title = RichText::new(title).text_style(theme::semibold());
            let title = ui.add(Label::new(title).wrap());
            ui.accesskit_node_builder(title.id, |node| node.set_role(Role::Heading));
        });
        let choice = match (close.clicked(), copy.clicked()) {
            (true, _) => Some(ExplanationChoice::Close),
            (_, true) => Some(ExplanationChoice::Copy),
            _ => None,
        };
        (choice, copy)
    };
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Min), buttons).inner
}

fn parts_ui(ui: &mut Ui, parts: &[Part]) {
    ui.spacing_mut().item_spacing = vec2(theme::SPACE_8, theme::SPACE_8);
    // The scroll bar floats over the right edge.
    ui.set_max_width(ui.available_width() - theme::SPACE_8);
    let is_wide = ui.available_width() >= ROOM_FOR_LABELS;
    for part in parts {
        if is_wide {
            ui.horizontal_top(|ui| {
                let size = vec2(LABEL_WIDTH, 0.0);
                ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                    ui.set_min_width(LABEL_WIDTH);
                    label_ui(ui, part.label);
                });
                lines_ui(ui, &part.lines);
            });
        } else {
            label_ui(ui, part.label);
            lines_ui(ui, &part.lines);
        }
    }
}

fn label_ui(ui: &mut Ui, label: &str) {
    // Small letters on the line of larger ones.
    ui.add_space(2.0);
    ui.label(RichText::new(label).text_style(theme::small_semibold()).weak());
}

fn lines_ui(ui: &mut Ui, lines: &[String]) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for line in lines {
            ui.add(Label::new(line.as_str()).wrap().selectable(true));
        }
    });
}

/// Arrows and page keys scroll what does not fit.
fn scroll_by_key(ui: &Ui) {
    let page = ui.clip_rect().height() - LINE;
    let by = |key: Key, points: f32| {
        let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if is_pressed { points } else { 0.0 }
    };
    let points = by(Key::ArrowDown, -LINE)
        + by(Key::ArrowUp, LINE)
        + by(Key::PageDown, -page)
        + by(Key::PageUp, page);
    if points != 0.0 {
        ui.scroll_with_delta(vec2(0.0, points));
    }
}

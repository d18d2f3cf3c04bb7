//! The seam between two panes, which can be dragged or moved with the arrow keys.

use egui::accesskit::Orientation;
use egui::{CursorIcon, EventFilter, Key, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::ui::theme;

/// Which way a splitter moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitterDirection {
    /// A vertical seam between a left and a right pane.
    Sideways,
    /// A horizontal seam between an upper and a lower pane.
    UpAndDown,
}

/// How far one press of an arrow key moves it, in points.
const STEP: f32 = 16.0;
/// How wide it is, in points; this is the gap between the panes.
const THICKNESS: f32 = theme::SPACE_8;

/// A seam as long as there is room across, and by how many points it was moved in this pass:
/// to the right or down is positive. `name` says what it resizes: "Resize objectives".
pub fn splitter_ui(ui: &mut Ui, direction: SplitterDirection, name: &str) -> f32 {
    let is_sideways = direction == SplitterDirection::Sideways;
    let size = if is_sideways {
        vec2(THICKNESS, ui.available_height())
    } else {
        vec2(ui.available_width(), THICKNESS)
    };
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, ui.is_enabled(), name));
    ui.accesskit_node_builder(response.id, |node| {
        node.set_orientation(if is_sideways {
            Orientation::Vertical
        } else {
            Orientation::Horizontal
        });
    });
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(if is_sideways {
            CursorIcon::ResizeHorizontal
        } else {
            CursorIcon::ResizeVertical
        });
    }
    let is_hot = response.hovered() || response.dragged() || response.has_focus();
    if is_hot && ui.is_rect_visible(rect) {
        let line = Stroke::new(2.0, theme::tokens(ui).accent);
        if is_sideways {
            ui.painter().vline(rect.center().x, rect.y_range(), line);
        } else {
            ui.painter().hline(rect.x_range(), rect.center().y, line);
        }
    }
    let dragged = if is_sideways { response.drag_delta().x } else { response.drag_delta().y };
    let pressed = if response.has_focus() { arrows(ui, response.id, is_sideways) } else { 0.0 };
    dragged + pressed
}

/// How far the arrow keys move a splitter that has the keyboard.
fn arrows(ui: &Ui, id: egui::Id, is_sideways: bool) -> f32 {
    let filter = EventFilter {
        horizontal_arrows: is_sideways,
        vertical_arrows: !is_sideways,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let (back, forth) = if is_sideways {
        (Key::ArrowLeft, Key::ArrowRight)
    } else {
        (Key::ArrowUp, Key::ArrowDown)
    };
    ui.input(|input| {
        let mut delta = 0.0;
        if input.key_pressed(back) {
            delta -= STEP;
        }
        if input.key_pressed(forth) {
            delta += STEP;
        }
        delta
    })
}

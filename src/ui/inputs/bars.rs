//! The scroll bars of the grid: one for rows counted in periods, one for columns in points.

use egui::accesskit::Orientation;
use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::layout::Layout;
use super::rows::Rows;
use super::scroll::{Scroll, Thumb};
use crate::ui::theme;

/// How much thinner than its track a thumb is, on each side, in points.
const INSET: f32 = 3.0;

/// The bar beside the rows.
pub fn row_bar_ui(ui: &Ui, rows: Rows, layout: &Layout, scroll: &mut Scroll) {
    let track = layout.row_bar;
    let Some(thumb) = scroll.thumb(rows, layout.opening, track.height()) else { return };
    let response = ui.interact(track, ui.make_persistent_id("row bar"), Sense::CLICK | Sense::DRAG);
    let fraction = scroll.fraction(rows, layout.opening);
    describe(ui, &response, "Scroll through the periods", fraction, Orientation::Vertical);
    let rect = Rect::from_min_size(
        pos2(track.left() + INSET, track.top() + thumb.offset),
        vec2(track.width() - 2.0 * INSET, thumb.length),
    );
    paint_thumb(ui, &response, rect);
    if response.dragged() {
        scroll.drag_thumb(response.drag_delta().y, rows, layout.opening, track.height());
    } else if let Some(pos) = clicked_beside(&response, rect) {
        let page = layout.opening.height * if pos.y < rect.top() { -1.0 } else { 1.0 };
        scroll.by_points(page, layout.opening);
        scroll.clamp(rows, layout.opening);
        ui.request_repaint();
    }
}

/// The bar below the columns; how far they are scrolled, where the bar moved them.
pub fn column_bar_ui(ui: &Ui, layout: &Layout) -> Option<f32> {
    let track = layout.column_bar?;
    let thumb = column_thumb(layout, track.width())?;
    let response =
        ui.interact(track, ui.make_persistent_id("column bar"), Sense::CLICK | Sense::DRAG);
    let hidden = layout.width() - layout.moving.width();
    let fraction = f64::from(layout.scroll_x() / hidden);
    describe(ui, &response, "Scroll through the columns", fraction, Orientation::Horizontal);
    let rect = Rect::from_min_size(
        pos2(track.left() + thumb.offset, track.top() + INSET),
        vec2(thumb.length, track.height() - 2.0 * INSET),
    );
    paint_thumb(ui, &response, rect);
    if response.dragged() {
        let per_point = hidden / (track.width() - thumb.length).max(1.0);
        return Some(layout.scroll_x() + response.drag_delta().x * per_point);
    }
    let pos = clicked_beside(&response, rect)?;
    let page = layout.moving.width() * if pos.x < rect.left() { -0.5 } else { 0.5 };
    ui.request_repaint();
    Some(layout.scroll_x() + page)
}

fn column_thumb(layout: &Layout, track: f32) -> Option<Thumb> {
    let hidden = layout.width() - layout.moving.width();
    if hidden <= 0.0 {
        return None;
    }
    let length = (track * layout.moving.width() / layout.width()).max(theme::SPACE_24).min(track);
    Some(Thumb { offset: (track - length) * layout.scroll_x() / hidden, length })
}

fn clicked_beside(response: &Response, thumb: Rect) -> Option<egui::Pos2> {
    let pos = response.interact_pointer_pos()?;
    (response.clicked() && !thumb.contains(pos)).then_some(pos)
}

fn describe(
    ui: &Ui,
    response: &Response,
    name: &'static str,
    fraction: f64,
    orientation: Orientation,
) {
    response.widget_info(|| WidgetInfo {
        value: Some((fraction * 100.0).round()),
        ..WidgetInfo::labeled(Role::ScrollBar, true, name)
    });
    ui.accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.set_orientation(orientation);
    });
}

fn paint_thumb(ui: &Ui, response: &Response, rect: Rect) {
    let tokens = theme::tokens(ui);
    let is_hot = response.hovered() || response.dragged();
    let color = if is_hot { tokens.weak } else { tokens.edge };
    ui.painter().rect_filled(rect, 3.0, color);
}

//! A status as icon, word and colour.

use egui::{
    Align2, CursorIcon, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use crate::analysis::Status;
use crate::ui::{icons, theme};

/// Space between the icon and the word.
const GAP: f32 = 6.0;
/// A line of text, so that icon and badge line up with the words beside them.
const HEIGHT: f32 = 20.0;

/// Icon and word in the status colour.
pub fn status_badge_ui(ui: &mut Ui, status: Status) -> Response {
    badge_ui(ui, status, Sense::hover())
}

/// The same as a button, for what there is to say about the status.
pub fn status_button_ui(ui: &mut Ui, status: Status) -> Response {
    let response = badge_ui(ui, status, Sense::click());
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    if response.has_focus() {
        let around = response.rect.expand(theme::SPACE_4);
        ui.painter().rect_stroke(around, 6, theme::focus_ring(ui), StrokeKind::Outside);
    }
    response
}

fn badge_ui(ui: &mut Ui, status: Status, sense: Sense) -> Response {
    let color = theme::tokens(ui).status(status);
    let font = theme::small_semibold().resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(status.label().to_owned(), font, color);
    let size = vec2(icons::SMALL + GAP + galley.size().x, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let role = if sense.senses_click() { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, status.label()));
    if ui.is_rect_visible(rect) {
        let icon = Align2::LEFT_CENTER.align_size_within_rect(Vec2::splat(icons::SMALL), rect);
        icons::status_icon(ui.painter(), icon, status, color);
        let text = Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter().galley(text.min, galley, color);
    }
    response
}

/// The icon alone, for lists where the word stands elsewhere in the row; its name is the word.
pub fn status_dot_ui(ui: &mut Ui, status: Status) -> Response {
    let color = theme::tokens(ui).status(status);
    let (rect, response) = ui.allocate_exact_size(vec2(icons::SMALL, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, status.label()));
    if ui.is_rect_visible(rect) {
        let icon = Rect::from_center_size(rect.center(), Vec2::splat(icons::SMALL));
        icons::status_icon(ui.painter(), icon, status, color);
    }
    response.on_hover_text(status.label())
}

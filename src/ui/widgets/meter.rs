//! How far a goal is: a bar with a tick where the path is.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme;

const BAR_HEIGHT: f32 = 6.0;
const TICK_HEIGHT: f32 = 12.0;
const TICK_WIDTH: f32 = 2.0;

/// A bar as wide as there is room: filled to `progress`, with a tick at `expected`, the share the
/// target path has made. Both are fractions, drawn within 0 to 1; a missing one is not drawn.
/// `name` says what is measured; the figures belong in it: "71 % of the way, 75 % expected".
pub fn meter_ui(
    ui: &mut Ui,
    progress: Option<f64>,
    expected: Option<f64>,
    color: Color32,
    name: &str,
) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width().max(24.0), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, name));
    ui.accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(1.0);
        if let Some(progress) = progress {
            node.set_numeric_value(progress);
        }
    });
    if ui.is_rect_visible(rect) {
        let track = Rect::from_center_size(rect.center(), vec2(rect.width(), BAR_HEIGHT));
        let radius = CornerRadius::same(3);
        ui.painter().rect_filled(track, radius, tokens.sunken);
        if let Some(fraction) = progress.map(drawable).filter(|fraction| *fraction > 0.0) {
            // Never shorter than it is high, so that a little shows as a dot.
            let width = (track.width() * fraction).max(BAR_HEIGHT);
            let bar = Rect::from_min_size(track.min, vec2(width, BAR_HEIGHT));
            ui.painter().rect_filled(bar, radius, color);
        }
        if let Some(fraction) = expected.map(drawable) {
            let x = track.left() + (track.width() - TICK_WIDTH) * fraction + TICK_WIDTH / 2.0;
            let tick = vec2(TICK_WIDTH, TICK_HEIGHT);
            let tick = Rect::from_center_size(pos2(x, track.center().y), tick);
            ui.painter().rect_filled(tick, CornerRadius::ZERO, tokens.target);
        }
    }
    response.on_hover_text(name)
}

/// A fraction as something that can be drawn.
fn drawable(fraction: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a bar needs no more")]
    let fraction = fraction as f32;
    if fraction.is_finite() { fraction.clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_draws_only_what_lies_between_nothing_and_all() {
        for (fraction, expected) in
            [(-0.5, 0.0), (0.25, 0.25), (1.7, 1.0), (f64::NAN, 0.0), (f64::INFINITY, 0.0)]
        {
            assert!((drawable(fraction) - expected).abs() < f32::EPSILON, "{fraction}");
        }
    }
}

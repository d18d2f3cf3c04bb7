//! Buttons: the main one, plain ones, text that acts, and icons.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2,
    WidgetInfo, vec2,
};

use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Tokens};

/// The one thing to do next: accent ground, 36 high.
pub fn primary_button_ui(ui: &mut Ui, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    TextButton {
        style: theme::semibold(),
        height: theme::MAIN_BUTTON_HEIGHT,
        padding: theme::SPACE_16,
        overhang: 0.0,
        color: tokens.on_accent,
        fill: tokens.accent,
        hover_fill: tokens.accent_hover,
        outline: Stroke::NONE,
        underline: false,
    }
    .show(ui, text)
}

/// Any other button of a dialog or an empty page: outlined, 36 high like the main one beside it.
pub fn secondary_button_ui(ui: &mut Ui, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    TextButton {
        style: TextStyle::Button,
        height: theme::MAIN_BUTTON_HEIGHT,
        padding: theme::SPACE_16,
        overhang: 0.0,
        color: tokens.text,
        fill: tokens.panel,
        hover_fill: tokens.hover,
        outline: Stroke::new(1.0, tokens.edge),
        underline: false,
    }
    .show(ui, text)
}

/// The button of a dialog that does what cannot be undone: outlined and written in the colour of
/// danger, 36 high like the one beside it.
pub fn danger_button_ui(ui: &mut Ui, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    TextButton {
        style: theme::semibold(),
        height: theme::MAIN_BUTTON_HEIGHT,
        padding: theme::SPACE_16,
        overhang: 0.0,
        color: tokens.danger,
        fill: tokens.panel,
        hover_fill: tokens.hover,
        outline: Stroke::new(1.0, tokens.danger),
        underline: false,
    }
    .show(ui, text)
}

/// Text that acts, without a box: "+ Add", "Show as table".
pub fn action_button_ui(ui: &mut Ui, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    plain(tokens, tokens.accent).show(ui, text)
}

/// The same, at most so wide; "…" stands for what is cut, and the pointer's rest shows it in full.
pub fn action_button_within_ui(ui: &mut Ui, text: &str, width: f32) -> Response {
    let tokens = theme::tokens(ui);
    plain(tokens, tokens.accent).show_within(ui, text, width)
}

/// Text that removes something; what it does must be undoable or asked about.
pub fn danger_text_button_ui(ui: &mut Ui, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    plain(tokens, tokens.danger).show(ui, text)
}

fn plain(tokens: &Tokens, color: Color32) -> TextButton {
    TextButton {
        style: theme::semibold(),
        height: theme::CONTROL_HEIGHT,
        padding: 0.0,
        overhang: theme::SPACE_4,
        color,
        fill: Color32::TRANSPARENT,
        hover_fill: tokens.hover,
        outline: Stroke::NONE,
        underline: true,
    }
}

/// A button that is only an icon; its name is its tooltip and what a screen reader says.
pub fn icon_button_ui(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let tokens = theme::tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::splat(theme::CONTROL_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let is_hot = response.hovered() || response.has_focus();
        ground(ui, rect, &response, Color32::TRANSPARENT, tokens.hover);
        let color = if is_hot { tokens.text } else { tokens.weak };
        let icon_rect = Rect::from_center_size(rect.center(), Vec2::splat(icons::MEDIUM));
        icons::paint(ui.painter(), icon, icon_rect.shrink(1.0), color);
        focus_ring(ui, rect, &response);
    }
    response.on_hover_text(name)
}

/// The looks of a button that is only text.
struct TextButton {
    style: TextStyle,
    height: f32,
    padding: f32,
    /// How far ground and ring reach beyond what is laid out, so that text without a box lines up
    /// with what stands above and below it.
    overhang: f32,
    color: Color32,
    fill: Color32,
    hover_fill: Color32,
    outline: Stroke,
    /// Whether the pointer puts a line under the text.
    underline: bool,
}

impl TextButton {
    fn show(&self, ui: &mut Ui, text: &str) -> Response {
        self.show_within(ui, text, f32::INFINITY)
    }

    fn show_within(&self, ui: &mut Ui, text: &str, width: f32) -> Response {
        let font: FontId = self.style.resolve(ui.style());
        let room = (width - 2.0 * self.padding).max(theme::CONTROL_HEIGHT);
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, self.color);
        job.wrap = TextWrapping::truncate_at_width(room);
        let galley = ui.painter().layout_job(job);
        let is_cut = galley.elided;
        let width = galley.size().x + 2.0 * self.padding;
        let size = vec2(width.max(theme::CONTROL_HEIGHT), self.height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
        if ui.is_rect_visible(rect) {
            let outer = rect.expand2(vec2(self.overhang, 0.0));
            ground(ui, outer, &response, self.fill, self.hover_fill);
            let radius = theme::CONTROL_RADIUS;
            ui.painter().rect_stroke(outer, radius, self.outline, StrokeKind::Inside);
            let text_rect = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
            if self.underline && response.hovered() {
                let line = Stroke::new(1.0, self.color);
                ui.painter().hline(text_rect.x_range(), text_rect.bottom() - 2.0, line);
            }
            ui.painter().galley(text_rect.min, galley, self.color);
            // A ring in the colour of the ground needs a gap to be seen.
            let gap = if self.fill == Color32::TRANSPARENT { 0.0 } else { 2.0 };
            focus_ring(ui, outer.expand(gap), &response);
        }
        if is_cut { response.on_hover_text(text) } else { response }
    }
}

/// Paints the ground of something clickable, fading to its other colour under the pointer.
pub(super) fn ground(ui: &Ui, rect: Rect, response: &Response, fill: Color32, hover: Color32) {
    let amount = ui.animate_bool(response.id.with("ground"), response.hovered());
    // A fade from nothing must not pass through black.
    let from = if fill == Color32::TRANSPARENT { hover.gamma_multiply(0.0) } else { fill };
    let color = from.lerp_to_gamma(hover, amount);
    ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, color);
}

/// Paints the ring around what has the keyboard.
pub(super) fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let ring = theme::focus_ring(ui);
        ui.painter().rect_stroke(rect, theme::CONTROL_RADIUS, ring, StrokeKind::Outside);
    }
}

/// A field-like button that opens a search: icon, weak words, an edge. `name` is what assistive
/// technology reads.
pub fn search_button_ui(ui: &mut Ui, text: &str, name: &str) -> Response {
    let tokens = theme::tokens(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, tokens.weak);
    let width = (galley.size().x + 44.0).min(ui.available_width());
    let (rect, response) =
        ui.allocate_exact_size(vec2(width, theme::CONTROL_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let radius = egui::CornerRadius::same(theme::CONTROL_RADIUS);
        let stroke = if response.has_focus() {
            theme::focus_ring(ui)
        } else {
            egui::Stroke::new(1.0, tokens.edge)
        };
        let ground = if response.hovered() { tokens.hover } else { tokens.panel };
        ui.painter().rect(rect, radius, ground, stroke, egui::StrokeKind::Inside);
        let icon = egui::Rect::from_center_size(
            egui::pos2(rect.left() + 16.0, rect.center().y),
            Vec2::splat(icons::SMALL),
        );
        icons::paint(ui.painter(), Icon::Search, icon, tokens.weak);
        let at = egui::pos2(rect.left() + 30.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().with_clip_rect(rect).galley(at, galley, tokens.weak);
    }
    response
}

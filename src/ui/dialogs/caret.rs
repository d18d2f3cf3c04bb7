//! A line of text with a mark under one of its places. Our text face is not monospaced, so blanks
//! would not bring a caret there.

use egui::{Frame, Label, ScrollArea, Stroke, TextStyle, Ui, pos2, vec2};

use crate::ui::theme;

/// Shows a line with a caret under the character that has `caret` others before it.
pub(super) fn excerpt_ui(ui: &mut Ui, line: &str, caret: usize) {
    const UNDER: f32 = 10.0;
    let tokens = theme::tokens(ui);
    let frame =
        Frame::new().fill(tokens.sunken).corner_radius(theme::CONTROL_RADIUS).inner_margin(8);
    frame.show(ui, |ui| {
        let area = ScrollArea::horizontal().auto_shrink([false, true]);
        area.show(ui, |ui| {
            let shown = ui.add(Label::new(line.trim_start()).extend());
            let n_indent = line.chars().take_while(|c| c.is_whitespace()).count();
            let n_before = caret.saturating_sub(n_indent);
            let before: String = line.trim_start().chars().take(n_before).collect();
            let font = TextStyle::Body.resolve(ui.style());
            let width = ui.painter().layout_no_wrap(before, font, tokens.text).size().x;
            let tip = pos2(shown.rect.left() + width + 3.0, shown.rect.bottom() + 1.0);
            let stroke = Stroke::new(2.0, tokens.danger);
            ui.painter().line_segment([tip, tip + vec2(-4.0, 6.0)], stroke);
            ui.painter().line_segment([tip, tip + vec2(4.0, 6.0)], stroke);
            ui.add_space(UNDER);
        });
    });
}

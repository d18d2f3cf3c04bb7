//! The mark under the column of a formula where something is wrong.

use std::sync::Arc;

use egui::text::{CCursor, CharIndex};
use egui::text_edit::TextEditOutput;
use egui::{Galley, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::ui::theme;

/// Room under the field for the mark.
const ROOM: f32 = 6.0;
/// Half its width, and its height.
const SIZE: [f32; 2] = [4.0, 6.0];

/// A text as the field laid it out: where each of its characters stands on the screen.
pub struct ShownText {
    galley: Arc<Galley>,
    at: Pos2,
    /// What of it is to be seen.
    clip: Rect,
}

impl ShownText {
    pub fn of(output: &TextEditOutput) -> Self {
        Self {
            galley: Arc::clone(&output.galley),
            at: output.galley_pos,
            clip: output.text_clip_rect,
        }
    }

    /// The middle of a column's foot, the column counted from 1; of what is not to be seen, the
    /// nearest place that is.
    fn foot(&self, column: usize) -> Pos2 {
        let n = column.saturating_sub(1);
        // Between two rows there are two places: the character is at the beginning of the lower
        // one, and its end is at the end of its own row.
        let here =
            self.galley.pos_from_cursor(CCursor { index: CharIndex(n), prefer_next_row: true });
        let next = self
            .galley
            .pos_from_cursor(CCursor { index: CharIndex(n + 1), prefer_next_row: false });
        let is_same_row = (next.top() - here.top()).abs() < 1.0 && next.left() > here.left();
        let right = if is_same_row { next.left() } else { here.left() + 2.0 * SIZE[0] };
        let foot = pos2(f32::midpoint(here.left(), right), here.bottom());
        (self.at + foot.to_vec2()).clamp(self.clip.min, self.clip.max)
    }
}

/// Paints a caret under a column, and leaves the room for it below the field. `is_calm` makes it
/// weak: nothing is wrong yet, only not finished.
pub fn caret_ui(ui: &mut Ui, shown: &ShownText, text: &str, column: usize, is_calm: bool) {
    let size = vec2(ui.available_width(), ROOM - ui.spacing().item_spacing.y);
    ui.allocate_exact_size(size, Sense::hover());
    if text.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    let color = if is_calm { tokens.weak } else { tokens.danger };
    let tip = shown.foot(column) - vec2(0.0, 1.0);
    let stroke = Stroke::new(2.0, color);
    for side in [-1.0, 1.0] {
        let end = tip + vec2(side * SIZE[0], SIZE[1]);
        ui.painter().line_segment([tip, end], stroke);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use egui::{Color32, FontId};
    use egui_kittest::Harness;

    use super::*;

    #[test]
    fn the_mark_of_a_wrapped_formula_stands_in_the_row_of_its_character() {
        let looked = Cell::new(false);
        let _harness = Harness::new_ui(|ui| {
            let text = "100 * shares / followers + comments".to_owned();
            let galley = ui.painter().layout(text, FontId::default(), Color32::WHITE, 100.0);
            let rows = &galley.rows;
            assert!(rows.len() > 1);
            let shown =
                ShownText { galley: Arc::clone(&galley), at: Pos2::ZERO, clip: Rect::EVERYTHING };
            let mut first = 0;
            for row in rows {
                let n = row.char_count_excluding_newline().0;
                for column in [first + 1, first + n] {
                    let foot = shown.foot(column);
                    assert!((foot.y - row.max_y()).abs() < 1.0, "column {column}: {foot:?}");
                    assert!((0.0..=110.0).contains(&foot.x), "column {column}");
                }
                first += row.char_count_including_newline().0;
            }
            looked.set(true);
        });
        assert!(looked.get());
    }
}

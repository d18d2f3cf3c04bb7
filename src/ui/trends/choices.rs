//! What stands for readings that cannot be added, each with the choice of something else.

use egui::Ui;

use crate::app::{Actions, View};
use crate::ui::stand_in;
use crate::ui::theme::{self, SPACE_8, SPACE_16};
use crate::ui::widgets;

use super::shown::Shown;

/// The choosers side by side; those that find no room go to a line of their own, and none is wider
/// than the panel.
pub fn ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, actions: &mut Actions) {
    if shown.choices.is_empty() {
        return;
    }
    let room = ui.available_width();
    let texts = texts(shown);
    let mut place = 0;
    for n in rows(ui, &texts, room) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = SPACE_16;
            for (text, choice) in texts.iter().zip(&shown.choices).skip(place).take(n) {
                let button = widgets::action_button_within_ui(ui, text, room);
                stand_in::popup_ui(&button, view, std::slice::from_ref(choice), actions);
            }
        });
        place += n;
    }
}

/// How high the choosers are with the room below them, in points.
pub fn height(ui: &Ui, shown: &Shown, width: f32) -> f32 {
    let n_rows = rows(ui, &texts(shown), width).len();
    std::iter::repeat_n(theme::CONTROL_HEIGHT + SPACE_8, n_rows).sum()
}

/// "Reach over quarters: largest month"
fn texts(shown: &Shown) -> Vec<String> {
    shown.choices.iter().map(|choice| format!("{}: {}", choice.title(), choice.in_use())).collect()
}

/// How many choosers each line has.
fn rows(ui: &Ui, texts: &[String], width: f32) -> Vec<usize> {
    let font = theme::semibold().resolve(ui.style());
    let mut rows: Vec<usize> = Vec::new();
    let mut used = 0.0;
    for text in texts {
        let wide = super::frame::text_size(ui.painter(), text, font.clone()).x;
        match rows.last_mut() {
            Some(n) if used + SPACE_16 + wide <= width => {
                *n += 1;
                used += SPACE_16 + wide;
            }
            _ => {
                rows.push(1);
                used = wide;
            }
        }
    }
    rows
}

//! A file that could not be read: what is wrong, the line with a caret, what was expected.

use egui::{Frame, Id, Label, ScrollArea, Stroke, TextStyle, Ui, pos2, vec2};

use super::telling_ui;
use crate::app::{Action, Actions};
use crate::ui::theme;
use crate::ui::widgets::action_button_ui;

const WIDTH: f32 = 620.0;

pub(super) fn unreadable_ui(ui: &Ui, title: &str, text: &str, actions: &mut Actions) {
    let mut wants_copy = false;
    telling_ui(ui, Id::unique("unreadable"), title, WIDTH, actions, |ui| {
        message_ui(ui, text);
        wants_copy = action_button_ui(ui, "Copy the message").clicked();
    });
    if wants_copy {
        actions.push(Action::Copy(text.to_owned()));
    }
}

/// The lines of a message. A line that holds only a caret is shown under the line before it: our
/// text face is not monospaced, so blanks would not bring it there.
fn message_ui(ui: &mut Ui, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let mut place = 0;
    while let Some(line) = lines.get(place) {
        place += 1;
        match lines.get(place).and_then(|next| caret_of(next)) {
            Some(caret) => {
                place += 1;
                excerpt_ui(ui, line, caret);
            }
            None => {
                ui.add(Label::new(line.trim_start()).wrap());
            }
        }
    }
}

/// How many characters stand before the caret, if the line is nothing but one.
fn caret_of(line: &str) -> Option<usize> {
    let blanks = line.strip_suffix('^')?;
    blanks.chars().all(|c| c == ' ').then(|| blanks.chars().count())
}

fn excerpt_ui(ui: &mut Ui, line: &str, caret: usize) {
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

#[cfg(test)]
mod tests {
    use super::caret_of;

    #[test]
    fn a_caret_line_has_nothing_but_blanks_before_the_caret() {
        let check = |line, expected| assert_eq!(caret_of(line), expected, "{line:?}");
        check("    ^", Some(4));
        check("^", Some(0));
        check("  x ^", None);
        check("", None);
        check("    ", None);
    }
}
